from __future__ import annotations

import json
from typing import Sequence

from bot.review.command import as_json, as_text
from bot.review.unanswered import Asked, grouped
from knowledge.encoder import published_encoder

ROWS = [
    ("¿Dónde renuevo la licencia de conducir?", "es"),
    ("donde renuevo la licencia de conducir", "es"),
    ("quiero un perro", "es"),
    ("Hola, ¿dónde renuevo la licencia de conducir?", "es"),
    ("where can I renew my driver's licence", "en"),
    ("👍", "es"),
    ("hm", None),
]


def guess(texts: Sequence[str]) -> list[str]:
    return ["out_of_scope" for _ in texts]


def test_the_same_words_are_one_wording_and_alike_wordings_one_group() -> None:
    groups = grouped(ROWS, published_encoder(), guess)
    spanish = [group for group in groups if group.language == "es"]
    assert [group.times for group in spanish] == [3, 1]
    assert [asked.times for asked in spanish[0].asked] == [2, 1]
    assert spanish[0].guess == "out_of_scope"


def test_languages_stand_apart_and_an_unknown_one_has_a_sign() -> None:
    assert [group.language for group in grouped(ROWS, None, guess)][:2] == ["?", "en"]


def test_without_an_encoder_each_wording_stands_alone() -> None:
    alone = [group.asked for group in grouped(ROWS, None, guess) if group.language == "es"]
    assert all(len(asked) == 1 for asked in alone)
    assert Asked("donde renuevo la licencia de conducir", 2) in [one for asked in alone for one in asked]


def test_each_wording_is_a_line_with_an_empty_topic_to_fill_in() -> None:
    lines = [json.loads(line) for line in as_json(grouped(ROWS, published_encoder(), guess))]
    assert {(line["guess"], line["topic"]) for line in lines} == {("out_of_scope", "")}
    assert len(lines) == 5
    assert [line["group"] for line in lines if "licencia" in line["text"]] == [3, 3]


def test_for_reading_the_most_frequent_comes_first() -> None:
    lines = list(as_text(grouped(ROWS, None, guess)))
    spanish = lines.index("es: 4 questions in 3 groups")
    assert lines[spanish + 1].startswith("    2 x donde renuevo")


def test_nothing_waiting_is_said() -> None:
    assert list(as_text([])) == ["No question is waiting."]
