"""Writes ``docs/performance.md``: the words of ``page.md`` with the newest numbers."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import Any, List, Mapping

from benchmarks import report

WORDS = Path(__file__).with_name("page.md")
SHOWN_TURNS = 5
"""Of the points of a long conversation, every fifth stands in the table."""


def page(latest: Mapping[str, Any], curves: Mapping[str, Any]) -> str:
    """The whole page."""
    return Template(WORDS.read_text(encoding="utf-8")).substitute(
        figures=report.markdown(report.HEADINGS, report.rows(latest)),
        figures_note=_note(latest["raw"]) + _floor(latest["raw"]),
        length=_length_table(curves["length"]),
        crowd=_crowd_table(curves["crowd"]),
        curves_note=_note(curves),
    )


def _length_table(length: Mapping[str, List[Mapping[str, float]]]) -> str:
    points = {side: {int(point["turn"]): point["ms"] for point in line} for side, line in length.items()}
    turns = sorted({turn for line in points.values() for turn in line})
    shown = [turns[0], *turns[SHOWN_TURNS - 1 :: SHOWN_TURNS]]
    rows = [[str(turn), *(_cell(line.get(turn)) for line in points.values())] for turn in shown]
    return report.markdown(["turns so far", *(f"{side}, ms" for side in points)], rows)


def _crowd_table(crowd: Mapping[str, List[Mapping[str, float]]]) -> str:
    headings = ["people at once"]
    headings += [f"{side}, {name}" for side in crowd for name in ("p50 ms", "p95 ms", "messages/s")]
    rows = []
    for points in zip(*crowd.values(), strict=True):
        values = [_cell(point[name]) for point in points for name in ("p50_ms", "p95_ms", "per_second")]
        rows.append([f"{points[0]['people']:.0f}", *values])
    return report.markdown(headings, rows)


def _cell(value: float | None) -> str:
    return "" if value is None else f"{value:,.1f}"


def _note(run: Mapping[str, Any]) -> str:
    """When and where a run was made."""
    machine, versions = run["machine"], run["versions"]
    before, after = run["load"]
    return (
        f"Measured {run['date'][:10]} on {machine['processor']}, {machine['cores']} cores, {machine['memory_gb']} GB; "
        f"Python {versions['python']}, Rasa {versions['rasa']}, commit {versions['commit']}; "
        f"load before and after {before:.1f} and {after:.1f}."
    )


def _floor(raw: Mapping[str, Any]) -> str:
    floor = raw["floor"]
    return (
        f" {raw['n']} turns each. Floor of our turn: {floor['total_ms']:.1f} ms, {floor['ratio']:.2f} of theirs"
        f" (encoder {floor['encoder_ms']:.1f}, commit {floor['commit_ms']:.2f}, Rasa {floor['rasa_ms']:.0f})."
    )
