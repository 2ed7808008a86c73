"""What counts of the danger that the classifier heard."""

from __future__ import annotations

from typing import Any

import pytest

from bot.nlu.alarms import is_hardly_felt
from bot.nlu.judgement import Alarm
from tests.conftest import Assistant

FAINT, HEARD = Alarm("self_harm", 0.1, True, False), Alarm("self_harm", 0.4, True, False)
OF_RENT = [{"name": "legal_aid", "confidence": 0.8}, {"name": "shelters", "confidence": 0.1}]
OF_FEELINGS = [*OF_RENT, {"name": "mental_health", "confidence": 0.05}]


@pytest.mark.parametrize(
    ("danger", "alarm", "ranking", "is_dropped"),
    [
        ("self_harm", FAINT, OF_RENT, True),
        ("self_harm", FAINT, OF_FEELINGS, False),
        ("self_harm", HEARD, OF_RENT, False),
        ("violence", FAINT, OF_RENT, False),
    ],
)
def test_self_harm_that_is_faintly_heard_is_offered_only_beside_feelings(
    danger: str, alarm: Alarm, ranking: list[dict[str, Any]], is_dropped: bool
) -> None:
    assert is_hardly_felt(danger, alarm, ranking) is is_dropped


def test_who_has_left_money_in_a_bank_is_not_offered_that_they_think_of_harming_themselves(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("cómo saco lo que dejé en mi cuenta del Chase si ya estoy pa'cá", language="es")
    assert not any("hacerme daño" in choice["title"] for choice in answer["choices"])
