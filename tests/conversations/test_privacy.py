"""What is kept of a person is told on request, and forgotten on request, in every language."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from bot.ask import CHANNEL
from bot.conversations import people
from bot.conversations.tables import Base
from tests.conftest import Assistant

FORGET = [
    ("es", "borra todos mis datos", "Borré"),
    ("es", "olvídate de mí", "Borré"),
    ("en", "please delete my data", "deleted"),
    ("en", "forget everything", "deleted"),
    ("pt", "apague esta conversa", "Apaguei"),
    ("fr", "effacez tous mes messages", "effacé"),
    ("ht", "efase tout mesaj mwen yo", "efase"),
]
NOT_FORGET = ["¿cuándo se borran los mensajes?", "how do I delete my criminal record?", "do you delete my data?"]
KNOWN = [
    ("es", "¿qué sabe de mí?", "Honduras"),
    ("en", "what do you know about me?", "Honduras"),
    ("pt", "o que você sabe de mim?", "Honduras"),
    ("fr", "que savez-vous de moi ?", "Honduras"),
    ("ht", "kisa ou konnen sou mwen", "Ondiras"),
]


def kept(assistant: Assistant, conversation: str) -> str:
    """Every row that names the conversation."""
    conversation_id = people.pseudonym(assistant.office.keys.sender, CHANNEL, conversation)
    with assistant.office.database.transaction() as session:
        rows = [row for table in Base.metadata.sorted_tables for row in session.execute(select(table)).all()]
    return str([row for row in rows if conversation_id in row])


BEGUN = {
    "es": "soy de Honduras y mi patrón en Houston no me paga",
    "en": "I am from Honduras and my boss in Houston does not pay me, my patrón",
    "pt": "sou de Honduras e meu patrón em Houston não me paga o salário",
    "fr": "je viens du Honduras et mon patrón à Houston ne me paie pas mon salaire",
    "ht": "mwen soti Ondiras epi patrón mwen nan Houston pa peye m lajan mwen",
}


def begun(assistant: Assistant, conversation: str, language: str = "es") -> dict[str, Any]:
    return assistant.ask(BEGUN[language], conversation)


@pytest.mark.parametrize(("language", "text", "done"), FORGET, ids=[row[1] for row in FORGET])
def test_a_person_is_forgotten_at_once_and_told_so(assistant: Assistant, language: str, text: str, done: str) -> None:
    conversation = f"forget {text}"
    begun(assistant, conversation, language)
    assert "Houston" in kept(assistant, conversation)
    answer = assistant.ask(text, conversation)
    assert done in answer["reply"][-1]
    assert (answer["topic"], answer["language"], answer["residence"], answer["origin"]) == (
        "privacy",
        language,
        None,
        None,
    )
    assert "Houston" not in kept(assistant, conversation)
    assert "patrón" not in kept(assistant, conversation)


def test_after_forgetting_there_is_nothing_to_tell(assistant: Assistant) -> None:
    begun(assistant, "empty")
    assistant.ask("borra mis datos", "empty")
    assert "No recuerdo nada" in assistant.ask("¿qué sabe de mí?", "empty")["reply"][-1]


@pytest.mark.parametrize("text", NOT_FORGET)
def test_a_question_about_deleting_deletes_nothing(assistant: Assistant, text: str) -> None:
    conversation = f"keep {text}"
    begun(assistant, conversation)
    assistant.ask(text, conversation)
    assert "Houston" in kept(assistant, conversation)


@pytest.mark.parametrize(("language", "text", "country"), KNOWN, ids=[row[1] for row in KNOWN])
def test_what_is_remembered_is_told(assistant: Assistant, language: str, text: str, country: str) -> None:
    conversation = f"known {text}"
    begun(assistant, conversation, language)
    answer = assistant.ask(text, conversation)
    assert answer["language"] == language
    assert country in answer["reply"][-1]
    assert "Houston" in answer["reply"][-1]


def test_the_privacy_answer_has_both_as_buttons(assistant: Assistant) -> None:
    first = assistant.ask("¿es seguro escribir aquí, quién ve mis datos?", "buttons")
    titles = {choice["title"]: choice["n"] for choice in first["choices"]}
    assert {"Qué sabe de mí", "Borrar todo ahora"} <= titles.keys()
    forgotten = assistant.ask("", "buttons", choice=titles["Borrar todo ahora"])
    assert "Borré" in forgotten["reply"][-1]
