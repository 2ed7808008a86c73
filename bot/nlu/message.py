"""What the components write into a message and read from it: the names, and small steps that several take."""

from __future__ import annotations

from typing import Any

from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message

LANGUAGE, SETTLED, FOLLOW_UP = "language", "language_settled", "follow_up"
DANGER, POSSIBLE_DANGER, ALARM, IS_FAINT = "danger", "possible_danger", "alarm", "is_faint"
IS_UNSURE = "is_unsure"
"""No rule knows the danger that was heard, and it is not beyond doubt."""

UNCLEAR = "unclear"
"""Danger, and nobody can say which: the examples of ``emergency`` that name none."""

FALLBACK_INTENT, PLACE_INTENT, DANGER_INTENT = "nlu_fallback", "follow_up_place", "emergency"
WHOM = "whom"
DENIES, REFUSES, SAFE, NEED, HEARD = "denies", "refuses", "safe", "need", "heard"
"""The message turns away from what was told before; it begins with what is not meant (less sure: danger is heard all
the same); in danger, it says that the person is safe; what is left of it
without thanks, greeting and what is not meant; what is left for danger to be heard in."""

DENIED_PLACES = "denied_places"
"""Where the message names places that are not meant: "in Milan, not in Peru"."""

DETAIL_INTENT, DETAIL, TALK = "follow_up_detail", "detail", "talk"
ANSWERED, CONTEXT, IN_DANGER, UNSURE = "answered", "topic", "in_danger", "unsure"
"""In the metadata of a message: the conversation has been given an answer that can be asked more of; the topic it
is about; it is about a danger that was told of before; which one, if it was never sure."""

LANGUAGE_INTENT, NEAREST_INTENT = "choose_language", "nearest"
RANKING_LENGTH = 10


def intent_of(name: str, confidence: float) -> dict[str, Any]:
    """An intent, as Rasa writes it."""
    return {"name": name, "confidence": round(confidence, 4)}


def named(message: Message) -> list[tuple[int, int]]:
    """Where the message names places; a place that is only implied is none."""
    return [(e["start"], e["end"]) for e in message.get(ENTITIES, []) if "start" in e and not e.get("sign")]


def add_entity(message: Message, name: str, value: str) -> None:
    """Add what a phrase says as an entity."""
    entity = {"entity": name, "value": value, "extractor": "phrases"}
    message.set(ENTITIES, [*message.get(ENTITIES, []), entity], add_to_output=True)
