"""Which topic a message is about: two views of the text, each judged by its own classifier.

    text -> sentence vector (meaning, any language) -> classifier -+
                                                                    +-> mean of the logarithms -> calibrated
    text -> n-grams of letters and words (spelling) -> classifier -+

The mean of logarithms lets either view veto a topic. Kept as JSON and plain arrays: nothing of a
saved model is ever executed. Without the encoder the second view answers alone.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.nlu.calibration import Calibration, calibrate, folds
from bot.nlu.features import LexicalFeatures
from bot.nlu.linear import Features, LinearClassifier
from knowledge.encoder import SentenceEncoder

OUT_OF_SCOPE = "out_of_scope"
HELD_OUT_PARTS = 3
LEAST_FAMILIARITY = 0.15
"""Keys struck at random reach 0.0 to 0.1; a single misspelt word 0.3 and more; real questions 0.5."""
MEANING = {"strength": 5.0, "rounds": 150}
SPELLING = {"strength": 10.0, "rounds": 60}


@dataclass(frozen=True)
class Judgement:
    """``ranking``: every topic with its probability, best first. Not ``sure``: ask instead of answering."""

    ranking: tuple[tuple[str, float], ...]
    sure: bool


@dataclass(frozen=True)
class TopicModel:
    """The trained judge. ``meaning`` and ``mean`` (of the training vectors) are None without an encoder."""

    topics: tuple[str, ...]
    lexical: LexicalFeatures
    spelling: LinearClassifier
    calibration: dict[str, Calibration]
    meaning: LinearClassifier | None = None
    mean: NDArray[np.float32] | None = None
    encoder: SentenceEncoder | None = None

    @classmethod
    def learn(cls, texts: Sequence[str], topics: Sequence[str], encoder: SentenceEncoder | None) -> TopicModel:
        """Train on examples and their topics. Deterministic; a minute for 6,000 examples on one core."""
        lexical = LexicalFeatures.learn(texts)
        matrix = lexical.matrix(texts)
        spelling = LinearClassifier.fit(matrix, topics, **SPELLING)  # type: ignore[arg-type]
        held_out = {"spelling": _held_out(matrix, texts, topics, SPELLING)}
        meaning = mean = None
        if encoder is not None:
            vectors = encoder.encode(texts)
            mean = vectors.mean(axis=0)
            centred = _centred(vectors, mean)
            meaning = LinearClassifier.fit(centred, topics, **MEANING)  # type: ignore[arg-type]
            held_out["both"] = (held_out["spelling"] + _held_out(centred, texts, topics, MEANING)) / 2
        names = sorted(set(topics))
        truth = np.array([names.index(topic) for topic in topics])
        outside = names.index(OUT_OF_SCOPE) if OUT_OF_SCOPE in names else None
        calibration = {view: calibrate(scores, truth, outside) for view, scores in held_out.items()}
        return cls(tuple(names), lexical, spelling, calibration, meaning, mean, encoder)

    def judge(self, text: str) -> Judgement:
        """Rank the topics for ``text``. Of a text whose letters are nothing known ("asdfgh") it is never sure."""
        scores, view = self.spelling.log_probabilities_of_row(*self.lexical.row(text)), "spelling"
        if self.encoder is not None and self.meaning is not None and self.mean is not None:
            vector = _centred(self.encoder.encode([text]), self.mean)[0]
            scores, view = (scores + self.meaning.log_probabilities(vector)) / 2, "both"
        calibration = self.calibration[view]
        probabilities = calibration.probabilities(scores)
        order = np.argsort(-probabilities, kind="stable")
        ranking = tuple((self.topics[i], float(probabilities[i])) for i in order)
        known = self.lexical.familiarity(text) >= LEAST_FAMILIARITY
        return Judgement(ranking, sure=known and ranking[0][1] >= calibration.threshold)

    def save(self, folder: Path) -> None:
        """Write ``topics.json`` and ``topics.npz`` into ``folder``."""
        about = {
            "topics": self.topics,
            "calibration": {view: asdict(calibration) for view, calibration in self.calibration.items()},
            "encoder": self.encoder.name if self.encoder else None,
            "vocabulary": self.lexical.vocabulary,
        }
        (folder / "topics.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
        arrays = {
            "idf": self.lexical.idf,
            "spelling": self.spelling.weights,
            "spelling_bias": self.spelling.bias,
        }
        if self.meaning is not None and self.mean is not None:
            arrays |= {"meaning": self.meaning.weights, "meaning_bias": self.meaning.bias, "mean": self.mean}
        np.savez(folder / "topics.npz", **arrays)

    @classmethod
    def load(cls, folder: Path, encoder: SentenceEncoder | None) -> TopicModel:
        """Read what :meth:`save` wrote. An ``encoder`` other than the one trained with is not used."""
        about = json.loads((folder / "topics.json").read_text(encoding="utf-8"))
        with np.load(folder / "topics.npz", allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        fits = encoder is not None and encoder.name == about["encoder"]
        return cls(
            topics=tuple(about["topics"]),
            lexical=LexicalFeatures(about["vocabulary"], arrays["idf"]),
            spelling=LinearClassifier(arrays["spelling"], arrays["spelling_bias"]),
            calibration={view: Calibration(**numbers) for view, numbers in about["calibration"].items()},
            meaning=LinearClassifier(arrays["meaning"], arrays["meaning_bias"]) if fits else None,
            mean=arrays["mean"] if fits else None,
            encoder=encoder if fits else None,
        )


def _centred(vectors: NDArray[np.float32], mean: NDArray[np.float32]) -> NDArray[np.float32]:
    """Vectors without what all texts share, of length 1: the encoder's own angles are all narrow."""
    moved = vectors - mean
    return moved / np.maximum(np.linalg.norm(moved, axis=-1, keepdims=True), 1e-9)


def _held_out(
    features: Features, texts: Sequence[str], topics: Sequence[str], settings: dict[str, float]
) -> NDArray[np.float32]:
    """Log-probabilities of every example from a classifier that did not see it."""
    labels = np.array(topics)
    part = folds(texts, topics, HELD_OUT_PARTS)
    scores = np.full((len(texts), len(set(topics))), -np.inf, dtype=np.float32)
    columns = {label: column for column, label in enumerate(sorted(set(topics)))}
    for held in range(HELD_OUT_PARTS):
        seen, unseen = np.flatnonzero(part != held), np.flatnonzero(part == held)
        classifier = LinearClassifier.fit(features[seen], labels[seen], **settings)  # type: ignore[arg-type]
        known = np.array([columns[label] for label in sorted(set(labels[seen]))])
        scores[np.ix_(unseen, known)] = classifier.log_probabilities(features[unseen])
    return np.maximum(scores, np.float32(-30.0))  # a label with one example is unknown to its own fold
