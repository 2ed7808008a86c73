"""A yes or a no in a person's own words, where something is kept only after a yes: strict for yes, ready for no."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path
from typing import Any, FrozenSet, List, Optional

from bot.nlu.features import fold

WORDS = Path(__file__).with_suffix(".yml")
LONGEST = 8
"""Words of an answer at most: a longer one says something else, too."""
ALIKE = 0.8
MISSPELT = 5
"""Letters of a word at least that may be misspelt: short ones are too like each other."""
_WORD = re.compile(r"[^\W_]+")
_REPEATED = re.compile(r"([^\W\d])\1+")


class Consent:
    """Reads the answer to "do you agree?"."""

    def __init__(self, path: Path = WORDS) -> None:
        """Read the words of ``path``."""
        from ruamel.yaml import YAML

        told: dict[str, Any] = YAML(typ="safe").load(path)
        self._yes, self._no, self._beside = (_letters_once(told[name]) for name in ("yes", "no", "beside"))
        self._whole_yes, self._neither = _letters_once(told["whole_yes"]), _letters_once(told["neither"])
        self._call = _letters_once(told["call"])
        self._known = self._yes | self._no | self._beside
        self._long = sorted(word for word in self._known if len(word) >= MISSPELT)

    def read(self, text: str) -> Optional[str]:
        """ "yes" or "no" for a message that says nothing else; None otherwise. One word of refusal makes it a no."""
        words = self._words(text)
        whole = " ".join(words)
        if whole in self._whole_yes:
            return "yes"
        if "?" in text or whole in self._neither or len(words) > LONGEST or not self._known.issuperset(words):
            return None
        if self._no.intersection(words):
            return "no"
        return "yes" if self._yes.intersection(words) else None

    def takes_back(self, text: str) -> bool:
        """Whether a message after the yes refuses the call itself ("do not call me"), not only something about it."""
        return self.read(text) == "no" and bool(self._call.intersection(self._words(text)))

    def begins_with_yes(self, text: str) -> bool:
        """Whether a message that says more ("yes, 555…, after six") agrees first and refuses nothing."""
        words = self._words(text)
        return bool(words) and words[0] in self._yes and not self._no.intersection(words)

    def _words(self, text: str) -> List[str]:
        """The words as the file has them, those with a few letters wrong too."""
        return [self._spelt(_REPEATED.sub(r"\1", word)) for word in _WORD.findall(fold(text))]

    def _spelt(self, word: str) -> str:
        if word in self._known or len(word) < MISSPELT:
            return word
        return next(iter(get_close_matches(word, self._long, 1, ALIKE)), word)


def _letters_once(words: List[str]) -> FrozenSet[str]:
    return frozenset(_REPEATED.sub(r"\1", word) for word in words)
