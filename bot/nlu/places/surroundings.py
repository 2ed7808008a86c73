"""What stands around a place in a message, as words that a classifier learns from.

The words before it count by their distance, those of its clause and those after it by being there; so do the
roles that the rules give it and its neighbours, their countries (few who write from Canada left it, most who name
Eritrea did), and whether a relative is spoken of.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import Container, Iterator, Sequence

from bot.nlu.places.vocabulary import NATIONALITY
from bot.nlu.whom import Whom

BEFORE, AFTER = 8, 4
NEAREST = 4
FAR = 8
STEM = 4
"""Letters that tell a word in any of its forms: "deport", "trabaj"."""
STEMS_BEFORE = 6
START, END = "<s>", "</s>"


@dataclass(frozen=True)
class Mention:
    """A place by its words ``start`` to ``end``, the kind of its name, the role that the rules give it, whether
    what says so can only stand before a place, and the likeliest country."""

    start: int
    end: int
    kind: str
    role: str | None
    firm: bool
    country: str


@dataclass(frozen=True)
class Told:
    """``words``: of the message, folded; ``clauses``: the words that a clause begins with; ``mentions`` in order."""

    words: Sequence[str]
    clauses: Sequence[int]
    mentions: Sequence[Mention]

    @property
    def is_bare(self) -> bool:
        """Whether the message is the name of one place and nothing else."""
        return len(self.mentions) == 1 and self.mentions[0].end - self.mentions[0].start == len(self.words)


def surroundings(told: Told, at: int, kin: Container[str]) -> frozenset[str]:
    """The features of the ``at``-th mention, of its name the country only. ``kin``: words for relatives."""
    mention = told.mentions[at]
    shown = _shown(told)
    before = [shown[i] if i >= 0 else START for i in range(mention.start - 1, mention.start - 1 - BEFORE, -1)]
    after = [shown[i] if i < len(shown) else END for i in range(mention.end, mention.end + AFTER)]
    return frozenset(
        (
            *_position(told, at),
            *_countries(told.mentions, at),
            *_stems(shown, mention),
            *_words_before(before, mention.kind),
            *_words_after(after),
            *_kin(told, at, before[0], kin),
            *(f"clause {word}" for word in told.words[begun(told.clauses, mention.start) : mention.start]),
            *(f"message {word}" for word in shown if not word.startswith("@")),
        )
    )


def begun(begins: Sequence[int], at: int) -> int:
    """The last of ``begins``, in order, that is not after ``at``; 0 where none is."""
    number = bisect_right(begins, at)
    return begins[number - 1] if number else 0


@cache
def kin_words() -> frozenset[str]:
    """The words for relatives, of all languages."""
    return frozenset(name[0] for said in Whom.read().languages.values() for name in said.kin if len(name) == 1)


def _shown(told: Told) -> list[str]:
    """The words of the message with the kind of each place instead of its name."""
    shown = list(told.words)
    for mention in told.mentions:
        shown[mention.start : mention.end] = [f"@{mention.kind}"] * (mention.end - mention.start)
    return shown


def _position(told: Told, at: int) -> Iterator[str]:
    mention, number = told.mentions[at], len(told.mentions)
    yield from (f"kind {mention.kind}", f"rule {mention.role}", f"rule {mention.role} {mention.kind}")
    yield f"rule {mention.role} {mention.firm}"
    yield from (f"places {min(number, 3)}", f"place {min(at, 2)}", f"last {at == number - 1}")
    yield from (f"alone {len(told.words) == mention.end - mention.start}", f"length {min(len(told.words) // 3, 4)}")
    for other, one in enumerate(told.mentions):
        if other != at:
            where = "before" if other < at else "after"
            yield from (f"rule {where} {one.role}", f"kind {where} {one.kind}")


def _countries(mentions: Sequence[Mention], at: int) -> Iterator[str]:
    """Its own country, and whether the places beside it are there too."""
    mention = mentions[at]
    yield from (f"is {mention.country}", f"is {mention.country} by {mention.kind == NATIONALITY}")
    for other in (*mentions[:at], *mentions[at + 1 :]):
        same = other.country == mention.country
        yield from (f"beside {other.country}", f"same {same}", f"same {same} rule {other.role}")


def _stems(shown: Sequence[str], mention: Mention) -> Iterator[str]:
    """The beginnings of the words: of all, of those shortly before and of those shortly after."""
    for at, word in enumerate(shown):
        if not word.startswith("@"):
            stem = word[:STEM]
            yield f"stem {stem}"
            if mention.start - STEMS_BEFORE <= at < mention.start:
                yield f"stem before {stem}"
            if mention.end <= at < mention.end + AFTER:
                yield f"stem after {stem}"


def _words_before(before: Sequence[str], kind: str) -> Iterator[str]:
    yield from (f"before {n} {word}" for n, word in enumerate(before[:NEAREST]))
    yield from (f"before {before[1]} {before[0]}", f"before {before[2]} {before[1]} {before[0]}")
    yield f"before {before[0]} {kind}"
    yield from (f"somewhere before {word}" for word in before if word != START)


def _words_after(after: Sequence[str]) -> Iterator[str]:
    yield from (f"after {n} {word}" for n, word in enumerate(after[:2]))
    yield f"after {after[0]} {after[1]}"
    yield from (f"somewhere after {word}" for word in after)


def _kin(told: Told, at: int, last: str, known: Container[str]) -> Iterator[str]:
    """Whether a relative is spoken of, and where: before the place since the place before it, and what follows."""
    start = told.mentions[at].start
    floor = told.mentions[at - 1].end if at else 0
    kin = [i for i, word in enumerate(told.words) if word in known]
    since = [i for i in kin if floor <= i < start]
    yield f"kin {bool(kin)}"
    yield f"kin before {bool(since)} {last}"
    yield f"kin {min(start - since[-1], FAR) // 2 if since else 'not'} words before"
    yield f"kin after {any(told.mentions[at].end <= i < told.mentions[at].end + AFTER for i in kin)}"
    for i in since:
        yield from (f"kin then {' '.join(told.words[i + 1 : i + 3])}", f"kin of {told.words[i - 1] if i else START}")
