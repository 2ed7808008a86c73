"""Draws the curves: small SVG files, the same for the same numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Mapping, Sequence, Tuple

COLOURS = {"ours": "#00695c", "rasa init": "#b0501e"}
SIZE = (6.4, 3.2)
Line = Tuple[str, Sequence[float], Sequence[float]]


def draw(curves: Mapping[str, Any], folder: Path) -> None:
    """Write ``length.svg``, ``waits.svg`` and ``throughput.svg``."""
    folder.mkdir(parents=True, exist_ok=True)
    length = [(side, _column(points, "turn"), _column(points, "ms")) for side, points in curves["length"].items()]
    _picture(folder / "length.svg", length, ("turn of the conversation", "milliseconds of a turn"))
    waits = [(side, _column(points, "people"), _column(points, "p95_ms")) for side, points in curves["crowd"].items()]
    _picture(folder / "waits.svg", waits, ("people at once", "milliseconds, 95 of 100 wait less"), logarithmic=True)
    rates = [
        (side, _column(points, "people"), _column(points, "per_second")) for side, points in curves["crowd"].items()
    ]
    _picture(folder / "throughput.svg", rates, ("people at once", "messages per second"), logarithmic_x=True)


def _column(points: Sequence[Mapping[str, float]], name: str) -> Sequence[float]:
    return [point[name] for point in points]


def _picture(
    file: Path,
    lines: Sequence[Line],
    labels: Tuple[str, str],
    *,
    logarithmic: bool = False,
    logarithmic_x: bool = False,
) -> None:
    # matplotlib takes a second to import, and only this needs it.
    import matplotlib  # type: ignore[import-untyped]

    matplotlib.use("svg")
    from matplotlib import pyplot

    with pyplot.rc_context({"svg.fonttype": "none", "svg.hashsalt": file.stem, "font.size": 9}):
        figure, axes = pyplot.subplots(figsize=SIZE)
        for side, x, y in lines:
            axes.plot(x, y, marker="o", markersize=3, color=COLOURS[side], label=side)
        axes.set(xlabel=labels[0], ylabel=labels[1])
        if logarithmic or logarithmic_x:
            axes.set_xscale("log")
            axes.set_xticks(lines[0][1], [f"{people:.0f}" for people in lines[0][1]])
            axes.minorticks_off()
        if logarithmic:
            axes.set_yscale("log")
            axes.yaxis.set_major_formatter("{x:,.0f}")
            axes.yaxis.set_minor_formatter("")
        else:
            axes.set_ylim(bottom=0)
        axes.grid(alpha=0.3)
        axes.legend(frameon=False)
        figure.savefig(file, bbox_inches="tight", metadata={"Date": None, "Creator": None})
        pyplot.close(figure)
