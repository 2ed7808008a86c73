"""A base in a SQLite file: full text by FTS5, vectors compared in memory.

A new base is written beside the old one and takes its place by its name: who has the old one open reads on.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path
from typing import Dict, Iterator

from sqlalchemy import create_engine, select, text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool, QueuePool

from knowledge.database import read_meta
from knowledge.search import CANDIDATES, WEIGHTS, match_expression
from knowledge.tables import SEARCHED, AskedVectorRow, Base, EntryVectorRow
from knowledge.vectors import Nearest, nearest_in_memory

_CREATE_INDEX = text(
    f"CREATE VIRTUAL TABLE saying_index USING fts5({', '.join(SEARCHED)},"
    " content='saying', content_rowid='number', tokenize='unicode61 remove_diacritics 2', prefix='4 5 6')"
)
_FILL_INDEX = text("INSERT INTO saying_index(saying_index) VALUES ('rebuild')")
# Sorted at the end, not by FTS5 itself, which would work out every score twice; its limit keeps the inner query
# apart, as FTS5 needs it.
_SCORES = text(
    f"""
    SELECT saying.entry_id, max(found.score) AS score
    FROM (
        SELECT rowid, -bm25(saying_index, {", ".join(map(str, WEIGHTS))}) AS score
        FROM saying_index WHERE saying_index MATCH :words LIMIT -1
    ) AS found JOIN saying ON saying.number = found.rowid
    GROUP BY saying.entry_id ORDER BY score DESC, saying.entry_id LIMIT {CANDIDATES}
    """
)


class SqliteBase:
    """See ``knowledge.database.Database``."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __str__(self) -> str:
        return str(self._path)

    @cached_property
    def engine(self) -> Engine:
        """An engine over the file that cannot write; each thread at work borrows a connection of its own."""
        address = f"{self._path.absolute().as_uri()}?mode=ro"
        return create_engine(
            "sqlite://",
            creator=lambda: sqlite3.connect(address, uri=True, check_same_thread=False),
            poolclass=QueuePool,
            future=True,
        )

    def meta(self) -> Dict[str, str]:
        """What the base says about itself; nothing when there is no base in the file."""
        if not self._path.is_file():
            return {}
        try:
            return read_meta(self.engine)
        except DatabaseError:
            return {}

    @contextmanager
    def replacement(self) -> Iterator[Connection]:
        """A new file; what was written there is committed together."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{self._path.name}.", dir=self._path.parent)
        os.close(handle)
        unfinished = Path(name)
        engine = create_engine("sqlite://", creator=partial(sqlite3.connect, name), poolclass=NullPool, future=True)
        try:
            with engine.begin() as connection:
                Base.metadata.create_all(connection)
                yield connection
                connection.execute(_CREATE_INDEX)
                connection.execute(_FILL_INDEX)
            unfinished.chmod(0o644)
            os.replace(unfinished, self._path)
            self.engine.dispose()  # its connections have the old file
        finally:
            unfinished.unlink(missing_ok=True)

    def scores(self, question: str) -> Dict[str, float]:
        """BM25, as FTS5 has it built in."""
        words = match_expression(question)
        if not words:
            return {}
        with self.engine.connect() as connection:
            rows = connection.execute(_SCORES, {"words": words})
            return {row.entry_id: row.score for row in rows}

    def nearest(self) -> Nearest:
        """All vectors in memory, four bytes for each axis of the space."""
        about = select(EntryVectorRow.entry_id, EntryVectorRow.vector).order_by(EntryVectorRow.entry_id)
        asked = select(AskedVectorRow.entry_id, AskedVectorRow.vector).order_by(
            AskedVectorRow.entry_id, AskedVectorRow.number
        )
        with self.engine.connect() as connection:
            read = [[(entry_id, vector) for entry_id, vector in connection.execute(each)] for each in (about, asked)]
        return nearest_in_memory(*read)
