"""Whether a message is in a language that is not spoken here: then we say which ones are, and guess no topic.

It shows by the letters (Arabic, Cyrillic, Chinese ...) or by small words that only such a language has.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any, FrozenSet, Mapping

from bot.nlu.features import words

WORDS = Path(__file__).with_name("foreign_words.yml")
OURS = "LATIN"
FEWEST_LETTERS = 3
FEWEST_WORDS, SHARE = 2, 0.3
"""So many different small words of one language, and so much of the message, make it that language's."""


class ForeignLanguages:
    """The small words of languages that are not spoken here."""

    def __init__(self, words: Mapping[str, FrozenSet[str]]) -> None:
        """``words``: folded, by language."""
        self._words = words

    @classmethod
    def read(cls, path: Path = WORDS) -> ForeignLanguages:
        """Read the YAML file: under each language its words, with spaces between."""
        from ruamel.yaml import YAML

        told: Mapping[str, Any] = YAML(typ="safe").load(path)
        return cls({code: frozenset(said.split()) for code, said in told.items()})

    def hears(self, text: str) -> bool:
        """Whether ``text`` is written in one of them."""
        letters = [sign for sign in text if sign.isalpha()]
        other = sum(not unicodedata.name(sign, OURS).startswith(OURS) for sign in letters)
        if len(letters) >= FEWEST_LETTERS and other > len(letters) / 2:
            return True
        spoken = words(text)
        most = max(len(small.intersection(spoken)) for small in self._words.values())
        return most >= max(FEWEST_WORDS, SHARE * len(spoken))
