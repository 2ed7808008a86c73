"""The entries that were offered last: what a detail is asked of, and what else stands in the list."""

from __future__ import annotations

from typing import Any, Dict, List, Tuple

from actions.presentation import entry_choice
from actions.situation import Situation
from knowledge import Entry, KnowledgeBase


def listed_with(entry: Entry, situation: Situation) -> Tuple[str, ...]:
    """The list with the entry first: the next detail is asked of it."""
    return (entry.id, *(each for each in situation.listed if each != entry.id))


def others_listed(base: KnowledgeBase, situation: Situation, shown: str) -> List[Dict[str, Any]]:
    """A button for each entry of the list but the one that is shown; what is gone from the base is left out."""
    entries = (base.entry(each) for each in situation.listed if each != shown)
    return [entry_choice(entry, situation.language) for entry in entries if entry is not None]
