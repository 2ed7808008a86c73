"""Finds the places that a message names, and what each is to the person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Sequence

from bot.nlu.features import fold
from bot.nlu.places.namesakes import choose
from bot.nlu.places.roles import DESTINATION, NOBODY, ORIGIN, RESIDENCE, TRANSIT, Roles, Said
from bot.nlu.places.spelling import Spelling, mendable
from bot.nlu.places.vocabulary import CITY, COUNTRY, NATIONALITY, NEVER, SIGN, STATE, Meaning, Vocabulary

_WORD = re.compile(r"\w+")
OUTWEIGHS_A_SIGN = (RESIDENCE, DESTINATION, None)


@dataclass(frozen=True)
class Place:
    """One place in a text. ``kind``: how it is named; ``city`` and ``state`` may be empty.

    ``of_others``: somebody else is there; ``of_kin``: it is said right after somebody of the person's ("my mother in");
    ``is_after_from``: right after "from". ``alternatives``: the countries that the name may stand for, likeliest
    first, where nothing says which.
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
    of_kin: bool = False
    is_after_from: bool = False
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Span:
    start: int
    end: int
    name: str
    meant: tuple[Meaning, ...]


@dataclass(frozen=True)
class _Heard:
    """A message: its words and where they stand, its language, and the countries that decide between namesakes."""

    text: str
    found: Sequence[tuple[int, int, str]]
    words: Sequence[str]
    language: str | None


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
        every = {word for name in vocabulary.names for word in name.split()}
        self._spelling = Spelling(mendable(vocabulary), vocabulary.known_words | every)

    def find(self, text: str, language: str | None = None, residence: str | None = None) -> tuple[Place, ...]:
        """The places of ``text`` in the order they stand there; a sign only where no country is named.

        ``residence``: the country where the person is known to live; it decides between namesakes.
        """
        found = [(match.start(), match.end(), match.group()) for match in _WORD.finditer(fold(text))]
        heard = _Heard(text, found, [self._mend(word) for _, _, word in found], language)
        spans = [span for span in self._spans(heard.words) if self._counts(span, heard)]
        heard_as: list[tuple[_Span, str | None]] = []
        for span in spans:
            self._hear(span, heard, heard_as)
        places = [self._place(span, role, heard, _deciding(role, heard_as), residence) for span, role in heard_as]
        settled = any(place.role in OUTWEIGHS_A_SIGN for place in places if place.kind != SIGN)
        return tuple(place for place in places if place.kind != SIGN or not settled)

    def _mend(self, word: str) -> str:
        word = self._roles.written.get(word, word)
        return word if word in self._roles.said else self._spelling.mend(word)

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
                name = " ".join(spoken[start:end])
                kept.append(_Span(start, end, name, self.vocabulary.names[name]))
        return sorted(kept, key=lambda span: span.start)

    def _counts(self, span: _Span, heard: _Heard) -> bool:
        if span.meant[0].kind == NEVER or not self.vocabulary.is_of(span.name, heard.language):
            return False
        if span.name in self.vocabulary.capitals:
            if span.start and heard.words[span.start - 1] in self.vocabulary.small_after:
                return True
            written = heard.text[heard.found[span.start][0] : heard.found[span.end - 1][1]]
            is_shouted = heard.text.isupper() and len(heard.words) > span.end - span.start + 1
            return "." in written or (written.isupper() and not is_shouted)
        if span.name in self.vocabulary.languages:
            return self._is_nationality(span, heard.words)
        return True

    def _is_nationality(self, span: _Span, spoken: Sequence[str]) -> bool:
        beside = [*spoken[max(0, span.start - 2) : span.start], *spoken[span.end : span.end + 1]]
        said_of_oneself = self._roles.is_said_of_oneself(spoken, 0, span.start)
        return said_of_oneself or not self._roles.words["papers"].isdisjoint(beside)

    def _hear(self, span: _Span, heard: _Heard, before: list[tuple[_Span, str | None]]) -> None:
        """Append the name with its role, if it is a place here. May turn the place before into a stop."""
        floor = before[-1][0].end if before else 0
        kind = span.meant[0].kind
        if kind == SIGN:
            before.append((span, RESIDENCE))
        elif kind == NATIONALITY:
            before.append((span, self._roles.of_nationality(heard.words, floor, span.start, span.end)))
        else:
            said = self._roles.of_place(heard.words, floor, span.start, heard.language)
            said = self._after(before, span, said, heard.words) if before else said
            is_doubtful = self.vocabulary.needs_a_cue(span.name, heard.language) or (
                kind == CITY and said.role is None and self._roles.is_name(heard.words, span.start)
            )
            if not is_doubtful or self._is_place(span, said, heard):
                if before and said.is_next_stop:
                    before[-1] = (before[-1][0], TRANSIT)
                before.append((span, said.role))

    def _after(
        self, before: Sequence[tuple[_Span, str | None]], span: _Span, said: Said, spoken: Sequence[str]
    ) -> Said:
        """What the places before add: a list, the next stop, or the other end of one way."""
        last, role = before[-1]
        has_origin = any(other == ORIGIN for _, other in before)
        if role == DESTINATION and self._roles.is_next_stop(spoken, last.end, span.start):
            return Said(DESTINATION, True, is_next_stop=True)
        if role == RESIDENCE and self._roles.is_way(spoken, last.start, last.end, span.start):
            return Said(DESTINATION, True)
        governed = self._roles.still_governed(spoken, last.end, span.start)
        if governed is not None and (governed != RESIDENCE or has_origin or said.role is None):
            return Said(None if governed == NOBODY else governed, True)
        is_listed = said.role is None and self._roles.are_joined(spoken, last.end, span.start)
        return Said(role, True) if is_listed else said

    def _place(self, span: _Span, role: str | None, heard: _Heard, named: set[str], residence: str | None) -> Place:
        meaning, alternatives = choose(span.meant, (named, {residence} if residence else set()))
        start, end = heard.found[span.start][0], heard.found[span.end - 1][1]
        return Place(
            meaning.kind,
            meaning.country,
            role,
            start,
            end,
            heard.text[start:end],
            city=meaning.value if meaning.kind == CITY else "",
            state=meaning.value if meaning.kind == STATE else "",
            of_others=role == RESIDENCE and self._roles.is_of_others(heard.words, span.start),
            of_kin=self._roles.is_of_kin(heard.words, span.start),
            is_after_from=self._roles.is_after_from(heard.words, span.start),
            alternatives=alternatives,
        )

    def _is_place(self, span: _Span, said: Said, heard: _Heard) -> bool:
        """Whether a name that may be a person's or a thing's is a place: said to be, alone, or before its country."""
        if said.role is not None and said.firm:
            return True
        if self._roles.is_name(heard.words, span.start):
            return False
        if self._roles.is_paper(heard.words, span.start):
            return True
        after = self.vocabulary.names.get(heard.words[span.end]) if span.end < len(heard.words) else None
        is_alone = len(heard.words) == span.end - span.start
        return is_alone or (after is not None and after[0].kind in (COUNTRY, STATE))


def _deciding(role: str | None, heard_as: Sequence[tuple[_Span, str | None]]) -> set[str]:
    """The countries that say where a place of ``role`` is: not the origin of who lives in Santiago."""
    return {
        span.meant[0].country
        for span, other in heard_as
        if span.meant[0].kind in (COUNTRY, STATE, SIGN)
        and len({meaning.country for meaning in span.meant}) == 1
        and (other != ORIGIN or role == ORIGIN)
    }
