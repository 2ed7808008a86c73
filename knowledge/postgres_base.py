"""A base in a PostgreSQL database, for several machines that share one.

Every build makes a schema of its own, ``knowledge_1``, ``knowledge_2`` ..., in one transaction with the line in
``knowledge.base`` that names it. A reader stays with the schema that was the newest when it opened: so one that
runs on, perhaps an older version of this code, never meets other tables than its own. The newest two are kept.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import Dict, Iterator, Optional

from sqlalchemy import create_engine, text
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlalchemy.pool import NullPool

from knowledge import postgres_search
from knowledge.database import read_meta
from knowledge.problems import KnowledgeMissing
from knowledge.tables import Base
from knowledge.vectors import Nearest

KEPT = 2
_PREPARE = (
    "SELECT pg_advisory_xact_lock(hashtext('ventanilla.knowledge'))",  # builds wait for each other
    "CREATE SCHEMA IF NOT EXISTS knowledge",
    "CREATE TABLE IF NOT EXISTS knowledge.base"
    " (number serial PRIMARY KEY, built_at timestamptz NOT NULL DEFAULT now())",
)
_NEWEST = text("SELECT max(number) FROM knowledge.base")
_NEXT = text("INSERT INTO knowledge.base DEFAULT VALUES RETURNING number")
_OVER = text("DELETE FROM knowledge.base WHERE number <= :number RETURNING number")
_VECTORS_MISSING = "has no pgvector: install it (Debian: postgresql-NN-pgvector), then CREATE EXTENSION vector"


class PostgresBase:
    """See ``knowledge.database.Database``."""

    def __init__(self, url: str) -> None:
        """``url``: as SQLAlchemy writes it."""
        self._url = make_url(url)

    def __str__(self) -> str:
        return self._url.render_as_string(hide_password=True)

    @cached_property
    def engine(self) -> Engine:
        """Connections that read the schema that is the newest now. KnowledgeMissing: there is none."""
        number = self._newest()
        if number is None:
            raise KnowledgeMissing(f"no knowledge base in {self}: run python -m knowledge build")
        options = f"-csearch_path={_schema(number)},public -cdefault_transaction_read_only=on -cjit=off"
        return create_engine(
            self._url,
            connect_args={"options": options},
            isolation_level="AUTOCOMMIT",  # single statements: nothing to begin and to end
            pool_pre_ping=True,
            future=True,
        )

    def meta(self) -> Dict[str, str]:
        """What the newest base says about itself; nothing when there is none. KnowledgeMissing: no connection."""
        return {} if self._newest() is None else read_meta(self.engine)

    @contextmanager
    def replacement(self) -> Iterator[Connection]:
        """A new schema, committed as a whole; older ones go, but for the last."""
        engine = self._writer()
        with engine.begin() as connection:
            for statement in _PREPARE:
                connection.execute(text(statement))
            self._need_vectors(connection)
            number = connection.execute(_NEXT).scalar_one()
            connection.execute(text(f"CREATE SCHEMA {_schema(number)}"))
            connection.execute(text(f"SET LOCAL search_path TO {_schema(number)}, public"))
            Base.metadata.create_all(connection, checkfirst=False)
            # Beside its row, not compressed elsewhere: every search reads every vector.
            for table in ("entry_vector", "asked_vector"):
                connection.execute(text(f"ALTER TABLE {table} ALTER COLUMN vector SET STORAGE PLAIN"))
            yield connection
            for over in connection.execute(_OVER, {"number": number - KEPT}).scalars().all():
                connection.execute(text(f"DROP SCHEMA IF EXISTS {_schema(over)} CASCADE"))
            connection.execute(text("ANALYZE entry_topic, entry_country, entry_vector, asked_vector"))
        self.__dict__.pop("engine", None)  # it reads the old base

    def nearest(self) -> Nearest:
        """The vectors stay in the database."""
        return postgres_search.InDatabase(self.engine)

    def _newest(self) -> Optional[int]:
        try:
            with self._writer().connect() as connection:
                return connection.execute(_NEWEST).scalar_one()
        except ProgrammingError:  # never built
            return None
        except OperationalError as error:
            raise KnowledgeMissing(f"{self} cannot be reached: {error.orig}") from error

    def _need_vectors(self, connection: Connection) -> None:
        there = "SELECT count(*) FROM pg_available_extensions WHERE name = 'vector'"
        if not connection.execute(text(there)).scalar_one():
            raise KnowledgeMissing(f"{self} {_VECTORS_MISSING}")
        connection.execute(text("CREATE EXTENSION IF NOT EXISTS vector SCHEMA public"))

    def _writer(self) -> Engine:
        return create_engine(self._url, poolclass=NullPool, future=True)


def _schema(number: int) -> str:
    return f"knowledge_{number}"
