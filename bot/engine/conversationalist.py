"""Answers a message that was taken in: Rasa where it can, a phrase where it cannot, never silence."""

from __future__ import annotations

import logging
import time
from typing import Any, Dict, Mapping, Optional, Tuple

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.trackers import DialogueStateTracker

from bot.answer import complete
from bot.composer import Composer
from bot.conversations import cases, inbox, people
from bot.conversations.database import ConversationsDatabase
from bot.conversations.inbox import Received
from bot.conversations.outbox import Letter
from bot.conversations.people import Memory
from bot.danger_desk import DangerDesk
from bot.desk import desk_of
from bot.engine.commands import Commands
from bot.engine.output import TurnOutput
from bot.engine.tracker_store import commit_replies
from bot.engine.turn import CURRENT_TURN, Turn

logger = logging.getLogger(__name__)


class Conversationalist:
    """Holds the conversation with every person, one message of each after the other."""

    def __init__(
        self,
        agent: Agent,
        database: ConversationsDatabase,
        composer: Composer,
        danger: DangerDesk,
        languages: Mapping[str, str],
    ) -> None:
        """``agent``: with its model and our parts in place (``furnishing.equip``); ``languages``: names by code."""
        self._agent = agent
        self._database = database
        self.composer = composer
        self._danger = danger
        self._commands = Commands(languages, composer.phrasebook, composer.default_language)

    async def answer(self, received: Received) -> Tuple[Letter, ...]:
        """Answer a message and write the answer down. Whatever fails, there is one; it is returned as sent."""
        async with self._agent.lock_store.lock(received.conversation_id):
            turn = None
            try:
                turn = self._begin(received)
                if turn is None:
                    return ()
                await self._through_rasa(turn)
            except Exception as error:
                logger.error("turn failed: %s", type(error).__name__, exc_info=False)
            if turn is not None and turn.committed:
                return turn.letters
            return self._answer_anyway(received, turn)

    def _begin(self, received: Received) -> Optional[Turn]:
        """The turn of a message; None when a person holds the conversation, or when it was just forgotten."""
        with self._database.transaction() as connection:
            memory = people.recall(connection, received.conversation_id)
            case = cases.current(connection, received.conversation_id)
            choice = self._commands.chosen(connection, received)
            waiting = cases.waiting(connection) if case is None and self.composer.organisation.chats else 0
            held = case is not None and case.state == "taken" and received.danger is None
            if held:
                inbox.note_held(connection, received.id)
        if memory is None or held:
            return None
        meant = self._commands.read(received, memory, choice)
        turn = Turn(meant.message, meant.memory, memory.channel, meant.parsed, case=case)
        turn.desk = desk_of(self.composer.organisation, self.composer.now(), case, waiting)
        return turn

    async def _through_rasa(self, turn: Turn) -> None:
        """Let Rasa understand the message, choose the action and commit the turn (``tracker_store``)."""
        message = UserMessage(
            turn.message.text or "", TurnOutput(turn, self.composer),
            turn.message.conversation_id, input_channel=turn.channel, metadata=turn.known,
            message_id=turn.message.provider_id,
        )  # fmt: skip
        token = CURRENT_TURN.set(turn)
        try:
            if not turn.parse_data:
                turn.parse_data = self._commands.asked_again(await self._understand(message, turn), turn.memory)
            turn.parse_data["desk"] = turn.desk
            message.parse_data = turn.parse_data
            self._introduce(turn)
            await self._agent.processor.handle_message(message)
        finally:
            CURRENT_TURN.reset(token)

    def _introduce(self, turn: Turn) -> None:
        """The first answer says who is answering; in danger that waits for the next one."""
        if not turn.memory.greeted and not turn.parse_data.get("danger"):
            turn.replies.append(self.composer.phrase("disclosure", turn.language))
            turn.introduces = True

    async def _understand(self, message: UserMessage, turn: Turn) -> Dict[str, Any]:
        begun = time.perf_counter()
        tracker = DialogueStateTracker.from_events(message.sender_id, [])
        parsed = await self._agent.processor.parse_message(message, tracker)
        turn.nlu_milliseconds = (time.perf_counter() - begun) * 1000
        decided = parsed.setdefault("language", {})
        decided["code"] = decided.get("code") or turn.memory.language
        return dict(parsed)

    def _answer_anyway(self, received: Received, turn: Optional[Turn]) -> Tuple[Letter, ...]:
        """Rasa gave no answer: the plan of the danger, or a sentence that says so, with the lines that help."""
        language = (turn and turn.language) or received.language
        danger = received.danger or (turn and turn.parse_data.get("danger"))
        memory = turn.memory if turn else Memory(received.conversation_id, "", None, True, {})
        reply = (
            self._danger.plan(danger, memory.slots.get("residence"), language)
            if danger
            else self.composer.phrase("failed", language)
        )
        failed = Turn(received, memory, "")
        failed.parse_data = turn.parse_data if turn else {}
        failed.replies = [reply]
        complete(failed, failed.memory.slots, self.composer.phrasebook)
        try:
            with self._database.transaction() as connection:
                commit_replies(connection, failed, failed.memory.slots)
        except Exception as error:
            logger.error("answer not written down: %s", type(error).__name__)
            return (Letter(0, received.conversation_id, received.id, reply.data),)
        return failed.letters
