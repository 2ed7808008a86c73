"""What the people of the benchmark write: an endless row of messages, no two alike (``messages.yml``)."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, Iterator, List, Mapping, Sequence, Set, Tuple

from ruamel.yaml import YAML

FILE = Path(__file__).with_name("messages.yml")
TRIES = 200
_SLOT = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True)
class Patterns:
    """How messages are made: ``patterns`` of (language, text with slots), and the words of each slot."""

    patterns: Sequence[Tuple[str, str]]
    words: Mapping[str, Mapping[str, Sequence[str]]]


def read_patterns(file: Path = FILE) -> Patterns:
    """Read the patterns and their words."""
    data = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
    return Patterns([(language, text) for language, text in data["patterns"]], data["words"])


class Messages:
    """Distinct messages in the order of the patterns; the same seed gives the same messages."""

    def __init__(self, patterns: Patterns, seed: int = 1) -> None:
        self._patterns = patterns
        self._random = random.Random(seed)
        self._said: Set[str] = set()
        self._row = self._endless()

    def take(self, count: int) -> List[str]:
        """The next messages. ValueError when the words do not suffice for so many."""
        return [next(self._row) for _ in range(count)]

    def _endless(self) -> Iterator[str]:
        while True:
            for language, pattern in self._patterns.patterns:
                yield self._new(language, pattern)

    def _new(self, language: str, pattern: str) -> str:
        """A message of that pattern; of a longer one of the language where all its words were said."""
        longer = [text for code, text in self._patterns.patterns if code == language and len(text) > len(pattern)]
        for text in [pattern, *sorted(longer, key=len)]:
            for _ in range(TRIES):
                message = _filled(text, self._patterns.words[language], self._random)
                if message not in self._said:
                    self._said.add(message)
                    return message
        raise ValueError(f"too few words in {FILE.name} for so many distinct messages: {language}, '{pattern}'")


def _filled(text: str, words: Mapping[str, Sequence[str]], chance: random.Random) -> str:
    chosen: Dict[str, str] = {slot: chance.choice(words[slot]) for slot in _SLOT.findall(text)}
    return _SLOT.sub(lambda slot: chosen[slot[1]], text)
