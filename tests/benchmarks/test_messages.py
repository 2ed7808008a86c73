"""The messages of the benchmark: distinct, ordinary, and in no list that the model has learned from."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from benchmarks.messages import Messages, Patterns, read_patterns
from benchmarks.run import LONG, ROUND, SHORT
from bot.nlu.danger import DangerRules

PROJECT = Path(__file__).resolve().parents[2]
FULL_RUN = 6000


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return Messages(read_patterns()).take(FULL_RUN)


def test_no_two_messages_of_a_run_are_alike(texts: list[str]) -> None:
    assert len(set(texts)) == FULL_RUN


def test_the_same_seed_gives_the_same_messages(texts: list[str]) -> None:
    assert Messages(read_patterns()).take(50) == texts[:50]
    assert Messages(read_patterns(), seed=2).take(50) != texts[:50]


def test_turns_that_are_compared_have_the_same_shape() -> None:
    assert len(read_patterns().patterns) == ROUND
    assert (LONG - SHORT) % ROUND == 0


def test_messages_have_one_to_fifteen_words(texts: list[str]) -> None:
    lengths = {len(text.split()) for text in texts}
    assert (min(lengths), max(lengths)) == (1, 15)


def test_no_message_is_a_danger(texts: list[str]) -> None:
    rules = DangerRules.load(PROJECT / "bot" / "nlu" / "danger")
    assert [text for text in texts if rules.recognise(text)] == []


def test_no_message_of_several_words_is_a_training_example_or_a_labelled_question(texts: list[str]) -> None:
    examples = {
        line.strip(" -").lower()
        for file in (PROJECT / "data" / "nlu").rglob("*.yml")
        for line in re.findall(r"^ +- .*$", file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    lines = (PROJECT / "tests" / "nlu" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    known = examples | {str(json.loads(line).get("text")).lower() for line in lines}
    assert [text for text in texts if " " in text and text.lower() in known] == []


def test_too_few_words_are_told() -> None:
    patterns = Patterns([("es", "{word}")], {"es": {"word": ["beca", "asilo"]}})
    messages = Messages(patterns)
    assert sorted(messages.take(2)) == ["asilo", "beca"]
    with pytest.raises(ValueError, match="too few words"):
        messages.take(1)


def test_when_the_words_of_a_short_pattern_are_used_up_a_longer_one_takes_its_place() -> None:
    patterns = Patterns(
        [("es", "{word}"), ("es", "{word} {place}")], {"es": {"word": ["beca"], "place": ["Lima", "Quito"]}}
    )
    assert sorted(Messages(patterns).take(3)) == ["beca", "beca Lima", "beca Quito"]
