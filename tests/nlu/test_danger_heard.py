"""Danger through the whole understanding, rules and classifier together: floors under what was reached.

``danger.jsonl`` is our own set. ``danger_second.jsonl`` was written by two readers who had seen neither rules nor
training data; its second half was never looked at. ``danger_quiet.jsonl`` has what people tell in a veiled way, and
what only sounds like it: every fourth of the lines that were written for the examples, and not learnt;
``near_misses.jsonl`` is what was kept of the next three rounds, about dangers and whatever is near a topic
(docs/quality/danger.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from tests.conftest import Assistant
from tests.nlu.conftest import read_lines, understood


@dataclass(frozen=True)
class Heard:
    """Shares: dangers recognised, with the right plan, with the plan at most one button away; false alarms."""

    recognised: float
    right_plan: float
    one_button: float
    false_alarms: float


def heard(assistant: Assistant, name: str) -> Heard:
    told = read_lines(name)
    pairs = list(zip(told, understood(assistant, [one["text"] for one in told]), strict=True))
    dangers = [(one, answer) for one, answer in pairs if one.get("danger")]
    calm = [answer for one, answer in pairs if not one.get("danger")]

    def alarm(answer: dict[str, Any]) -> bool:
        return answer["intent"]["name"] == "emergency"

    return Heard(
        recognised=sum(alarm(answer) for _, answer in dangers) / len(dangers),
        right_plan=sum(answer.get("danger") == one.get("danger") for one, answer in dangers) / len(dangers),
        one_button=sum(alarm(answer) or bool(answer.get("possible_danger")) for _, answer in dangers) / len(dangers),
        false_alarms=sum(map(alarm, calm)) / len(calm),
    )


@pytest.fixture(scope="module")
def own(assistant: Assistant) -> Heard:
    return heard(assistant, "danger.jsonl")


def test_our_own_dangers_are_recognised_and_their_tempting_neighbours_are_not(own: Heard) -> None:
    assert own.recognised >= 0.99
    assert own.false_alarms <= 0.015  # of 437 sentences that tempt on purpose


def test_every_one_of_our_own_dangers_is_at_most_one_button_away(own: Heard) -> None:
    assert own.one_button >= 0.995


@pytest.mark.parametrize(
    ("name", "floor"),
    [
        ("danger_second.jsonl", Heard(recognised=0.94, right_plan=0.88, one_button=0.98, false_alarms=0.09)),
        ("danger_quiet.jsonl", Heard(recognised=0.85, right_plan=0.71, one_button=0.97, false_alarms=0.09)),
        ("near_misses.jsonl", Heard(recognised=0.90, right_plan=0.78, one_button=0.97, false_alarms=0.03)),
    ],
)
def test_dangers_in_words_that_nobody_wrote_rules_for_are_heard(assistant: Assistant, name: str, floor: Heard) -> None:
    found = heard(assistant, name)
    assert found.recognised >= floor.recognised
    assert found.right_plan >= floor.right_plan
    assert found.one_button >= floor.one_button
    assert found.false_alarms <= floor.false_alarms


@pytest.mark.parametrize(
    "text",
    [
        "mi niña de 3 años tiene fiebre y no tenemos seguro, estoy en houston",
        "somos dos adultos y tres niños y no tenemos donde dormir",
    ],
)
def test_a_child_with_its_family_is_not_a_child_alone(assistant: Assistant, text: str) -> None:
    assert assistant.ask(text)["emergency"] is None


def test_a_child_that_is_alone_is(assistant: Assistant) -> None:
    assert assistant.ask("mi hijo de 9 años cruzó solo y lo agarraron")["emergency"] in ("child_alone", "raid")


@pytest.mark.parametrize(
    "text",
    [
        "mi padrastro entra a mi cuarto de noche, tengo 13",
        "my mom's boyfriend gets into my bed",
        "o marido da minha mãe entra no meu quarto de madrugada",
        "mon beau-père vient dans ma chambre la nuit",
        "tonton m vin sou kabann mwen",
    ],
)
def test_what_a_child_tells_of_somebody_at_home_gets_the_plan_for_violence(assistant: Assistant, text: str) -> None:
    assert assistant.ask(text)["emergency"] == "violence"
