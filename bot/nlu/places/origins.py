"""Where somebody comes from, though no word beside the place says so.

"I left school in Brazil and live in Madrid": who learnt elsewhere learnt at home. "We want to take the body to
Honduras": the dead are taken home.
"""

from __future__ import annotations

from typing import Sequence

from bot.nlu.places.hearing import Heard, HeardAs
from bot.nlu.places.others import is_of_kin, is_of_others
from bot.nlu.places.role_model import Judged
from bot.nlu.places.roles import DESTINATION, ORIGIN, RESIDENCE, Roles, Said
from bot.nlu.places.surroundings import begun, kin_words

FAR = 6
"""How many words before a place a verb may stand that speaks of it."""
SCHOOL = 3
"""How many words after "left" a school may stand: "left school", "parei na oitava série"."""
TAKEN = 2
"""How many words before a place "take" may stand whose object is a mere "him"."""
BODY = 4
"""How many words after "take" a body may stand: "send my father's body"."""


def with_schools(heard: Heard, heard_as: Sequence[HeardAs], roles: Roles) -> list[HeardAs]:
    """The places again; where somebody learnt who lives in another country is an origin."""
    floors = [0, *(span.end for span, _ in heard_as)][: len(heard_as)]
    own = [
        said.role == RESIDENCE and not _is_anothers(heard, floor, span.start, roles)
        for floor, (span, said) in zip(floors, heard_as, strict=True)
    ]
    learnt = [_is_learnt(heard, floor, span.start, roles) for floor, (span, _) in zip(floors, heard_as, strict=True)]
    lived = {
        span.meant[0].country
        for (span, _), is_own, at_school in zip(heard_as, own, learnt, strict=True)
        if is_own and not at_school
    }
    return [
        (span, Said(ORIGIN, True) if is_own and at_school and lived - {span.meant[0].country} else said)
        for (span, said), is_own, at_school in zip(heard_as, own, learnt, strict=True)
    ]


def homes(heard: Heard, heard_as: Sequence[HeardAs], judged: Sequence[Judged], roles: Roles) -> set[int]:
    """The places, by their number, that are also where the writer comes from; none where an origin is said.

    Not where somebody is after they were sent away: people are sent to countries that are not their own.
    """
    if any(one.role == ORIGIN for one in judged):
        return set()
    return {
        at
        for at, ((span, _), one) in enumerate(zip(heard_as, judged, strict=True))
        if one.role == DESTINATION and _is_body_taken(heard, span.start, roles)
    }


def _is_anothers(heard: Heard, floor: int, start: int, roles: Roles) -> bool:
    """Whether a relative is spoken of since the place before, or the words beside the place are said of others."""
    speaks_of_kin = not kin_words().isdisjoint(heard.words[floor:start])
    return speaks_of_kin or is_of_others(heard.words, start, roles) or is_of_kin(heard.words, start, roles)


def _is_learnt(heard: Heard, floor: int, start: int, roles: Roles) -> bool:
    """Whether learning that is over is spoken of right before a place."""
    if _is_near(heard, start, roles.words["learnt"], floor):
        return True
    near = range(max(floor, start - FAR), start)
    return any(
        heard.words[at] in roles.words["left"]
        and not roles.words["school"].isdisjoint(heard.words[at + 1 : min(at + 1 + SCHOOL, start)])
        for at in near
    )


def _is_body_taken(heard: Heard, start: int, roles: Roles) -> bool:
    """Whether the clause of the place says that a body, not the writer's own, is taken somewhere; or that something is,
    where any clause speaks of a body ("we want to take him to Honduras, who helps with the body")."""
    clause = heard.words[begun(heard.clauses, start) : start]
    bodies = [
        at
        for at, word in enumerate(clause)
        if at and word in roles.words["body"] and clause[at - 1] in roles.words["whose"] | roles.words["carry"]
    ]
    if any(not roles.words["carry"].isdisjoint(clause[max(0, at - BODY) : at]) for at in bodies):
        return True
    pairs = zip(heard.words, heard.words[1:], strict=False)
    speaks_of_one = any(whose in roles.words["whose"] and word in roles.words["body"] for whose, word in pairs)
    return speaks_of_one and _is_near(heard, start, roles.words["carry"], start - TAKEN)


def _is_near(heard: Heard, start: int, known: frozenset[str], floor: int = 0) -> bool:
    return not known.isdisjoint(heard.words[max(floor, start - FAR) : start])
