"""Seventy labelled short messages after an answer: a detail of it, one of the things shown, or something of its own.

The labels were written before the first run.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.nlu.pointing import Pointing
from bot.nlu.requests import DETAILS, Requests

LINES = Path("tests/nlu/follow_ups.jsonl").read_text("utf-8").splitlines()
MESSAGES = [json.loads(line) for line in LINES]
SHOWN = ["Quién puede", "México, Tijuana: albergue", "EE. UU., Houston: clínica"]
LEAST = 0.9


@pytest.fixture(scope="module")
def meant() -> Any:
    details, pointing = Requests(DETAILS, alone=True), Pointing()

    def read(text: str) -> dict[str, Any] | None:
        """As the conversation reads it: first what was shown, then the answer before."""
        place = pointing.at(text, SHOWN)
        if place is not None:
            return {"choice": place + 1}
        detail = details.recognise(text)
        return {"detail": detail} if detail else None

    return read


def test_short_messages_mean_what_their_readers_say(meant: Any) -> None:
    wrong = [(one["text"], one["means"], meant(one["text"])) for one in MESSAGES if meant(one["text"]) != one["means"]]
    assert len(wrong) <= (1 - LEAST) * len(MESSAGES), wrong


def test_a_question_of_its_own_is_never_taken_for_a_follow_up(meant: Any) -> None:
    assert not [one["text"] for one in MESSAGES if one["means"] is None and meant(one["text"]) is not None]
