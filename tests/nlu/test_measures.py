from __future__ import annotations

import pytest

from bot.evaluation.auroc import auroc
from bot.evaluation.measures import (
    Question,
    Understood,
    by_confidence,
    calibration_error,
    confusions,
    measure,
    out_of_scope_auroc,
    share,
)


def answer(topic: str, ranking: list[tuple[str, float]], **more: object) -> Understood:
    values = {"language": "es", "danger": None, "residence": None, "origin": None, "milliseconds": 1.0}
    intent = ranking[0][0]
    return Understood(Question("¿?", "es", topic), intent, tuple(ranking), **{**values, **more})  # type: ignore[arg-type]


def test_the_interval_is_wilsons() -> None:
    assert share([True] * 8 + [False] * 2) == {
        "n": 10,
        "share": 0.8,
        "low": pytest.approx(0.4902, abs=1e-4),
        "high": pytest.approx(0.9433, abs=1e-4),
    }


def test_no_claim_has_no_share() -> None:
    assert share([]) == {"n": 0, "share": None, "low": None, "high": None}


def test_another_right_topic_is_right_too() -> None:
    question = Question("¿?", "es", "emergency", ("rights_detention",))
    told = Understood(question, "rights_detention", (("rights_detention", 0.9),), "es", None, None, None, 1.0)
    assert told.is_right(1)


def test_confidence_that_keeps_its_word_has_no_error() -> None:
    answers = [answer("a", [("a", 0.5), ("b", 0.5)]), answer("b", [("a", 0.5), ("b", 0.5)])]
    assert calibration_error(answers) == 0.0


def test_confusions_name_the_commonest_first() -> None:
    answers = [answer("a", [("b", 1.0)]), answer("a", [("b", 1.0)]), answer("b", [("c", 1.0)])]
    assert confusions(answers)[0] == {"topic": "a", "taken_for": "b", "n": 2}


def test_alarms_and_questions_outside_are_counted_apart() -> None:
    answers = [
        answer("emergency", [("shelters", 0.9)], danger="violence"),
        answer("shelters", [("shelters", 0.9)], danger="raid"),
        answer("out_of_scope", [("out_of_scope", 0.9)]),
    ]
    figures = measure(answers)
    assert figures["emergencies_recognised"]["share"] == 1.0
    assert figures["false_alarms"]["share"] == 0.5
    assert figures["out_of_scope_not_answered"]["share"] == 1.0
    assert figures["in_scope"]["top1"]["n"] == 2


def test_the_area_is_how_often_one_side_exceeds_the_other() -> None:
    area = auroc([0.9, 0.5], [0.1, 0.5, 0.6])
    assert area["share"] == pytest.approx((3 + 1.5) / 6, abs=1e-4)
    assert area["low"] < area["share"] < area["high"] <= 1.0
    assert auroc([], [0.1])["share"] is None


def test_a_perfect_area_has_no_wider_side_than_one() -> None:
    assert auroc([0.9, 0.8], [0.1]) == {"n": 2, "share": 1.0, "low": 1.0, "high": 1.0}


def test_a_question_that_is_both_outside_and_ours_is_on_neither_side() -> None:
    both = Understood(Question("¿?", "es", "a", ("out_of_scope",)), "a", (("a", 0.1),), "es", None, None, None, 1.0)
    answers = [answer("out_of_scope", [("a", 0.2)]), answer("a", [("a", 0.9)]), both]
    assert out_of_scope_auroc(answers) == {"n": 1, "share": 1.0, "low": 1.0, "high": 1.0}


def test_a_question_ranked_out_of_scope_alone_is_as_strange_as_can_be() -> None:
    assert answer("a", [("out_of_scope", 0.9)]).strangeness == 1.0


def test_answers_are_binned_by_tenths_of_confidence() -> None:
    answers = [answer("a", [("a", confidence)]) for confidence in (1.0, 0.95, 0.31)]
    assert [len(inside) for inside in by_confidence(answers)] == [1, 2]
