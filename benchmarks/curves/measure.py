"""Measures the curves of both sides."""

from __future__ import annotations

import asyncio
import logging
import tempfile
from pathlib import Path
from typing import Any, Dict, List, Sequence

from benchmarks import conversations
from benchmarks.client import RestPerson, WebPerson
from benchmarks.conversations import Side
from benchmarks.figures import median, percentile
from benchmarks.messages import Messages, read_patterns
from benchmarks.servers import our_server, rasa_init_server

logger = logging.getLogger(__name__)
TURNS = 500
STEP = 20
"""Turns of a conversation per point: every pattern of the messages once."""

LONGEST_SECONDS = 75.0
"""A conversation that takes longer is broken off, and its curve ends there."""

PEOPLE = (1, 2, 5, 10, 20, 50, 100, 200)
LEAST_MESSAGES = 60


def measure(project: Path, turns: int = TURNS, people: Sequence[int] = PEOPLE) -> Dict[str, Any]:
    """Both sides' curves. ``project``: what ``rasa init`` made. The servers are ended when it returns."""
    messages = Messages(read_patterns(), seed=2)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with our_server(folder) as ours, rasa_init_server(project, folder) as theirs:
            return asyncio.run(_measure([Side(ours, WebPerson), Side(theirs, RestPerson)], messages, turns, people))


async def _measure(sides: Sequence[Side], messages: Messages, turns: int, people: Sequence[int]) -> Dict[str, Any]:
    for side in sides:
        await conversations.first_answer(side, *messages.take(1))
        await conversations.flow(side, messages, 1, STEP)  # warm
    length: Dict[str, List[Dict[str, float]]] = {}
    crowd: Dict[str, List[Dict[str, float]]] = {side.server.name: [] for side in sides}
    for side in sides:
        logger.info("a conversation of %d turns with %s", turns, side.server.name)
        length[side.server.name] = await _length(side, messages, turns)
    for number in people:
        logger.info("%d people at once", number)
        for side in sides:
            crowd[side.server.name].append(await _crowd(side, messages, number))
    return {"length": length, "crowd": crowd}


async def _length(side: Side, messages: Messages, turns: int) -> List[Dict[str, float]]:
    """Median milliseconds of a turn, for every STEP turns of one conversation."""
    taken = await conversations.long_conversation(side, messages.take(turns), LONGEST_SECONDS)
    starts = range(0, len(taken) - STEP + 1, STEP)
    return [{"turn": start + STEP, "ms": round(median(taken[start : start + STEP]), 2)} for start in starts]


async def _crowd(side: Side, messages: Messages, people: int) -> Dict[str, float]:
    """Each one's wait and the messages per second, when so many write at once; two or more from each."""
    crowd = await conversations.crowd(side, messages, people, max(2, LEAST_MESSAGES // people))
    return {
        "people": people,
        "p50_ms": round(median(crowd.waits), 1),
        "p95_ms": round(percentile(crowd.waits, 0.95), 1),
        "per_second": round(crowd.per_second, 1),
    }
