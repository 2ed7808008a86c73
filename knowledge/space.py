"""Where meanings are compared: fewer numbers than the encoder makes, without what all texts share.

The vectors of an encoder lie close together, and most of their 512 directions tell little of what the base is about.
Along the few in which its own texts differ most (principal components) a question is compared in a quarter of the
time and memory, and finds the same: docs/quality/search.md.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

AXES = 128
"""Directions that are kept, of as many as the encoder has."""


@dataclass(frozen=True)
class Space:
    """``centre``: what all vectors share, n numbers; ``axes``: n x AXES, the directions that are kept."""

    centre: NDArray[np.float32]
    axes: NDArray[np.float32]

    @classmethod
    def learn(cls, vectors: NDArray[np.float32]) -> Space:
        """The space of vectors, one in each row, in which they differ most. Deterministic."""
        centre = vectors.mean(axis=0)
        moved = unit(vectors - centre)
        _, directions = np.linalg.eigh(moved.T @ moved)  # in the order of how much they tell, most last
        return cls(centre, np.ascontiguousarray(directions[:, ::-1][:, :AXES], dtype=np.float32))

    def place(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """Where vectors of the encoder lie, each at length 1."""
        return unit((vectors - self.centre) @ self.axes)

    def stored(self) -> bytes:
        """The numbers as bytes: the centre, then the axes."""
        return self.centre.astype(np.float32).tobytes() + self.axes.tobytes()

    @classmethod
    def of_stored(cls, stored: bytes, numbers: int) -> Space:
        """The space of those bytes; ``numbers``: how many a vector of the encoder has."""
        read = np.frombuffer(stored, dtype=np.float32)
        return cls(read[:numbers], read[numbers:].reshape(numbers, -1))


def unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Each vector at length 1; one without length stays as it is."""
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)
