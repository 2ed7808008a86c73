"""Finds the places that a message names, and what each is to the person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Sequence

from bot.nlu.features import fold
from bot.nlu.places.around import is_sender
from bot.nlu.places.hearing import Heard, HeardAs, Hearing, Span, told_by
from bot.nlu.places.labelled import Sentence, sentences
from bot.nlu.places.namesakes import choose
from bot.nlu.places.origins import homes, with_schools
from bot.nlu.places.others import is_beside_kin, is_born, is_lived_in, is_of_kin, is_of_others
from bot.nlu.places.role_model import Judged, RoleModel
from bot.nlu.places.roles import DESTINATION, ORIGIN, RESIDENCE, Roles
from bot.nlu.places.spelling import Spelling, mendable
from bot.nlu.places.surroundings import Told, kin_words
from bot.nlu.places.vocabulary import CITY, COUNTRY, NATIONALITY, SIGN, STATE, Vocabulary

_WORD = re.compile(r"\w+")
OUTWEIGHS_A_SIGN = (RESIDENCE, DESTINATION, None)


@dataclass(frozen=True)
class Place:
    """One place in a text. ``kind``: how it is named; ``city`` and ``state`` may be empty.

    ``of_others``: it is said that somebody else is there; ``of_kin``: it seems to be where somebody of the person's is;
    ``has_kin``: a relative is named right before it; ``is_birth``: somebody else was born there. ``is_sender``: right
    after "from", or where somebody is who sends. ``is_home``: who writes takes a body there. ``alternatives``: the
    countries that the name may stand for, likeliest first, where nothing says which.
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
    has_kin: bool = False
    is_birth: bool = False
    is_sender: bool = False
    is_home: bool = False
    alternatives: tuple[str, ...] = ()

    @property
    def is_aside(self) -> bool:
        """Whether it is the nationality of somebody else."""
        return self.kind == NATIONALITY and self.role is None


class PlaceFinder:
    """One spaCy PhraseMatcher over the whole vocabulary, built once (half a second)."""

    def __init__(self, vocabulary: Vocabulary, roles: Roles | None = None, role_model: RoleModel | None = None) -> None:
        """``role_model``: corrects the rules; without one they have the last word."""
        import spacy
        from spacy.matcher import PhraseMatcher

        self.vocabulary = vocabulary
        self.role_model = role_model
        self._roles = roles or Roles.read()
        self._hearing = Hearing(vocabulary, self._roles)
        self._vocab = spacy.blank("xx").vocab
        self._matcher: Any = PhraseMatcher(self._vocab)
        self._matcher.add("place", [self._doc(name.split()) for name in vocabulary.names])
        every = {word for name in vocabulary.names for word in name.split()}
        self._spelling = Spelling(mendable(vocabulary), vocabulary.known_words | every)

    def find(self, text: str, language: str | None = None, residence: str | None = None) -> tuple[Place, ...]:
        """The places of ``text`` in the order they stand there; a sign only where no country is named.

        ``residence``: the country where the person is known to live; it decides between namesakes.
        """
        heard = self._listen(text, language)
        heard_as = self._places_in(heard)
        judged = self._judged(heard, heard_as)
        at_home = homes(heard, heard_as, judged, self._roles)
        places = [
            self._place(span, one, heard, _deciding(one.role, heard_as), residence, at in at_home)
            for at, ((span, _), one) in enumerate(zip(heard_as, judged, strict=True))
        ]
        settled = any(place.role in OUTWEIGHS_A_SIGN for place in places if place.kind != SIGN)
        return tuple(place for place in places if place.kind != SIGN or not settled)

    def learn_roles(self) -> RoleModel:
        """The model of roles, learnt from the labelled sentences as this finder hears them."""
        return RoleModel.learn(sentences(), self.labelled)

    def labelled(self, sentence: Sentence) -> tuple[Told, list[int]]:
        """What is heard of a sentence, and which of its labels each place has (-1: none)."""
        heard = self._listen(sentence.text, sentence.language)
        heard_as = self._places_in(heard)
        numbers = []
        for span, _ in heard_as:
            start, end = heard.found[span.start][0], heard.found[span.end - 1][1]
            over = (n for n, label in enumerate(sentence.labels) if label.start < end and start < label.end)
            numbers.append(next(over, -1))
        return told_by(heard, heard_as), numbers

    def _listen(self, text: str, language: str | None) -> Heard:
        found = [(match.start(), match.end(), match.group()) for match in _WORD.finditer(fold(text))]
        return Heard(text, found, [self._mend(word) for _, _, word in found], language)

    def _places_in(self, heard: Heard) -> list[HeardAs]:
        """The places in order, with the roles that the rules give them."""
        return with_schools(heard, self._hearing.places(self._spans(heard.words), heard), self._roles)

    def _judged(self, heard: Heard, heard_as: Sequence[HeardAs]) -> list[Judged]:
        """What each place is: by the rules, and by the model where there is one."""
        if self.role_model is None or not heard_as:
            return [Judged(said.role, False) for _, said in heard_as]
        told = told_by(heard, heard_as)
        return [self.role_model.judge(told, at) for at in range(len(heard_as))]

    def _mend(self, word: str) -> str:
        word = self._roles.written.get(word, word)
        return word if word in self._roles.said else self._spelling.mend(word)

    def _doc(self, spoken: Sequence[str]) -> Any:
        from spacy.tokens import Doc

        return Doc(self._vocab, words=list(spoken))

    def _spans(self, spoken: Sequence[str]) -> list[Span]:
        """Matches that do not overlap, longest first wins, in order."""
        matches = sorted(self._matcher(self._doc(spoken)), key=lambda match: (match[1] - match[2], match[1]))
        taken: set[int] = set()
        kept: list[Span] = []
        for _, start, end in matches:
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                name = " ".join(spoken[start:end])
                kept.append(Span(start, end, name, self.vocabulary.names[name]))
        return sorted(kept, key=lambda span: span.start)

    def _place(
        self, span: Span, judged: Judged, heard: Heard, named: set[str], residence: str | None, is_home: bool
    ) -> Place:
        meaning, alternatives = choose(span.meant, (named, {residence} if residence else set()))
        start, end = heard.found[span.start][0], heard.found[span.end - 1][1]
        is_own = is_lived_in(heard.words, span.start, self._roles)
        return Place(
            meaning.kind,
            meaning.country,
            judged.role,
            start,
            end,
            heard.text[start:end],
            city=meaning.value if meaning.kind == CITY else "",
            state=meaning.value if meaning.kind == STATE else "",
            of_others=not is_own and judged.role == RESIDENCE and is_of_others(heard.words, span.start, self._roles),
            of_kin=not is_own and (judged.of_others or is_of_kin(heard.words, span.start, self._roles)),
            has_kin=judged.role == RESIDENCE and is_beside_kin(heard.words, span.start, kin_words(), self._roles),
            is_birth=judged.role in (None, RESIDENCE) and is_born(heard.words, span.start, self._roles),
            is_sender=is_sender(heard.words, span.start, span.end, self._roles),
            is_home=is_home,
            alternatives=alternatives,
        )


def _deciding(role: str | None, heard_as: Sequence[HeardAs]) -> set[str]:
    """The countries that say where a place of ``role`` is: not the origin of who lives in Santiago."""
    return {
        span.meant[0].country
        for span, said in heard_as
        if span.meant[0].kind in (COUNTRY, STATE, SIGN)
        and len({meaning.country for meaning in span.meant}) == 1
        and (said.role != ORIGIN or role == ORIGIN)
    }
