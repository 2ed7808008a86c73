"""Full text in memory: in which sayings each word stands and how much it counts there, ranked by BM25.

A word is a row of bytes in the base, made when that is built; together they are a few megabytes, and a question
over ten thousand entries takes a millisecond, whatever the database. The scores are those of SQLite's FTS5.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import Dict, Iterable, Mapping, Sequence, Tuple

import numpy as np
from numpy.typing import NDArray

from knowledge.recent import Recent
from knowledge.runs import begins
from knowledge.search import CANDIDATES, WEIGHTS, Term, terms, without_elision, words_of

SATURATION, LENGTH_SHARE = 1.2, 0.75
"""The constants of BM25, as FTS5 has them: how soon more of a word adds nothing, how much length counts."""
LEAST_RARITY = 1e-6
"""Of a word that stands in half of all sayings or more."""
TERMS = 24
"""Of which what they give to each saying is kept: those of a message or two."""
LAST_SIGN = "\U0010ffff"
"""Comes after every other sign: what begins with a word stands before the word with this behind it."""

Stored = Tuple[str, bytes, bytes]
"""A word, the places of the sayings that have it (32-bit integers, rising), what it counts there (32-bit floats)."""


@dataclass(frozen=True)
class Counted:
    """``lengths``: words of each saying. ``words``: for each word what it counts, by the place of the saying."""

    lengths: Tuple[int, ...]
    words: Mapping[str, Mapping[int, float]]

    @classmethod
    def of(cls, sayings: Iterable[Sequence[str]]) -> Counted:
        """Count the words of sayings, each the texts that ``search.WEIGHTS`` names."""
        lengths = []
        words: Dict[str, Dict[int, float]] = defaultdict(lambda: defaultdict(float))
        for place, texts in enumerate(sayings):
            read = [words_of(text) for text in texts]
            lengths.append(sum(map(len, read)))
            for weight, found in zip(WEIGHTS, read, strict=True):
                for word in found:
                    words[word][place] += weight
        return cls(tuple(lengths), words)

    def stored(self) -> Iterable[Stored]:
        """The words as a base keeps them."""
        for word, counts in self.words.items():
            places, weights = np.array(list(counts), np.int32), np.array(list(counts.values()), np.float32)
            yield word, places.tobytes(), weights.tobytes()


class WordIndex:
    """What the words of a question find."""

    def __init__(self, sayings: Sequence[Tuple[str, int]], words: Sequence[Stored]) -> None:
        """``sayings``: entry and length of each, those of an entry together; ``words``: in any order."""
        words = sorted(words)
        self._words = [word for word, _, _ in words]
        self._places = np.frombuffer(b"".join(places for _, places, _ in words), dtype=np.int32)
        self._weights = np.frombuffer(b"".join(weights for _, _, weights in words), dtype=np.float32)
        self._begins = np.cumsum([0, *(len(places) // self._places.itemsize for _, places, _ in words)])
        self._ids = list(dict.fromkeys(entry_id for entry_id, _ in sayings))
        self._ranks = np.argsort(np.argsort(self._ids))
        self._firsts = begins([entry_id for entry_id, _ in sayings])
        lengths = np.array([length for _, length in sayings], dtype=np.float64)
        self._recent: Recent[NDArray[np.float64]] = Recent(TERMS)
        average = max(lengths.mean(), 1.0) if len(lengths) else 1.0
        self._lengthiness = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * lengths / average)

    def scores(self, question: str) -> Dict[str, float]:
        """The score of each entry with a word of the question, best first; its best saying counts."""
        asked = terms(question)
        if not asked or not self._ids:
            return {}
        scores = np.maximum.reduceat(np.sum([self._given_by(term) for term in asked], axis=0), self._firsts)
        least = np.partition(scores, -CANDIDATES)[-CANDIDATES] if len(scores) > CANDIDATES else 0.0
        found = np.flatnonzero((scores >= least) & (scores > 0))
        best = found[np.lexsort((self._ranks[found], -scores[found]))][:CANDIDATES]
        return {self._ids[entry]: score for entry, score in zip(best.tolist(), scores[best].tolist(), strict=True)}

    def _given_by(self, term: Term) -> NDArray[np.float64]:
        # A message is looked for with and without the places that it names: most of its terms are the same.
        return self._recent.of(term.word, lambda: self._bm25(term), term.begins)

    def _bm25(self, term: Term) -> NDArray[np.float64]:
        """What a term gives to each saying; longer words that begin with it count together."""
        first, end = self._range(term.word, term.begins)
        if first == end:
            first, end = self._range(without_elision(term.word), term.begins)
        there = slice(self._begins[first], self._begins[end])
        weights = np.bincount(self._places[there], self._weights[there], len(self._lengthiness))
        having = np.count_nonzero(weights)
        rarity = max(math.log((len(weights) - having + 0.5) / (having + 0.5)), LEAST_RARITY)
        return rarity * (weights * (SATURATION + 1) / (weights + self._lengthiness))

    def _range(self, word: str, begins: bool) -> Tuple[int, int]:
        """Where a word stands, and those that begin with it if they count, too: the first, and behind the last."""
        first = bisect_left(self._words, word)
        return first, bisect_left(self._words, word + (LAST_SIGN if begins else "\0"), first)
