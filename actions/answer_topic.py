"""Answers a question about a topic: the answer first, then what would make it more exact."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import Any, Dict, FrozenSet, List, Mapping, Optional, Sequence, Tuple

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.after_danger import with_plan_at_hand
from actions.answer_danger import danger_reply
from actions.corridor import add_corridor
from actions.details import Detail
from actions.entry_answer import entry_draft, told_with
from actions.knowledge_access import knowledge_base
from actions.named_entry import named_entry
from actions.nationals import is_for_unnamed, may_be_for_others
from actions.nearest import TOPICS, ActionNearest
from actions.nothing_known import only_the_nearest, place_noted
from actions.own_words import FOLLOW_UPS, says_where, speaks_freely
from actions.person import HUMAN, person_draft
from actions.place_questions import (
    CONSULAR,
    ask_country,
    ask_origin,
    country_matters,
    country_of_answer,
    origin_matters,
)
from actions.presentation import Draft, entry_choice, ways_on
from actions.ranking import SURE, main_topics, ranked, told_by_words
from actions.situation import Situation
from actions.slots import read_situation, remember
from actions.subjects import is_of_another_area, is_of_others, spoken_of
from actions.to_the_point import (
    ASKED_SO,
    NEAR,
    in_its_place,
    is_beside,
    nearness,
    not_refused,
    or_another,
    to_the_point,
)
from actions.too_old import is_asked_for, standing_in, too_old
from actions.unanswered import unanswered
from actions.weighing import is_doubtful
from knowledge import Freshness, Kind, KnowledgeBase, Match, Service
from knowledge.base import EMERGENCY

OTHERS_SHOWN = 2


class ActionAnswerTopic(Action):
    """One action for every topic: a question, "and in Mexico?", a pressed country."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_answer_topic"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Find the best entry for topic and places, answer with it, and offer what is near."""
        base = knowledge_base()
        situation = read_situation(tracker)
        if answers_where(base, situation):
            situation = replace(situation, intent=FOLLOW_UPS[0])
        if situation.service and (situation.intent in FOLLOW_UPS or is_near_another_city(situation)):
            return await ActionNearest().run(dispatcher, tracker, domain)
        if situation.intent in FOLLOW_UPS:
            situation = replace(situation, topic=topic_of_last_answer(base, situation))
        else:
            situation = replace(situation, topic=situation.intent)
            situation = situation if speaks_freely(base, situation) else told_by_words(base, situation)
        if situation.topic is None:
            dispatcher.utter_message(response="utter_reply", json_message=place_noted(base, situation))
            return remember(situation)
        if situation.topic == HUMAN:
            draft = with_plan_at_hand(person_draft(base, situation), situation)
            dispatcher.utter_message(response="utter_reply", json_message=draft)
            return remember(situation)
        if situation.topic == EMERGENCY:
            draft = danger_reply(base, situation)
            dispatcher.utter_message(response="utter_reply", json_message=draft)
            return remember(situation)
        return tell(base, situation, dispatcher)


def tell(base: KnowledgeBase, situation: Situation, dispatcher: CollectingDispatcher) -> List[EventType]:
    """Answer about the topic of the situation, whatever the message was taken for, and remember what was told."""
    draft, shown = answer(base, of_the_named_country(situation))
    if situation.is_foreign:
        draft["text"] = [*draft["text"], {"phrase": "languages_spoken"}]
    draft = with_plan_at_hand(draft, situation)
    dispatcher.utter_message(response="utter_reply", json_message=draft)
    awaits = draft["meta"].get("asks")
    # What was withheld for a question asked back was not told.
    kept: Dict[str, Any] = {} if draft["meta"].get("entries") else {"shown": list(situation.shown)}
    kept["topic"] = draft["meta"].get("topic") or situation.topic  # who goes on speaks of what was told
    return remember(situation, listed=list(shown), told=told_with(draft, situation), awaits=awaits, **kept)


def of_the_named_country(situation: Situation) -> Situation:
    """The situation; of who asks for a consulate or a passport and names another country, and does not travel there, as
    of somebody from there. For this answer only: it may be a relative's."""
    named = situation.mentioned_nationals - {situation.destination, situation.transit}
    if situation.topic != CONSULAR or situation.origin is not None or len(named) != 1:
        return situation
    return replace(situation, origin=next(iter(named)))


def answers_where(base: KnowledgeBase, situation: Situation) -> bool:
    """Whether a message says where the person is, as was asked, and something is known of what was spoken of there."""
    if not says_where(situation):
        return False
    known = base.look_up(topic_of_last_answer(base, situation) or "", situation.residence, situation.origin)
    return any(match.closeness == 0 and match.freshness is not Freshness.STALE for match in known)


def topic_of_last_answer(base: KnowledgeBase, situation: Situation) -> Optional[str]:
    """What "and in Germany?" asks about: also what was only a guess, as nobody asks on about a wrong one."""
    shown = base.entry(situation.listed[0]) if situation.listed else None
    if shown is None or situation.topic in (EMERGENCY, HUMAN, *shown.topics):
        return situation.topic
    return shown.topics[0]


def is_near_another_city(situation: Situation) -> bool:
    """Whether a message asks about what was looked for near the person just before, and names a city: "I live in
    Oakland now, which one then"."""
    names_city = bool(situation.city) and "city" in situation.named
    return names_city and situation.intent == TOPICS.get(Service(situation.service))


def answer(base: KnowledgeBase, situation: Situation) -> Tuple[Draft, Tuple[str, ...]]:
    """The reply to a topic question, and the ids of the entries that it shows or offers."""
    found = matching(base, situation)
    near = nearness(base, situation, found)
    matches = to_the_point(near, not_refused(near, situation, found))
    best = best_of(matches)
    said = unanswered(base, situation, near, matches, best)
    if said is not None:
        return said
    assert best is not None, "without an entry something was said in its place"
    hides = matches[0].freshness is Freshness.STALE and is_asked_for(base, situation, matches[0])
    best = (standing_in(base, situation, matches) if hides else None) or best
    best = or_another(base, near, best, matches, situation)
    if misses(base, situation, near, best):
        return only_the_nearest(base, situation, best, matches)
    contacts, costs = base.contacts(best.entry, situation.origin), situation.detail == Detail.COST.value
    draft = entry_draft(best.entry, best.freshness, contacts, situation.language, situation.told, tells_cost=costs)
    draft = in_its_place(base, near, matches, best, draft, situation)
    draft["text"] = [*country_of_answer(best, situation, draft["text"]), *draft["text"]]
    add_corridor(base, situation, draft, is_told=best.entry.kind is Kind.CORRIDOR)
    if hides and best is not matches[0]:
        draft["text"].append(too_old(matches[0].entry, situation))
    fresh = [match for match in matches if match.freshness is not Freshness.STALE and match is not best]
    spoken = spoken_of(base, situation)
    worth = (match.entry for match in fresh if is_worth_a_button(match, situation, spoken))
    others = list(islice(worth, OTHERS_SHOWN))
    more = [entry_choice(entry, situation.language) for entry in others]
    draft["choices"] = [*draft.get("choices", ()), *more]
    is_of_topic = situation.confidence >= SURE or situation.topic in best.entry.topics
    draft["meta"]["topic"] = situation.topic if is_of_topic else best.entry.topics[0]
    asks = asked_back(base, situation, draft, matches, best)
    draft["choices"] += ways_on(elsewhere=not asks)
    return draft, (best.entry.id, *(entry.id for entry in others))


def is_worth_a_button(match: Match, situation: Situation, spoken: FrozenSet[str]) -> bool:
    """Whether something may stand beside an answer: nothing that serves another part of the country than the one where
    the person is known to be, and nothing of what was weighed that hardly answers or is for others."""
    is_of_a_part = bool(match.entry.service_area and (situation.city or situation.areas))
    if is_of_a_part and is_of_another_area(match.entry, spoken):
        return False
    return match.score is None or not (is_doubtful(situation, match) or is_for_unnamed(match.entry, situation))


def misses(base: KnowledgeBase, situation: Situation, near: Mapping[str, float], best: Match) -> bool:
    """Whether the best that is known is not even worth to be read out: it is far from the question and about something
    else first, or is for others than who asks."""
    says_nothing = situation.topic != CONSULAR and not situation.mentioned_nationals
    is_near = not near or near.get(best.entry.id, 0.0) >= NEAR
    if says_nothing and not is_near and may_be_for_others(best.entry, situation):
        return True
    if best.score is not None:
        return False
    if best.entry.topics[0] not in main_topics(base, situation):
        return is_beside(near, best)
    is_far = bool(near) and near.get(best.entry.id, 0.0) < ASKED_SO
    return is_far and is_of_others(best.entry, situation, spoken_of(base, situation))


def asked_back(base: KnowledgeBase, situation: Situation, draft: Draft, matches: Sequence[Match], best: Match) -> bool:
    """Ask for the country or the nationality in the same message, where the answer depends on it; whether it does."""
    if named_entry(base, situation) is not None:  # "CIAM phone": whoever asks for a thing by its name gets it
        return False
    unknown = country_matters(base, situation, best)
    # Who fears to be deported is not asked for their nationality before it is known where they are.
    if origin_matters(situation, best) and (not unknown or situation.topic == CONSULAR):
        ask_origin(situation, draft, matches)
    elif unknown:
        ask_country(base, situation, draft, best)
    else:
        return False
    return True


def matching(base: KnowledgeBase, situation: Situation) -> List[Match]:
    """The entries that answer, best first; one that the message calls by its name before all others."""
    matches = ranked(base, situation)
    called = named_entry(base, situation)
    if called is not None:
        matches.sort(key=lambda match: match.entry.id != called.id)
    return matches


def best_of(matches: Sequence[Match]) -> Optional[Match]:
    """The first that is not too old to be told; where all are, the first of them."""
    usable = (match for match in matches if match.freshness is not Freshness.STALE)
    return next(usable, matches[0] if matches else None)
