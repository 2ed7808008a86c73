"""The trained model as Rasa runs it: what stands in the parse data of a message."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.evaluation.asking import ask_agent
from bot.evaluation.measures import measure
from bot.evaluation.questions import read_questions

TOP_1, TOP_3 = 0.88, 0.96
"""Floors for our own questions; measured 0.920 and 1.000 with 6,273 examples."""


def parse(agent: Any, text: str, language: str | None = None, residence: str | None = None) -> dict[str, Any]:
    from rasa.core.channels.channel import UserMessage

    message = UserMessage(text, metadata={"language": language, "residence": residence})
    return asyncio.run(agent.processor.parse_message(message))


def test_our_own_questions_are_understood(agent: Any) -> None:
    questions = read_questions(Path(__file__).with_name("questions.jsonl"))
    figures = measure(asyncio.run(ask_agent(agent, questions)))
    assert figures["all"]["top1"]["share"] >= TOP_1
    assert figures["all"]["top3"]["share"] >= TOP_3
    assert figures["language_detected"]["share"] >= 0.97
    assert figures["residence"]["share"] >= 0.9
    assert figures["origin"]["share"] >= 0.85


def test_everything_stands_in_the_parse_data(agent: Any) -> None:
    parsed = parse(agent, "soy de Honduras y vivo en Houston, ¿dónde saco mi pasaporte?")
    assert parsed["language"]["code"] == "es"
    assert parsed["intent"]["name"] == "consular_services"
    assert len(parsed["intent_ranking"]) >= 5
    country, city = parsed["entities"]
    assert (country["entity"], country["value"], country["role"]) == ("country", "HN", "origin")
    assert (city["value"], city["country"], city["role"]) == ("Houston", "US", "residence")


def test_a_city_of_several_countries_names_them_until_one_is_known(agent: Any) -> None:
    (city,) = parse(agent, "necesito un doctor, vivo en Santiago", "es")["entities"]
    assert (city["country"], city["alternatives"]) == ("CL", ["CL", "DO", "CU"])
    (city,) = parse(agent, "necesito un doctor, vivo en Santiago", "es", "DO")["entities"]
    assert city["country"] == "DO"
    assert "alternatives" not in city


def test_how_much_and_for_whom_stand_in_the_parse_data(agent: Any) -> None:
    parsed = parse(agent, "quiero mandar 500 mil pesos a mi mamá en Colombia", "es")
    assert parsed["amount"] == {"value": 500000.0, "currency": "COP"}
    assert parsed["whom"] == "parent"
    parsed = parse(agent, "¿qué es el asilo?", "es")
    assert parsed.get("amount") is None
    assert parsed.get("whom") is None


def test_the_language_of_the_conversation_is_kept(agent: Any) -> None:
    assert parse(agent, "ok", "ht")["language"]["code"] == "ht"
    assert parse(agent, "English please", "ht")["language"]["code"] == "en"


def test_a_place_alone_is_a_follow_up(agent: Any) -> None:
    parsed = parse(agent, "¿y en México?", "es")
    assert parsed["follow_up"] == "place"
    assert parsed["intent"] == {"name": "follow_up_place", "confidence": 1.0}


def test_a_danger_overrules_the_classifier(agent: Any) -> None:
    parsed = parse(agent, "me quiero matar", "es")
    assert parsed["danger"] == "self_harm"
    assert parsed["intent"] == parsed["intent_ranking"][0] == {"name": "emergency", "confidence": 1.0}


def test_a_sign_of_a_country_is_marked_and_is_no_follow_up(agent: Any) -> None:
    parsed = parse(agent, "DACA", "es")
    assert [(e["value"], e["sign"]) for e in parsed["entities"]] == [("US", True)]
    assert parsed.get("follow_up") is None


@pytest.mark.parametrize("text", ["", "   ", "👍", "🙏🙏", "?!", "\u200b", "x" * 4000])
def test_odd_messages_do_not_break_it(agent: Any, text: str) -> None:
    parsed = parse(agent, text, "es")
    assert parsed["language"]["code"] == "es"
    assert len(parsed["intent_ranking"]) >= 5
    if not any(letter.isalnum() for letter in text):
        assert parsed["intent"]["name"] == "nlu_fallback"


@pytest.mark.parametrize(
    ("text", "unsure", "is_over"),
    [
        ("no, eso no, hablo de la renta del cuarto que debo al dueño", "trafficking", True),
        ("no, eso no, hablo de la renta del cuarto que debo al dueño", None, False),
        ("no, no puedo ir a la policía, ellos les avisan", "violence", False),
        ("no i dont want to call anybody", "self_harm", False),
        ("no es eso, hablo de la renta", "self_harm", False),
    ],
)
def test_a_danger_that_was_never_sure_is_over_once_something_else_is_said_to_be_meant(
    agent: Any, text: str, unsure: str | None, is_over: bool
) -> None:
    """ "No, not that, it is the landlady" was asked again whether the danger goes on; a bare "no" ends nothing."""
    from rasa.core.channels.channel import UserMessage

    known = {"language": "es", "residence": "ES", "answered": True, "in_danger": True, "unsure": unsure}
    assert asyncio.run(agent.processor.parse_message(UserMessage(text, metadata=known)))["safe"] is is_over
