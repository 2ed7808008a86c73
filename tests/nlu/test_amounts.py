from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest

from bot.nlu.amounts import Amounts
from tests.nlu.conftest import read_lines

CASES = read_lines("amounts.jsonl")


@pytest.fixture(scope="module")
def amounts() -> Amounts:
    return Amounts.read()


@pytest.mark.parametrize("case", CASES, ids=[f"{case['text']} {case.get('countries', '')}" for case in CASES])
def test_an_amount_and_its_currency(amounts: Amounts, case: dict[str, Any]) -> None:
    found = amounts.find(case["text"], case.get("countries", ()))
    assert (None if found is None else asdict(found)) == case["amount"]


@pytest.mark.parametrize("text", ["$", "0 dolares", "1.2.3.4", "9" * 400, "mil mil mil", "\u0000", "de de de"])
def test_odd_texts_break_nothing(amounts: Amounts, text: str) -> None:
    found = amounts.find(text)
    assert found is None or found.value > 0
