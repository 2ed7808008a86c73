"""Small misspellings of places and nationalities: words that sound alike, or differ by one letter or two swapped.

A word is mended only when it is long, stands in no training example, and one name alone is near it.
Deletion index after Garbe's SymSpell (2012); the sounds are those of Spanish, where most is written by ear.
"""

from __future__ import annotations

import re
from typing import Iterable

from bot.nlu.places.vocabulary import CITY, COUNTRY, NATIONALITY, STATE, Vocabulary

ARTICLE = "l"
"""That people who write French leave no sign and no space after ("lespagne")."""

SHORTEST = 5
SHORTEST_TARGET = 6
SHORTEST_SOUND = 5
SHORTEST_STATE = 7
"""Shorter names of states and cities are too like other words to be mended."""
KNOWN_CITY = 500_000
MENDED_WORDS = 2
"""Longer names hold words of every day ("French Southern Territories")."""
_SOUNDS = (
    (r"(.)\1", r"\1"),
    (r"ch", "x"),
    (r"qu(?=[ei])", "k"),
    (r"c(?=[eiy])|z", "s"),
    (r"[cq]", "k"),
    (r"g(?=[eiy])", "j"),
    (r"h?u(?=a)|w|gu(?=a)", "w"),
    (r"h", ""),
    (r"v", "b"),
    (r"n(?=[bp])", "m"),
    (r"y", "i"),
    (r"(.)\1", r"\1"),
)


class Spelling:
    """Mends single words towards ``targets``; ``known`` words are left alone."""

    def __init__(self, targets: Iterable[str], known: Iterable[str]) -> None:
        every = frozenset(targets)
        self._targets = frozenset(word for word in every if len(word) >= SHORTEST_TARGET)
        self._known = frozenset(known) | every
        self._near = _by((shape, word) for word in sorted(self._targets) for shape in _shapes(word))
        self._alike = _by((_sound(word), word) for word in sorted(every) if len(word) >= SHORTEST_SOUND)

    def mend(self, word: str) -> str:
        """The name that ``word`` misspells, or ``word`` itself."""
        if word[:1] == ARTICLE and word[1:] in self._targets:
            return word[1:]
        if len(word) < SHORTEST or word in self._known:
            return word
        alike = self._alike.get(_sound(word), ())
        if len(alike) == 1:
            return alike[0]
        near = {target for shape in _shapes(word) for target in self._near.get(shape, ())}
        close = {target for target in near if target[0] == word[0] and _is_one_step(word, target)}
        return close.pop() if len(close) == 1 else word


def mendable(vocabulary: Vocabulary) -> set[str]:
    """The words of countries and nationalities, and the long names of states and large cities."""
    words_of: set[str] = set()
    for name, meant in vocabulary.names.items():
        words = name.split()
        if meant[0].kind in (COUNTRY, NATIONALITY) and len(words) <= MENDED_WORDS:
            words_of.update(words)
        is_known = meant[0].kind == STATE or (meant[0].kind == CITY and meant[0].population >= KNOWN_CITY)
        if is_known and len(words) == 1 and len(name) >= SHORTEST_STATE:
            words_of.add(name)
    return words_of


def _by(named: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Words by what they are found by; nearly always it is one, and a set of one takes four times the memory."""
    words: dict[str, tuple[str, ...]] = {}
    for found_by, word in named:
        words[found_by] = (*words.get(found_by, ()), word)
    return words


def _sound(word: str) -> str:
    for letters, sound in _SOUNDS:
        word = re.sub(letters, sound, word)
    return word


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
