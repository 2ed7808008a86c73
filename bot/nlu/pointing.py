"""Which of the things just shown a short message means: "2", "la segunda", "el de Houston", a title misspelt, "sí"."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, Optional, Sequence

from bot.nlu.features import fold

WORDS = Path(__file__).with_name("pointing.yml")
LONGEST = 80
"""Characters of a message at most: a longer one is no title."""

ALIKE = 0.84
"""How alike a message and a title are at least (0 to 1, by the letters in common) for a misspelt title."""

WORD_ALIKE = 0.8
"""The same of one word of a title, where a message has several of its words ("la casa pa mugeres")."""

NAMED, FEWEST = 0.6, 2
"""Share of the words of a title (after its colon) and number of them, at least, that name it among others."""

MISSPELT = 5
"""Letters of a title at least that may be misspelt: short ones are too like each other."""

_WORD = re.compile(r"[^\W_]+")


class Pointing:
    """Knows how people point, in every language at once: they mix them."""

    def __init__(self, path: Path = WORDS) -> None:
        """Read the words."""
        from ruamel.yaml import YAML

        told: dict[str, Any] = YAML(typ="safe").load(path)
        self._place = {word: place for place, words in enumerate(told["ordinals"]) for word in words}
        self._begins = {tuple(words) for words in told["begins"]}
        sets = ("last", "around", "pointed", "yes", "no", "really_yes", "really_no")
        self._words = {name: frozenset(told[name]) for name in sets}

    def at(self, text: str, titles: Sequence[str]) -> Optional[int]:
        """The index of the title that ``text`` points at; None where it points at none, or at several."""
        words = _WORD.findall(fold(text))
        if not words or len(text) > LONGEST or not titles:
            return None
        folded = [" ".join(_WORD.findall(fold(title))) for title in titles]
        if " ".join(words) in folded:
            return folded.index(" ".join(words))
        guesses = (
            self._by_place(words, len(titles)),
            self._by_words(words, folded),
            _by_letters(words, folded),
            self._by_name(words, titles),
        )
        for guess in guesses:
            if guess is not None:
                return guess
        return None

    def means(self, text: str) -> Optional[str]:
        """ "yes" or "no" for a message that says nothing else; None otherwise."""
        words = set(_WORD.findall(fold(text)))
        for meaning in ("yes", "no"):
            if words & self._words[f"really_{meaning}"] and words <= self._words[meaning]:
                return meaning
        return None

    def _by_place(self, words: Sequence[str], count: int) -> Optional[int]:
        """ "the second one": one number, and beside it only words that point."""
        pointing = [word for word in words if word in self._place or word in self._words["last"] or word.isdigit()]
        if pointing and len(words) > 1:  # "el uno", "the second one"
            pointing = pointing[:1]
        rest = [word for word in words if word not in pointing and word not in self._words["around"]]
        if len(pointing) != 1 or any(word not in self._place for word in rest):
            return None
        word = pointing[0]
        if word in self._words["last"]:
            return count - 1
        place = int(word) - 1 if word.isdigit() and len(word) < 3 else self._place.get(word, -1)
        return place if 0 <= place < count else None

    def _by_words(self, words: Sequence[str], titles: Sequence[str]) -> Optional[int]:
        """ "el de Houston": words that stand in one title only."""
        if tuple(words[:2]) not in self._begins:
            return None
        wanted = [word for word in words if word not in self._words["pointed"]]
        fits = [place for place, title in enumerate(titles) if wanted and set(wanted) <= set(title.split())]
        return fits[0] if len(fits) == 1 else None

    def _by_name(self, words: Sequence[str], titles: Sequence[str]) -> Optional[int]:
        """ "The other one, casa del migrante": only words of one title, spelt as they may be, and most of them."""
        wanted = self._telling(words)
        if len(wanted) < FEWEST:
            return None
        fits = []
        for place, title in enumerate(titles):
            whole = self._telling(_WORD.findall(fold(title)))
            if not all(any(_alike(word, one) for one in whole) for word in wanted):
                continue
            name = self._telling(_WORD.findall(fold(title.rpartition(":")[2])))
            if sum(any(_alike(word, one) for one in wanted) for word in name) >= NAMED * len(name):
                fits.append(place)
        return fits[0] if len(fits) == 1 else None

    def _telling(self, words: Sequence[str]) -> list[str]:
        return [word for word in words if word not in self._words["pointed"] and word not in self._words["around"]]


def _alike(word: str, other: str) -> bool:
    """Whether two words are the same but for a letter or two; short ones must be."""
    shorter, longer = sorted((len(word), len(other)))
    if word == other or shorter < MISSPELT - 1:
        return word == other
    if 2 * shorter < WORD_ALIKE * (shorter + longer):  # every letter of the shorter one would not be enough
        return False
    matcher = SequenceMatcher(None, word, other, autojunk=False)
    return matcher.quick_ratio() >= WORD_ALIKE and matcher.ratio() >= WORD_ALIKE


def _by_letters(words: Sequence[str], titles: Sequence[str]) -> Optional[int]:
    """A title with a few letters wrong."""
    written = " ".join(words)
    if len(written) < MISSPELT:
        return None
    matcher = SequenceMatcher(b=written, autojunk=False)
    scores = []
    for title in titles:
        matcher.set_seq1(title)
        scores.append(
            matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0
        )
    best = max(range(len(titles)), key=scores.__getitem__)
    return best if scores[best] >= ALIKE else None
