"""What the assistant says: the phrases of ``bot/phrases/<language>.yml``, the only place of its sentences.

A phrase may hold ``{names}``; they are filled without Python's format language, so that a brace in a
fact can never break a message. A phrase that a language lacks is an error when the assistant starts,
not a silence later.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Dict, Mapping, Tuple

from ruamel.yaml import YAML

FOLDER = Path(__file__).parent / "phrases"
FREE_TABLES = ("countries", "currencies", "read_as")
"""Tables that hold only what a language needs or lacks elsewhere: their entries may differ."""
_NAME = re.compile(r"\{([a-z_]+)\}")


class WrongPhrases(Exception):
    """The phrase files do not agree with each other; the message names the file and the key."""


class Phrasebook:
    """The phrases of every language, in memory."""

    def __init__(self, phrases: Mapping[str, Mapping[str, Any]]) -> None:
        """``phrases``: language -> key -> text (or a mapping of texts, such as the months)."""
        self._phrases = {language: dict(texts) for language, texts in phrases.items()}

    @property
    def languages(self) -> Tuple[str, ...]:
        """Codes of the languages that have phrases, in the order of their files' names."""
        return tuple(self._phrases)

    def say(self, key: str, language: str, **values: object) -> str:
        """The phrase of that key in that language, with its names filled.

        Raises KeyError for an unknown key: every key is checked at the start.
        """
        text = self._phrases[language][key]
        return _NAME.sub(lambda name: str(values.get(name[1], name[0])), text)

    def knows(self, key: str) -> bool:
        """Whether there is such a phrase."""
        return all(key in texts for texts in self._phrases.values())

    def table(self, key: str, language: str) -> Dict[str, str]:
        """A phrase that is a mapping: months, names of countries, texts of the page."""
        return dict(self._phrases[language][key])


def read_phrasebook(folder: Path = FOLDER) -> Phrasebook:
    """Read every phrase file.

    Raises WrongPhrases when a language lacks a key of another one, has another type there, or other
    ``{names}``.
    """
    loader = YAML(typ="safe")
    books = {file.stem: loader.load(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.yml"))}
    if not books:
        raise WrongPhrases(f"{folder} holds no phrase file")
    faults = [fault for language, book in books.items() for fault in _faults(folder, language, book, books)]
    if faults:
        raise WrongPhrases("\n".join(faults))
    return Phrasebook(books)


def _faults(folder: Path, language: str, book: Mapping[str, Any], books: Mapping[str, Mapping[str, Any]]) -> list[str]:
    faults = []
    for other, texts in books.items():
        for key, text in texts.items():
            if key not in book:
                faults.append(f"{folder / language}.yml lacks '{key}', which {other}.yml has")
            elif isinstance(text, str) and isinstance(book[key], str):
                if set(_NAME.findall(text)) != set(_NAME.findall(book[key])):
                    faults.append(f"{folder / language}.yml, '{key}': other {{names}} than in {other}.yml")
            elif key not in FREE_TABLES and _shape(text) != _shape(book[key]):
                faults.append(f"{folder / language}.yml, '{key}': other entries than in {other}.yml")
    return faults


def _shape(phrase: Any) -> Any:
    """What must be alike in every language: being a text, or a table of the same entries."""
    return set(phrase) if isinstance(phrase, dict) else type(phrase)
