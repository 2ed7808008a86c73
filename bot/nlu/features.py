"""What a text looks like, without its meaning: folded letters, and n-grams of characters and words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import Callable, NamedTuple, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

LEAST_FAMILIARITY = 0.15
"""Keys struck at random reach 0.0 to 0.1; a single misspelt word 0.3 and more; real questions 0.5."""

LONGER = 4
_WORD = re.compile(r"\w+")
_NO_BASE = {"ß": "s", "ø": "o", "đ": "d", "ł": "l", "æ": "a", "œ": "o", "ı": "i", "’": "'", "‘": "'"}

Gram = str


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0].lower()[:1]
    return _NO_BASE.get(base, base)


def fold(text: str) -> str:
    """``text`` in small letters without accents, one character for each: positions stay what they were."""
    return "".join(map(_fold_letter, text))


def words(text: str) -> list[str]:
    """The words of ``text``, folded, without signs; accents written apart (NFD) do not split a word."""
    return _WORD.findall(fold(unicodedata.normalize("NFC", text)))


def character_grams(word: str, shortest: int, longest: int) -> list[Gram]:
    """Every run of ``shortest`` to ``longest`` characters of a word with a space at both ends."""
    padded = f" {word} "
    return [
        padded[start : start + length]
        for length in range(shortest, longest + 1)
        for start in range(len(padded) - length + 1)
    ]


def grams(text: str) -> Counter[Gram]:
    """How often each run of three or four letters, word and pair of neighbouring words stands in ``text``.

    Shorter runs are in nearly every text: with them learning took twice as long and told no more (measured).
    """
    found: Counter[Gram] = Counter()
    spoken = words(text)
    for word in spoken:
        found.update(character_grams(word, 3, 4))
    found.update(f"={word}" for word in spoken)
    found.update(f"={left} {right}" for left, right in pairwise(spoken))
    return found


def accented_grams(text: str) -> Counter[Gram]:
    """Runs of one to three letters and words, with the accents kept too: they tell languages apart."""
    found: Counter[Gram] = Counter()
    spoken = _WORD.findall(unicodedata.normalize("NFC", text).lower())
    for word in spoken:
        found.update(character_grams(word, 1, 3))
        found.update({f"={word}", f"={fold(word)}"})
    return found


class Row(NamedTuple):
    """The terms of one text: their columns and values, and how familiar it is.

    ``familiarity``: the share of its longer terms (four letters, words) that are known; 0 when it has none.
    """

    columns: NDArray[np.int64]
    values: NDArray[np.float32]
    familiarity: float


class LexicalFeatures:
    """TF-IDF over ``terms``: rows have length 1; terms seen in few texts are left out."""

    def __init__(
        self,
        vocabulary: Sequence[Gram],
        idf: NDArray[np.float32],
        terms: Callable[[str], Counter[Gram]] = grams,
    ) -> None:
        self.vocabulary = tuple(vocabulary)
        self.idf = idf
        self._terms = terms
        self._column = {gram: column for column, gram in enumerate(self.vocabulary)}

    @classmethod
    def learn(
        cls, texts: Sequence[str], fewest: int, terms: Callable[[str], Counter[Gram]] = grams
    ) -> tuple[LexicalFeatures, csr_matrix]:
        """The terms that at least ``fewest`` of ``texts`` have, each with log((1+n)/(1+df))+1 as its weight.

        Also one row for each text, as :meth:`row` would make it: to count the terms takes longest, and is done once.
        """
        counts, found = _counted(texts, terms)
        shares = np.bincount(counts.indices, minlength=len(found))
        kept = sorted((gram, column) for column, gram in enumerate(found) if shares[column] >= fewest)
        columns = np.array([column for _, column in kept], dtype=np.int64)
        idf = (np.log((1 + len(texts)) / (1 + shares[columns])) + 1).astype(np.float32)
        rows = counts[:, columns]
        rows.data = (1 + np.log(rows.data)) * idf[rows.indices]
        lengths = np.sqrt(rows.multiply(rows).sum(axis=1)).A1.astype(np.float32)
        rows.data /= np.maximum(np.repeat(lengths, np.diff(rows.indptr)), 1e-9)
        return cls([gram for gram, _ in kept], idf, terms), rows

    def row(self, text: str) -> Row:
        """What is known of one text; nothing when nothing of it is."""
        found = self._terms(text)
        counts = [(self._column[gram], n) for gram, n in found.items() if gram in self._column]
        columns = np.array([column for column, _ in counts], dtype=np.int64)
        values = (1 + np.log(np.array([n for _, n in counts], dtype=np.float32))) * self.idf[columns]
        longer = [gram for gram in found if len(gram) >= LONGER]
        known = sum(gram in self._column for gram in longer) / max(1, len(longer))
        return Row(columns, values / max(float(np.linalg.norm(values)), 1e-9), known)


def _counted(texts: Sequence[str], terms: Callable[[str], Counter[Gram]]) -> tuple[csr_matrix, list[Gram]]:
    """How often each term stands in each text, and the term of each column, as they came."""
    column: dict[Gram, int] = {}
    columns, counts = [], []
    for text in texts:
        found = terms(text)
        columns.append(np.fromiter((column.setdefault(gram, len(column)) for gram in found), np.int64, len(found)))
        counts.append(np.fromiter(found.values(), np.float32, len(found)))
    starts = np.cumsum([0, *map(len, columns)])
    shape = (len(texts), len(column))
    return csr_matrix((np.concatenate(counts), np.concatenate(columns), starts), shape=shape), list(column)
