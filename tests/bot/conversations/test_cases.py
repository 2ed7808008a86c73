from __future__ import annotations

import pytest

from bot.conversations import cases, people
from bot.conversations.cases import WrongMove
from bot.conversations.database import ConversationsDatabase

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
