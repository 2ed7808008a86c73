"""Puts questions through the whole trained pipeline, and keeps of its answers what is measured."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any, Sequence

from bot.evaluation.measures import Question, Understood


def ask(questions: Sequence[Question], model: Path) -> list[Understood]:
    """Put every question through the whole pipeline of ``model``, each as a conversation of its own."""
    from rasa.core.agent import Agent

    agent = Agent.load(str(model))
    return asyncio.run(ask_agent(agent, questions))


async def ask_agent(agent: Any, questions: Sequence[Question]) -> list[Understood]:
    """The same with an agent that is loaded already."""
    from rasa.core.channels.channel import UserMessage

    await agent.processor.parse_message(UserMessage("hola"))  # what is done once is not timed
    answers = []
    for question in questions:
        begun = time.perf_counter()
        parsed = await agent.processor.parse_message(UserMessage(question.text, metadata={"language": None}))
        answers.append(understood(question, parsed, (time.perf_counter() - begun) * 1000))
    return answers


def understood(question: Question, parsed: dict[str, Any], milliseconds: float) -> Understood:
    """The part of Rasa's parse data that is measured.

    A country without a role, or one that a person wants to reach, counts as residence where no other is
    named: it is the country whose rules are asked for.
    """
    countries: dict[str | None, str] = {}
    for entity in parsed["entities"]:
        if entity["entity"] in ("country", "city"):
            countries.setdefault(entity.get("role"), entity.get("country") or entity["value"])
    residence = countries.get("residence") or countries.get("destination") or countries.get(None)
    return Understood(
        question=question,
        intent=parsed["intent"]["name"],
        ranking=tuple((one["name"], one["confidence"]) for one in parsed["intent_ranking"]),
        language=(parsed.get("language") or {}).get("detected"),
        danger=parsed.get("danger"),
        residence=residence,
        origin=countries.get("origin"),
        milliseconds=milliseconds,
    )
