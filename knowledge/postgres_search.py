"""Search inside PostgreSQL: full text by ``tsvector``, ranked as FTS5 ranks it, and vectors by pgvector.

PostgreSQL's own ranking does not know that a rare word says more than a common one. ``ts_rank_cd`` of a single
word, though, is the sum of the weights of the places where it stands, which is all that BM25 asks of a text: the
scores are those of SQLite's FTS5 to the last digit. The words are cut and folded here, not by PostgreSQL's parser,
so that both databases know the same words.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Dict, Iterator, List, Optional, Sequence, Set

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Column, Float, Index, Integer, MetaData, Table, insert, select, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.engine import Connection

from knowledge.pg_vector import vector_text
from knowledge.search import CANDIDATES, WEIGHTS, terms, words_of
from knowledge.tables import SEARCHED, Name, SayingRow

LABELS = "ABCDAB"
"""The weight labels of ``tables.SEARCHED``; ``D`` is written without one."""
SATURATION, LENGTH_SHARE = 1.2, 0.75
"""The constants of BM25, as FTS5 has them: how soon more of a word adds nothing, how much length counts."""
LAST_PLACE, MOST_PLACES = 16383, 255
"""What a ``tsvector`` can hold."""
ROWS_AT_ONCE = 1000

SAYING_INDEX = Table(
    "saying_index",
    MetaData(),
    Column("number", Integer, primary_key=True),
    Column("entry_id", Name, nullable=False),
    Column("language", Name, nullable=False),
    Column("length", Float, nullable=False),  # beside the average
    Column("words", TSVECTOR, nullable=False),
    Index("saying_words", "words", postgresql_using="gin"),
)
_HEAVIEST = max(WEIGHTS)
_LABEL_WEIGHTS = ",".join(str(dict(zip(LABELS, WEIGHTS, strict=True))[label] / _HEAVIEST) for label in "DCBA")
_SCORES = text(
    f"""
    WITH hit AS MATERIALIZED (
        SELECT term, number, entry_id, language, length,
               ts_rank_cd('{{{_LABEL_WEIGHTS}}}', words, query) * {_HEAVIEST}::float8 AS weight
        FROM unnest(CAST(:queries AS tsquery[])) WITH ORDINALITY AS asked(query, term)
        JOIN saying_index ON words @@ query
    ), term AS (
        SELECT term, greatest(ln((:count - count(*) + 0.5) / (count(*) + 0.5)), 1e-6)::float8 AS rarity
        FROM hit GROUP BY term
    ), said AS (
        SELECT number, entry_id,
               sum(rarity * weight * {SATURATION + 1}::float8 / (weight + {SATURATION}::float8
                   * ({1 - LENGTH_SHARE}::float8 + {LENGTH_SHARE}::float8 * length))) AS score
        FROM hit JOIN term USING (term)
        GROUP BY number, entry_id
    )
    SELECT entry_id, max(score) AS score FROM said GROUP BY entry_id ORDER BY score DESC, entry_id LIMIT {CANDIDATES}
    """
)
# Every vector has length 1, so the product is the cosine. All are compared: an index (HNSW) found half of the
# nearest 50 of ten thousand in its usual setting, and 8 of 10 in the time that comparing takes.
_NEAREST = """
    WITH said AS (
        SELECT entry_id, max(-(vector <#> CAST(:question AS vector))) AS cosine
        FROM asked_vector {among} GROUP BY entry_id
    )
    SELECT entry_id, -(vector <#> CAST(:question AS vector)) + coalesce(said.cosine, 0) AS nearness
    FROM entry_vector LEFT JOIN said USING (entry_id) {among}
    ORDER BY nearness DESC, entry_id LIMIT :limit
"""
_NEAREST_OF_ALL = text(_NEAREST.format(among=""))
_NEAREST_AMONG = text(_NEAREST.format(among="WHERE entry_id = ANY(:among)"))


def make_index(connection: Connection) -> None:
    """Make and fill the full-text index over the sayings."""
    SAYING_INDEX.create(connection, checkfirst=False)
    sayings = connection.execute(select(SayingRow.__table__).order_by(SayingRow.number)).all()
    places = [[words_of(getattr(row, column)) for column in SEARCHED] for row in sayings]
    sizes = [sum(map(len, texts)) for texts in places]
    average = sum(sizes) / max(len(sizes), 1)
    made = [
        {"number": row.number, "entry_id": row.entry_id, "language": row.language, "length": size / average,
         "words": _tsvector(texts)}
        for row, texts, size in zip(sayings, places, sizes, strict=True)
    ]  # fmt: skip
    for rows in _batches(made):
        connection.execute(insert(SAYING_INDEX), rows)


def scores(connection: Connection, question: str, count: int) -> Dict[str, float]:
    """The score of each entry with a word of the question, best first. ``count``: of all sayings."""
    queries = [f"'{term.word}':*" if term.begins else f"'{term.word}'" for term in terms(question)]
    if not queries:
        return {}
    rows = connection.execute(_SCORES, {"queries": queries, "count": count})
    return {row.entry_id: row.score for row in rows}


def nearest(
    connection: Connection, question: NDArray[np.float32], limit: int, among: Optional[Set[str]]
) -> Dict[str, float]:
    """The entries whose vectors are nearest, nearest first."""
    parameters: Dict[str, Any] = {"question": vector_text(question.astype(np.float32).tobytes()), "limit": limit}
    if among is None:
        rows = connection.execute(_NEAREST_OF_ALL, parameters)
    else:
        rows = connection.execute(_NEAREST_AMONG, {**parameters, "among": sorted(among)})
    return {entry_id: cosine for entry_id, cosine in rows if cosine > 0}


def _tsvector(texts: Sequence[Sequence[str]]) -> str:
    """Words with their places and the label of the column, as PostgreSQL reads them."""
    places: Dict[str, List[str]] = defaultdict(list)
    place = 0
    for label, words in zip(LABELS, texts, strict=True):
        for word in words:
            place += 1
            places[word].append(f"{min(place, LAST_PLACE)}{label if label != 'D' else ''}")
    return " ".join(f"'{word}':{','.join(found[:MOST_PLACES])}" for word, found in places.items())


def _batches(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for begin in range(0, len(rows), ROWS_AT_ONCE):
        yield rows[begin : begin + ROWS_AT_ONCE]
