"""Puts the results of several ways of searching together by reciprocal rank (Cormack, Clarke, Büttcher 2009).

Scores of different kinds cannot be added, places in a list can: an entry gets 1 / (SMOOTHING + place) from
each list it stands in, so that what both lists have near the top wins.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Dict, Mapping, Sequence, Set

View = Mapping[str, float]
"""What one way of searching found: id and score, best first."""

SMOOTHING = 3
"""Small, as the lists are short and their first places are what people look at (docs/quality/search.md)."""
RELEVANT = 0.5
"""A find with less than this share of its view's best score is not moved up for fitting the person."""


def fused(views: Sequence[View]) -> Dict[str, float]:
    """The score of every entry of any view; the first place in each view together makes 1."""
    scores: Dict[str, float] = defaultdict(float)
    best = len(views) / (SMOOTHING + 1)
    for view in views:
        for place, entry_id in enumerate(view, 1):
            scores[entry_id] += 1 / (SMOOTHING + place) / best
    return dict(scores)


def relevant(views: Sequence[View]) -> Set[str]:
    """The entries that are to the point in at least one view."""
    least = [RELEVANT * max(view.values(), default=0.0) for view in views]
    return {
        entry_id for view, low in zip(views, least, strict=True) for entry_id, score in view.items() if score >= low
    }
