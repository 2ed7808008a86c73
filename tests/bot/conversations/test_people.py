from __future__ import annotations

from sqlalchemy import select

from bot.conversations import people
from bot.conversations.addresses import Addresses
from bot.conversations.database import ConversationsDatabase
from bot.conversations.people import Memory
from bot.conversations.tables import Address


def test_a_conversation_is_kept_under_a_hash_that_only_the_key_can_make() -> None:
    number = "+1 555 0100"
    known = people.pseudonym(b"key", "sms", number)
    assert number not in known
    assert known == people.pseudonym(b"key", "sms", number)
    assert len({known, people.pseudonym(b"other", "sms", number), people.pseudonym(b"key", "web", number)}) == 3


def test_memory_is_kept_between_messages(database: ConversationsDatabase, person: str) -> None:
    with database.transaction() as session:
        people.remember(session, Memory(person, "web", "ht", False, {"residence": "CL"}))
        people.meet(session, person, "web", 2000.0)
    with database.transaction() as session:
        memory = people.recall(session, person)
    assert memory is not None
    assert (memory.language, memory.slots, memory.greeted) == ("ht", {"residence": "CL"}, False)


def test_an_address_is_unreadable_without_the_key(database: ConversationsDatabase, person: str) -> None:
    with database.transaction() as session:
        Addresses(b"k" * 32, 7).keep(session, person, "+15550100", 0.0)
        assert b"15550100" not in session.execute(select(Address.sealed)).scalar_one()
        assert Addresses(b"k" * 32, 7).find(session, person, 1.0) == "+15550100"
        assert Addresses(b"x" * 32, 7).find(session, person, 1.0) is None
        assert Addresses(b"k" * 32, 7).find(session, person, 8 * 86400.0) is None
