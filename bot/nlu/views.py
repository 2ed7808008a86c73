"""The views of a text, and a classifier that looks through all of them.

    text -> n-grams of letters and words (spelling) -> classifier -+
    text -> vector of the first encoder (meaning)   -> classifier -+-> mean of the logarithms
    text -> vector of the second encoder            -> classifier -+

The mean of logarithms lets each view veto a label. Kept as JSON and plain arrays: nothing of a saved model is ever
executed. Where an encoder is missing, the views before it answer alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any, Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.nlu.features import LexicalFeatures, Row
from bot.nlu.linear import Features, LinearClassifier
from knowledge.encoder import SentenceEncoder
from knowledge.space import unit

MEANING_FIT = {"strength": 3.0, "rounds": 60}
SPELLING_FIT = {"strength": 10.0, "rounds": 40}
FEWEST_TEXTS = 8
"""What fewer texts have is learnt by heart: without it dangers are heard better, and learning takes half the time."""

Arrays = Mapping[str, NDArray[np.float32]]
Scores = NDArray[np.float32]
"""Log-probabilities of the labels, of one text or of a row for each."""


@dataclass(frozen=True)
class Meaning:
    """An encoder, and the mean of its vectors of the examples: what all texts share, for its own angles are narrow."""

    encoder: SentenceEncoder
    mean: NDArray[np.float32]

    def of(self, text: str) -> NDArray[np.float32]:
        """The vector of the text, of length 1, without what all share."""
        return unit(self.encoder.encode([text]) - self.mean)[0]


@dataclass(frozen=True)
class Views:
    """What the views are made with."""

    lexical: LexicalFeatures
    meanings: tuple[Meaning, ...] = ()

    def vectors(self, text: str) -> Iterator[NDArray[np.float32]]:
        """What each encoder makes of the text, as far as it is asked for."""
        return (meaning.of(text) for meaning in self.meanings)

    def save(self, folder: Path) -> None:
        """Write ``views.json`` and ``views.npz`` into ``folder``."""
        about = {"encoders": [each.encoder.name for each in self.meanings], "vocabulary": self.lexical.vocabulary}
        (folder / "views.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
        means = {f"mean_{number}": each.mean for number, each in enumerate(self.meanings)}
        np.savez(folder / "views.npz", idf=self.lexical.idf, **means)

    @classmethod
    def load(cls, folder: Path, encoders: Sequence[SentenceEncoder]) -> Views:
        """Read what :meth:`save` wrote. From the first of ``encoders`` on that was not trained with, none is used."""
        about: dict[str, Any] = json.loads((folder / "views.json").read_text(encoding="utf-8"))
        meanings = []
        with np.load(folder / "views.npz", allow_pickle=False) as file:
            for number, (encoder, name) in enumerate(zip(encoders, about["encoders"], strict=False)):
                if encoder.name != name:
                    break
                meanings.append(Meaning(encoder, file[f"mean_{number}"]))
            return cls(LexicalFeatures(about["vocabulary"], file["idf"]), tuple(meanings))


@dataclass(frozen=True)
class ViewsClassifier:
    """A linear classifier for each view."""

    spelling: LinearClassifier
    meanings: tuple[LinearClassifier, ...] = ()

    def scores(self, row: Row, vectors: Iterable[NDArray[np.float32]]) -> Iterator[Scores]:
        """The scores of one text by its spelling alone, then with one vector more each time, as far as asked for."""
        told = self.spelling.log_probabilities_of_row(row.columns, row.values)
        yield told
        for number, (judge, vector) in enumerate(zip(self.meanings, vectors, strict=False), 2):
            told = told + judge.log_probabilities(vector)
            yield told / number

    def scores_of_rows(self, grams: Features, vectors: Sequence[Features]) -> list[Scores]:
        """The scores of many texts, by how many encoders they come from: none, the first, the first two ..."""
        told = [self.spelling.log_probabilities(grams)]
        told += [judge.log_probabilities(rows) for judge, rows in zip(self.meanings, vectors, strict=False)]
        return [summed / number for number, summed in enumerate(accumulate(told), 1)]

    def arrays(self) -> dict[str, NDArray[np.float32]]:
        """What there is to keep, by name."""
        kept = {"spelling": self.spelling.weights, "spelling_bias": self.spelling.bias}
        for number, judge in enumerate(self.meanings):
            kept |= {f"meaning_{number}": judge.weights, f"meaning_{number}_bias": judge.bias}
        return kept

    @classmethod
    def of_arrays(cls, arrays: Arrays) -> ViewsClassifier:
        """The classifier that :meth:`arrays` told of."""
        meanings = sorted(name for name in arrays if name.startswith("meaning_") and not name.endswith("_bias"))
        spelling, *rest = (LinearClassifier(arrays[name], arrays[f"{name}_bias"]) for name in ("spelling", *meanings))
        return cls(spelling, tuple(rest))
