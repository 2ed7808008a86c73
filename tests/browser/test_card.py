"""Cards in a real browser: opened from an answer, on a telephone, on paper of two sizes."""

from __future__ import annotations

import re
from typing import Any

import pytest

pytestmark = pytest.mark.browser

QUESTION = "mi patrón no me paga en Estados Unidos"
LONGEST = ("br-danger-violence", "us-u-t-visa", "us-ice-door", "ch-danger-violence", "mx-ciam")
LANGUAGES = ("es", "en", "pt", "fr", "ht")


def open_card(page: Any, server: Any, entry: str = "us-wages", language: str = "es") -> Any:
    page.goto(f"{server.url}/card/{entry}?language={language}")
    return page


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_an_answer_opens_its_card_in_the_language_of_the_answer(page: Any, server: Any) -> None:
    page.goto(server.url + "/")
    page.locator(".bot").first.wait_for()
    page.fill("#text", QUESTION)
    page.press("#text", "Enter")
    link = page.get_by_role("link", name="Guardar o imprimir como tarjeta")
    link.wait_for()
    assert link.bounding_box()["height"] >= 44
    with page.context.expect_page() as opened:
        link.press("Enter")
    card = opened.value
    card.wait_for_load_state()
    assert "language=es" in card.url
    assert "patrón" in card.locator(".answer").inner_text()
    assert card.evaluate("window.opener") is None


def test_a_reply_without_a_card_offers_none(page: Any, server: Any) -> None:
    page.goto(server.url + "/")
    page.locator(".bot").first.wait_for()
    assert page.locator(".card").count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", ["A4", "A6"])
def test_the_longest_cards_take_two_pages_at_most(page: Any, server: Any, language: str, paper: str) -> None:
    counted = {entry: pages_of(open_card(page, server, entry, language).pdf(format=paper)) for entry in LONGEST}
    assert all(1 <= number <= 2 for number in counted.values()), counted


def test_what_is_only_for_the_screen_is_not_printed(page: Any, server: Any) -> None:
    open_card(page, server)
    assert page.locator("nav").is_visible()
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert page.locator("h1").is_visible()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_is_cut_off_and_numbers_are_big(new_page: Any, server: Any, width: int) -> None:
    page = open_card(new_page(width, 740), server, "br-danger-violence")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    numbers = page.locator(".number").evaluate_all(
        "all => all.map(one => [one.offsetHeight, parseFloat(getComputedStyle(one).fontSize)])"
    )
    assert min(size for _, size in numbers) >= 19
    assert max(size for _, size in numbers) >= 28
    assert all(height < 2 * size for height, size in numbers), "each number on one line"


def test_every_link_is_reached_with_the_keyboard_and_seen(desktop: Any, server: Any) -> None:
    open_card(desktop, server)
    wanted = desktop.locator("a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    reached = []
    for _ in wanted:
        desktop.keyboard.press("Tab")
        reached.append(desktop.evaluate("document.activeElement.getAttribute('href')"))
        assert desktop.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert reached == wanted
    assert wanted[0] == "?language=es&save=1"


def test_a_card_is_saved_as_a_file_that_needs_nothing(page: Any, server: Any, tmp_path: Any) -> None:
    open_card(page, server)
    with page.expect_download() as saved:
        page.get_by_role("link", name="Guardar esta tarjeta").click()
    assert saved.value.suggested_filename == "us-wages-es.html"
    file = tmp_path / "card.html"
    saved.value.save_as(file)
    page.context.set_offline(True)
    page.goto(file.as_uri())
    assert "patrón" in page.locator(".answer").inner_text()
    assert page.locator("h1").evaluate("one => getComputedStyle(one).borderBottomStyle") == "solid"
    assert page.locator("nav").count() == 0


def test_a_card_that_was_seen_is_shown_again_without_a_network(page: Any, server: Any) -> None:
    open_card(page, server)
    page.goto("about:blank")
    page.context.set_offline(True)
    open_card(page, server)
    assert "patrón" in page.locator(".answer").inner_text()


def test_nothing_is_asked_of_anybody_and_nothing_is_wrong(page: Any, server: Any) -> None:
    requests: list[str] = []
    troubles: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: troubles.append(message.text))
    open_card(page, server)
    assert [url for url in requests if not url.startswith(f"{server.url}/card/") and "favicon" not in url] == []
    assert [text for text in troubles if "favicon" not in text] == []


def test_a_missing_card_leads_back_to_the_assistant(page: Any, server: Any) -> None:
    open_card(page, server, "no-such-entry", "ht")
    assert page.locator("html").get_attribute("lang") == "ht"
    page.get_by_role("link").click()
    page.locator(".bot").first.wait_for()
