"""Cutting a text into pieces of words, as SentencePiece does with a unigram model (Kudo 2018, arXiv:1804.10959)."""

from __future__ import annotations

import re
from array import array
from typing import List, Mapping, Sequence

import marisa_trie
import numpy as np
from numpy.typing import NDArray

UNKNOWN_COSTS = 10.0
"""What a letter that no piece has costs more than the dearest piece."""

_OTHER_LETTERS = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")
"""Letters that are not Latin: what is written with them is told which languages are spoken (``bot.nlu.foreign``)."""

Rows = NDArray[np.int64]


class Cutter:
    """Pieces of words, but for those of other letters than ours, and what each costs. Safe between threads."""

    def __init__(self, numbers: Mapping[str, int], costs: NDArray[np.float32], unknown: int) -> None:
        """``numbers``: of the pieces; ``costs``: by number, the dearest is the lowest; ``unknown``: a number too."""
        self._trie = marisa_trie.Trie(piece for piece in numbers if not _OTHER_LETTERS.search(piece))
        self._numbers = np.empty(len(self._trie), np.int64)
        for piece, place in self._trie.items():
            self._numbers[place] = numbers[piece]
        self._costs = array("f", costs[self._numbers])  # its numbers are read one by one
        self._longest = max(map(len, self._trie))
        self._unknown = unknown
        self._unknown_costs = float(costs.min()) - UNKNOWN_COSTS

    def cut(self, written: str) -> List[int]:
        """The numbers of the pieces that a text is cheapest made of."""
        return [self._unknown if place < 0 else int(self._numbers[place]) for place in self._best(written)]

    def _best(self, written: str) -> Sequence[int]:
        """The places of those pieces in the trie, -1 for a letter that none has."""
        ends, costs, prefixes = len(written), self._costs, self._trie.iter_prefixes_with_ids
        best, came = [0.0] + [-np.inf] * ends, [(0, -1)] * (ends + 1)
        for start in range(ends):
            told = best[start]
            for piece, place in prefixes(written[start : start + self._longest]):
                end, cost = start + len(piece), told + costs[place]
                if cost > best[end]:
                    best[end], came[end] = cost, (start, place)
            if told + self._unknown_costs > best[start + 1]:
                best[start + 1], came[start + 1] = told + self._unknown_costs, (start, -1)
        cut = []
        while ends:
            ends, place = came[ends]
            cut.append(place)
        return cut[::-1]
