"""A new entry to fill in: every field that must be there, with what belongs in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Iterable

from knowledge.places import EVERYWHERE
from knowledge.vocabulary import Kind

FORM = Path(__file__).with_name("skeleton.yml")


class EntryExists(Exception):
    """There is an entry of that id; the message says where."""


def new_entry(folder: Path, entry_id: str, kind: Kind, country: str, topic: str, languages: Iterable[str]) -> Path:
    """Write the form of an entry below ``folder`` (the content) and return its file. Raises EntryExists."""
    place = country.upper()
    path = folder / "entries" / ("int" if place == EVERYWHERE else place.lower()) / f"{entry_id}.yml"
    present = next(folder.glob(f"entries/*/{entry_id}.yml"), None)
    if present is not None:
        raise EntryExists(f"{entry_id} exists: {present}")
    form, saying = FORM.read_text(encoding="utf-8").split("---\n")
    text = form.format(kind=kind.value, topic=topic, country=place, today=date.today().isoformat())
    text += "".join(saying.format(language=language) for language in languages)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
