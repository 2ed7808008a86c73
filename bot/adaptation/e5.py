"""The first layers of multilingual-e5-small in TensorFlow, so that they can learn.

Six of its twelve: they take half the time of all; how much more those would tell was not measured.
Pieces of words themselves are not learnt: their table is as large as everything else ten times.
"""

from __future__ import annotations

from typing import Any, Dict, Sequence

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from bot.adaptation.graph import Graph
from bot.adaptation.network import Batch, filled_up
from knowledge.e5_pieces import E5Pieces, PublishedFile
from knowledge.encoder import GIVEN
from knowledge.pieces import Rows

LAYERS = 6
SMALLEST = 1e-12
"""Added to a spread before its root is taken, as in the published network."""

UNSEEN = -1e4
"""Added to the likeness of what stands behind the end of a text."""

PARTS = {"asked": ("q", "k", "v"), "heard": ("ao",), "inner": ("fi",), "outer": ("fo",)}
NORMALS = {"seen": "aln", "done": "oln"}
"""Our names of a layer's weights, and those of the file."""


class E5Network:
    """``variables``: the weights of the layers, by name, as TensorFlow learns them."""

    def __init__(self, file: PublishedFile, layers: int = LAYERS) -> None:
        self.layers, self.heads, self.width = layers, file.heads, file.width
        self._pieces = E5Pieces(file)
        weights = {"begin.scale": file.numbers("emb.ln.w"), "begin.shift": file.numbers("emb.ln.b")}
        for layer in range(layers):
            weights |= _layer(file, layer)
        self.variables: Dict[str, tf.Variable] = {name: tf.Variable(weights[name], name=name) for name in weights}

    def pieces(self, text: str) -> Rows:
        """The numbers of the pieces that a text is made of, at most as many as tell what it is about."""
        return self._pieces.of(text)

    def batch(self, texts: Sequence[Rows]) -> Batch:
        """Vectors of the pieces, texts x pieces x 384; and where there is one (1), where the text is over (0)."""
        return filled_up(texts, self._pieces)

    def encode(self, vectors: tf.Tensor, there: tf.Tensor, dropout: float = 0.0) -> tf.Tensor:
        """One row of numbers, of length 1, for each text of a batch."""
        shape = tf.shape(vectors)
        rows = tf.reshape(tf.nn.dropout(self._normal(vectors, "begin"), dropout), (-1, self.width))
        ends = (1 - tf.reshape(there, (shape[0], 1, 1, shape[1]))) * UNSEEN
        for layer in range(self.layers):
            rows = self._layer(rows, f"{layer}.", ends, dropout)
        rows = tf.reshape(rows, shape) * there
        return tf.math.l2_normalize(tf.reduce_sum(rows, 1) / tf.reduce_sum(there, 1), -1)

    def _layer(self, rows: tf.Tensor, name: str, ends: tf.Tensor, dropout: float) -> tf.Tensor:
        heard = tf.nn.dropout(self._attention(rows, name, ends, dropout), dropout)
        seen = self._normal(rows + heard, f"{name}seen")
        outer = self._dense(tf.nn.gelu(self._dense(seen, f"{name}inner")), f"{name}outer")
        return self._normal(seen + tf.nn.dropout(outer, dropout), f"{name}done")

    def _attention(self, rows: tf.Tensor, name: str, ends: tf.Tensor, dropout: float) -> tf.Tensor:
        """What each piece sees of the others: every head weighs them in its own way."""
        texts, length, each = tf.shape(ends)[0], tf.shape(ends)[3], self.width // self.heads
        parted = tf.reshape(self._dense(rows, f"{name}asked"), (texts, length, 3, self.heads, each))
        asking, asked, told = tf.unstack(tf.transpose(parted, (2, 0, 3, 1, 4)))
        likeness = tf.nn.softmax(tf.matmul(asking, asked, transpose_b=True) * each**-0.5 + ends)
        heard = tf.transpose(tf.matmul(tf.nn.dropout(likeness, dropout), told), (0, 2, 1, 3))
        return self._dense(tf.reshape(heard, (-1, self.width)), f"{name}heard")

    def _dense(self, rows: tf.Tensor, name: str) -> tf.Tensor:
        return rows @ self.variables[f"{name}.w"] + self.variables[f"{name}.b"]

    def _normal(self, rows: tf.Tensor, name: str) -> tf.Tensor:
        moved = rows - tf.reduce_mean(rows, -1, keepdims=True)
        spread = tf.math.rsqrt(tf.reduce_mean(moved * moved, -1, keepdims=True) + SMALLEST)
        return moved * spread * self.variables[f"{name}.scale"] + self.variables[f"{name}.shift"]

    def model(self) -> Any:
        """What it is now, in ONNX: the same steps as in :meth:`encode`."""
        graph = Graph({name: variable.numpy() for name, variable in self.variables.items()}, SMALLEST)
        rows = graph.normal(GIVEN, "begin.scale", "begin.shift")
        for layer in range(self.layers):
            rows = self._written(graph, rows, f"{layer}.")
        mean = graph.node("ReduceMean", rows, graph.constant([1]), keepdims=0)
        return graph.model(mean, self.width, self.width)

    def _written(self, graph: Graph, rows: str, name: str) -> str:
        heard = graph.product(self._written_attention(graph, rows, name), f"{name}heard.w", f"{name}heard.b")
        seen = graph.normal(graph.node("Add", rows, heard), f"{name}seen.scale", f"{name}seen.shift")
        inner = graph.node("Gelu", graph.product(seen, f"{name}inner.w", f"{name}inner.b"))
        outer = graph.product(inner, f"{name}outer.w", f"{name}outer.b")
        return graph.normal(graph.node("Add", seen, outer), f"{name}done.scale", f"{name}done.shift")

    def _written_attention(self, graph: Graph, rows: str, name: str) -> str:
        each = self.width // self.heads
        told = graph.product(rows, f"{name}asked.w", f"{name}asked.b")
        parted = graph.node("Reshape", told, graph.constant([0, 0, 3, self.heads, each]))
        three = [graph.node("Gather", parted, graph.constant(part), axis=2) for part in range(3)]
        asking, asked, said = (graph.node("Transpose", part, perm=[0, 2, 1, 3]) for part in three)
        likeness = graph.node("MatMul", asking, graph.node("Transpose", asked, perm=[0, 1, 3, 2]))
        scaled = graph.node("Mul", likeness, graph.constant(each**-0.5, np.float32))
        heard = graph.node("MatMul", graph.node("Softmax", scaled, axis=-1), said)
        together = graph.node("Transpose", heard, perm=[0, 2, 1, 3])
        return graph.node("Reshape", together, graph.constant([0, 0, self.width]))


def _layer(file: PublishedFile, layer: int) -> Dict[str, NDArray[np.float32]]:
    """The weights of one layer of the file: what comes in is in the rows here, in the file it is in the columns."""
    weights: Dict[str, NDArray[np.float32]] = {}
    for ours, theirs in PARTS.items():
        comes_in = file.inner if ours == "outer" else file.width
        kernels = [file.rows(f"l{layer}.{name}.w", comes_in).T for name in theirs]
        weights[f"{layer}.{ours}.w"] = np.concatenate(kernels, axis=1)
        weights[f"{layer}.{ours}.b"] = np.concatenate([file.numbers(f"l{layer}.{name}.b") for name in theirs])
    for ours, theirs_too in NORMALS.items():
        weights[f"{layer}.{ours}.scale"] = file.numbers(f"l{layer}.{theirs_too}.w")
        weights[f"{layer}.{ours}.shift"] = file.numbers(f"l{layer}.{theirs_too}.b")
    return weights
