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
from knowledge.encoder import SentenceEncoder, shared_encoder
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


def learn(
    texts: Sequence[str], labels: Sequence[str], parts: Sequence[Part], encoder: SentenceEncoder | None
) -> Learnt:
    """Look at the texts through both views and learn the labels from each part of the texts.

    Columns follow ``sorted(set(labels))``; every part has all labels. Each classifier goes on from where the one of
    the part before it has arrived.
    """
    names = np.array(labels)
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as beside:
        other = beside.submit(_spelling, texts, names, parts)
        if encoder is None:
            lexical, grams, by_spelling = other.result()
            return Learnt(Views(lexical), grams, None, tuple(map(TwoViewClassifier, by_spelling)))
        with threadpool_limits(1):  # the other process has the other core
            mean, vectors, by_meaning = _meaning(texts, names, parts, encoder, beside)
        lexical, grams, by_spelling = other.result()
    classifiers = tuple(map(TwoViewClassifier, by_spelling, by_meaning))
    return Learnt(Views(lexical, mean, encoder), grams, vectors, classifiers)


def _spelling(
    texts: Sequence[str], labels: NDArray[np.str_], parts: Sequence[Part]
) -> tuple[LexicalFeatures, Features, list[LinearClassifier]]:
    lexical, rows = LexicalFeatures.learn(texts)
    return lexical, rows, _fitted(rows, labels, parts, **SPELLING_FIT)  # type: ignore[arg-type]


def _meaning(
    texts: Sequence[str],
    labels: NDArray[np.str_],
    parts: Sequence[Part],
    encoder: SentenceEncoder,
    beside: ProcessPoolExecutor,
) -> tuple[NDArray[np.float32], NDArray[np.float32], list[LinearClassifier]]:
    vectors = _vectors(texts, encoder, beside)
    mean = vectors.mean(axis=0)
    vectors = unit(vectors - mean)
    return mean, vectors, _fitted(vectors, labels, parts, **MEANING_FIT)  # type: ignore[arg-type]


def _vectors(texts: Sequence[str], encoder: SentenceEncoder, beside: ProcessPoolExecutor) -> NDArray[np.float32]:
    """One row for each text: this process goes on from the front, the other, when it has time, from the back."""
    some = [texts[start : start + AT_ONCE] for start in range(0, len(texts), AT_ONCE)]
    others = [beside.submit(_encoded, part, encoder.name) for part in reversed(some)][::-1]
    # What the other has not begun is cancelled there and done here.
    return np.concatenate(
        [encoder.encode(part) if other.cancel() else other.result() for part, other in zip(some, others, strict=True)]
    )


def _encoded(texts: Sequence[str], name: str) -> NDArray[np.float32]:
    encoder = shared_encoder()
    assert encoder.name == name, "both processes read the same files"
    return encoder.encode(texts)


def _fitted(
    features: Features, labels: NDArray[np.str_], parts: Sequence[Part], strength: float, rounds: int
) -> list[LinearClassifier]:
    fitted: list[LinearClassifier] = []
    for part in parts:
        start = fitted[-1] if fitted else None
        fitted.append(LinearClassifier.fit(features[part], labels[part], strength, rounds, start))
    return fitted
