"""The whole assistant with knowledge and conversations in one PostgreSQL answers as it does on SQLite files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text

from knowledge.build import build
from knowledge.encoder import available_encoder
from knowledge.reading import CONTENT
from tests.conftest import Assistant
from tests.postgres import Postgres

TIMES = ("milliseconds", "nlu_milliseconds")
CONVERSATION: list[str | int] = [
    "mi patrón no me paga", "vivo en Houston", "and for my kids?", 1, "cuánto cuesta mandar 200 dólares a El Salvador",
    "kote mwen ka jwenn yon doktè", "la migra está en mi puerta", "estou bem", "quiero hablar con una persona",
    "what do you know about me?", "asdf qwer", "obrigado",
]  # fmt: skip


@pytest.fixture(scope="module")
def on_postgres(assistant: Assistant, postgres: Postgres) -> Iterator[Assistant]:
    """A second assistant; settings are all that differs."""
    from bot.furnishing import furnish
    from bot.server import load
    from bot.settings import read_settings

    url = postgres.new_database()
    build(CONTENT, url, available_encoder)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("VENTANILLA_KNOWLEDGE_URL", url)
        environment.setenv("VENTANILLA_CONVERSATIONS_URL", url)
        settings = read_settings()
        office = assistant.run(_furnished(furnish, load, settings))
        yield replace(assistant, office=office)
        assistant.run(office.close())


async def _furnished(furnish: Any, load: Any, settings: Any) -> Any:
    return await furnish(await load(settings), settings)


def talk(assistant: Assistant) -> list[dict[str, Any]]:
    """What a conversation is answered; a number presses a button."""
    answers = []
    for said in CONVERSATION:
        if isinstance(said, int):
            answers.append(assistant.ask("", "one person", said))
        else:
            answers.append(assistant.ask(said, "one person"))
    return [{name: value for name, value in answer.items() if name not in TIMES} for answer in answers]


@pytest.fixture(scope="module")
def expected(assistant: Assistant) -> list[dict[str, Any]]:
    return talk(assistant)


def test_a_conversation_is_answered_alike(expected: list[dict[str, Any]], on_postgres: Assistant) -> None:
    from actions.knowledge_access import knowledge_base

    answers = talk(on_postgres)
    assert knowledge_base()._store._engine.dialect.name == "postgresql"
    assert len({answer["topic"] for answer in answers}) > 5
    for answer, same in zip(answers, expected, strict=True):
        assert answer == same


def test_it_is_ready_and_writes_nothing_but_conversations_and_knowledge(on_postgres: Assistant) -> None:
    state = on_postgres.run(on_postgres.office.state())
    assert state["entries"] > 500
    with on_postgres.office.database.engine.connect() as connection:
        rows = connection.execute(text("SELECT nspname FROM pg_namespace WHERE nspname !~ '^(pg_|information)'"))
        assert sorted(name for (name,) in rows) == ["conversations", "knowledge", "knowledge_1", "public"]
        assert (
            connection.execute(text("SELECT count(*) FROM conversations.inbox WHERE state = 'waiting'")).scalar() == 0
        )
