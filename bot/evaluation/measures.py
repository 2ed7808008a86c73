"""Figures about understanding: how often right, how far to trust that, and how honest the confidence is."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import Any, Callable, Iterable, Sequence

from bot.evaluation.auroc import auroc

OUT_OF_SCOPE = "out_of_scope"
NOT_ANSWERED = (OUT_OF_SCOPE, "nlu_fallback")
BINS = 10


@dataclass(frozen=True)
class Question:
    """A labelled question. ``alt_topics`` are right too; places are None where the text names none."""

    text: str
    lang: str
    topic: str
    alt_topics: tuple[str, ...] = ()
    residence: str | None = None
    origin: str | None = None
    kind: str = "own"

    @property
    def topics(self) -> frozenset[str]:
        """Every topic that is right."""
        return frozenset({self.topic, *self.alt_topics})


@dataclass(frozen=True)
class Understood:
    """What the assistant made of a question. ``ranking``: topics, best first; ``intent`` may be a fallback."""

    question: Question
    intent: str
    ranking: tuple[tuple[str, float], ...]
    language: str | None
    danger: str | None
    residence: str | None
    origin: str | None
    milliseconds: float

    def is_right(self, among: int) -> bool:
        """Whether a right topic stands among the first ``among``."""
        return any(topic in self.question.topics for topic, _ in self.ranking[:among])

    @property
    def strangeness(self) -> float:
        """One less the probability of the likeliest topic that is ours."""
        return 1.0 - max((probability for topic, probability in self.ranking if topic != OUT_OF_SCOPE), default=0.0)

    @property
    def is_alarm(self) -> bool:
        """Whether it was taken for an emergency."""
        return self.danger is not None or self.intent == "emergency"


def share(claims: Iterable[bool]) -> dict[str, Any]:
    """How many of ``claims`` hold: n, share, and Wilson's 95 % interval (Wilson 1927); None where n is 0."""
    held = list(claims)
    n, right = len(held), sum(held)
    if not n:
        return {"n": 0, "share": None, "low": None, "high": None}
    z = 1.959964
    middle = (right + z * z / 2) / (n + z * z)
    reach = z / (n + z * z) * math.sqrt(right * (n - right) / n + z * z / 4)
    return {
        "n": n,
        "share": round(right / n, 4),
        "low": round(max(0.0, middle - reach), 4),
        "high": round(min(1.0, middle + reach), 4),
    }


def topics(answers: Sequence[Understood]) -> dict[str, Any]:
    """How often the first topic, and one of the first three, is right."""
    return {"top1": share(a.is_right(1) for a in answers), "top3": share(a.is_right(3) for a in answers)}


def measure(answers: Sequence[Understood]) -> dict[str, Any]:
    """All figures, as data."""
    outside = [a for a in answers if a.question.topic == OUT_OF_SCOPE]
    urgent = [a for a in answers if a.question.topic == "emergency"]
    calm = [a for a in answers if "emergency" not in a.question.topics]
    return {
        "all": topics(answers),
        "in_scope": topics([a for a in answers if a not in outside]),
        "language": _by(answers, lambda question: question.lang),
        "topic": _by(answers, lambda question: question.topic),
        "kind": _by(answers, lambda question: question.kind),
        "answered": share(a.intent not in NOT_ANSWERED for a in answers),
        "right_when_answered": share(a.is_right(1) for a in answers if a.intent not in NOT_ANSWERED),
        "out_of_scope_first": share(a.ranking[0][0] == OUT_OF_SCOPE for a in outside),
        "out_of_scope_not_answered": share(a.intent in NOT_ANSWERED for a in outside),
        "out_of_scope_auroc": out_of_scope_auroc(answers),
        "emergencies_recognised": share(a.is_alarm for a in urgent),
        "false_alarms": share(a.danger is not None for a in calm),
        "residence": share(a.residence == a.question.residence for a in answers if a.question.residence),
        "origin": share(a.origin == a.question.origin for a in answers if a.question.origin),
        "language_detected": share(a.language == a.question.lang for a in answers),
        "calibration_error": calibration_error(answers),
        "milliseconds": {"p50": _percentile(answers, 0.5), "p95": _percentile(answers, 0.95)},
        "confusions": confusions(answers),
    }


def out_of_scope_auroc(answers: Sequence[Understood]) -> dict[str, Any]:
    """How well questions that are not ours stand apart, whatever the threshold.

    A question for which both is right, out of scope and a topic, counts on neither side.
    """
    outside = [a.strangeness for a in answers if a.question.topics == {OUT_OF_SCOPE}]
    return auroc(outside, [a.strangeness for a in answers if OUT_OF_SCOPE not in a.question.topics])


def calibration_error(answers: Sequence[Understood]) -> float | None:
    """Expected calibration error: the mean distance between confidence and being right, over ten bins."""
    distances = (abs(sum(a.ranking[0][1] - a.is_right(1) for a in inside)) for inside in by_confidence(answers))
    return round(sum(distances) / len(answers), 4) if answers else None


def by_confidence(answers: Sequence[Understood]) -> list[list[Understood]]:
    """The answers of each tenth of confidence, the least confident first; tenths without any are left out."""
    bins: dict[int, list[Understood]] = {}
    for answer in answers:
        bins.setdefault(min(int(answer.ranking[0][1] * BINS), BINS - 1), []).append(answer)
    return [bins[tenth] for tenth in sorted(bins)]


def confusions(answers: Sequence[Understood], most: int = 15) -> list[dict[str, Any]]:
    """The commonest pairs of the right topic and the one given instead."""
    pairs = Counter((a.question.topic, a.ranking[0][0]) for a in answers if not a.is_right(1))
    ordered = sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))
    return [{"topic": topic, "taken_for": given, "n": n} for (topic, given), n in ordered[:most]]


def _by(answers: Sequence[Understood], group: Callable[[Question], str]) -> dict[str, Any]:
    names = sorted({group(answer.question) for answer in answers})
    return {name: topics([a for a in answers if group(a.question) == name]) for name in names}


def _percentile(answers: Sequence[Understood], part: float) -> float | None:
    times = sorted(answer.milliseconds for answer in answers)
    return round(times[min(int(part * len(times)), len(times) - 1)], 2) if times else None
