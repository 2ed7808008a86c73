from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from bot.conversations import people
from bot.conversations.database import SCHEMA, ConversationsDatabase
from bot.conversations.tables import Base, Inbox, Unanswered
from knowledge.documents import read_document
from knowledge.reading import CONTENT
from knowledge.vocabulary import Danger
from tests.postgres import Postgres

FORBIDDEN = ("status", "nationality", "name", "phone", "email", "document")


def not_sqlites_own(name: str | None, kind: str, _parents: object) -> bool:
    return not (kind == "table" and (name or "").startswith("sqlite_"))


def test_migrations_make_exactly_the_tables_of_the_models(database: ConversationsDatabase) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": not_sqlites_own})
        assert compare_metadata(context, Base.metadata) == []


def test_opening_again_keeps_what_is_there(url: str) -> None:
    first = ConversationsDatabase(url)
    with first.transaction() as session:
        people.meet(session, "a", "web", 1.0)
    first.close()
    second = ConversationsDatabase(url)
    with second.transaction() as session:
        assert people.recall(session, "a") is not None
    second.close()


def test_a_transaction_that_fails_leaves_nothing(database: ConversationsDatabase) -> None:
    def fail() -> None:
        with database.transaction() as session:
            people.meet(session, "a", "web", 1.0)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with database.transaction() as session:
        assert people.recall(session, "a") is None


def test_replicas_that_start_together_make_the_tables_once(url: str) -> None:
    with ThreadPoolExecutor(3) as threads:
        opened = list(threads.map(lambda _: ConversationsDatabase(url), range(3 if "postgres" in url else 1)))
    assert all(each.answers() for each in opened)
    for each in opened:
        each.close()


def test_tables_in_postgres_have_a_schema_of_their_own(postgres: Postgres) -> None:
    made = ConversationsDatabase(postgres.emptied_database())
    inspected = inspect(made.engine)
    assert set(inspected.get_table_names(SCHEMA)) == {*Base.metadata.tables, "alembic_version"}
    assert inspected.get_table_names("public") == []
    made.close()


def test_every_word_that_the_assistant_writes_fits_its_column() -> None:
    topics, _ = read_document(CONTENT / "topics.yml")
    assert max(len(topic["slug"]) for topic in topics.data) <= Unanswered.__table__.c.topic.type.length
    assert max(len(category.value) for category in Danger) <= Inbox.__table__.c.danger.type.length


def test_sqlite_writes_ahead_and_overwrites_what_is_deleted(tmp_path: Path) -> None:
    database = ConversationsDatabase(f"sqlite:///{tmp_path / 'conversations.db'}")
    with database.engine.connect() as connection:
        settings = [connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "secure_delete")]
    assert settings == ["wal", 1]


def test_no_column_can_hold_an_identity_or_a_migration_status() -> None:
    columns = [f"{table.name}.{column.name}" for table in Base.metadata.sorted_tables for column in table.columns]
    assert [name for name in columns if any(word in name.split(".")[1] for word in FORBIDDEN)] == []
