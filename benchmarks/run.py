"""One run of the benchmark: starts both sides, measures, ends them, and returns the figures."""

from __future__ import annotations

import asyncio
import logging
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, List, Tuple

from benchmarks import alone, conversations
from benchmarks.big_base import search_large_base
from benchmarks.client import RestPerson, WebPerson
from benchmarks.conversations import Side
from benchmarks.figures import Figure, median, percentile, ratio, spread
from benchmarks.machine import memory_mb
from benchmarks.messages import Messages, read_patterns
from benchmarks.rasa_init import RasaInit
from benchmarks.servers import built_home, our_server, rasa_init_server

logger = logging.getLogger(__name__)
SHORT, LONG = 15, 115
ROUND = 20
"""Messages until their shapes begin anew; both conversations begin with the same one."""

FIRST_EARLY = 5
"""Turns 5 to 15 of a conversation are compared with turns 105 to 115 of another."""

LARGE_BASE = 10_000
PEOPLE = 8


@dataclass(frozen=True)
class Plan:
    """How much is measured; each a count, for ours and for the other side where those differ."""

    turns: int
    warm_up: int
    starts: int
    long_conversations: Tuple[int, int]
    bursts: Tuple[int, int]
    flow: Tuple[int, int]
    flow_rounds: int
    questions: int
    trains: bool

    @classmethod
    def of(cls, n: int) -> Plan:
        """Everything from 100 turns on; a quick look below, without what takes minutes."""
        if n >= 100:
            return cls(n, 20, 2, (6, 2), (20, 4), (400, 100), 2, 300, True)
        return cls(n, 10, 1, (2, 1), (5, 1), (20 * n, 5 * n), 1, 0, False)


@dataclass
class Measured:
    """What a run has found so far."""

    figures: Dict[str, Figure] = field(default_factory=dict)
    raw: Dict[str, Any] = field(default_factory=dict)


def measure(plan: Plan, other: RasaInit) -> Measured:
    """Measure everything of the plan. Both servers are ended when it returns, also by an error."""
    found = Measured()
    found.raw["training_seconds_of_rasa_init"] = other.seconds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        messages = Messages(read_patterns())
        starts: List[Tuple[float, float]] = []
        for number in range(plan.starts):
            with ExitStack() as running:
                ours = Side(running.enter_context(our_server(folder)), WebPerson)
                started = _start(ours, messages)
                theirs = Side(running.enter_context(rasa_init_server(other.project, folder)), RestPerson)
                starts.append((started, _start(theirs, messages)))
                if number == plan.starts - 1:
                    asyncio.run(_talk(ours, theirs, messages, plan, found))
        _starts(starts, found)
        _alone(plan, folder, messages, found)
    return found


def _start(side: Side, messages: Messages) -> float:
    logger.info("starting %s", side.server.name)
    return asyncio.run(conversations.first_answer(side, *messages.take(1)))


def _starts(starts: List[Tuple[float, float]], found: Measured) -> None:
    ours, theirs = zip(*starts, strict=True)
    found.figures["cold_start_ratio"] = ratio(median(ours), median(theirs))
    found.raw["cold_starts_s"] = {
        "ours": [round(one, 2) for one in ours],
        "rasa_init": [round(one, 2) for one in theirs],
    }


async def _talk(ours: Side, theirs: Side, messages: Messages, plan: Plan, found: Measured) -> None:
    await _turns(ours, theirs, messages, plan, found)
    await _growth(ours, theirs, messages, plan, found)
    await _bursts(ours, theirs, messages, plan, found)
    await _flow(ours, theirs, messages, plan, found)
    memory = {"ours": memory_mb(ours.server.pid), "rasa_init": memory_mb(theirs.server.pid)}
    found.figures["memory_ratio"] = ratio(memory["ours"]["rss"], memory["rasa_init"]["rss"])
    files = alone.widget_bytes(ours.server.url)
    found.figures["widget_bytes"] = Figure(sum(files.values()))
    found.raw.update(memory_mb=memory, widget_files=files)


async def _turns(ours: Side, theirs: Side, messages: Messages, plan: Plan, found: Measured) -> None:
    logger.info("%d turns with either, in turn", plan.turns)
    taken = await conversations.turns(ours, theirs, messages.take(plan.warm_up + plan.turns), plan.warm_up)
    for name, share in (("turn_p50_ratio", 0.5), ("turn_p95_ratio", 0.95)):
        found.figures[name] = ratio(percentile(taken.ours, share), percentile(taken.theirs, share))
    found.raw["turn_ms"] = {
        "ours": spread(taken.ours),
        "rasa_init": spread(taken.theirs),
        "our_server": spread([block["milliseconds"] for block in taken.blocks]),
        "our_acceptance": spread(taken.accepted),
        "our_understanding": spread([block["nlu_milliseconds"] for block in taken.blocks]),
    }
    found.raw["answers_with_entries"] = round(sum(bool(block["entries"]) for block in taken.blocks) / plan.turns, 3)


async def _growth(ours: Side, theirs: Side, messages: Messages, plan: Plan, found: Measured) -> None:
    logger.info("conversations of %d turns", LONG)
    sides: Dict[str, Dict[str, float]] = {}
    for side, count in zip((ours, theirs), plan.long_conversations, strict=True):
        pairs: List[Tuple[float, float]] = []
        for _ in range(count):
            longer, shorter = _same_shapes(messages, LONG), _same_shapes(messages, SHORT)
            pairs += (await conversations.old_and_young(side, longer, shorter))[FIRST_EARLY - 1 :]
        late, early = (median(each) for each in zip(*pairs, strict=True))
        sides[side.server.name] = {"turn_10_ms": early, "turn_110_ms": late, "ratio": late / early}
    mine, other = (sides[side.server.name]["ratio"] for side in (ours, theirs))
    found.figures["growth_ratio"] = Figure(mine, mine, other)
    found.raw["growth"] = {name: {key: round(one, 3) for key, one in side.items()} for name, side in sides.items()}


def _same_shapes(messages: Messages, count: int) -> List[str]:
    """So many messages, and none left over of the last round."""
    return messages.take(-(-count // ROUND) * ROUND)[:count]


async def _bursts(ours: Side, theirs: Side, messages: Messages, plan: Plan, found: Measured) -> None:
    logger.info("three messages at once")
    sides: Dict[str, Dict[str, float]] = {}
    for side, count in zip((ours, theirs), plan.bursts, strict=True):
        together, single = await conversations.bursts(side, messages, count)
        sides[side.server.name] = {
            "last_answer_ms": median(together),
            "turn_ms": median(single),
            "turns": median(together) / median(single),
        }
    mine, other = (sides[side.server.name]["turns"] for side in (ours, theirs))
    found.figures["burst_turns"] = Figure(mine, mine, other)
    found.raw["bursts"] = {name: {key: round(one, 3) for key, one in side.items()} for name, side in sides.items()}


async def _flow(ours: Side, theirs: Side, messages: Messages, plan: Plan, found: Measured) -> None:
    logger.info("%d people at once", PEOPLE)
    flows: Dict[str, List[conversations.Flow]] = {ours.server.name: [], theirs.server.name: []}
    for _ in range(plan.flow_rounds):
        for side, count in zip((ours, theirs), plan.flow, strict=True):
            flows[side.server.name].append(await conversations.flow(side, messages, PEOPLE, count))
    sides = {
        name: {
            "per_second": median([one.per_second for one in each]),
            "cpu_ms_per_message": median([one.cpu_ms for one in each]),
            "wait_p95_ms": percentile([wait for one in each for wait in one.waits], 0.95),
        }
        for name, each in flows.items()
    }
    mine, other = (sides[side.server.name]["per_second"] for side in (ours, theirs))
    found.figures["throughput_ratio"] = ratio(mine, other)
    found.raw["flow"] = {name: {key: round(one, 2) for key, one in side.items()} for name, side in sides.items()}


def _alone(plan: Plan, folder: Path, messages: Messages, found: Measured) -> None:
    logger.info("the floor of a turn")
    floor = alone.floor(messages.take(max(plan.turns, 20)), folder)
    stock = found.figures["turn_p50_ratio"].theirs or 0.0
    found.raw["floor"] = {**floor, "ratio": round(floor["total_ms"] / stock, 3)}
    if plan.questions:
        logger.info("a base of %d entries", LARGE_BASE)
        base = search_large_base(built_home() / "knowledge.db", folder, LARGE_BASE, messages.take(plan.questions))
        found.figures["search_10k_p95_ms"] = Figure(base.p95_ms)
        found.raw["large_base"] = {
            "entries": base.entries,
            "build_seconds": round(base.build_seconds, 1),
            "search_p50_p95_ms": base.search,
            "look_up_p50_p95_ms": base.look_up,
        }
    if plan.trains:
        logger.info("training without a cache")
        found.figures["training_seconds"] = Figure(alone.training_seconds(folder / "training"))
