"""The order in which the entries of a topic are offered: always the same for the same question.

Only entries that apply where the person lives are offered, or everywhere (INT), and none that is
for the nationals of other countries only, when the person's own is known. Then, best first:

1. **Place**: the entry names the country of residence; then a region with it; then INT.
   Residence unknown: INT; then what is for the person's nationals or applies in the person's own country;
   then the rest.
2. **Topic**: the question's topic is the entry's main topic (its first); then a side topic.
3. **Origin**: the entry is for the person's nationals; then for anyone; then, origin unknown, for nationals
   of some countries.
4. **Breadth**, residence unknown: what applies in more countries, as likelier to apply to somebody who has
   not said where.
5. **Status**: active or reformed; unknown; discontinued.
6. **Freshness**: fresh; due; stale.
7. **Kind**: what a person can use first comes first (``KIND_ORDER``); then by id.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

from knowledge.found import Match
from knowledge.freshness import Freshness
from knowledge.models import Entry
from knowledge.places import EVERYWHERE
from knowledge.vocabulary import Kind, Status

KIND_ORDER = (
    Kind.EMERGENCY_NUMBER,
    Kind.RIGHT,
    Kind.PROCEDURE,
    Kind.SERVICE,
    Kind.HOTLINE,
    Kind.PROGRAMME,
    Kind.SHELTER,
    Kind.SCHOLARSHIP,
    Kind.CORRIDOR,
    Kind.MECHANISM,
    Kind.INSTITUTION,
    Kind.LAW,
    Kind.TREATY,
    Kind.STATISTIC,
    Kind.PUBLICATION,
)
STATUS_ORDER = {Status.ACTIVE: 0, Status.REFORMED: 0, Status.UNKNOWN: 1, Status.DISCONTINUED: 2}
FRESHNESS_ORDER = {Freshness.FRESH: 0, Freshness.DUE: 1, Freshness.STALE: 2}
_PLACE_WORDS = ("applies in {}", "applies in a region with {}", "applies everywhere")


@dataclass(frozen=True)
class Candidate:
    """An entry that may answer: how closely it fits the residence, in how many countries it applies, and
    whether the topic is its main one. ``closeness`` is None when the residence is unknown."""

    entry: Entry
    freshness: Freshness
    closeness: Optional[int]
    countries: int
    applies_in_origin: bool
    is_main_topic: bool


def serves_origin(entry: Entry, origin: Optional[str]) -> bool:
    """Whether a person from there can use the entry; one who has not said from where may."""
    return not entry.for_origins or origin is None or origin in entry.for_origins


def order(candidate: Candidate, origin: Optional[str]) -> Tuple:
    """The sort key of a candidate; the module says what it means."""
    entry = candidate.entry
    return (
        _place(candidate, origin),
        not candidate.is_main_topic,
        _origin(entry, origin),
        -candidate.countries if candidate.closeness is None else 0,
        STATUS_ORDER[entry.status],
        FRESHNESS_ORDER[candidate.freshness],
        KIND_ORDER.index(entry.kind),
        entry.id,
    )


def match(candidate: Candidate, residence: Optional[str], origin: Optional[str]) -> Match:
    """The candidate as it is given back, with its reason in words."""
    entry = candidate.entry
    if candidate.closeness is not None:
        place = _PLACE_WORDS[candidate.closeness].format(residence)
    else:
        place = f"residence unknown, applies in {', '.join(entry.applies_in)}"
    nationals = f"for nationals of {', '.join(entry.for_origins)}" if entry.for_origins else "for anyone"
    topic = "main topic" if candidate.is_main_topic else "side topic"
    parts = (place, topic, nationals, entry.status.value, candidate.freshness.value, entry.kind.value)
    return Match(entry, candidate.freshness, "; ".join(parts), candidate.closeness)


def _place(candidate: Candidate, origin: Optional[str]) -> int:
    if candidate.closeness is not None:
        return candidate.closeness
    if EVERYWHERE in candidate.entry.applies_in:
        return 0
    return 1 if candidate.applies_in_origin or origin in candidate.entry.for_origins else 2


def _origin(entry: Entry, origin: Optional[str]) -> int:
    if not entry.for_origins:
        return 1
    return 0 if origin in entry.for_origins else 2
