"""A call, agreed on where no button can be pressed: by number, by word, misspelt; nothing is kept before a yes."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from sqlalchemy import select

from bot.conversations import outbox
from bot.conversations.addresses import Addresses
from bot.conversations.tables import Case
from bot.renderings.gsm import messages
from bot.renderings.sms import MESSAGES, as_sms
from tests.conftest import Assistant
from tests.conversations.desks import run_by
from tests.conversations.test_person import ASK_CALL, NUMBER, conversation_id, everything_kept, press

AGREE = {
    "es": ["1", "sii", "si claro", "asepto", "de acuerdo"],
    "en": ["1", "yess", "okey", "i agree", "yes call me"],
    "pt": ["1", "simm", "pode ligar", "concordo", "tá bom"],
    "fr": ["1", "ouii", "dacor", "d'accord", "oui svp"],
    "ht": ["1", "wii", "m dako", "wi tanpri", "dakò"],
}
REFUSE = {
    "es": ["2", "noo", "mejor no", "no me yamen"],
    "en": ["2", "nah", "dont call me", "rather not"],
    "pt": ["2", "naum", "não quero", "não liguem"],
    "fr": ["2", "nonn", "je ne veux pas", "pas d'accord"],
    "ht": ["2", "nonn", "mwen pa vle", "pa rele m"],
}
SPOKEN = [(language, word) for language, words in AGREE.items() for word in words]
REFUSED = [(language, word) for language, words in REFUSE.items() for word in words]


class Talk:
    """A conversation in words, and what is kept of it."""

    def __init__(self, assistant: Assistant, language: str = "es") -> None:
        self.assistant, self.language, self.name = assistant, language, uuid.uuid4().hex
        self.answer: dict[str, Any] = {}

    def say(self, *texts: str) -> str:
        for text in texts:
            self.answer = self.assistant.ask(text, self.name, language=self.language)
        return str(self.answer["reply"][-1])

    def phrase(self, key: str) -> str:
        return self.assistant.office.phrasebook.say(key, self.language, days_waiting=7)

    def case(self) -> Any:
        with self.assistant.office.database.transaction() as session:
            query = select(Case.state, Case.call_to).where(
                Case.conversation_id == conversation_id(self.assistant, self.name)
            )
            return session.execute(query.order_by(Case.id.desc())).first()

    def agreed(self) -> str | None:
        row = self.case()
        return Addresses(self.assistant.office.keys.address, 1).open(row.call_to) if row and row.call_to else None


@pytest.mark.parametrize(("language", "word"), SPOKEN)
def test_a_yes_is_understood_by_number_by_word_and_misspelt(assistant: Assistant, language: str, word: str) -> None:
    with run_by(assistant, "open"):
        talk = Talk(assistant, language)
        assert talk.phrase("callback_ask_consent") in talk.say(ASK_CALL[language])
        assert talk.phrase("callback_ask_number") in talk.say(word)
        assert talk.case() is None
        confirmed = talk.say(f"{NUMBER}, 6 pm")
    assert talk.agreed() == f"{NUMBER}, 6 pm"
    assert "42" in confirmed
    assert "6 pm" in confirmed
    assert "00:00-24:00" in confirmed


@pytest.mark.parametrize(("language", "word"), REFUSED)
def test_a_no_is_understood_and_respected(assistant: Assistant, language: str, word: str) -> None:
    with run_by(assistant, "open"):
        talk = Talk(assistant, language)
        talk.say(ASK_CALL[language])
        assert talk.phrase("callback_declined") in talk.say(word)
        talk.say(NUMBER)
    assert talk.case() is None
    assert "202 555" not in everything_kept(assistant)


def test_a_number_before_the_yes_is_not_kept_and_the_question_comes_again(assistant: Assistant) -> None:
    with run_by(assistant, "open"):
        talk = Talk(assistant)
        early = talk.say("que me llamen por favor", f"mi número es {NUMBER}")
        assert talk.phrase("callback_early") in early
        assert talk.phrase("callback_ask_consent") in early
        assert talk.case() is None
        assert "202 555" not in everything_kept(assistant)
        talk.say("sí", NUMBER)
    assert talk.agreed() == NUMBER


def test_yes_and_number_may_come_in_one_message(assistant: Assistant) -> None:
    with run_by(assistant, "open"):
        talk = Talk(assistant)
        assert "42" in talk.say("que me llamen por favor", f"si, {NUMBER} por la tarde")
    assert talk.agreed() == f"si, {NUMBER} por la tarde"


def test_what_is_not_understood_is_asked_once_more_and_not_for_ever(assistant: Assistant) -> None:
    with run_by(assistant, "open"):
        talk = Talk(assistant)
        assert talk.phrase("callback_unclear") in talk.say("que me llamen por favor", "blabla")
        assert talk.phrase("callback_unclear") not in talk.say("blabla")
        assert talk.case() is None


def test_a_question_in_between_is_answered(assistant: Assistant) -> None:
    with run_by(assistant, "open"):
        talk = Talk(assistant)
        talk.say("que me llamen por favor", "mi patrón en Houston no me paga")
        assert talk.answer["topic"] == "rights_work"
        talk.say("si", NUMBER)
    assert talk.case() is None


def test_the_number_may_come_a_message_after_the_hour(assistant: Assistant) -> None:
    with run_by(assistant, "open"):
        talk = Talk(assistant, "en")
        noted = talk.say("please call me back", "yes", "after six in the evening", NUMBER)
    assert talk.agreed() == NUMBER
    assert talk.phrase("callback_no_time") in noted


def test_a_wrong_number_can_be_corrected_and_an_agreed_call_taken_back(assistant: Assistant) -> None:
    with run_by(assistant, "open"):
        talk = Talk(assistant)
        assert "99" in talk.say("que me llamen por favor", "si", NUMBER, "perdón, es +1 202 555 0199")
        assert talk.agreed() == "perdón, es +1 202 555 0199"
        talk.say("no me llamen")
        assert talk.case() == ("withdrawn", None)
        talk.say(NUMBER)
    assert talk.case() == ("withdrawn", None)


def test_who_has_agreed_is_not_asked_again(assistant: Assistant) -> None:
    with run_by(assistant, "open"):
        talk = Talk(assistant)
        again = talk.say("que me llamen por favor", "si", NUMBER, "que me llamen por favor")
    assert talk.phrase("call_kept") in again
    assert talk.agreed() == NUMBER


def test_danger_comes_before_consent(assistant: Assistant) -> None:
    with run_by(assistant, "open"):
        talk = Talk(assistant)
        talk.say("que me llamen por favor", "mi esposo me está pegando")
        assert talk.answer["emergency"] == "violence"
        talk.say("si", NUMBER)
    assert talk.case() is None


def test_outside_their_hours_the_confirmation_says_when_they_open(assistant: Assistant) -> None:
    with run_by(assistant, "closed"):
        noted = Talk(assistant).say("que me llamen por favor", "si", NUMBER)
    assert "lunes 00:00-00:01" in noted
    assert "Vuelve a abrir: lunes" in noted


@pytest.mark.parametrize("language", ASK_CALL)
def test_every_step_fits_into_text_messages_with_all_its_answers(assistant: Assistant, language: str) -> None:
    with run_by(assistant, "open"):
        talk = Talk(assistant, language)
        talk.say(ASK_CALL[language], NUMBER, "blabla")
        answer = talk.assistant.ask(ASK_CALL[language], talk.name)
        press(assistant, talk.name, answer, "choice_consent_yes")
        talk.say(NUMBER)
    with assistant.office.database.transaction() as session:
        letters = outbox.after(session, conversation_id(assistant, talk.name), 0)
    for reply in (letter.reply for letter in letters if letter.reply["choices"]):
        written = as_sms(reply, assistant.office.phrasebook)
        assert messages(written) <= MESSAGES
        for number in range(1, len(reply["choices"]) + 1):
            assert f"{number} " in written.splitlines()[-1], written
