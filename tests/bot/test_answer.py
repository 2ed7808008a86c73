"""The block that every answer carries, the same in the terminal and over HTTP (design section 4)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.ask import WrongQuestion, read_question
from tests.bot.channels.client import WebClient
from tests.conftest import PROJECT, Assistant, Server

KEYS = {
    "question", "language", "topic", "ranking", "origin", "residence", "destination", "transit", "corridor", "city",
    "entries", "reply", "choices", "sources", "emergency", "handoff", "milliseconds", "nlu_milliseconds",
}  # fmt: skip
SAME = ("language", "topic", "origin", "residence", "destination", "city", "entries", "sources", "emergency")
QUESTIONS = [
    json.loads(line)["text"]
    for line in (PROJECT / "tests/nlu/questions.jsonl").read_text(encoding="utf-8").splitlines()[::3]
][:50]


def test_there_are_fifty_questions_to_compare() -> None:
    assert len(QUESTIONS) == 50


def test_the_terminal_and_the_web_answer_alike(server: Server, assistant: Assistant) -> None:
    different = []
    for question in QUESTIONS:
        asked, over_http = assistant.ask(question), WebClient(server).ask(question)["meta"]
        different += [(question, key, asked[key], over_http[key]) for key in SAME if asked[key] != over_http[key]]
    assert different == []


def test_an_answer_has_every_key_of_the_contract(assistant: Assistant) -> None:
    answer = assistant.ask("mi patrón no me paga")
    assert set(answer) == KEYS
    assert len(answer["ranking"]) >= 5
    assert answer["ranking"][0][0] == answer["topic"]
    assert [choice["n"] for choice in answer["choices"]] == list(range(1, len(answer["choices"]) + 1))


def test_lines_are_conversations_of_their_own_and_objects_continue_one(server: Server, home: Path) -> None:
    lines = [
        "mi patrón no me paga en México",
        '{"conversation": "c1", "message": "mi patrón no me paga"}',
        '{"conversation": "c1", "choice": 1}',
        '{"conversation": "c1", "choice": "one"}',
        '{"conversation": "c1", "choice": 99}',
        '{"not": "a question"}',
        "{",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "--json"], input="\n".join(lines), capture_output=True, text=True,
        cwd=PROJECT, check=True,
    )  # fmt: skip
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(lines)
    assert answers[0]["residence"] == "MX"
    assert answers[2]["question"] == answers[1]["choices"][0]["title"]
    assert answers[2]["residence"] is not None
    assert "number of a choice" in answers[3]["error"]
    assert all(answer["reply"] for answer in answers[4:])


@pytest.mark.parametrize("line", ['{"conversation": "a", "message": 5}', '{"choice": true}'])
def test_a_wrong_line_says_what_is_expected(line: str) -> None:
    with pytest.raises(WrongQuestion, match="must be"):
        read_question(line)
