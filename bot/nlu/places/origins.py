"""Where somebody comes from, though no word beside the place says so.

"I left school in Brazil and live in Madrid": who learnt elsewhere learnt at home. "They sent me back from the States, I
am in San Salvador": who is sent away is sent home, and so are the dead: "we want to take my brother to Honduras".
"""

from __future__ import annotations

from typing import Sequence

from bot.nlu.places.hearing import Heard, HeardAs
from bot.nlu.places.role_model import Judged
from bot.nlu.places.roles import DESTINATION, ORIGIN, RESIDENCE, Roles, Said
from bot.nlu.places.vocabulary import SIGN

FAR = 6
"""How many words before a place a verb may stand that speaks of it."""


def with_schools(heard: Heard, heard_as: Sequence[HeardAs], roles: Roles) -> list[HeardAs]:
    """The places again; where somebody learnt who lives in another country is an origin."""
    if not heard_as:
        return []
    floors = [0, *(span.end for span, _ in heard_as[:-1])]
    learnt = [
        _is_near(heard, span.start, roles.words["learnt"], floor)
        for floor, (span, _) in zip(floors, heard_as, strict=True)
    ]
    lived = {
        span.meant[0].country
        for (span, said), at_school in zip(heard_as, learnt, strict=True)
        if said.role == RESIDENCE and not at_school
    }
    return [
        (span, Said(ORIGIN, True) if at_school and said.role == RESIDENCE and lived - {span.meant[0].country} else said)
        for (span, said), at_school in zip(heard_as, learnt, strict=True)
    ]


def homes(heard: Heard, heard_as: Sequence[HeardAs], judged: Sequence[Judged], roles: Roles) -> set[int]:
    """The places, by their number, that are also where the writer comes from; none where an origin is said."""
    if any(one.role == ORIGIN for one in judged):
        return set()
    if not any(roles.words[part].isdisjoint(heard.words) for part in ("dead", "homeward")):
        return {at for at, one in enumerate(judged) if one.role == DESTINATION}
    left = {span.meant[0].country for span, said in heard_as if _was_sent_from(heard, span.start, said, roles)}
    return {
        at
        for at, ((span, _), one) in enumerate(zip(heard_as, judged, strict=True))
        if one.role == RESIDENCE and not one.of_others and span.meant[0].kind != SIGN
        if left - {span.meant[0].country} and not roles.is_of_others(heard.words, span.start)
    }


def _was_sent_from(heard: Heard, start: int, said: Said, roles: Roles) -> bool:
    is_left = said.role is None and said.firm and roles.is_after_from(heard.words, start)
    return is_left and _is_near(heard, start, roles.words["sent_me"])


def _is_near(heard: Heard, start: int, known: frozenset[str], floor: int = 0) -> bool:
    return not known.isdisjoint(heard.words[max(floor, start - FAR) : start])
