"""Which topic a message is about, and whether it tells of danger: one look at the text, two questions.

The topic's probability is calibrated, so that it means what it says; under a threshold we ask instead of
answering. All topics count as equally likely, however many examples each has: those of danger are many.
Danger is judged apart: rules (``danger.py``) recognise what they were written for, this hears the rest. What is
*certain* is answered with the plan at once; what is only *possible* puts that plan one button away.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.nlu.calibration import Calibration, calibrate, folds
from bot.nlu.features import LEAST_FAMILIARITY
from bot.nlu.learning import Lesson, learn
from bot.nlu.linear import log_softmax
from bot.nlu.views import Seen, TwoViewClassifier, Views
from knowledge.encoder import SentenceEncoder

OUT_OF_SCOPE = "out_of_scope"
CALM = "calm"
"""The label of an example that tells of no danger."""

HELD_OUT_PARTS = 3
CONTEXT_ODDS = 10.0
"""How much likelier the topic of the conversation is than without one. In a talk of some turns more than every
second message stays with its topic, which among thirty would be 40; a clear new question must win easily."""

CERTAIN, POSSIBLE = 0.02, 0.07
"""Shares of the calm held-out examples that may be taken for a certain, and for a possible danger.

Many of those examples sound like danger on purpose: of ordinary questions far fewer are taken for it.
"""


@dataclass(frozen=True)
class Alarm:
    """The likeliest danger that a message may tell of, and how likely any danger is."""

    danger: str
    probability: float
    possible: bool
    certain: bool


@dataclass(frozen=True)
class Judgement:
    """``ranking``: every topic with its probability, best first. Not ``sure``: ask instead of answering."""

    ranking: tuple[tuple[str, float], ...]
    sure: bool
    alarm: Alarm | None = None


@dataclass(frozen=True)
class TopicModel:
    """The trained judge. ``prior``: logarithm of each topic's share of the examples.

    ``limits``: per view the probabilities from which a danger is certain, and possible.
    """

    topics: tuple[str, ...]
    dangers: tuple[str, ...]
    views: Views
    by_topic: TwoViewClassifier
    by_danger: TwoViewClassifier
    prior: NDArray[np.float32]
    calibration: dict[str, Calibration]
    limits: dict[str, tuple[float, float]]

    @classmethod
    def learn(
        cls, texts: Sequence[str], topics: Sequence[str], dangers: Sequence[str], encoder: SentenceEncoder | None
    ) -> TopicModel:
        """Train on examples, their topics and their dangers (CALM: none). Deterministic."""
        part = folds(texts, topics, HELD_OUT_PARTS)
        every, seen, unseen = np.arange(len(texts)), np.flatnonzero(part != 0), np.flatnonzero(part == 0)
        lessons = [
            Lesson(rows, [labels[row] for row in rows], goes_on=rows is every)
            for labels in (topics, dangers)
            for rows in (seen, every)
        ]
        learnt = learn(texts, lessons, encoder)
        topic_of_others, by_topic, danger_of_others, by_danger = learnt.classifiers

        def held_out(
            one: TwoViewClassifier, labels: Sequence[str]
        ) -> tuple[dict[str, NDArray[np.float32]], NDArray[np.int64], list[str]]:
            """Scores of examples that the classifier did not learn from, their right columns, and the labels."""
            names = sorted({labels[row] for row in seen})
            known = np.array([row for row in unseen if labels[row] in names], dtype=np.int64)
            truth = np.array([names.index(labels[row]) for row in known], dtype=np.int64)
            vectors = None if learnt.vectors is None else learnt.vectors[known]
            return one.scores_of_rows(learnt.grams[known], vectors), truth, names

        scores, truth, names = held_out(topic_of_others, topics)
        outside = names.index(OUT_OF_SCOPE) if OUT_OF_SCOPE in names else None
        prior = _prior(topics)
        calibration = {view: calibrate(rows - prior, truth, outside) for view, rows in scores.items()}
        scores, truth, names = held_out(danger_of_others, dangers)
        calm = names.index(CALM)
        limits = {view: _limits(rows[truth == calm, calm]) for view, rows in scores.items()}
        return cls(
            topics=tuple(sorted(set(topics))),
            dangers=tuple(sorted(set(dangers))),
            views=learnt.views,
            by_topic=by_topic,
            by_danger=by_danger,
            prior=prior,
            calibration=calibration,
            limits=limits,
        )

    def judge(self, text: str, context: str | None = None) -> Judgement:
        """Rank the topics for ``text`` and listen for danger. Of unknown letters ("asdfgh") it is never sure.

        ``context``: the topic that the conversation is about, which is likelier to be meant again.
        """
        seen = self.views.of(text)
        scores, view = self.by_topic.scores(seen)
        calibration = self.calibration[view]
        probabilities = calibration.probabilities(scores - self.prior)
        if context in self.topics:
            probabilities = probabilities.copy()
            probabilities[self.topics.index(context)] *= CONTEXT_ODDS
            probabilities /= probabilities.sum()
        order = np.argsort(-probabilities, kind="stable")
        ranking = tuple((self.topics[i], float(probabilities[i])) for i in order)
        known = self.views.lexical.familiarity(text) >= LEAST_FAMILIARITY
        sure = known and ranking[0][1] >= calibration.threshold
        return Judgement(ranking, sure, self._alarm(seen) if known else None)

    def _alarm(self, seen: Seen) -> Alarm:
        scores, view = self.by_danger.scores(seen)
        probabilities = np.exp(log_softmax(scores))
        calm = self.dangers.index(CALM)
        danger = 1.0 - float(probabilities[calm])
        probabilities[calm] = 0.0
        certain, possible = self.limits[view]
        return Alarm(self.dangers[int(np.argmax(probabilities))], danger, danger >= possible, danger >= certain)

    def save(self, folder: Path) -> None:
        """Write ``topics.json``, ``topics.npz`` and the views into ``folder``."""
        about = {
            "topics": self.topics,
            "dangers": self.dangers,
            "calibration": {view: asdict(calibration) for view, calibration in self.calibration.items()},
            "limits": self.limits,
        }
        (folder / "topics.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
        arrays = {**self.by_topic.arrays("topic"), **self.by_danger.arrays("danger"), "prior": self.prior}
        np.savez(folder / "topics.npz", **arrays)
        self.views.save(folder)

    @classmethod
    def load(cls, folder: Path, encoder: SentenceEncoder | None) -> TopicModel:
        """Read what :meth:`save` wrote."""
        about = json.loads((folder / "topics.json").read_text(encoding="utf-8"))
        with np.load(folder / "topics.npz", allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        return cls(
            topics=tuple(about["topics"]),
            dangers=tuple(about["dangers"]),
            views=Views.load(folder, encoder),
            by_topic=TwoViewClassifier.of_arrays(arrays, "topic"),
            by_danger=TwoViewClassifier.of_arrays(arrays, "danger"),
            prior=arrays["prior"],
            calibration={view: Calibration(**numbers) for view, numbers in about["calibration"].items()},
            limits={view: (limits[0], limits[1]) for view, limits in about["limits"].items()},
        )


def _limits(calm: NDArray[np.float32]) -> tuple[float, float]:
    """The danger probabilities that few enough calm examples reach, from their log-probabilities of being calm."""
    danger = 1.0 - np.exp(calm)
    certain, possible = np.quantile(danger, [1 - CERTAIN, 1 - POSSIBLE])
    return round(float(certain), 4), round(float(possible), 4)


def _prior(labels: Sequence[str]) -> NDArray[np.float32]:
    """The logarithm of each label's share, in the order of the columns."""
    _, counts = np.unique(np.array(labels), return_counts=True)
    return np.log(counts / len(labels)).astype(np.float32)
