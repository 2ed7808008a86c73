"""What a run leaves behind: the newest figures, their history, a table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import report
from benchmarks.figures import GOALS, Figure, document, ratio


@pytest.fixture
def made() -> dict[str, Any]:
    raw = {"date": "2026-01-01T00:00:00+0000", "n": 3, "load": [0.1, 1.2], "versions": {"commit": "abc"}}
    return document({"turn_p50_ratio": ratio(10.0, 20.0), "widget_bytes": Figure(19113)}, raw)


def test_the_newest_figures_replace_the_older_and_the_history_keeps_both(made: dict[str, Any], tmp_path: Path) -> None:
    report.write(made, tmp_path)
    report.write({**made, "turn_p50_ratio": 0.25}, tmp_path)
    assert json.loads((tmp_path / report.LATEST).read_text())["turn_p50_ratio"] == 0.25
    history = [json.loads(line) for line in (tmp_path / report.HISTORY).read_text().splitlines()]
    assert [line["turn_p50_ratio"] for line in history] == [0.5, 0.25]
    assert history[0]["date"].startswith("2026-01-01")
    assert set(history[0]) == {"date", "n", "load", "commit", *(goal.key for goal in GOALS)}


def test_the_table_says_of_every_figure_whether_its_goal_is_met(made: dict[str, Any]) -> None:
    rows = {row[0]: row[1:] for row in report.rows(made)}
    assert rows["one turn, p50"] == ["10 ms", "20 ms", "0.50", "<= 0.33", "NO"]
    assert rows["the page, compressed"] == ["", "", "19,113 bytes", "<= 25,000 bytes", "yes"]
    assert rows["memory of the desk"][-1] == "not measured"
    assert len(report.table(made).splitlines()) == len(GOALS) + 1
