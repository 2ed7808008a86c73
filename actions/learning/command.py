"""``python -m actions weigh``: learn the weights anew and write them where they are read."""

from __future__ import annotations

import re
from typing import Callable, Dict, List, Sequence

from actions.knowledge_access import knowledge_base
from actions.learning.labelled import read_labelled
from actions.learning.weights import Weighable, first_ones, learnt, weighable
from actions.weighing import WEIGHTS, weights

FIXED = ("of_this_city", "for_others", "for_some_nationals", "is_a_study", "was_refused")
"""Signs of which the messages hardly tell how much they count, and of which a wrong one hurts."""

PARTS = 8
"""The messages are held out in so many runs of neighbours, which keeps the messages of a talk together."""


def weigh(told: Callable[[str], None]) -> None:
    """Learn from ``data/answers``; ``told`` hears how often the right entry would have come first, also of messages
    that were held out. Raises WrongAnswers."""
    base, before = knowledge_base(), dict(weights())
    names, fixed = list(before), {name: before[name] for name in FIXED}
    messages = weighable(base, read_labelled(base), names)
    now = learnt(messages, names, fixed)
    held_out = [first for part in range(PARTS) for first in _held_out(messages, part, names, fixed)]
    told(counted("as they were", first_ones(messages, names, before), messages))
    told(counted("learnt anew", first_ones(messages, names, now), messages))
    told(counted("of messages held out", held_out, messages))
    text = WEIGHTS.read_text(encoding="utf-8")
    for name, weight in now.items():
        text = re.sub(rf"^{name}: .*$", f"{name}: {weight:.2f}", text, flags=re.MULTILINE)
    WEIGHTS.write_text(text, encoding="utf-8")


def _held_out(messages: Sequence[Weighable], part: int, names: Sequence[str], fixed: Dict[str, float]) -> List[str]:
    """What the messages of a part would be told by weights that were learnt from the others."""
    first, end = (len(messages) * at // PARTS for at in (part, part + 1))
    found = learnt([*messages[:first], *messages[end:]], names, fixed)
    return first_ones(messages[first:end], names, found)


def counted(what: str, firsts: Sequence[str], messages: Sequence[Weighable]) -> str:
    """How often what would be told first is the best, or acceptable."""
    best = sum(first in one.labelled.best for first, one in zip(firsts, messages, strict=True))
    well = sum(one.labelled.is_answered_by(first) for first, one in zip(firsts, messages, strict=True))
    return f"{what}: best {best / len(messages):.3f}, acceptable {well / len(messages):.3f} of {len(messages)}"
