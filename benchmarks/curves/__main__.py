"""``python -m benchmarks.curves``: measures the growth curves and writes ``docs/performance.md``."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import List, Optional

from benchmarks import machine, report
from benchmarks.__main__ import guarded
from benchmarks.curves.measure import PEOPLE, TURNS, measure
from benchmarks.curves.page import page
from benchmarks.curves.pictures import draw
from benchmarks.rasa_init import rasa_init
from benchmarks.servers import built_home

CURVES = "curves.json"


def main(arguments: Optional[List[str]] = None) -> int:
    """Measure, unless only drawing is asked for, and write page and pictures; returns the exit code."""
    options = _parser().parse_args(arguments)
    return guarded(lambda: _run(options))


def _run(options: argparse.Namespace) -> None:
    latest, kept = options.out / report.LATEST, options.out / CURVES
    if not latest.exists():
        raise FileNotFoundError(f"{latest} is missing: make bench measures the figures that stand on the page")
    if not options.draw:
        _measure(options, kept)
    curves = json.loads(kept.read_text(encoding="utf-8"))
    draw(curves, options.docs / "performance")
    text = page(json.loads(latest.read_text(encoding="utf-8")), curves)
    (options.docs / "performance.md").write_text(text, encoding="utf-8")
    print(f"{options.docs / 'performance.md'} is written")


def _measure(options: argparse.Namespace, kept: Path) -> None:
    load = machine.load()
    project = rasa_init(built_home() / "bench" / "rasa-init").project
    curves = measure(project, options.turns, [number for number in PEOPLE if number <= options.people])
    about = {
        "date": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
        "load": [round(load, 2), round(machine.load(), 2)],
        "machine": machine.machine(),
        "versions": machine.versions(),
    }
    kept.write_text(json.dumps({**about, **curves}, indent=1) + "\n", encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.curves", description="Measure the growth curves.")
    parser.add_argument("--turns", type=int, default=TURNS, help="length of the long conversation")
    parser.add_argument("--people", type=int, default=PEOPLE[-1], help="how many write at once at most")
    parser.add_argument("--draw", action="store_true", help="only draw again what was measured last")
    parser.add_argument("--out", type=Path, default=Path("build/bench"), help="folder of the measurements")
    parser.add_argument("--docs", type=Path, default=Path("docs"), help="folder of the page")
    return parser


if __name__ == "__main__":
    sys.exit(main())
