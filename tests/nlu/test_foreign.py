from __future__ import annotations

import pytest

from bot.nlu.foreign import ForeignLanguages
from bot.nlu.language import LanguageModel
from tests.nlu.conftest import read_examples, read_lines

FOREIGN = [
    "Вибачте, де я можу знайти лікаря",
    "أحتاج إلى محام مجاني",
    "我没有身份证，怎么办",
    "አስቸኳይ እርዳታ እፈልጋለሁ",
    "ich habe keine Papiere und bin krank, wohin kann ich gehen",
    "waar kan ik vannacht slapen met mijn kinderen",
    "param yok, nerede yatabilirim bu gece",
    "saan ang ospital, may sakit ang aking anak",
]


@pytest.fixture(scope="module")
def foreign() -> ForeignLanguages:
    return ForeignLanguages.read()


@pytest.mark.parametrize("text", FOREIGN)
def test_a_language_that_is_not_spoken_is_heard(foreign: ForeignLanguages, text: str) -> None:
    assert foreign.hears(text)


@pytest.mark.parametrize("text", ["", "ok", "👍", "2", "ICE", "🙏🙏🙏", "Ñ", "Đức", "España", "x", "Лима"])
def test_signs_names_and_a_word_or_two_are_no_language(foreign: ForeignLanguages, text: str) -> None:
    assert foreign.hears(text) is (text == "Лима")


def test_nothing_that_is_written_in_our_languages_is_taken_for_another(foreign: ForeignLanguages) -> None:
    asked = [line["text"] for name in ("questions", "near_misses", "people") for line in read_lines(f"{name}.jsonl")]
    assert [text for text in asked if foreign.hears(text)] == []
    assert [one.text for one in read_examples() if foreign.hears(one.text)] == []


def test_a_foreign_message_changes_no_language(language_model: LanguageModel) -> None:
    decision = language_model.decide(FOREIGN[4], "pt")
    assert (decision.code, decision.detected, decision.foreign) == ("pt", None, True)
    assert not language_model.decide("preciso de um médico", "pt").foreign
