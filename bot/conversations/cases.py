"""Cases: a person of the organisation is wanted in a conversation.

    waiting -> taken -> closed
               taken -> given_back
    waiting -> withdrawn

The case table alone decides who speaks: while a case is ``taken``, the assistant is silent (danger
rules are not). Rasa's own pause is not used, as the end of a session would undo it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import Session

from bot.conversations.tables import Case

MOVES = {"waiting": ("taken", "withdrawn"), "taken": ("closed", "given_back")}

_TABLE = Case.__table__
# Made once: every turn asks.
_CURRENT = (
    select(_TABLE)
    .where(_TABLE.c.conversation_id == bindparam("conversation"), _TABLE.c.state.in_(tuple(MOVES)))
    .order_by(_TABLE.c.id.desc())
    .limit(1)
)


class WrongMove(Exception):
    """A case cannot go from the state it is in to the state that was asked for."""


@dataclass(frozen=True)
class OpenCase:
    """A case that is not over. ``position``: place in the queue from 1, None once a person has taken it."""

    id: int
    state: str
    position: Optional[int]


def open_case(
    session: Session, conversation_id: str, now: float, *, priority: bool = False, call_to: Optional[bytes] = None
) -> OpenCase:
    """Open a case, or return the one that is open already; ``call_to``: where and when a call is wanted, sealed."""
    present = current(session, conversation_id)
    if present is None:
        session.add(
            Case(
                conversation_id=conversation_id,
                state="waiting",
                priority=int(priority),
                opened_at=now,
                changed_at=now,
            )
        )
        session.flush()
        present = current(session, conversation_id)
    assert present is not None
    if call_to is not None:
        session.execute(update(Case).where(Case.id == present.id).values(call_to=call_to))
    return present


def current(session: Session, conversation_id: str) -> Optional[OpenCase]:
    """The case of a conversation that is not over, if there is one."""
    row = session.execute(_CURRENT, {"conversation": conversation_id}).first()
    if row is None:
        return None
    return OpenCase(row.id, row.state, _position(session, row) if row.state == "waiting" else None)


def waiting(session: Session) -> int:
    """How many cases wait for somebody to take them."""
    return int(session.execute(select(func.count()).where(Case.state == "waiting")).scalar_one())


def withdraw(session: Session, conversation_id: str, now: float) -> None:
    """The person waits no longer."""
    case = current(session, conversation_id)
    if case is not None and case.state == "waiting":
        move(session, case.id, "withdrawn", now)


def move(session: Session, case_id: int, state: str, now: float, taken_by: Optional[str] = None) -> None:
    """Bring a case into another state. Raises WrongMove when it cannot go there."""
    row = session.get(Case, case_id)
    if row is None or state not in MOVES.get(row.state, ()):
        raise WrongMove(f"case {case_id} cannot become '{state}' from '{row.state if row else 'nothing'}'")
    row.state, row.changed_at = state, now
    if state not in MOVES:  # it is over: the number that was kept for it goes
        row.call_to = None
    if taken_by is not None:
        row.taken_by = taken_by
    session.flush()


def _position(session: Session, row: Any) -> int:
    """Cases with priority stand before all others; then who came first."""
    ahead = (Case.priority > row.priority) | ((Case.priority == row.priority) & (Case.id < row.id))
    query = select(func.count()).where(Case.state == "waiting", ahead)
    return int(session.execute(query).scalar_one()) + 1
