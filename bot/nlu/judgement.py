"""What the classifier makes of a message: what it is about, and whether it tells of danger."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Alarm:
    """The likeliest danger that a message may tell of, and how likely any danger is."""

    danger: str
    probability: float
    possible: bool
    certain: bool


@dataclass(frozen=True)
class Judgement:
    """``ranking``: every topic with its probability, best first. Not ``sure``: ask instead of answering."""

    ranking: tuple[tuple[str, float], ...]
    sure: bool
    alarm: Alarm | None = None
