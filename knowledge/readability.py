"""How easy a text is to read, in any language, by the length of its sentences and words.

LIX (Björnsson 1968): words per sentence + percent of words with more than six letters. Below 30 reads like a
children's book, 40 like a newspaper's story, 60 like a law. It needs no list of syllables, so it works for
Haitian Creole as for English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import List

from knowledge.models import Saying

LONG_WORD = 6
_SENTENCE_END = re.compile(r"[.!?:;\n]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True)
class Readability:
    """``lix``: the index; ``longest``: words of the longest sentence; ``words``: of the whole text."""

    lix: float
    longest: int
    words: int


def readability(text: str) -> Readability:
    """Measure a text; one without words is as easy as can be."""
    sentences = [len(_WORD.findall(part)) for part in _SENTENCE_END.split(text)]
    sentences = [words for words in sentences if words]
    words = _WORD.findall(text)
    if not words:
        return Readability(0.0, 0, 0)
    long = sum(len(word) > LONG_WORD for word in words)
    return Readability(len(words) / len(sentences) + 100 * long / len(words), max(sentences), len(words))


def spoken_text(saying: Saying) -> str:
    """What somebody reads who asks: the answer and the steps, a sentence each."""
    parts: List[str] = [saying.answer, *saying.steps]
    return "\n".join(parts)
