from __future__ import annotations

import re
from typing import Any

import pytest

from bot.composer import Composer
from bot.phrasebook import Phrasebook
from bot.renderings.speech import spoken, spoken_choices
from tests.bot.renderings.conftest import LANGUAGES, Given

CALLED = ("phone", "short_code", "sms", "whatsapp")
LINE = {"type": "phone", "value": "+15206237874", "label": "CIAM", "hours": "lunes a viernes 9-21 h"}
CODE = {"type": "short_code", "value": "911", "label": "Emergencias"}


def said(composer: Composer, language: str = "es", **draft: Any) -> str:
    return composer.compose({"language": language, "text": "Sí.", **draft}, language).data["speech"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_address_and_no_sign_is_read_aloud(replies: dict[str, list[Given]], language: str) -> None:
    unsayable = re.compile(r"https?:|www\.|\w@\w|[%$€«»“”*#<>]|\b\w+\.(?:org|com|gob|gov)\b")
    found = {each.name: unsayable.search(each.data["speech"]) for each in replies[language]}
    assert {name: match[0] for name, match in found.items() if match} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_to_call_is_said_digit_by_digit(replies: dict[str, list[Given]], language: str) -> None:
    missing = []
    for each in replies[language]:
        heard = re.sub(r"[ ,]", "", each.data["speech"])
        for contact in each.data["contacts"]:
            number = re.sub(r"\D", "", contact["value"])
            if contact["type"] in CALLED and (
                number not in heard or number in re.split(r"[ ,.:]", each.data["speech"])
            ):
                missing.append((each.name, number))
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_every_danger_the_number_comes_first_and_twice(replies: dict[str, list[Given]], language: str) -> None:
    wrong = []
    for each in replies[language]:
        called = [contact for contact in each.data["contacts"] if contact["type"] in CALLED]
        if not each.data["emergency"] or not called:
            continue
        digits = " ".join(re.sub(r"\D", "", called[0]["value"]))[-7:]
        before = each.data["speech"].split(each.data["text"][:12])[0]
        if before.replace(",", "").count(digits) < 2:
            wrong.append((each.name, digits, before))
    assert wrong == []


def test_a_telephone_number_has_a_pause_between_its_groups(composer: Composer) -> None:
    assert said(composer, contacts=[LINE]) == "Sí. Ciam: más 1, 5 2 0, 6 2 3, 7 8 7 4, lunes a viernes 9 a 21 horas."


def test_an_emergency_number_is_first_and_repeated(composer: Composer) -> None:
    heard = said(composer, contacts=[CODE], emergency="medical", text="Llame ya al 911.")
    assert heard == "Emergencias: 9 1 1. Repito: 9 1 1. Llame ya al 9 1 1."


def test_a_long_short_code_and_a_star_can_be_followed(composer: Composer) -> None:
    codes = [{"type": "short_code", "value": value} for value in ("116016", "*4141")]
    assert said(composer, contacts=codes) == "Sí. 1 1 6, 0 1 6. asterisco, 4 1 4 1."


@pytest.mark.parametrize(
    ("language", "text", "heard"),
    [
        ("es", "4.5 % de US$200, 30 € o 9 MXN.", "4.5 por ciento de 200 dólares, 30 euros o 9 pesos mexicanos."),
        ("en", "It takes 4.5% of US$1,200.50.", "It takes 4.5 percent of 1,200.50 dollars."),
        ("pt", "Custa 4,5% de R$ 50.", "Custa 4,5 por cento de 50 reais."),
        ("fr", "Cela coûte 4,5 % de 200 USD.", "Cela coûte 4,5 pour cent de 200 dollars."),
        ("ht", "Li koute 4,5 % sou 50 HTG.", "Li koute 4,5 pou san sou 50 goud."),
        ("es", "El INM y COMAR en EE. UU. piden el DUI.", "El I N M y Comar en Estados Unidos piden el dui."),
        ("en", "ICE and the UNHCR are in the USA.", "Ice and the U N H C R are in the U S A."),
        ("es", "Vea «esto» en https://x.org/a, www.y.mx o a.b@c.org.", "Vea esto en o."),
        ("es", "De 9:30-17:00, visa H-2A, formulario I-130.", "De 9:30 a 17:00, visa H-2A, formulario I-130."),
    ],
)  # fmt: skip
def test_signs_and_abbreviations_become_words(composer: Composer, language: str, text: str, heard: str) -> None:
    assert said(composer, language, text=text) == heard


def test_links_and_mail_are_shown_but_not_said(composer: Composer) -> None:
    contacts = [{"type": "url", "value": "https://example.org"}, {"type": "email", "value": "a@example.org"}]
    assert said(composer, contacts=contacts) == "Sí."


def test_a_warning_is_said_and_small_print_is_not(composer: Composer) -> None:
    notes = ["No lleve documentos falsos.", {"phrase": "note_machine"}, {"phrase": "note_legal"}]
    assert said(composer, notes=notes) == "Sí. No lleve documentos falsos."


def test_a_choice_is_what_to_say_for_it(composer: Composer, phrasebook: Phrasebook) -> None:
    choices = [{"title": {"phrase": key}, "payload": {}} for key in ("choice_other_country", "choice_person")]
    reply = composer.compose({"language": "es", "text": "Sí.", "choices": choices}, "es")
    assert (
        spoken_choices(reply.data, phrasebook) == "Diga uno para: En otro país. Diga dos para: Hablar con una persona."
    )
    assert "Diga" not in spoken(reply.data, phrasebook)
