"""Says what nobody asked for: who is answering, and what has happened meanwhile."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Callable, Mapping, Tuple

from rasa.core.agent import Agent
from sqlalchemy.engine import Connection

from bot.composer import Composer, WrongDraft
from bot.conversations import cases, choices, outbox, people
from bot.conversations.database import ConversationsDatabase
from bot.conversations.outbox import Letter
from bot.conversations.people import Memory
from bot.desk import desk_of
from bot.engine.commands import languages_to_choose
from bot.reply import Reply


class Teller:
    """Writes replies down that answer no message."""

    def __init__(
        self, agent: Agent, database: ConversationsDatabase, composer: Composer, languages: Mapping[str, str]
    ) -> None:
        """``languages``: the names of those that are spoken, by code."""
        self._agent = agent
        self._database = database
        self._composer = composer
        self._languages = languages

    def greet(self, conversation_id: str, channel: str, language: str) -> None:
        """Say who is answering, before anything is asked, with the languages to choose from."""
        text = [{"phrase": "disclosure"}, {"phrase": "greeting"}]
        reply = self._composer.compose({"text": text, "choices": languages_to_choose(self._languages)}, language)
        now = time.time()
        with self._database.transaction() as connection:
            people.meet(connection, conversation_id, channel, now)
            people.remember(connection, Memory(conversation_id, channel, language, True, {}))
            _post(connection, conversation_id, reply, now)

    async def tell(self, conversation_id: str, action: str, note: Callable[[Connection], bool]) -> Tuple[Letter, ...]:
        """Say unasked what ``action`` words. ``note`` marks it as said in the same transaction, or finds it marked."""
        async with self._agent.lock_store.lock(conversation_id):
            with self._database.transaction() as connection:
                memory = people.recall(connection, conversation_id)
                case = cases.current(connection, conversation_id)
            if memory is None:
                return ()
            reply = await self._worded(action, memory, case)
            with self._database.transaction() as connection:
                if not note(connection):
                    return ()
                now = time.time()
                people.meet(connection, conversation_id, memory.channel, now)  # it is kept as long as any message
                return _post(connection, conversation_id, reply, now)

    async def _worded(self, action: str, memory: Memory, case: cases.OpenCase | None) -> Reply:
        """What an action says when no message asks for it. Raises WrongDraft when it says nothing."""
        desk = desk_of(self._composer.organisation, self._composer.now(), case)
        message = {"intent": {"name": ""}, "entities": [], "language": {"code": memory.language}, "desk": desk}
        draft = await self._agent.action_endpoint.draft(action, message, memory.slots)
        if draft is None:
            raise WrongDraft(f"'{action}' words nothing")
        return self._composer.compose(draft, memory.language or "")


def _post(connection: Connection, conversation_id: str, reply: Reply, now: float) -> Tuple[Letter, ...]:
    """Write a reply down with its buttons."""
    numbered = tuple(replace(choice, number=number) for number, choice in enumerate(reply.choices, 1))
    choices.keep(connection, conversation_id, numbered, now)
    return outbox.post(connection, conversation_id, None, [reply.data], now)
