"""A small picture of numbers: bars with their words, drawn as SVG, readable in black and white and read aloud."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from textwrap import wrap
from typing import List, Sequence, Tuple

WIDTH, MARGIN, LINE, BAR, GAP = 340, 12, 18, 22, 12
CHARACTERS = {"normal": 42, "bold": 36}
"""That fit a line of 14 pixels' letters."""


@dataclass(frozen=True)
class Bar:
    """``share``: length from 0 to 1; ``label`` stands above it, ``value`` is said beside the label."""

    label: str
    value: str
    share: float


def bars_as_svg(title: str, bars: Sequence[Bar], note: str) -> str:
    """The picture. Words are escaped; nothing in it is loaded from elsewhere."""
    parts: List[str] = []
    y = MARGIN
    y = _lines(parts, title, y, "bold")
    for bar in bars:
        y = _lines(parts, f"{bar.label}: {bar.value}", y + GAP, "normal")
        length = max(2, round(min(max(bar.share, 0.0), 1.0) * (WIDTH - 2 * MARGIN)))
        frame = f'x="{MARGIN}" y="{y}" height="{BAR}" rx="3"'
        parts.append(f'<rect {frame} width="{WIDTH - 2 * MARGIN}" fill="#fff" stroke="#444"/>')
        parts.append(f'<rect {frame} width="{length}" fill="#222"/>')
        y += BAR
    y = _lines(parts, note, y + GAP, "normal") + MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" width="{WIDTH}" height="{y}" role="img">'
        f"<title>{escape(title)}</title>"
        f'<rect width="{WIDTH}" height="{y}" fill="#fff"/>'
        f'<g font-family="sans-serif" font-size="14" fill="#111">{"".join(parts)}</g></svg>'
    )


def in_words(title: str, bars: Sequence[Bar], note: str) -> str:
    """The same for those who do not see it."""
    return " ".join([f"{title}.", *(f"{bar.label}: {bar.value}." for bar in bars), note])


def as_table(bars: Sequence[Bar]) -> List[Tuple[str, str]]:
    """The same as rows, for channels that draw nothing."""
    return [(bar.label, bar.value) for bar in bars]


def _lines(parts: List[str], text: str, y: int, weight: str) -> int:
    for line in wrap(text, CHARACTERS[weight]):
        y += LINE
        parts.append(f'<text x="{MARGIN}" y="{y - 5}" font-weight="{weight}">{escape(line)}</text>')
    return y
