"""The block that every answer carries on every channel (design section 4): what was understood and said."""

from __future__ import annotations

import time
from typing import Any, Dict, List, Mapping

from bot.engine.turn import Turn
from bot.phrasebook import Phrasebook
from bot.renderings.screen import plain_text

RANKING = 8
PLACES = ("origin", "residence", "destination", "transit", "corridor", "city")


def complete(turn: Turn, slots: Mapping[str, Any], phrasebook: Phrasebook) -> None:
    """Put what each reply answers into its ``meta``, and the whole block into that of the last one."""
    for reply in turn.replies:
        reply.data["meta"].update(in_reply_to=turn.message.provider_id, question=question_of(turn))
    if turn.replies:
        turn.replies[-1].data["meta"].update(block(turn, slots, phrasebook))


def block(turn: Turn, slots: Mapping[str, Any], phrasebook: Phrasebook) -> Dict[str, Any]:
    """The answer as data; ``milliseconds`` is the whole turn up to its commit."""
    metas = [reply.data["meta"] for reply in turn.replies]
    topic = next((meta["topic"] for meta in metas if meta.get("topic")), None)
    ranking = _ranking(turn, topic)
    return {
        "question": question_of(turn),
        "language": turn.replies[-1].data["language"],
        "topic": topic or (ranking[0][0] if ranking else None),
        "ranking": ranking,
        **{place: slots.get(place) for place in PLACES},
        "entries": _unique(entry for meta in metas for entry in meta.get("entries", ())),
        "reply": [plain_text(reply.data, phrasebook) for reply in turn.replies],
        "choices": [{"n": choice.number, "title": choice.title} for choice in turn.numbered_choices],
        "sources": [source for reply in turn.replies for source in _sources(reply.data)],
        "emergency": next((reply.data["emergency"] for reply in turn.replies if reply.data["emergency"]), None),
        "handoff": _handoff(turn, metas),
        "milliseconds": round((time.perf_counter() - turn.started) * 1000, 1),
        "nlu_milliseconds": round(turn.nlu_milliseconds, 1),
    }


def _handoff(turn: Turn, metas: List[Mapping[str, Any]]) -> Any:
    """Where the person stands in the queue for a person, if they wait or are held."""
    if any(meta.get("case") == "withdraw" for meta in metas):
        return None
    said = next((meta["handoff"] for meta in metas if meta.get("handoff")), None)
    if said is None and turn.case is not None:
        said = {"state": turn.case.state, "position": turn.case.position}
    return said


def question_of(turn: Turn) -> str:
    """What the person said, as it is kept: redacted, or the title of the button."""
    return turn.message.text or str(turn.parse_data.get("text") or "")


def _ranking(turn: Turn, topic: Any) -> List[List[Any]]:
    """The topics as the classifier ranks them, what was answered first."""
    ranked = [[each["name"], round(float(each["confidence"]), 4)] for each in turn.parse_data.get("intent_ranking", ())]
    if topic and (not ranked or ranked[0][0] != topic):
        ranked = [[topic, 1.0], *(each for each in ranked if each[0] != topic)]
    return ranked[:RANKING]


def _sources(reply: Mapping[str, Any]) -> List[Dict[str, Any]]:
    return [{"title": source["title"], "url": source["url"], "date": source["as_of"]} for source in reply["sources"]]


def _unique(values: Any) -> List[Any]:
    return list(dict.fromkeys(values))
