"""How people ask, as the base has it, holds nothing of what the search and the understanding are examined with."""

from __future__ import annotations

import json
from pathlib import Path

from bot.nlu.features import words
from knowledge.reading import read_content
from tests.conversations.scripts import dialogues

TESTS = Path(__file__).resolve().parents[1]


def examined() -> set[tuple[str, ...]]:
    files = [*sorted((TESTS / "nlu").rglob("*.jsonl")), TESTS / "search" / "queries.jsonl"]
    told = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]
    asked = [one.get("text") or one.get("query") or "" for one in told]
    return {tuple(words(text)) for text in [*asked, *(step.say or "" for one in dialogues() for step in one.steps)]}


def test_no_question_of_a_test_is_a_line_of_the_base() -> None:
    content, _ = read_content()
    lines = {
        tuple(words(line)): (entry, line)
        for entry, by_language in content.asked.items()
        for said in by_language.values()
        for line in said
    }
    assert not [lines[key] for key in sorted(lines.keys() & examined())], "take the line out of content/asked"
