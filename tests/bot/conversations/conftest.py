from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.conversations import people
from bot.conversations.database import ConversationsDatabase


@pytest.fixture
def database(tmp_path: Path) -> Iterator[ConversationsDatabase]:
    """A fresh database file, migrated as at a first start."""
    made = ConversationsDatabase(f"sqlite:///{tmp_path / 'conversations.db'}")
    yield made
    made.close()


@pytest.fixture
def person(database: ConversationsDatabase) -> str:
    """The id of a conversation that exists."""
    with database.transaction() as session:
        people.meet(session, "p" * 64, "web", 1000.0)
    return "p" * 64
