"""Small misspellings of countries and nationalities: one letter more, less, other, or two swapped.

A word is mended only when it is long, stands in no training example, and one name alone is near it.
Deletion index after Garbe's SymSpell (2012).
"""

from __future__ import annotations

from typing import Iterable

SHORTEST = 6


class Spelling:
    """Mends single words towards ``targets``; ``known`` words are left alone."""

    def __init__(self, targets: Iterable[str], known: Iterable[str]) -> None:
        self._targets = frozenset(word for word in targets if len(word) >= SHORTEST)
        self._known = frozenset(known)
        self._near: dict[str, set[str]] = {}
        for word in sorted(self._targets):
            for shape in _shapes(word):
                self._near.setdefault(shape, set()).add(word)

    def mend(self, word: str) -> str:
        """The name that ``word`` misspells, or ``word`` itself."""
        if len(word) < SHORTEST or word in self._known or word in self._targets:
            return word
        near = {target for shape in _shapes(word) for target in self._near.get(shape, ())}
        close = {target for target in near if target[0] == word[0] and _is_one_step(word, target)}
        return close.pop() if len(close) == 1 else word


def _shapes(word: str) -> set[str]:
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}


def _is_one_step(left: str, right: str) -> bool:
    """Whether one insertion, deletion, replacement or swap of neighbours turns ``left`` into ``right``."""
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    a, b = left[start:], right[start:]
    swapped = a[1::-1] + a[2:] if len(a) > 1 else a
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or swapped == b
