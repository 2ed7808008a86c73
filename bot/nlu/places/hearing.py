"""Hears which names of a message are places here, and what the rules say that each is to the person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Iterable, Sequence

from bot.nlu.follow_ups import small_words
from bot.nlu.places.around import has_mission, is_birthplace, is_event, is_inside, is_name, is_paper
from bot.nlu.places.roles import DESTINATION, NOBODY, ORIGIN, RESIDENCE, TRANSIT, Roles, Said
from bot.nlu.places.surroundings import Mention, Told, begun
from bot.nlu.places.vocabulary import CITY, COUNTRY, NATIONALITY, NEVER, SIGN, STATE, Meaning, Vocabulary

KEYWORDS = 5
"""Words of a message at most, beside a place, that is a list of keywords and no sentence."""

_PAUSE, _STOP = re.compile(r"[,.;:?!\n]"), re.compile(r"[.;?!\n]")


@dataclass(frozen=True)
class Span:
    """A name in a message: its words ``start`` to ``end``, and what it may mean, likeliest first."""

    start: int
    end: int
    name: str
    meant: tuple[Meaning, ...]


@dataclass(frozen=True)
class Heard:
    """A message: its words, mended, and where they stand as written, and its language."""

    text: str
    found: Sequence[tuple[int, int, str]]
    words: Sequence[str]
    language: str | None

    @cached_property
    def clauses(self) -> list[int]:
        """The words that a clause begins with."""
        return self._after(_PAUSE)

    @cached_property
    def sentences(self) -> list[int]:
        """The words that a sentence begins with."""
        return self._after(_STOP)

    def _after(self, sign: re.Pattern[str]) -> list[int]:
        return [
            at for at in range(1, len(self.found)) if sign.search(self.text[self.found[at - 1][1] : self.found[at][0]])
        ]


HeardAs = tuple[Span, Said]
"""A place and what the rules say of it."""


@dataclass(frozen=True)
class Hearing:
    """The names that can be meant, and the rules on the words around them."""

    vocabulary: Vocabulary
    roles: Roles

    def places(self, spans: Iterable[Span], heard: Heard) -> list[HeardAs]:
        """The places in order, with the roles that the rules give them."""
        heard_as: list[HeardAs] = []
        for span in spans:
            if self._counts(span, heard):
                self._hear(span, heard, heard_as)
        return heard_as

    def _counts(self, span: Span, heard: Heard) -> bool:
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

    def _is_nationality(self, span: Span, spoken: Sequence[str]) -> bool:
        beside = [*spoken[max(0, span.start - 2) : span.start], *spoken[span.end : span.end + 1]]
        said_of_oneself = self.roles.of_place(spoken, 0, span.start, None).role == ORIGIN
        return said_of_oneself or not self.roles.words["papers"].isdisjoint(beside)

    def _is_land(self, span: Span, heard: Heard) -> bool:
        """Whether "dominicana" is short for the Dominican Republic, as after "in" and "to" ("en dominicana")."""
        if span.name not in self.roles.words["lands"]:
            return False
        return self.roles.of_place(heard.words, 0, span.start, heard.language).role in (RESIDENCE, DESTINATION)

    def _hear(self, span: Span, heard: Heard, before: list[HeardAs]) -> None:
        """Append the name with its role, if it is a place here. May turn the place before into a stop."""
        floor = before[-1][0].end if before else 0
        kind = span.meant[0].kind
        if kind != SIGN and is_event(heard.words, span.start, span.end, self.roles):
            return
        if kind == SIGN:
            before.append((span, Said(RESIDENCE, False)))
        elif kind == NATIONALITY and not self._is_land(span, heard):
            role = self.roles.of_nationality(heard.words, floor, span.start, span.end)
            before.append((span, Said(role, role != ORIGIN)))
        else:
            # "if I complain, will they deport me? Spain": what the sentence before says is not said of the place.
            begins = max(floor, begun(heard.sentences, span.start))
            said = self.roles.of_place(heard.words, begins, span.start, heard.language)
            said = self._after(before, span, said, heard.words) if before else said
            if kind == COUNTRY and said.role is None and has_mission(heard.words, span.end, self.roles):
                said = Said(ORIGIN, True)
            if kind == COUNTRY and said.role is None and is_birthplace(heard.words, span.end, self.roles):
                said = Said(None, True)
            is_doubtful = self.vocabulary.needs_a_cue(span.name, heard.language) or (
                kind == CITY and said.role is None and is_name(heard.words, span.start, self.roles)
            )
            if not is_doubtful or self._is_place(span, said, heard):
                if before and said.is_next_stop:
                    before[-1] = (before[-1][0], Said(TRANSIT, True))
                before.append((span, said))

    def _after(self, before: Sequence[HeardAs], span: Span, said: Said, spoken: Sequence[str]) -> Said:
        """What the places before add: a list, the next stop, or the other end of one way."""
        last, (role, *_) = before[-1]
        is_beside = last.end == span.start and last.meant[0].kind == SIGN and span.meant[0].kind == COUNTRY
        if is_beside and last.meant[0].country != span.meant[0].country:
            return Said(ORIGIN, True)  # "TPS Honduras", "COMAR Haití": an office, and who comes to it
        has_origin = any(other.role == ORIGIN for _, other in before)
        if role == DESTINATION and self.roles.is_next_stop(spoken, last.end, span.start):
            return Said(DESTINATION, True, is_next_stop=True)
        if role == RESIDENCE and self.roles.is_way(spoken, last.start, last.end, span.start):
            return Said(DESTINATION, True)
        governed = self.roles.still_governed(spoken, last.end, span.start)
        if governed is not None and (governed != RESIDENCE or has_origin or said.role is None):
            return Said(None if governed == NOBODY else governed, True)
        is_listed = said.role is None and self.roles.are_joined(spoken, last.end, span.start)
        return Said(role, role is not None) if is_listed else said

    def _is_place(self, span: Span, said: Said, heard: Heard) -> bool:
        """Whether a name that may be a person's or a thing's is a place: said to be, alone, or before its country."""
        if said.role is not None and said.firm:
            return True
        if is_name(heard.words, span.start, self.roles):
            return False
        if is_paper(heard.words, span.start, self.roles) or is_inside(heard.words, span.start, self.roles):
            return True
        if self._stands_apart(span, heard):
            return True
        after = self.vocabulary.names.get(heard.words[span.end]) if span.end < len(heard.words) else None
        is_alone = len(heard.words) == span.end - span.start
        return is_alone or (after is not None and after[0].kind in (COUNTRY, STATE))

    def _stands_apart(self, span: Span, heard: Heard) -> bool:
        """Whether a name heads a message, "Chile: my child has no papers", "chile licencia como saco", or ends one that
        is a list of keywords; "Israel me dijo" is somebody."""
        goes_on = span.end < len(heard.words) and heard.words[span.end] not in small_words()
        is_head = span.start == 0 and (span.end in heard.clauses or goes_on)
        said = heard.words[: span.start] or heard.words[span.end :]
        is_outside = span.start == 0 or span.end == len(heard.words)
        return is_head or (is_outside and 1 < len(said) <= KEYWORDS and small_words().isdisjoint(said))


def told_by(heard: Heard, heard_as: Sequence[HeardAs]) -> Told:
    """The message as the role model sees it."""
    mentions = [
        Mention(span.start, span.end, span.meant[0].kind, said.role, said.firm, span.meant[0].country)
        for span, said in heard_as
    ]
    return Told(heard.words, heard.clauses, mentions)
