"""What the tests of understanding share: the training examples, and the models that are quick to learn."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Iterator, Sequence

import pytest
from ruamel.yaml import YAML

from bot.nlu.language import LanguageModel
from bot.nlu.places import PlaceFinder, gather
from tests.conftest import Assistant

PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Example:
    text: str
    topic: str
    language: str
    danger: str | None = None


def read_examples() -> Iterator[Example]:
    yaml = YAML(typ="safe", pure=False)
    for path in sorted((PROJECT / "data" / "nlu").glob("*/*.yml")):
        for block in yaml.load(path)["nlu"]:
            for line in block["examples"].splitlines():
                if line.startswith("- "):
                    topic, about = block["intent"], block["metadata"]
                    yield Example(line[2:].strip(), topic, about["language"], about.get("danger"))


def understood(assistant: Assistant, texts: Sequence[str]) -> list[dict[str, Any]]:
    """What the whole understanding says of each text."""
    from rasa.core.channels.channel import UserMessage

    async def parse_all() -> list[dict[str, Any]]:
        processor = assistant.office.agent.processor
        return [await processor.parse_message(UserMessage(text)) for text in texts]

    return assistant.loop.run_until_complete(asyncio.ensure_future(parse_all(), loop=assistant.loop))


def read_lines(name: str) -> list[dict[str, Any]]:
    path = Path(__file__).with_name(name)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="session")
def examples() -> list[Example]:
    return list(read_examples())


@pytest.fixture(scope="session")
def finder(examples: list[Example]) -> PlaceFinder:
    vocabulary = gather(example.text for example in examples)
    return PlaceFinder(vocabulary, role_model=PlaceFinder(vocabulary).learn_roles())


@pytest.fixture(scope="session")
def language_model(examples: list[Example]) -> LanguageModel:
    few = examples[::3]  # enough to tell five languages apart, in a second
    return LanguageModel.learn([e.text for e in few], [e.language for e in few])
