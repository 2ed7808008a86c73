"""Places that a message names to say that they are not meant: "in Nicaragua, not in the United States"; "San Luis is
far"."""

from __future__ import annotations

import re

from bot.nlu.features import fold

_THERE_ES = "estoy|estamos|vivo|vivimos|soy|somos|digo"
_THERE_PT = "estou|estamos|moro|moramos|vivo|sou|e"
_NOT = {
    "es": rf"(?:no (?:(?:{_THERE_ES}) )?(?:de|del|en)|^no)",
    "en": r"(?:not|no)(?: (?:in|from|the|of|about|at|living|to))*",
    "pt": rf"(?:nao (?:(?:{_THERE_PT}) )?(?:o|os|no|nos|na|nas|do|da|de|em)|^nao)",
    "fr": r"(?:pas (?:les|le|la|aux|au|en|a|de|du|des)|^(?:non )?pas)",
    "ht": r"(?:pa (?:nan|an|ann)|^(?:non )?pa)",
}
"""What says so right before the place, by language: "no" is "not" in one and "in the" in another."""

_BEFORE = {language: re.compile(rf"(?:^|\b){said} $") for language, said in _NOT.items()}

_IS = r"(?:(?:me|nos|le|it's|its)\s+)?(?:esta|queda|es|fica|ta|e|is|est|c'est)\s+"
_VERY = r"(?:(?:muy|bien|re|super|tan|demasiado|too|so|very|really|quite|muito|mt|bem|trop|tres|vraiment|two|byen)\s+)?"
_HERE = r"(?:\s+(?:from (?:me|us|here)|de (?:mi|nosotros|aqui|aca|mim|nos)|daqui|d'ici|de chez moi))?"
_FAR = re.compile(
    rf"\s*,?\s*(?:{_IS}{_VERY}(?:lejos|far|longe|loin)|{_VERY}lwen)\b{_HERE}\s*(?:$|[,.;!]|(?:y|pero|and|but|e|mas|et|mais|men)\b)"
)
"""What says so right after it, in every language: where somebody is is not far. "In Madrid, far from my family" says
nothing of it."""

_WHY = re.compile(r"\b(?:por ?que|why|pourquoi|poukisa) (?:no|not|nao|pas|pa)\b[^.!?]*$")
_HOW = re.compile(r"\s*,?\s*(?:legal|regular|con papeles|sin papeles|with papers|en regle|com papeis|legalman)")


def is_denied(text: str, start: int, end: int, language: str | None) -> bool:
    """Whether the words right before the place from ``start`` to ``end`` say that it is not meant, or that the person
    is not there, or the words after it that it is far. "Why not in Spain?" and "I am not in the US legally" say nothing
    of it."""
    pattern, before, after = _BEFORE.get(language or ""), fold(text[:start]), fold(text[end:])
    if _FAR.match(after):
        return True
    if _WHY.search(before) or _HOW.match(after):
        return False
    return bool(pattern and pattern.search(before))
