"""The SQLite file of the built base: opening it to read, and what it says about itself."""

from __future__ import annotations

import hashlib
import sqlite3
from functools import lru_cache
from pathlib import Path
from typing import Dict

from sqlalchemy import create_engine, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool

from knowledge.reading import content_files
from knowledge.tables import MetaRow

_SCHEMA_SOURCES = (
    "models.py",
    "vocabulary.py",
    "dates.py",
    "places.py",
    "tables.py",
    "rows.py",
    "vectors.py",
    "interpreter.py",
    "encoder.sha256",
)
"""What decides the shape of a built base: another version of these needs another build."""


def read_only_engine(path: Path) -> Engine:
    """An engine over the file that cannot write; each thread at work borrows a connection of its own."""
    address = f"{path.absolute().as_uri()}?mode=ro"
    return create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(address, uri=True, check_same_thread=False),
        poolclass=QueuePool,
        future=True,
    )


def read_meta(path: Path) -> Dict[str, str]:
    """What the base says about itself; nothing when there is no base in the file."""
    if not path.is_file():
        return {}
    engine = read_only_engine(path)
    try:
        with engine.connect() as connection:
            rows = connection.execute(select(MetaRow.name, MetaRow.value).order_by(MetaRow.name))
            return {row.name: row.value for row in rows}
    except DatabaseError:
        return {}
    finally:
        engine.dispose()


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
