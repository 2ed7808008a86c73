from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.composer import Composer
from bot.phrasebook import Phrasebook
from bot.renderings.gsm import folded, messages
from bot.renderings.sms import as_sms, shortened
from tests.bot.renderings.conftest import LANGUAGES, Given

SOURCE = {"title": "Guía", "publisher": "SRE", "url": "https://example.org/guia", "date": "2025-11"}
LINE = {"type": "phone", "value": "+15206237874", "label": "CIAM", "hours": "24 horas"}
CALLED = ("phone", "short_code", "sms", "whatsapp")


@pytest.fixture(scope="module")
def sent(replies: dict[str, list[Given]], phrasebook: Phrasebook) -> dict[str, list[tuple[Given, str]]]:
    """language -> every Reply with its text."""
    return {language: [(each, as_sms(each.data, phrasebook)) for each in given] for language, given in replies.items()}


def sms(composer: Composer, phrasebook: Phrasebook, **draft: Any) -> str:
    reply = composer.compose({"language": "es", "text": "Sí.", **draft}, "es")
    text = as_sms(reply.data, phrasebook)
    assert messages(text) <= 2
    return text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_fits_two_messages(sent: dict[str, list[tuple[Given, str]]], language: str) -> None:
    assert [(each.name, text) for each, text in sent[language] if messages(text) > 2] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_begins_with_its_first_sentence_whole(
    sent: dict[str, list[tuple[Given, str]]], language: str
) -> None:
    assert [each.name for each, text in sent[language] if "..." in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_is_there_whole_or_not_at_all(sent: dict[str, list[tuple[Given, str]]], language: str) -> None:
    wrong = []
    for each, text in sent[language]:
        numbers = {contact["display"] for contact in each.data["contacts"]}
        wrong += [(each.name, found) for found in re.findall(r"\+\d[\d -]*\d", text) if found not in numbers]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_number_that_counts_and_every_emergency_number_is_always_there(
    sent: dict[str, list[tuple[Given, str]]], language: str
) -> None:
    missing = []
    for each, text in sent[language]:
        called = [contact for contact in each.data["contacts"] if contact["type"] in CALLED]
        codes = [contact for contact in called if contact["type"] == "short_code" and each.data["emergency"]]
        missing += [(each.name, one["display"]) for one in (*called[:1], *codes) if one["display"] not in text]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_says_where_it_comes_from(
    sent: dict[str, list[tuple[Given, str]]], phrasebook: Phrasebook, language: str
) -> None:
    begins = folded(phrasebook.say("source_line", language, publisher="", date="").split(":")[0] + ":")
    without = [each.name for each, text in sent[language] if each.data["sources"] and f"\n{begins}" not in text]
    assert without == []


def test_an_answer_has_its_number_source_and_choices(composer: Composer, phrasebook: Phrasebook) -> None:
    choices = [{"title": title, "payload": {}} for title in ("pasos", "costo")]
    text = sms(composer, phrasebook, contacts=[LINE], sources=[SOURCE], choices=choices)
    assert text == "Si.\nCIAM: +1 520-623-7874\nFuente: SRE, 2025\n1 pasos 2 costo"


def test_in_an_emergency_numbers_come_first_and_steps_are_told(composer: Composer, phrasebook: Phrasebook) -> None:
    code = {"type": "short_code", "value": "911", "label": "Emergencias"}
    text = sms(composer, phrasebook, contacts=[LINE, code], steps=["Salga."], emergency="violence")
    assert text == "CIAM: +1 520-623-7874\nEmergencias: 911\nSi. Salga."


def test_a_long_text_ends_with_a_sentence(composer: Composer, phrasebook: Phrasebook) -> None:
    text = sms(composer, phrasebook, text="Esto es una frase de las largas. " * 30, contacts=[LINE])
    assert "largas.\nCIAM" in text
    assert len(text) > 250


def test_one_endless_sentence_is_cut_between_words(composer: Composer, phrasebook: Phrasebook) -> None:
    text = sms(composer, phrasebook, text="palabra 55 1234 5678 " * 40, contacts=[LINE])
    words = text.split("\n")[0]
    assert words.endswith("...")
    assert re.fullmatch(r"(palabra 55 1234 5678 )*palabra( 55 1234 5678)?\.\.\.", words)


def test_a_language_of_another_script_has_less_room_and_keeps_the_number(
    composer: Composer, phrasebook: Phrasebook
) -> None:
    text = sms(composer, phrasebook, text="Это ответ на ваш вопрос. " * 20, contacts=[LINE], sources=[SOURCE])
    assert "+1 520-623-7874" in text
    assert "Fuente: SRE, 2025" in text
    assert "вопрос.\n" in text


def test_a_choice_that_does_not_fit_leaves_room_for_the_next_one_under_its_own_number(
    composer: Composer, phrasebook: Phrasebook
) -> None:
    choices = [{"title": title, "payload": {}} for title in ("corto", "largo " * 60, "persona")]
    assert sms(composer, phrasebook, choices=choices).endswith("\n1 corto 3 persona")


def test_what_warns_is_sent_and_small_print_is_not(composer: Composer, phrasebook: Phrasebook) -> None:
    notes = ["No lleve documentos falsos.", {"phrase": "note_machine"}, {"phrase": "note_legal"}]
    assert sms(composer, phrasebook, notes=notes) == "Si. No lleve documentos falsos."


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("SRE", "SRE"),
        ("Canadian Information Centre for International Credentials (CICIC)", "CICIC"),
        ("Infobae / Europa Press, edición mexicana", "Infobae"),
        ("Centro Federal de Conciliación y Registro Laboral", "Centro Federal de Conciliación"),
        ("Ministério da Justiça e Segurança Pública (Brasil)", "Ministério da Justiça"),
        ("", ""),
    ],
)
def test_a_long_name_is_shortened(name: str, short: str) -> None:
    assert shortened(name, 30) == short


@given(
    text=st.text(min_size=1).filter(str.strip),
    steps=st.lists(st.text(min_size=1).filter(str.strip), max_size=3),
    label=st.text(max_size=90),
    titles=st.lists(st.text(min_size=1), max_size=8),
    emergency=st.sampled_from([None, "medical"]),
)
def test_whatever_is_said_it_fits_and_keeps_the_number(
    composer: Composer,
    phrasebook: Phrasebook,
    text: str,
    steps: list[str],
    label: str,
    titles: list[str],
    emergency: str | None,
) -> None:
    contacts = [{**LINE, "label": label}, {"type": "short_code", "value": "911", "label": label}]
    choices = [{"title": title, "payload": {}} for title in titles]
    sent = sms(composer, phrasebook, text=text, steps=steps, contacts=contacts, choices=choices, emergency=emergency)
    assert "+1 520-623-7874" in sent
    assert emergency is None or "911" in sent
