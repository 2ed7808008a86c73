"""The widget in a real browser, talking with the real server."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

WIDGET = Path(__file__).parents[2] / "bot" / "widget"
QUESTION = "mi patrón no me paga en Estados Unidos"
EVENTS, MESSAGES = "**/webhooks/web/events", "**/webhooks/web/messages"


def open_page(page: Any, server: Any) -> None:
    """Opens the widget and waits for the greeting."""
    page.goto(server.url + "/")
    page.locator(".bot").first.wait_for()


def replies(page: Any) -> Any:
    return page.locator(".bot:not(.notice)")


def ask(page: Any, text: str) -> Any:
    """Types a question, sends it with Enter, and returns the reply that follows."""
    before = replies(page).count()
    page.fill("#text", text)
    page.press("#text", "Enter")
    replies(page).nth(before).wait_for()
    return replies(page).nth(before)


def show_reply(page: Any, server: Any, **parts: Any) -> Any:
    """Opens the widget on a stream that brings exactly this reply, and returns its bubble."""
    reply = {"text": "Respuesta", "language": "es", "meta": {}, **parts}
    body = f"event: reply\nid: 1\ndata: {json.dumps(reply)}\n\n"
    page.route(EVENTS, lambda route: route.fulfill(body=body, content_type="text/event-stream"))
    open_page(page, server)
    return page.locator(".bot").first


def test_all_files_together_stay_small() -> None:
    sizes = {path.name: len(gzip.compress(path.read_bytes(), 9)) for path in sorted(WIDGET.iterdir())}
    assert sum(sizes.values()) <= 25_000, sizes


def test_page_preloads_every_module_so_that_none_waits_for_another() -> None:
    page = (WIDGET / "index.html").read_text()
    preloaded = set(re.findall(r'modulepreload" href="/widget/([\w-]+\.js)"', page))
    assert preloaded == {path.name for path in WIDGET.glob("*.js")}


def test_first_reply_offers_languages_above_an_open_text_field(page: Any, server: Any) -> None:
    open_page(page, server)
    titles = page.locator(".choices button").all_inner_texts()
    assert {"Español", "English", "Português", "Français"} <= set(titles)
    assert page.locator("#text").is_editable()
    assert page.locator("html").get_attribute("lang") == "es"


def test_every_phrase_of_the_page_is_filled_in(desktop: Any, server: Any) -> None:
    open_page(desktop, server)
    ask(desktop, QUESTION)
    phrases = desktop.locator("[data-phrase]").evaluate_all("all => all.map(n => [n.dataset.phrase, n.textContent])")
    assert [key for key, text in phrases if not text] == []


def test_answer_has_a_source_with_its_date(page: Any, server: Any) -> None:
    open_page(page, server)
    answer = ask(page, QUESTION)
    assert re.search(r"\b20\d\d\b", answer.locator(".sources li").first.inner_text())
    assert page.locator(".person .bubble").inner_text() == QUESTION
    assert page.locator(".person .state").inner_text() == "Enviado"


def test_pressed_choice_becomes_a_bubble_and_the_others_are_put_out_of_use(page: Any, server: Any) -> None:
    open_page(page, server)
    page.get_by_role("button", name="English").click()
    replies(page).nth(1).wait_for()
    buttons = page.locator(".choices").first.locator("button")
    assert page.locator(".person .bubble").inner_text() == "English"
    assert buttons.and_(page.locator("[aria-pressed=true]")).count() == 1
    assert buttons.and_(page.locator(":disabled")).count() == buttons.count() - 1
    page.locator("html[lang=en]").wait_for()


def test_language_menu_turns_the_whole_page(page: Any, server: Any) -> None:
    open_page(page, server)
    before = page.locator("#text").get_attribute("placeholder")
    page.select_option("#language", "en")
    page.locator("html[lang=en]").wait_for()
    assert page.locator("#text").get_attribute("placeholder") != before
    assert page.locator("#exit").inner_text() == "Exit"


def test_state_of_earlier_messages_turns_with_the_page(page: Any, server: Any) -> None:
    open_page(page, server)
    ask(page, QUESTION)
    page.select_option("#language", "en")
    page.locator("html[lang=en]").wait_for()
    assert page.locator(".person .state").all_inner_texts() == ["Sent", "Sent"]
    assert page.locator(".person > .aside").all_inner_texts() == ["You said:", "You said:"]


def test_typed_markup_is_shown_as_text(page: Any, server: Any) -> None:
    open_page(page, server)
    markup = "<img src=x onerror=\"document.title='broken'\"><b>hola</b>"
    ask(page, markup)
    assert page.locator(".person .bubble").inner_text() == markup
    assert page.locator("#log img, #log b").count() == 0
    assert page.title() != "broken"


def test_reply_cannot_bring_markup_or_script_addresses(page: Any, server: Any) -> None:
    evil, script = "<img src=x onerror=alert(1)>", "javascript:alert(1)"
    contact = {"value": script, "display": evil, "label": evil}
    bubble = show_reply(
        page,
        server,
        text=evil,
        steps=[evil],
        notes=[evil],
        choices=[{"id": "1", "title": evil}],
        links=[{"title": evil, "url": script}],
        sources=[{"title": evil, "publisher": evil, "url": script, "date": evil}],
        contacts=[{"type": kind, **contact} for kind in ("url", "chat", "other")],
    )
    assert bubble.locator("img").count() == 0
    assert bubble.locator("a").count() == 0
    assert bubble.inner_text().count(evil) >= 9


def test_each_contact_opens_what_its_type_says(page: Any, server: Any) -> None:
    opened_by = [
        ("phone", "+15550100", None, "tel:+15550100"),
        ("short_code", "*123#", None, "tel:*123%23"),
        ("sms", "55501", "AYUDA YA", "sms:55501?&body=AYUDA%20YA"),
        ("whatsapp", "+1 555 0100", None, "https://wa.me/15550100"),
        ("url", "https://example.org/x", None, "https://example.org/x"),
        ("email", "a@example.org", None, "mailto:a@example.org"),
        ("address", "Calle 1", None, None),
    ]
    contacts = [
        {"type": kind, "value": value, "display": value, "keyword": keyword} for kind, value, keyword, _ in opened_by
    ]
    bubble = show_reply(page, server, contacts=contacts)
    found = bubble.locator(".contact").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert found == [address for *_, address in opened_by]
    assert min(bubble.locator("a.contact").evaluate_all("links => links.map(a => a.offsetHeight)")) >= 44


def test_emergency_shows_numbers_before_words_and_is_an_alert(page: Any, server: Any) -> None:
    contacts = [{"type": "short_code", "value": "000", "display": "000"}]
    message = show_reply(page, server, text="Palabras", emergency="medical", contacts=contacts)
    shown = message.get_by_role("alert").inner_text()
    assert shown.index("000") < shown.index("Palabras")


def test_reload_tells_the_conversation_again_once(page: Any, server: Any) -> None:
    open_page(page, server)
    ask(page, QUESTION)
    told = page.locator("#log").inner_text()
    page.reload()
    page.locator(".sources").first.wait_for()
    assert page.locator("#log").inner_text() == told


def test_network_cut_keeps_the_message_and_sends_it_afterwards(page: Any, server: Any) -> None:
    open_page(page, server)
    page.context.set_offline(True)
    page.fill("#text", QUESTION)
    page.press("#text", "Enter")
    page.get_by_role("button", name="Reintentar").wait_for()
    page.context.set_offline(False)
    page.locator(".sources").first.wait_for()
    assert page.locator(".person .bubble").all_inner_texts() == [QUESTION]
    assert page.locator(".person .state").inner_text() == "Enviado"
    assert replies(page).count() == 2


def test_unsent_messages_survive_a_reload_in_their_order(page: Any, server: Any) -> None:
    open_page(page, server)
    page.route(MESSAGES, lambda route: route.abort())
    for text in ("uno dos tres", QUESTION):
        page.fill("#text", text)
        page.press("#text", "Enter")
    page.get_by_role("button", name="Reintentar").first.wait_for()
    page.unroute(MESSAGES)
    page.reload()
    replies(page).nth(2).wait_for()
    assert page.locator(".person .bubble").all_inner_texts() == ["uno dos tres", QUESTION]
    assert page.locator("#log > *").first.get_attribute("class") == "message bot"


def test_token_that_the_server_does_not_know_costs_no_message(page: Any, server: Any) -> None:
    open_page(page, server)
    page.evaluate("sessionStorage.setItem('ventanilla.token', JSON.stringify('broken'))")
    page.route(MESSAGES, lambda route: route.abort())
    page.fill("#text", QUESTION)
    page.press("#text", "Enter")
    page.get_by_role("button", name="Reintentar").wait_for()
    page.unroute(MESSAGES)
    page.reload()
    page.locator(".sources").first.wait_for()
    assert page.locator(".person .bubble").all_inner_texts() == [QUESTION]


def test_session_that_ends_while_the_page_is_open_is_replaced(page: Any, server: Any) -> None:
    open_page(page, server)
    ended = {"status": 401, "json": {"error": "session", "text": "…"}}
    page.route(MESSAGES, lambda route: route.fulfill(**ended), times=1)
    page.fill("#text", QUESTION)
    page.press("#text", "Enter")
    page.locator(".sources").first.wait_for()
    assert page.locator(".notice").count() == 1
    assert page.locator(".person .bubble").all_inner_texts() == [QUESTION]


def test_sentence_of_a_refusal_is_shown_and_a_passing_one_is_tried_again(page: Any, server: Any) -> None:
    open_page(page, server)
    busy = {"status": 503, "json": {"error": "busy", "text": "Un momento, por favor."}}
    page.route(MESSAGES, lambda route: route.fulfill(**busy), times=1)
    page.fill("#text", QUESTION)
    page.press("#text", "Enter")
    page.locator(".sources").first.wait_for()
    assert page.locator(".notice").all_inner_texts() == ["Un momento, por favor."]


def test_refusal_that_carries_an_emergency_shows_its_numbers(page: Any, server: Any) -> None:
    open_page(page, server)
    contact = {"type": "short_code", "value": "000", "display": "000"}
    reply = {"text": "Palabras", "language": "es", "emergency": "medical", "contacts": [contact], "meta": {}}
    busy = {"status": 503, "json": {"error": "busy", "text": "Palabras", "reply": reply}}
    page.route(MESSAGES, lambda route: route.fulfill(**busy))
    page.fill("#text", QUESTION)
    page.press("#text", "Enter")
    page.get_by_role("alert").get_by_role("link", name="000").wait_for()


def test_final_refusal_does_not_hold_up_the_next_message(page: Any, server: Any) -> None:
    open_page(page, server)
    refusal = {"status": 400, "json": {"error": "text", "text": "No se puede leer."}}
    page.route(MESSAGES, lambda route: route.fulfill(**refusal), times=1)
    page.fill("#text", "primero")
    page.press("#text", "Enter")
    page.locator(".notice").wait_for()
    ask(page, QUESTION)
    assert page.locator(".person .state").all_inner_texts() == ["No enviado", "Enviado"]


def test_where_streams_do_not_pass_replies_are_fetched(page: Any, server: Any) -> None:
    page.route(EVENTS, lambda route: route.fulfill(status=502, body="proxy"))
    open_page(page, server)
    answer = ask(page, QUESTION)
    assert answer.locator(".sources").count() == 1
    assert replies(page).count() == 2


def test_events_are_read_however_the_bytes_are_cut(page: Any, server: Any) -> None:
    open_page(page, server)
    events = page.evaluate(
        """async () => {
          const { readEvents } = await import('/widget/event-stream.js');
          const text = ': ping\\r\\n\\r\\nevent: reply\\nid: 7\\ndata: {"a":\\ndata: "é"}\\n\\nevent: cut';
          const body = new ReadableStream({ start(to) {
            for (const byte of new TextEncoder().encode(text)) to.enqueue(new Uint8Array([byte]));
            to.close();
          } });
          const found = [];
          for await (const event of readEvents(body)) found.push(event);
          return found;
        }"""
    )
    assert events == [
        {"event": "", "id": None, "data": ""},
        {"event": "reply", "id": "7", "data": '{"a":\n"é"}'},
    ]


def test_everything_works_with_the_keyboard_alone(desktop: Any, server: Any) -> None:
    open_page(desktop, server)
    order = []
    for _ in range(5):
        desktop.keyboard.press("Tab")
        order.append(desktop.evaluate("document.activeElement.id || document.activeElement.textContent"))
    assert order[:3] == ["language", "exit", "scroller"]
    desktop.keyboard.press("Enter")
    replies(desktop).nth(1).wait_for()
    assert desktop.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
    while desktop.evaluate("document.activeElement.id") != "text":
        desktop.keyboard.press("Tab")
    desktop.keyboard.type("uno")
    desktop.keyboard.press("Shift+Enter")
    desktop.keyboard.type("dos")
    desktop.keyboard.press("Enter")
    replies(desktop).nth(2).wait_for()
    assert desktop.locator(".person .bubble").last.inner_text() == "uno\ndos"
    assert desktop.evaluate("document.activeElement.id") == "text"


def test_enter_that_ends_the_composing_of_a_word_sends_nothing(page: Any, server: Any) -> None:
    open_page(page, server)
    page.fill("#text", "にほ")
    page.evaluate(
        "document.getElementById('text').dispatchEvent("
        "new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }))"
    )
    assert page.locator(".person").count() == 0
    assert page.locator("#text").input_value() == "にほ"


def test_counter_appears_only_near_the_limit(page: Any, server: Any) -> None:
    open_page(page, server)
    page.fill("#text", "a" * 1700)
    assert page.locator("#counter").inner_text() == ""
    page.fill("#text", "a" * 1990)
    assert "10" in page.locator("#counter").inner_text()
    page.locator("#text").press_sequentially("b" * 20)
    assert len(page.locator("#text").input_value()) == 2000
    assert page.locator("#limit").inner_text() != ""


@pytest.mark.parametrize(("width", "height"), [(360, 740), (320, 256), (1280, 800)])
def test_nothing_is_cut_off_at_any_size(new_page: Any, server: Any, width: int, height: int) -> None:
    page = new_page(width, height)
    open_page(page, server)
    ask(page, QUESTION)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.getElementById('scroller').scrollWidth") <= width
    for control in ("#exit", "#language", "#text", "#send"):
        box = page.locator(control).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= height
        assert box["height"] >= 44
        assert box["width"] >= 44


def test_every_control_has_a_name(page: Any, server: Any) -> None:
    open_page(page, server)
    ask(page, QUESTION)
    tree = page.locator("body").aria_snapshot()
    for role in ("button", "link", "combobox", "textbox", "log"):
        lines = [line for line in tree.splitlines() if re.match(rf"\s*- {role}\b", line)]
        assert lines, role
        assert all(re.search(rf"{role} \"|{role}.*: \S", line) for line in lines), lines


def test_question_stays_in_view_above_a_long_answer(page: Any, server: Any) -> None:
    open_page(page, server)
    ask(page, QUESTION)
    box = page.locator(".person .bubble").bounding_box()
    assert box["y"] >= page.locator("#scroller").bounding_box()["y"]


def test_no_request_leaves_the_origin_and_nothing_is_wrong_in_the_console(page: Any, server: Any) -> None:
    requests: list[str] = []
    troubles: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: message.type in ("error", "warning") and troubles.append(message.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    open_page(page, server)
    ask(page, QUESTION)
    page.get_by_role("button", name="English").click()
    page.locator("html[lang=en]").wait_for()
    assert [url for url in requests if not url.startswith(server.url + "/")] == []
    assert troubles == []


def test_page_forbids_everything_but_its_own_files(page: Any, server: Any) -> None:
    policy = page.goto(server.url + "/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_quick_exit_forgets_everything_and_leaves_no_way_back(page: Any, server: Any) -> None:
    open_page(page, server)
    ask(page, QUESTION)
    assert page.evaluate("sessionStorage.length") > 0
    page.click("#exit")
    page.wait_for_url("**/widget/blank.html")
    assert page.evaluate("sessionStorage.length") == 0
    assert page.title() == ""
    assert page.locator("body").inner_text() == ""
    page.go_back()
    assert page.url == "about:blank"


def test_escape_three_times_is_the_quick_exit(desktop: Any, server: Any) -> None:
    open_page(desktop, server)
    desktop.focus("#text")
    for key in ("Escape", "Escape", "a", "Escape", "Escape"):
        desktop.keyboard.press(key)
    assert desktop.url == server.url + "/"
    desktop.keyboard.press("Escape")
    desktop.wait_for_url("**/widget/blank.html")
    assert desktop.evaluate("sessionStorage.length") == 0


def test_without_scripts_the_page_says_what_it_needs(new_page: Any, server: Any) -> None:
    page = new_page(360, 740, java_script_enabled=False)
    page.goto(server.url + "/")
    shown = page.content()
    for language in ("es", "en", "pt", "fr", "ht"):
        assert f'<p lang="{language}">' in shown


def ask_for_a_city(page: Any) -> Any:
    return ask(page, "soy de México, ¿cuál es el consulado más cercano?")


def test_an_approximate_place_is_shared_rounded_and_only_when_it_is_asked_for(new_page: Any, server: Any) -> None:
    place = {"latitude": 29.760427, "longitude": -95.369804}
    page = new_page(360, 740, permissions=["geolocation"], geolocation=place)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or "") if request.method == "POST" else None)
    open_page(page, server)
    assert page.locator(".place").count() == 0
    assert ask_for_a_city(page).locator(".place button").inner_text() == "Compartir mi lugar aproximado"
    before = replies(page).count()
    page.locator(".place button").click()
    replies(page).nth(before).wait_for()
    assert "Houston" in replies(page).nth(before).inner_text()
    assert page.locator(".person .bubble").last.inner_text() == "Mi lugar aproximado"
    assert page.locator(".place").count() == 0
    assert [json.loads(body)["location"] for body in sent if "location" in body] == [
        {"latitude": 29.8, "longitude": -95.4}
    ]
    assert not [body for body in sent if "29.76" in body]


def test_a_place_that_is_not_given_is_asked_for_in_words(new_page: Any, server: Any) -> None:
    page = new_page(360, 740, permissions=[])
    open_page(page, server)
    ask_for_a_city(page)
    page.locator(".place button").click()
    notice = page.locator(".notice").last
    notice.wait_for()
    assert notice.inner_text() == "No recibí su lugar. Escriba la ciudad."
    assert page.locator(".place").count() == 0
    assert "Houston" in ask(page, "Houston").inner_text()
