"""Finds the places that a message names, and what each is to the person."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, Sequence

from bot.nlu.features import fold
from bot.nlu.places.roles import RESIDENCE, Roles
from bot.nlu.places.spelling import Spelling
from bot.nlu.places.vocabulary import CITY, COUNTRY, NATIONALITY, NEVER, SIGN, STATE, Meaning, Vocabulary

_WORD = re.compile(r"\w+")
DOMINANCE = 3
"""How many times larger than its namesakes a city must be to be meant when no country is named."""
HOPELESS = 20
"""How many times smaller a city must be never to be meant: who lives in Madrid may well be from Colombia."""
OUTWEIGHS_A_SIGN = (RESIDENCE, "destination", None)


@dataclass(frozen=True)
class Place:
    """One place in a text. ``kind``: how it is named; ``city`` and ``state`` may be empty.

    ``of_others``: somebody else is there.
    """

    kind: str
    country: str
    role: str | None
    start: int
    end: int
    text: str
    city: str = ""
    state: str = ""
    of_others: bool = False


@dataclass(frozen=True)
class _Span:
    start: int
    end: int
    meant: tuple[Meaning, ...]


@dataclass(frozen=True)
class _Heard:
    """The words of a message, its language, and where (in words) the place before ended."""

    words: Sequence[str]
    language: str | None
    floor: int


class PlaceFinder:
    """One spaCy PhraseMatcher over the whole vocabulary, built once (half a second)."""

    def __init__(self, vocabulary: Vocabulary, roles: Roles | None = None) -> None:
        import spacy
        from spacy.matcher import PhraseMatcher

        self.vocabulary = vocabulary
        self._roles = roles or Roles.read()
        self._vocab = spacy.blank("xx").vocab
        self._matcher: Any = PhraseMatcher(self._vocab)
        self._matcher.add("place", [self._doc(name.split()) for name in vocabulary.names])
        nations = (COUNTRY, NATIONALITY)
        said = {word for name, meant in vocabulary.names.items() if meant[0].kind in nations for word in name.split()}
        every = {word for name in vocabulary.names for word in name.split()}
        self._spelling = Spelling(said, vocabulary.known_words | every)

    def find(self, text: str, language: str | None = None) -> tuple[Place, ...]:
        """The places of ``text`` in the order they stand there; a sign only where no country is named."""
        found = [(match.start(), match.end(), match.group()) for match in _WORD.finditer(fold(text))]
        spoken = [self._spelling.mend(word) for _, _, word in found]
        spans = [span for span in self._spans(spoken) if self._counts(span, spoken, text, found)]
        named = {span.meant[0].country for span in spans if span.meant[0].kind in (COUNTRY, STATE)}
        places: list[Place] = []
        end = 0
        for span in spans:
            meaning = _meant(span.meant, named)
            if meaning is None:
                continue
            role = self._role(span, meaning, _Heard(spoken, language, end), places)
            where = (found[span.start][0], found[span.end - 1][1])
            elsewhere = role == RESIDENCE and self._roles.is_of_others(spoken, span.start)
            places.append(replace(_place(meaning, role, where, text), of_others=elsewhere))
            end = span.end
        settled = any(place.role in OUTWEIGHS_A_SIGN for place in places if place.kind != SIGN)
        return tuple(place for place in places if place.kind != SIGN or not settled)

    def _doc(self, spoken: Sequence[str]) -> Any:
        from spacy.tokens import Doc

        return Doc(self._vocab, words=list(spoken))

    def _spans(self, spoken: Sequence[str]) -> list[_Span]:
        """Matches that do not overlap, longest first wins, in order."""
        matches = sorted(self._matcher(self._doc(spoken)), key=lambda match: (match[1] - match[2], match[1]))
        taken: set[int] = set()
        kept: list[_Span] = []
        for _, start, end in matches:
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                kept.append(_Span(start, end, self.vocabulary.names[" ".join(spoken[start:end])]))
        return sorted(kept, key=lambda span: span.start)

    def _counts(self, span: _Span, spoken: Sequence[str], text: str, found: Sequence[tuple[int, int, str]]) -> bool:
        name = " ".join(spoken[span.start : span.end])
        if span.meant[0].kind == NEVER:
            return False
        if name in self.vocabulary.capitals:
            written = text[found[span.start][0] : found[span.end - 1][1]]
            is_shouted = text.isupper() and len(spoken) > span.end - span.start + 1
            return "." in written or (written.isupper() and not is_shouted)
        if name in self.vocabulary.languages:
            return self._is_nationality(span, spoken)
        return True

    def _is_nationality(self, span: _Span, spoken: Sequence[str]) -> bool:
        beside = [*spoken[max(0, span.start - 2) : span.start], *spoken[span.end : span.end + 1]]
        said_of_oneself = self._roles.is_said_of_oneself(spoken, 0, span.start)
        return said_of_oneself or not self._roles.papers.isdisjoint(beside)

    def _role(self, span: _Span, meaning: Meaning, heard: _Heard, before: Sequence[Place]) -> str | None:
        if meaning.kind == SIGN:
            return RESIDENCE
        if meaning.kind == NATIONALITY:
            return self._roles.of_nationality(heard.words, heard.floor, span.start, span.end)
        role = self._roles.of_place(heard.words, heard.floor, span.start, heard.language)
        if role is None and before and self._roles.are_joined(heard.words, heard.floor, span.start):
            return before[-1].role
        return role


def _meant(meant: Sequence[Meaning], named: set[str]) -> Meaning | None:
    """Which of several namesakes: one in a country that is named too, else one far larger than the rest."""
    largest = max(meaning.population for meaning in meant)
    in_named = [m for m in meant if m.country in named and m.population * HOPELESS >= largest]
    choice = sorted(in_named or meant, key=lambda meaning: -meaning.population)
    rivals = (meaning.population for meaning in choice if meaning.country != choice[0].country)
    is_clear = bool(in_named) or choice[0].population >= DOMINANCE * max(rivals, default=0)
    return choice[0] if is_clear else None


def _place(meaning: Meaning, role: str | None, where: tuple[int, int], text: str) -> Place:
    start, end = where
    city = meaning.value if meaning.kind == CITY else ""
    state = meaning.value if meaning.kind == STATE else ""
    return Place(meaning.kind, meaning.country, role, start, end, text[start:end], city, state)
