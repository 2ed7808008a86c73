"""What the encoder learns from: examples with their label, and different ways to ask for the same entry."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Callable, Dict, List, Mapping, Sequence, Tuple

import numpy as np
from numpy.typing import NDArray

from bot.evaluation.examples import Example
from bot.nlu.calibration import is_held_out
from bot.nlu.labels import label_of
from knowledge.pieces import Rows
from knowledge.reading import Content
from knowledge.vectors import told

Cut = Callable[[str], Rows]
"""Makes the pieces of a text."""

ALIKE = 8
"""Entries of one topic that stand in a batch together: telling those apart is what has to be learnt."""


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
    """Texts of each entry, all languages together, and the entries of each topic."""

    texts: Mapping[str, Sequence[Rows]]
    topics: Mapping[str, Sequence[str]]
    _next: List[str] = field(default_factory=list)

    @classmethod
    def of(cls, content: Content, cut: Cut) -> Pairs:
        """The lines that people ask an entry with, and what it says itself."""
        texts: Dict[str, List[Rows]] = {}
        topics: Dict[str, List[str]] = defaultdict(list)
        for entry in content.entries.values():
            lines = [line for lines in content.asked.get(entry.id, {}).values() for line in lines]
            for said in entry.text.values():
                lines += told(said)
            texts[entry.id] = [cut(line) for line in lines]
            topics[entry.topics[0]].append(entry.id)
        return cls(texts, topics)

    def draw(self, size: int, rng: np.random.Generator) -> Tuple[List[Rows], List[Rows]]:
        """Two texts of each of so many entries (or a few less); every entry is drawn once before any twice."""
        while len(self._next) < size:
            self._next += self._shuffled(rng)
        drawn, self._next = list(dict.fromkeys(self._next[:size])), self._next[size:]
        two = [rng.choice(len(self.texts[entry]), 2, replace=False) for entry in drawn]
        left = [self.texts[entry][one] for entry, (one, _) in zip(drawn, two, strict=True)]
        return left, [self.texts[entry][other] for entry, (_, other) in zip(drawn, two, strict=True)]

    def _shuffled(self, rng: np.random.Generator) -> List[str]:
        together = []
        for entries in self.topics.values():
            mixed = [str(entry) for entry in rng.permutation(entries)]
            together += [mixed[start : start + ALIKE] for start in range(0, len(mixed), ALIKE)]
        return [entry for place in rng.permutation(len(together)) for entry in together[place]]
