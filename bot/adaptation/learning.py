"""The lessons: each topic or danger is told from the others, two ways to ask for an entry lie nearest to each other.

Where a plan says so, what the published encoder said of a text pulls it back a little, so that it keeps what it knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Dict, List

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from bot.adaptation.lessons import Labelled, Pairs
from bot.adaptation.network import Network, by_length
from knowledge.pieces import Rows

ROUNDS = 3
"""How often everything is gone through: after one and two, fewer near misses were understood."""

AT_ONCE = 64
RATE_OF_LABELS = 1.5e-3
PAIR = 0.5
"""What a step with pairs weighs beside one with labels."""


@dataclass(frozen=True)
class Plan:
    """What suits a network.

    ``rate``: steps of Adam at the most; they grow over the first ``warming`` steps and then shrink to a fiftieth.
    ``decay``: of the weights in each step (AdamW, Loshchilov and Hutter 2019). Every ``between_pairs`` steps there is
    one with pairs, ``pairs_at_once``. ``longest``: pieces of a text while learning. ``old_meaning``: what it weighs
    that a text goes on meaning what it meant.
    """

    rate: float
    warming: int
    pairs_at_once: int
    between_pairs: int
    longest: int
    decay: float = 0.0
    old_meaning: float = 0.0


FORGOTTEN_PIECES, FORGOTTEN_NUMBERS, FORGOTTEN_MEANINGS = 0.1, 0.1, 0.3
"""Shares left out by chance while learning: pieces of words, numbers between layers, numbers of the result."""

LENGTH = 12.0
"""Of the vectors that the labels are told from; 1 would let no label be sure."""

SHARPNESS = 0.05
"""Of the comparison of pairs (the temperature of InfoNCE, van den Oord et al. 2018)."""

LARGEST = 1.0
"""Of a step's gradient, all weights together."""


class Course:
    """A network and what it is taught; :meth:`attend` teaches it. Not deterministic: two cores add in any order."""

    def __init__(self, network: Network, labelled: Labelled, pairs: Pairs, plan: Plan, seed: int = 0) -> None:
        """``seed``: of what is drawn by chance (but for the numbers that are left out)."""
        self._network, self._labelled, self._pairs, self._plan = network, labelled, pairs, plan
        self._rng = np.random.default_rng(seed)
        labels = int(labelled.labels.max()) + 1
        self._head = tf.Variable(tf.zeros((network.width, labels))), tf.Variable(tf.zeros(labels))
        self._meaning = tf.keras.optimizers.AdamW(weight_decay=plan.decay)
        self._labels = tf.keras.optimizers.Adam()
        self._meaning.build(list(network.variables.values()))
        self._labels.build(list(self._head))
        self._learn_labels = tf.function(self._labels_step, reduce_retracing=True, autograph=False)
        self._learn_pairs = tf.function(self._pairs_step, reduce_retracing=True, autograph=False)

    def attend(self, told: Callable[[str], None], rounds: int = ROUNDS) -> None:
        """Go through everything so many times; ``told`` hears after each how far the lessons are from being known."""
        old, rows = self._old_meanings(), np.arange(len(self._labelled))
        batches = [batch for _ in range(rounds) for batch in by_length(self._labelled.texts, rows, AT_ONCE, self._rng)]
        losses: Dict[str, List[float]] = {"label": [], "pair": []}
        for number, batch in enumerate(batches):
            self._set_rates(number, len(batches))
            texts = self._network.batch([self._shortened(self._labelled.texts[row]) for row in batch])
            losses["label"].append(float(self._learn_labels(*texts, self._labelled.labels[batch], old[batch])))
            if number % self._plan.between_pairs == 0:
                left, right = self._pairs.draw(self._plan.pairs_at_once, self._rng)
                two = self._network.batch([self._shortened(text) for text in left + right])
                losses["pair"].append(float(self._learn_pairs(*two)))
            if (number + 1) % (len(batches) // rounds) == 0:
                told(" ".join(f"{np.mean(values):.3f}" for values in losses.values()))
                losses = {lesson: [] for lesson in losses}

    def _set_rates(self, number: int, of: int) -> None:
        share = min(1.0, (number + 1) / self._plan.warming) * max(0.02, 1 - number / of)
        self._meaning.learning_rate.assign(self._plan.rate * share)
        self._labels.learning_rate.assign(RATE_OF_LABELS * share)

    def _shortened(self, text: Rows) -> Rows:
        text = text if len(text) <= self._plan.longest else np.append(text[: self._plan.longest - 1], text[-1])
        kept = self._rng.random(len(text)) >= FORGOTTEN_PIECES
        kept[[0, -1]] = True  # begin and end
        return text[kept]

    def _old_meanings(self) -> NDArray[np.float32]:
        rows = np.arange(len(self._labelled))
        old = np.zeros((len(rows), self._network.width), dtype=np.float32)
        if not self._plan.old_meaning:
            return old
        encode = tf.function(self._network.encode, reduce_retracing=True, autograph=False)
        for batch in by_length(self._labelled.texts, rows, AT_ONCE, self._rng):
            old[batch] = encode(*self._network.batch([self._labelled.texts[row] for row in batch])).numpy()
        return old

    def _labels_step(self, vectors: tf.Tensor, there: tf.Tensor, labels: tf.Tensor, old: tf.Tensor) -> tf.Tensor:
        with tf.GradientTape() as tape:
            meaning = self._network.encode(vectors, there, FORGOTTEN_NUMBERS)
            told = tf.nn.dropout(meaning * LENGTH, FORGOTTEN_MEANINGS)
            loss = _loss(labels, told @ self._head[0] + self._head[1])
            moved = tf.reduce_mean(1 - tf.reduce_sum(meaning * old, -1))
            whole = loss + self._plan.old_meaning * moved
        self._step(tape, whole, list(self._head))
        return loss

    def _pairs_step(self, vectors: tf.Tensor, there: tf.Tensor) -> tf.Tensor:
        with tf.GradientTape() as tape:
            left, right = tf.split(self._network.encode(vectors, there, FORGOTTEN_NUMBERS), 2)
            alike = tf.matmul(left, right, transpose_b=True) / SHARPNESS
            own = tf.range(tf.shape(left)[0])
            loss = (_loss(own, alike) + _loss(own, tf.transpose(alike))) / 2
            whole = PAIR * loss
        self._step(tape, whole, [])
        return loss

    def _step(self, tape: tf.GradientTape, loss: tf.Tensor, head: List[tf.Variable]) -> None:
        meaning = list(self._network.variables.values())
        gradients, _ = tf.clip_by_global_norm(tape.gradient(loss, meaning + head), LARGEST)
        self._meaning.apply_gradients(zip(gradients[: len(meaning)], meaning, strict=True))
        if head:
            self._labels.apply_gradients(zip(gradients[len(meaning) :], head, strict=True))


def _loss(labels: tf.Tensor, scores: tf.Tensor) -> tf.Tensor:
    return tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels, scores))
