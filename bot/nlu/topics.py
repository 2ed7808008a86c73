"""Which topic a message is about, and whether it tells of danger: one look at the text, two questions.

The topic's probability is calibrated, so that it means what it says; under a threshold we ask instead of
answering. All topics count as equally likely, however many examples each has: those of danger are many.
Danger is judged apart: rules (``danger.py``) recognise what they were written for, this hears the rest. What is
*certain* is answered with the plan at once; what is only *possible* puts that plan one button away.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.nlu.calibration import Calibration, calibrate, held_out
from bot.nlu.features import LEAST_FAMILIARITY, Row
from bot.nlu.judgement import Alarm, Judgement
from bot.nlu.labels import danger_of, topic_of
from bot.nlu.learning import learn
from bot.nlu.linear import log_softmax
from bot.nlu.views import Scores, Views, ViewsClassifier
from knowledge.encoder import SentenceEncoder

OUT_OF_SCOPE, TALK = "out_of_scope", "smalltalk"
ASIDES = (OUT_OF_SCOPE, TALK, "privacy")
"""What is said between two questions and about none of the topics."""

CONTEXT_ODDS = 10.0
"""How much likelier the topic of the conversation is than without one. In a talk of some turns more than every
second message stays with its topic, which among thirty would be 40; a clear new question must win easily."""

TINY = float(np.finfo(np.float32).tiny)

CERTAIN, POSSIBLE = 0.01, 0.07
"""Shares of the calm held-out examples that may be taken for a certain, and for a possible danger.

Many of those examples sound like danger on purpose: of ordinary questions far fewer are taken for it.
"""

CLEAR, CALM = 0.9, 0.02
"""A topic that likely, and a danger that unlikely, leave no doubt. Half of what people ask is clear to the first
encoder; with both the shares that were right on eight labelled sets were the same but for one line in 611."""


@dataclass(frozen=True)
class TopicModel:
    """The trained judge. ``labels``: in the order of the classifier's columns (:mod:`bot.nlu.labels`).

    ``prior``: logarithm of each topic's share of the examples. ``limits``: the probabilities from which a danger is
    certain, and possible; they and the calibration by how many encoders were heard (none, the first, all).
    """

    labels: tuple[str, ...]
    views: Views
    classifier: ViewsClassifier
    prior: NDArray[np.float32]
    calibration: tuple[Calibration, ...]
    limits: tuple[tuple[float, float], ...]

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """The topics, each once."""
        return tuple(sorted(set(map(topic_of, self.labels))))

    @cached_property
    def _dangers(self) -> NDArray[np.bool_]:
        """The columns that tell of a danger."""
        return np.array([danger_of(label) is not None for label in self.labels])

    @cached_property
    def _of_topic(self) -> NDArray[np.float32]:
        """Labels x topics: 1 where the label is of the topic."""
        return np.array([[topic_of(label) == topic for topic in self.topics] for label in self.labels], np.float32)

    @classmethod
    def learn(cls, texts: Sequence[str], labels: Sequence[str], encoders: Sequence[SentenceEncoder]) -> TopicModel:
        """Train on examples and their labels. How sure is sure is seen on those that were held out at first."""
        apart = held_out(texts, labels)
        learnt = learn(texts, labels, apart, encoders)
        model = cls(tuple(sorted(set(labels))), learnt.views, learnt.classifier, _prior(labels), (), ())
        return model._calibrated(learnt.held_out, [labels[row] for row in np.flatnonzero(apart)])

    def _calibrated(self, scores: Sequence[Scores], labels: Sequence[str]) -> TopicModel:
        """With the lines that suit the scores of examples that were not learnt from, and their labels."""
        truth = np.array([self.topics.index(topic_of(label)) for label in labels])
        outside = self.topics.index(OUT_OF_SCOPE) if OUT_OF_SCOPE in self.topics else None
        calm = np.array([danger_of(label) is None for label in labels])
        return replace(
            self,
            calibration=tuple(calibrate(self._by_topic(rows), truth, outside) for rows in scores),
            limits=tuple(_limits(self._danger(rows)[calm]) for rows in scores),
        )

    def _by_topic(self, scores: Scores) -> NDArray[np.float32]:
        """Of log-probabilities of labels, those of topics, as if each had as many examples."""
        return np.log(np.maximum(np.exp(scores) @ self._of_topic, TINY)) - self.prior

    def _danger(self, scores: Scores) -> NDArray[np.float32]:
        """How likely any danger is."""
        return np.exp(log_softmax(scores))[..., self._dangers].sum(axis=-1)

    def judge(self, text: str, context: str | None = None) -> Judgement:
        """Rank the topics for ``text`` and listen for danger. Of unknown letters ("asdfgh") it is never sure.

        ``context``: the topic that the conversation is about, which is likelier to be meant again.
        """
        row = self.views.lexical.row(text)
        scores, heard = self._heard(row, text)
        calibration = self.calibration[heard]
        probabilities = calibration.probabilities(self._by_topic(scores))
        if context in self.topics:
            probabilities = probabilities.copy()
            probabilities[self.topics.index(context)] *= CONTEXT_ODDS
            probabilities /= probabilities.sum()
        order = np.argsort(-probabilities, kind="stable")
        ranking = tuple((self.topics[i], float(probabilities[i])) for i in order)
        known = row.familiarity >= LEAST_FAMILIARITY
        sure = known and ranking[0][1] >= calibration.threshold and not _breaks_off(ranking, context)
        return Judgement(ranking, sure, self._alarm(scores, heard) if known else None)

    def _heard(self, row: Row, text: str) -> tuple[Scores, int]:
        """The scores, and of how many encoders: the second, which takes longest, only where the first left doubt."""
        for heard, scores in enumerate(self.classifier.scores(row, self.views.vectors(text))):
            if heard and self._is_clear(scores, heard):
                break
        return scores, heard

    def _is_clear(self, scores: Scores, heard: int) -> bool:
        """Whether nothing else could come of it: one topic is all but sure, and nobody sounds in danger."""
        if self._dangers.any() and self._danger(scores) >= CALM:
            return False
        return bool(self.calibration[heard].probabilities(self._by_topic(scores)).max() >= CLEAR)

    def _alarm(self, scores: Scores, heard: int) -> Alarm | None:
        if not self._dangers.any():
            return None
        likeliest = danger_of(self.labels[int(np.argmax(np.where(self._dangers, scores, -np.inf)))])
        assert likeliest is not None, "only columns of dangers are compared"
        certain, possible = self.limits[heard]
        danger = float(self._danger(scores))
        return Alarm(likeliest, danger, danger >= possible, danger >= certain)

    def save(self, folder: Path) -> None:
        """Write ``topics.json``, ``topics.npz`` and the views into ``folder``."""
        about = {
            "labels": self.labels,
            "calibration": list(map(asdict, self.calibration)),
            "limits": self.limits,
        }
        (folder / "topics.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
        np.savez(folder / "topics.npz", **self.classifier.arrays(), prior=self.prior)
        self.views.save(folder)

    @classmethod
    def load(cls, folder: Path, encoders: Sequence[SentenceEncoder]) -> TopicModel:
        """Read what :meth:`save` wrote."""
        about = json.loads((folder / "topics.json").read_text(encoding="utf-8"))
        with np.load(folder / "topics.npz", allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        return cls(
            labels=tuple(about["labels"]),
            views=Views.load(folder, encoders),
            classifier=ViewsClassifier.of_arrays(arrays),
            prior=arrays["prior"],
            calibration=tuple(Calibration(**numbers) for numbers in about["calibration"]),
            limits=tuple((certain, possible) for certain, possible in about["limits"]),
        )


def _breaks_off(ranking: Sequence[tuple[str, float]], context: str | None) -> bool:
    """Whether a message would leave the topic of the conversation for no other, and may as well be about that topic:
    "we are only women", of a shelter."""
    (first, likely), (second, _) = ranking[0], ranking[1]
    return first in ASIDES and likely < CLEAR and second == context


def _limits(calm: NDArray[np.float32]) -> tuple[float, float]:
    """The danger probabilities that few enough calm examples reach, from how likely a danger is in each."""
    certain, possible = np.quantile(calm, [1 - CERTAIN, 1 - POSSIBLE])
    return round(float(certain), 4), round(float(possible), 4)


def _prior(labels: Sequence[str]) -> NDArray[np.float32]:
    """The logarithm of each topic's share, in the order of their names."""
    _, counts = np.unique(np.array([topic_of(label) for label in labels]), return_counts=True)
    return np.log(counts / len(labels)).astype(np.float32)
