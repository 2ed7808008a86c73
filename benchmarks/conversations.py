"""What is timed: conversations of one person, of a long-winded one, of a hasty one, and of many."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any, Callable, Coroutine, Dict, List, Sequence, Tuple

import aiohttp

from benchmarks.client import NoAnswer, Person, WebPerson
from benchmarks.machine import cpu_seconds
from benchmarks.messages import Messages
from benchmarks.servers import Server

MESSAGES_PER_CONVERSATION = 10
AT_ONCE = 3
START_SECONDS = 240.0
LOOK_EVERY = 0.02


@dataclass(frozen=True)
class Side:
    """One of the two bots: its running server, and how somebody writes to it."""

    server: Server
    person: Callable[[str], Person]

    def somebody(self) -> Person:
        """A new person, who has not begun to write."""
        return self.person(self.server.url)


@dataclass
class Turns:
    """Milliseconds of each turn of either side, what our server itself said of its turns, and when it acknowledged."""

    ours: List[float] = field(default_factory=list)
    theirs: List[float] = field(default_factory=list)
    blocks: List[Dict[str, Any]] = field(default_factory=list)
    accepted: List[float] = field(default_factory=list)


@dataclass(frozen=True)
class Flow:
    """Many people at once: messages per second, processor time per message, and each one's wait."""

    per_second: float
    cpu_ms: float
    waits: Tuple[float, ...]


async def first_answer(side: Side, text: str) -> float:
    """Seconds from the start of the process to its first answer. Raises ServerEnded, or NoAnswer in the end."""
    somebody = side.somebody()
    while True:
        try:
            await somebody.begin()
            await somebody.ask(text)
            return time.perf_counter() - side.server.started
        except (aiohttp.ClientError, NoAnswer) as error:  # it does not listen yet, or is not ready
            side.server.check()
            if time.perf_counter() - side.server.started > START_SECONDS:
                raise NoAnswer(f"{side.server.name} did not answer in {START_SECONDS:.0f} s") from error
            await asyncio.sleep(LOOK_EVERY)
        finally:
            await somebody.leave()


async def turns(ours: Side, theirs: Side, texts: Sequence[str], warm_up: int) -> Turns:
    """Each message to ours, then to theirs; the first ``warm_up`` are not counted. A new conversation every ten."""
    taken = Turns()
    us, them = ours.somebody(), theirs.somebody()
    try:
        for number, text in enumerate(texts):
            if number % MESSAGES_PER_CONVERSATION == 0:
                await us.begin()
                await them.begin()
            mine, other = await us.ask(text), await them.ask(text)
            if number >= warm_up:
                taken.ours.append(mine)
                taken.theirs.append(other)
                if isinstance(us, WebPerson):
                    taken.blocks.append(us.last)
                    taken.accepted.append(us.accepted)
    finally:
        await us.leave()
        await them.leave()
    return taken


async def long_conversation(side: Side, texts: Sequence[str], seconds: float = 300.0) -> List[float]:
    """Milliseconds of every turn of one conversation, which is broken off after so many seconds."""
    taken: List[float] = []
    somebody = side.somebody()
    end = time.perf_counter() + seconds
    try:
        await somebody.begin()
        for text in texts:
            if time.perf_counter() > end:
                break
            taken.append(await somebody.ask(text))
    finally:
        await somebody.leave()
    return taken


async def old_and_young(side: Side, longer: Sequence[str], shorter: Sequence[str]) -> List[Tuple[float, float]]:
    """The last turns of a conversation, each with the same turn of a shorter one, in milliseconds.

    They are taken in turn, so that a machine that gets slower meanwhile does not look like growth.
    """
    old, young = side.somebody(), side.somebody()
    age = len(longer) - len(shorter)
    try:
        await old.begin()
        for text in longer[:age]:
            await old.ask(text)
        await young.begin()
        return [
            (await old.ask(text), await young.ask(other)) for text, other in zip(longer[age:], shorter, strict=True)
        ]
    finally:
        await young.leave()
        await old.leave()


async def bursts(side: Side, messages: Messages, count: int) -> Tuple[List[float], List[float]]:
    """Milliseconds to the last answer of three messages at once, and of one alone before each."""
    together, alone = [], []
    somebody = side.somebody()
    try:
        for _ in range(count):
            await somebody.begin()
            await somebody.ask(*messages.take(1))  # the connections stand
            alone.append(await somebody.ask(*messages.take(1)))
            together.append(await somebody.ask(*messages.take(AT_ONCE)))
    finally:
        await somebody.leave()
    return together, alone


async def flow(side: Side, messages: Messages, people: int, count: int) -> Flow:
    """So many people write at once, each again when the answer is there, ``count`` messages in all.

    A new conversation every ten messages; the clock includes their beginning.
    """
    texts = iter(messages.take(count))
    waits: List[float] = []

    async def write() -> None:
        somebody = side.somebody()
        try:
            for number, text in enumerate(texts):
                if number % MESSAGES_PER_CONVERSATION == 0:
                    await somebody.begin()
                waits.append(await somebody.ask(text))
        finally:
            await somebody.leave()

    return await _timed(side, [write() for _ in range(people)], waits)


async def crowd(side: Side, messages: Messages, people: int, each: int) -> Flow:
    """So many people, whose conversations have begun, write at the same moment, ``each`` that often."""
    everybody = [side.somebody() for _ in range(people)]
    waits: List[float] = []

    async def write(somebody: Person, texts: Sequence[str]) -> None:
        for text in texts:
            waits.append(await somebody.ask(text))

    try:
        for somebody in everybody:
            await somebody.begin()
        writing = [write(somebody, messages.take(each)) for somebody in everybody]
        return await _timed(side, writing, waits)
    finally:
        await asyncio.gather(*(somebody.leave() for somebody in everybody))


async def _timed(side: Side, work: Sequence[Coroutine[Any, Any, None]], waits: Sequence[float]) -> Flow:
    """Do everything at once. ``waits`` has one number per message when it is done."""
    begun, used = time.perf_counter(), cpu_seconds(side.server.pid)
    await asyncio.gather(*work)
    seconds, used = time.perf_counter() - begun, cpu_seconds(side.server.pid) - used
    return Flow(len(waits) / seconds, used * 1000 / len(waits), tuple(waits))
