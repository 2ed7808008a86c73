"""Writes the figures down, and shows them as a table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Sequence

from benchmarks.figures import GOALS, Goal

LATEST, HISTORY = "latest.json", "history.jsonl"
HEADINGS = ("figure", "ours", "rasa init", "value", "goal", "met")


def write(document: Mapping[str, Any], folder: Path) -> None:
    """Write ``latest.json`` and append its figures, dated, to ``history.jsonl``."""
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f".{LATEST}"
    draft.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    draft.replace(folder / LATEST)
    raw = document["raw"]
    line = {
        "date": raw["date"],
        "n": raw["n"],
        "load": raw["load"],
        "commit": raw["versions"]["commit"],
        **{goal.key: document[goal.key] for goal in GOALS},
    }
    with (folder / HISTORY).open("a", encoding="utf-8") as history:
        history.write(json.dumps(line) + "\n")


def rows(document: Mapping[str, Any]) -> List[List[str]]:
    """The figures as text, one row each, under HEADINGS."""
    return [_row(goal, document[goal.key], document["raw"]["sides"].get(goal.key, {})) for goal in GOALS]


def table(document: Mapping[str, Any]) -> str:
    """The figures for a terminal."""
    lines = [list(HEADINGS), *rows(document)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)


def markdown(headings: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """A table for a page."""
    written = [headings, ["---"] * len(headings), *lines]
    return "\n".join(f"| {' | '.join(line)} |" for line in written)


def _row(goal: Goal, value: Optional[float], sides: Mapping[str, Optional[float]]) -> List[str]:
    compares = goal.key.endswith("_ratio")
    sign = ">=" if goal.at_least else "<="
    unit = "" if compares else f" {goal.unit}"
    met = "not measured" if value is None else "yes" if goal.met(value) else "NO"
    own: Dict[str, str] = {name: _number(sides.get(name), f" {goal.unit}") for name in ("ours", "rasa_init")}
    return [goal.title, own["ours"], own["rasa_init"], _number(value, unit), f"{sign} {_number(goal.limit, unit)}", met]


def _number(value: Optional[float], unit: str) -> str:
    if value is None:
        return ""
    digits = 0 if value >= 1000 or value == int(value) else 1 if value >= 100 else 2
    return f"{value:,.{digits}f}{unit}"
