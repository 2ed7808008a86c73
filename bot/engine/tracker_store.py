"""Keeps Rasa's conversations in the conversations database, and commits a turn as a whole.

Rasa saves the tracker at the end of a turn: that is where the slots, the replies and the mark on the
inbox are written in one transaction. Until then nobody has seen a reply; afterwards none can be lost.

Rasa's events are not kept: every rule looks at one message, and everything that later messages need stands
in slots. So a long conversation costs no more than a short one, and nothing is kept that nobody reads.
"""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from typing import Any, Dict, Mapping, Optional

from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.engine import Connection

from bot.answer import complete
from bot.conversations import cases, choices, feedback, inbox, lifetimes, outbox, people, unanswered
from bot.conversations.database import ConversationsDatabase
from bot.engine.spared import OneTurn
from bot.engine.turn import CURRENT_TURN, Turn
from bot.phrasebook import Phrasebook


class NothingSaid(Exception):
    """A turn ended without a reply: Rasa swallows what fails inside an action. It is not committed."""


class ConversationTrackerStore(InMemoryTrackerStore):
    """Reads and writes inside a turn of ours; outside of one (``rasa shell``) it is Rasa's store in memory."""

    def __init__(self, domain: Any, database: ConversationsDatabase, phrasebook: Phrasebook) -> None:
        """``database``: where conversations are kept; ``phrasebook``: words the answers as plain text."""
        super().__init__(domain)
        self._database = database
        self._phrasebook = phrasebook

    async def create_tracker(self, sender_id: str, append_action_listen: bool = True) -> DialogueStateTracker:
        """A new conversation: nothing is written before its first turn is whole."""
        return self.init_tracker(sender_id)

    async def retrieve(self, sender_id: str) -> Optional[DialogueStateTracker]:
        """A tracker with the slots as they were after the last turn, listening."""
        turn = CURRENT_TURN.get()
        if turn is None:
            return await super().retrieve(sender_id)
        slots = [SlotSet(name, value) for name, value in sorted(turn.memory.slots.items())]
        events = [*slots, ActionExecuted(ACTION_LISTEN_NAME)]
        return OneTurn.from_events(sender_id, events, self.domain.slots, domain=self.domain)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Commit the turn: memory, replies, choices and the answered message, all or nothing.

        Raises NothingSaid when the turn has no reply.
        """
        turn = CURRENT_TURN.get()
        if turn is None:
            await super().save(tracker)
            return
        if not turn.answered:
            raise NothingSaid
        turn.put_numbers_first()
        slots = {name: value for name, value in tracker.current_slot_values().items() if value is not None}
        if turn.forgets:
            slots = {}
        complete(turn, slots, self._phrasebook)
        with self._database.transaction() as connection:
            commit_replies(connection, turn, slots)


def commit_replies(connection: Connection, turn: Turn, slots: Dict[str, Any]) -> None:
    """Write down what a turn answers and remembers, and that its message is answered."""
    now = time.time()
    conversation_id = turn.message.conversation_id
    replies = [reply.data for reply in turn.replies]
    language = replies[-1]["language"] if replies else turn.language
    greeted = turn.memory.greeted or turn.introduces
    if turn.forgets:
        # Everything goes; the conversation begins anew with the one reply that says so.
        lifetimes.forget(connection, conversation_id, now, turn.message.id)
        people.meet(connection, conversation_id, turn.memory.channel, now)
    people.remember(connection, replace(turn.memory, language=language, slots=slots, greeted=greeted))
    choices.keep(connection, conversation_id, turn.numbered_choices, now)
    letters = outbox.post(connection, conversation_id, turn.message.id, replies, now)
    inbox.note_answered(connection, turn.message.id)
    if any(reply["meta"].get("unanswered") for reply in replies) and turn.message.text:
        unanswered.note(connection, turn.message.text, language, replies[-1]["meta"].get("topic"), date.today())
    for reply in replies:
        note_wishes(connection, turn, reply["meta"], language, now)
    turn.letters = letters


def note_wishes(
    connection: Connection, turn: Turn, meta: Mapping[str, Any], language: Optional[str], now: float
) -> None:
    """What a reply asks for beside its words: a case for a person, an end of one, feedback for the curators."""
    conversation_id, wanted = turn.message.conversation_id, meta.get("case")
    if wanted == "withdraw":
        cases.withdraw(connection, conversation_id, now)
    elif wanted:
        cases.open_case(connection, conversation_id, now, priority=wanted == "priority")
    if meta.get("feedback"):
        feedback.note(connection, meta["feedback"], language, date.today())
