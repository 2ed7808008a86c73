from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from bot.conversations.database import ConversationsDatabase
from bot.conversations.tables import Base, Conversation

FORBIDDEN = ("status", "nationality", "name", "phone", "email", "document")


def not_sqlites_own(name: str | None, kind: str, _parents: object) -> bool:
    return not (kind == "table" and (name or "").startswith("sqlite_"))


def test_migrations_make_exactly_the_tables_of_the_models(database: ConversationsDatabase) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": not_sqlites_own})
        assert compare_metadata(context, Base.metadata) == []


def test_opening_again_keeps_what_is_there(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'conversations.db'}"
    first = ConversationsDatabase(url)
    with first.transaction() as session:
        session.add(Conversation(id="a", channel="web", slots="{}", started_at=1.0, last_message_at=1.0))
    first.close()
    second = ConversationsDatabase(url)
    with second.transaction() as session:
        assert session.get(Conversation, "a") is not None
    second.close()


def test_a_transaction_that_fails_leaves_nothing(database: ConversationsDatabase) -> None:
    def fail() -> None:
        with database.transaction() as session:
            session.add(Conversation(id="a", channel="web", slots="{}", started_at=1.0, last_message_at=1.0))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with database.transaction() as session:
        assert session.get(Conversation, "a") is None


def test_sqlite_writes_ahead_and_overwrites_what_is_deleted(database: ConversationsDatabase) -> None:
    with database.engine.connect() as connection:
        settings = [connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "secure_delete")]
    assert settings == ["wal", 1]


def test_no_column_can_hold_an_identity_or_a_migration_status() -> None:
    columns = [f"{table.name}.{column.name}" for table in Base.metadata.sorted_tables for column in table.columns]
    assert [name for name in columns if any(word in name.split(".")[1] for word in FORBIDDEN)] == []
