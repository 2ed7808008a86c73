"""What of an entry stands in the first message: the answer, the contact that counts, the first step.

Somebody reads this on a small screen, in a bus. Everything else waits behind a choice (``actions/details.py``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import List, Sequence, Tuple

from knowledge import Contact, Saying

ROOM = 340
"""Characters of the base's words in a first message; with what the assistant says around them it stays under 400."""

LINE = 100
"""Characters of a contact at most that are counted: a long address of a page is shown by its label."""

_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[¿¡«\"A-ZÁÉÍÓÚÑÀÂÇÈÊÎÔÛ0-9])")


@dataclass(frozen=True)
class FirstMessage:
    """``rest``: the sentences of the answer that found no room, "" where all did."""

    answer: str
    rest: str
    steps: Tuple[str, ...]
    contacts: Tuple[Contact, ...]


def first_message(said: Saying, contacts: Sequence[Contact], label: str, caution: str = "") -> FirstMessage:
    """Share the room out: the first sentence always, then a caution, the first contact, the answer, the first step.

    ``label``: of the first contact. ``caution``: words that may not wait.
    """
    shown = tuple(contacts[:1])
    line = len(label) + (min(LINE, len(shown[0].value)) if shown else 0)
    if line + len(caution) + len(cut(said.answer, 0)[0]) > ROOM:  # it waits behind its choice
        shown, line = (), 0
    answer, rest = cut(said.answer, ROOM - line - len(caution))
    left = ROOM - line - len(caution) - len(answer)
    steps = tuple(step for step in said.steps[:1] if len(step) <= left and not rest)
    return FirstMessage(answer, rest, steps, shown)


def cut(text: str, room: int) -> Tuple[str, str]:
    """As many whole sentences as there is room for, at least one; and the others."""
    whole = sentences(text)
    count = 1
    while count < len(whole) and len(" ".join(whole[: count + 1])) <= room:
        count += 1
    return " ".join(whole[:count]), " ".join(whole[count:])


def sentences(text: str) -> List[str]:
    """The sentences of a text."""
    return _SENTENCE.split(text)
