"""What the words on both sides of a name make of its place: a meeting's, or that of somebody who sends."""

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
    return roles.is_after_from(words, start) or sends
