"""The words of full-text search: a question in any language over entries in any language.

The words of a question, without accents and without the words that say nothing, are OR-ed; a long
word also finds those that begin with it, so that "remesa" finds "remesas". BM25 ranks
(``word_index``); a title or question that has the word weighs more than a text that mentions it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Dict, FrozenSet, List, Optional, Tuple

from knowledge.documents import read_document
from knowledge.recent import Recent

WEIGHTS = (8.0, 6.0, 3.0, 1.0, 8.0, 6.0)
"""What a word counts in title, question, answer, details, local name, and the ways in which people ask."""

PREFIX_LENGTH = 5
"""From how many letters on a word also finds longer ones."""

LONGEST_QUESTION = 40
"""Words of a question that are looked for; the first ones of a long story say what it is about."""

WORD = re.compile(r"[^\W_]+")

CANDIDATES = 600
"""Entries that the words of a question bring in at most: more than any question is about."""


ELIDED, MUTE, SHORTEST_ELIDED = "cdjlmnst", "aeiouyh", 4
"""Letters that stand for a word before a vowel in French, what they stand before, and words too short to be mended."""


@dataclass(frozen=True)
class Term:
    """A word that is looked for; ``begins``: longer words that begin with it are found too."""

    word: str
    begins: bool


_recent_terms: Recent[Tuple[Term, ...]] = Recent(4)


def terms(question: str) -> Tuple[Term, ...]:
    """What a question looks for; may be nothing."""
    return _recent_terms.of(question, lambda: _terms(question))


def _terms(question: str) -> Tuple[Term, ...]:
    words = [word for word in question_words(question) if word not in stop_words()][:LONGEST_QUESTION]
    return tuple(Term(_stem(word), True) if len(word) >= PREFIX_LENGTH else Term(word, False) for word in words)


def folded(text: str) -> str:
    """A text in small letters without accents."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def without_elision(word: str) -> str:
    """A word without the letter that French writes before it with an apostrophe, and who is in a hurry without one,
    "lasile", "dhopital"; as it is where it cannot have one."""
    return word[1:] if len(word) > SHORTEST_ELIDED and word[0] in ELIDED and word[1] in MUTE else word


def words_of(text: str) -> List[str]:
    """The words of a text in their order, folded."""
    return WORD.findall(folded(text))


def question_words(question: str) -> Tuple[str, ...]:
    """The words of a text, folded, each once."""
    return tuple(dict.fromkeys(words_of(question)))


def likely_language(text: str) -> Optional[str]:
    """The language with most of the small words of a text; None when no language has more than the others."""
    words = question_words(text)
    counts = {language: sum(word in small for word in words) for language, small in _small_words().items()}
    best = max(counts, key=lambda language: counts[language])
    others = max(count for language, count in counts.items() if language != best)
    return best if counts[best] > others else None


def _stem(word: str) -> str:
    """A word without the s of its plural."""
    return word[:-1] if word.endswith("s") else word


@lru_cache(maxsize=1)
def stop_words() -> FrozenSet[str]:
    """The words of stopwords.yml, all languages together."""
    return frozenset().union(*_small_words().values())


@lru_cache(maxsize=1)
def _small_words() -> Dict[str, FrozenSet[str]]:
    lists, _ = read_document(Path(__file__).with_name("stopwords.yml"))
    return {language: frozenset(words) for language, words in lists.data.items()}
