"""What a place is to the person, learnt from labelled sentences: corrects the rules where it is sure.

The rules (:mod:`bot.nlu.places.roles`) know what was written for them; people write in more ways. Logistic
regression over the words around (:mod:`bot.nlu.places.surroundings`), the rules' own word among them.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Callable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from bot.nlu.linear import LinearClassifier
from bot.nlu.places.labelled import NO_ROLE, Sentence
from bot.nlu.places.roles import DESTINATION, ORIGIN, RESIDENCE, TRANSIT
from bot.nlu.places.surroundings import Told, kin_words, surroundings

SURE, LIKELY = 0.85, 0.4
"""Probability from which on the model is believed and not the rules: where what they go by can only stand before a
place, and where it can stand elsewhere or is nothing (chosen on labelled sentences held out)."""

OF_OTHERS = 0.5
FEWEST = 2
FIT = {"strength": 1.0, "rounds": 80}


@dataclass(frozen=True)
class Judged:
    """What a place is. ``of_others``: it is somebody else's than the writer's."""

    role: str | None
    of_others: bool


@dataclass(frozen=True)
class RoleModel:
    """``vocabulary``: the columns; ``roles``: the labels of ``by_role``; ``kin``: the words for relatives."""

    vocabulary: tuple[str, ...]
    roles: tuple[str, ...]
    kin: frozenset[str]
    by_role: LinearClassifier
    by_owner: LinearClassifier

    @classmethod
    def learn(cls, sentences: Iterable[Sentence], told: Callable[[Sentence], tuple[Told, Sequence[int]]]) -> RoleModel:
        """Learn from labelled sentences. ``told``: of a sentence its mentions, and for each the number of its label
        (-1: none). Deterministic."""
        rows, roles, owners, kin = [], [], [], kin_words()
        for sentence in sentences:
            message, numbers = told(sentence)
            for at, number in enumerate(numbers):
                if number >= 0:
                    rows.append(surroundings(message, at, kin))
                    roles.append(sentence.labels[number].role)
                    owners.append(str(sentence.labels[number].of_others))
        seen = Counter(name for row in rows for name in row)
        vocabulary = tuple(sorted(name for name, times in seen.items() if times >= FEWEST))
        column = _numbered(vocabulary)
        matrix = _matrix([_columns(row, column) for row in rows], len(vocabulary))
        by_role = LinearClassifier.fit(matrix, roles, **FIT)  # type: ignore[arg-type]
        by_owner = LinearClassifier.fit(matrix, owners, **FIT)  # type: ignore[arg-type]
        return cls(vocabulary, tuple(sorted(set(roles))), kin, by_role, by_owner)

    def judge(self, told: Told, at: int) -> Judged:
        """What the ``at``-th place is; the rules' word stands where the model is not sure, and where they know that
        a place is passed through, nobody's, or where the way goes. A name alone answers what was asked."""
        said, is_firm = told.mentions[at].role, told.mentions[at].firm
        columns = _columns(surroundings(told, at, self.kin), self._column)
        values = np.ones(len(columns), dtype=np.float32)
        probabilities = np.exp(self.by_role.log_probabilities_of_row(columns, values))
        others = float(np.exp(self.by_owner.log_probabilities_of_row(columns, values))[1]) > OF_OTHERS
        best = int(np.argmax(probabilities))
        is_known = said == TRANSIT or (is_firm and said in (None, DESTINATION)) or told.is_bare
        if is_known or probabilities[best] < (SURE if is_firm else LIKELY):
            return Judged(said, others)
        role = None if self.roles[best] == NO_ROLE else self.roles[best]
        comes = is_firm and said == ORIGIN and role == RESIDENCE
        if comes and not self.kin.isdisjoint(told.words[: told.mentions[at].start]):
            return Judged(said, others)  # "my mother comes from Brazil to help me"
        # Of a relative the rules know more: "my husband is Mexican" says nothing of where the writer comes from, "my
        # wife is still in Senegal" does.
        return Judged(said if others and ORIGIN in (role, said) else role, others)

    @cached_property
    def _column(self) -> dict[str, int]:
        return _numbered(self.vocabulary)

    def save(self, folder: Path) -> None:
        """Write ``roles.json`` and ``roles.npz`` into ``folder``."""
        about = {"vocabulary": self.vocabulary, "roles": self.roles, "kin": sorted(self.kin)}
        (folder / "roles.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
        np.savez(
            folder / "roles.npz",
            role=self.by_role.weights,
            role_bias=self.by_role.bias,
            owner=self.by_owner.weights,
            owner_bias=self.by_owner.bias,
        )

    @classmethod
    def load(cls, folder: Path) -> RoleModel:
        """Read what :meth:`save` wrote."""
        about = json.loads((folder / "roles.json").read_text(encoding="utf-8"))
        with np.load(folder / "roles.npz", allow_pickle=False) as kept:
            by_role = LinearClassifier(kept["role"], kept["role_bias"])
            by_owner = LinearClassifier(kept["owner"], kept["owner_bias"])
        return cls(tuple(about["vocabulary"]), tuple(about["roles"]), frozenset(about["kin"]), by_role, by_owner)


def _numbered(vocabulary: Sequence[str]) -> dict[str, int]:
    return {name: column for column, name in enumerate(vocabulary)}


def _columns(features: Iterable[str], column: Mapping[str, int]) -> NDArray[np.int64]:
    return np.array(sorted(column[name] for name in features if name in column), dtype=np.int64)


def _matrix(rows: Sequence[NDArray[np.int64]], width: int) -> csr_matrix:
    starts, joined = np.cumsum([0, *map(len, rows)]), np.concatenate(rows)
    return csr_matrix((np.ones(len(joined), np.float32), joined, starts), shape=(len(rows), width))
