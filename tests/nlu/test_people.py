"""``people.jsonl``: what 75 invented people would ask in a year, by seven writers who saw only the list of topics.

One in ten of the lines they wrote, the others are examples: the ordinary mix of questions, harder than our own set.
"""

from __future__ import annotations

import pytest

from tests.conftest import Assistant
from tests.nlu.conftest import read_lines, understood

PEOPLE = read_lines("people.jsonl")


@pytest.fixture(scope="module")
def rankings(assistant: Assistant) -> list[list[str]]:
    answers = understood(assistant, [one["text"] for one in PEOPLE])
    return [[one["name"] for one in answer["intent_ranking"]] for answer in answers]


def test_what_people_ask_in_a_year_is_mostly_understood(rankings: list[list[str]]) -> None:
    first = sum(one["topic"] == ranking[0] for one, ranking in zip(PEOPLE, rankings, strict=True))
    among_three = sum(one["topic"] in ranking[:3] for one, ranking in zip(PEOPLE, rankings, strict=True))
    assert first / len(PEOPLE) >= 0.76
    assert among_three / len(PEOPLE) >= 0.90
