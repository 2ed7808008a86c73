"""When no topic is clear: what the words find, likely topics as buttons, a person. Never an apology alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Dict, List, Mapping, Optional, Sequence, Set, Tuple

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.after_danger import plan_again, with_plan_at_hand
from actions.answer_danger import EMERGENCY
from actions.answer_topic import answer, best_of, matching
from actions.corridor import asked_amount
from actions.entry_answer import entry_draft
from actions.greet import FIRST_TOPICS
from actions.knowledge_access import knowledge_base
from actions.named_entry import named_draft
from actions.nearest import ActionNearest
from actions.offer_person import HUMAN, person_draft
from actions.presentation import Draft, entry_choice, language_choice, phrase_choice, topic_choice, ways_on
from actions.ranking import FOUND, STUDIED
from actions.situation import Situation, read_situation, remember
from actions.transfer_ends import MONEY
from actions.whereabouts import answers_with_city
from knowledge import Danger, Entry, Freshness, Hit, Kind, KnowledgeBase
from knowledge.places import EVERYWHERE

FOUND_SHOWN = 3
TOPICS_SHOWN = 3
CANDIDATES = 12
STUDIES = ("policy_practices", "migration_law")
HELPS = (Kind.SHELTER, Kind.SERVICE, Kind.HOTLINE, Kind.PROGRAMME)
"""What may be offered to a need that is none of the topics: food, a roof, a bus."""

BESIDE_DANGER = {"shelters", "legal_aid", "mental_health", "health_services", "human_agent"}
"""Topics that may help whoever is in danger, beside those of its plan."""

WORTH_A_GUESS = 0.35
"""Probability of a topic from which on its best entry is shown, as a guess, instead of buttons alone."""

OTHERS_SHOWN = 2
PATIENCE = 2
"""Messages in a row that may be not understood."""

NO_ANSWERS = ("out_of_scope", "smalltalk", "human_agent", "privacy", "nlu_fallback", "emergency")


class ActionSearchKnowledge(Action):
    """First time: guesses and what was found; a second time in a row: another way, and a person first."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_search_knowledge"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Offer what is nearest; the question goes on the list of unanswered ones."""
        base = knowledge_base()
        situation = read_situation(tracker)
        if answers_with_city(base, situation):
            return await ActionNearest().run(dispatcher, tracker, domain)
        if situation.last_danger and situation.misunderstood == 0:
            # Somebody in danger writes in fragments: stay with them before anything else is offered.
            draft = plan_again(base, situation)
            dispatcher.utter_message(response="utter_reply", json_message=draft)
            return remember(situation, misunderstood=1)
        ranking = (tracker.latest_message or {}).get("intent_ranking") or []
        if situation.topic == MONEY and asked_amount(situation) is not None:
            draft, _ = answer(base, situation)  # "and 500?"
        else:
            draft = named_draft(base, situation) or offer(base, situation, Likely.of(ranking))
        entries = draft["meta"].get("entries", ())
        draft = with_plan_at_hand(draft, situation)
        dispatcher.utter_message(response="utter_reply", json_message=draft)
        # A guess can be asked more of; only without one, a second time, is it a person's turn.
        missed = max(1, situation.misunderstood) if entries else situation.misunderstood + 1
        return remember(situation, misunderstood=missed, listed=list(entries) or list(situation.listed))


@dataclass(frozen=True)
class Likely:
    """The topics that a message may be about, likeliest first, and how likely the first one is."""

    topics: Tuple[str, ...]
    confidence: float

    @classmethod
    def of(cls, ranking: Sequence[Mapping[str, Any]]) -> Likely:
        """Read Rasa's ranking; what is no topic of the base is left out."""
        topics = [each for each in ranking if each["name"] not in NO_ANSWERS]
        is_first = bool(topics) and topics[0] is ranking[0]
        confidence = float(topics[0]["confidence"]) if is_first else 0.0
        return cls(tuple(each["name"] for each in topics), confidence)


def offer(base: KnowledgeBase, situation: Situation, likely: Likely) -> Dict[str, Any]:
    """The draft that offers entries by the words of the question, and topics by their likeliness.

    Nobody is told three times in a row that they were not understood: then it is a person's turn.
    """
    outside = situation.intent == "out_of_scope"
    hits = helpful(base, situation, likely)
    if hits and is_likely(hits[0], likely) and (not outside or hits[0].entry.kind in HELPS):
        return perhaps(base, situation, [hit.entry for hit in hits])
    guess = None if outside else best_guess(base, situation, likely) or goes_on(base, situation)
    if guess is not None:
        found = [hit.entry for hit in hits if hit.entry.id != guess.id][:OTHERS_SHOWN]
        topics = [topic_choice(base.topic(slug), situation.language) for slug in likely.topics[1:TOPICS_SHOWN]]
        return perhaps(base, situation, [guess, *found], topics)
    if situation.is_foreign and not situation.misunderstood:
        return languages_draft(base, situation)
    if situation.misunderstood >= PATIENCE:
        return person_draft(base, situation)
    return guesses(base, situation, likely, [hit.entry for hit in hits])


def languages_draft(base: KnowledgeBase, situation: Situation) -> Draft:
    """The message is in none of our languages: say which they are, in all of them, with a button for each."""
    return {
        "language": situation.language,
        "text": {"phrase": "languages_spoken"},
        "choices": [*map(language_choice, base.languages()), phrase_choice("choice_person", HUMAN)],
        "meta": {"topic": "smalltalk", "unanswered": True},
    }


def best_guess(base: KnowledgeBase, situation: Situation, likely: Likely) -> Optional[Entry]:
    """The best entry of a topic that is not sure and yet likelier than not to be meant."""
    if likely.confidence < WORTH_A_GUESS:
        return None
    best = best_of(matching(base, replace(situation, topic=likely.topics[0])))
    if best is None or best.freshness is Freshness.STALE or best.entry.kind in STUDIED:
        return None
    return best.entry if base.fits(best.entry, situation.residence, situation.origin) else None


def goes_on(base: KnowledgeBase, situation: Situation) -> Optional[Entry]:
    """The best entry of the topic that the conversation is about: of a message that fits no topic it is likeliest."""
    if situation.topic is None or situation.topic in NO_ANSWERS or situation.misunderstood:
        return None
    best = best_of(matching(base, situation))
    return best.entry if best is not None and best.freshness is not Freshness.STALE else None


def guesses(base: KnowledgeBase, situation: Situation, likely: Likely, found: Sequence[Entry]) -> Draft:
    """Buttons: what was found, likely topics; a second time other topics, and a person."""
    again, outside = situation.misunderstood > 0, situation.intent == "out_of_scope"
    phrase = "not_understood_again" if again else ("outside_my_topics" if outside else "not_understood")
    topics = likely.topics[:TOPICS_SHOWN]
    if again or outside or not topics:
        topics = FIRST_TOPICS
    entries = [] if again else [entry_choice(entry, situation.language) for entry in found]
    choices = [*entries, *(topic_choice(base.topic(slug), situation.language) for slug in topics)]
    choices[0] = {**choices[0], "means": "yes"}  # "is it one of these?"
    return {
        "language": situation.language,
        "text": {"phrase": phrase},
        "choices": [*choices, phrase_choice("choice_person", HUMAN)],
        "meta": {"topic": "out_of_scope" if outside else None, "unanswered": True},
    }


def helpful(base: KnowledgeBase, situation: Situation, likely: Likely) -> List[Hit]:
    """What the words and the meaning find that this person can use: nothing too old, nothing of elsewhere.

    Figures, treaties and institutions only where the question is likely about those.
    """
    if not situation.text:
        return []
    studies = bool(likely.topics) and likely.topics[0] in STUDIES
    hits = base.search(
        situation.text, situation.residence, situation.origin, limit=CANDIDATES, language=situation.language
    )
    about = topics_in_danger(base, situation)
    usable = [
        hit
        for hit in hits
        if (about is None or not about.isdisjoint(hit.entry.topics))
        and hit.freshness is not Freshness.STALE
        and (studies or hit.entry.kind not in STUDIED)
        and base.fits(hit.entry, situation.residence, situation.origin)
    ]
    return usable[:FOUND_SHOWN]


def topics_in_danger(base: KnowledgeBase, situation: Situation) -> Optional[Set[str]]:
    """What may be found for somebody in danger; None for everybody else."""
    if situation.last_danger is None:
        return None
    plan = base.danger_plan(Danger(situation.last_danger), situation.residence)
    return {*plan.topics, *BESIDE_DANGER} - {EMERGENCY}


def is_likely(hit: Hit, likely: Likely) -> bool:
    """Whether a find may be shown as an answer: words, meaning and the likely topics all point to it."""
    return hit.score >= FOUND and hit.entry.topics[0] in likely.topics[:TOPICS_SHOWN]


def perhaps(base: KnowledgeBase, situation: Situation, entries: Sequence[Entry], topics: Sequence[Draft] = ()) -> Draft:
    """The likeliest entry, said to be a guess, with the others, likely topics and a person beside it."""
    best, *others = entries
    # Numbers of one country are not given to somebody who may be in another.
    known = situation.residence is not None or EVERYWHERE in best.applies_in
    contacts = base.contacts(best) if known else ()
    draft = entry_draft(best, base.freshness_of(best), contacts, situation.language, situation.told)
    draft["text"] = [{"phrase": "perhaps_also" if situation.misunderstood else "perhaps_this"}, *draft["text"]]
    others_found = [entry_choice(entry, situation.language) for entry in others]
    draft["choices"] = [*draft.get("choices", ()), *others_found, *topics, *ways_on()]
    draft["meta"].update(topic=best.topics[0], unanswered=True)
    return draft
