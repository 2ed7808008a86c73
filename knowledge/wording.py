"""How alike a text and what an entry says are worded, by the beginnings of their words.

The words of full-text search (``word_index``) count what a text and a saying share; here what they do not share counts
too: the cosine between what a text is made of and all that an entry says and is asked with, in every language, rare
beginnings before common ones (tf-idf, Salton and Buckley 1988). Beginnings, because endings differ and are misspelt.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import Dict, Iterable, Iterator, Mapping, Optional, Sequence, Tuple

import numpy as np
from numpy.typing import NDArray

from knowledge.search import without_elision, words_of

LETTERS = 5
"""Of a word's beginning: four to six find the same."""

Stored = Tuple[str, bytes, bytes]
"""A beginning, the places of the entries that have it (32-bit integers, rising), what it is of each (32-bit floats)."""


def stored_wording(entries: Iterable[Iterable[str]]) -> Iterator[Stored]:
    """What a base keeps of the texts of each entry, in the order of the entries."""
    counted = [_beginnings(texts) for texts in entries]
    having = Counter(beginning for counts in counted for beginning in counts)
    rarity = {beginning: _rarity(number, len(counted)) for beginning, number in having.items()}
    kept: Dict[str, Dict[int, float]] = defaultdict(dict)
    for place, counts in enumerate(counted):
        for beginning, share in _shares(counts, rarity).items():
            kept[beginning][place] = share
    for beginning, shares in kept.items():
        yield (
            beginning,
            np.array(list(shares), np.int32).tobytes(),
            np.array(list(shares.values()), np.float32).tobytes(),
        )


class Wording:
    """Compares texts with the entries of a base."""

    def __init__(self, ids: Sequence[str], beginnings: Iterable[Stored]) -> None:
        """``ids``: of the entries, in the order in which they were stored."""
        self._ids = list(ids)
        self._of: Mapping[str, Tuple[NDArray[np.int32], NDArray[np.float32]]] = {
            beginning: (np.frombuffer(places, np.int32), np.frombuffer(shares, np.float32))
            for beginning, places, shares in beginnings
        }

    def alike(self, text: str) -> Dict[str, float]:
        """The cosine of each entry that shares a beginning with a text, by id."""
        known = Counter(filter(None, map(self._known, words_of(text))))
        rarity = {one: _rarity(len(self._of[one][0]), len(self._ids)) for one in known}
        cosines = np.zeros(len(self._ids))
        for one, share in _shares(known, rarity).items():
            places, shares = self._of[one]
            cosines[places] += shares * share
        found = np.flatnonzero(cosines)
        return {self._ids[place]: cosine for place, cosine in zip(found.tolist(), cosines[found].tolist(), strict=True)}

    def _known(self, word: str) -> Optional[str]:
        """The beginning of a word as entries have it: with the letter before it that is elided, else without."""
        begin, rest = word[:LETTERS], without_elision(word)[:LETTERS]
        return begin if begin in self._of else rest if rest in self._of else None


def _beginnings(texts: Iterable[str]) -> Counter[str]:
    return Counter(word[:LETTERS] for text in texts for word in words_of(text))


def _shares(counts: Mapping[str, int], rarity: Mapping[str, float]) -> Dict[str, float]:
    """What each beginning is of a text, together of length 1: the second time that it is there tells less."""
    parts = {one: (1 + math.log(number)) * rarity[one] for one, number in counts.items()}
    length = math.sqrt(sum(part * part for part in parts.values()))
    return {one: part / length for one, part in parts.items()}


def _rarity(having: int, entries: int) -> float:
    """What a beginning counts that so many of the entries have."""
    return math.log((1 + entries) / (1 + having)) + 1
