"""Opening the conversations database: its engine, and its tables brought up to date by alembic."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import Any, Iterator

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, event, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

MIGRATIONS = Path(__file__).parent / "migrations"


class ConversationsDatabase:
    """The engine and its transactions. Everything that touches a row goes through ``transaction``."""

    def __init__(self, url: str) -> None:
        """Open the database at ``url`` (SQLAlchemy's notation), making and migrating it where needed."""
        if url.startswith("sqlite:///"):
            Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
        self.engine = _engine(url)
        _migrate(self.engine, url)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """One transaction: committed when the block ends, rolled back when it raises."""
        with Session(self.engine, future=True) as session, session.begin():
            yield session

    def answers(self) -> bool:
        """Whether the database can be reached; raises what the driver raises when it cannot."""
        with self.engine.connect() as connection:
            return connection.execute(select(1)).scalar_one() == 1

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def _engine(url: str) -> Engine:
    if not url.startswith("sqlite"):
        return create_engine(url, future=True, pool_pre_ping=True)
    # SQLAlchemy 1.4 opens a file anew for each transaction unless it is told to keep connections.
    engine = create_engine(url, future=True, poolclass=QueuePool, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _tune_sqlite)
    return engine


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
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
