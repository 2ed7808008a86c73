"""Search by meaning: an entry is a vector, and so is a question in any language; the nearest entries answer it.

Both come from the same sentence encoder, and are compared in the space that the base's own texts need (``space``).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import Dict, Iterable, Mapping, Optional, Protocol, Sequence, Set, Tuple

import numpy as np
from numpy.typing import NDArray

from knowledge.asked import Asked
from knowledge.encoder import SentenceEncoder, encoded
from knowledge.interpreter import Interpreter
from knowledge.models import Entry, Saying
from knowledge.promises.languages import REQUIRED_LANGUAGES
from knowledge.recent import Recent
from knowledge.space import Space, unit

REMEMBERED = 16
"""Questions, each among all entries or those of a topic, whose answers are kept: one turn asks the same again."""

PLACED = 4
"""Questions whose vectors are kept: one turn asks the same among others."""


ENTRIES = 100
"""Entries whose sentences' vectors are kept (two megabytes): what many ask is asked on, too, and to make them takes as
long as a turn."""


class Nearest(Protocol):
    """Finds what is near, so many entries at most, nearest first."""

    def nearest(self, question: NDArray[np.float32], limit: int, among: Optional[Set[str]]) -> Dict[str, float]:
        """The entries nearest to a vector of length 1, perhaps only among some: cosines."""
        ...

    def beside(self, entry_id: str, limit: int) -> Dict[str, float]:
        """The entries that are about the like of an entry: cosines."""
        ...


class EntryVectors:
    """Questions compared with the vectors of a built base."""

    def __init__(
        self,
        encoder: SentenceEncoder,
        space: Space,
        nearest: Nearest,
        interpreters: Optional[Mapping[str, Interpreter]] = None,
    ) -> None:
        """``space``: in which ``nearest`` finds what is near a vector.

        ``interpreters``: for the languages that the encoder does not know.
        """
        self._encoder = encoder
        self._space = space
        self._nearest = nearest
        self._interpreters = interpreters or {}
        self._recent: Recent[Mapping[str, float]] = Recent(REMEMBERED)
        self._placed: Recent[NDArray[np.float32]] = Recent(PLACED)
        self._others: Recent[NDArray[np.float32]] = Recent(ENTRIES)

    def nearest(
        self, text: str, limit: int, language: Optional[str] = None, among: Optional[Set[str]] = None
    ) -> Mapping[str, float]:
        """The entries nearest in meaning to a text, with the cosine of the angle, nearest first."""
        some = None if among is None else frozenset(among)
        return self._recent.of(text, partial(self._found, text, limit, language, among), limit, language, some)

    def beside(self, entry_id: str, limit: int) -> Mapping[str, float]:
        """The entries that are about the like of an entry, nearest first."""
        return self._nearest.beside(entry_id, limit)

    def alike(self, text: str, others: Tuple[str, ...], language: Optional[str] = None) -> Tuple[float, ...]:
        """The cosine of the angle between a text and each of some others in its language, the sentences of an entry."""
        vectors = self._others.of("\n".join(others), lambda: self._vectors(others, language), language)
        return tuple(map(float, vectors @ unit(self._vector(text, language))))

    def _found(self, text: str, limit: int, language: Optional[str], among: Optional[Set[str]]) -> Mapping[str, float]:
        placed = self._placed.of(text, lambda: self._space.place(self._vector(text, language)), language)
        return self._nearest.nearest(placed, limit, among)

    def _vectors(self, texts: Sequence[str], language: Optional[str]) -> NDArray[np.float32]:
        interpreter = self._interpreters.get(language or "")
        return unit(np.stack(list(map(interpreter.vector, texts))) if interpreter else self._encoder.encode(texts))

    def _vector(self, text: str, language: Optional[str]) -> NDArray[np.float32]:
        interpreter = self._interpreters.get(language or "")
        return interpreter.vector(text) if interpreter else self._encoder.encode([text])[0]


class InMemory:
    """Compares with what an entry is about, and with the likest way to ask for it."""

    def __init__(self, about: Sequence[Tuple[str, bytes]], asked: Sequence[Tuple[str, bytes]] = ()) -> None:
        """``about``: id and vector of each entry, at least one; ``asked``: of each line, the entries in that order."""
        numbers = Counter(entry_id for entry_id, _ in asked)
        self._ids = [entry_id for entry_id, _ in about]
        self._places = {entry_id: place for place, entry_id in enumerate(self._ids)}
        self._about, self._asked = _matrix(about), _matrix(asked)
        self._numbers = np.array([numbers[one] for one in self._ids])
        self._ends = np.cumsum(self._numbers)

    def nearest(self, question: NDArray[np.float32], limit: int, among: Optional[Set[str]]) -> Dict[str, float]:
        """See ``Nearest``."""
        if among is None:
            return self._best(self._cosines(question, self._about, self._asked, self._numbers), limit, self._ids)
        places = sorted(self._places[one] for one in among if one in self._places)
        lines = [self._asked[self._ends[place] - self._numbers[place] : self._ends[place]] for place in places]
        # What serves one person is a tenth of all, and so is the work.
        asked = np.concatenate([self._asked[:0], *lines])
        cosines = self._cosines(question, self._about[places], asked, self._numbers[places])
        return self._best(cosines, limit, [self._ids[place] for place in places])

    def beside(self, entry_id: str, limit: int) -> Dict[str, float]:
        """See ``Nearest``."""
        place = self._places.get(entry_id)
        return {} if place is None else self._best(self._about @ self._about[place], limit, self._ids)

    @staticmethod
    def _best(cosines: NDArray[np.float32], limit: int, ids: Sequence[str]) -> Dict[str, float]:
        best = np.argsort(-cosines, kind="stable")[:limit]
        found = zip(best.tolist(), cosines[best].tolist(), strict=True)
        return {ids[place]: cosine for place, cosine in found if cosine > 0}

    @staticmethod
    def _cosines(
        question: NDArray[np.float32],
        about: NDArray[np.float32],
        asked: NDArray[np.float32],
        numbers: NDArray[np.int64],
    ) -> NDArray[np.float32]:
        """How near each entry is; ``asked``: the lines of an entry follow each other, so many as ``numbers`` says."""
        cosines = about @ question
        firsts = np.cumsum(numbers) - numbers
        some = np.flatnonzero(numbers)
        if len(some):
            cosines[some] += np.maximum.reduceat(asked @ question, firsts[some])
        return cosines


def _matrix(rows: Sequence[Tuple[str, bytes]]) -> NDArray[np.float32]:
    joined = np.frombuffer(b"".join(vector for _, vector in rows), dtype=np.float32)
    return joined.reshape(len(rows), -1) if rows else joined.reshape(0, 0)


@dataclass(frozen=True)
class Vectors:
    """The vectors of entries as they are stored (32-bit floats): where each lies in the space."""

    space: Space
    by_entry: Mapping[str, bytes]
    asked: Tuple[Tuple[str, bytes], ...]


def entry_vectors(entries: Iterable[Entry], encoder: SentenceEncoder, asked: Optional[Asked] = None) -> Vectors:
    """The vector of each entry (at least one), and of each line that people ask for it with.

    An entry is the mean over its texts, and over the lines, in the languages that every entry has: the encoder
    puts the same meaning in the same place whatever the language, so the others add nothing.
    """
    texts, lines = [], []
    for entry in entries:
        for language in REQUIRED_LANGUAGES:
            texts += [(entry.id, text) for text in told(entry.text[language])]
            lines += [(entry.id, line) for line in (asked or {}).get(entry.id, {}).get(language, ())]
    about, ways = _sums(texts, encoder), _encoded(lines, encoder)
    for entry_id, total in _sums(lines, encoder, ways).items():
        about[entry_id] = unit(about[entry_id]) + unit(total)
    matrix = np.stack([unit(total) for total in about.values()]).astype(np.float32)
    space = Space.learn(np.concatenate([matrix, ways]) if lines else matrix)
    placed = space.place(ways) if lines else ()
    return Vectors(
        space,
        {owner: vector.tobytes() for owner, vector in zip(about, space.place(matrix), strict=True)},
        tuple((owner, vector.tobytes()) for (owner, _), vector in zip(lines, placed, strict=True)),
    )


def told(said: Saying) -> Tuple[str, str]:
    """What an entry is about, as two short texts: its title with the question, the question with the answer."""
    return f"{said.title}. {said.question}", f"{said.question} {said.answer}"


def _encoded(texts: Sequence[Tuple[str, str]], encoder: SentenceEncoder) -> NDArray[np.float32]:
    """The vector of each text, at length 1."""
    vectors = list(encoded([text for _, text in texts], encoder))
    return unit(np.stack(vectors)).astype(np.float32) if vectors else np.empty((0, 0), dtype=np.float32)


def _sums(
    texts: Sequence[Tuple[str, str]], encoder: SentenceEncoder, vectors: Optional[NDArray[np.float32]] = None
) -> Dict[str, NDArray[np.float32]]:
    """The sum of the vectors of each owner's texts."""
    sums: Dict[str, NDArray[np.float32]] = {}
    for (owner, _), vector in zip(texts, _encoded(texts, encoder) if vectors is None else vectors, strict=True):
        sums[owner] = sums.get(owner, np.float32(0)) + vector
    return sums
