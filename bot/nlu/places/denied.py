"""Places that a message names to say that they are not meant: "in Nicaragua, not in the United States"."""

from __future__ import annotations

import re

from bot.nlu.features import fold

_THERE_ES = "estoy|estamos|vivo|vivimos|soy|somos|digo"
_THERE_PT = "estou|estamos|moro|moramos|vivo|sou|e"
_NOT = {
    "es": rf"(?:no (?:(?:{_THERE_ES}) )?(?:de|del|en)|^no)",
    "en": r"(?:not|no)(?: (?:in|from|the|of|about|at|living|to))*",
    "pt": rf"nao (?:(?:{_THERE_PT}) )?(?:o|os|no|nos|na|nas|do|da|de|em)",
    "fr": r"pas (?:les|le|la|aux|au|en|a|de|du|des)",
    "ht": r"pa (?:nan|an|ann)",
}
"""What says so right before the place, by language: "no" is "not" in one and "in the" in another."""

_BEFORE = {language: re.compile(rf"(?:^|\b){said} $") for language, said in _NOT.items()}


def is_denied(text: str, start: int, language: str | None) -> bool:
    """Whether the words right before the place that begins at ``start`` say that it is not meant, or that the person
    is not there."""
    pattern = _BEFORE.get(language or "")
    return bool(pattern and pattern.search(fold(text[:start])))
