"""The figures as text: for the terminal, and as Markdown for a page."""

from __future__ import annotations

from typing import Any, Sequence

Row = Sequence[str]
MEGABYTE = 1_000_000


def table(figures: dict[str, Any]) -> list[str]:
    """The figures as lines for a person."""
    rows = [f"{'':28}{'n':>5}  {'top-1 (95 % interval)':24}{'top-3 (95 % interval)'}"]
    groups = [("all", figures["all"]), ("in scope", figures["in_scope"])]
    groups += [(f"{by} {name}", of) for by in ("language", "kind", "topic") for name, of in figures[by].items()]
    rows += [f"{name:28}{of['top1']['n']:5}  {interval(of['top1']):24}{interval(of['top3'])}" for name, of in groups]
    shares = [(name, value) for name, value in figures.items() if isinstance(value, dict) and "share" in value]
    rows += [f"{name.replace('_', ' '):28}{value['n']:5}  {interval(value)}" for name, value in shares]
    rows += [f"calibration error {figures['calibration_error']}, milliseconds {figures['milliseconds']}", ""]
    return rows + aligned(CONFUSION_HEADINGS, confusion_rows(figures["confusions"]))


CONFUSION_HEADINGS = ("topic", "taken for", "n")


def confusion_rows(confusions: Sequence[dict[str, Any]]) -> list[Row]:
    """The commonest pairs of a topic and what it was taken for."""
    return [(one["topic"], one["taken_for"], str(one["n"])) for one in confusions]


CONTEST_HEADINGS = (
    "", "top-1", "top-3", "top-1 in scope", "out of scope not answered", "out of scope, AUROC",
    "learning, s (processor)", "ms a message", "model, MB", "memory, MB",
)  # fmt: skip


def contest_rows(contest: Sequence[dict[str, Any]]) -> list[Row]:
    """A line for each contestant."""
    return [
        (
            one["title"] + (f", {one['epochs']} epochs" if one["epochs"] else ""),
            interval(one["all"]["top1"]),
            interval(one["all"]["top3"]),
            interval(one["in_scope"]["top1"]),
            interval(one["out_of_scope_not_answered"]),
            interval(one["out_of_scope_auroc"]),
            f"{one['seconds']:.0f} ({one['processor_seconds']:.0f})",
            f"{one['milliseconds']:.1f}",
            f"{one['bytes'] / MEGABYTE:.1f}",
            "-" if one["memory_mb"] is None else f"{one['memory_mb']:.0f}",
        )
        for one in contest
    ]


def contest_table(contest: Sequence[dict[str, Any]]) -> list[str]:
    """The comparison for a terminal, with what must be said about it."""
    first = contest[0]
    about = f"n {first['all']['top1']['n']}, in scope {first['in_scope']['top1']['n']}; 95 % intervals"
    return [f"The same training data and questions ({about}):", *aligned(CONTEST_HEADINGS, contest_rows(contest))]


def interval(value: dict[str, Any]) -> str:
    """A share, or an area, with its 95 % interval."""
    if value["share"] is None:
        return "-"
    return f"{value['share']:.3f} ({value['low']:.3f}-{value['high']:.3f})"


def aligned(headings: Row, rows: Sequence[Row]) -> list[str]:
    """A table for a terminal."""
    lines = [headings, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(headings))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]


def markdown(headings: Row, rows: Sequence[Row]) -> str:
    """A table for a page."""
    return "\n".join(f"| {' | '.join(line)} |" for line in (headings, ["---"] * len(headings), *rows))
