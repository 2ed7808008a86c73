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


def parse(agent: Any, text: str, language: str | None = None) -> dict[str, Any]:
    from rasa.core.channels.channel import UserMessage

    message = UserMessage(text, metadata={"language": language})
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
