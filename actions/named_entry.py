"""Entries that a message calls by their name: "CIAM telefono", "SENAMI"; agents type nothing else."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import Dict, FrozenSet, Optional, Set, Tuple

from actions.entry_answer import answered_with
from actions.presentation import Draft
from actions.situation import Situation
from knowledge import Entry, Freshness, KnowledgeBase

LONGEST_MESSAGE = 5
"""Words of a message at most that is a search for a name and not a question."""

FEW, LONG = 2, 4
"""Words of a message at most in which small letters are a name too, if it has so many of them ("sus" is a word)."""

MOST_ENTRIES = 2
"""An abbreviation that more entries have names none of them."""

_ABBREVIATION = re.compile(r"\(([A-ZÁÉÍÓÚÑ]{3,10})\)")
_WORD = re.compile(r"[^\W_]+")


def named_entry(base: KnowledgeBase, situation: Situation) -> Optional[Entry]:
    """The entry whose abbreviation a short message holds, unless it is too old to be told; None where there is none."""
    words = set(_WORD.findall(situation.text))
    if not 0 < len(words) <= LONGEST_MESSAGE:
        return None
    if situation.text.isupper() and len(words) > FEW:  # "PERDI TODOS SUS PAPELES": capitals make no names
        words = {word for word in words if len(word) >= LONG}
    if len(words) <= FEW:  # "ciam telefono"; in a longer message "kind" is a word and KIND a name
        words |= {word.upper() for word in words if len(word) >= LONG}
    for abbreviation, ids in _abbreviations(base):
        if abbreviation in words:
            entries = [entry for entry in map(base.entry, sorted(ids)) if entry is not None]
            usable = [one for one in entries if base.freshness_of(one) is not Freshness.STALE]
            return usable[0] if usable else None
    return None


def named_draft(base: KnowledgeBase, situation: Situation) -> Optional[Draft]:
    """The answer with the entry that a message calls by its name, whatever topic the message was taken for."""
    entry = named_entry(base, situation)
    return answered_with(base, entry, situation, entry.topics[0]) if entry is not None else None


@lru_cache(maxsize=2)
def _abbreviations(base: KnowledgeBase) -> Tuple[Tuple[str, FrozenSet[str]], ...]:
    """The abbreviations in brackets of titles and local names, each with its entries; read once for a base."""
    holders: Dict[str, Set[str]] = defaultdict(set)
    for entry_id, name in base.names():
        for abbreviation in _ABBREVIATION.findall(name):
            holders[abbreviation].add(entry_id)
    return tuple((name, frozenset(ids)) for name, ids in sorted(holders.items()) if len(ids) <= MOST_ENTRIES)
