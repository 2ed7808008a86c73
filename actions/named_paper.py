"""Papers, cards and services that a question calls by their letters: "how do I get the CPF", "j'ai reçu une OQTF"."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import Dict, FrozenSet, Mapping, Optional, Set

from actions.situation import Situation
from actions.subjects import is_of_others, spoken_of
from knowledge import Entry, Freshness, KnowledgeBase

MOST_ENTRIES = 2
"""Letters that more entries of a country have in their titles tell none of them apart."""

ORDINARY = re.compile(
    "ame|anna|bas|cai|cet|chip|cierto|claim|coder|core|fiz|help|kind|ley|les|mas|nav|nes|nie|opt|ore|pal|pale|pas|pass|run|sis|snap"
    "|son|stp|sus|tie|tps|una|une|usa",
    re.IGNORECASE,
)
"""What is also a word of one of the languages counts only in capitals."""

_LETTERS = re.compile(r"\b[A-Z]{3,7}\b")
_WORD = re.compile(r"[^\W\d_]{3,7}")


def named_paper(base: KnowledgeBase, situation: Situation) -> Optional[Entry]:
    """The entry of the person's country whose title has letters that the message has, too; none where several have."""
    known = _by_letters(base).get(situation.residence or "", {})
    shouts = situation.text.isupper()  # then capitals tell nothing
    spoken = _WORD.findall(situation.text)
    letters = {word.upper() for word in spoken if (word.isupper() and not shouts) or not ORDINARY.fullmatch(word)}
    found = {one for each in letters & known.keys() for one in known[each]}
    entries = [entry for entry in map(base.entry, sorted(found)) if entry is not None]
    usable = [entry for entry in entries if base.freshness_of(entry) is not Freshness.STALE]
    spoken_subjects = spoken_of(base, situation)
    usable = [entry for entry in usable if not is_of_others(entry, situation, spoken_subjects)]
    return usable[0] if len(usable) == 1 else None


@lru_cache(maxsize=2)
def _by_letters(base: KnowledgeBase) -> Mapping[str, Mapping[str, FrozenSet[str]]]:
    """By country, which letters stand in the titles of which of its entries; read once for a base."""
    holders: Dict[str, Dict[str, Set[str]]] = defaultdict(lambda: defaultdict(set))
    for entry_id, name in base.names():
        country, _, _ = entry_id.partition("-")
        for letters in _LETTERS.findall(name):
            holders[country.upper()][letters].add(entry_id)
    return {
        country: {letters: frozenset(ids) for letters, ids in named.items() if len(ids) <= MOST_ENTRIES}
        for country, named in holders.items()
    }
