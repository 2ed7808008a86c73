"""Weighs for a message in somebody's own words all that is known where they are: one sum of what speaks for an entry.

The weights (``weighing.yml``) were learnt from messages of which readers said which entry answers them best
(``data/answers``, ``python -m actions weigh``), but for those that guard against harm; no sign decides alone.
"""

from __future__ import annotations

import math
from functools import lru_cache
from pathlib import Path
from typing import Dict, List, Mapping, Optional, Sequence

import numpy as np

from actions.candidates import asked_for, candidates, left_behind
from actions.cities import cities_of_shelters, of_city
from actions.emergency_numbers import asks_emergency_number, emergency_numbers
from actions.nationals import is_for_unnamed
from actions.own_words import speaks_freely
from actions.situation import Situation
from actions.studies import asks_for_studies, is_study
from actions.subjects import is_of_another_area, spoken_of, subjects_named, subjects_of_entry
from knowledge import Entry, Freshness, Kind, KnowledgeBase, Match, Status
from knowledge.base import EMERGENCY
from knowledge.places import EVERYWHERE
from knowledge.search import terms

WEIGHTS = Path(__file__).with_name("weighing.yml")

UNLIKELY = 0.001
"""How likely a topic is at least: of the least likely ones nothing is told."""

LEAST = math.log(UNLIKELY)

ALL_WORDS = 40.0
"""About the score (BM25) of an entry that has all the words of a message."""

WHOLE = 8
"""So many words that tell something say what a message is about; the fewer, the more it leaves to what was told."""

GOING_ON = 7.0
"""Sum from which on a message goes on with what was told last, whatever its topic: seven in ten do."""

URGENT = ("violence_trafficking", "missing_persons", "mental_health", "health_services")
"""Topics of which a word or two is enough: "he threatened me" after how to ask for asylum is no question about that."""

MEANT = 0.1
"""How likely one of its topics is at least where a line, or what is for emergencies, too, may answer: racism in a shop
is no question for the one against trafficking, a partner who takes the wages is one for that against violence."""

LOCAL = (Kind.SHELTER, Kind.SERVICE, Kind.HOTLINE)
"""What helps best where the person is; a law or a procedure is not more to the point because it names the city."""

DOUBTFUL, LIKELY, SURELY = 6.3, 7.7, 10.0
"""Sums of the best: under the first it answers one message in six, up to the second every other one, up to the third
two in three, and over it nearly nine in ten (1,376 messages of data/answers)."""

ELSEWHERE = 2
"""How many times it counts that an entry serves another part of the country than the one where the person is known to
be; where nobody knows, it may be theirs."""

CLOSE = 0.8
"""How much more the sum of the best is at most than that of another one which may be meant as well."""


def weighed(base: KnowledgeBase, situation: Situation) -> List[Match]:
    """All that serves this person, with its sum, the likeliest answer first."""
    matches, counted = everything(base, situation), weights()
    sums = np.zeros(len(matches))
    for name, numbers in signs_of(base, situation, matches).items():
        sums += counted[name] * np.array(numbers, dtype=np.float64)
    order = sorted(range(len(matches)), key=lambda place: (-sums[place], matches[place].entry.id))
    return [_with_sum(matches[place], float(sums[place])) for place in order]


def _with_sum(match: Match, total: float) -> Match:
    # Made anew: ``dataclasses.replace`` takes three times as long, a hundred times in a turn.
    return Match(match.entry, match.freshness, match.reason, match.closeness, total)


def usable(base: KnowledgeBase, situation: Situation) -> List[Match]:
    """What may be told to this person where they are in answer to words of their own, the likeliest answer first:
    nothing too old, nothing of elsewhere, no plan, a number for emergencies only to who asks for one. Nothing to any
    other message."""
    matches = weighed(base, situation) if speaks_freely(base, situation) else []
    asks_number = asks_emergency_number(situation.text)
    ids, of_left = [match.entry.id for match in matches], {each.entry.id for each in left_behind(base, situation)}
    here = base.fitting(ids, situation.residence, situation.origin) | of_left
    return [
        match
        for match in matches
        if match.freshness is not Freshness.STALE
        and match.entry.danger is None
        and (asks_number or match.entry.kind is not Kind.EMERGENCY_NUMBER)
        and match.entry.id in here
    ]


def sure(matches: Sequence[Match], bound: float = SURELY) -> Optional[Entry]:
    """The first of what was weighed, if it answers, for all that can be known."""
    return matches[0].entry if matches and (matches[0].score or 0.0) >= bound else None


def meant(situation: Situation, matches: Sequence[Match]) -> Optional[Entry]:
    """What a message of no clear topic means: what surely answers it, or what was told last, which it may go on with;
    more of that is told then, and no guess of something else. Of what may be a danger it is only what is sure."""
    if not matches or is_doubtful(situation, matches[0]):
        return None
    may_go_on = situation.possible_danger is None and not situation.denies
    return sure(matches, GOING_ON if may_go_on and was_told_last(situation, matches[0]) else SURELY)


def was_told_last(situation: Situation, match: Match) -> bool:
    """Whether an entry is the one that was told last."""
    return match.entry.id in situation.shown[:1]


def is_doubtful(situation: Situation, best: Match) -> bool:
    """Whether the best of all that was weighed hardly answers; what was told last, whose sum is high whatever is said,
    needs more, and does not answer what is likeliest about something urgent that it is not about."""
    if best.score is None:
        return False
    if not was_told_last(situation, best):
        return best.score < DOUBTFUL
    likeliest = max(situation.likelihoods, key=situation.likelihoods.__getitem__, default="")
    return best.score < GOING_ON or (likeliest in URGENT and likeliest not in best.entry.topics)


def is_close(best: Match, other: Match) -> bool:
    """Whether another of what was weighed may be meant as well as the best."""
    return best.score is not None and other.score is not None and best.score - other.score < CLOSE


def everything(base: KnowledgeBase, situation: Situation) -> Sequence[Match]:
    """What may answer: the entries of the topic, and all others that serve this person; what one corridor costs only to
    who asks about sending money."""
    of_topic, here = candidates(base, situation), asked_for(base, situation)
    known = {match.entry.id for match in of_topic}
    others = base.serving(here or EVERYWHERE, situation.origin)
    beside = [match for match in others if match.entry.kind is not Kind.CORRIDOR and _may_be_meant(match, situation)]
    if here is not None and asks_emergency_number(situation.text):
        beside += emergency_numbers(base, here)
    found = {match.entry.id: match for match in (*left_behind(base, situation), *beside)}
    return [*of_topic, *(match for match in found.values() if match.entry.id not in known)]


def _may_be_meant(match: Match, situation: Situation) -> bool:
    topics, is_line = match.entry.topics, match.entry.kind is Kind.HOTLINE or EMERGENCY in match.entry.topics
    return not is_line or max(situation.likelihoods.get(topic, 0.0) for topic in topics) >= MEANT


def signs_of(base: KnowledgeBase, situation: Situation, matches: Sequence[Match]) -> Dict[str, Sequence[float]]:
    """What speaks for entries, or against them, by name: a number for each."""
    entries = [match.entry for match in matches]
    ids = [entry.id for entry in entries]
    near = base.likeness.meanings(situation.text, set(ids), situation.language)
    placeless = situation.placeless or situation.text  # all that is known of a place has its name
    words, wording = base.likeness.by_words(placeless), base.likeness.worded_alike(placeless)
    last = base.likeness.beside(situation.shown[0]) if situation.shown else {}
    refused = situation.shown[:1] if situation.denies else ()
    before, studies = situation.before.get("topic"), asks_for_studies(situation)
    cities = cities_of_shelters(base, situation)
    may_be_near = [entry.kind in LOCAL or entry.id in cities for entry in entries]  # titles of the others tell nothing
    of_cities = [
        of_city(entry, situation, cities) if may_be else 0.0 for entry, may_be in zip(entries, may_be_near, strict=True)
    ]
    subjects = [subjects_of_entry(entry, situation.language) for entry in entries]
    spoken, named = spoken_of(base, situation), subjects_named(situation.text)
    elsewhere = ELSEWHERE if situation.city or situation.areas else 1
    likely = {topic: math.log(max(p, UNLIKELY)) for topic, p in situation.likelihoods.items()}
    likeliest = {topics: max(likely.get(each, LEAST) for each in topics) for topics in {one.topics for one in entries}}
    told_last, wholeness = [one in situation.shown[:1] for one in ids], min(1.0, len(terms(situation.text)) / WHOLE)
    unclear = 1 - max(situation.likelihoods.values(), default=0.0)  # "and if she has none?" is about what was told
    return {
        "near": [near.get(one, 0.0) for one in ids],
        "has_its_words": [words.get(one, 0.0) / ALL_WORDS for one in ids],
        "is_worded_alike": [wholeness * wording.get(one, 0.0) for one in ids],  # of a word or two it says little
        "near_to_the_last": [last.get(one, 0.0) for one in ids],
        "of_a_likely_topic": [likeliest[entry.topics] for entry in entries],
        "of_the_topic_before": [entry.topics[0] == before for entry in entries],
        "of_this_country": [match.closeness == 0 for match in matches],
        "of_every_country": [match.closeness == 2 for match in matches],
        "of_this_city": [
            max(of if entry.kind in LOCAL else 0.0, float(not spoken.isdisjoint(entry.service_area)))
            for entry, of in zip(entries, of_cities, strict=True)
        ],
        "of_another_city": [entry.id in cities and of < 0 for entry, of in zip(entries, of_cities, strict=True)],
        "subject_is_named": [bool(each & named) for each in subjects],
        "is_over": [entry.status is Status.DISCONTINUED for entry in entries],
        "for_others": [
            elsewhere * is_of_another_area(entry, spoken) or not each <= spoken
            for entry, each in zip(entries, subjects, strict=True)
        ],
        "for_some_nationals": [is_for_unnamed(entry, situation) for entry in entries],
        "is_a_study": [not studies and is_study(entry) for entry in entries],
        "was_told_last": told_last,
        "was_told_last_and_is_short": [(1 - wholeness) * was for was in told_last],
        "was_told_last_and_is_unclear": [unclear * was for was in told_last],
        "was_told_before": [one in situation.shown[1:] for one in ids],
        "was_refused": [one in refused for one in ids],
    }


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """What each sign counts, by its name."""
    from ruamel.yaml import YAML

    return {str(name): float(weight) for name, weight in YAML(typ="safe").load(WEIGHTS).items()}
