"""A base in a SQLite file, vectors compared in memory.

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

from sqlalchemy import create_engine, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool, QueuePool

from knowledge.database import read_meta
from knowledge.tables import AskedVectorRow, Base, EntryVectorRow
from knowledge.vectors import InMemory, Nearest


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
            unfinished.chmod(0o644)
            os.replace(unfinished, self._path)
            self.engine.dispose()  # its connections have the old file
        finally:
            unfinished.unlink(missing_ok=True)

    def nearest(self) -> Nearest:
        """All vectors in memory, four bytes for each axis of the space."""
        about = select(EntryVectorRow.entry_id, EntryVectorRow.vector).order_by(EntryVectorRow.entry_id)
        asked = select(AskedVectorRow.entry_id, AskedVectorRow.vector).order_by(
            AskedVectorRow.entry_id, AskedVectorRow.number
        )
        with self.engine.connect() as connection:
            read = [[(entry_id, vector) for entry_id, vector in connection.execute(each)] for each in (about, asked)]
        return InMemory(*read)
