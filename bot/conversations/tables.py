"""The tables of the conversations database (SQLAlchemy 1.4, 2.0 style; migrations beside this file).

    conversation --0..n--> inbox     messages that arrived, redacted, each with its provider's id
                 --0..n--> outbox    replies, kept until the person's device has them
                 --0..n--> choice    buttons that were shown; their ids mean nothing outside
                 --0..1--> address   where to send a reply, encrypted
                 --0..n--> case      a person of the organisation takes over
    feedback                         answers that did not help: no link to anybody
    unanswered                       questions without an answer: no link to anybody
    erased                           conversations that were forgotten, so that a restored backup forgets too

A conversation's id is a keyed hash: no name, number or account stands in any column.
All times are seconds since 1970 (UTC).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import declarative_base

Base: Any = declarative_base()


def _conversation() -> Column:
    return Column(String(64), ForeignKey("conversation.id", ondelete="CASCADE"), nullable=False, index=True)


class Conversation(Base):
    """One person on one channel. ``slots``: what the conversation remembers, as JSON."""

    __tablename__ = "conversation"
    id = Column(String(64), primary_key=True)
    channel = Column(String(20), nullable=False)
    language = Column(String(8))
    slots = Column(Text, nullable=False, default="{}")
    greeted = Column(Boolean, nullable=False, default=False)
    started_at = Column(Float, nullable=False)
    last_message_at = Column(Float, nullable=False, index=True)


class Inbox(Base):
    """A message that arrived. ``provider_id`` has it answered once; ``text`` is redacted, None when erased.

    ``location``: a place that was shared, rounded to a tenth of a degree ("29.8,-95.4"), None when answered or erased.
    ``state``: waiting, answered, held (said to the person who has taken the case: the assistant never answers it).
    """

    __tablename__ = "inbox"
    id = Column(Integer, primary_key=True)
    conversation_id = Column(String(64), nullable=False)
    provider_id = Column(String(128), nullable=False)
    text = Column(Text)
    choice_id = Column(String(32))
    language = Column(String(8))
    danger = Column(String(20))
    location = Column(String(12))
    state = Column(String(10), nullable=False, default="waiting")
    received_at = Column(Float, nullable=False, index=True)
    __table_args__ = (
        UniqueConstraint("conversation_id", "provider_id", name="inbox_once"),
        Index("inbox_waiting", "state", "id"),
    )


class Outbox(Base):
    """A reply; ``delivered_at`` is None until the provider or the person's page has taken it."""

    __tablename__ = "outbox"
    id = Column(Integer, primary_key=True)
    conversation_id = _conversation()
    inbox_id = Column(Integer)
    reply = Column(Text, nullable=False)
    created_at = Column(Float, nullable=False)
    delivered_at = Column(Float)
    __table_args__ = ({"sqlite_autoincrement": True},)  # an id is never used twice: pages resume by it


class Choice(Base):
    """A button: ``number`` as shown (from 1), ``payload`` the intent and entities it stands for, as JSON."""

    __tablename__ = "choice"
    id = Column(String(32), primary_key=True)
    conversation_id = _conversation()
    number = Column(Integer, nullable=False)
    title = Column(Text, nullable=False)
    payload = Column(Text, nullable=False)
    shown_at = Column(Float, nullable=False)


class Address(Base):
    """Where a reply goes (a telephone number, a chat id), encrypted; the key is not in the database."""

    __tablename__ = "address"
    conversation_id = Column(String(64), primary_key=True)
    sealed = Column(LargeBinary, nullable=False)
    expires_at = Column(Float, nullable=False, index=True)


class Case(Base):
    """A person of the organisation is wanted. ``priority``: higher comes first.

    ``state``: waiting, taken, given_back, withdrawn, closed; whoever takes the case writes it, nobody else is told.
    ``call_to``: where and when a call is wanted, sealed. ``back_told_at``: when the person was told that the assistant
    is back; ``closed_told_at``: the closing of the office that they were told of last.
    """

    __tablename__ = "case"
    id = Column(Integer, primary_key=True)
    conversation_id = _conversation()
    state = Column(String(12), nullable=False, default="waiting", index=True)
    priority = Column(Integer, nullable=False, default=0)
    opened_at = Column(Float, nullable=False)
    changed_at = Column(Float, nullable=False)
    taken_by = Column(String(64))
    call_to = Column(LargeBinary)
    back_told_at = Column(Float)
    closed_told_at = Column(Float)


class Unanswered(Base):
    """A question that found no answer: redacted, of a day and not an hour, linked to nobody."""

    __tablename__ = "unanswered"
    id = Column(Integer, primary_key=True)
    day = Column(String(10), nullable=False, index=True)
    language = Column(String(8))
    topic = Column(String(40))
    text = Column(Text, nullable=False)


class Feedback(Base):
    """An answer that was of no use, or an opinion on the service: of a day and not an hour, linked to nobody.

    ``about``: entry, service. ``rating``: good, middling, bad, of the service only.
    """

    __tablename__ = "feedback"
    id = Column(Integer, primary_key=True)
    day = Column(String(10), nullable=False, index=True)
    about = Column(String(10), nullable=False)
    language = Column(String(8))
    topic = Column(String(40))
    entry = Column(String(80))
    rating = Column(String(10))


class Erased(Base):
    """A conversation that was forgotten."""

    __tablename__ = "erased"
    conversation_id = Column(String(64), primary_key=True)
    erased_at = Column(Float, nullable=False)
