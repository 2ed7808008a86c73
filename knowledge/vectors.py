"""Search by meaning: an entry is a vector, and so is a question in any language; the nearest entries answer it.

Both come from the same sentence encoder. The vectors lie close together as the encoder makes them, so what
all entries share is taken out before angles are compared.
"""

from __future__ import annotations

from typing import Dict, Iterable, List, Mapping, Optional, Sequence, Set, Tuple

import numpy as np
from numpy.typing import NDArray

from knowledge.encoder import SentenceEncoder, encoded
from knowledge.interpreter import Interpreter
from knowledge.models import Entry
from knowledge.promises.languages import REQUIRED_LANGUAGES


class EntryVectors:
    """The vectors of a built base in memory: 2 kB an entry."""

    def __init__(
        self,
        encoder: SentenceEncoder,
        rows: Sequence[Tuple[str, bytes]],
        interpreters: Optional[Mapping[str, Interpreter]] = None,
    ) -> None:
        """``rows``: id and vector of each entry, as ``entry_vectors`` made them. At least one.

        ``interpreters``: for the languages that the encoder does not know.
        """
        self._encoder = encoder
        self._interpreters = interpreters or {}
        self._ids = [entry_id for entry_id, _ in rows]
        stored = np.frombuffer(b"".join(vector for _, vector in rows), dtype=np.float32).reshape(len(rows), -1)
        self._mean = stored.mean(axis=0)
        self._matrix = _unit(stored - self._mean)

    def nearest(
        self, text: str, limit: int, language: Optional[str] = None, among: Optional[Set[str]] = None
    ) -> Dict[str, float]:
        """The entries nearest in meaning to a text, with the cosine of the angle, nearest first."""
        interpreter = self._interpreters.get(language or "")
        vector = interpreter.vector(text) if interpreter else self._encoder.encode([text])[0]
        question = _unit(vector - self._mean)
        cosines = self._matrix @ question
        if among is not None:
            cosines = np.where([entry_id in among for entry_id in self._ids], cosines, -np.inf)
        best = np.argpartition(-cosines, min(limit, len(cosines) - 1))[:limit]
        best = best[np.lexsort((best, -cosines[best]))]
        return {self._ids[index]: float(cosines[index]) for index in best if cosines[index] > 0}


def entry_vectors(entries: Iterable[Entry], encoder: SentenceEncoder) -> List[Tuple[str, bytes]]:
    """The vector of each entry: the mean over its texts in the languages that every entry has.

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
    return [(owner, _unit(total).astype(np.float32).tobytes()) for owner, total in sums.items()]


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Each vector at length 1; one without length stays as it is."""
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)
