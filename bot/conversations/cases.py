"""Cases: a person of the organisation is wanted in a conversation.

    waiting -> taken -> closed
               taken -> given_back
    waiting -> withdrawn

The case table alone decides who speaks: while a case is ``taken``, the assistant is silent (danger
rules are not). Rasa's own pause is not used, as the end of a session would undo it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, Optional, Tuple

from sqlalchemy import bindparam, func, insert, or_, select, update
from sqlalchemy.engine import Connection

from bot.conversations.statement import Statement
from bot.conversations.tables import Case

MOVES = {"waiting": ("taken", "withdrawn"), "taken": ("closed", "given_back")}
BACK = ("given_back", "closed")
"""States in which the assistant speaks again."""

_TABLE = Case.__table__
_CURRENT = Statement(
    select(_TABLE.c.id, _TABLE.c.state, _TABLE.c.priority, _TABLE.c.call_to)
    .where(_TABLE.c.conversation_id == bindparam("conversation"), or_(*(_TABLE.c.state == state for state in MOVES)))
    .order_by(_TABLE.c.id.desc())
    .limit(1)
)


class WrongMove(Exception):
    """A case cannot go from the state it is in to the state that was asked for."""


@dataclass(frozen=True)
class OpenCase:
    """A case that is not over. ``position``: place in the queue from 1, None once a person has taken it.

    ``calls``: the person waits for a call.
    """

    id: int
    state: str
    position: Optional[int]
    calls: bool = False


@dataclass(frozen=True)
class Untold:
    """A case of which its person has to be told something."""

    id: int
    conversation_id: str


def open_case(
    connection: Connection, conversation_id: str, now: float, *, priority: bool = False, call_to: Optional[bytes] = None
) -> OpenCase:
    """Open a case, or return the one that is open already; ``call_to``: where and when a call is wanted, sealed."""
    present = current(connection, conversation_id)
    if present is None:
        values = {"conversation_id": conversation_id, "state": "waiting", "priority": int(priority)}
        connection.execute(insert(_TABLE), {**values, "opened_at": now, "changed_at": now})
        present = current(connection, conversation_id)
    assert present is not None
    if call_to is not None:
        connection.execute(update(Case).where(Case.id == present.id).values(call_to=call_to))
    return present


def current(connection: Connection, conversation_id: str) -> Optional[OpenCase]:
    """The case of a conversation that is not over, if there is one."""
    row = _CURRENT.run(connection, conversation=conversation_id).fetchone()
    if row is None:
        return None
    case_id, state, priority, call_to = row
    position = _position(connection, case_id, priority) if state == "waiting" else None
    return OpenCase(case_id, state, position, call_to is not None)


def waiting(connection: Connection) -> int:
    """How many cases wait for somebody to take them."""
    return int(connection.execute(select(func.count()).where(Case.state == "waiting")).scalar_one())


def withdraw(connection: Connection, conversation_id: str, now: float) -> None:
    """The person waits no longer."""
    case = current(connection, conversation_id)
    if case is not None and case.state == "waiting":
        move(connection, case.id, "withdrawn", now)


def move(connection: Connection, case_id: int, state: str, now: float, taken_by: Optional[str] = None) -> None:
    """Bring a case into another state. Raises WrongMove when it cannot go there."""
    row = connection.execute(select(_TABLE).where(_TABLE.c.id == case_id).order_by(_TABLE.c.id)).first()
    if row is None or state not in MOVES.get(row.state, ()):
        raise WrongMove(f"case {case_id} cannot become '{state}' from '{row.state if row else 'nothing'}'")
    changes: Dict[str, Any] = {"state": state, "changed_at": now}
    if state not in MOVES:  # it is over: the number that was kept for it goes
        changes["call_to"] = None
    if taken_by is not None:
        changes["taken_by"] = taken_by
    connection.execute(update(_TABLE).where(_TABLE.c.id == case_id).values(**changes))


def ended_untold(connection: Connection) -> Tuple[Untold, ...]:
    """Cases that are over, whoever wrote that, without the person knowing that the assistant is back."""
    return _untold(connection, Case.state.in_(BACK), Case.back_told_at.is_(None))


def left_waiting(connection: Connection, closed_at: float) -> Tuple[Untold, ...]:
    """Cases that were waiting when the office closed, without the person knowing it."""
    return _untold(connection, *_left(closed_at))


def note_back_told(connection: Connection, case_id: int, now: float) -> bool:
    """Note that the person is told in this transaction; False when another one did. The number kept for it goes."""
    ended = update(Case).where(Case.id == case_id, Case.state.in_(BACK), Case.back_told_at.is_(None))
    return connection.execute(ended.values(back_told_at=now, call_to=None)).rowcount == 1


def note_closed_told(connection: Connection, case_id: int, closed_at: float) -> bool:
    """The same of a closing; False also when the case waits no longer."""
    left = update(Case).where(Case.id == case_id, *_left(closed_at))
    return connection.execute(left.values(closed_told_at=closed_at)).rowcount == 1


def _left(closed_at: float) -> Tuple[Any, ...]:
    unknown = Case.closed_told_at.is_(None) | (Case.closed_told_at < closed_at)
    return (Case.state == "waiting", Case.opened_at < closed_at, unknown)


def _untold(connection: Connection, *conditions: Any) -> Tuple[Untold, ...]:
    rows = connection.execute(select(Case.id, Case.conversation_id).where(*conditions).order_by(Case.id))
    return tuple(Untold(row.id, row.conversation_id) for row in rows)


def _position(connection: Connection, case_id: int, priority: int) -> int:
    """Cases with priority stand before all others; then who came first."""
    ahead = (Case.priority > priority) | ((Case.priority == priority) & (Case.id < case_id))
    query = select(func.count()).where(Case.state == "waiting", ahead)
    return int(connection.execute(query).scalar_one()) + 1
