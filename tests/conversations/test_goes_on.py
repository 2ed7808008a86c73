"""A message that goes on with what was told is answered with what is asked of that, not searched for afresh."""

from __future__ import annotations

import pytest

from tests.conftest import Assistant
from tests.conversations.talks import says, talk

HURT = "me lastime en el trabajo en houston y no tengo papeles"
LOCKED_OUT = "my landlord in lima peru changed the lock"

ASKED = [
    ("es", HURT, "y si el patron dice que la culpa fue mia", "us-work-accident"),
    ("en", LOCKED_OUT, "i only have the receipt", "pe-desalojo"),
    ("fr", "je suis à paris, comment avoir l'AME sans papiers", "j'ai que la copie", "fr-ame"),
    (
        "pt",
        "estou em lisboa preciso renovar a autorizacao de residencia",
        "eu so tenho o recibo",
        "pt-renovar-residencia",
    ),
]


@pytest.mark.parametrize(("language", "first", "then", "entry"), ASKED)
def test_what_is_asked_of_the_answer_is_told_of_it_and_without_an_apology(
    assistant: Assistant, language: str, first: str, then: str, entry: str
) -> None:
    told, more = talk(assistant, language, first, then)
    assert told["entries"][:1] == more["entries"][:1] == [entry]
    assert says(assistant, more, "more_of_it")
    assert not says(assistant, more, "perhaps_this")


def test_the_sentence_that_answers_is_told(assistant: Assistant) -> None:
    _, fault = talk(assistant, "es", HURT, "y si el patron dice que la culpa fue mia")
    assert "No hace falta probar que el patrón tuvo la culpa." in "\n".join(fault["reply"])


def test_what_only_sounds_like_talk_goes_on_with_the_answer(assistant: Assistant) -> None:
    _, proof = talk(assistant, "es", HURT, "o sea no tengo nada firmado")
    assert proof["entries"][:1] == ["us-work-accident"]


def test_thanks_and_a_wish_for_a_person_stay_what_they_are(assistant: Assistant) -> None:
    _, thanks = talk(assistant, "es", HURT, "gracias")
    assert thanks["topic"] == "smalltalk"
    assert not thanks["entries"]
    _, person = talk(assistant, "en", LOCKED_OUT, "is there someone i can talk to")
    assert person["topic"] == "human_agent"


def test_of_three_questions_to_one_answer_none_gets_the_same_words(assistant: Assistant) -> None:
    answers = talk(
        assistant,
        "es",
        HURT,
        "y si el patron dice que la culpa fue mia",
        "o sea no tengo ni una prueba",
        "y si no firmo",
    )
    replies = ["\n".join(answer["reply"]) for answer in answers]
    assert len(set(replies)) == len(replies)


def test_who_is_hurt_after_an_answer_gets_the_plan(assistant: Assistant) -> None:
    _, danger = talk(assistant, "en", LOCKED_OUT, "he came back and he is hitting me")
    assert danger["emergency"] == "violence"


def test_a_price_that_is_asked_of_the_answer_is_no_small_talk(assistant: Assistant) -> None:
    _, price = talk(
        assistant, "en", "where do i apply for a driver license in florida without papers", "lol and how much is it"
    )
    assert price["topic"] != "smalltalk"
    assert price["entries"]


@pytest.mark.parametrize(
    ("language", "first", "fear"),
    [
        ("ht", "mwen nan santiago chili patwon an pa peye m", "eske n ap denonse m"),
        ("pt", "estou em lisboa preciso renovar a autorizacao de residencia", "voces vao me denunciar?"),
    ],
)
def test_who_fears_to_be_reported_is_told_that_nobody_is(
    assistant: Assistant, language: str, first: str, fear: str
) -> None:
    _, answer = talk(assistant, language, first, fear)
    assert answer["topic"] == "privacy"


@pytest.mark.parametrize(
    ("language", "first", "urgent", "topic"),
    [
        ("en", "i am in toronto canada how do i claim asylum", "he threatened me", "violence_trafficking"),
        ("es", "estoy en tapachula como pido refugio en comar", "mi hijo desaparecio", "missing_persons"),
        (
            "pt",
            "estou em lisboa preciso renovar a autorizacao de residencia",
            "meu filho sumiu",
            "missing_persons",
        ),
    ],
)
def test_two_words_about_something_urgent_are_no_question_about_the_answer_before(
    assistant: Assistant, language: str, first: str, urgent: str, topic: str
) -> None:
    told, answer = talk(assistant, language, first, urgent)
    assert answer["entries"][:1] != told["entries"][:1]
    assert answer["topic"] == topic


def test_signs_that_are_no_words_are_not_understood_and_then_offered_a_person(assistant: Assistant) -> None:
    """They were told more and more of the answer before, and never a person."""
    *_, menu, person = talk(assistant, "es", HURT, "asdf qwer", "zxcv mnbv", "jkl poiu")
    assert not menu["entries"]
    assert person["topic"] == "human_agent"
