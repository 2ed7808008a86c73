"""Opening the conversations database: its engine, and its tables brought up to date by alembic."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import Any, Iterator

from alembic import command
from alembic.config import Config
from sqlalchemy import Table, create_engine, event, insert, select, text, update
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.pool import NullPool, QueuePool

MIGRATIONS = Path(__file__).parent / "migrations"
SCHEMA = "conversations"
"""Of PostgreSQL, beside those of the knowledge."""
_LOCK = text(f"SELECT pg_advisory_xact_lock(hashtext('ventanilla.{SCHEMA}'))")
"""Replicas that start together make and migrate the tables one after the other."""


class ConversationsDatabase:
    """The engine and its transactions. Everything that touches a row goes through ``transaction``."""

    def __init__(self, url: str) -> None:
        """Open the database at ``url`` (SQLAlchemy's notation), making and migrating it where needed."""
        if url.startswith("sqlite:///"):
            Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
        self.engine = _engine(url)
        _migrate(self.engine, url)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One transaction: committed when the block ends, rolled back when it raises."""
        with self.engine.begin() as connection:
            yield connection

    def answers(self) -> bool:
        """Whether the database can be reached; raises what the driver raises when it cannot."""
        with self.engine.connect() as connection:
            return connection.execute(select(1)).scalar_one() == 1

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def put(connection: Connection, table: Table, conversation_id: str, **values: Any) -> None:
    """Write down what a table has of a conversation, in place of what it had."""
    there = update(table).where(table.c.conversation_id == conversation_id).values(**values)
    if connection.execute(there).rowcount == 0:
        connection.execute(insert(table), {"conversation_id": conversation_id, **values})


def _engine(url: str) -> Engine:
    if not url.startswith("sqlite"):
        _make_schema(url)
        return create_engine(
            url, future=True, pool_pre_ping=True, connect_args={"options": f"-csearch_path={SCHEMA},public"}
        )
    # SQLAlchemy 1.4 opens a file anew for each transaction unless it is told to keep connections.
    engine = create_engine(url, future=True, poolclass=QueuePool, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _tune_sqlite)
    return engine


def _make_schema(url: str) -> None:
    """Before anything else: the first connection of an engine decides which schema it takes for its own."""
    engine = create_engine(url, future=True, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(_LOCK)
        if not engine.dialect.has_schema(connection, SCHEMA):
            connection.execute(text(f"CREATE SCHEMA {SCHEMA}"))


def _tune_sqlite(connection: Any, _record: Any) -> None:
    """Write-ahead log: readers never wait for the writer, a killed process loses nothing that was committed."""
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=5000", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    # Erased text must not linger in free pages of the file.
    connection.execute("PRAGMA secure_delete=ON")


def _migrate(engine: Engine, url: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(_LOCK)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
