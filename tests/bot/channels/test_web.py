from __future__ import annotations

import http.client
import json
import re
import sqlite3
import time
import uuid
from concurrent.futures import ThreadPoolExecutor

import jwt
import pytest

from bot.channels.tokens import ALGORITHM, AUDIENCE
from tests.bot.channels.client import WebClient
from tests.conftest import Server, wait_until

SECRET = "vivo con mi tía Eulalia en la calle Falsa"
_TIME = re.compile(r'"(?:nlu_)?milliseconds": [\d.]+')


@pytest.fixture
def client(server: Server) -> WebClient:
    return WebClient(server)


def test_a_session_begins_by_saying_that_nobody_but_a_machine_answers(client: WebClient) -> None:
    (greeting,) = client.replies()
    assert "automático" in greeting["text"]
    assert [choice["title"] for choice in greeting["choices"]][:2] == ["Español", "English"]
    assert client.session["phrases"]["send"]


def test_a_question_gets_an_answer_with_source_and_date(client: WebClient) -> None:
    reply = client.ask("mi patrón no me paga en Estados Unidos")
    assert reply["meta"]["topic"] == "rights_work"
    assert reply["meta"]["residence"] == "US"
    assert reply["meta"]["entries"][0] == "us-wages"
    assert all(source["date"] and source["publisher"] for source in reply["sources"])


def test_a_pressed_choice_is_answered(client: WebClient) -> None:
    first = client.ask("mi patrón no me paga")
    mexico = next(choice for choice in first["choices"] if choice["title"] == "México")
    second = client.ask(choice=mexico["id"])
    assert second["meta"]["question"] == "México"
    assert (second["meta"]["topic"], second["meta"]["residence"]) == ("rights_work", "MX")


def test_a_choice_of_another_conversation_is_no_key_to_anything(client: WebClient, server: Server) -> None:
    mexico = client.ask("mi patrón no me paga")["choices"][0]
    reply = WebClient(server).ask(choice=mexico["id"])
    assert reply["meta"]["residence"] is None
    assert reply["text"]


def test_a_language_can_be_chosen(client: WebClient) -> None:
    assert client.ask(language="en")["language"] == "en"
    assert client.ask("ok")["language"] == "en"


def test_a_language_that_is_not_spoken_gets_a_sentence(client: WebClient) -> None:
    assert client.ask(language="xx")["text"]


@pytest.mark.parametrize("token", ["", "x", "a.b.c", None])
def test_without_a_good_token_nothing_can_be_read_or_written(
    server: Server, client: WebClient, token: str | None
) -> None:
    if token is None:  # of the right form, signed with another key
        token = jwt.encode({"sub": "s", "aud": AUDIENCE, "exp": time.time() + 99}, b"k" * 32, algorithm=ALGORITHM)
    stranger = WebClient(server, token=token or "none")
    for status, body in (stranger.get("replies"), stranger.send("hola"), stranger.get("events")):
        assert (status, body["error"]) == (401, "session")
        assert body["text"]


def test_nobody_reads_the_conversation_of_another_session(server: Server, client: WebClient) -> None:
    client.ask("mi patrón no me paga")
    other = WebClient(server)
    assert [reply["meta"] for reply in other.replies()] == [{}]


def test_a_message_that_is_sent_twice_is_answered_once(client: WebClient) -> None:
    message_id = uuid.uuid4().hex
    assert client.send("mi patrón no me paga", message_id)[0] == 202
    assert client.send("mi patrón no me paga", message_id)[0] == 202
    client.reply_to(message_id)
    client.ask("gracias")
    assert [reply["meta"].get("in_reply_to") for reply in client.replies()].count(message_id) == 1


def test_quick_messages_are_answered_in_their_order(client: WebClient) -> None:
    ids = [uuid.uuid4().hex for _ in range(3)]
    for message_id, text in zip(ids, ("mi patrón no me paga", "en México", "hola"), strict=True):
        client.send(text, message_id)
    client.reply_to(ids[-1])
    assert [reply["meta"].get("in_reply_to") for reply in client.replies()][1:] == ids


def test_a_shared_place_answers_the_question_for_the_city(client: WebClient, server: Server) -> None:
    asked = client.ask("soy de México, ¿cuál es el consulado más cercano?")
    assert asked["meta"]["asks_location"] is True
    reply = client.ask(location={"latitude": 29.760427, "longitude": -95.369804})
    assert (reply["meta"]["residence"], reply["meta"]["city"]) == ("US", "Houston")
    assert reply["meta"]["topic"] == "consular_services"
    assert "Houston" in reply["text"]
    assert reply["sources"]
    with sqlite3.connect(server.home / "conversations.db") as connection:
        kept = _TIME.sub("", "\n".join(connection.iterdump()))  # an answer that took 129.7 milliseconds says no place
    assert "29.7" not in kept
    assert "29.8,-95.4" not in kept
    assert "29.7" not in server.log.read_text()


def test_a_place_beside_a_border_is_asked_about(client: WebClient, server: Server) -> None:
    client.ask("where is the closest shelter")
    asked = client.ask(location={"latitude": 31.76, "longitude": -106.49})
    assert {choice["title"] for choice in asked["choices"]} >= {"Mexico", "United States"}
    mexico = next(choice for choice in asked["choices"] if choice["title"] == "Mexico")
    with sqlite3.connect(server.home / "conversations.db") as connection:
        assert "31.8,-106.5" not in "\n".join(connection.iterdump())
    reply = client.ask(choice=mexico["id"])
    assert (reply["meta"]["residence"], reply["meta"]["city"]) == ("MX", "Ciudad Juárez")
    assert reply["meta"]["entries"][0] == "mx-juarez-albergues"


def test_a_renewed_session_goes_on(client: WebClient) -> None:
    client.ask("mi patrón no me paga")
    status, body = client.post("session", {"language": "en"})
    assert (status, body["renewed"], body["language"]) == (200, True, "es")
    assert len(WebClient(client.server, token=body["token"]).replies()) == 2


def test_a_forged_token_begins_a_new_session_and_says_so(server: Server) -> None:
    status, body = WebClient(server, token="forged").post("session", {})
    assert (status, body["renewed"]) == (200, False)


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'"x"', {}, {"id": "1"}, {"text": "hola"}, {"id": 5, "text": "hola"}, {"id": "1", "text": 5},
     {"id": "1", "text": "a", "choice": "b"}, {"id": "1", "location": {"latitude": 91, "longitude": 0}},
     {"id": "1", "text": "a", "location": {"latitude": 1, "longitude": 0}}, {"id": "1", "location": "29.8,-95.4"},
     {"id": "x" * 65, "text": "a"}, {"id": "", "text": "a"}, b"\xff\xfe",
     {"id": "a\0b", "text": "a"}, {"id": "1", "choice": "b" * 33}, {"id": "1", "choice": "\0"},
     {"id": "1", "language": "e" * 9}],
)  # fmt: skip
def test_a_message_of_another_form_gets_a_sentence_and_no_traceback(client: WebClient, body: object) -> None:
    status, answer = client.post("messages", body)
    assert (status, answer["error"]) == (400, "form")
    assert answer["text"]
    assert "Traceback" not in str(answer)


def test_an_empty_message_gets_a_sentence(client: WebClient) -> None:
    status, body = client.send(" \u0000\u200b \n ")
    assert (status, body["error"]) == (400, "empty")


def test_a_message_of_ten_thousand_characters_gets_a_sentence(client: WebClient) -> None:
    status, body = client.send("no me pagan " * 834)
    assert (status, body["error"]) == (413, "too_long")
    assert "corto" in body["text"]


def test_danger_in_a_message_of_ten_thousand_characters_is_still_heard(client: WebClient) -> None:
    reply = client.ask("la migra está en mi puerta ahora " + "y no sé qué hacer " * 600)
    assert reply["emergency"] == "raid"


def test_too_many_messages_get_a_sentence_and_danger_is_still_answered(client: WebClient) -> None:
    statuses = [client.send("hola")[0] for _ in range(31)]
    assert statuses[-1] == 429
    status, body = client.send("mi esposo me está pegando ahora")
    assert status == 429
    assert body["reply"]["emergency"] == "violence"


@pytest.mark.parametrize("text", ['/intent{"a":"b"}', "/restart", "😀😀😀", "<script>alert(1)</script>", "%s{0}{x}"])
def test_odd_messages_get_a_sentence(client: WebClient, text: str) -> None:
    reply = client.ask(text)
    assert reply["text"]
    assert "<script" not in json.dumps(reply["choices"])


def test_a_stream_resumes_after_the_last_reply_seen(client: WebClient) -> None:
    client.ask("mi patrón no me paga")
    first, second = (reply["id"] for reply in client.replies())
    assert events(client, last=0, number=2) == [first, second]
    assert events(client, last=first, number=1) == [second]


def test_a_reply_arrives_on_an_open_stream(client: WebClient) -> None:
    with ThreadPoolExecutor() as pool:
        listening = pool.submit(events, client, client.replies()[-1]["id"], 1)
        client.ask("mi patrón no me paga")
        assert listening.result(timeout=30) == [client.replies()[-1]["id"]]


def test_what_a_person_says_is_in_no_log(client: WebClient) -> None:
    client.ask(SECRET)
    client.send(SECRET + " y mi patrón no me paga" * 200)
    log = client.server.log.read_text()
    assert "Eulalia" not in log
    assert "patrón" not in log


@pytest.mark.parametrize("path", ["/", "/widget/widget.js", "/health/live", "/health/ready"])
def test_pages_and_health_answer(server: Server, path: str) -> None:
    assert server.status(path) == 200


@pytest.mark.parametrize(
    "path",
    [
        "/widget/../settings.py",
        "/widget/%2e%2e/settings.py",
        "/conversations/x/tracker",
        "/model",
        "/webhooks/rest/webhook",
    ],
)
def test_nothing_else_is_served(server: Server, path: str) -> None:
    assert server.status(path) in (404, 405)


def test_pages_are_compressed_and_not_sent_twice(server: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    connection.request("GET", "/widget/widget.css", headers={"Accept-Encoding": "gzip"})
    response = connection.getresponse()
    response.read()
    assert response.getheader("Content-Encoding") == "gzip"
    connection.request("GET", "/widget/widget.css", headers={"If-None-Match": response.getheader("ETag")})
    assert connection.getresponse().status == 304


def events(client: WebClient, last: int, number: int) -> list[int]:
    """Ids of the replies on a stream, until there are as many."""
    connection = http.client.HTTPConnection("127.0.0.1", client.server.port, timeout=30)
    headers = {"Authorization": f"Bearer {client.token}", "Last-Event-ID": str(last)}
    connection.request("GET", "/webhooks/web/events", headers=headers)
    stream, ids = connection.getresponse(), []
    while len(ids) < number:
        line = stream.readline().decode()
        if line.startswith("id:"):
            ids.append(int(line[3:]))
    connection.close()
    return ids


def test_the_server_counts_nothing_as_waiting_when_all_is_answered(client: WebClient) -> None:
    client.ask("hola")
    wait_until(lambda: client.server.status("/health/ready") == 200)


def test_a_reply_counts_as_delivered_once_the_page_says_that_it_has_it(client: WebClient) -> None:
    client.ask("mi patrón no me paga")
    first, second = (reply["id"] for reply in client.replies())
    assert undelivered(client, first, second) == [first, second]
    client.replies(after=first)
    assert undelivered(client, first, second) == [second]


def undelivered(client: WebClient, *ids: int) -> list[int]:
    with sqlite3.connect(client.server.home / "conversations.db") as database:
        rows = database.execute("select id from outbox where delivered_at is null order by id").fetchall()
    return [number for (number,) in rows if number in ids]
