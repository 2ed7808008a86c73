"""``python -m bot.evaluation.page``: writes ``docs/quality/understanding.md`` from reports of ``python -m bot eval``.

The words stand in ``page.md``; every table comes from the reports.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from string import Template
from typing import Any, Mapping, Sequence

from bot.evaluation.tables import (
    CONFUSION_HEADINGS,
    CONTEST_HEADINGS,
    Row,
    confusion_rows,
    contest_rows,
    interval,
    markdown,
)

WORDS = Path(__file__).with_name("page.md")
Report = dict[str, Any]

FIGURES = (
    ("the right topic first", ("all", "top1")),
    ("the right topic among the first three", ("all", "top3")),
    ("first, questions in scope", ("in_scope", "top1")),
    ("among three, questions in scope", ("in_scope", "top3")),
    ("answered, not asked back", ("answered",)),
    ("right when answered", ("right_when_answered",)),
    ("out of scope: first in the ranking", ("out_of_scope_first",)),
    ("out of scope: not answered", ("out_of_scope_not_answered",)),
    ("out of scope: area under the curve", ("out_of_scope_auroc",)),
    ("language detected", ("language_detected",)),
    ("country of residence", ("residence",)),
    ("country of origin", ("origin",)),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page; returns the exit code."""
    options = _parser().parse_args(arguments)
    own_before = _read(options.own_before) if options.own_before else None
    outside_before = _read(options.outside_before) if options.outside_before else None
    text = page(_read(options.own), _read(options.outside), own_before, outside_before)
    options.page.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{options.page} is written\n")
    return 0


def page(own: Report, outside: Report, own_before: Report | None = None, outside_before: Report | None = None) -> str:
    """The whole page. ``outside`` holds the comparison with others too."""
    contest = outside["contest"]
    return Template(WORDS.read_text(encoding="utf-8")).substitute(
        figures=_figures({"before": outside_before, "outside, now": outside}),
        own_figures=_figures({"before": own_before, "own, now": own}),
        languages=_groups("language", {"outside": outside, "own": own}),
        kinds=_groups("kind", {"outside": outside}),
        contest=markdown(CONTEST_HEADINGS, contest_rows(contest)),
        confusions=markdown(CONFUSION_HEADINGS, confusion_rows(outside["confusions"])),
        note=_note(outside),
        n=str(outside["all"]["top1"]["n"]),
    )


def _figures(reports: Mapping[str, Report | None]) -> str:
    """One figure a line, the reports beside each other."""
    told = {name: report for name, report in reports.items() if report is not None}
    rows: list[Row] = [[title, *(_at(report, path) for report in told.values())] for title, path in FIGURES]
    rows.append(["calibration error", *(str(report["calibration_error"]) for report in told.values())])
    times = [report["milliseconds"] for report in told.values()]
    rows.append(["milliseconds a message, p50 / p95", *(f"{time['p50']:.0f} / {time['p95']:.0f}" for time in times)])
    return markdown(["", *told], rows)


def _at(report: Report, path: Sequence[str]) -> str:
    """A figure with its interval and n; "-" where the report is from before it was measured."""
    value: Any = report
    for name in path:
        value = value.get(name, {})
    return f"{interval(value)}, n {value['n']}" if value else "-"


def _groups(by: str, reports: dict[str, Report]) -> str:
    names = sorted({name for report in reports.values() for name in report[by]})
    headings = [by, *(f"{title}, {top}" for title in reports for top in ("n", "top-1", "top-3"))]
    rows = []
    for name in names:
        row = [name]
        for report in reports.values():
            of = report[by].get(name)
            row += [str(of["top1"]["n"]), interval(of["top1"]), interval(of["top3"])] if of else ["0", "-", "-"]
        rows.append(row)
    return markdown(headings, rows)


def _note(report: Report) -> str:
    about = report["about"]
    return (
        f"Measured {about['date']} with {about['examples']:,} training examples; "
        f"load of the machine ({about['cores']} cores) {about['load']:.1f}."
    )


def _read(path: Path) -> Report:
    report: Report = json.loads(path.read_text(encoding="utf-8"))
    return report


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot.evaluation.page", description=__doc__)
    parser.add_argument("own", type=Path, help="the report of the own questions")
    parser.add_argument("outside", type=Path, help="the report of outside questions, made with --baselines")
    parser.add_argument("--own-before", type=Path, help="an earlier report, to stand beside it")
    parser.add_argument("--outside-before", type=Path, help="an earlier report, to stand beside it")
    parser.add_argument("--page", type=Path, default=Path("docs/quality/understanding.md"))
    return parser


if __name__ == "__main__":
    sys.exit(main())
