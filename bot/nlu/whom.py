"""For whom somebody asks: for themselves, a child, a spouse, a parent, another relative, or a caller they serve.

"Mi hijo no tiene escuela" is about a child; "mi esposo me pega" about the person who writes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Container, Iterable, Iterator, Mapping, Sequence

from bot.nlu.features import words

FOLDER = Path(__file__).with_name("whom_phrases")
SELF, CLIENT = "self", "client"
KIN = ("child", "spouse", "parent", "relative")
LONGEST_RUN = 8
"""Words of a phrase at most."""

TO_ME = 3
"""How many words after a relative "me" may stand, for the sentence to be about what the relative does."""

Words = tuple[str, ...]


@dataclass(frozen=True)
class Phrases:
    """The words of one language: see ``whom_phrases/es.yml``."""

    kin: Mapping[Words, str]
    my: frozenset[str]
    my_after: frozenset[str]
    client: frozenset[Words]
    client_first: frozenset[Words]
    own: frozenset[Words]
    before: frozenset[str]
    to_me: frozenset[str]

    @classmethod
    def read(cls, path: Path) -> Phrases:
        """Read the YAML file."""
        from ruamel.yaml import YAML

        said: Mapping[str, Any] = YAML(typ="safe").load(path)
        kin = {tuple(name.split()): who for who in KIN for name in said[who]}
        my, my_after, before, to_me = (frozenset(said.get(key, ())) for key in ("my", "my_after", "for", "done_to_me"))
        served, first, own = (_runs(said[key]) for key in (CLIENT, "client_first", SELF))
        return cls(kin, my, my_after, served, first, own, before, to_me)

    def find(self, spoken: Sequence[str]) -> str | None:
        """For whom the words ask; None where they do not say."""
        if self._is_served(spoken):
            return CLIENT
        for at in range(len(spoken)):
            longest = next(_begin(spoken, at, self.kin), None)
            if longest is not None and self._counts(spoken, at, at + len(longest)):
                return self.kin[longest]
        return SELF if any(any(_begin(spoken, at, self.own)) for at in range(len(spoken))) else None

    def _is_served(self, spoken: Sequence[str]) -> bool:
        """Whether somebody else is spoken of who asks ("una señora pregunta"), and does nothing to the writer."""
        if any(_begin(spoken, 0, self.client_first)):
            return True
        ends = (at + len(one) for at in range(len(spoken)) for one in _begin(spoken, at, self.client))
        return any(self.to_me.isdisjoint(spoken[end : end + TO_ME]) for end in ends)

    def _counts(self, spoken: Sequence[str], start: int, end: int) -> bool:
        """Whether it is the writer's relative, and more than one who does something to the writer."""
        before, after = spoken[start - 1 : start], spoken[end : end + 1]
        is_mine = bool(before and before[0] in self.my) or bool(after and after[0] in self.my_after)
        if after and after[0] in self.my_after:
            end += 1
        first = start - 1 if before and before[0] in self.my else start
        is_for = first > 0 and spoken[first - 1] in self.before
        done_to_me = not self.to_me.isdisjoint(spoken[end : end + TO_ME])
        return (is_mine or is_for) and (is_for or not done_to_me)


@dataclass(frozen=True)
class Whom:
    """The phrases of every language; of a text whose language is not known, the first that finds somebody counts."""

    languages: Mapping[str, Phrases] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path = FOLDER) -> Whom:
        """Read the files of ``folder``."""
        return cls({path.stem: Phrases.read(path) for path in sorted(folder.glob("*.yml"))})

    def find(self, text: str, language: str | None = None) -> str | None:
        """``self``, ``child``, ``spouse``, ``parent``, ``relative``, ``client``, or None."""
        spoken = words(text)
        if language is not None and language in self.languages:
            return self.languages[language].find(spoken)
        found = [who for phrases in self.languages.values() if (who := phrases.find(spoken)) is not None]
        return next((who for who in found if who != SELF), SELF if found else None)


def _runs(said: Iterable[str]) -> frozenset[Words]:
    return frozenset(tuple(phrase.split()) for phrase in said)


def _begin(spoken: Sequence[str], at: int, known: Container[Words]) -> Iterator[Words]:
    """The known runs of words that begin at a place, the longest first."""
    for length in range(min(LONGEST_RUN, len(spoken) - at), 0, -1):
        if (run := tuple(spoken[at : at + length])) in known:
            yield run
