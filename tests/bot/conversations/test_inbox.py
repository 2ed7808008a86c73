from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.conversations import inbox
from bot.conversations.database import ConversationsDatabase
from bot.conversations.inbox import ArrivedBefore, Received
from bot.conversations.tables import Inbox


def message(person: str, provider_id: str, text: str = "hola") -> Received:
    return Received(0, person, provider_id, text=text)


def test_a_message_that_is_delivered_twice_is_taken_in_once(database: ConversationsDatabase, person: str) -> None:
    with database.transaction() as session:
        first = inbox.accept(session, message(person, "m1"), 1.0)
    with database.transaction() as session:
        with pytest.raises(ArrivedBefore):
            inbox.accept(session, message(person, "m1"), 2.0)
        session.rollback()
    assert first.id


def test_the_same_provider_id_of_another_person_is_another_message(
    database: ConversationsDatabase, person: str
) -> None:
    with database.transaction() as session:
        ids = {inbox.accept(session, message(who, "m1"), 1.0).id for who in (person, "other")}
    assert len(ids) == 2


def test_what_nobody_has_answered_waits_in_the_order_of_its_arrival(
    database: ConversationsDatabase, person: str
) -> None:
    with database.transaction() as session:
        accepted = [inbox.accept(session, message(person, name), 1.0) for name in ("m1", "m2", "m3")]
        inbox.note_answered(session, accepted[1].id)
    with database.transaction() as session:
        assert [each.provider_id for each in inbox.waiting(session)] == ["m1", "m3"]


def test_messages_of_the_last_minute_are_counted_per_person(database: ConversationsDatabase, person: str) -> None:
    with database.transaction() as session:
        for number in range(3):
            inbox.accept(session, message(person, f"m{number}"), 100.0 + number)
        inbox.accept(session, message("other", "m"), 102.0)
        assert inbox.count_since(session, person, 101.0) == 2


def test_a_shared_place_waits_with_its_message_and_is_gone_when_that_is_answered(
    database: ConversationsDatabase, person: str
) -> None:
    with database.transaction() as session:
        accepted = inbox.accept(session, Received(0, person, "m1", location="29.8,-95.4"), 1.0)
        assert [each.location for each in inbox.waiting(session)] == ["29.8,-95.4"]
        inbox.note_answered(session, accepted.id)
    with database.transaction() as session:
        assert session.execute(select(Inbox.location).order_by(Inbox.id)).scalars().all() == [None]
