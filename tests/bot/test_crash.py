"""A power cut, a restart: nothing is lost, nothing is said twice."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.channels.client import WebClient
from tests.conftest import Server, new_server


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = new_server(tmp_path_factory.mktemp("crash"))
    server.start()
    yield server
    server.stop()


def waiting(home: Path) -> int:
    with sqlite3.connect(home / "conversations.db") as database:
        return int(database.execute("select count(*) from inbox where state = 'waiting'").fetchone()[0])


def test_after_a_kill_the_conversation_goes_on_and_each_message_is_answered_once(own_server: Server) -> None:
    client = WebClient(own_server)
    client.ask("mi patrón no me paga en México")
    ids = [uuid.uuid4().hex for _ in range(4)]
    for message_id in ids:
        assert client.send("necesito un doctor", message_id)[0] == 202
    own_server.kill()
    left = waiting(own_server.home)
    own_server.start()
    for message_id in ids:
        assert client.reply_to(message_id)["meta"]["residence"] == "MX"
    answered = [reply["meta"].get("in_reply_to") for reply in client.replies()]
    assert [answered.count(message_id) for message_id in ids] == [1, 1, 1, 1]
    assert left > 0, "the kill came too late to show anything"


def test_a_stop_finishes_what_is_under_way(own_server: Server) -> None:
    client = WebClient(own_server)
    ids = [uuid.uuid4().hex for _ in range(3)]
    for message_id in ids:
        client.send("hola", message_id)
    assert own_server.stop() == 0
    assert waiting(own_server.home) == 0
    own_server.start()
    assert [client.reply_to(message_id)["text"] for message_id in ids]


def test_redacted_text_is_all_that_reaches_the_disk(own_server: Server) -> None:
    client = WebClient(own_server)
    reply = client.ask("me llamo Fulgencio, mi teléfono es 832 555 0142 y mi patrón no me paga")
    assert "[name]" in reply["meta"]["question"]
    own_server.stop()
    stored = b"".join(file.read_bytes() for file in sorted(own_server.home.glob("conversations.db*")))
    assert b"Fulgencio" not in stored
    assert b"555 0142" not in stored
    own_server.start()


def test_a_model_that_understands_nothing_stops_the_start_with_a_sentence(tmp_path: Path) -> None:
    server = new_server(tmp_path)
    (tmp_path / "models").unlink()
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "ventanilla.tar.gz").write_bytes(b"not a model")
    with pytest.raises(AssertionError, match=r"run python -m bot train"):
        server.start()
