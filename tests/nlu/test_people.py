"""What invented people would ask in a year: the ordinary mix of questions, harder than our own set.

``people.jsonl``: by seven writers who saw only the list of topics; one in ten of the lines they wrote, the others are
examples. ``people_second.jsonl``: by five later ones, of whose 734 lines none is an example, each read by a second
reader who saw only the line and the list of topics (they agree on 0.965; where they do not, either topic is right).
"""

from __future__ import annotations

import pytest

from tests.conftest import Assistant
from tests.nlu.conftest import read_lines, understood


@pytest.mark.parametrize(
    ("name", "first", "among_three"), [("people.jsonl", 0.77, 0.91), ("people_second.jsonl", 0.87, 0.97)]
)
def test_what_people_ask_in_a_year_is_mostly_understood(
    assistant: Assistant, name: str, first: float, among_three: float
) -> None:
    people = read_lines(name)
    right = [{one["topic"], *one.get("alt_topics", [])} for one in people]
    answers = understood(assistant, [one["text"] for one in people])
    rankings = [[each["name"] for each in answer["intent_ranking"]] for answer in answers]
    assert sum(ranking[0] in topics for ranking, topics in zip(rankings, right, strict=True)) / len(people) >= first
    near = sum(bool(topics & set(ranking[:3])) for ranking, topics in zip(rankings, right, strict=True))
    assert near / len(people) >= among_three
