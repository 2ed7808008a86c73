from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.conversations import people
from bot.conversations.database import ConversationsDatabase
from tests.postgres import Postgres


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database with nothing in it. What uses it is tested on both databases."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'conversations.db'}"
    postgres: Postgres = request.getfixturevalue("postgres")
    return postgres.emptied_database()


@pytest.fixture
def database(url: str) -> Iterator[ConversationsDatabase]:
    """A fresh database, migrated as at a first start."""
    made = ConversationsDatabase(url)
    yield made
    made.close()


@pytest.fixture
def person(database: ConversationsDatabase) -> str:
    """The id of a conversation that exists."""
    with database.transaction() as session:
        people.meet(session, "p" * 64, "web", 1000.0)
    return "p" * 64
