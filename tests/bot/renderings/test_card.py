from __future__ import annotations

import base64
import hashlib
import re
from html import unescape
from typing import Any

import pytest

from bot.composer import Composer
from bot.phrasebook import Phrasebook
from bot.renderings.card import as_card, as_missing, style_hash
from tests.bot.renderings.conftest import LANGUAGES

EVIL = "<img src=x onerror=alert(1)>"
LINE = {"type": "phone", "value": "+15206237874", "label": "CIAM", "hours": "24 horas", "confirm": True}
SOURCE = {"title": "Guía", "publisher": "SRE", "url": "https://example.org/guia", "date": "2025-11"}


def card(composer: Composer, phrasebook: Phrasebook, language: str = "es", **draft: Any) -> str:
    links = draft.pop("links_to", [("es", "Español"), ("en", "English")])
    title = draft.pop("title", "Título")
    reply = composer.compose({"language": language, "text": "Sí.", **draft}, language)
    return as_card(reply.data, title, "Hecha hoy.", phrasebook, links)


def words(page: str) -> str:
    return unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_has_title_answer_steps_numbers_notes_and_dated_sources(
    composer: Composer, phrasebook: Phrasebook, language: str
) -> None:
    notes = ["Cuidado.", {"phrase": "note_machine"}]
    page = card(composer, phrasebook, language, steps=["Pida."], contacts=[LINE], sources=[SOURCE], notes=notes)
    date = composer.words({"date": "2025-11"}, language)
    said = [
        *("Título", "Sí.", "Pida.", "CIAM", "+1 520-623-7874", "24 horas", "Cuidado.", "Guía. SRE", date, "Hecha hoy."),
        phrasebook.say("note_machine", language),
        phrasebook.table("widget", language)["confirm_first"],
    ]
    assert [each for each in said if each not in words(page)] == []
    assert f'<html lang="{language}">' in page


def test_a_number_can_be_pressed(composer: Composer, phrasebook: Phrasebook) -> None:
    codes = [{"type": "short_code", "value": "*123"}, {"type": "sms", "value": "55501", "keyword": "AYUDA"}]
    page = card(composer, phrasebook, contacts=[LINE, *codes, {"type": "address", "value": "Calle 1"}])
    assert re.findall(r'href="((?:tel|sms):[^"]+)"', page) == ["tel:+15206237874", "tel:*123", "sms:55501"]
    assert "<strong>AYUDA</strong>" in page
    assert '<span class="address">Calle 1</span>' in page


def test_in_an_emergency_the_numbers_stand_before_the_words(composer: Composer, phrasebook: Phrasebook) -> None:
    shown = words(card(composer, phrasebook, text="Palabras.", contacts=[LINE], emergency="raid"))
    assert shown.index("520") < shown.index("Palabras.")


def test_nothing_on_it_is_loaded_or_run_and_content_is_text(composer: Composer, phrasebook: Phrasebook) -> None:
    parts = {"text": EVIL, "steps": [EVIL], "notes": [EVIL], "contacts": [{**LINE, "label": EVIL, "hours": EVIL}]}
    page = card(composer, phrasebook, title=EVIL, sources=[{**SOURCE, "title": EVIL, "publisher": EVIL}], **parts)
    assert "<img" not in page
    assert words(page).count(EVIL) == 9
    style = page.split("<style>")[1].split("</style>")[0]
    marks = " ".join([style, *re.findall(r"<[^>]*>", page)])
    assert re.findall(r"<script|<link|\ssrc=|\son\w+=|url\(|@import|https?:", marks) == []


def test_only_the_page_online_offers_to_save_and_other_languages(composer: Composer, phrasebook: Phrasebook) -> None:
    online, saved = card(composer, phrasebook), card(composer, phrasebook, links_to=())
    assert re.findall(r'href="(\?[^"]+)"', online) == ["?language=es&amp;save=1", "?language=en"]
    assert "<nav>" not in saved


def test_the_style_is_the_one_that_the_policy_names(composer: Composer, phrasebook: Phrasebook) -> None:
    for page in (card(composer, phrasebook), as_missing("es", phrasebook)):
        style = re.search(r"<style>(.*?)</style>", page, re.S)
        assert style is not None
        digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
        assert style_hash() == f"sha256-{digest}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_that_is_not_there_says_so_in_the_language(phrasebook: Phrasebook, language: str) -> None:
    page = as_missing(language, phrasebook)
    assert f'<html lang="{language}">' in page
    assert phrasebook.say("card_missing_title", language).replace("'", "&#39;") in page
    assert 'href="/"' in page
