"""Which entries are cards: what somebody may have to show or to call without a telephone, on paper or saved."""

from __future__ import annotations

from knowledge.models import Entry
from knowledge.vocabulary import Kind, Status

CARD_TOPICS = frozenset({"rights_detention", "rights_work", "violence_trafficking"})
"""Arrest and raids, wages, violence and extortion: where a right or a number is needed on the spot."""

CARD_KINDS = frozenset({Kind.RIGHT, Kind.PROCEDURE, Kind.HOTLINE})
MAIN_TOPICS = 2
"""An entry is about its first topics; the others only mention it."""


def is_card(entry: Entry) -> bool:
    """Whether an entry can be printed and saved: the plans for dangers, and rights and lines of such topics.

    What has ended is none; neither is what is stale, which only the day can tell (``freshness``).
    """
    if entry.danger is not None:
        return True
    is_about = not CARD_TOPICS.isdisjoint(entry.topics[:MAIN_TOPICS])
    return is_about and entry.kind in CARD_KINDS and entry.status is not Status.DISCONTINUED
