"""The unanswered questions, ready for a person: alike ones together, the most frequent first, each with a guess."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Callable, Iterable, Sequence

import numpy as np

from bot.evaluation.nearness import directions
from bot.nlu.features import words
from knowledge.encoder import SentenceEncoder

NO_LANGUAGE = "?"
ALIKE = 0.75
"""Nearness of wordings that a person reads together; lower than for convicting, as a mistake costs a glance."""


@dataclass(frozen=True)
class Asked:
    """A wording, and how often it was asked."""

    text: str
    times: int


@dataclass(frozen=True)
class Group:
    """Wordings that mean nearly the same, the most frequent first, and the topic that the model guesses for it."""

    language: str
    guess: str
    asked: tuple[Asked, ...]

    @property
    def times(self) -> int:
        """How often it was asked, in any of its wordings."""
        return sum(one.times for one in self.asked)


def grouped(
    rows: Iterable[tuple[str, str | None]], encoder: SentenceEncoder | None, guess: Callable[[Sequence[str]], list[str]]
) -> list[Group]:
    """Groups of ``rows`` (text, language), by language, the most frequent first. ``guess``: a topic for each text."""
    by_language: dict[str, Counter[str]] = {}
    for text, language in rows:
        if words(text):
            by_language.setdefault(language or NO_LANGUAGE, Counter())[text.strip()] += 1
    groups = []
    for language in sorted(by_language):
        alike = _alike(_wordings(by_language[language]), encoder)
        guesses = guess([asked[0].text for asked in alike])
        made = [Group(language, topic, tuple(asked)) for asked, topic in zip(alike, guesses, strict=True)]
        groups += sorted(made, key=lambda group: (-group.times, group.asked[0].text))
    return groups


def _wordings(texts: Counter[str]) -> list[Asked]:
    """Texts with the same words, whatever their accents and signs, are one wording; the most frequent first."""
    ordered = sorted(texts.items(), key=lambda one: (-one[1], one[0]))
    counted: dict[tuple[str, ...], Asked] = {}
    for text, times in ordered:
        known = counted.get(tuple(words(text)))
        counted[tuple(words(text))] = Asked(known.text, known.times + times) if known else Asked(text, times)
    return sorted(counted.values(), key=lambda asked: (-asked.times, asked.text))


def _alike(asked: Sequence[Asked], encoder: SentenceEncoder | None) -> list[list[Asked]]:
    """Each wording joins the first group whose first wording it is near to; without an encoder each stands alone."""
    if encoder is None:
        return [[one] for one in asked]
    vectors = directions([one.text for one in asked], encoder)
    groups: list[list[int]] = []
    for index in range(len(asked)):
        near = next((group for group in groups if float(np.dot(vectors[group[0]], vectors[index])) >= ALIKE), None)
        if near is None:
            groups.append([index])
        else:
            near.append(index)
    return [[asked[index] for index in group] for group in groups]
