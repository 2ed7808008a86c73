"""Full-text search: a question in any language over entries in any language (SQLite's FTS5).

The words of a question, without accents and without the words that say nothing, are OR-ed; a long
word also finds those that begin with it, so that "remesa" finds "remesas". BM25 ranks; a title or
question that has the word weighs more than a text that mentions it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Dict, FrozenSet, Optional, Tuple

from sqlalchemy import text
from sqlalchemy.engine import Connection

from knowledge.documents import read_document

WEIGHTS = (8.0, 6.0, 3.0, 1.0, 8.0)
"""What a word counts in each column of ``tables.SEARCHED``."""

PREFIX_LENGTH = 5
"""From how many letters on a word also finds longer ones."""

LONGEST_QUESTION = 40
"""Words of a question that are looked for; the first ones of a long story say what it is about."""

CANDIDATES = 200
"""Sayings that are read before they are put together by entry."""

_QUERY = text(
    f"""
    SELECT saying.entry_id, -best.rank AS score
    FROM (
        SELECT rowid, rank FROM saying_index
        WHERE saying_index MATCH :words AND rank MATCH 'bm25({", ".join(map(str, WEIGHTS))})'
          AND (:topic IS NULL OR rowid IN (
            SELECT number FROM saying JOIN entry_topic USING (entry_id) WHERE topic = :topic))
        ORDER BY rank LIMIT {CANDIDATES}
    ) AS best JOIN saying ON saying.number = best.rowid
    ORDER BY score DESC, saying.entry_id, saying.language
    """
)


def scores(connection: Connection, question: str, topic: Optional[str] = None) -> Dict[str, float]:
    """The score of each entry with a word of the question, best first; its best language counts."""
    found: Dict[str, float] = {}
    words = match_expression(question)
    if words:
        for entry_id, score in connection.execute(_QUERY, {"words": words, "topic": topic}):
            found.setdefault(entry_id, score)
    return found


_SNIPPET = text(
    """
    SELECT snippet(saying_index, -1, '‹', '›', '…', 24) FROM saying_index
    WHERE saying_index MATCH :words AND rowid = (
        SELECT number FROM saying WHERE entry_id = :entry_id AND language = :language)
    """
)


def snippet(connection: Connection, question: str, entry_id: str, language: str) -> str:
    """The part of an entry's text that has most words of the question, each between ‹ and ›; may be empty."""
    words = match_expression(question)
    if not words:
        return ""
    found = connection.execute(_SNIPPET, {"words": words, "entry_id": entry_id, "language": language}).scalar()
    return str(found or "")


def match_expression(question: str) -> str:
    """The question as FTS5 reads it: quoted words OR-ed. Nothing of its syntax gets through; may be empty."""
    words = [word for word in question_words(question) if word not in stop_words()][:LONGEST_QUESTION]
    return " OR ".join(f'"{_stem(word)}"*' if len(word) >= PREFIX_LENGTH else f'"{word}"' for word in words)


def question_words(question: str) -> Tuple[str, ...]:
    """The words of a text, in small letters without accents, each once."""
    decomposed = unicodedata.normalize("NFKD", question.lower())
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return tuple(dict.fromkeys(re.findall(r"[^\W_]+", plain)))


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
