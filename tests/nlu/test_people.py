"""What invented people would ask in a year: the ordinary mix of questions, harder than our own set.

``people.jsonl``: by seven writers who saw only the list of topics; one in ten of the lines they wrote, the others are
examples. ``people_second.jsonl``: by five later ones, of whose 734 lines none is an example, each read by a second
reader who saw only the line and the list of topics (they agree on 0.965; where they do not, either topic is right).
``people_third.jsonl``: one in eight of the lines that were written because of faults: people who introduce themselves,
dictate, tell hard things calmly or ask as on a forum. ``people_fourth.jsonl``: the same of the lines that were written
because of what real conversations showed: landlords, what is only supposed, denials, jokes. ``people_fifth.jsonl``: 43
of the hardest so far, said in the middle of a talk: deposits, a child that may be taken away, hours of students.
``people_sixth.jsonl``: 75 on what was understood worst: housing, relatives in detention, money that a husband keeps.
"""

from __future__ import annotations

import pytest

from tests.conftest import Assistant
from tests.nlu.conftest import read_lines, understood


@pytest.mark.parametrize(
    ("name", "first", "among_three"),
    [
        ("people.jsonl", 0.80, 0.93),
        ("people_second.jsonl", 0.89, 0.97),
        ("people_third.jsonl", 0.80, 0.95),
        ("people_fourth.jsonl", 0.77, 0.92),
        ("people_fifth.jsonl", 0.53, 0.72),
        ("people_sixth.jsonl", 0.53, 0.76),
    ],
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


def test_who_dictates_or_introduces_themselves_is_hardly_ever_taken_for_somebody_in_danger(
    assistant: Assistant,
) -> None:
    """ "I got a chicken, how long must I cook it" was answered with the plan against trafficking."""
    calm = [one["text"] for one in read_lines("people_third.jsonl") if not one.get("danger")]
    alarms = sum(answer["intent"]["name"] == "emergency" for answer in understood(assistant, calm))
    assert len(calm) > 500
    assert alarms / len(calm) <= 0.04  # 18 of 546 when it was written, 0.08 before such examples were learnt
