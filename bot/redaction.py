"""Takes telephone numbers, e-mails, document numbers and names out of a message, before anything keeps it.

The first thing that happens to a message after the danger rules: inbox, Rasa, tracker and logs only
ever see the redacted text. Cities and countries stay, as the answer depends on them. What to take out
stands in ``redaction.yml``. It is a first version: it lowers what can leak, it does not promise
that nothing does.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import List, Tuple

from ruamel.yaml import YAML

FILE = Path(__file__).with_suffix(".yml")
NAME_WORDS = 3
NUMBER = "number"
NUMBER_SEALED = "[number …"
"""How a number begins that was asked for and is kept sealed: its last two digits follow."""


class Redactor:
    """Redacts texts; made once, used for every message."""

    def __init__(self, patterns: List[Tuple[str, re.Pattern[str]]], names: re.Pattern[str]) -> None:
        """``patterns``: what becomes [kind]; ``names``: an introduction (group 1) and the name after it."""
        self._patterns = patterns
        self._names = names

    def redact(self, text: str) -> str:
        """The text with everything personal replaced by [email], [document], [number] or [name]."""
        for kind, pattern in self._patterns:
            text = pattern.sub(f"[{kind}]", text)
        return self._names.sub(r"\1[name]", text)

    def number_in(self, text: str) -> str | None:
        """The first telephone number of the text as written, or None."""
        found = next((pattern.search(text) for kind, pattern in self._patterns if kind == NUMBER), None)
        return found[0] if found else None


def read_redactor(file: Path = FILE) -> Redactor:
    """Compile the rules of ``redaction.yml``."""
    rules = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
    patterns = [
        (kind, re.compile("|".join([given] if isinstance(given, str) else given), re.IGNORECASE))
        for kind, given in rules["patterns"].items()
    ]
    introductions = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in rules["introductions"])
    ends = "|".join(re.escape(word) for word in rules["ends"])
    word = rf"(?!(?:{ends})\b)[^\W\d_][\w'’-]*"
    names = rf"\b((?:{introductions})\s+:?\s*){word}(?:\s+{word}){{0,{NAME_WORDS - 1}}}"
    return Redactor(patterns, re.compile(names, re.IGNORECASE))
