from __future__ import annotations

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import select, update

from bot.conversations import cases, people
from bot.conversations.cases import WrongMove
from bot.conversations.database import MIGRATIONS, ConversationsDatabase
from bot.conversations.tables import Case

ALLOWED = {("waiting", "taken"), ("waiting", "withdrawn"), ("taken", "closed"), ("taken", "given_back")}
STATES = ("waiting", "taken", "given_back", "withdrawn", "closed")


def case_in(session: object, person: str, state: str) -> int:
    case = cases.open_case(session, person, 1.0)
    for step in {"given_back": ("taken",), "closed": ("taken",)}.get(state, ()):
        cases.move(session, case.id, step, 2.0)
    if state != "waiting":
        cases.move(session, case.id, state, 3.0)
    return case.id


@pytest.mark.parametrize("begin", STATES)
@pytest.mark.parametrize("end", STATES)
def test_a_case_moves_only_where_the_design_says(
    database: ConversationsDatabase, person: str, begin: str, end: str
) -> None:
    with database.transaction() as session:
        case_id = case_in(session, person, begin)
        if (begin, end) in ALLOWED:
            cases.move(session, case_id, end, 4.0)
        else:
            with pytest.raises(WrongMove):
                cases.move(session, case_id, end, 4.0)


def test_asking_twice_for_a_person_opens_one_case(database: ConversationsDatabase, person: str) -> None:
    with database.transaction() as session:
        assert cases.open_case(session, person, 1.0) == cases.open_case(session, person, 2.0)


def test_the_queue_counts_priority_first_and_then_who_came_first(database: ConversationsDatabase) -> None:
    with database.transaction() as session:
        for name in ("a", "b", "c"):
            people.meet(session, name, "web", 1.0)
        cases.open_case(session, "a", 1.0)
        cases.open_case(session, "b", 2.0)
        cases.open_case(session, "c", 3.0, priority=True)
        assert [cases.current(session, name).position for name in ("c", "a", "b")] == [1, 2, 3]


def test_a_case_that_is_over_is_no_case(database: ConversationsDatabase, person: str) -> None:
    with database.transaction() as session:
        case_in(session, person, "closed")
        assert cases.current(session, person) is None


@pytest.mark.parametrize("state", ["given_back", "closed"])
def test_a_case_that_somebody_else_ended_is_told_once(database: ConversationsDatabase, person: str, state: str) -> None:
    with database.transaction() as session:
        case = cases.open_case(session, person, 1.0, call_to=b"sealed")
        assert cases.ended_untold(session) == ()
    with database.engine.begin() as desk:  # another process: it writes the state and nothing else
        desk.execute(update(Case).values(state=state))
    with database.transaction() as session:
        assert [each.conversation_id for each in cases.ended_untold(session)] == [person]
        assert cases.note_back_told(session, case.id, 3.0)
    with database.transaction() as session:
        assert not cases.note_back_told(session, case.id, 4.0)
        assert cases.ended_untold(session) == ()
        assert session.execute(select(Case.call_to).where(Case.id == case.id)).scalar_one() is None


def test_whoever_withdrew_is_told_nothing(database: ConversationsDatabase, person: str) -> None:
    with database.transaction() as session:
        cases.open_case(session, person, 1.0)
        cases.withdraw(session, person, 2.0)
        assert cases.ended_untold(session) == cases.left_waiting(session, 9.0) == ()


def test_a_case_that_waits_at_closing_is_told_once_at_each_closing(
    database: ConversationsDatabase, person: str
) -> None:
    with database.transaction() as session:
        case = cases.open_case(session, person, 100.0)
        assert cases.left_waiting(session, 50.0) == ()  # it was opened after that closing
        assert [each.id for each in cases.left_waiting(session, 200.0)] == [case.id]
        assert cases.note_closed_told(session, case.id, closed_at=200.0)
        assert not cases.note_closed_told(session, case.id, closed_at=200.0)
        assert cases.left_waiting(session, 200.0) == ()
        assert [each.id for each in cases.left_waiting(session, 300.0)] == [case.id]
        cases.move(session, case.id, "taken", 301.0)
        assert not cases.note_closed_told(session, case.id, closed_at=300.0)


def test_cases_that_were_over_before_an_update_are_old_news(url: str) -> None:
    made = ConversationsDatabase(url)
    with made.transaction() as session:
        people.meet(session, "p", "web", 1.0)
        case_in(session, "p", "closed")
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with made.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0004")
    made.close()
    again = ConversationsDatabase(url)
    with again.transaction() as session:
        assert cases.ended_untold(session) == ()
    again.close()
