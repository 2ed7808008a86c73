"""What several faces need of a text: its sentences, and the notes that warn of something."""

from __future__ import annotations

import re
from typing import Any, Dict, List

from bot.phrasebook import Phrasebook

SMALL_PRINT = ("note_machine", "note_legal", "note_other_language")
"""Notes on the text itself: shown where there is room, and no warning."""
_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_ABBREVIATED = re.compile(r"\b(?:EE|Dr|Dra|Sr|Sra|St|Rép|Art|art|No)\.$")


def sentences(text: str) -> List[str]:
    """The sentences of a text, in order; "EE. UU." ends none."""
    found: List[str] = []
    for piece in filter(None, map(str.strip, _END.split(text))):
        goes_on = found and (_ABBREVIATED.search(found[-1]) or piece[0].islower())
        if goes_on:
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return found


def warnings(reply: Dict[str, Any], phrasebook: Phrasebook) -> List[str]:
    """The notes of a Reply that keep somebody from harm: all but those on the text itself."""
    quiet = {phrasebook.say(key, reply["language"]) for key in SMALL_PRINT}
    return [note for note in reply["notes"] if note not in quiet]
