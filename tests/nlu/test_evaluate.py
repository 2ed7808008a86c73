from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.evaluation.asking import understood
from bot.evaluation.measures import Question, measure
from bot.evaluation.questions import WrongQuestions, read_questions
from bot.evaluation.tables import table
from bot.nlu.features import words
from tests.nlu.conftest import Example, read_lines

QUESTIONS = Path(__file__).with_name("questions.jsonl")


def test_the_own_questions_cover_every_topic_and_language(examples: list[Example]) -> None:
    questions = read_questions(QUESTIONS)
    assert {question.topic for question in questions} == {example.topic for example in examples}
    assert {question.lang for question in questions} == {example.language for example in examples}


def test_no_own_question_is_a_training_example(examples: list[Example]) -> None:
    trained = {tuple(words(example.text)) for example in examples}
    for name in ("questions.jsonl", "places.jsonl"):
        asked = {tuple(words(line["text"])) for line in read_lines(name) if line.get("topic")}
        assert not asked & trained


@pytest.mark.parametrize(
    "line", ['{"text": "hola"', '{"text": "hola", "lang": "es"}', '{"text": "", "lang": "", "topic": "", "x": 1}']
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text(f"\n{line}\n")
    with pytest.raises(WrongQuestions, match=r"questions\.jsonl, line 2"):
        read_questions(path)


PARSED = {
    "intent": {"name": "shelters", "confidence": 0.9},
    "intent_ranking": [{"name": "shelters", "confidence": 0.9}],
    "entities": [
        {"entity": "country", "value": "HN", "role": "origin"},
        {"entity": "country", "value": "MX", "role": "destination"},
        {"entity": "city", "value": "Houston", "country": "US", "role": "residence"},
    ],
    "language": {"code": "es", "confidence": 0.9, "detected": "es"},
}


def test_residence_goes_before_destination() -> None:
    answer = understood(Question("¿?", "es", "shelters"), PARSED, 1.0)
    assert (answer.residence, answer.origin, answer.danger) == ("US", "HN", None)


def test_the_table_can_be_written_and_read() -> None:
    figures = measure([understood(Question("¿?", "es", "shelters", kind="own"), PARSED, 1.0)])
    assert json.loads(json.dumps(figures))["all"]["top1"]["share"] == 1.0
    assert any(line.startswith("topic shelters") for line in table(figures))
