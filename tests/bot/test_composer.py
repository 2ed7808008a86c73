from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import pytest

from bot.composer import Composer, WrongDraft
from bot.organisation import Opening, Organisation
from bot.phrasebook import read_phrasebook
from bot.renderings.screen import plain_text
from bot.settings import read_settings

CONTACT = {"type": "phone", "value": "+15206237874", "label": "CIAM", "hours": "24 horas"}
SOURCE = {"title": "Guía", "publisher": "SRE", "url": "https://example.org/guia", "date": "2025-11"}


def composer(line: str | None = None) -> Composer:
    opening = Opening(time_zone="UTC", hours={"monday": "09:00-17:00"})
    noon = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)
    organisation = Organisation("Example", opening, line=line)
    return Composer(read_phrasebook(), organisation, read_settings({}), now=lambda: noon)


def draft(**parts: Any) -> dict[str, Any]:
    return {"language": "es", "text": "Sí.", **parts}


def test_content_and_phrases_become_words_of_one_language() -> None:
    parts = ["Sí.", {"phrase": "answer_for_country", "country": {"country": "DE"}}]
    reply = composer().compose(draft(text=parts, language="en"), "es")
    assert reply.text == "Sí.\n\nFor this country: Germany."


def test_every_date_is_as_exact_as_its_source() -> None:
    dates = ["2025-11-03", "2025-11", "2025", "c. 2024", "undated"]
    reply = composer().compose(draft(sources=[{**SOURCE, "date": date} for date in dates]), "es")
    assert [source["date"] for source in reply.data["sources"]] == [
        "3 de noviembre de 2025",
        "noviembre de 2025",
        "2025",
        "alrededor de 2024",
        "fecha desconocida",
    ]


def test_choices_get_ids_that_say_nothing_and_differ_each_time() -> None:
    choices = [{"title": "México", "payload": {"intent": "asylum", "entities": []}}]
    first = composer().compose(draft(choices=choices), "es")
    again = first.again()
    assert first.data["choices"][0]["title"] == again.data["choices"][0]["title"] == "México"
    assert first.choices[0].id != again.choices[0].id
    assert "asylum" not in str(first.data)
    assert first.again(with_choices=False).data["choices"] == []


@pytest.mark.parametrize(
    "broken",
    [
        {"text": ""},
        {"text": {"phrase": "no_such_phrase"}},
        {"contacts": [{"type": "phone"}]},
        {"contacts": [{"type": "pigeon", "value": "x"}]},
        {"sources": [{**SOURCE, "date": "yesterday"}]},
        {"sources": [{**SOURCE, "url": "javascript:alert(1)"}]},
        {"choices": [{"title": "x"}]},
        {"steps": [""]},
    ],
)
def test_a_draft_of_another_form_is_refused(broken: dict[str, Any]) -> None:
    with pytest.raises(WrongDraft):
        composer().compose(draft(**broken), "es")


def test_a_language_without_phrases_is_answered_in_the_default_one() -> None:
    assert composer().compose({"text": {"phrase": "empty"}}, "xx").data["language"] == "es"


def test_a_person_is_offered_only_where_the_operator_has_written_down_a_line() -> None:
    wanted = draft(contacts=["person"], text=["A", {"opening": True}])
    without, with_line = composer().compose(wanted, "es"), composer("+15550100000").compose(wanted, "es")
    assert (without.data["contacts"], without.text) == ([], "A")
    assert with_line.data["contacts"][0]["value"] == "+15550100000"
    assert "09:00-17:00" in with_line.text


def test_plain_text_has_the_steps_the_numbers_and_the_dated_source() -> None:
    reply = composer().compose(draft(steps=["Pida un médico."], contacts=[CONTACT], sources=[SOURCE]), "es")
    assert plain_text(reply.data, read_phrasebook()).split("\n") == [
        "Sí.",
        "1. Pida un médico.",
        "CIAM: +1 520-623-7874 (24 horas)",
        "Fuente: SRE, noviembre de 2025",
    ]


def test_in_an_emergency_the_number_comes_first() -> None:
    reply = composer().compose(draft(contacts=[CONTACT], emergency="medical"), "es")
    assert plain_text(reply.data, read_phrasebook()).startswith("CIAM: +1 520-623-7874")


def test_what_must_be_confirmed_says_so() -> None:
    reply = composer().compose(draft(contacts=[{**CONTACT, "confirm": True}]), "es")
    assert "confirme" in plain_text(reply.data, read_phrasebook())
