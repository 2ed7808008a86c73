"""Entries that a question calls by their whole name: who types the name of a thing wants that thing."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Dict, Iterable, Mapping, Set, Tuple

from knowledge.search import LONGEST_QUESTION, words_of

FEWEST, MOST = 2, 16
"""Words of a name: one alone may be a word of any sentence, and nobody types more."""
_BETWEEN = re.compile(r"[;/()]")
"""Stands between two names of the same thing: "Ventanillas de Salud (VDS)"."""

Words = Tuple[str, ...]


def name_index(names: Iterable[Tuple[str, str]]) -> Mapping[Words, Set[str]]:
    """The entries by each of their names, whole and between its separators. ``names``: id and name."""
    index: Dict[Words, Set[str]] = defaultdict(set)
    for entry_id, name in names:
        for part in {name, *_BETWEEN.split(name)}:
            words = tuple(words_of(part))
            if FEWEST <= len(words) <= MOST:
                index[words].add(entry_id)
    return dict(index)


def named(question: str, index: Mapping[Words, Set[str]]) -> Dict[str, float]:
    """The entries whose name stands in a question, each with the words of its longest name; those of most first."""
    words = words_of(question)[:LONGEST_QUESTION]
    found: Dict[str, float] = {}
    for length in range(min(MOST, len(words)), FEWEST - 1, -1):
        for begin in range(len(words) - length + 1):
            for entry_id in sorted(index.get(tuple(words[begin : begin + length]), ())):
                found.setdefault(entry_id, float(length))
    return found
