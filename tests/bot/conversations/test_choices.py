from __future__ import annotations

import pytest

from bot.conversations import choices
from bot.conversations.choices import ShownChoice
from bot.conversations.database import ConversationsDatabase

YES = ShownChoice("id-yes", 1, "Sí, en México", {"intent": "asylum", "entities": []})
NO = ShownChoice("id-no", 2, "No", {"intent": "smalltalk", "entities": []})


@pytest.fixture
def shown(database: ConversationsDatabase, person: str) -> str:
    with database.transaction() as session:
        choices.keep(session, person, (YES, NO), 1.0)
    return person


def test_a_button_works_in_the_conversation_where_it_was_shown(database: ConversationsDatabase, shown: str) -> None:
    with database.transaction() as session:
        assert choices.find(session, shown, "id-yes") == YES


def test_a_button_of_another_conversation_does_nothing(database: ConversationsDatabase, shown: str) -> None:
    with database.transaction() as session:
        assert choices.find(session, "o" * 64, "id-yes") is None


def test_only_the_newest_buttons_can_be_written_and_older_ones_still_pressed(
    database: ConversationsDatabase, shown: str
) -> None:
    newer = ShownChoice("id-new", 1, "Otra cosa", {"intent": "privacy", "entities": []})
    with database.transaction() as session:
        assert choices.latest(session, shown) == (YES, NO)
        choices.keep(session, shown, (newer,), 2.0)
        assert choices.latest(session, shown) == (newer,)
        assert choices.find(session, shown, "id-yes") == YES


def test_ids_are_short_enough_for_every_channel_and_never_the_same() -> None:
    ids = {choices.new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(len(each) <= 32 for each in ids)
