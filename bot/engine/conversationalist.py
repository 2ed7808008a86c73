"""Answers a message that was taken in: Rasa where it can, a phrase where it cannot, never silence."""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from typing import Any, Callable, Dict, Optional, Sequence, Tuple

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.engine import Connection

from bot.answer import complete
from bot.conversations import cases, choices, inbox, outbox, people
from bot.conversations.database import ConversationsDatabase
from bot.conversations.inbox import Received
from bot.conversations.outbox import Letter
from bot.conversations.people import Memory
from bot.danger_desk import DangerDesk
from bot.engine.commands import Commands, languages_to_choose
from bot.engine.output import TurnOutput
from bot.engine.tracker_store import commit_replies
from bot.engine.turn import CURRENT_TURN, Turn
from bot.phrasebook import Phrasebook
from bot.reply import Composer, Reply, WrongDraft
from knowledge import Language

logger = logging.getLogger(__name__)


class Conversationalist:
    """Holds the conversation with every person, one message of each after the other."""

    def __init__(
        self,
        agent: Agent,
        database: ConversationsDatabase,
        composer: Composer,
        danger: DangerDesk,
        languages: Sequence[Language],
    ) -> None:
        """``agent``: with its model loaded and our parts in place (``office.equip``)."""
        self._languages = {each.code: each.name for each in languages}
        self._agent = agent
        self._database = database
        self.composer = composer
        self._danger = danger
        self._commands = Commands(self._languages, composer.phrasebook, composer.default_language)

    @property
    def phrasebook(self) -> Phrasebook:
        """The phrases in use."""
        return self.composer.phrasebook

    def phrase(self, key: str, language: Optional[str], **values: Any) -> Reply:
        """One phrase as a Reply."""
        return self.composer.compose({"text": {"phrase": key, **values}}, language or "")

    def greeting(self, language: str) -> Reply:
        """Who is answering, and the languages to choose from."""
        text = [{"phrase": "disclosure"}, {"phrase": "greeting"}]
        return self.composer.compose({"text": text, "choices": languages_to_choose(self._languages)}, language)

    def post(self, connection: Connection, conversation_id: str, reply: Reply, now: float) -> Tuple[Letter, ...]:
        """Send something that nobody asked for, with its buttons."""
        numbered = tuple(replace(choice, number=number) for number, choice in enumerate(reply.choices, 1))
        choices.keep(connection, conversation_id, numbered, now)
        return outbox.post(connection, conversation_id, None, [reply.data], now)

    async def tell(self, conversation_id: str, action: str, note: Callable[[Connection], bool]) -> Tuple[Letter, ...]:
        """Say unasked what ``action`` words. ``note`` marks it as said in the same transaction, or finds it marked."""
        async with self._agent.lock_store.lock(conversation_id):
            with self._database.transaction() as connection:
                memory = people.recall(connection, conversation_id)
                case = cases.current(connection, conversation_id)
            if memory is None:
                return ()
            reply = await self._worded(action, memory, self._desk(case, 0))
            with self._database.transaction() as connection:
                if not note(connection):
                    return ()
                now = time.time()
                people.meet(connection, conversation_id, memory.channel, now)  # it is kept as long as any message
                return self.post(connection, conversation_id, reply, now)

    async def _worded(self, action: str, memory: Memory, desk: Dict[str, Any]) -> Reply:
        """What an action says when no message asks for it. Raises WrongDraft when it says nothing."""
        message = {"intent": {"name": ""}, "entities": [], "language": {"code": memory.language}, "desk": desk}
        tracker = {"sender_id": "", "slots": memory.slots, "latest_message": message, "events": []}
        result = await self._agent.action_endpoint.request(
            json={"next_action": action, "sender_id": "", "tracker": tracker}
        )
        draft = result["responses"][0].get("custom") if result["responses"] else None
        if draft is None:
            raise WrongDraft(f"'{action}' words nothing")
        return self.composer.compose(draft, memory.language or "")

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
        turn.desk = self._desk(case, waiting)
        return turn

    def _desk(self, case: Optional[cases.OpenCase], waiting: int) -> Dict[str, Any]:
        """Who of the organisation can be reached now, for the actions."""
        organisation = self.composer.organisation
        return {
            "chats": organisation.takes_chats(self.composer.now()),
            "callbacks": organisation.callbacks,
            "position": case.position if case else waiting + 1,
            "state": case.state if case else None,
            "calls": case is not None and case.calls,
            "minutes": organisation.minutes_per_case,
        }

    async def _through_rasa(self, turn: Turn) -> None:
        """Let Rasa understand the message, choose the action and commit the turn (``tracker_store``)."""
        processor = self._agent.processor
        known = {
            "language": turn.memory.language,
            "language_settled": bool(turn.memory.slots) and not turn.memory.slots.get("unsettled"),
            "danger": turn.message.danger,
            "answered": bool(turn.memory.slots.get("listed") or turn.memory.slots.get("danger")),
            "topic": turn.memory.slots.get("topic"),
            "residence": turn.memory.slots.get("residence"),
            "in_danger": bool(turn.memory.slots.get("danger")),
            "unsure": turn.memory.slots.get("danger") if turn.memory.slots.get("unsure") else None,
        }
        message = UserMessage(
            turn.message.text or "", TurnOutput(turn, self.composer),
            turn.message.conversation_id, input_channel=turn.channel, metadata=known,
            message_id=turn.message.provider_id,
        )  # fmt: skip
        token = CURRENT_TURN.set(turn)
        try:
            if not turn.parse_data:
                turn.parse_data = self._commands.asked_again(await self._understand(message, turn), turn.memory)
            turn.parse_data["desk"] = turn.desk
            message.parse_data = turn.parse_data
            self._introduce(turn)
            await processor.handle_message(message)
        finally:
            CURRENT_TURN.reset(token)

    def _introduce(self, turn: Turn) -> None:
        """The first answer says who is answering; in danger that waits for the next one."""
        if not turn.memory.greeted and not turn.parse_data.get("danger"):
            turn.replies.append(self.phrase("disclosure", turn.language))
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
        reply = self._danger.plan(danger, _residence(turn), language) if danger else self.phrase("failed", language)
        failed = Turn(received, turn.memory if turn else Memory(received.conversation_id, "", None, True, {}), "")
        failed.parse_data = turn.parse_data if turn else {}
        failed.replies = [reply]
        complete(failed, failed.memory.slots, self.phrasebook)
        try:
            with self._database.transaction() as connection:
                commit_replies(connection, failed, failed.memory.slots)
        except Exception as error:
            logger.error("answer not written down: %s", type(error).__name__)
            return (Letter(0, received.conversation_id, received.id, reply.data),)
        return failed.letters


def _residence(turn: Optional[Turn]) -> Optional[str]:
    return None if turn is None else turn.memory.slots.get("residence")
