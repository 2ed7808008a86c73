"""Single sentences and steps of an answer: those that a message asks for which goes on from it.

"And if the 30 days have passed?" after how to ask for asylum is one of its steps; nobody should have to look for it.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any, Iterable, List, Sequence, Tuple

from actions.first_message import sentences
from actions.situation import Situation
from knowledge import KnowledgeBase, Saying
from knowledge.search import Term, terms, words_of

_LASTS = re.compile(
    r"\d[\d.,]*\s*(?:[-–a]\s*\d+\s*)?(?:h\b|hor|hour|heure|èdtan|d[ií]a|day|jour|jou\b|seman|week|semaine|semèn|me[sz]|"
    r"month|mois|mwa|año|ano|year|an\b|ans\b)",
    re.IGNORECASE,
)
"""A number and a unit of time, in any of our languages."""

_MONEY = (
    r"euros?|ewo|d[oó]l+ar\w*|dola|pesos?|reais|real(?:es)?|r[ée]aux?|sol(?:es)?|quetzal\w*|lempira\w*|col[oó]n\w*|balboas?|"
    r"bol[ií]var\w*|bolivianos?|guaran\w+|gourdes?|goud|francs?|francos?|fran|pounds?|libras?|U[FT][MV]?|UVT|SMMLV"
)
_PRICE = re.compile(
    rf"\d\s*(?:€|\$|(?:mil(?:lones)? (?:de )?)?(?:{_MONEY})\b)|(?:[€£]|\w{{0,3}}\$|S/|\bQ)\s*\d|"
    r"\b(?:(?:es|son|is|are|é|são|est|sont|li|yo) (?:gratis|gratuit\w*|gr[aá]tis|de graça|free)|no cuesta|sin costo|"
    r"n[ao]o? custa|ne coûte rien|pa koute)\b",
    re.IGNORECASE,
)
"""An amount with its currency, or that it is free (not the free lawyer), in any of our languages."""

SENTENCES = 2
"""Of an entry at most that tell how long something takes, or what it costs."""

NEARLY = 0.15
"""How much less near to a message (cosine) a part may be than the nearest to be told beside it."""

WORDS = 0.4
"""How much nearer a part is that has all the words of a message than one that has none."""

LENGTH, LONG = 0.2, 200
"""How much nearer a part of so many characters is than an empty one: "ask for it" answers little."""

MOST = 4
"""Parts that are told at once. With these figures the nearest part answers 0.52 of 219 questions that went on from an
answer, of which readers said which parts answer them, and one of those told 0.79; 0.65 of the told are of use (0.48,
0.79 and 0.62 before, with three parts in a reply and not 2.6)."""

TOLD = 0.15
"""How much nearer to a message (cosine) a part must be that was told in this talk than one that was not."""

_YES_OR_NO = re.compile(r"^(?:Sí|No|Yes|Oui|Non|Sim|Não|Wi) ?: (?P<then>\w)")

PART = "part:"
"""Before the mark of a part in ``told``: this conversation has read it."""

_NO_TIME = re.compile(
    r"\b24\s*(?:h\b|hor|hour|heure|èdtan)|(?:\blos|\bles|under|over|aged?|moins de|plus de|menor(?:es)? de|"
    r"mayor(?:es)? de|maiores de|mwens pase|plis pase|gen)\s+\d+\s*(?:años?|anos?|years?|ans|an)\b",
    re.IGNORECASE,
)
"""Hours of opening, and ages."""


def what_tells_time(base: KnowledgeBase, said: Saying, situation: Situation) -> List[str]:
    """The sentences that tell how long something takes or lasts, those nearest to the question."""
    return nearest(base, [each for each in parts_of(said) if tells_time(each)], situation, SENTENCES)


def what_it_costs(base: KnowledgeBase, said: Saying, situation: Situation) -> List[str]:
    """What an entry says of the cost; where it has no words of its own for it, the sentences that tell a price, those
    nearest to the question."""
    priced = [each for each in parts_of(said) if tells_price(each)]
    return [said.cost] if said.cost else nearest(base, priced, situation, SENTENCES)


def tells_price(sentence: str) -> bool:
    """Whether a sentence holds an amount of money, or says that something is free."""
    return bool(_PRICE.search(sentence))


def tells_time(sentence: str) -> bool:
    """Whether a sentence holds a number of hours, days, months or years, and not just an age or the hours of a desk."""
    return bool(_LASTS.search(_NO_TIME.sub(" ", sentence)))


def parts_of(said: Saying) -> Tuple[str, ...]:
    """Everything that an entry says, sentence by sentence and step by step."""
    told = (said.answer, said.eligibility, said.cost, said.caution)
    return tuple(dict.fromkeys([*(one for each in told if each for one in sentences(each)), *said.steps]))


def mark(part: str) -> str:
    """What the conversation keeps of a part that it has read, the same with and without the "yes" at its beginning."""
    return PART + hashlib.blake2b(without_yes(part).encode(), digest_size=4).hexdigest()


def marks(texts: Iterable[Any], steps: Iterable[str]) -> List[str]:
    """The marks of all parts in these texts, of which phrases have none, and of the steps, as ``parts_of`` has them."""
    read = (part for text in texts if isinstance(text, str) for part in sentences(text))
    return list(map(mark, (*read, *steps)))


def without_yes(text: str) -> str:
    """A text without the "yes" or "no" that it begins with, which answers another question."""
    return _YES_OR_NO.sub(lambda found: found["then"].upper(), text)


def untold(said: Saying, situation: Situation) -> List[str]:
    """The parts of an entry that this conversation has not read."""
    return [part for part in parts_of(said) if mark(part) not in situation.told]


def within(base: KnowledgeBase, parts: Sequence[str], situation: Situation, room: int) -> List[str]:
    """The part that is nearest to the message, if there is any, and those nearly as near, the nearest first, as many as
    there is room for (characters)."""
    near = _nearness(base, parts, situation)
    chosen: List[int] = []
    for place in _nearest_first(near):
        is_full = len(chosen) == MOST or len(" ".join(parts[each] for each in (*chosen, place))) > room
        if chosen and (is_full or near[place] < near[chosen[0]] - NEARLY):
            break
        chosen.append(place)
    return [parts[place] for place in chosen]


def nearest(base: KnowledgeBase, parts: Sequence[str], situation: Situation, count: int) -> List[str]:
    """So many of the parts, those nearest to the message, in their order."""
    return [parts[place] for place in sorted(_nearest_first(_nearness(base, parts, situation))[:count])]


def _nearest_first(near: Sequence[float]) -> List[int]:
    """The places of the parts, the nearest to the message first, equal ones as they stand."""
    return sorted(range(len(near)), key=lambda place: (-near[place], place))


def _nearness(base: KnowledgeBase, parts: Sequence[str], situation: Situation) -> List[float]:
    """How near each part is to the message: in meaning (cosine; 0 without vectors), by its words and numbers, which of
    a few words tell more, and by how much it says; what was told is less near."""
    cosines = base.likeness.alike(situation.text, parts, situation.language) or [0.0] * len(parts)
    asked = terms(situation.text)
    shares = [_share(words_of(part), asked) for part in parts]
    says = [min(len(part), LONG) / LONG for part in parts]
    told = [mark(part) in situation.told for part in parts]
    signs = zip(cosines, shares, says, told, strict=True)
    return [one + WORDS * share + LENGTH * much - TOLD * was for one, share, much, was in signs]


def _share(words: Sequence[str], asked: Sequence[Term]) -> float:
    """How many of the terms that are asked for are among these words."""
    has = (any(word.startswith(one.word) if one.begins else word == one.word for word in words) for one in asked)
    return sum(has) / max(1, len(asked))
