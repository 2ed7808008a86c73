"""The clients of the benchmark wait for the answers to their own messages, on the real server."""

from __future__ import annotations

import asyncio

from benchmarks.alone import widget_bytes
from benchmarks.client import WebPerson
from benchmarks.conversations import Side, bursts, crowd, flow, long_conversation, old_and_young
from benchmarks.messages import Messages, read_patterns
from benchmarks.servers import Server as Measured
from tests.conftest import Server


def side(server: Server) -> Side:
    running = Measured("ours", [], server.home, server.port, server.log, _process=server.process)
    return Side(running, WebPerson)


def test_a_person_of_the_web_page_gets_the_answer_to_each_message(server: Server) -> None:
    async def talk() -> list[str]:
        person = WebPerson(server.url)
        await person.begin()
        questions = []
        for text in ("busco un dentista en Denver", "can my son get a passport without a visa"):
            assert await person.ask(text) > person.accepted > 0
            questions.append(person.last["question"])
        await person.leave()
        return questions

    assert asyncio.run(talk()) == ["busco un dentista en Denver", "can my son get a passport without a visa"]


def test_three_messages_at_once_are_over_when_all_are_answered(server: Server) -> None:
    together, alone = asyncio.run(bursts(side(server), Messages(read_patterns()), 1))
    assert (len(together), len(alone)) == (1, 1)


def test_the_end_of_a_long_conversation_is_paired_with_a_short_one(server: Server) -> None:
    messages = Messages(read_patterns())
    assert len(asyncio.run(old_and_young(side(server), messages.take(4), messages.take(2)))) == 2


def test_every_message_of_many_people_is_answered_and_counted(server: Server) -> None:
    one, messages = side(server), Messages(read_patterns())
    assert len(asyncio.run(flow(one, messages, people=2, count=5)).waits) == 5
    assert len(asyncio.run(crowd(one, messages, people=2, each=2)).waits) == 4


def test_a_conversation_that_takes_too_long_is_broken_off(server: Server) -> None:
    texts = Messages(read_patterns()).take(3)
    assert len(asyncio.run(long_conversation(side(server), texts))) == 3
    assert asyncio.run(long_conversation(side(server), texts, seconds=-1)) == []


def test_every_file_of_the_page_is_weighed_as_it_travels(server: Server) -> None:
    files = widget_bytes(server.url)
    assert {"/", "widget.js", "widget.css"} <= set(files)
    assert sum(files.values()) <= 25_000
