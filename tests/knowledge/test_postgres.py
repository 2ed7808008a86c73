"""What only a base in PostgreSQL has to prove; all other tests of the base run on both databases."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine, text

from knowledge import KnowledgeBase, KnowledgeMissing
from knowledge.address import address
from knowledge.build import build
from knowledge.database import database_at
from knowledge.problems import ContentInvalid


@pytest.fixture
def url(postgres) -> str:
    return postgres.emptied_database()


def asked(url: str, statement: str) -> list:
    engine = create_engine(url, future=True)
    with engine.begin() as connection:
        result = connection.execute(text(statement))
        rows = result.all() if result.returns_rows else []
    engine.dispose()
    return rows


def schemas(url: str) -> list[str]:
    rows = asked(url, "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'knowledge%' ORDER BY nspname")
    return [name for (name,) in rows]


def test_the_last_two_builds_are_kept(tree, url):
    for number in range(4):
        tree.entry(f"us-{number}")
        build(tree.folder, url)
    assert schemas(url) == ["knowledge", "knowledge_3", "knowledge_4"]


def test_a_build_that_fails_leaves_the_old_base_and_no_trace(tree, url):
    build(tree.folder, url)
    tree.entry("us-clinic", kind="clinic")
    with pytest.raises(ContentInvalid):
        build(tree.folder, url)
    with pytest.raises(RuntimeError), database_at(url).replacement():
        raise RuntimeError
    assert schemas(url) == ["knowledge", "knowledge_1"]
    assert len(KnowledgeBase.open(url).entries()) == 7


def test_nobody_sees_a_base_before_it_is_whole(tree, url):
    build(tree.folder, url)
    with database_at(url).replacement():
        assert len(KnowledgeBase.open(url).entries()) == 7
    assert database_at(url).meta() == {}


def test_a_base_of_another_version_says_what_to_run(tree, url):
    build(tree.folder, url)
    asked(url, "UPDATE knowledge_1.meta SET value = 'old' WHERE name = 'schema'")
    with pytest.raises(KnowledgeMissing, match="another version"):
        KnowledgeBase.open(url)
    assert build(tree.folder, url).built


def test_a_reader_cannot_write(tree, url):
    build(tree.folder, url)
    with database_at(url).engine.connect() as connection, pytest.raises(Exception, match="read-only"):
        connection.execute(text("DELETE FROM meta"))


def test_tables_of_others_are_left_alone(tree, url):
    asked(url, "CREATE TABLE entry (id text)")
    build(tree.folder, url)
    assert len(KnowledgeBase.open(url).entries()) == 7
    assert asked(url, "SELECT count(*) FROM public.entry") == [(0,)]


def test_a_server_that_is_not_there_is_named_without_its_password():
    for work in (KnowledgeBase.open, lambda where: database_at(where).meta()):
        with pytest.raises(KnowledgeMissing, match="cannot be reached") as raised:
            work("postgresql://desk:secret@127.0.0.1:1/ventanilla")
        assert "secret" not in str(raised.value)
        assert "desk" in str(raised.value)


def test_another_kind_of_database_is_refused(tmp_path):
    assert address("", tmp_path) == tmp_path / "knowledge.db"
    assert address(f"sqlite:///{tmp_path / 'k.db'}", tmp_path) == tmp_path / "k.db"
    with pytest.raises(ValueError, match="postgresql://"):
        address("mysql://a@b/c", tmp_path)
