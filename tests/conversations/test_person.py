"""A person: the queue, the hours, a call back with consent; each state as the case table has it."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from sqlalchemy import select

from bot.ask import CHANNEL
from bot.conversations import cases, people
from bot.conversations.addresses import Addresses
from bot.conversations.tables import Base, Case, Feedback
from tests.conftest import Assistant
from tests.conversations.desks import run_by

NUMBER = "+1 202 555 0142"
WANTED = {
    "es": "quiero hablar con una persona",
    "en": "I want to talk to a person",
    "pt": "quero falar com uma pessoa",
    "fr": "je veux parler à une personne",
    "ht": "mwen vle pale ak yon moun",
}
ASK_CALL = {
    "es": "que me llamen por favor",
    "en": "please call me back",
    "pt": "podem me ligar",
    "fr": "rappelez-moi s'il vous plaît",
    "ht": "rele m tanpri",
}


def conversation_id(assistant: Assistant, name: str) -> str:
    return people.pseudonym(assistant.office.keys.sender, CHANNEL, name)


def press(assistant: Assistant, name: str, answer: dict[str, Any], key: str) -> dict[str, Any]:
    title = assistant.office.phrasebook.say(key, answer["language"])
    number = next(choice["n"] for choice in answer["choices"] if choice["title"] == title)
    return assistant.ask("", name, choice=number)


def everything_kept(assistant: Assistant) -> str:
    with assistant.office.database.transaction() as session:
        return str([tuple(row) for table in Base.metadata.sorted_tables for row in session.execute(select(table))])


@pytest.fixture(autouse=True)
def _nobody_else_waits(assistant: Assistant) -> None:
    with assistant.office.database.transaction() as session:
        for case_id in session.execute(select(Case.id).where(Case.state == "waiting").order_by(Case.id)).scalars():
            cases.move(session, case_id, "withdrawn", 0.0)


@pytest.mark.parametrize("language", WANTED)
def test_whoever_asks_for_a_person_stands_in_the_queue_and_can_leave_it(assistant: Assistant, language: str) -> None:
    name = uuid.uuid4().hex
    with run_by(assistant, "open"):
        asked = assistant.ask(WANTED[language], name, language=language)
        assert asked["handoff"] == {"state": "waiting", "position": 1}
        assert asked["language"] == language
        other = assistant.ask(WANTED[language], language=language)
        assert other["handoff"]["position"] == 2
        left = press(assistant, name, asked, "choice_withdraw")
        assert left["handoff"] is None
    with assistant.office.database.transaction() as session:
        assert cases.current(session, conversation_id(assistant, name)) is None


def test_the_assistant_goes_on_answering_until_a_person_takes_the_case_and_after_it(assistant: Assistant) -> None:
    name = uuid.uuid4().hex
    who = conversation_id(assistant, name)
    with run_by(assistant, "open"):
        assistant.ask(WANTED["es"], name)
        meanwhile = assistant.ask("mi patrón en Houston no me paga", name)
        assert (meanwhile["topic"], meanwhile["handoff"]["state"]) == ("rights_work", "waiting")
        with assistant.office.database.transaction() as session:
            case = cases.current(session, who)
            assert case is not None
            cases.move(session, case.id, "taken", 1.0, taken_by="agent")
            cases.move(session, case.id, "given_back", 2.0)
        back = assistant.ask("y en México?", name)
        assert (back["topic"], back["residence"], back["handoff"]) == ("rights_work", "MX", None)


def test_in_danger_the_case_comes_before_all_others(assistant: Assistant) -> None:
    name = uuid.uuid4().hex
    with run_by(assistant, "open"):
        assistant.ask(WANTED["es"])
        danger = assistant.ask("mi esposo me está pegando, estoy en México", name)
        assert danger["emergency"] == "violence"
        assert press(assistant, name, danger, "choice_person")["handoff"]["state"] == "waiting"
        with assistant.office.database.transaction() as session:
            case = cases.current(session, conversation_id(assistant, name))
        assert case is not None
        assert case.position == 1


def test_outside_their_hours_nobody_is_promised(assistant: Assistant) -> None:
    with run_by(assistant, "closed"):
        answer = assistant.ask("quiero hablar con una persona, estoy en Estados Unidos")
    assert answer["handoff"] is None
    assert assistant.office.phrasebook.say("choice_callback", "es") in [each["title"] for each in answer["choices"]]
    assert "00:00-00:01" in answer["reply"][-1]


@pytest.mark.parametrize("language", ASK_CALL)
def test_a_number_is_kept_only_after_a_yes_and_only_sealed(assistant: Assistant, language: str) -> None:
    name = uuid.uuid4().hex
    with run_by(assistant, "open"):
        asked = assistant.ask(ASK_CALL[language], name, language=language)
        assert asked["language"] == language
        agreed = press(assistant, name, asked, "choice_consent_yes")
        assert "42" not in agreed["reply"][-1]
        noted = assistant.ask(f"{NUMBER} after 6", name)
        assert "42" in noted["reply"][-1]
        assert "555" not in noted["reply"][-1]
        assert noted["handoff"]["state"] == "waiting"
    assert "202 555" not in everything_kept(assistant)
    with assistant.office.database.transaction() as session:
        row = session.execute(
            select(Case).where(Case.conversation_id == conversation_id(assistant, name)).order_by(Case.id)
        ).one()
        sealed = Addresses(assistant.office.keys.address, 1).open(row.call_to)
    assert sealed == f"{NUMBER} after 6"


def test_a_number_without_consent_is_not_kept(assistant: Assistant) -> None:
    name = uuid.uuid4().hex
    with run_by(assistant, "open"):
        asked = assistant.ask(ASK_CALL["es"], name)
        press(assistant, name, asked, "choice_consent_no")
        assistant.ask(f"mi numero es {NUMBER}", name)
    with assistant.office.database.transaction() as session:
        rows = session.execute(select(Case.call_to).where(Case.conversation_id == conversation_id(assistant, name)))
        assert not any(rows.scalars())
    assert "202 555" not in everything_kept(assistant)


def test_the_number_goes_when_the_case_is_over(assistant: Assistant) -> None:
    name = uuid.uuid4().hex
    with run_by(assistant, "open"):
        press(assistant, name, assistant.ask(ASK_CALL["es"], name), "choice_consent_yes")
        noted = assistant.ask(NUMBER, name)
        press(assistant, name, noted, "choice_withdraw")
    with assistant.office.database.transaction() as session:
        rows = session.execute(select(Case.call_to).where(Case.conversation_id == conversation_id(assistant, name)))
        assert list(rows.scalars()) == [None]


def test_where_nobody_calls_back_no_number_is_asked_for(assistant: Assistant) -> None:
    answer = assistant.ask("que me llamen por favor")
    assert answer["topic"] == "human_agent"
    assert assistant.office.phrasebook.say("choice_consent_yes", "es") not in [c["title"] for c in answer["choices"]]


def test_what_did_not_help_is_noted_without_the_person(assistant: Assistant) -> None:
    name = uuid.uuid4().hex
    answer = assistant.ask("mi patrón en Houston no me paga", name)
    press(assistant, name, answer, "choice_not_helped")
    with assistant.office.database.transaction() as session:
        rows = session.execute(select(Feedback).order_by(Feedback.id.desc())).all()
        assert (rows[0].about, rows[0].entry, rows[0].topic) == ("entry", answer["entries"][0], "rights_work")
        assert {column.name for column in Feedback.__table__.columns}.isdisjoint({"conversation_id", "text"})


def test_nobody_is_asked_for_an_opinion_after_a_danger(assistant: Assistant) -> None:
    name = uuid.uuid4().hex
    assistant.ask("mi esposo me está pegando, estoy en México", name)
    answer = assistant.ask("mis hijos pueden ir a la escuela?", name)
    assert assistant.office.phrasebook.say("choice_not_helped", "es") not in [c["title"] for c in answer["choices"]]
