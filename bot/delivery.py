"""Tells whoever holds a conversation's line that there is something new; the outbox itself is the truth."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Dict, Iterator, List, Set, Tuple

from bot.conversations.outbox import Letter


@dataclass(eq=False)
class Line:
    """One open connection of a person: ``signal`` is set when there is something new in ``letters`` or ``typing``."""

    signal: asyncio.Event = field(default_factory=asyncio.Event)
    letters: List[Letter] = field(default_factory=list)
    typing: bool = False

    def take(self) -> List[Letter]:
        """The letters that have come since the last time, in order."""
        taken, self.letters = self.letters, []
        return taken


class Delivery:
    """The open lines of every conversation, in this process."""

    def __init__(self) -> None:
        """No line is open yet."""
        self._lines: Dict[str, Set[Line]] = defaultdict(set)

    @contextmanager
    def line(self, conversation_id: str) -> Iterator[Line]:
        """Hold a line while the block runs."""
        line = Line()
        self._lines[conversation_id].add(line)
        try:
            yield line
        finally:
            self._lines[conversation_id].discard(line)
            if not self._lines[conversation_id]:
                del self._lines[conversation_id]

    def deliver(self, conversation_id: str, letters: Tuple[Letter, ...]) -> None:
        """New replies stand in the outbox; hand them to whoever is on the line."""
        for line in self._lines.get(conversation_id, ()):
            line.letters.extend(letters)
        self._signal(conversation_id)

    def typing(self, conversation_id: str, on: bool) -> None:
        """An answer is being written, or no longer."""
        for line in self._lines.get(conversation_id, ()):
            line.typing = on
        self._signal(conversation_id)

    def close(self) -> None:
        """Wake every line, so that it notices that the server stops."""
        for conversation_id in list(self._lines):
            self._signal(conversation_id)

    def _signal(self, conversation_id: str) -> None:
        for line in self._lines.get(conversation_id, ()):
            line.signal.set()
