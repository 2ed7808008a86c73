from __future__ import annotations

from typing import Any

import pytest

from bot.evaluation.contest import judged
from bot.evaluation.measures import Question, Understood, measure
from bot.evaluation.page import page
from bot.evaluation.tables import contest_table, table

ABOUT = {"date": "2026-01-02", "examples": 1234, "cores": 2, "load": 0.5}


def answer(topic: str, given: str, confidence: float) -> Understood:
    ranking = ((given, confidence), ("asylum", 1 - confidence))
    return Understood(Question("¿?", "es", topic, kind="faq"), given, ranking, "es", None, None, None, 1.0)


ANSWERS = [answer("shelters", "shelters", 0.9), answer("out_of_scope", "shelters", 0.4)]


@pytest.fixture
def report() -> dict[str, Any]:
    took = {"seconds": 61.2, "processor_seconds": 50.0, "milliseconds": 3.0, "bytes": 2_500_000, "memory_mb": 200.0}
    one = {"name": "rasa-default", "title": "Other", "epochs": 5, **took, **judged(ANSWERS)}
    own = {**one, "title": "Ours", "epochs": None, "memory_mb": None}
    wrong = [{} for answer in ANSWERS if not answer.is_right(1)]
    return {**measure(ANSWERS), "about": ABOUT, "contest": [own, one], "wrong": wrong}


def test_the_page_shows_what_was_measured_with_n_interval_and_date(report: dict[str, Any]) -> None:
    text = page(report, report)
    assert "| the right topic first | 0.500 (0.095-0.905), n 2 |" in text
    assert "Measured 2026-01-02 with 1,234 training examples" in text
    assert "| out_of_scope | shelters | 1 |" in text
    assert "| faq | 2 | 0.500 (0.095-0.905) |" in text
    assert "$" not in text


def test_an_earlier_report_stands_beside_it_even_if_it_measured_less(report: dict[str, Any]) -> None:
    before = {name: value for name, value in report.items() if name != "out_of_scope_auroc"}
    text = page(report, report, outside_before=before)
    assert "|  | before | outside, now |" in text
    assert "| out of scope: area under the curve | - | 1.000 (1.000-1.000), n 1 |" in text


def test_the_comparison_says_how_many_epochs_and_what_is_not_known(report: dict[str, Any]) -> None:
    lines = contest_table(report["contest"])
    assert lines[0] == "The same training data and questions (n 2, in scope 1; 95 % intervals):"
    assert "Other, 5 epochs" in lines[3]
    assert "61 (50)" in lines[3]
    assert lines[2].endswith("2.5        -")


def test_the_page_tells_of_no_folder_outside_of_the_project(report: dict[str, Any]) -> None:
    assert "/shared" not in page(report, report)


def test_the_commonest_confusions_are_a_table(report: dict[str, Any]) -> None:
    assert table(report)[-2:] == ["topic         taken for  n", "out_of_scope  shelters   1"]
