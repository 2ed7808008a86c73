"""Entries that are only for some, such as pregnant women or students, and messages that speak of nothing like that."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Dict, FrozenSet, Pattern, Sequence

from actions.situation import Situation
from knowledge import Entry, KnowledgeBase
from knowledge.areas import areas_of
from knowledge.recent import Recent
from knowledge.search import words_of
from knowledge.telling import saying

TITLES_KEPT = 5000
"""Of entries; what people write is not kept."""

TEXTS = 16
"""Of which what was found is kept: a message is asked about several times."""

SUBJECTS = Path(__file__).with_name("subjects.yml")
TITLES, SAID, UNLESS = "titles", "said", "unless"

_recent: Recent[FrozenSet[str]] = Recent(TEXTS)


def spoken_of(base: KnowledgeBase, situation: Situation) -> FrozenSet[str]:
    """The subjects that this message, the person's city or what was told before speak of, and those that are presumed
    and not spoken against: who was just told what holds with a permit is not without papers. With them the parts of the
    country where the person is, or that were named."""
    told = (base.entry(one) for one in dict.fromkeys((*situation.shown, *situation.listed)))
    shown = [entry for entry in told if entry is not None]
    titles = [_title(entry, situation.language) for entry in shown]
    said = f"{situation.text} {situation.city or ''}"
    meant = presumed().union(*map(_of_title, titles)).difference(*map(subjects_excluded, titles[:1]))
    areas = situation.areas | areas_of(_not_denied(situation), situation.residence, situation.city)
    if not (areas or situation.city):  # nobody knows better than what was told
        areas = areas.union(*(entry.service_area for entry in shown[:1]))
    return ((meant | subjects_said(said)) - subjects_excluded(said)) | areas


def is_of_others(entry: Entry, situation: Situation, spoken: FrozenSet[str]) -> bool:
    """Whether an entry is for people of whom, or about something of which, nobody spoke, or serves another part of the
    country; not told of a message without words."""
    if not situation.text:
        return False
    return is_of_another_area(entry, spoken) or not subjects_of_entry(entry, situation.language) <= spoken


def is_of_another_area(entry: Entry, spoken: FrozenSet[str]) -> bool:
    """Whether an entry serves only parts of a country where, for all that is known, the person is not."""
    return bool(entry.service_area) and spoken.isdisjoint(entry.service_area)


def subjects_named(text: str) -> FrozenSet[str]:
    """The subjects that a text calls by their names, "accident", "rent"; those that are meant anyhow only where it says
    so: "I have no permit"."""
    meant = presumed()
    return (subjects_of(text) - meant) | ((subjects_said(text) & meant) - subjects_excluded(text))


def subjects_of_entry(entry: Entry, language: str) -> FrozenSet[str]:
    """The subjects that the title of an entry names in a language."""
    return _of_title(_title(entry, language))


def subjects_of(title: str) -> FrozenSet[str]:
    """The subjects that the title of an entry names."""
    return _found(title, TITLES)


def subjects_said(text: str) -> FrozenSet[str]:
    """The subjects that a message speaks of."""
    return _found(text, TITLES, SAID)


def presumed() -> FrozenSet[str]:
    """The subjects that are meant unless something is said against them."""
    return frozenset(name for name, told in _patterns().items() if UNLESS in told)


def subjects_excluded(text: str) -> FrozenSet[str]:
    """The subjects that a text says something against: who has a permit is not without papers."""
    return _found(text, UNLESS)


def _found(text: str, *lists: str) -> FrozenSet[str]:
    return _recent.of(text, lambda: _look_for(text, lists), lists)


def _look_for(text: str, lists: Sequence[str]) -> FrozenSet[str]:
    words = " ".join(words_of(text))
    patterns = _patterns()
    found = ((name, told[each]) for name, told in patterns.items() for each in lists if each in told)
    return frozenset(name for name, pattern in found if pattern.search(words))


def _not_denied(situation: Situation) -> str:
    """The message without the places that it says are not meant: "I do not live in Madrid"."""
    text = situation.text
    for place in situation.denied:
        text = text.replace(place, " ")
    return text


def _title(entry: Entry, language: str) -> str:
    return saying(entry, language)[1].title


@lru_cache(maxsize=TITLES_KEPT)
def _of_title(title: str) -> FrozenSet[str]:
    return subjects_of(title)


@lru_cache(maxsize=1)
def _patterns() -> Dict[str, Dict[str, Pattern[str]]]:
    from ruamel.yaml import YAML

    told = YAML(typ="safe").load(SUBJECTS)
    return {
        subject: {name: re.compile(rf"\b(?:{'|'.join(words)})") for name, words in lists.items()}
        for subject, lists in told.items()
    }
