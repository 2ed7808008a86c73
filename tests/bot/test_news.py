"""The real server: another process writes to the case table, and the person's page hears of it, once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from bot.organisation import DAYS
from bot.phrasebook import read_phrasebook
from tests.bot.channels.client import WebClient
from tests.conftest import Server, new_server, wait_until

DAY = 86400.0
ORGANISATION = """
name: Ventanilla
chats: true
callbacks: true
opening: {{time_zone: UTC, hours: {{{hours}}}}}
"""


class Desk:
    """A process of its own that shares nothing with the assistant but the file of the conversations."""

    def __init__(self, home: Path) -> None:
        self.file = home / "conversations.db"

    def write(self, statement: str, *values: Any) -> None:
        with sqlite3.connect(self.file, timeout=10) as database:
            database.execute(statement, values)
        database.close()

    def count(self, question: str) -> int:
        with sqlite3.connect(self.file) as database:
            return int(database.execute(question).fetchone()[0])


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Desk, Path]]:
    folder = tmp_path_factory.mktemp("news")
    file = folder / "organisation.yml"
    open_hours(file)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("VENTANILLA_ORGANISATION", str(file))
        server = new_server(folder)
        server.start()
        yield server, Desk(folder), file
        server.stop()


def open_hours(file: Path, span: str = "00:00-24:00") -> None:
    file.write_text(ORGANISATION.format(hours=", ".join(f'{day}: "{span}"' for day in DAYS)))


def closed_hours(file: Path) -> None:
    """One minute, half a day from now."""
    far = datetime.now(timezone.utc) + timedelta(hours=12)
    open_hours(file, f"{far:%H}:00-{far:%H}:01")


def texts(client: WebClient, key: str, language: str) -> int:
    """How often the page has been told that."""
    begin = read_phrasebook().say(key, language)
    return [reply["text"][: len(begin)] for reply in client.replies()].count(begin)


@pytest.mark.parametrize("state", ["given_back", "closed"])
def test_what_a_desk_writes_into_the_case_table_reaches_the_page(office: tuple[Server, Desk, Path], state: str) -> None:
    server, desk, _ = office
    client = WebClient(server, language="ht")
    assert client.ask("mwen vle pale ak yon moun")["meta"]["handoff"]["state"] == "waiting"
    desk.write("update \"case\" set state = 'taken' where state = 'waiting'")
    before = len(client.replies())
    assert client.send("èske mwen ka pote yon zanmi?")[0] == 202
    wait_until(lambda: desk.count("select count(*) from inbox where state = 'waiting'") == 0)
    assert len(client.replies()) == before
    desk.write("update \"case\" set state = ? where state = 'taken'", state)
    wait_until(lambda: texts(client, "assistant_back", "ht") == 1)
    assert client.ask("ki jan mwen voye lajan?")["meta"]["handoff"] is None
    assert texts(client, "assistant_back", "ht") == 1


def test_after_a_power_cut_what_was_not_told_is_told_once(office: tuple[Server, Desk, Path]) -> None:
    server, desk, _ = office
    clients = [WebClient(server, language="es") for _ in range(3)]
    for client in clients:
        client.ask("quiero hablar con una persona")
    desk.write("update \"case\" set state = 'taken' where state = 'waiting'")
    desk.write("update \"case\" set state = 'given_back' where state = 'taken'")
    server.kill()  # some may know it by now
    server.start()
    last = WebClient(server, language="es")  # once its news has come, a whole round has gone over all cases
    last.ask("quiero hablar con una persona")
    desk.write("update \"case\" set state = 'closed' where state = 'waiting'")
    wait_until(lambda: texts(last, "assistant_back", "es") == 1)
    wait_until(lambda: all(texts(client, "assistant_back", "es") for client in clients))
    assert [texts(client, "assistant_back", "es") for client in clients] == [1, 1, 1]


def test_the_office_closes_and_says_so_once_over_a_restart(office: tuple[Server, Desk, Path]) -> None:
    server, desk, file = office
    client = WebClient(server, language="fr")
    client.ask("je veux parler à une personne")
    desk.write("update \"case\" set opened_at = opened_at - ? where state = 'waiting'", 2 * DAY)
    server.stop()
    closed_hours(file)
    server.start()
    wait_until(lambda: texts(client, "queue_closed", "fr") == 1)
    server.kill()
    server.start()
    assert client.ask("mon patron ne me paie pas, je suis à Houston")["meta"]["topic"] == "rights_work"
    assert texts(client, "queue_closed", "fr") == 1
    desk.write("update \"case\" set state = 'closed' where state = 'waiting'")
    wait_until(lambda: texts(client, "assistant_back", "fr") == 1)
    assert texts(client, "queue_closed", "fr") == 1
