from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from bot.conversations import cases, choices, feedback, inbox, lifetimes, outbox, people, unanswered
from bot.conversations.addresses import Addresses
from bot.conversations.database import ConversationsDatabase
from bot.conversations.inbox import ArrivedBefore, Received
from bot.conversations.people import Memory
from bot.conversations.tables import Base, Feedback, Inbox, Unanswered
from bot.settings import read_settings

HOUR = 3600.0
BEGIN = 1_800_000_000.0
SETTINGS = replace(read_settings({}), text_hours=24, inbox_hours=72, address_days=7, unanswered_days=90)
SECRET = "mi palabra secreta"


@pytest.fixture
def talked(database: ConversationsDatabase) -> str:
    """A conversation that left something in every table."""
    who = "t" * 64
    with database.transaction() as session:
        people.meet(session, who, "web", BEGIN)
        people.remember(session, Memory(who, "web", "es", False, {"city": SECRET}))
        received = inbox.accept(session, Received(0, who, "m1", text=SECRET), BEGIN)
        inbox.note_answered(session, received.id)
        outbox.post(session, who, received.id, [{"text": SECRET}], BEGIN)
        choices.keep(session, who, (choices.ShownChoice("c", 1, SECRET, {}),), BEGIN)
        Addresses(b"k" * 32, 7).keep(session, who, SECRET, BEGIN)
    return who


def everything(database: ConversationsDatabase) -> str:
    with database.engine.connect() as connection:
        return str([connection.execute(select(table)).all() for table in Base.metadata.sorted_tables])


def test_forgetting_leaves_no_word_and_no_memory(database: ConversationsDatabase, talked: str) -> None:
    with database.transaction() as session:
        lifetimes.forget(session, talked, BEGIN + 1)
    with database.transaction() as session:
        assert people.recall(session, talked) is None
        assert outbox.after(session, talked, 0) == ()
    assert SECRET not in everything(database)


def test_forgetting_leaves_no_place_that_was_shared(database: ConversationsDatabase, talked: str) -> None:
    with database.transaction() as session:
        inbox.accept(session, Received(0, talked, "m2", location="29.8,-95.4"), BEGIN)
    assert "29.8,-95.4" in everything(database)
    with database.transaction() as session:
        lifetimes.forget(session, talked, BEGIN + 1)
    assert "29.8,-95.4" not in everything(database)


def test_a_message_delivered_again_after_forgetting_is_not_taken_in(
    database: ConversationsDatabase, talked: str
) -> None:
    with database.transaction() as session:
        lifetimes.forget(session, talked, BEGIN + 1)
        with pytest.raises(ArrivedBefore):
            inbox.accept(session, Received(0, talked, "m1", text=SECRET), BEGIN + 2)
        session.rollback()


def test_a_restored_backup_forgets_what_had_been_forgotten(database: ConversationsDatabase, talked: str) -> None:
    with database.transaction() as session:
        lifetimes.forget(session, talked, BEGIN + 1)
        people.meet(session, talked, "web", BEGIN)  # as the backup has it
        assert lifetimes.forget_again(session) == 1
        assert people.recall(session, talked) is None


@pytest.mark.parametrize(("hours", "kept"), [(23.9, True), (24.1, False)])
def test_text_lives_a_day_after_the_last_message(
    database: ConversationsDatabase, talked: str, hours: float, kept: bool
) -> None:
    with database.transaction() as session:
        lifetimes.expire(session, SETTINGS, BEGIN + hours * HOUR)
        assert (people.recall(session, talked) is not None) is kept
        words = session.execute(select(Inbox.text).order_by(Inbox.id)).scalars().all()
    assert words == [SECRET if kept else None]


@pytest.mark.parametrize(("hours", "rows"), [(71, 1), (73, 0)])
def test_ids_of_messages_live_three_days(database: ConversationsDatabase, talked: str, hours: float, rows: int) -> None:
    with database.transaction() as session:
        lifetimes.expire(session, SETTINGS, BEGIN + hours * HOUR)
        assert len(session.execute(select(Inbox.id).order_by(Inbox.id)).all()) == rows


@pytest.mark.parametrize(("days", "kept"), [(6, True), (8, False)])
def test_addresses_live_a_week(database: ConversationsDatabase, talked: str, days: int, kept: bool) -> None:
    now = BEGIN + days * 24 * HOUR
    with database.transaction() as session:
        lifetimes.expire(session, SETTINGS, now)
        assert (Addresses(b"k" * 32, 7).find(session, talked, BEGIN) is not None) is kept


@pytest.mark.parametrize(("days", "rows"), [(90, 1), (91, 0)])
def test_unanswered_questions_live_ninety_days(database: ConversationsDatabase, days: int, rows: int) -> None:
    with database.transaction() as session:
        unanswered.note(session, "pregunta", "es", None, date.fromtimestamp(BEGIN))
        lifetimes.expire(session, SETTINGS, BEGIN + days * 24 * HOUR)
        assert len(session.execute(select(Unanswered.id).order_by(Unanswered.id)).all()) == rows


def test_a_message_that_waits_for_its_answer_is_never_removed(database: ConversationsDatabase) -> None:
    with database.transaction() as session:
        people.meet(session, "w", "web", BEGIN + 99 * HOUR)
        inbox.accept(session, Received(0, "w", "m", text="hola"), BEGIN)
        lifetimes.expire(session, SETTINGS, BEGIN + 99 * HOUR)
        assert len(inbox.waiting(session)) == 1


@pytest.mark.parametrize(("days", "rows"), [(90, 1), (91, 0)])
def test_what_did_not_help_is_kept_as_long_as_unanswered_questions(
    database: ConversationsDatabase, days: int, rows: int
) -> None:
    with database.transaction() as session:
        feedback.note(session, {"about": "entry", "entry": "us-wages"}, "es", date.fromtimestamp(BEGIN))
        lifetimes.expire(session, SETTINGS, BEGIN + days * 24 * HOUR)
        assert len(session.execute(select(Feedback.id).order_by(Feedback.id)).all()) == rows


@pytest.mark.parametrize(("hours", "place_kept"), [(25, True), (6 * 24, True), (7 * 24 + 1, False)])
def test_a_place_in_the_queue_outlives_the_words_by_a_weekend_and_no_longer(
    database: ConversationsDatabase, talked: str, hours: float, place_kept: bool
) -> None:
    with database.transaction() as session:
        cases.open_case(session, talked, BEGIN, call_to=b"sealed")
        lifetimes.expire(session, SETTINGS, BEGIN + hours * HOUR)
        case, memory = cases.current(session, talked), people.recall(session, talked)
        words = session.execute(select(Inbox.text).order_by(Inbox.id)).scalars().all()
        sent = outbox.after(session, talked, 0)
        shown = choices.latest(session, talked)
    assert (case is not None, memory is not None) == (place_kept, place_kept)
    assert memory is None or (memory.language, memory.slots) == ("es", {})
    assert (set(words) - {None}, sent, shown) == (set(), (), ())


def test_with_the_case_goes_the_rest(database: ConversationsDatabase, talked: str) -> None:
    with database.transaction() as session:
        case = cases.open_case(session, talked, BEGIN)
        cases.move(session, case.id, "withdrawn", BEGIN)
        lifetimes.expire(session, SETTINGS, BEGIN + 25 * HOUR)
        assert people.recall(session, talked) is None


def test_news_that_has_not_been_told_is_not_erased_before(database: ConversationsDatabase, talked: str) -> None:
    with database.transaction() as session:
        case = cases.open_case(session, talked, BEGIN)
        cases.move(session, case.id, "taken", BEGIN)
        cases.move(session, case.id, "closed", BEGIN)
        lifetimes.expire(session, SETTINGS, BEGIN + 25 * HOUR)
        assert cases.note_back_told(session, case.id, BEGIN)
        lifetimes.expire(session, SETTINGS, BEGIN + 25 * HOUR)
        assert people.recall(session, talked) is None
