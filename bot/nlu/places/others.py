"""What the words right before a place say of somebody else who is there, or was born there."""

from __future__ import annotations

from typing import Sequence

from bot.nlu.places.roles import ANY_WORD, LONGEST_CUE, Roles

LIVE = 7
"""How many words before a place "I live with" may begin."""
LONGEST_OF_KIN = 3


def is_of_others(words: Sequence[str], start: int, roles: Roles) -> bool:
    """Whether the words right before a place say that somebody else is there ("mine are in", not "we are in")."""
    start -= roles.skipped(words, 0, start)
    longest = roles.cue(words, 0, start, None)[1]
    lengths = range(max(longest, 1), min(start, roles.longest_of_others) + 1)
    return any(tuple(words[start - length : start]) in roles.of_others for length in lengths)


def is_of_kin(words: Sequence[str], start: int, roles: Roles) -> bool:
    """Whether the words right before a place say that it is where somebody of the person's is ("my mother in")."""
    if start < LONGEST_OF_KIN:
        return False
    first, second, last = words[start - LONGEST_OF_KIN : start]
    if first in roles.words["beside"]:  # "I live with her in Houston"
        return False
    return not roles.of_kin.isdisjoint(((first, ANY_WORD, last), (ANY_WORD, second, last)))


def is_beside_kin(words: Sequence[str], start: int, kin: frozenset[str], roles: Roles) -> bool:
    """Whether a relative, one of the words ``kin``, is said to be there ("a brother over there in"), and not who
    writes with them."""
    at = start - 2
    if at < 0 or words[start - 1] not in roles.words["inside"]:
        return False
    at -= words[at] in roles.words["yonder"]
    before = set(words[max(0, at - LIVE) : max(0, at)])
    return at >= 0 and words[at] in kin and before.isdisjoint(roles.words["beside"] | roles.words["live"])


def is_born(words: Sequence[str], start: int, roles: Roles) -> bool:
    """Whether the words right before a place say that somebody, and not who writes, was born there."""
    start -= roles.skipped(words, 0, start)
    lengths = [length for length in range(1, LONGEST_CUE) if tuple(words[max(0, start - length) : start]) in roles.born]
    before = words[start - max(lengths) - 1] if lengths and start > max(lengths) else ""
    return bool(lengths) and before not in roles.words["selves"]


def is_lived_in(words: Sequence[str], start: int, roles: Roles) -> bool:
    """Whether the words before a place say that who writes lives there with somebody ("I live with her in")."""
    before = words[max(0, start - LIVE) : start]
    beside = [at for at, word in enumerate(before) if at and word in roles.words["beside"]]
    return any(not roles.words["live"].isdisjoint(before[:at]) for at in beside)
