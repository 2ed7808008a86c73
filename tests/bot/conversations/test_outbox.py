from __future__ import annotations

from bot.conversations import outbox
from bot.conversations.database import ConversationsDatabase


def test_replies_keep_their_order_and_resume_after_the_last_one_seen(
    database: ConversationsDatabase, person: str
) -> None:
    with database.transaction() as session:
        first, second = outbox.post(session, person, 1, [{"text": "uno"}, {"text": "dos"}], 1.0)
    with database.transaction() as session:
        assert [letter.reply["text"] for letter in outbox.after(session, person, 0)] == ["uno", "dos"]
        assert outbox.after(session, person, first.id) == (second,)
        assert outbox.after(session, person, second.id) == ()


def test_nobody_gets_the_replies_of_another_conversation(database: ConversationsDatabase, person: str) -> None:
    with database.transaction() as session:
        outbox.post(session, person, 1, [{"text": "uno"}], 1.0)
        assert outbox.after(session, "o" * 64, 0) == ()
