"""What the words right beside a name make of its place: a meeting's, a person's, that of an office or of who sends."""

from __future__ import annotations

import re
from typing import Sequence

from bot.nlu.places.roles import Roles

EVENT = 2
"""How many words before a place a meeting stands that bears its name: "cumbre de X"."""
LONGEST_DATE = 4
_YEAR = re.compile(r"(?:19|20)\d\d")


def is_event(words: Sequence[str], start: int, end: int, roles: Roles) -> bool:
    """Whether a meeting bears the name of the place from ``start`` to ``end``; some do only with their year."""
    if start < EVENT or words[start - 1] not in roles.words["of"]:
        return False
    is_dated = any(_YEAR.fullmatch(word) for word in words[end : end + LONGEST_DATE])
    is_of_date = is_dated and words[end] in roles.words["of"]  # "of October 2011", not "in 2011"
    meeting = words[start - EVENT]
    dated = (is_dated and meeting in roles.words["dated_events"]) or (
        is_of_date and meeting in roles.words["workshops"]
    )
    return meeting in roles.words["events"] or dated


def is_sender(words: Sequence[str], start: int, end: int, roles: Roles) -> bool:
    """Whether a place from ``start`` to ``end`` is right after "from", or of somebody "who sends"."""
    after = tuple(words[end : end + 2])
    sends = len(after) > 1 and after[0] in roles.words["who"] and after[1] in roles.verbs.send
    return sends or (start > 0 and words[start - 1] in roles.words["from"])


def is_name(words: Sequence[str], start: int, roles: Roles) -> bool:
    """Whether the word before says that a person is named ("mi amigo Santos")."""
    return start > 0 and (words[start - 1] in roles.words["people"] or tuple(words[start - 2 : start]) in roles.named)


def is_paper(words: Sequence[str], start: int, roles: Roles) -> bool:
    """Whether the word before is a paper or an authority of a country ("visa USA", "el hospital de Chile")."""
    if start > 1 and words[start - 1] in roles.words["of"]:
        start -= 1
    return start > 0 and any(words[start - 1] in roles.words[kind] for kind in ("papers", "offices", "services"))


def is_inside(words: Sequence[str], start: int, roles: Roles) -> bool:
    """Whether a word that says where something happens stands right before ("nació en Chile", "desde Chile")."""
    return start > 0 and words[start - 1] in roles.words["where"]


def has_mission(words: Sequence[str], end: int, roles: Roles) -> bool:
    """Whether the word after a country is its embassy, in the one language that says so: "the Nigeria embassy"."""
    return end < len(words) and words[end] in roles.words["missions"]


def is_birthplace(words: Sequence[str], end: int, roles: Roles) -> bool:
    """Whether the word after a country is a birth certificate's."""
    return end < len(words) and words[end] in roles.words["births"]
