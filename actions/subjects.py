"""Entries that are only for some, such as pregnant women or students, and messages that speak of nothing like that."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Dict, FrozenSet, Pattern

from actions.situation import Situation
from knowledge import Entry, KnowledgeBase
from knowledge.telling import saying

TITLES_KEPT = 5000
"""Of entries; what people write is not kept."""

SUBJECTS = Path(__file__).with_name("subjects.yml")


def spoken_of(base: KnowledgeBase, situation: Situation) -> FrozenSet[str]:
    """The subjects that this message or what was told before it speaks of."""
    shown = (base.entry(one) for one in dict.fromkeys((*situation.shown, *situation.listed)))
    titles = (_of_title(_title(entry, situation.language)) for entry in shown if entry is not None)
    return subjects_of(situation.text).union(*titles)


def is_of_others(entry: Entry, situation: Situation, spoken: FrozenSet[str]) -> bool:
    """Whether an entry is for people of whom nobody spoke; not told of a message without words."""
    subjects = _of_title(_title(entry, situation.language))
    return bool(situation.text and subjects) and not subjects & spoken


def subjects_of(text: str) -> FrozenSet[str]:
    """The subjects that a text speaks of."""
    letters = unicodedata.normalize("NFD", text.lower())
    plain = "".join(each if each.isalnum() else " " for each in letters if not unicodedata.combining(each))
    return frozenset(subject for subject, pattern in _patterns().items() if pattern.search(plain))


def _title(entry: Entry, language: str) -> str:
    return saying(entry, language)[1].title


@lru_cache(maxsize=TITLES_KEPT)
def _of_title(title: str) -> FrozenSet[str]:
    return subjects_of(title)


@lru_cache(maxsize=1)
def _patterns() -> Dict[str, Pattern[str]]:
    from ruamel.yaml import YAML

    told = YAML(typ="safe").load(SUBJECTS)
    return {subject: re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})") for subject, words in told.items()}
