from __future__ import annotations

from pathlib import Path

import pytest

from bot.nlu.language import Decision, LanguageModel
from tests.conftest import Assistant
from tests.nlu.conftest import understood

GOES_ON = [  # message, language of the conversation so far, language it goes on in
    ("ok", "es", "es"),
    ("sí", "en", "en"),
    ("no", "fr", "fr"),
    ("2", "ht", "ht"),
    ("👍", "pt", "pt"),
    ("", "en", "en"),
    ("Hello", "es", "es"),
    ("hola", "en", "en"),
    ("Houston Texas", "es", "es"),
    ("Juan Carlos Pérez", "en", "en"),
    ("Western Union", "es", "es"),
    ("green card", "es", "es"),
    ("+1 305 555 0100", "fr", "fr"),
    ("gracias", "en", "en"),
    ("I need ayuda con mi pasaporte", "es", "es"),
    ("no entiendo, can you help", "es", "es"),
    ("where can I find a free clinic", "es", "en"),
    ("¿dónde puedo encontrar un abogado?", "en", "es"),
    ("mwen bezwen yon avoka pou papye m", "fr", "ht"),
    ("preciso de ajuda com os meus documentos", "es", "pt"),
    ("je cherche un logement pour ce soir", "en", "fr"),
    ("English please", "es", "en"),
    ("english", "es", "en"),
    ("in English", "fr", "en"),
    ("do you speak Spanish?", "en", "es"),
    ("en español por favor", "en", "es"),
    ("prefiero en español", "en", "es"),
    ("Português", "es", "pt"),
    ("vous parlez français ?", "en", "fr"),
    ("an kreyòl", "es", "ht"),
    ("Haitian Creole please", "en", "ht"),
    ("quiero aprender inglés", "es", "es"),
    ("clases de francés", "es", "es"),
]

UNSETTLED = [  # the page began in Spanish, nobody has written or chosen anything yet
    ("minha irmã sumiu na travessia para os Estados Unidos", "pt"),
    ("mwen bezwen yon doktè", "ht"),
    ("my boss did not pay me", "en"),
    ("ok", "es"),
    ("hello", "es"),
    ("Western Union", "es"),
]

BEGINS_IN = [
    ("Hello, I need help", "en"),
    ("bonjour, j'ai une question", "fr"),
    ("bonjou, mwen bezwen èd", "ht"),
    ("bom dia, preciso de ajuda", "pt"),
    ("buenas tardes, necesito ayuda", "es"),
    ("2", None),
    ("👍", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "current", "code"), GOES_ON)
def test_only_clear_evidence_or_a_wish_changes_the_language(
    language_model: LanguageModel, text: str, current: str, code: str
) -> None:
    assert language_model.decide(text, current).code == code


@pytest.mark.parametrize(("text", "code"), UNSETTLED)
def test_the_first_sentence_outweighs_the_language_that_the_page_began_in(
    language_model: LanguageModel, text: str, code: str
) -> None:
    assert language_model.decide(text, "es", settled=False).code == code


@pytest.mark.parametrize(("text", "code"), BEGINS_IN)
def test_a_conversation_begins_in_the_language_of_its_first_message(
    language_model: LanguageModel, text: str, code: str | None
) -> None:
    assert language_model.decide(text, None).code == code


def test_what_was_detected_is_told_even_where_it_changes_nothing(language_model: LanguageModel) -> None:
    decision = language_model.decide("thank you", "es")
    assert (decision.code, decision.detected) == ("es", "en")


def test_a_wish_is_certain(language_model: LanguageModel) -> None:
    assert language_model.decide("English please", "es") == Decision("en", 1.0, "en", asked=True)


def test_a_kept_model_decides_as_before(language_model: LanguageModel, tmp_path: Path) -> None:
    language_model.save(tmp_path)
    kept = LanguageModel.load(tmp_path)
    for text, current, _ in GOES_ON:
        assert kept.decide(text, current) == language_model.decide(text, current)


@pytest.mark.parametrize(("text", "language"), [("haitiano chile refugio", "es"), ("salario minimo brasil", "pt")])
def test_a_few_words_alike_in_two_languages_are_in_that_of_the_country_they_name(
    assistant: Assistant, text: str, language: str
) -> None:
    """An agent's keywords about Chile were answered in Portuguese."""
    (told,) = understood(assistant, [text])
    assert told["language"]["detected"] == language
