"""How well search finds: labelled queries, measured for words alone, meanings alone, and both together.

nDCG@5 (Järvelin and Kekäläinen 2002) looks at the order, recall@5 at whether the answers are there at all.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, Iterable, List, Mapping, Optional, Sequence, Tuple

from knowledge.base import KnowledgeBase

SHOWN = 5
VIEWS = ("words", "meanings", "both")


@dataclass(frozen=True)
class Query:
    """A query as somebody types it. ``relevant``: ids of entries that answer (2) or help (1)."""

    text: str
    language: str
    country: Optional[str]
    origin: Optional[str]
    relevant: Mapping[str, int]


@dataclass(frozen=True)
class SearchQuality:
    """Means over ``n`` queries, each from 0 to 1."""

    n: int
    ndcg: float
    recall: float


def read_queries(path: Path) -> Tuple[Query, ...]:
    """Read a file with one query per line of JSON."""
    told = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return tuple(
        Query(one["query"], one["language"], one.get("country"), one.get("origin"), one["relevant"]) for one in told
    )


def measure(base: KnowledgeBase, queries: Sequence[Query]) -> Dict[str, Dict[str, SearchQuality]]:
    """For each way of searching the quality over all queries, and over those of each language."""
    found: Dict[str, Dict[str, SearchQuality]] = {}
    for view in VIEWS:
        scored = [(query.language, *_scored(_shown(base, query, view), query.relevant)) for query in queries]
        groups = {"all": scored}
        for language in sorted({query.language for query in queries}):
            groups[language] = [one for one in scored if one[0] == language]
        found[view] = {name: _mean(group) for name, group in groups.items()}
    return found


def quality_lines(measured: Mapping[str, Mapping[str, SearchQuality]]) -> Iterable[str]:
    """The page docs/quality/search.md."""
    groups = list(next(iter(measured.values())))
    counts = next(iter(measured.values()))
    yield "# How well search finds"
    yield ""
    yield "*Written by `python -m knowledge search-quality tests/search/queries.jsonl`.* nDCG@5 / recall@5; the queries"
    yield "were written and labelled by somebody who had not seen the search; one number, how fast a place in a list"
    yield "loses its worth, was then chosen looking at them. On PostgreSQL every query finds the same entries in the"
    yield "same order as on SQLite (`tests/search/test_search_quality.py`), so the figures are those of both."
    yield ""
    yield f"| compared by | {' | '.join(f'{name} (n {counts[name].n})' for name in groups)} |"
    yield f"|---|{'---|' * len(groups)}"
    for view, by_group in measured.items():
        cells = [f"{by_group[name].ndcg:.2f} / {by_group[name].recall:.2f}" for name in groups]
        yield f"| {view} | {' | '.join(cells)} |"


def _shown(base: KnowledgeBase, query: Query, view: str) -> List[str]:
    hits = base.search(query.text, query.country, query.origin, limit=SHOWN, language=query.language, view=view)
    return [hit.entry.id for hit in hits]


def _scored(shown: Sequence[str], relevant: Mapping[str, int]) -> Tuple[float, float]:
    """nDCG@5 and recall@5 of one result."""
    ideal = _gain(sorted(relevant.values(), reverse=True)[:SHOWN])
    gained = _gain([relevant.get(entry_id, 0) for entry_id in shown])
    found = len(set(shown) & relevant.keys()) / min(len(relevant), SHOWN)
    return gained / ideal, found


def _gain(grades: Iterable[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades, 1))


def _mean(scored: Sequence[Tuple[str, float, float]]) -> SearchQuality:
    n = len(scored)
    return SearchQuality(n, sum(one[1] for one in scored) / n, sum(one[2] for one in scored) / n)
