"""What a person is told without asking: whoever changes the case table causes it, once."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import update

from bot.ask import CHANNEL
from bot.conversations import cases, outbox, people
from bot.conversations.tables import Case
from bot.renderings.screen import plain_text
from tests.conftest import Assistant
from tests.conversations.desks import run_by
from tests.conversations.test_person import WANTED, _nobody_else_waits, press  # noqa: F401 - a fixture


class Person:
    """Somebody who has asked for a person, and an agent who writes to the case table and nowhere else."""

    def __init__(self, assistant: Assistant, language: str = "es") -> None:
        self.assistant, self.office, self.name = assistant, assistant.office, uuid.uuid4().hex
        self.id = people.pseudonym(self.office.keys.sender, CHANNEL, self.name)
        self.seen = 0
        self.asked = self.say(WANTED[language], language=language)

    def say(self, text: str, **more: Any) -> dict[str, Any]:
        answer = self.assistant.ask(text, self.name, **more)
        self.news()
        return answer

    def agent_writes(self, state: str) -> None:
        with self.office.database.engine.begin() as desk:
            desk.execute(update(Case).where(Case.conversation_id == self.id).values(state=state))

    def news(self) -> list[dict[str, Any]]:
        """What has come since the last time."""
        with self.office.database.transaction() as session:
            letters = outbox.after(session, self.id, self.seen)
        self.seen = letters[-1].id if letters else self.seen
        return [letter.reply for letter in letters]

    def told(self) -> list[dict[str, Any]]:
        """What has come, once the office has looked at the cases twice, as two processes do."""
        assert self.assistant.run(self.office.news.tell())
        assert self.assistant.run(self.office.news.tell())
        return self.news()


@contextmanager
def later(assistant: Assistant, moment: datetime) -> Iterator[None]:
    """The office's clock shows another moment."""
    composer = assistant.office.composer
    now, composer.now = composer.now, lambda: moment
    try:
        yield
    finally:
        composer.now = now


def say(assistant: Assistant, key: str, language: str) -> str:
    return assistant.office.phrasebook.say(key, language)


@pytest.mark.parametrize("state", ["given_back", "closed"])
@pytest.mark.parametrize("language", WANTED)
def test_the_person_is_told_once_and_in_their_language_that_the_assistant_is_back(
    assistant: Assistant, language: str, state: str
) -> None:
    with run_by(assistant, "open"):
        person = Person(assistant, language)
        person.agent_writes("taken")
        assert person.told() == []
        person.agent_writes(state)
        told = person.told()
    assert [(reply["text"], reply["language"]) for reply in told] == [
        (say(assistant, "assistant_back", language), language)
    ]
    assert say(assistant, "choice_person", language) in [choice["title"] for choice in told[0]["choices"]]


def test_the_buttons_of_the_news_can_be_pressed_by_their_number(assistant: Assistant) -> None:
    with run_by(assistant, "open"):
        person = Person(assistant)
        person.agent_writes("taken")
        person.agent_writes("closed")
        person.told()
        assert person.say("2")["handoff"] == {"state": "waiting", "position": 1}


@pytest.mark.parametrize("leave", ["choice_withdraw", "forget"])
def test_whoever_withdrew_or_was_forgotten_is_told_nothing(assistant: Assistant, leave: str) -> None:
    with run_by(assistant, "open"):
        person = Person(assistant)
        if leave == "forget":
            person.say("borra todo lo que sabes de mí")
        else:
            press(assistant, person.name, person.asked, leave)
        person.agent_writes("given_back" if leave == "forget" else "withdrawn")
        person.news()
        assert person.told() == []


def test_what_was_said_to_a_person_is_not_answered_by_the_assistant_later(assistant: Assistant) -> None:
    with run_by(assistant, "open"):
        person = Person(assistant)
        person.agent_writes("taken")
        received = _send(person, "me dijo que traiga el pasaporte?")
        assert person.news() == []
        person.agent_writes("given_back")
        assert [reply["text"] for reply in person.told()] == [say(assistant, "assistant_back", "es")]
        with person.office.database.transaction() as session:
            from bot.conversations import inbox

            assert received not in [each.provider_id for each in inbox.waiting(session)]
        assert person.say("mi patrón en Houston no me paga")["topic"] == "rights_work"


def _send(person: Person, text: str) -> str:
    """Send a message and wait until the assistant is through with it, answered or not."""
    import asyncio

    from bot.reception import Incoming

    async def send() -> None:
        await person.office.reception.receive(Incoming(person.id, CHANNEL, message_id, text=text))
        while person.office.reception.waiting:
            await asyncio.sleep(0)

    message_id = uuid.uuid4().hex
    person.assistant.run(send())
    return message_id


@pytest.mark.parametrize("language", WANTED)
def test_who_still_waits_when_the_office_closes_is_told_once_and_answered_on(
    assistant: Assistant, language: str
) -> None:
    with run_by(assistant, "weekdays"), later(assistant, MONDAY_NOON):
        person = Person(assistant, language)
        _opened(person, MONDAY_NOON)
        person.say("Estados Unidos")
        assert person.told() == []
        with later(assistant, MONDAY_NOON + timedelta(hours=6)):
            told = person.told()
            assert len(told) == 1
            words = plain_text(told[0], assistant.office.phrasebook)
            assert told[0]["text"].startswith(say(assistant, "queue_closed", language))
            assert say(assistant, "queue_kept", language) in words
            assert "09:00 (" in words
            assert "America/Mexico_City" in words
            assert [contact["value"] for contact in told[0]["contacts"]] == ["+18886244752"]
            titles = [choice["title"] for choice in told[0]["choices"]]
            assert titles == [say(assistant, "choice_callback", language), say(assistant, "choice_withdraw", language)]
            answered = person.say("mi patrón no me paga", language=language)
            assert (answered["topic"], answered["handoff"]["state"]) == ("rights_work", "waiting")
            again = person.say(WANTED[language])
            assert say(assistant, "queue_kept", language) in again["reply"][-1]
        with later(assistant, MONDAY_NOON + timedelta(days=1, hours=6)):
            assert len(person.told()) == 1  # the next day nobody came either


def test_a_holiday_is_no_opening(assistant: Assistant) -> None:
    with run_by(assistant, "weekdays"), later(assistant, MONDAY_NOON + timedelta(days=3)):
        person = Person(assistant)
        _opened(person, MONDAY_NOON + timedelta(days=3))
        with later(assistant, MONDAY_NOON + timedelta(days=3, hours=6)):
            assert "lunes, 28 de diciembre de 2026, 09:00" in person.told()[0]["text"]


def test_who_asked_for_a_call_is_told_of_the_call(assistant: Assistant) -> None:
    with run_by(assistant, "weekdays"), later(assistant, MONDAY_NOON):
        person = Person(assistant)
        _opened(person, MONDAY_NOON)
        with person.office.database.transaction() as session:
            cases.open_case(session, person.id, 0.0, call_to=b"sealed")
        with later(assistant, MONDAY_NOON + timedelta(hours=6)):
            told = person.told()
    assert told[0]["text"].startswith(say(assistant, "call_closed", "es"))
    assert [choice["title"] for choice in told[0]["choices"]] == [say(assistant, "choice_withdraw", "es")]


def test_who_asked_when_it_was_closed_already_is_not_told_it_again(assistant: Assistant) -> None:
    with run_by(assistant, "weekdays"), later(assistant, MONDAY_NOON + timedelta(hours=6)):
        person = Person(assistant)
        with person.office.database.transaction() as session:
            cases.open_case(session, person.id, (MONDAY_NOON + timedelta(hours=6)).timestamp(), call_to=b"sealed")
        assert person.told() == []


MONDAY_NOON = datetime(2026, 12, 21, 18, 0, tzinfo=timezone.utc)  # 12:00 in Mexico City


def _opened(person: Person, moment: datetime) -> None:
    with person.office.database.engine.begin() as connection:
        opened = update(Case).where(Case.conversation_id == person.id).values(opened_at=moment.timestamp())
        connection.execute(opened)
