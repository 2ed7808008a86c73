"""How well the entries of a topic fit a question: the scores themselves, not their places in lists."""

from __future__ import annotations

import pytest

from knowledge.fusion import NAME, fit


def test_what_is_best_by_words_and_meaning_has_one() -> None:
    assert fit(["a"], {"a": 12.0}, {}, {"a": 0.7}) == {"a": pytest.approx(1.0)}


def test_how_far_behind_an_entry_is_counts_and_not_its_place() -> None:
    near = fit(["a", "b"], {}, {}, {"a": 0.9, "b": 0.89})
    far = fit(["a", "b"], {}, {}, {"a": 0.9, "b": 0.3})
    assert near["b"] > far["b"]


def test_words_that_are_found_better_in_another_topic_tell_little() -> None:
    assert fit(["a"], {"a": 2.0, "of another topic": 20.0}, {}, {})["a"] == pytest.approx(0.1)


def test_what_is_called_by_its_name_comes_first() -> None:
    found = fit(["a", "b"], {"a": 1.0, "b": 1.0}, {"b": 3.0}, {"a": 0.5, "b": 0.5})
    assert found["b"] == pytest.approx(found["a"] + NAME)


def test_an_entry_that_nothing_was_found_of_is_last() -> None:
    found = fit(["a", "b"], {"a": 1.0}, {}, {"a": 0.5})
    assert found["b"] < found["a"]
