"""The figures: their arithmetic, and the keys that others read."""

from __future__ import annotations

import pytest

from benchmarks.figures import GOALS, Figure, document, median, percentile, ratio, spread

KEYS = [
    "turn_p50_ratio", "turn_p95_ratio", "growth_ratio", "burst_turns", "throughput_ratio", "replica_cpu_ratio",
    "cold_start_ratio", "memory_ratio", "desk_mb", "training_seconds", "search_10k_p95_ms", "widget_bytes", "raw",
]  # fmt: skip


def test_percentiles_lie_between_two_values_in_proportion() -> None:
    assert percentile([1, 2, 3, 4], 0.5) == 2.5
    assert percentile(list(range(101)), 0.95) == 95
    assert median([7]) == 7
    assert spread([1.0, 3.0]) == {"n": 2, "p05": 1.1, "p50": 2.0, "p95": 2.9, "p99": 2.98}


def test_a_ratio_keeps_what_it_was_made_of() -> None:
    assert ratio(10, 40) == Figure(0.25, 10, 40)


def test_the_document_has_exactly_the_agreed_keys_and_null_until_measured() -> None:
    made = document({"turn_p50_ratio": ratio(10.0, 30.0)}, {"n": 3})
    assert list(made) == KEYS
    assert made["turn_p50_ratio"] == 0.3333
    assert made["raw"] == {"sides": {"turn_p50_ratio": {"ours": 10.0, "rasa_init": 30.0}}, "n": 3}
    assert [key for key in KEYS[1:-1] if made[key] is not None] == []


def test_a_figure_that_nobody_agreed_on_is_refused() -> None:
    with pytest.raises(KeyError, match="beauty"):
        document({"beauty": Figure(1.0)}, {})


def test_a_lower_limit_is_met_from_above() -> None:
    goals = {goal.key: goal for goal in GOALS}
    assert goals["throughput_ratio"].met(4.0)
    assert not goals["throughput_ratio"].met(3.9)
    assert goals["turn_p50_ratio"].met(0.33)
    assert not goals["turn_p50_ratio"].met(0.34)
