"""What a text looks like, without its meaning: folded letters, and n-grams of characters and words."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from itertools import pairwise
from typing import Callable, NamedTuple, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

LEAST_FAMILIARITY = 0.15
"""Keys struck at random reach 0.0 to 0.1; a single misspelt word 0.3 and more; real questions 0.5."""

LONGER = 4
LETTERS_KEPT = 4096
_WORD = re.compile(r"\w+")
_NO_BASE = {"ß": "s", "ø": "o", "đ": "d", "ł": "l", "æ": "a", "œ": "o", "ı": "i", "’": "'", "‘": "'"}

Gram = str


class Letters(dict[int, str]):
    """What becomes of each letter, for ``str.translate``; found out once for the letters that come first."""

    def __init__(self, become: Callable[[str], str]) -> None:
        """``become``: what becomes of a letter."""
        super().__init__()
        self._become = become

    def __missing__(self, code: int) -> str:
        """A letter that was not met before."""
        become = self._become(chr(code))
        if len(self) < LETTERS_KEPT:
            self[code] = become
        return become


def _fold_letter(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0].lower()[:1]
    return _NO_BASE.get(base, base)


_FOLDED = Letters(_fold_letter)


def fold(text: str) -> str:
    """``text`` in small letters without accents, one character for each: positions stay what they were."""
    return text.translate(_FOLDED)


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
    spoken = words(text)
    found = [gram for word in spoken for gram in character_grams(word, 3, 4)]
    found += [f"={word}" for word in spoken]
    found += [f"={left} {right}" for left, right in pairwise(spoken)]
    return Counter(found)


def accented_grams(text: str) -> Counter[Gram]:
    """Runs of one to three letters and words, with the accents kept too: they tell languages apart."""
    found: list[Gram] = []
    for word in _WORD.findall(unicodedata.normalize("NFC", text).lower()):
        found += character_grams(word, 1, 3)
        found += {f"={word}", f"={fold(word)}"}
    return Counter(found)


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
        everywhere = list(map(self._column.get, found))
        columns = np.array([column for column in everywhere if column is not None], dtype=np.int64)
        counts = [n for n, column in zip(found.values(), everywhere, strict=True) if column is not None]
        values = (1 + np.log(np.array(counts, dtype=np.float32))) * self.idf[columns]
        longer = [gram for gram in found if len(gram) >= LONGER]
        known = sum(map(self._column.__contains__, longer)) / max(1, len(longer))
        return Row(columns, values / max(math.sqrt(values @ values), 1e-9), known)


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
