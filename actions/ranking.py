"""Which entries of a topic answer a question best: the fixed order of the base, and the words of the question."""

from __future__ import annotations

from dataclasses import replace
from typing import List, Mapping, Set, Tuple

from actions.asked_from import strangeness
from actions.candidates import candidates
from actions.cities import cities_of_shelters, of_city
from actions.nationals import is_for_named, is_for_others
from actions.own_words import has_words, names_place_only, speaks_freely
from actions.place_questions import CONSULAR
from actions.situation import Situation
from actions.studies import STUDIED, STUDIES
from actions.subjects import is_of_others, spoken_of
from actions.weighing import is_doubtful, weighed
from knowledge import Freshness, KnowledgeBase, Match, Status
from knowledge.base import EMERGENCY
from knowledge.search import terms

SURE = 0.66
"""Confidence of a topic from which on what is found elsewhere does not change it. Over it what was found was wrong
eight times and right twice, under it wrong once and right four times (questions of others, and dialogues)."""

FOUND = 0.8
"""Score of a find that stands first by its words and by its meaning, or nearly so."""

FARTHER = 0.1
"""What a step away from the person's own country counts against the fit of the words (1: the best one): to a region of
it, and from there to everywhere. These weights were chosen on lines of ``asked`` that were held out and on
``tests/search``; those of the city and of what was shown before, of which neither tells anything, on the dialogues."""

ASIDE = 0.3
"""What it counts against an entry that the topic is not the main one of."""

OF_STUDIES = 0.8
"""The same of an entry that is about laws and studies in the first place."""

OF_CITY, OF_ANOTHER_CITY = 1.2, 1.5
"""What it counts beside the fit of the words that an entry is of the person's city; or, against it, of others only: a
bed elsewhere is no answer."""

OF_AREA = 0.4
"""The same of what serves the part of the country where the person is: a state has its own laws on a few things."""

OF_STRANGERS = 0.5
"""What it counts against an entry, where the country is not known, that hardly anybody writes in this language from
where it holds."""

NAMED, CITY_NAMED = 1.0, 2.0
"""The same two where the message names a place and asks nothing else: "and in Germany?", "the one in Nogales"."""

FOR_SOME = 0.25
"""What it counts against an entry for some nationals only, where it is not known where the person comes from."""

OF_OTHERS = 1.0
"""What it counts against an entry that it is only for pregnant women, say, where nobody spoke of such."""

ENDED = 0.5
"""What it counts against an entry that it is over; who calls it by its name is told so all the same."""

FIRST, NEIGHBOURS = 0.4, 3
"""What the first place of the fixed order counts, by how little it differs from the next: FIRST / (NEIGHBOURS + place).
The words of the question decide among neighbours."""

ANOTHER = 0.3
"""What it counts for the other entries of the same place, where somebody asks in words of their own after one was told:
mostly that was not the answer."""

FEW_WORDS, FEW_SPOKEN = 4, 6
"""Words that tell something, and words at all, of a message at most that goes on with what was shown before ("my mother
then")."""

BEFORE = 0.4
"""What the fit to the entry shown before counts beside the few words of such a message."""


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
    """The entries that serve this person, the likeliest answer first: of everything, to a message in words of its own
    that something answers; of the topic, to any other."""
    matches = weighed(base, situation) if speaks_freely(base, situation) else []
    return matches if matches and not is_doubtful(situation, matches[0]) else ranked_of_topic(base, situation)


def ranked_of_topic(base: KnowledgeBase, situation: Situation) -> List[Match]:
    """The entries of the topic that serve this person, those that fit the words of the question first."""
    matches = candidates(base, situation)
    fits = fit(base, situation)
    cities = cities_of_shelters(base, situation)
    step, city = (NAMED, CITY_NAMED) if names_place_only(situation) else (FARTHER, OF_CITY)
    away = max(city, OF_ANOTHER_CITY)
    main, spoken = main_topics(base, situation), spoken_of(base, situation)
    is_unknown = situation.origin is None and situation.topic != CONSULAR
    asks_anew = len(terms(situation.text)) > FEW_WORDS and not situation.detail
    told_of = {match.closeness for match in matches if asks_anew and match.entry.id in situation.shown[:1]}

    def rank(place: int) -> Tuple[float, int]:
        """What is for the person's own country, or is of a country that the message names, comes before what is for
        all, unless the words say far more; so does what has the name of the person's city."""
        entry = matches[place].entry
        of_mentioned = is_for_named(entry, situation)
        farther = 0 if of_mentioned else step * (matches[place].closeness or 0)
        ended = ENDED * (entry.status is Status.DISCONTINUED)
        for_some = FOR_SOME * (is_unknown and is_for_others(entry, situation) and not of_mentioned)
        of_others = OF_OTHERS * is_of_others(entry, situation, spoken)
        strange = OF_STRANGERS * strangeness(entry, situation)
        another = ANOTHER * (entry.id not in situation.shown[:1] and matches[place].closeness in told_of)
        aside = 0.0 if entry.topics[0] in main else (OF_STUDIES if entry.topics[0] in STUDIES else ASIDE)
        near = of_city(entry, situation, cities)
        near = near * (city if near > 0 else away) or OF_AREA * (not spoken.isdisjoint(entry.service_area))
        score = fits.get(entry.id, 0.0) + FIRST / (NEIGHBOURS + place) + near
        return farther + for_some + aside + of_others + strange + ended - another - score, place

    return [matches[place] for place in sorted(range(len(matches)), key=rank)]


def main_topics(base: KnowledgeBase, situation: Situation) -> Set[str]:
    """The topic; after a danger also those of its plan: who asks where to look for somebody does so because of it."""
    about = {situation.topic or ""}
    if situation.last_danger is not None:
        about.update(base.danger_plan(situation.last_danger, situation.residence).topics)
    return about - {EMERGENCY}


def fit(base: KnowledgeBase, situation: Situation) -> Mapping[str, float]:
    """How well the entries of the topic fit the words of the message; where it has few, or only names a place ("and in
    Germany?"), what was shown before tells what is asked."""
    topic, text = situation.topic or "", situation.text
    words = 0 if names_place_only(situation) or not has_words(text) else len(terms(text))
    now = base.likeness.relevance(text, topic, situation.language) if words else {}
    is_short = words <= FEW_WORDS and len(text.split()) <= FEW_SPOKEN
    goes_on = not words or (is_short and not situation.named)  # who names a place asks anew
    asked = shown_before(base, situation) if goes_on else ""
    if not asked:
        return now
    before = base.likeness.relevance(asked, topic, situation.language)
    return {each: now.get(each, 0.0) + (BEFORE if words else 1.0) * before[each] for each in before}


def shown_before(base: KnowledgeBase, situation: Situation) -> str:
    """The question of the entry that was shown before, if it is one of this topic; otherwise nothing."""
    shown = base.entry(situation.listed[0]) if situation.listed else None
    is_another = situation.before.get("topic") not in (None, situation.topic)  # "and a lawyer, do I pay?" asks anew
    if shown is None or is_another or situation.topic not in shown.topics:
        return ""
    return (shown.text.get(situation.language) or next(iter(shown.text.values()))).question
