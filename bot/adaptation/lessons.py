"""What the encoder learns from: examples with their label, and different ways to ask for the same entry."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Callable, Dict, List, Mapping, Sequence, Tuple

import numpy as np
from numpy.typing import NDArray

from bot.evaluation.examples import Example
from bot.nlu.calibration import is_held_out
from bot.nlu.labels import label_of
from knowledge.pieces import Rows
from knowledge.places import EVERYWHERE
from knowledge.reading import Content
from knowledge.vectors import told

Cut = Callable[[str], Rows]
"""Makes the pieces of a text."""

OF_SEVERAL = 0.2
"""Share of what is told apart in a step that holds in several countries, or in all."""


@dataclass(frozen=True)
class Labelled:
    """Texts, and the number of each one's label (``bot.nlu.labels``)."""

    texts: List[Rows]
    labels: NDArray[np.int64]

    @classmethod
    def of(cls, examples: Sequence[Example], cut: Cut) -> Labelled:
        """Those examples that ``bot train`` learns from at first: with the others it finds out how sure it may be."""
        kept = [example for example in examples if not is_held_out(example.text)]
        labels = np.array([label_of(one.topic, one.danger) for one in kept])
        return cls([cut(one.text) for one in kept], np.unique(labels, return_inverse=True)[1].astype(np.int64))

    def __len__(self) -> int:
        return len(self.texts)


@dataclass
class Pairs:
    """Texts of each entry, all languages together; and the entries of each country, and of several countries.

    The entries that are told apart in a step may all answer the same person. Who asks seldom says where; beside entries
    of other countries the names of places would be learnt.
    """

    texts: Mapping[str, Sequence[Rows]]
    countries: Mapping[str, Sequence[str]]
    of_several: Sequence[str]
    _next: List[List[str]] = field(default_factory=list)

    @classmethod
    def of(cls, content: Content, cut: Cut) -> Pairs:
        """The lines that people ask an entry with, and what it says itself."""
        texts: Dict[str, List[Rows]] = {}
        countries: Dict[str, List[str]] = defaultdict(list)
        of_several: List[str] = []
        for entry in content.entries.values():
            lines = [line for lines in content.asked.get(entry.id, {}).values() for line in lines]
            for said in entry.text.values():
                lines += told(said)
            texts[entry.id] = [cut(line) for line in lines]
            is_of_one = len(entry.applies_in) == 1 and EVERYWHERE not in entry.applies_in
            (countries[min(entry.applies_in)] if is_of_one else of_several).append(entry.id)
        return cls(texts, countries, of_several)

    def draw(self, size: int, rng: np.random.Generator) -> Tuple[List[Rows], List[Rows]]:
        """Two texts of each of at most so many entries of one country; every country is drawn before any twice."""
        if not self._next:
            self._next = self._shuffled(size, rng)
        drawn = self._next.pop()
        two = [rng.choice(len(self.texts[entry]), 2, replace=False) for entry in drawn]
        left = [self.texts[entry][one] for entry, (one, _) in zip(drawn, two, strict=True)]
        return left, [self.texts[entry][other] for entry, (_, other) in zip(drawn, two, strict=True)]

    def _shuffled(self, size: int, rng: np.random.Generator) -> List[List[str]]:
        """The entries of each country in parts, each with some of several countries: at most ``size`` together."""
        beside = min(int(size * OF_SEVERAL), len(self.of_several))
        parts: List[List[str]] = []
        for entries in self.countries.values():
            mixed = rng.permutation(entries).tolist()
            count = math.ceil(len(mixed) / (size - beside))
            for part in (mixed[start::count] for start in range(count)):
                parts.append(part + rng.choice(self.of_several, beside, replace=False).tolist())
        return [parts[place] for place in rng.permutation(len(parts))]
