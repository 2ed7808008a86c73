"""The part of a text that has the words of a question, with those words marked."""

from __future__ import annotations

import re
import unicodedata
from typing import List, Sequence, Tuple

from knowledge.search import WORD, Term, folded, terms

BEGIN, END, CUT = "‹", "›", "…"
SHOWN = 24
"""Words of a part."""


def snippet(question: str, texts: Sequence[str]) -> str:
    """The part of the texts with most words of the question, each between ‹ and ›; empty when none has any."""
    wanted = terms(question)
    best: Tuple[Tuple[int, int], str] = ((0, 0), "")
    for text in texts:
        plain = unicodedata.normalize("NFC", text)
        words = list(WORD.finditer(plain))
        found = [_matching(folded(word.group()), wanted) for word in words]
        begin, worth = _best_window(found)
        if worth > best[0]:
            best = (worth, _marked(plain, words, found, begin))
    return best[1]


def _matching(word: str, wanted: Sequence[Term]) -> int:
    """The number of the term that a word is, from 1; 0 for none."""
    for number, term in enumerate(wanted, 1):
        if word == term.word or (term.begins and word.startswith(term.word)):
            return number
    return 0


def _best_window(found: Sequence[int]) -> Tuple[int, Tuple[int, int]]:
    """Where to begin, and what it is worth: different words of the question first, then all of them."""
    best, worth = 0, (0, 0)
    for begin in range(max(1, len(found) - SHOWN + 1)):
        there = [number for number in found[begin : begin + SHOWN] if number]
        if (len(set(there)), len(there)) > worth:
            best, worth = begin, (len(set(there)), len(there))
    return best, worth


def _marked(text: str, words: Sequence[re.Match[str]], found: Sequence[int], begin: int) -> str:
    shown = range(begin, min(begin + SHOWN, len(words)))
    parts: List[str] = [CUT if begin else text[: words[0].start()]]
    for index in shown:
        word = words[index].group()
        parts.append(f"{BEGIN}{word}{END}" if found[index] else word)
        last = index == shown[-1]
        if not last:
            parts.append(text[words[index].end() : words[index + 1].start()])
    at_the_end = shown[-1] == len(words) - 1
    parts.append(text[words[-1].end() :] if at_the_end else CUT)
    return "".join(parts)
