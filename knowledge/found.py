"""What a look-up or a search gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from knowledge.freshness import Freshness
from knowledge.models import Entry


@dataclass(frozen=True)
class Match:
    """An entry that look-up found, and why it stands where it stands.

    ``closeness`` to the residence: 0 it is named, 1 a region with it, 2 everywhere; None: residence unknown.
    ``score``: how well it answers a message, where that was weighed; the higher the better.
    """

    entry: Entry
    freshness: Freshness
    reason: str
    closeness: Optional[int] = None
    score: Optional[float] = None


@dataclass(frozen=True)
class Hit:
    """An entry that search found; the higher its score the better, comparable within one search only."""

    entry: Entry
    score: float
    freshness: Freshness
