"""What arrives of an amount, by the latest average that may still be told."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.corridor import add_corridor, asked_amount, cost_of, picture
from actions.situation import Situation
from actions.slots import read_situation
from knowledge import Corridor, KnowledgeBase
from knowledge.models import Source

SOURCE = Source(publisher="World Bank", title="RPW", url=None, date="2025", supports="averages")


def corridor(**fields: object) -> Corridor:
    usual = {"sender": "US", "receiver": "HN", "year": 2025, "quarter": 1, "cost_200": 4.0, "cost_500": 2.0}
    return Corridor(**{**usual, "services": 31, "source": SOURCE, **fields})


@pytest.mark.parametrize(
    ("text", "told", "amount"),
    [
        ("quiero mandar 200 dólares a Honduras", {"value": 200.0, "currency": "USD"}, 200.0),
        ("mando 200 euros", {"value": 200.0, "currency": "EUR"}, None),
        ("mando 500 pesos", {"value": 500.0, "currency": None}, None),
        ("and 500?", None, 500.0),
        ("y si son 300", None, 300.0),
        ("llevo 20 años aquí, mando dinero cada mes", None, None),
        ("", None, None),
        ("$99999999", {"value": 99999999.0, "currency": "USD"}, None),
    ],
)
def test_the_amount_is_that_of_the_message_or_a_bare_number(
    text: str, told: dict[str, object] | None, amount: float | None
) -> None:
    tracker = Tracker("t", {}, {"text": text, "amount": told}, [], False, None, {}, "")
    assert asked_amount(read_situation(tracker)) == amount


@pytest.mark.parametrize(("amount", "dollars"), [(200.0, 8.0), (300.0, 12.0), (500.0, 10.0), (1000.0, 20.0)])
def test_the_average_of_the_nearer_amount_is_used(amount: float, dollars: float) -> None:
    assert cost_of(corridor(), amount).dollars == pytest.approx(dollars)


def test_without_an_average_for_large_amounts_the_other_is_used() -> None:
    assert cost_of(corridor(cost_500=None), 500.0).percent == 4.0


def test_the_picture_shows_what_arrives_of_both_amounts() -> None:
    bars = picture(corridor(), {"sender": {"country": "US"}, "receiver": {"country": "HN"}})["bars"]
    assert [bar["share"] for bar in bars] == [0.96, 0.98]
    assert [bar["value"]["arrives"] for bar in bars] == [{"number": 192.0}, {"number": 490.0}]


@pytest.mark.parametrize(
    ("text", "lines"), [("send 300", ["corridor_cost"]), ("how much does it cost", ["the answer"])]
)
def test_an_average_is_told_once_of_the_amount_asked_for_to_two_places(
    base: KnowledgeBase, text: str, lines: list[str]
) -> None:
    """Beside an answer with the average stood the average again, rounded, and what arrives of the amount."""
    sends = Situation(
        "remittances_send", text, "en", topic="remittances_send", residence="US", destination="HT", amount=None
    )
    draft: dict[str, Any] = {"text": ["the answer"]}
    add_corridor(base, sends, draft, is_told=True)
    assert [line if isinstance(line, str) else line["phrase"] for line in draft["text"]] == lines
    known = base.quotable_corridor("US", "HT")
    assert known is not None
    assert draft["image"]["bars"][0]["value"]["percent"] == {"number": round(known.cost_200, 2)}
