from __future__ import annotations

import numpy as np

from bot.nlu.calibration import Calibration, calibrate, held_out, is_held_out


def test_a_tenth_is_held_out_and_stays_so_whatever_stands_beside_it() -> None:
    texts = [str(number) for number in range(2000)]
    out = held_out(texts, ["a"] * 2000)
    assert 160 < out.sum() < 240
    assert list(held_out(texts[::-1][:500], ["b"] * 500)) == list(out[::-1][:500])


def test_of_a_label_with_few_examples_one_is_held_out_and_the_only_one_is_not() -> None:
    texts = [text for text in map(str, range(100)) if not is_held_out(text)][:5]
    out = held_out(texts, ["few", "few", "few", "few", "only"])
    assert out[:4].sum() == 1
    assert not out[4]


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
