"""What a statement does, whichever driver it is handed to."""

from __future__ import annotations

import pytest
from sqlalchemy import bindparam, select, update

from bot.conversations.database import ConversationsDatabase
from bot.conversations.statement import Insert, Statement
from bot.conversations.tables import Feedback, Inbox

_FEEDBACK, _INBOX = Feedback.__table__, Inbox.__table__
NOTE = Insert(_FEEDBACK, ("day", "about", "rating"))
ABOUT = Statement(
    select(_FEEDBACK.c.id, _FEEDBACK.c.day, _FEEDBACK.c.language)
    .where(_FEEDBACK.c.about == "service", _FEEDBACK.c.rating == bindparam("wanted"))
    .order_by(_FEEDBACK.c.id)
)
MOVE = Statement(update(_FEEDBACK).where(_FEEDBACK.c.rating == bindparam("wanted")).values(about="entry"))


def test_a_new_row_has_the_number_that_is_told(database: ConversationsDatabase) -> None:
    with database.transaction() as connection:
        first = NOTE.new_id(connection, day="2026-11-01", about="service", rating="good")
        second = NOTE.new_id(connection, day="2026-11-02", about="service", rating="good")
        assert first < second
        assert list(ABOUT.run(connection, wanted="good")) == [(first, "2026-11-01", None), (second, "2026-11-02", None)]


def test_values_that_the_statement_has_itself_count(database: ConversationsDatabase) -> None:
    with database.transaction() as connection:
        NOTE.run_for_all(connection, [{"day": "2026-11-01", "about": "entry", "rating": each} for each in "ab"])
        NOTE.run(connection, day="2026-11-01", about="service", rating="a")
        assert len(list(ABOUT.run(connection, wanted="a"))) == 1
        assert MOVE.run(connection, wanted="a").rowcount == 2
        assert list(ABOUT.run(connection, wanted="a")) == []


def test_what_is_rolled_back_was_not_written(database: ConversationsDatabase) -> None:
    def fail() -> None:
        with database.transaction() as connection:
            NOTE.run(connection, day="2026-11-01", about="service", rating="good")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with database.transaction() as connection:
        assert list(ABOUT.run(connection, wanted="good")) == []


def test_a_row_that_may_stand_once_is_refused_by_the_driver(database: ConversationsDatabase) -> None:
    accept = Insert(_INBOX, ("conversation_id", "provider_id", "state", "received_at"))
    row = {"conversation_id": "c", "provider_id": "p", "state": "waiting", "received_at": 1.0}
    with database.transaction() as connection:
        accept.run(connection, **row)
        with pytest.raises(connection.dialect.dbapi.IntegrityError):
            accept.run(connection, **row)
        connection.rollback()
