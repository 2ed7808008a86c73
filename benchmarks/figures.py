"""The figures of the benchmark: what each is called, its goal, and the arithmetic behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, Mapping, Optional, Sequence, Tuple

import numpy as np


@dataclass(frozen=True)
class Goal:
    """A figure to reach. ``at_least``: the limit is a lower one. ``unit``: of the sides' own figures."""

    key: str
    title: str
    limit: float
    unit: str
    at_least: bool = False

    def met(self, value: float) -> bool:
        """Whether the value reaches the limit."""
        return value >= self.limit if self.at_least else value <= self.limit


GOALS: Tuple[Goal, ...] = (
    Goal("turn_p50_ratio", "one turn, p50", 0.33, "ms"),
    Goal("turn_p95_ratio", "one turn, p95", 0.33, "ms"),
    Goal("growth_ratio", "turn 110 / turn 10", 1.1, "times"),
    Goal("burst_turns", "three messages at once, in turns", 4.0, "turns"),
    Goal("throughput_ratio", "messages a second, 8 people", 4.0, "1/s", at_least=True),
    Goal("replica_cpu_ratio", "CPU of two replicas / one", 1.1, "times"),
    Goal("cold_start_ratio", "start to first answer", 0.25, "s"),
    Goal("memory_ratio", "memory after the run", 0.35, "MB"),
    Goal("desk_mb", "memory of the desk", 150.0, "MB"),
    Goal("training_seconds", "training without a cache", 120.0, "s"),
    Goal("search_10k_p95_ms", "look-up and search at 10,000", 30.0, "ms"),
    Goal("widget_bytes", "the page, compressed", 25_000.0, "bytes"),
)
"""In the order of the table; the keys of ``latest.json`` are exactly these and ``raw``."""


@dataclass(frozen=True)
class Figure:
    """A measured value; where it compares the sides, with what each of them had."""

    value: float
    ours: Optional[float] = None
    theirs: Optional[float] = None


def ratio(ours: float, theirs: float) -> Figure:
    """Ours by theirs, with both. ZeroDivisionError when theirs is nothing."""
    return Figure(ours / theirs, ours, theirs)


def percentile(values: Sequence[float], share: float) -> float:
    """The value that ``share`` of the values (0 to 1) do not exceed, between two of them in proportion."""
    return float(np.quantile(np.asarray(values, dtype=float), share))


def median(values: Sequence[float]) -> float:
    """The value in the middle."""
    return percentile(values, 0.5)


def spread(values: Sequence[float]) -> Dict[str, float]:
    """A sample in short: how many, and its percentiles."""
    shares = {"p05": 0.05, "p50": 0.5, "p95": 0.95, "p99": 0.99}
    return {"n": len(values), **{name: round(percentile(values, share), 3) for name, share in shares.items()}}


def document(figures: Mapping[str, Figure], raw: Mapping[str, Any]) -> Dict[str, Any]:
    """``latest.json``: every key, None where nothing was measured. KeyError for a figure without a goal."""
    unknown = set(figures) - {goal.key for goal in GOALS}
    if unknown:
        raise KeyError(f"not a figure: {', '.join(sorted(unknown))}")
    values = {key: _rounded(figure.value) for key, figure in figures.items()}
    sides = {
        key: {"ours": _rounded(figure.ours), "rasa_init": _rounded(figure.theirs)}
        for key, figure in figures.items()
        if figure.ours is not None
    }
    return {**{goal.key: values.get(goal.key) for goal in GOALS}, "raw": {"sides": sides, **raw}}


def _rounded(value: Optional[float]) -> Optional[float]:
    return None if value is None else float(f"{value:.4g}") if abs(value) < 1000 else round(value)
