"""Learns the classifiers of all views, side by side: none needs another, and a machine has two cores.

In two processes: in two threads of one, what is learnt from n-grams holds up the encoder, which took twice as long.
"""

from __future__ import annotations

from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Callable, NamedTuple, Sequence

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from bot.nlu.features import LexicalFeatures
from bot.nlu.linear import Features, LinearClassifier
from bot.nlu.views import FEWEST_TEXTS, MEANING_FIT, SPELLING_FIT, Meaning, Scores, Views, ViewsClassifier
from knowledge.encoder import SentenceEncoder, topic_encoders
from knowledge.space import unit

AT_ONCE = 1000
"""Texts that a process takes to encode: a second or two."""

ONE_OF = (1, 3)
"""Of how many examples that are not held out each encoder's classifier learns one (of those held out, in the end, all).
The second encoder takes three times as long for a text, and has been taught with all of them: from every third one its
classifier tells as much as from all (measured)."""


@dataclass(frozen=True)
class Learnt:
    """The views, the classifier of all examples, and what one that had not seen those held out says of them, by how
    many encoders it heard."""

    views: Views
    classifier: ViewsClassifier
    held_out: list[Scores]


class Job(NamedTuple):
    """Some texts, and the number of the encoder that is to encode them."""

    encoder: int
    texts: Sequence[str]


Helper = Callable[[Job], "Future[NDArray[np.float32]] | None"]
"""Has a job done by the other process, if that has time."""


def learn(
    texts: Sequence[str], labels: Sequence[str], apart: NDArray[np.bool_], encoders: Sequence[SentenceEncoder]
) -> Learnt:
    """Look at the texts through all views and learn the labels, at first without those that are ``apart``.

    Columns follow ``sorted(set(labels))``; of every label some are not apart.
    """
    names = np.array(labels)
    rows = [np.flatnonzero(apart | some) for some in _shares(names, apart)[: len(encoders)]]
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as beside:
        spelling = beside.submit(_spelling, texts, names, apart)
        wanted = [[texts[row] for row in of_one] for of_one in rows]
        vectors = _vectors(wanted, encoders, lambda job: beside.submit(_encoded, job) if spelling.done() else None)
        means = [each.mean(axis=0) for each in vectors]
        vectors = [unit(each - mean) for each, mean in zip(vectors, means, strict=True)]
        told = [(each, names[of_one], apart[of_one]) for each, of_one in zip(vectors, rows, strict=True)]
        others = [beside.submit(_fitted, *each, **MEANING_FIT) for each in told[1:]]  # type: ignore[arg-type]
        fits = [_fitted(*each, **MEANING_FIT) for each in told[:1]]  # type: ignore[arg-type]
        fits += [other.result() for other in others]
        lexical, grams, first = spelling.result()
    of_others, of_all = (ViewsClassifier(one, tuple(rest)) for one, *rest in zip(first, *fits, strict=True))
    unseen = of_others.scores_of_rows(grams, [each[apart[of_one]] for each, of_one in zip(vectors, rows, strict=True)])
    return Learnt(Views(lexical, tuple(map(Meaning, encoders, means))), of_all, unseen)


def _shares(labels: NDArray[np.str_], apart: NDArray[np.bool_]) -> list[NDArray[np.bool_]]:
    """For each encoder, which of the texts that are not apart it learns from: of each label the same share."""
    shares = [np.zeros(len(labels), np.bool_) for _ in ONE_OF]
    for label in np.unique(labels):
        rows = np.flatnonzero((labels == label) & ~apart)
        for share, one_of in zip(shares, ONE_OF, strict=True):
            share[rows[::one_of]] = True
    return shares


def _spelling(
    texts: Sequence[str], labels: NDArray[np.str_], apart: NDArray[np.bool_]
) -> tuple[LexicalFeatures, Features, list[LinearClassifier]]:
    """The words of the texts, the n-grams of those that are apart, and both classifiers."""
    lexical, rows = LexicalFeatures.learn(texts, FEWEST_TEXTS)
    return lexical, rows[np.flatnonzero(apart)], _fitted(rows, labels, apart, **SPELLING_FIT)  # type: ignore[arg-type]


def _vectors(
    wanted: Sequence[Sequence[str]], encoders: Sequence[SentenceEncoder], help_with: Helper
) -> list[NDArray[np.float32]]:
    """For each encoder one row for each of its texts: this process goes on from the front, the other, once it has time,
    from the back."""
    jobs = [
        Job(number, texts[start : start + AT_ONCE])
        for number, texts in enumerate(wanted)
        for start in range(0, len(texts), AT_ONCE)
    ]
    front: list[NDArray[np.float32]] = []
    back: list[Future[NDArray[np.float32]]] = []
    is_shared = tuple(encoders) == topic_encoders()  # only those the other process has too
    while len(front) + len(back) < len(jobs):
        if not back or back[-1].done():
            helped = help_with(jobs[-1 - len(back)]) if is_shared else None
            back += [] if helped is None else [helped]
        if len(front) + len(back) < len(jobs):
            job = jobs[len(front)]
            front.append(encoders[job.encoder].encode(job.texts))
    done = [*front, *(helped.result() for helped in reversed(back))]
    return [
        np.concatenate([rows for job, rows in zip(jobs, done, strict=True) if job.encoder == number])
        for number in range(len(encoders))
    ]


def _encoded(job: Job) -> NDArray[np.float32]:
    return topic_encoders()[job.encoder].encode(job.texts)


def _fitted(
    features: Features, labels: NDArray[np.str_], apart: NDArray[np.bool_], strength: float, rounds: int
) -> list[LinearClassifier]:
    """Learnt without those that are apart, and, going on from where that arrived, with all."""
    others = np.flatnonzero(~apart)
    with threadpool_limits(1):  # the other process has the other core
        first = LinearClassifier.fit(features[others], labels[others].tolist(), strength, rounds)
        return [first, LinearClassifier.fit(features, labels.tolist(), strength, rounds, first)]
