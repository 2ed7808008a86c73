"""One detail of the answer that was just given: its steps, who it is for, its cost, its contacts, the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List, Optional, Tuple

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.after_danger import with_plan_at_hand
from actions.another_answer import tells
from actions.answer import answer, best_of, matching
from actions.answer_danger import plan_again
from actions.details import Detail, detail_choices, detail_draft, is_choice_of
from actions.entry_answer import LEGAL_KINDS, told_with
from actions.knowledge_access import knowledge_base
from actions.likely import UNCLEAR
from actions.listed import listed_with, others_listed
from actions.own_words import WEIGHED
from actions.passages import what_it_costs, what_tells_time
from actions.person import usable_lines
from actions.presentation import gone_draft, ways_on
from actions.situation import Situation
from actions.slots import read_situation, remember
from actions.subjects import is_of_another_area, spoken_of, subjects_of_entry
from actions.transfer_ends import MONEY
from actions.weighing import is_doubtful, sure, usable
from actions.whom_to_call import besides_pages
from knowledge import Entry, Freshness, Kind, KnowledgeBase, Saying
from knowledge.base import EMERGENCY
from knowledge.search import terms
from knowledge.telling import saying

HOUSES = (Kind.SHELTER, Kind.SERVICE, Kind.HOTLINE, Kind.INSTITUTION, Kind.PROGRAMME)
"""Where somebody works who has an address, be it known or not."""

MARGIN = 3.0
"""How much more than what was shown last something else must weigh to be what a detail is asked of."""


class ActionShowDetail(Action):
    """ "And how much is it?", "phone?", the choice "the steps": asked of the answer before."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_show_detail"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Tell the detail; a place in the same message moves the question there first."""
        base, situation = knowledge_base(), read_situation(tracker)
        in_danger = situation.topic == EMERGENCY and situation.entry is None
        instead = asked_of_another(base, situation) if in_danger else None  # "will the hospital charge us"
        if in_danger and instead is None:
            draft = plan_again(base, situation)
            dispatcher.utter_message(response="utter_reply", json_message=draft)
            return remember(situation, topic=EMERGENCY)
        entry = instead or asked_entry(base, situation)
        situation = replace(situation, topic=instead.topics[0]) if instead else situation
        if entry is None or is_about_a_transfer(situation):
            draft, shown = answer(base, situation) if situation.topic else (gone_draft(situation.language), ())
        else:
            draft, shown = detail(base, situation, entry), listed_with(entry, situation)
        draft = with_plan_at_hand(draft, situation)
        dispatcher.utter_message(response="utter_reply", json_message=draft)
        return remember(situation, listed=list(shown), told=told_with(draft, situation))


def asked_entry(base: KnowledgeBase, situation: Situation) -> Optional[Entry]:
    """The entry that the button names, the best one for a place that the message names, or the one shown last."""
    if situation.entry is None and situation.named and situation.topic:
        best = best_of(matching(base, replace(situation, intent=situation.topic)))
        return best.entry if best is not None else None
    another = asked_of_another(base, situation) if situation.entry is None else None
    if another is not None:
        return another
    entry_id = situation.entry or next(iter(situation.listed), None)
    entry = base.entry(entry_id) if entry_id else None
    if entry is None or base.freshness_of(entry) is Freshness.STALE:
        return None
    if situation.entry is not None:
        return entry
    return reachable(base, situation, entry) or knows_it(base, situation, entry) or entry


def in_own_words(situation: Situation) -> Situation:
    """The situation as if its message were a question of its own, about nothing clear."""
    return replace(situation, intent=UNCLEAR, detail=None, confidence=0.0)


def knows_it(base: KnowledgeBase, situation: Situation, shown: Entry) -> Optional[Entry]:
    """What tells how long something takes, or what it costs, where what was shown last does not, and the message has
    words for it: "how long do I have to claim for the dismissal" after a price of an insurance."""
    if tells(base, shown, situation):
        return None
    found = usable(base, in_own_words(situation))
    others = (match.entry for match in found if match.entry.id != shown.id and not is_doubtful(situation, match))
    return next((entry for entry in others if tells(base, entry, situation)), None)


def asked_of_another(base: KnowledgeBase, situation: Situation) -> Optional[Entry]:
    """What a detail is asked of in words that surely mean something else than what was shown last: "a work permit of an
    asylum seeker, how long does it take" after an answer about sending money."""
    if len(terms(situation.placeless)) < WEIGHED:  # "address?"
        return None
    found = usable(base, in_own_words(situation))
    sums = {match.entry.id: match.score or 0.0 for match in found}
    shown = sums.get(next(iter(situation.listed), ""), 0.0)
    return sure(found) if found and sums[found[0].entry.id] >= shown + MARGIN else None


def reachable(base: KnowledgeBase, situation: Situation, shown: Entry) -> Optional[Entry]:
    """Who can be reached, where a telephone or an address is asked for in words and what was shown, a right or a
    procedure, has none. Of a house whose address is not known no other house's is told."""
    if situation.detail != Detail.CONTACTS.value or situation.topic is None or base.contacts(shown):
        return None
    if shown.kind in HOUSES:
        return None
    matches = matching(base, replace(situation, intent=situation.topic, text=""))
    fresh = (match.entry for match in matches if match.freshness is not Freshness.STALE)
    here = (entry for entry in fresh if situation.residence in entry.applies_in)
    own = (entry for entry in here if not entry.for_origins or situation.origin in entry.for_origins)
    spoken = spoken_of(base, situation)
    meant = (entry for entry in own if subjects_of_entry(entry, situation.language) <= spoken)
    reached = [entry for entry in meant if base.contacts(entry) and not is_of_another_area(entry, spoken)]
    near = base.likeness.beside(shown.id)

    def rank(entry: Entry) -> Tuple[bool, bool, float]:
        """What the one shown refers to, who answers by telephone, what is near to it."""
        has_pages_only = not besides_pages(base.contacts(entry))
        return entry.id not in shown.refers_to, has_pages_only, -near.get(entry.id, 0.0)

    def helps(entry: Entry) -> bool:
        """Who answers, or is about the same first: no shelter stands in for the office of an identity card."""
        is_about_it = entry.kind is Kind.HOTLINE or entry.topics[0] == shown.topics[0]
        return entry.id in shown.refers_to or (is_about_it and entry.kind not in LEGAL_KINDS)

    return min(filter(helps, reached), key=rank, default=None)


def is_about_a_transfer(situation: Situation) -> bool:
    """Whether the cost that is asked for is that of sending money, which a corridor tells and no entry."""
    return situation.topic == MONEY and situation.detail == Detail.COST.value and situation.entry is None


def detail(base: KnowledgeBase, situation: Situation, entry: Entry) -> Dict[str, Any]:
    """The detail, with what else can be asked of the entry and the others of the list beside it."""
    wanted = Detail(situation.detail) if situation.detail in {each.value for each in Detail} else Detail.MORE
    freshness, contacts = base.freshness_of(entry), base.contacts(entry, situation.origin)
    lines = contacts or [contact for line in usable_lines(base, situation) for contact in base.contacts(line)[:1]]
    draft = detail_draft(entry, wanted, freshness, contacts, lines, situation.language, situation.told)
    _, said = saying(entry, situation.language)
    if told := told_within(base, said, wanted, situation):
        draft.update(text=told, contacts=[])
    left = [each for each in detail_choices(entry, said, None, contacts) if not is_choice_of(each, wanted)]
    draft["choices"] = [*left, *others_listed(base, situation, entry.id), *ways_on()]
    draft["meta"]["topic"] = situation.topic or entry.topics[0]
    return draft


def told_within(base: KnowledgeBase, said: Saying, wanted: Detail, situation: Situation) -> List[str]:
    """The sentences and steps of an entry that tell a detail which it has no words of its own for."""
    if wanted is Detail.TIME:
        return what_tells_time(base, said, situation)
    return what_it_costs(base, said, situation) if wanted is Detail.COST and not said.cost else []
