from __future__ import annotations

import http.client
import re
from typing import NamedTuple

import pytest

from knowledge import Freshness, KnowledgeBase, is_card
from tests.bot.channels.client import WebClient
from tests.conftest import Server


class Page(NamedTuple):
    status: int
    headers: dict[str, str]
    text: str


def get(server: Server, path: str, **headers: str) -> Page:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    try:
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        sent = {name.lower(): value for name, value in response.getheaders()}
        return Page(response.status, sent, response.read().decode())
    finally:
        connection.close()


@pytest.mark.parametrize(("language", "word"), [("es", "patrón"), ("en", "boss"), ("ht", "patwon")])
def test_a_card_comes_in_the_language_asked_for(server: Server, language: str, word: str) -> None:
    page = get(server, f"/card/us-wages?language={language}")
    assert page.status == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["content-language"] == language
    assert word in page.text
    assert "+1 866-487-9243" in page.text
    assert re.search(r"20\d\d</li>", page.text), "the source has its date"


def test_a_card_lets_nothing_in_and_stays_in_this_browser_for_a_day(server: Server) -> None:
    headers = get(server, "/card/us-wages").headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert headers["cache-control"] == "private, max-age=86400"
    assert headers["referrer-policy"] == "no-referrer"
    again = get(server, "/card/us-wages", If_None_Match=headers["etag"])
    assert (again.status, again.text) == (304, "")


def test_a_card_can_be_saved_under_a_name_that_says_what_it_is(server: Server) -> None:
    shown, saved = get(server, "/card/us-wages?language=en"), get(server, "/card/us-wages?language=en&save=1")
    assert shown.headers["content-disposition"] == 'inline; filename="us-wages-en.html"'
    assert saved.headers["content-disposition"] == 'attachment; filename="us-wages-en.html"'
    assert "<nav>" in shown.text
    assert "<nav>" not in saved.text


def test_a_plan_for_danger_has_its_numbers_first(server: Server) -> None:
    page = get(server, "/card/br-danger-violence?language=pt").text
    assert page.index('href="tel:180"') < page.index('class="answer"')


@pytest.mark.parametrize(
    "entry", ["no-such-entry", "us-emtala", "..%2f..%2fsettings", "%3Cscript%3E", "%00", "a" * 5000]
)
def test_what_is_no_card_is_a_page_that_says_so(server: Server, entry: str) -> None:
    page = get(server, f"/card/{entry}?language=fr")
    assert page.status == 404
    assert '<html lang="fr">' in page.text
    assert "Traceback" not in page.text
    assert "<script" not in page.text
    assert "cache-control" not in page.headers or "max-age" not in page.headers["cache-control"]


def test_no_stale_entry_is_a_card(server: Server) -> None:
    base = KnowledgeBase.open(server.home / "knowledge.db")
    stale = [each.id for each in base.entries() if is_card(each) and base.freshness_of(each) is Freshness.STALE]
    assert stale
    assert {get(server, f"/card/{entry}").status for entry in stale} == {404}


def test_every_card_is_made_in_every_language(server: Server) -> None:
    base = KnowledgeBase.open(server.home / "knowledge.db")
    cards = [each.id for each in base.entries() if is_card(each) and base.freshness_of(each) is not Freshness.STALE]
    assert len(cards) > 100
    failed = [
        (entry, language)
        for entry in cards
        for language in ("es", "en", "pt", "fr", "ht")
        if get(server, f"/card/{entry}?language={language}").status != 200
    ]
    assert failed == []


def test_a_language_that_is_not_spoken_is_answered_in_that_of_the_browser_or_the_default(server: Server) -> None:
    assert get(server, "/card/us-wages", Accept_Language="ht").headers["content-language"] == "ht"
    assert get(server, "/card/us-wages?language=xx").headers["content-language"] == "es"


def test_an_answer_names_its_card(server: Server) -> None:
    client = WebClient(server)
    assert client.ask("mi patrón no me paga en Estados Unidos")["meta"]["card"] == "us-wages"
    assert client.ask("mi esposo me está pegando ahora")["meta"]["card"] == "us-danger-violence"
