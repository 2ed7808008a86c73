"""Learns the classifiers of both views, side by side: neither needs the other, and a machine has two cores.

In two processes: in two threads of one, what is learnt from n-grams holds up the encoder, which took twice as long.
"""

from __future__ import annotations

from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from bot.nlu.features import LexicalFeatures
from bot.nlu.linear import Features, LinearClassifier
from bot.nlu.views import MEANING_FIT, SPELLING_FIT, TwoViewClassifier, Views
from knowledge.encoder import SentenceEncoder, available_encoder, topic_encoder
from knowledge.space import unit

AT_ONCE = 1000
"""Texts that a process takes to encode: a second or two."""


@dataclass(frozen=True)
class Learnt:
    """The views of the texts, each with a row for each text (``vectors``: None without an encoder), and a classifier
    for each part of them, in the same order."""

    views: Views
    grams: Features
    vectors: Features | None
    classifiers: tuple[TwoViewClassifier, ...]


Part = NDArray[np.int64]
"""The numbers of some of the texts."""

Helper = Callable[[Sequence[str]], "Future[NDArray[np.float32]] | None"]
"""Has texts encoded by the other process, if that has time."""


def learn(
    texts: Sequence[str], labels: Sequence[str], parts: Sequence[Part], encoder: SentenceEncoder | None
) -> Learnt:
    """Look at the texts through both views and learn the labels from each part of the texts.

    Columns follow ``sorted(set(labels))``; every part has all labels. Each classifier goes on from where the one of
    the part before it has arrived.
    """
    names = np.array(labels)
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as beside:
        spelling = beside.submit(_spelling, texts, names, parts)
        if encoder is None:
            lexical, grams, by_spelling = spelling.result()
            return Learnt(Views(lexical), grams, None, tuple(map(TwoViewClassifier, by_spelling)))
        with threadpool_limits(1):  # the other process has the other core
            vectors = _vectors(texts, encoder, lambda part: beside.submit(_encoded, part) if spelling.done() else None)
            mean = vectors.mean(axis=0)
            vectors = unit(vectors - mean)
            by_meaning = _fitted(vectors, names, parts, **MEANING_FIT)  # type: ignore[arg-type]
        lexical, grams, by_spelling = spelling.result()
    classifiers = tuple(map(TwoViewClassifier, by_spelling, by_meaning))
    return Learnt(Views(lexical, mean, encoder), grams, vectors, classifiers)


def _spelling(
    texts: Sequence[str], labels: NDArray[np.str_], parts: Sequence[Part]
) -> tuple[LexicalFeatures, Features, list[LinearClassifier]]:
    lexical, rows = LexicalFeatures.learn(texts)
    return lexical, rows, _fitted(rows, labels, parts, **SPELLING_FIT)  # type: ignore[arg-type]


def _vectors(texts: Sequence[str], encoder: SentenceEncoder, help_with: Helper) -> NDArray[np.float32]:
    """One row for each text: this process goes on from the front, the other, once it has time, from the back."""
    parts = [texts[start : start + AT_ONCE] for start in range(0, len(texts), AT_ONCE)]
    front: list[NDArray[np.float32]] = []
    back: list[Future[NDArray[np.float32]]] = []
    is_shared = encoder is available_encoder(topic_encoder)  # only that one the other process has too
    while len(front) + len(back) < len(parts):
        if not back or back[-1].done():
            helped = help_with(parts[-1 - len(back)]) if is_shared else None
            back += [] if helped is None else [helped]
        if len(front) + len(back) < len(parts):
            front.append(encoder.encode(parts[len(front)]))
    return np.concatenate([*front, *(helped.result() for helped in reversed(back))])


def _encoded(texts: Sequence[str]) -> NDArray[np.float32]:
    return topic_encoder().encode(texts)


def _fitted(
    features: Features, labels: NDArray[np.str_], parts: Sequence[Part], strength: float, rounds: int
) -> list[LinearClassifier]:
    fitted: list[LinearClassifier] = []
    for part in parts:
        start = fitted[-1] if fitted else None
        fitted.append(LinearClassifier.fit(features[part], labels[part], strength, rounds, start))
    return fitted
