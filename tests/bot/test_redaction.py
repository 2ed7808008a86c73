from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.redaction import Redactor, read_redactor

PERSONAL = [
    ("llámeme al 832 555 0142 por favor", "llámeme al [number] por favor"),
    ("my phone is (832) 555-0142", "my phone is [number]"),
    ("whatsapp +503 7000 0000", "whatsapp [number]"),
    ("escríbame a persona.ejemplo@correo.example", "escríbame a [email]"),
    ("my alien number is A123456789", "my alien number is [document]"),
    ("CURP XEXX010101HNEXXXA4", "CURP [document]"),
    ("meu cpf 123.456.789-09", "meu cpf [document]"),
    ("DUI 01234567-8", "[document]"),
    ("social 123-45-6789", "social [document]"),
    ("me llamo fulana de tal y no me pagan", "me llamo [name] de tal y no me pagan"),
    ("My name is Jane Roe. I need help", "My name is [name]. I need help"),
    ("je m'appelle Dupont, j'ai besoin", "je m'appelle [name], j'ai besoin"),
    ("mwen rele Ti Jan, mwen bezwen doktè", "mwen rele [name], mwen bezwen doktè"),
    ("me chamo Fulano e preciso de ajuda", "me chamo [name] e preciso de ajuda"),
    ("tarjeta 4111 1111 1111 1111", "tarjeta [number]"),
]
NEEDED = [
    "mandar 200 dólares a Honduras",
    "en 2025 pagué 2,500.00 pesos",
    "llamé al 911 y al 112",
    "vivo en Houston, 77001",
    "el 12/03/2024 llegué a Tapachula",
    "de 2019-2024 trabajé en Almería",
    "tengo 3 hijos de 4, 7 y 12 años",
    "covid-19 y h1n1",
    "¿qué es el formulario I-130 o el I-589?",
    "soy de El Salvador y estoy en México",
]


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    return read_redactor()


@pytest.mark.parametrize(("text", "kept"), PERSONAL)
def test_what_is_personal_is_taken_out(redactor: Redactor, text: str, kept: str) -> None:
    assert redactor.redact(text) == kept


@pytest.mark.parametrize("text", NEEDED)
def test_what_an_answer_needs_stays(redactor: Redactor, text: str) -> None:
    assert redactor.redact(text) == text


@given(st.text(max_size=300))
def test_any_text_can_be_redacted_and_nothing_is_left_to_redact(text: str) -> None:
    redactor = read_redactor()
    once = redactor.redact(text)
    assert isinstance(redactor.redact(once), str)


def test_a_very_long_text_is_redacted(redactor: Redactor) -> None:
    assert redactor.redact("1 " * 20_000).count("[number]") > 0
