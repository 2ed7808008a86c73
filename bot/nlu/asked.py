"""What people write to get at an entry of the base, as examples of its topic: how the base is asked teaches the
classifier too."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from knowledge.reading import CONTENT, read_content


@dataclass(frozen=True)
class AskedExample:
    """A line, the main topic of its entry, and the danger that the entry is the plan for, None for any other."""

    text: str
    topic: str
    danger: str | None


def asked_examples(folder: Path = CONTENT) -> tuple[AskedExample, ...]:
    """The lines of every entry in every language, in a fixed order; what cannot be read, ``knowledge check`` tells."""
    content, _ = read_content(folder)
    return tuple(
        AskedExample(line, entry.topics[0], entry.danger.value if entry.danger else None)
        for entry in (content.entries[entry_id] for entry_id in sorted(content.asked) if entry_id in content.entries)
        for language in sorted(content.asked[entry.id])
        for line in content.asked[entry.id][language]
    )
