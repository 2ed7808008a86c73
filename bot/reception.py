"""The way of a message, the same for every channel (design section 7).

verify (the channel) -> danger rules -> redact -> inbox -> acknowledge -> per-person order -> Rasa
-> Reply -> outbox -> deliver. What is written down is answered, also after a crash, and only once.
"""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass
from typing import Any, Dict, Optional, Set

from bot.callbacks import Callbacks
from bot.conversations import inbox, people
from bot.conversations.database import ConversationsDatabase
from bot.conversations.inbox import ArrivedBefore, Received
from bot.danger_desk import DangerDesk
from bot.delivery import Delivery
from bot.engine.conversationalist import Conversationalist
from bot.redaction import Redactor
from bot.reply import Reply
from bot.settings import Settings

logger = logging.getLogger(__name__)
MINUTE = 60.0


@dataclass(frozen=True)
class Incoming:
    """A verified message of a channel. One of ``text``, ``choice_id``, ``language`` and ``location`` is set.

    ``location``: a place that was shared, rounded already (``bot/location.py``).
    ``id``: the provider's, by which a message that is delivered twice is answered once.
    """

    conversation_id: str
    channel: str
    id: str
    text: Optional[str] = None
    choice_id: Optional[str] = None
    language: Optional[str] = None
    location: Optional[str] = None


@dataclass(frozen=True)
class Refused:
    """A message that was not taken in: ``reason`` (empty, too_long, too_many, busy, failed) and what to say instead."""

    reason: str
    reply: Reply


class Reception:
    """Takes messages in and sees to it that each is answered."""

    def __init__(
        self,
        settings: Settings,
        database: ConversationsDatabase,
        redactor: Redactor,
        danger: DangerDesk,
        conversationalist: Conversationalist,
        delivery: Delivery,
        callbacks: Callbacks,
    ) -> None:
        """Everything it needs is made elsewhere, once."""
        self.settings = settings
        self.database = database
        self.delivery = delivery
        self._redactor = redactor
        self.danger = danger
        self._conversationalist = conversationalist
        self._callbacks = callbacks
        self._tasks: Set[asyncio.Task[None]] = set()

    async def receive(self, message: Incoming) -> Optional[Refused]:
        """Take a message in; its answer follows through ``delivery``. None, or why it was not taken."""
        text = _readable(message.text) if message.text is not None else None
        category = self.danger.recognise(text) if text else None
        if text == "":
            return self._refused("empty", message)
        if text and len(text) > self.settings.message_length and category is None:
            return self._refused("too_long", message)
        if text:
            text = self._redactor.redact(text)[: self.settings.message_length]
        try:
            return self._take_in(message, text, category)
        except Exception as error:
            logger.error("inbox: %s", type(error).__name__)
            return self._refused("failed", message, category)

    def _take_in(self, message: Incoming, text: Optional[str], category: Optional[str]) -> Optional[Refused]:
        now = time.time()
        with self.database.transaction() as connection:
            if (
                inbox.count_since(connection, message.conversation_id, now - MINUTE)
                >= self.settings.messages_per_minute
            ):
                return self._refused("too_many", message, category)
            if len(self._tasks) >= self.settings.turns_waiting:
                return self._refused("busy", message, category)
            people.meet(connection, message.conversation_id, message.channel, now)
            if text:
                text = self._callbacks.take(connection, message.conversation_id, message.text or "", text, now)
            received = Received(
                0, message.conversation_id, message.id, text, message.choice_id, message.language, category,
                message.location,
            )  # fmt: skip
            try:
                accepted = inbox.accept(connection, received, now)
            except ArrivedBefore:
                connection.rollback()
                return None
        self._answer_soon(accepted)
        return None

    def _refused(self, reason: str, message: Incoming, category: Optional[str] = None) -> Refused:
        """Danger is answered from memory even when nothing else works."""
        language = message.language or self._language_of(message.conversation_id)
        if category is not None:
            # Its buttons could not be kept, so it has none.
            return Refused(reason, self.danger.plan(category, None, language).again(with_choices=False))
        return Refused(reason, self._conversationalist.composer.phrase(reason, language))

    def _language_of(self, conversation_id: str) -> Optional[str]:
        try:
            with self.database.transaction() as connection:
                memory = people.recall(connection, conversation_id)
            return memory.language if memory else None
        except Exception as error:  # the sentence matters more than its language
            logger.error("recall: %s", type(error).__name__)
            return None

    def resume(self) -> int:
        """Answer what a crash or a stop left waiting; returns the number of messages."""
        with self.database.transaction() as connection:
            left = inbox.waiting(connection)
        for received in left:
            self._answer_soon(received)
        return len(left)

    async def close(self, seconds: float) -> None:
        """Finish the turns that are under way; what does not end in time waits in the inbox for the next start."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        for task in self._tasks:
            task.cancel()

    @property
    def waiting(self) -> int:
        """Messages that are being answered or wait for it."""
        return len(self._tasks)

    def _answer_soon(self, received: Received) -> None:
        task = asyncio.get_running_loop().create_task(self._answer(received))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _answer(self, received: Received) -> None:
        self.delivery.typing(received.conversation_id, True)
        try:
            letters = await self._conversationalist.answer(received)
        finally:
            self.delivery.typing(received.conversation_id, False)
        self.delivery.deliver(received.conversation_id, letters)

    def state(self) -> Dict[str, Any]:
        """For ``/health/ready``: whether the database answers, and how much waits."""
        return {"conversations": self.database.answers(), "waiting": self.waiting}


def _readable(text: str) -> str:
    """What a person can have meant: no control characters, no Rasa command (``/intent{...}``)."""
    printable = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(printable.split()).lstrip("/ ")
