from __future__ import annotations

import numpy as np

from bot.nlu.calibration import Calibration, calibrate, folds


def test_every_fold_has_as_many_of_each_label() -> None:
    labels = ["a"] * 9 + ["b"] * 6
    part = folds([str(number) for number in range(15)], labels, 3)
    assert [list(part[:9]).count(p) for p in range(3)] == [3, 3, 3]
    assert [list(part[9:]).count(p) for p in range(3)] == [2, 2, 2]


def test_folds_do_not_depend_on_the_order_of_the_examples() -> None:
    texts, labels = ["uno", "dos", "tres", "cuatro"], ["a", "a", "b", "a"]
    forward = dict(zip(texts, folds(texts, labels, 2), strict=True))
    backward = dict(zip(texts[::-1], folds(texts[::-1], labels[::-1], 2), strict=True))
    assert forward == backward


def test_overconfident_scores_are_cooled_to_how_often_they_are_right() -> None:
    truth = np.array([0] * 70 + [1] * 30)  # the first column always wins, and is right 70 times of 100
    scores = np.log(np.tile(np.array([0.999, 0.001], dtype=np.float32), (100, 1)))
    calibration = calibrate(scores, truth, unanswerable=None)
    assert abs(calibration.probabilities(scores[0])[0] - 0.7) < 0.1


def test_what_is_always_right_is_always_answered() -> None:
    scores = np.log(np.array([[0.9, 0.05, 0.05]] * 20, dtype=np.float32))
    assert calibrate(scores, np.zeros(20, dtype=np.int64), None).threshold == 0.0


def test_what_is_mostly_wrong_when_weak_is_asked_about() -> None:
    sure = np.log(np.array([[0.98, 0.01, 0.01]] * 20, dtype=np.float32))
    weak = np.log(np.array([[0.4, 0.35, 0.25]] * 20, dtype=np.float32))
    truth = np.array([0] * 20 + [0, 1] * 10)
    threshold = calibrate(np.concatenate([sure, weak]), truth, None).threshold
    assert threshold > 0.4


def test_probabilities_add_up_to_one() -> None:
    calibration = Calibration(temperature=0.5, threshold=0.0)
    assert np.isclose(calibration.probabilities(np.array([-1.0, -2.0, -9.0], dtype=np.float32)).sum(), 1.0)
