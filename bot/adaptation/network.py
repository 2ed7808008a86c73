"""What every network that learns can do, and texts put together for it."""

from __future__ import annotations

from typing import Any, Dict, List, Protocol, Sequence, Tuple

import numpy as np
from numpy.typing import NDArray

from knowledge.encoder import Pieces
from knowledge.pieces import Rows

Batch = Tuple[NDArray[np.float32], NDArray[np.float32]]


class Network(Protocol):
    """An encoder in TensorFlow. ``variables``: its weights by name; ``width``: how many numbers a text becomes."""

    variables: Dict[str, Any]

    @property
    def width(self) -> int:
        """How many numbers a text becomes."""
        ...

    def pieces(self, text: str) -> Rows:
        """The numbers of the pieces that a text is made of, at most as many as tell what it is about."""
        ...

    def batch(self, texts: Sequence[Rows]) -> Batch:
        """Vectors of the pieces, texts x pieces x numbers; and where there is one (1), where the text is over (0)."""
        ...

    def encode(self, vectors: Any, there: Any, dropout: float = 0.0) -> Any:
        """One row of numbers, of length 1, for each text of a batch."""
        ...

    def model(self) -> Any:
        """What it is now, in ONNX (``graph``)."""
        ...


def filled_up(texts: Sequence[Rows], pieces: Pieces) -> Batch:
    """Vectors of the pieces, texts x pieces x numbers; and where there is one (1), where the text is over (0)."""
    told = [pieces.vectors(text) for text in texts]
    vectors = np.zeros((len(texts), max(map(len, texts)), told[0].shape[1]), dtype=np.float32)
    there = np.zeros((*vectors.shape[:2], 1), dtype=np.float32)
    for row, rows in enumerate(told):
        vectors[row, : len(rows)] = rows
        there[row, : len(rows)] = 1
    return vectors, there


def by_length(texts: Sequence[Rows], rows: Rows, size: int, rng: np.random.Generator) -> List[Rows]:
    """Rows put together with others of about their length, ``size`` at once, the batches in an order of chance."""
    lengths = np.array([len(texts[row]) for row in rows]) + rng.uniform(-3, 3, len(rows))
    order = rows[np.argsort(lengths, kind="stable")]
    batches = [order[start : start + size] for start in range(0, len(order), size)]
    rng.shuffle(batches)
    return batches
