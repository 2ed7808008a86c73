"""Entries that a question calls by their whole name: who types the name of a thing wants that thing."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Dict, Iterable, Mapping, Tuple

from knowledge.search import LONGEST_QUESTION, words_of

FEWEST, MOST = 2, 16
"""Words of a name: one alone may be a word of any sentence, and nobody types more."""
_BETWEEN = re.compile(r"[;/()]")
"""Stands between two names of the same thing: "Ventanillas de Salud (VDS)"."""

Names = Mapping[str, Tuple[str, ...]]
"""Entries by the words of a name with a space between them: a string takes a fifth of the memory of its words."""


def name_index(names: Iterable[Tuple[str, str]]) -> Names:
    """The entries by each of their names, whole and between its separators. ``names``: id and name."""
    index: Dict[str, Dict[str, None]] = defaultdict(dict)
    for entry_id, name in names:
        for part in {name, *_BETWEEN.split(name)}:
            words = words_of(part)
            if FEWEST <= len(words) <= MOST:
                index[" ".join(words)][entry_id] = None
    return {words: tuple(sorted(ids)) for words, ids in index.items()}


def named(question: str, index: Names) -> Dict[str, float]:
    """The entries whose name stands in a question, each with the words of its longest name; those of most first."""
    words = words_of(question)[:LONGEST_QUESTION]
    found: Dict[str, float] = {}
    for length in range(min(MOST, len(words)), FEWEST - 1, -1):
        for begin in range(len(words) - length + 1):
            for entry_id in index.get(" ".join(words[begin : begin + length]), ()):
                found.setdefault(entry_id, float(length))
    return found
