"""Teaches the sentence encoder a language that it does not know, from the base's own translations.

The encoder was never shown Haitian Creole: its vector of a Creole text means nothing. But most entries are
said in Creole and in English, sentence by sentence. A ridge regression learns from those pairs where the
encoder puts a meaning, from the letters of the Creole sentence. Measured in docs/quality/search.md.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections import Counter
from dataclasses import dataclass
from typing import Dict, Iterable, List, Sequence, Tuple

import numpy as np
from numpy.typing import NDArray

from knowledge.encoder import SentenceEncoder, encoded
from knowledge.models import Entry, Saying

DIMENSIONS = 4096
"""Columns that the n-grams of letters share (feature hashing, Weinberger et al. 2009)."""

STRENGTH = 0.3
"""Of the regularisation, as in scikit-learn's ``Ridge``."""

SHORTEST, LONGEST = 3, 5
TAUGHT_IN = "en"
"""The language that the pairs are translated into: one that the encoder knows well."""

FEWEST_PAIRS = 200
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Interpreter:
    """``weights``: DIMENSIONS x numbers of a vector, in half precision, which changes no order and is half the
    memory; ``mean``: of the vectors it was taught with."""

    weights: NDArray[np.float16]
    mean: NDArray[np.float32]

    @classmethod
    def learn(cls, pairs: Sequence[Tuple[str, str]], encoder: SentenceEncoder) -> Interpreter:
        """Learn from texts and what they mean in a language that the encoder knows. Deterministic."""
        rows = np.stack([_row(text) for text, _ in pairs])
        meanings = encoded([meant for _, meant in pairs], encoder)
        mean = meanings.mean(axis=0)
        # As many equations as pairs: the dual form is smaller than one with all columns.
        kernel = rows @ rows.T + STRENGTH * np.eye(len(rows), dtype=np.float32)
        weights = rows.T @ np.linalg.solve(kernel, meanings - mean)
        return cls(weights.astype(np.float16), mean.astype(np.float32))

    def vector(self, text: str) -> NDArray[np.float32]:
        """Where the encoder would put the meaning of a text."""
        row = _row(text)
        columns = np.flatnonzero(row)
        return row[columns] @ self.weights[columns].astype(np.float32) + self.mean

    def stored(self) -> bytes:
        """The numbers as bytes: the weights, then the mean."""
        return self.weights.tobytes() + self.mean.tobytes()

    @classmethod
    def of_stored(cls, stored: bytes) -> Interpreter:
        """The interpreter of those bytes."""
        numbers = len(stored) // (2 * DIMENSIONS + 4)
        weights = np.frombuffer(stored, dtype=np.float16, count=DIMENSIONS * numbers).reshape(DIMENSIONS, numbers)
        return cls(weights, np.frombuffer(stored[2 * weights.size :], dtype=np.float32))


def interpreters(entries: Iterable[Entry], encoder: SentenceEncoder) -> Dict[str, Interpreter]:
    """One for each language that the entries are said in and the encoder does not know."""
    pairs: Dict[str, List[Tuple[str, str]]] = {}
    for entry in entries:
        for language, saying in entry.text.items():
            if language not in encoder.languages:
                pairs.setdefault(language, []).extend(_pairs(saying, entry.text[TAUGHT_IN]))
    return {
        language: Interpreter.learn(said, encoder)
        for language, said in sorted(pairs.items())
        if len(said) >= FEWEST_PAIRS
    }


def _pairs(saying: Saying, meant: Saying) -> List[Tuple[str, str]]:
    """Sentences that say the same."""
    whole = [(saying.title, meant.title), (saying.question, meant.question), (saying.answer, meant.answer)]
    return whole + list(zip(saying.steps, meant.steps, strict=True))


def _row(text: str) -> NDArray[np.float32]:
    """The n-grams of letters and the words of a text, each at a column of its own number, of length 1."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(sign))
    counts: Counter[str] = Counter()
    for word in _WORD.findall(plain):
        padded = f" {word} "
        counts[padded] += 1
        for size in range(SHORTEST, LONGEST + 1):
            counts.update(padded[start : start + size] for start in range(len(padded) - size + 1))
    row = np.zeros(DIMENSIONS, dtype=np.float32)
    for gram, count in counts.items():
        number = zlib.crc32(gram.encode())
        row[number % DIMENSIONS] += (1 + np.log(count)) * (1 if number >> 31 else -1)
    return row / max(float(np.linalg.norm(row)), 1e-9)
