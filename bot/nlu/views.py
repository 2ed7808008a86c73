"""Two views of a text, and a classifier that looks through both.

    text -> sentence vector (meaning, any language) -> classifier -+
                                                                    +-> mean of the logarithms
    text -> n-grams of letters and words (spelling) -> classifier -+

The mean of logarithms lets either view veto a label. Kept as JSON and plain arrays: nothing of a saved
model is ever executed. Without the encoder the second view answers alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Mapping

import numpy as np
from numpy.typing import NDArray

from bot.nlu.features import LexicalFeatures, Row
from bot.nlu.linear import Features, LinearClassifier
from knowledge.encoder import SentenceEncoder
from knowledge.space import unit

BOTH, SPELLING = "both", "spelling"
MEANING_FIT = {"strength": 3.0, "rounds": 60}
SPELLING_FIT = {"strength": 20.0, "rounds": 40}
Arrays = Mapping[str, NDArray[np.float32]]


@dataclass(frozen=True)
class Seen:
    """One text through both views: the row of its n-grams, and its vector (None without an encoder)."""

    row: Row
    vector: NDArray[np.float32] | None


@dataclass(frozen=True)
class Views:
    """What both views are made with. ``mean``: of the training vectors; None without an encoder."""

    lexical: LexicalFeatures
    mean: NDArray[np.float32] | None = None
    encoder: SentenceEncoder | None = None

    def of(self, text: str) -> Seen:
        """The text through both views."""
        vector = None if self.encoder is None else self._centred(self.encoder.encode([text]))[0]
        return Seen(self.lexical.row(text), vector)

    def _centred(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """Without what all texts share: the encoder's own angles are all narrow."""
        assert self.mean is not None, "only called with an encoder"
        return unit(vectors - self.mean)

    def save(self, folder: Path) -> None:
        """Write ``views.json`` and ``views.npz`` into ``folder``."""
        about = {"encoder": self.encoder.name if self.encoder else None, "vocabulary": self.lexical.vocabulary}
        (folder / "views.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
        mean = {} if self.mean is None else {"mean": self.mean}
        np.savez(folder / "views.npz", idf=self.lexical.idf, **mean)

    @classmethod
    def load(cls, folder: Path, encoder: SentenceEncoder | None) -> Views:
        """Read what :meth:`save` wrote. An ``encoder`` other than the one trained with is not used."""
        about: dict[str, Any] = json.loads((folder / "views.json").read_text(encoding="utf-8"))
        with np.load(folder / "views.npz", allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        lexical = LexicalFeatures(about["vocabulary"], arrays["idf"])
        if encoder is None or encoder.name != about["encoder"]:
            return cls(lexical)
        return cls(lexical, arrays["mean"], encoder)


@dataclass(frozen=True)
class TwoViewClassifier:
    """A linear classifier for each view; ``meaning`` is None without an encoder."""

    spelling: LinearClassifier
    meaning: LinearClassifier | None = None

    def scores(self, seen: Seen) -> tuple[NDArray[np.float32], str]:
        """Log-probabilities of the labels for one text, and which views they come from."""
        scores = self.spelling.log_probabilities_of_row(seen.row.columns, seen.row.values)
        if self.meaning is None or seen.vector is None:
            return scores, SPELLING
        return (scores + self.meaning.log_probabilities(seen.vector)) / 2, BOTH

    def scores_of_rows(self, grams: Features, vectors: Features | None) -> dict[str, NDArray[np.float32]]:
        """Log-probabilities of many texts, by the views they come from."""
        scores = {SPELLING: self.spelling.log_probabilities(grams)}
        if self.meaning is not None and vectors is not None:
            scores[BOTH] = (scores[SPELLING] + self.meaning.log_probabilities(vectors)) / 2
        return scores

    def arrays(self) -> dict[str, NDArray[np.float32]]:
        """What there is to keep, by name."""
        kept = {"spelling": self.spelling.weights, "spelling_bias": self.spelling.bias}
        if self.meaning is not None:
            kept |= {"meaning": self.meaning.weights, "meaning_bias": self.meaning.bias}
        return kept

    @classmethod
    def of_arrays(cls, arrays: Arrays) -> TwoViewClassifier:
        """The classifier that :meth:`arrays` told of."""
        spelling = LinearClassifier(arrays["spelling"], arrays["spelling_bias"])
        if "meaning" not in arrays:
            return cls(spelling)
        return cls(spelling, LinearClassifier(arrays["meaning"], arrays["meaning_bias"]))
