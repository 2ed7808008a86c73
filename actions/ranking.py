"""Which entries of a topic answer a question best: the fixed order of the base, and the words of the question."""

from __future__ import annotations

from dataclasses import replace
from typing import List, Tuple

from actions.place_questions import CONSULAR
from actions.situation import Situation
from knowledge import Entry, Freshness, Kind, KnowledgeBase, Match
from knowledge.search import terms

FOLLOW_UPS = ("follow_up_place", "change_country")
SURE = 0.66
"""Confidence of a topic from which on what is found elsewhere does not change it. Over it what was found was wrong
eight times and right twice, under it wrong once and right four times (questions of others, and dialogues)."""

FOUND = 0.8
"""Score of a find that stands first by its words and by its meaning, or nearly so."""

STUDIED = (Kind.STATISTIC, Kind.PUBLICATION, Kind.INSTITUTION, Kind.TREATY, Kind.CORRIDOR)
"""What is shown only to those who ask for figures and treaties."""

FARTHER = 0.1
"""What a step away from the person's own country counts against the fit of the words (0 to 1): to a region of it, and
from there to everywhere."""

OF_CITY = 0.5
"""What the name of the person's city counts beside the fit of the words."""

FOR_SOME = 0.25
"""What it counts against an entry for some nationals only, where nothing is known of the person: neither country."""

NEIGHBOURS = 3
"""How little the first places of the fixed order differ: the words of the question decide among neighbours."""


def told_by_words(base: KnowledgeBase, situation: Situation) -> Situation:
    """The situation with another topic, where the classifier is not sure and words and meaning find one thing."""
    if situation.confidence >= SURE or not situation.text:
        return situation
    hits = base.search(situation.text, situation.residence, situation.origin, limit=1, language=situation.language)
    best = next((hit for hit in hits if hit.score >= FOUND and hit.freshness is not Freshness.STALE), None)
    if best is None or situation.topic in best.entry.topics or best.entry.kind in STUDIED:
        return situation
    if not base.fits(best.entry, situation.residence, situation.origin):
        return situation
    return replace(situation, topic=best.entry.topics[0])


def ranked(base: KnowledgeBase, situation: Situation) -> List[Match]:
    """The entries of the topic that serve this person, those that fit the words of the question first."""
    matches = [
        match
        for match in base.look_up(situation.topic or "", situation.residence, situation.origin)
        if match.entry.kind is not Kind.CORRIDOR or leads_to(match.entry, situation)
    ]
    if len(matches) < NEIGHBOURS or situation.intent in FOLLOW_UPS or not has_words(situation.text):
        return matches
    found = base.relevance(situation.text, situation.topic or "", situation.language)
    best = max(found.values(), default=1.0)
    by_words = {entry_id: score / best for entry_id, score in found.items()}

    is_unknown = situation.residence is None and situation.origin is None and situation.topic != CONSULAR

    def score(place: int) -> float:
        """The reciprocal of the place in the fixed order, and how well the words fit (0 to 1)."""
        return 1 / (NEIGHBOURS + place) + by_words.get(matches[place].entry.id, 0.0)

    def rank(place: int) -> Tuple[float, int]:
        """What is for the person's own country, or is of a country that the message names, comes before what is for
        all, unless the words say far more; so does what has the name of the person's city."""
        of_city = names_city(matches[place].entry, situation)
        of_mentioned = not situation.mentioned_nationals.isdisjoint(matches[place].entry.for_origins)
        distance = 0 if of_mentioned else matches[place].closeness or 0
        for_some = is_unknown and bool(matches[place].entry.for_origins) and not of_mentioned
        return FARTHER * distance + FOR_SOME * for_some - score(place) - OF_CITY * of_city, place

    return [matches[place] for place in sorted(range(len(matches)), key=rank)]


def has_words(text: str) -> bool:
    """Whether a text says anything that search can look for: not "and 500?"."""
    return any(term.word.isalpha() for term in terms(text))


def names_city(entry: Entry, situation: Situation) -> bool:
    """Whether an entry has the city where the person is in its name."""
    city = situation.city
    return bool(city) and any(str(city).casefold() in said.title.casefold() for said in entry.text.values())


def leads_to(entry: Entry, situation: Situation) -> bool:
    """Whether an entry about one corridor is about the country that the person sends money to."""
    receiver = situation.destination or situation.origin
    return receiver is not None and receiver in entry.for_origins
