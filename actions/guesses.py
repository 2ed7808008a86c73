"""What may be meant where nothing is sure: the likeliest entry as a guess, likely topics as buttons, a person."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, Optional, Sequence

from actions.answer import answer
from actions.entry_answer import entry_draft
from actions.greet import languages_draft
from actions.likely import (
    FOUND_SHOWN,
    TOPICS_SHOWN,
    Likely,
    best_guess,
    goes_on,
    helpful,
    is_likely,
    is_still_about,
    usable_in_danger,
)
from actions.named_paper import named_paper
from actions.person import HUMAN, person_draft
from actions.presentation import FIRST_TOPICS, Draft, entry_choice, phrase_choice, topic_choice, ways_on
from actions.said_places import COUNTRY
from actions.situation import Situation
from actions.to_the_point import is_again, more_of
from knowledge import Entry, Hit, Kind, KnowledgeBase, Match
from knowledge.places import EVERYWHERE

HELPS = (Kind.SHELTER, Kind.SERVICE, Kind.HOTLINE, Kind.PROGRAMME)
"""What may be offered to a need that is none of the topics: food, a roof, a bus."""

OUTSIDE = 9.0
"""Sum from which on something is shown to what sounds as if it lay outside of all topics. Of 1,596 pairs of a message
that is labelled so and a country twelve reach it: four are answered, most others get a neighbour of what was asked."""

GUESSED = 7.0
"""Sum from which on something is shown as a guess where no topic is clear: under it what was spoken of is likelier."""

OTHERS_SHOWN = 2

PATIENCE = 2
"""Messages in a row that may be not understood."""


def is_outside(situation: Situation, likely: Likely) -> bool:
    """Whether the message sounds as if it lay outside of all topics, also of the one that the talk is about."""
    return situation.intent == "out_of_scope" and not is_still_about(situation, likely)


def example(base: KnowledgeBase, situation: Situation, likely: Likely) -> Optional[Draft]:
    """To somebody in a country that nobody knows: an answer of the topic of what is likely meant, for one country and
    without its numbers, which asks where they are; None where nothing is likely meant, or it would not ask."""
    if situation.residence is not None or situation.last_danger is not None or situation.is_foreign:
        return None
    hits = () if is_outside(situation, likely) else helpful(base, situation, likely)
    found = next((hit.entry for hit in hits if is_likely(hit, likely)), None)
    if found is None or EVERYWHERE in found.applies_in:
        return None
    draft, _ = answer(base, replace(situation, topic=found.topics[0]))
    draft["meta"]["unanswered"] = True
    return draft if draft["meta"].get("asks") == COUNTRY else None


def offer(base: KnowledgeBase, situation: Situation, likely: Likely, matches: Sequence[Match]) -> Dict[str, Any]:
    """The draft that offers entries by the words of the question (``matches``: what was weighed), and topics by their
    likeliness.

    Nobody is told three times in a row that they were not understood: then it is a person's turn.
    """
    if situation.is_foreign and not situation.misunderstood:
        return languages_draft(base, situation)
    outside = is_outside(situation, likely)
    matches = usable_in_danger(base, situation, matches)[:FOUND_SHOWN]
    hits = [] if matches else helpful(base, situation, likely)
    entries = [match.entry for match in matches] or [hit.entry for hit in hits]
    paper = None if outside else named_paper(base, situation)
    if paper is not None:
        return perhaps(base, situation, [paper, *(entry for entry in entries if entry != paper)])
    if is_found(matches, hits, likely, outside):
        return perhaps(base, situation, entries)
    guess = None if outside else best_guess(base, situation, likely) or goes_on(base, situation, likely)
    if guess is not None:
        found = [entry for entry in entries if entry.id != guess.id][:OTHERS_SHOWN]
        topics = [topic_choice(base.topic(slug), situation.language) for slug in likely.topics[1:TOPICS_SHOWN]]
        draft = perhaps(base, situation, [guess, *found], topics)
        if not set(guess.topics).isdisjoint(likely.topics[:1]):  # the guess was made for this topic
            draft["meta"]["topic"] = likely.topics[0]
        return draft
    if situation.misunderstood >= PATIENCE:
        return person_draft(base, situation)
    return guesses(base, situation, likely, entries)


def is_found(matches: Sequence[Match], hits: Sequence[Hit], likely: Likely, outside: bool) -> bool:
    """Whether the first of what was weighed, or found, is likely enough to be shown; to what sounds as if it lay
    outside of all topics only what weighs more, or of what was found what helps."""
    if matches:
        return (matches[0].score or 0.0) >= (OUTSIDE if outside else GUESSED)
    return bool(hits) and is_likely(hits[0], likely) and (not outside or hits[0].entry.kind in HELPS)


def guesses(base: KnowledgeBase, situation: Situation, likely: Likely, found: Sequence[Entry]) -> Draft:
    """Buttons: what was found, likely topics (a second time, and outside, the first topics instead), and a person."""
    again, outside = situation.misunderstood > 0, situation.intent == "out_of_scope"
    phrase = "not_understood_again" if again else ("outside_my_topics" if outside else "not_understood")
    if again or outside:
        likely, found = Likely(()), ()
    topics = likely.topics[:TOPICS_SHOWN] or FIRST_TOPICS
    entries = [entry_choice(entry, situation.language) for entry in found]
    choices = [*entries, *(topic_choice(base.topic(slug), situation.language) for slug in topics)]
    choices[0] = {**choices[0], "means": "yes"}  # "is it one of these?"
    return {
        "language": situation.language,
        "text": {"phrase": phrase},
        "choices": [*choices, phrase_choice("choice_person", HUMAN)],
        "meta": {"topic": "out_of_scope" if outside else None, "unanswered": True},
    }


def perhaps(base: KnowledgeBase, situation: Situation, entries: Sequence[Entry], topics: Sequence[Draft] = ()) -> Draft:
    """The likeliest entry, said to be a guess, with the others, likely topics and a person beside it."""
    best, *others = entries
    # Numbers of one country are not given to somebody who may be in another.
    known = situation.residence is not None or EVERYWHERE in best.applies_in
    contacts = base.contacts(best, situation.origin) if known else ()
    draft = entry_draft(best, base.freshness_of(best), contacts, situation.language, situation.told)
    draft = more_of(base, best, draft, situation) if is_again(base, best, situation) else draft
    draft["text"] = [{"phrase": "perhaps_also" if situation.misunderstood else "perhaps_this"}, *draft["text"]]
    others_found = [entry_choice(entry, situation.language) for entry in others]
    details = [*draft.get("choices", ())]
    details[:1] = [{**detail, "means": "yes"} for detail in details[:1]]  # "perhaps this helps?"
    draft["choices"] = [*details, *others_found, *topics, *ways_on()]
    draft["meta"].update(topic=best.topics[0], unanswered=True)
    return draft
