"""Draws how honest the confidence is, and which topics are taken for each other: small SVG files."""

from __future__ import annotations

import logging
from collections import Counter
from pathlib import Path
from typing import Any, Callable, Sequence

from bot.evaluation.measures import Understood, by_confidence, share

OURS, WRONG = "#00695c", "#b0501e"
RELIABILITY, CONFUSION = "reliability.svg", "confusion.svg"


def draw(answers: Sequence[Understood], folder: Path) -> None:
    """Write both pictures; the same answers give the same files."""
    folder.mkdir(parents=True, exist_ok=True)
    _picture(folder / RELIABILITY, (5.2, 4.4), lambda figure: _reliability(figure, answers))
    _picture(folder / CONFUSION, (9.0, 8.2), lambda figure: _confusion(figure, answers))


def _picture(file: Path, size: tuple[float, float], fill: Callable[[Any], None]) -> None:
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # it warns of its own old calls
    # matplotlib takes a second to import, and only this needs it.
    import matplotlib  # type: ignore[import-untyped]

    matplotlib.use("svg")
    from matplotlib import pyplot

    with pyplot.rc_context({"svg.fonttype": "none", "svg.hashsalt": file.stem, "font.size": 8}):
        figure = pyplot.figure(figsize=size)
        fill(figure)
        figure.savefig(file, bbox_inches="tight", metadata={"Date": None, "Creator": None})
        pyplot.close(figure)
    # matplotlib leaves spaces at the ends of lines
    file.write_text("\n".join(line.rstrip() for line in file.read_text().splitlines()) + "\n")


def _reliability(figure: Any, answers: Sequence[Understood]) -> None:
    """For each tenth of confidence: how often it was right, with the 95 % interval, and how many there are."""
    bins = by_confidence(answers)
    confidence = [sum(answer.ranking[0][1] for answer in inside) / len(inside) for inside in bins]
    right = [share(answer.is_right(1) for answer in inside) for inside in bins]
    upper, lower = figure.subplots(2, 1, sharex=True, gridspec_kw={"height_ratios": [4, 1]})
    upper.plot([0, 1], [0, 1], color="grey", linestyle="--", linewidth=1, label="as honest as can be")
    below = [one["share"] - one["low"] for one in right]
    above = [one["high"] - one["share"] for one in right]
    upper.errorbar(
        confidence, [one["share"] for one in right], [below, above],
        fmt="o-", color=OURS, capsize=2, linewidth=1, label="measured, with 95 % interval",
    )  # fmt: skip
    upper.set(ylabel="share that was right", ylim=(0, 1.02), xlim=(0, 1))
    upper.grid(alpha=0.3)
    upper.legend(frameon=False, loc="upper left")
    bars = lower.bar(confidence, [len(inside) for inside in bins], width=0.06, color=OURS)
    lower.bar_label(bars)
    lower.set(xlabel="confidence of the first topic (mean of its tenth)", ylabel="questions")
    lower.margins(y=0.35)


def _confusion(figure: Any, answers: Sequence[Understood]) -> None:
    """Topics across topics: rows are what was right, columns what was understood. Only what happened is drawn."""
    pairs = Counter((a.question.topic, _taken_for(a)) for a in answers)
    names = sorted({topic for pair in pairs for topic in pair})
    of_topic = Counter(a.question.topic for a in answers)
    axes = figure.add_subplot()
    for (right, given), n in sorted(pairs.items()):
        x, y, colour = names.index(given), names.index(right), OURS if right == given else WRONG
        strength = 0.15 + 0.75 * n / of_topic[right]
        axes.add_patch(_square(x, y, colour, strength))
        axes.text(x, y, str(n), ha="center", va="center", color="white" if strength > 0.5 else "black")
    places = range(len(names))
    axes.set_xticks(places, names, rotation=90)
    axes.set_yticks(places, names)
    axes.set(xlim=(-0.5, len(names) - 0.5), ylim=(len(names) - 0.5, -0.5), aspect="equal")
    axes.set(xlabel="understood as", ylabel="labelled")
    axes.grid(alpha=0.25)
    axes.set_axisbelow(True)
    axes.tick_params(length=0)


def _taken_for(answer: Understood) -> str:
    """What was understood; another right topic counts as the labelled one."""
    return answer.question.topic if answer.is_right(1) else answer.ranking[0][0]


def _square(x: int, y: int, colour: str, strength: float) -> Any:
    from matplotlib.patches import Rectangle  # type: ignore[import-untyped]

    return Rectangle((x - 0.5, y - 0.5), 1, 1, facecolor=colour, alpha=strength, linewidth=0)
