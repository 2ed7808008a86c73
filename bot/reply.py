"""The Reply: what the assistant says, as data that no channel and no language is built into.

``reply.schema.json`` describes it: plain strings. ``Composer`` makes it of what an action sends (``composer``).
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Dict, Tuple

from bot.conversations.choices import ShownChoice, new_id

SCHEMA = Path(__file__).with_suffix(".schema.json")


@dataclass(frozen=True)
class Reply:
    """One message to a person (``data``, as the schema has it) and what its buttons stand for."""

    data: Dict[str, Any]
    choices: Tuple[ShownChoice, ...] = ()

    @property
    def text(self) -> str:
        """The words of the message, without contacts, steps and sources."""
        return str(self.data["text"])

    def again(self, *, with_choices: bool = True) -> Reply:
        """The same message, to be sent once more: with buttons of its own, or without any."""
        shown = tuple(replace(choice, id=new_id()) for choice in self.choices) if with_choices else ()
        data = copy.deepcopy(self.data)
        data["choices"] = [{"id": choice.id, "title": choice.title} for choice in shown]
        return Reply(data, shown)
