"""Learns the classifiers of both views, side by side: neither needs the other, and a machine has two cores.

In two processes: in two threads of one, what is learnt from n-grams holds up the encoder, which took twice as long.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Sequence

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from bot.nlu.features import LexicalFeatures
from bot.nlu.linear import Features, LinearClassifier
from bot.nlu.views import MEANING_FIT, SPELLING_FIT, TwoViewClassifier, Views
from knowledge.encoder import SentenceEncoder
from knowledge.space import unit


@dataclass(frozen=True)
class Lesson:
    """What one classifier learns: the numbers of its texts, and the label of each.

    ``goes_on``: where the lesson before it, of the same labels and fewer texts, has arrived.
    """

    rows: NDArray[np.int64]
    labels: Sequence[str]
    goes_on: bool = False


@dataclass(frozen=True)
class Learnt:
    """The views of the texts, each with a row for each text (``vectors``: None without an encoder), and a classifier
    for each lesson, in the same order."""

    views: Views
    grams: Features
    vectors: Features | None
    classifiers: tuple[TwoViewClassifier, ...]


def learn(texts: Sequence[str], lessons: Sequence[Lesson], encoder: SentenceEncoder | None) -> Learnt:
    """Look at the texts through both views and learn every lesson. Columns follow ``sorted(set(labels))``."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as beside:
        other = beside.submit(_spelling, texts, lessons)
        if encoder is None:
            lexical, grams, by_spelling = other.result()
            return Learnt(Views(lexical), grams, None, tuple(map(TwoViewClassifier, by_spelling)))
        with threadpool_limits(1):  # the other process has the other core
            mean, vectors, by_meaning = _meaning(texts, lessons, encoder)
        lexical, grams, by_spelling = other.result()
    classifiers = tuple(map(TwoViewClassifier, by_spelling, by_meaning))
    return Learnt(Views(lexical, mean, encoder), grams, vectors, classifiers)


def _spelling(
    texts: Sequence[str], lessons: Sequence[Lesson]
) -> tuple[LexicalFeatures, Features, list[LinearClassifier]]:
    lexical = LexicalFeatures.learn(texts)
    grams = lexical.matrix(texts)
    return lexical, grams, _fitted(grams, lessons, **SPELLING_FIT)  # type: ignore[arg-type]


def _meaning(
    texts: Sequence[str], lessons: Sequence[Lesson], encoder: SentenceEncoder
) -> tuple[NDArray[np.float32], NDArray[np.float32], list[LinearClassifier]]:
    vectors = encoder.encode(texts)
    mean = vectors.mean(axis=0)
    vectors = unit(vectors - mean)
    return mean, vectors, _fitted(vectors, lessons, **MEANING_FIT)  # type: ignore[arg-type]


def _fitted(features: Features, lessons: Sequence[Lesson], strength: float, rounds: int) -> list[LinearClassifier]:
    fitted: list[LinearClassifier] = []
    for each in lessons:
        start = fitted[-1] if each.goes_on else None
        fitted.append(LinearClassifier.fit(features[each.rows], each.labels, strength, rounds, start))
    return fitted
