""" "Next caller: a Honduran in Texas …": an agent goes on with somebody else, of whom nothing is known yet."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Mapping, Optional

from bot.nlu.features import fold

SAID = Path(__file__).with_name("new_caller.yml")
_AFTERWARDS = r"[ \t]*(?:[:.,;!\-–—\n]+\s*|$)"
"""A sign or the end: "otro caso: …" begins anew, "otro caso parecido" does not."""


class NewCaller:
    """The words that begin with somebody else, in every language at once."""

    def __init__(self, path: Path = SAID) -> None:
        """Read the YAML file whose first lines say its form."""
        from ruamel.yaml import YAML

        told: Mapping[str, Any] = YAML(typ="safe").load(path)
        phrases = sorted((phrase for said in told.values() for phrase in said), key=len, reverse=True)
        self._begins = re.compile(rf"\s*(?:{'|'.join(map(re.escape, phrases))}){_AFTERWARDS}")

    def after(self, text: str) -> Optional[str]:
        """What is asked for the new caller, perhaps nothing ("next caller"); None where nobody new is spoken of."""
        found = self._begins.match(fold(text))
        return None if found is None else text[found.end() :]
