from __future__ import annotations

from typing import Any

import pytest

from bot.nlu.whom import Whom
from tests.nlu.conftest import read_lines

CASES = read_lines("whom.jsonl")


@pytest.fixture(scope="module")
def whom() -> Whom:
    return Whom.read()


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_for_whom_somebody_asks(whom: Whom, case: dict[str, Any]) -> None:
    assert whom.find(case["text"], case["lang"]) == case["whom"]


@pytest.mark.parametrize("text", ["", "👍", "\u0000", "a" * 3000])
def test_odd_texts_are_about_nobody(whom: Whom, text: str) -> None:
    assert whom.find(text) is None


def test_without_a_language_every_language_is_tried(whom: Whom) -> None:
    assert whom.find("pitit mwen malad") == "child"
    assert whom.find("I need a lawyer") == "self"


def test_jamaican_words_for_ones_own_are_known(whom: Whom) -> None:
    assert whom.find("fi send it give mi sister inna mobay", "en") == "relative"
