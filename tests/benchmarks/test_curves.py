"""The page and the pictures of the growth curves, from given numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.curves.page import page
from benchmarks.curves.pictures import draw
from benchmarks.figures import document, ratio

RUN = {
    "date": "2026-01-02T03:04:05+0000",
    "load": [0.1, 1.2],
    "machine": {"processor": "Test", "cores": 2, "memory_gb": 4.0},
    "versions": {"python": "3.10.13", "rasa": "3.6.21", "commit": "abc"},
}


@pytest.fixture
def curves() -> dict[str, Any]:
    def points(factor: float) -> list[dict[str, float]]:
        return [{"turn": turn, "ms": factor * turn} for turn in range(20, 221, 20)]

    crowd = [{"people": 1, "p50_ms": 1.0, "p95_ms": 2.0, "per_second": 3.0}]
    length = {"ours": points(1), "rasa init": points(2)[:5]}
    return {**RUN, "length": length, "crowd": {"ours": crowd, "rasa init": crowd}}


def test_the_page_shows_the_numbers_with_date_and_machine(curves: dict[str, Any]) -> None:
    floor = {"total_ms": 10.7, "ratio": 0.19, "encoder_ms": 4.7, "commit_ms": 0.03, "rasa_ms": 6.0}
    latest = document({"turn_p50_ratio": ratio(10.0, 20.0)}, {**RUN, "n": 3, "floor": floor})
    text = page(latest, curves)
    assert "| one turn, p50 | 10 ms | 20 ms | 0.50 | <= 0.33 | NO |" in text
    assert "| 100 | 100.0 | 200.0 |" in text
    assert "| 200 | 200.0 |  |" in text, "a curve that was broken off has no number there"
    assert "| 1 | 1.0 | 2.0 | 3.0 | 1.0 | 2.0 | 3.0 |" in text
    assert "Measured 2026-01-02 on Test, 2 cores" in text
    assert "$" not in text


def test_the_same_numbers_give_the_same_small_pictures(curves: dict[str, Any], tmp_path: Path) -> None:
    for folder in ("first", "second"):
        draw(curves, tmp_path / folder)
    files = sorted((tmp_path / "first").iterdir())
    assert [file.name for file in files] == ["length.svg", "throughput.svg", "waits.svg"]
    for file in files:
        assert file.read_bytes() == (tmp_path / "second" / file.name).read_bytes()
        assert len(file.read_bytes()) < 40_000
