"""What a place is to the person who names it: origin, residence, destination or transit.

The words before it say so ("soy de", "living in", "vou para"); they stand in ``roles.yml``. Where that is one small
word ("a", "from"), the verb before it may turn its meaning: see :mod:`bot.nlu.places.verbs`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from pathlib import Path
from typing import Any, Iterable, Iterator, Mapping, NamedTuple, Sequence

from bot.nlu.places.verbs import Verbs

ROLES = Path(__file__).with_name("roles.yml")
LONGEST_CUE = 5
NEAR = 3
SAME_WAY = 2
"""How many words there may be between two places of one way."""
ANY_WORD = "*"
ORIGIN, RESIDENCE, DESTINATION, TRANSIT, NOBODY = "origin", "residence", "destination", "transit", "nobody"

Words = tuple[str, ...]


class Said(NamedTuple):
    """A role, and whether what says so can only stand before a place ("vivo en", but not "para")."""

    role: str | None
    firm: bool
    is_next_stop: bool = False


@dataclass(frozen=True)
class Roles:
    """``cues``: role by language ("any" for all) and words; the other fields are described in the file."""

    cues: Mapping[str, Mapping[Words, str]]
    words: Mapping[str, frozenset[str]]
    skip: frozenset[Words]
    of_others: frozenset[Words] = frozenset()
    of_kin: frozenset[Words] = frozenset()
    born: frozenset[Words] = frozenset()
    named: frozenset[Words] = frozenset()
    written: Mapping[str, str] = field(default_factory=dict)
    verbs: Verbs = field(default_factory=Verbs.read)

    @classmethod
    def read(cls, path: Path = ROLES) -> Roles:
        """Read the YAML file."""
        from ruamel.yaml import YAML

        content: Mapping[str, Any] = YAML(typ="safe").load(path)
        cues: dict[str, dict[Words, str]] = {}
        for role, by_language in content["before"].items():
            for language, said in by_language.items():
                for cue in _runs(said):
                    cues.setdefault(language, {}).setdefault(cue, role)
        words = {key: frozenset(said) for key, said in content["words"].items()}
        keys = ("skip", "of_others", "of_kin", "born", "named")
        skip, of_others, of_kin, born, named = (frozenset(_runs(content[key])) for key in keys)
        return cls(cues, words, skip, of_others, of_kin, born, named, content["written"])

    @cached_property
    def longest_of_others(self) -> int:
        """Words of the longest way to say that somebody else is in a place."""
        return max(map(len, self.of_others), default=0)

    @cached_property
    def said(self) -> frozenset[str]:
        """Every word of a cue or a verb: none is a misspelt place."""
        cues = {word for by_words in self.cues.values() for cue in by_words for word in cue}
        return frozenset(cues | self.verbs.near.keys())

    def of_place(self, words: Sequence[str], floor: int, start: int, language: str | None) -> Said:
        """The role of the place at ``start``, from the words between ``floor`` (the place before) and it."""
        end = start
        while end > floor:
            role, length = self.cue(words, floor, end, language)
            if length <= 1 and (governed := self._governed(words, floor, end, role)) is not None:
                return Said(None if governed == NOBODY else governed, True)
            skipped = self.skipped(words, floor, end)
            if role is not None or not skipped:
                is_firm = length > 1 or (role != DESTINATION and words[end - 1] not in self.words["loose"])
                is_named = words[end - 1] in self.words["copulas"]
                return Said(None if role == NOBODY else role, role is not None and is_firm and not is_named)
            end -= skipped
        return Said(None, False)

    def of_nationality(self, words: Sequence[str], floor: int, start: int, end: int) -> str | None:
        """The role of a nationality word: mostly an origin; see ``papers`` and ``others``."""
        before = words[max(floor, start - NEAR) : start]
        is_given = bool(before) and before[-1] in self.words["to"]  # "asylum to Hondurans"
        # "vamos al hospital, somos nicas": neither a hospital of Nicaragua nor a way there
        cue, told = self.cue(words, floor, start, None)[0], self.of_place(words, floor, start, None).role
        is_own = ORIGIN in (cue, told)
        papers = [*([] if is_own else before[-2:]), *words[end : end + 1]]
        if not is_given and self.words["papers"].intersection(papers):
            return RESIDENCE
        if is_own:
            return ORIGIN
        of_nobody = told is None and cue == NOBODY
        is_served = end < len(words) and words[end] in self.words["offices"]  # an office for its people
        return None if of_nobody or (not is_served and self.words["others"].intersection(before)) else ORIGIN

    def are_joined(self, words: Sequence[str], end: int, start: int) -> bool:
        """Whether the place that ends at ``end`` and the next at ``start`` are one list ("A, B y C")."""
        between = [word for word in words[end:start] if (word,) not in self.skip]
        return len(between) <= 1 and self.words["joins"].issuperset(between)

    def is_next_stop(self, words: Sequence[str], end: int, start: int) -> bool:
        """Whether the place at ``start`` is where the way goes on after the one before ("A y luego B")."""
        between = set(words[end:start])
        known = self.words["then"] | self.words["joins"] | self.words["to"]
        return not between.isdisjoint(self.words["then"]) and between <= known

    def still_governed(self, words: Sequence[str], end: int, start: int) -> str | None:
        """What a verb before the last place, which ends at ``end``, makes of the next ("deported from A to B")."""
        if not 0 < start - end <= SAME_WAY:
            return None
        role, length = self.cue(words, end, start, None)
        is_from = words[start - 1] in self.words["from"]
        return self.verbs.reading(words, 0, start - 1, ORIGIN if is_from else role) if length <= 1 else None

    def is_way(self, words: Sequence[str], before: int, end: int, start: int) -> bool:
        """Whether two places are the ends of one way, in a language whose "in" is also "to" ("de A au B")."""
        leaves = before > 0 and words[before - 1] in self.words["from"]
        return leaves and 0 < start - end <= SAME_WAY and self.words["to"].issuperset(words[end:start])

    def cue(self, words: Sequence[str], floor: int, end: int, language: str | None) -> tuple[str | None, int]:
        """The role of the longest cue that ends at ``end``, and how many words it has."""
        tables = [self.cues.get(language or "", {}), self.cues["any"]]
        for length in range(min(LONGEST_CUE, end - floor), 0, -1):
            cue = tuple(words[end - length : end])
            for shape in (cue, (*cue[:-2], ANY_WORD, cue[-1])) if length > 2 else (cue,):
                for table in tables:
                    if shape in table:
                        return table[shape], length
        return None, 0

    def skipped(self, words: Sequence[str], floor: int, end: int) -> int:
        """How many words that end at ``end`` say nothing ("the city of")."""
        return max((n for n in (1, 2) if end - n >= floor and tuple(words[end - n : end]) in self.skip), default=0)

    def _governed(self, words: Sequence[str], floor: int, end: int, role: str | None) -> str | None:
        """What the verb, or the money, makes of the small word (if there is one: ``role``) that ends at ``end``."""
        is_from = words[end - 1] in self.words["from"]
        small = 1 if is_from or role is not None else 0
        governed = self.verbs.reading(words, floor, end - small, ORIGIN if is_from else role)
        if governed is None and is_from and end - 1 > floor and words[end - 2] in self.words["people"]:
            return ORIGIN
        # "money from Spain", but not "I am from Honduras and want to send money".
        is_sent = governed is None and is_from and not self.words["money"].isdisjoint(words)
        return RESIDENCE if is_sent else governed


def _runs(said: Iterable[str]) -> Iterator[Words]:
    """``"je suis (en|au)"`` as two runs of words."""
    for phrase in said:
        parts = [part.strip("()").split("|") for part in phrase.replace("(", " (").split()]
        for chosen in product(*parts):
            yield tuple(word for word in chosen if word)
