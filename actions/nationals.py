"""Entries that serve the nationals of some countries only, and whether this person may be one of them."""

from __future__ import annotations

from actions.situation import Situation
from knowledge import Entry


def is_for_others(entry: Entry, situation: Situation) -> bool:
    """Whether an entry serves the nationals of other countries only than the one where the person lives."""
    return bool(entry.for_origins) and situation.residence not in entry.for_origins


def may_be_for_others(entry: Entry, situation: Situation) -> bool:
    """The same, of somebody who may be one of those nationals: nobody knows where they are from."""
    return situation.origin is None and is_for_others(entry, situation)


def is_for_unnamed(entry: Entry, situation: Situation) -> bool:
    """The same, where the message names none of those nationals either."""
    return may_be_for_others(entry, situation) and not is_for_named(entry, situation)


def is_for_named(entry: Entry, situation: Situation) -> bool:
    """Whether an entry serves the nationals of a country that the message names."""
    return not situation.mentioned_nationals.isdisjoint(entry.for_origins)
