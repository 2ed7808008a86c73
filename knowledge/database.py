"""The built base as a database, on SQLite or on PostgreSQL, and the fingerprints that say what it was built from.

Tables and look-ups are the same on both (``tables.py``, ``store.py``, ``place_store.py``). What differs stands
behind ``Database``: how a new base takes the old one's place, and which vectors are near.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, ContextManager, Dict, List, Mapping, Protocol

from sqlalchemy import select
from sqlalchemy.engine import Connection, Engine

from knowledge.address import Address
from knowledge.reading import content_files
from knowledge.tables import MetaRow
from knowledge.vectors import Nearest

_SCHEMA_SOURCES = (
    "models.py",
    "vocabulary.py",
    "dates.py",
    "places.py",
    "tables.py",
    "rows.py",
    "nearby.py",
    "cities.py",
    "vectors.py",
    "space.py",
    "interpreter.py",
    "search.py",
    "word_index.py",
    "wording.py",
    "encoder.sha256",
    "universal.onnx",
    "pieces.py",
    "universal_pieces.py",
)
"""What decides the shape of a built base: another version of these needs another build."""


class Database(Protocol):
    """One built base; its text says where it lies, without a password."""

    @property
    def engine(self) -> Engine:
        """Connections that cannot write."""
        ...

    def meta(self) -> Dict[str, str]:
        """What the base says about itself; nothing when there is none. KnowledgeMissing: cannot be reached."""
        ...

    def replacement(self) -> ContextManager[Connection]:
        """Empty tables to fill; when the block ends they take the old base's place, in one step."""
        ...

    def nearest(self) -> Nearest:
        """How to find what is near in meaning."""
        ...


def database_at(where: Address) -> Database:
    """The base at an address, built or not."""
    # Each brings its driver: only the one that is used is loaded.
    if isinstance(where, Path):
        from knowledge.sqlite_base import SqliteBase

        return SqliteBase(where)
    from knowledge.postgres_base import PostgresBase

    return PostgresBase(where)


def read_rows(engine: Engine, query: Any, values: Mapping[str, Any] = MappingProxyType({})) -> List[Any]:
    """All rows of a query. ``values``: of its parameters."""
    with engine.connect() as connection:
        return list(connection.execute(query, values))


def read_meta(engine: Engine) -> Dict[str, str]:
    """The rows of the table ``meta``."""
    rows = read_rows(engine, select(MetaRow.name, MetaRow.value).order_by(MetaRow.name))
    return {row.name: row.value for row in rows}


def content_fingerprint(folder: Path) -> str:
    """Changes with any name or byte of the content."""
    digest = hashlib.sha256()
    for path in content_files(folder):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(folder).as_posix()} {content}\n".encode())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def schema_fingerprint() -> str:
    """Changes with the code that decides what a built base looks like."""
    sources = (Path(__file__).with_name(name).read_bytes() for name in _SCHEMA_SOURCES)
    return hashlib.sha256(b"".join(sources)).hexdigest()
