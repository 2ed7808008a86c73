"""Weighs for a message in somebody's own words all that is known where they are: one sum of what speaks for an entry.

The weights (``weighing.yml``) were learnt from messages of which readers said which entry answers them best
(``data/answers``, ``python -m actions weigh``): nothing is set by hand, and no sign decides alone.
"""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Callable, Dict, List, Mapping, Sequence

from actions.candidates import asked_for, candidates
from actions.cities import cities_of_shelters, of_city
from actions.nationals import is_for_named, may_be_for_others
from actions.situation import Situation
from actions.studies import asks_for_studies, is_study
from actions.subjects import is_of_others, spoken_of, subjects_named, subjects_of_entry
from knowledge import Entry, KnowledgeBase, Match, Status
from knowledge.places import EVERYWHERE

WEIGHTS = Path(__file__).with_name("weighing.yml")

UNLIKELY = 0.001
"""How likely a topic is at least: of the least likely ones nothing is told."""

ALL_WORDS = 40.0
"""About the score (BM25) of an entry that has all the words of a message."""

DOUBTFUL, LIKELY, SURE = 6.0, 7.7, 10.0
"""Sums of the best: of messages under the first it answered one in five, of those up to the second fewer than half, of
those over the third six in seven (572 messages that players wrote)."""

Sign = Callable[[Match], float]


def weighed(base: KnowledgeBase, situation: Situation) -> List[Match]:
    """All that serves this person, with its sum, the likeliest answer first."""
    matches = everything(base, situation)
    signs, counted = signs_of(base, situation), weights()
    sums = [sum(counted[name] * sign(match) for name, sign in signs.items()) for match in matches]
    scored = (replace(match, score=total) for match, total in zip(matches, sums, strict=True))
    return sorted(scored, key=lambda match: (-(match.score or 0.0), match.entry.id))


def is_doubtful(best: Match) -> bool:
    """Whether the best of all that was weighed hardly answers."""
    return best.score is not None and best.score < DOUBTFUL


def is_only_near(best: Match) -> bool:
    """Whether it may not answer, and is said to be only the nearest."""
    return best.score is not None and best.score < LIKELY


def everything(base: KnowledgeBase, situation: Situation) -> Sequence[Match]:
    """What may answer: the entries of the topic, and all others that serve this person."""
    of_topic = candidates(base, situation)
    known = {match.entry.id for match in of_topic}
    others = base.serving(asked_for(situation) or EVERYWHERE, situation.origin)
    return [*of_topic, *(match for match in others if match.entry.id not in known)]


def signs_of(base: KnowledgeBase, situation: Situation) -> Dict[str, Sign]:
    """What speaks for an entry, or against it, by name; each gives a number."""
    near, words = base.meanings(situation.text, situation.language), base.by_words(situation.text)
    last = base.beside(situation.shown[0]) if situation.shown else {}
    spoken, named = spoken_of(base, situation), subjects_named(situation.text)
    likelihoods = {topic: math.log(max(p, UNLIKELY)) for topic, p in situation.likelihoods.items()}
    studies = asks_for_studies(situation)
    cities, before = cities_of_shelters(base, situation), situation.before.get("topic")

    signs: Dict[str, Sign] = {
        "near": lambda match: near.get(match.entry.id, 0.0),
        "has_its_words": lambda match: words.get(match.entry.id, 0.0) / ALL_WORDS,
        "near_to_the_last": lambda match: last.get(match.entry.id, 0.0),
        "of_a_likely_topic": lambda match: max(
            likelihoods.get(topic, math.log(UNLIKELY)) for topic in match.entry.topics
        ),
        "of_the_topic_before": lambda match: match.entry.topics[0] == before,
        "of_this_country": lambda match: match.closeness == 0,
        "of_every_country": lambda match: match.closeness == 2,
        "of_another_city": lambda match: of_city(match.entry, situation, cities) < 0,
        "for_others": lambda match: is_of_others(match.entry, situation, spoken),
        "for_some_nationals": lambda match: is_for_some(match.entry, situation),
        "subject_is_named": lambda match: bool(subjects_of_entry(match.entry, situation.language) & named),
        "is_a_study": lambda match: not studies and is_study(match.entry),
        "was_refused": lambda match: situation.denies and match.entry.id in situation.shown[:1],
        "is_over": lambda match: match.entry.status is Status.DISCONTINUED,
    }
    return signs


def is_for_some(entry: Entry, situation: Situation) -> bool:
    """Whether an entry serves the nationals of countries that nobody named only."""
    return may_be_for_others(entry, situation) and not is_for_named(entry, situation)


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """What each sign counts, by its name."""
    from ruamel.yaml import YAML

    return {str(name): float(weight) for name, weight in YAML(typ="safe").load(WEIGHTS).items()}
