"""``python -m bot ask`` and ``chat``: the assistant in the terminal, through the channels' own code.

Conversations live in a database of their own that ends with the command.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
import uuid
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Dict, List, Optional, TextIO

from bot.conversations import choices, people
from bot.delivery import Line
from bot.furnishing import furnish
from bot.office import Office
from bot.reception import Incoming
from bot.renderings.screen import plain_text
from bot.server import load
from bot.settings import Settings

CHANNEL = "ask"
INTERNAL = ("in_reply_to", "withheld", "unanswered", "forget", "case", "feedback", "card", "asks")


@dataclass(frozen=True)
class Question:
    """One thing said to the assistant: words, or the number of a choice (from 1)."""

    conversation: str
    text: Optional[str] = None
    choice: Optional[int] = None


class WrongQuestion(Exception):
    """A line is no question; the message says what is expected."""


def read_question(line: str) -> Question:
    """A plain line is a conversation of its own; an object continues one. Raises WrongQuestion."""
    if not line.lstrip().startswith("{"):
        return Question(uuid.uuid4().hex, line)
    try:
        said = json.loads(line)
    except ValueError:
        return Question(uuid.uuid4().hex, line)
    if not isinstance(said, dict) or not ({"message", "choice"} & set(said)):
        return Question(uuid.uuid4().hex, line)
    conversation, message, choice = said.get("conversation"), said.get("message"), said.get("choice")
    if message is not None and not isinstance(message, str):
        raise WrongQuestion('"message" must be text')
    if choice is not None and (not isinstance(choice, int) or isinstance(choice, bool)):
        raise WrongQuestion('"choice" must be the number of a choice, from 1')
    return Question(str(conversation or uuid.uuid4().hex), message, choice)


class Asker:
    """Asks the assistant as a channel does and waits for what it answers."""

    def __init__(self, office: Office, language: Optional[str] = None) -> None:
        """``language``: that a conversation begins in; None: the one it is written in."""
        self._office = office
        self._language = language

    async def ask(self, question: Question) -> Dict[str, Any]:
        """The block of the answer (design section 4); for a message that was refused, what was said instead."""
        conversation_id = people.pseudonym(self._office.keys.sender, CHANNEL, question.conversation)
        now = time.time()
        with self._office.database.transaction() as connection:
            people.meet(connection, conversation_id, CHANNEL, now)
            memory = people.recall(connection, conversation_id)
            if self._language and memory and memory.language is None:
                people.remember(connection, replace(memory, language=self._language))
            shown = choices.latest(connection, conversation_id)
        message = Incoming(conversation_id, CHANNEL, uuid.uuid4().hex, text=question.text)
        if question.choice is not None:
            pressed = next((each.id for each in shown if each.number == question.choice), "none")
            message = replace(message, text=None, choice_id=pressed)
        with self._office.delivery.line(conversation_id) as line:
            refused = await self._office.reception.receive(message)
            if refused is None:
                return await _answer_to(message.id, line)
        data = refused.reply.data
        said = plain_text(data, self._office.phrasebook)
        return {"question": question.text, "language": data["language"], "topic": None, "ranking": [], "entries": [],
                "reply": [said], "choices": [], "sources": [], "emergency": data["emergency"],
                "refused": refused.reason}  # fmt: skip


async def _answer_to(message_id: str, line: Line) -> Dict[str, Any]:
    """Wait on the line for the reply that carries the whole block."""
    while True:
        line.signal.clear()
        for letter in line.take():
            meta = letter.reply["meta"]
            if meta.get("in_reply_to") == message_id and "ranking" in meta:
                return {key: value for key, value in meta.items() if key not in INTERNAL}
        await line.signal.wait()


async def _with_office(settings: Settings, use: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        # Only the conversations are temporary: knowledge, model and keys are the real ones.
        office = await furnish(await load(settings), settings, f"sqlite:///{Path(folder) / 'conversations.db'}")
        try:
            await use(office)
        finally:
            await office.close()


def ask(
    settings: Settings,
    question: Optional[str],
    language: Optional[str],
    as_json: bool,
    lines: TextIO = sys.stdin,
) -> None:
    """Answer one question, or one a line until the input ends."""

    async def answer_all(office: Office) -> None:
        asker = Asker(office, language)
        if question is not None:
            _show(await asker.ask(Question(uuid.uuid4().hex, question)), as_json)
            return
        while line := await asyncio.to_thread(lines.readline):
            if line.strip():
                await _answer_line(asker, line.rstrip("\n"), as_json)

    asyncio.run(_with_office(settings, answer_all))


async def _answer_line(asker: Asker, line: str, as_json: bool) -> None:
    try:
        _show(await asker.ask(read_question(line)), as_json)
    except WrongQuestion as error:
        _write(json.dumps({"error": str(error)}) if as_json else str(error))


def chat(settings: Settings, language: Optional[str]) -> None:
    """One conversation in the terminal; a number presses a choice, an empty line ends it."""

    async def converse(office: Office) -> None:
        asker = Asker(office, language)
        conversation = uuid.uuid4().hex
        while line := (await asyncio.to_thread(_prompt)):
            _show(await asker.ask(Question(conversation, line)), as_json=False)

    asyncio.run(_with_office(settings, converse))


def _prompt() -> str:
    try:
        return input("> ").strip()
    except EOFError:
        return ""


def _show(answer: Dict[str, Any], as_json: bool) -> None:
    if as_json:
        _write(json.dumps(answer, ensure_ascii=False))
        return
    lines: List[str] = [*answer["reply"]]
    lines += [f"  [{choice['n']}] {choice['title']}" for choice in answer["choices"]]
    _write("\n".join(lines) + "\n")


def _write(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
