"""What a place is to the person who names it: origin, residence, destination or transit.

The words before it say so ("soy de", "living in", "vou para"); they stand in ``roles.yml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Mapping, Sequence

ROLES = Path(__file__).with_name("roles.yml")
LONGEST_CUE = 5
NEAR = 3
ANY_WORD = "*"
ORIGIN, RESIDENCE, NOBODY = "origin", "residence", "nobody"

Words = tuple[str, ...]


@dataclass(frozen=True)
class Roles:
    """``cues``: role by language ("any" for all) and words; the other fields are described in the file."""

    cues: Mapping[str, Mapping[Words, str]]
    skip: frozenset[Words]
    papers: frozenset[str]
    others: frozenset[str]
    joins: frozenset[str]
    money: frozenset[str]
    money_before: frozenset[str]
    of_others: frozenset[Words] = frozenset()

    @classmethod
    def read(cls, path: Path = ROLES) -> Roles:
        """Read the YAML file."""
        from ruamel.yaml import YAML

        content: Mapping[str, Any] = YAML(typ="safe").load(path)
        cues: dict[str, dict[Words, str]] = {}
        for role, by_language in content["before"].items():
            for language, said in by_language.items():
                for cue in said:
                    cues.setdefault(language, {}).setdefault(tuple(cue.split()), role)
        words = {key: frozenset(content[key]) for key in ("papers", "others", "joins", "money", "money_before")}
        skip, of_others = (frozenset(tuple(one.split()) for one in content[key]) for key in ("skip", "of_others"))
        return cls(cues, skip, of_others=of_others, **words)

    def of_place(self, words: Sequence[str], floor: int, start: int, language: str | None) -> str | None:
        """The role of the place at ``start``, from the words between ``floor`` (the place before) and it."""
        end = start
        while end > floor:
            role, length = self._cue(words, floor, end, language)
            # "money from Spain", but not "I am from Honduras and want to send money".
            if length <= 1 and words[end - 1] in self.money_before and not self.money.isdisjoint(words):
                return RESIDENCE
            skipped = max(
                (n for n in (1, 2) if end - n >= floor and tuple(words[end - n : end]) in self.skip),
                default=0,
            )
            if role is not None or not skipped:
                return None if role == NOBODY else role
            end -= skipped
        return None

    def of_nationality(self, words: Sequence[str], floor: int, start: int, end: int) -> str | None:
        """The role of a nationality word: mostly an origin; see ``papers`` and ``others``."""
        before = words[max(floor, start - NEAR) : start]
        if self.papers.intersection([*before[-2:], *words[end : end + 1]]):
            return RESIDENCE
        if self.is_said_of_oneself(words, floor, start):
            return ORIGIN
        return None if self.others.intersection(before) else ORIGIN

    def is_said_of_oneself(self, words: Sequence[str], floor: int, start: int) -> bool:
        """Whether a cue of origin ("soy", "I am") stands right before ``start``."""
        return self.of_place(words, floor, start, None) == ORIGIN

    def is_of_others(self, words: Sequence[str], start: int) -> bool:
        """Whether the words right before a place say that somebody else is there ("my mother is in")."""
        return any(tuple(words[start - len(cue) : start]) == cue for cue in self.of_others)

    def are_joined(self, words: Sequence[str], end: int, start: int) -> bool:
        """Whether the place that ends at ``end`` and the next at ``start`` are one list ("A, B y C")."""
        between = words[end:start]
        return not between or (len(between) == 1 and between[0] in self.joins)

    def _cue(self, words: Sequence[str], floor: int, end: int, language: str | None) -> tuple[str | None, int]:
        """The role of the longest cue that ends at ``end``, and how many words it has."""
        tables = [self.cues.get(language or "", {}), self.cues["any"]]
        for length in range(min(LONGEST_CUE, end - floor), 0, -1):
            cue = tuple(words[end - length : end])
            for shape in (cue, (*cue[:-2], ANY_WORD, cue[-1])) if length > 2 else (cue,):
                for table in tables:
                    if shape in table:
                        return table[shape], length
        return None, 0
