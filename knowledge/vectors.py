"""Search by meaning: an entry is a vector, and so is a question in any language; the nearest entries answer it.

Both come from the same sentence encoder. The vectors lie close together as the encoder makes them, so what
all entries share is taken out before angles are compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Dict, Iterable, List, Mapping, Optional, Sequence, Set, Tuple

import numpy as np
from numpy.typing import NDArray

from knowledge.encoder import SentenceEncoder, encoded
from knowledge.interpreter import Interpreter
from knowledge.models import Entry
from knowledge.promises.languages import REQUIRED_LANGUAGES

Nearest = Callable[[NDArray[np.float32], int, Optional[Set[str]]], Dict[str, float]]
"""The entries nearest to a vector of length 1, so many at most, perhaps only among some: cosines, nearest first."""


class EntryVectors:
    """Questions compared with the vectors of a built base."""

    def __init__(
        self,
        encoder: SentenceEncoder,
        centre: bytes,
        nearest: Nearest,
        interpreters: Optional[Mapping[str, Interpreter]] = None,
    ) -> None:
        """``centre``: what ``entry_vectors`` took out; ``nearest``: finds what is near a vector.

        ``interpreters``: for the languages that the encoder does not know.
        """
        self._encoder = encoder
        self._centre = np.frombuffer(centre, dtype=np.float32)
        self._nearest = nearest
        self._interpreters = interpreters or {}

    def nearest(
        self, text: str, limit: int, language: Optional[str] = None, among: Optional[Set[str]] = None
    ) -> Dict[str, float]:
        """The entries nearest in meaning to a text, with the cosine of the angle, nearest first."""
        interpreter = self._interpreters.get(language or "")
        vector = interpreter.vector(text) if interpreter else self._encoder.encode([text])[0]
        return self._nearest(_unit(vector - self._centre), limit, among)


def nearest_in_memory(rows: Sequence[Tuple[str, bytes]]) -> Nearest:
    """Compares with all vectors at once. ``rows``: id and vector of each entry, at least one."""
    ids = [entry_id for entry_id, _ in rows]
    matrix = np.frombuffer(b"".join(vector for _, vector in rows), dtype=np.float32).reshape(len(rows), -1)

    def nearest(question: NDArray[np.float32], limit: int, among: Optional[Set[str]]) -> Dict[str, float]:
        cosines = matrix @ question
        if among is not None:
            cosines = np.where([entry_id in among for entry_id in ids], cosines, -np.inf)
        best = np.argpartition(-cosines, min(limit, len(cosines) - 1))[:limit]
        best = best[np.lexsort((best, -cosines[best]))]
        return {ids[index]: float(cosines[index]) for index in best if cosines[index] > 0}

    return nearest


@dataclass(frozen=True)
class Vectors:
    """The vectors of entries as they are stored (32-bit floats): each of length 1, without what all share."""

    centre: bytes
    by_entry: Mapping[str, bytes]


def entry_vectors(entries: Iterable[Entry], encoder: SentenceEncoder) -> Vectors:
    """The vector of each entry (at least one): the mean over its texts in the languages that every entry has.

    The encoder puts the same meaning in the same place whatever the language, so the others add nothing.
    """
    texts: List[str] = []
    owners: List[str] = []
    for entry in entries:
        for language in REQUIRED_LANGUAGES:
            saying = entry.text[language]
            texts += [f"{saying.title}. {saying.question}", f"{saying.question} {saying.answer}"]
            owners += [entry.id, entry.id]
    sums: Dict[str, NDArray[np.float32]] = {}
    for owner, vector in zip(owners, encoded(texts, encoder), strict=True):
        sums[owner] = sums.get(owner, np.float32(0)) + _unit(vector)
    matrix = np.stack([_unit(total) for total in sums.values()]).astype(np.float32)
    centre = matrix.mean(axis=0)
    rows = zip(sums, _unit(matrix - centre), strict=True)
    return Vectors(centre.tobytes(), {owner: vector.tobytes() for owner, vector in rows})


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Each vector at length 1; one without length stays as it is."""
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)
