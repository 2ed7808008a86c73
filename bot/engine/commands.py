"""What a message means that needs no understanding: a button, a language, a shared place, the next caller."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Dict, List, Mapping, Optional, Tuple

from sqlalchemy.engine import Connection

from bot.callbacks import ASKED_ONCE, WITHDRAWN, CallbackAnswers
from bot.conversations import choices
from bot.conversations.choices import ShownChoice
from bot.conversations.inbox import Received
from bot.conversations.people import Memory
from bot.nlu.new_caller import NewCaller
from bot.nlu.pointing import LONGEST, Pointing
from bot.phrasebook import Phrasebook

LANGUAGE_INTENT, NEAREST_INTENT, SMALLTALK_INTENT = "choose_language", "nearest", "smalltalk"
COUNTRY_INTENT = "ask_country"
CALLBACK_INTENT, WITHDRAW_INTENT = "callback", "withdraw"
SURE, FEW_WORDS = 0.66, 6
"""A few words of which the understanding is less sure than that may be anything."""
STALE_CHOICE_INTENT = "nlu_fallback"


@dataclass(frozen=True)
class Meant:
    """A message and the memory in whose light it is read. ``parsed``: what the understanding would return; empty for a
    message that has to be understood."""

    message: Received
    memory: Memory
    parsed: Dict[str, Any]


class Commands:
    """Reads a message as far as that needs no understanding."""

    def __init__(self, languages: Mapping[str, str], phrasebook: Phrasebook, default_language: str) -> None:
        """``languages``: the names of those that are spoken, by code."""
        self._languages = languages
        self._phrasebook = phrasebook
        self._default_language = default_language
        self._pointing = Pointing()
        self._new_caller = NewCaller()
        self._callback = CallbackAnswers()

    def chosen(self, connection: Connection, received: Received) -> Optional[ShownChoice]:
        """The button that was pressed, or that the words point at."""
        if received.choice_id:
            return choices.find(connection, received.conversation_id, received.choice_id)
        if not received.text or received.danger is not None or len(received.text) > LONGEST:
            return None
        shown = choices.latest(connection, received.conversation_id)
        meant = self._pointing.means(received.text)
        answers = [choice for choice in shown if meant and choice.payload.get("means") == meant]
        place = self._pointing.at(received.text, [choice.title for choice in shown])
        return answers[0] if answers else (None if place is None else shown[place])

    def read(self, received: Received, memory: Memory, choice: Optional[ShownChoice]) -> Meant:
        """What is meant; of a next caller nothing is known that was known of the one before."""
        asked = self._new_caller.after(received.text or "")
        if asked is None:
            return Meant(received, memory, self._parsed(received, memory, choice))
        received, memory = replace(received, text=asked or received.text), replace(memory, slots={})
        if asked:
            return Meant(received, memory, self._parsed(received, memory, None))
        talk = command(SMALLTALK_INTENT, "", [entity("talk", "new_caller")], memory.language)
        return Meant(received, memory, talk)

    def _parsed(self, received: Received, memory: Memory, choice: Optional[ShownChoice]) -> Dict[str, Any]:
        if received.language:
            return self._language_chosen(received.language, memory)
        if received.location:
            return self._place_shared(received.location, memory)
        said = self._said_of_a_call(received, memory)
        if said:
            return said
        if choice:
            return _pressed(choice, memory)
        if received.choice_id:
            return command(STALE_CHOICE_INTENT, "", [], memory.language)
        return self._agreed(received, memory)

    def _agreed(self, received: Received, memory: Memory) -> Dict[str, Any]:
        """A mere yes to the question for the country, which is asked again then; empty for any other message."""
        if (
            memory.slots.get("awaits") != "country"
            or received.danger
            or self._pointing.means(received.text or "") != "yes"
        ):
            return {}
        return command(COUNTRY_INTENT, received.text or "", [], memory.language)

    def _said_of_a_call(self, received: Received, memory: Memory) -> Dict[str, Any]:
        """An answer to the questions for a call; empty for any other message."""
        if not received.text or received.danger is not None:
            return {}
        said = self._callback.read(memory.slots.get("awaits"), received.text)
        if said == WITHDRAWN:
            return command(WITHDRAW_INTENT, received.text, [], memory.language)
        if said is None:
            return {}
        return command(CALLBACK_INTENT, received.text, [entity("consent", said)], memory.language)

    @staticmethod
    def asked_again(parsed: Dict[str, Any], memory: Memory) -> Dict[str, Any]:
        """Nothing was understood of a message, while consent or a number was asked for: that is asked once more."""
        is_short = len((parsed.get("text") or "").split()) <= FEW_WORDS
        unsure = is_short and parsed["intent"].get("confidence", 0.0) < SURE
        unclear = unsure or parsed["intent"]["name"] in (SMALLTALK_INTENT, STALE_CHOICE_INTENT)
        if not unclear or memory.slots.get("awaits") not in ASKED_ONCE:
            return parsed
        if parsed.get("danger") or parsed.get("possible_danger"):
            return parsed
        return command(CALLBACK_INTENT, parsed.get("text") or "", [entity("consent", "unclear")], memory.language)

    def _language_chosen(self, language: str, memory: Memory) -> Dict[str, Any]:
        if language not in self._languages:
            return command(STALE_CHOICE_INTENT, "", [], memory.language)
        return command(LANGUAGE_INTENT, self._languages[language], [entity("language", language)], language)

    def _place_shared(self, location: str, memory: Memory) -> Dict[str, Any]:
        """What was asked before is asked again, for this place; the place itself is in no words."""
        words = self._phrasebook.table("widget", memory.language or self._default_language)["location_shared"]
        return command(NEAREST_INTENT, words, [entity("location", location)], memory.language)


def languages_to_choose(languages: Mapping[str, str]) -> Tuple[Dict[str, Any], ...]:
    """A button for each language, in its own name and words."""
    return tuple(
        {
            "title": name,
            "payload": {"intent": LANGUAGE_INTENT, "entities": [entity("language", code)], "language": code},
        }
        for code, name in languages.items()
    )


def entity(name: str, value: Any) -> Dict[str, Any]:
    """An entity as Rasa has it."""
    return {"entity": name, "value": value}


def command(intent: str, text: str, entities: List[Dict[str, Any]], language: Optional[str]) -> Dict[str, Any]:
    """What the understanding would return, sure of it."""
    return {
        "text": text,
        "intent": {"name": intent, "confidence": 1.0},
        "intent_ranking": [{"name": intent, "confidence": 1.0}],
        "entities": entities,
        "language": {"code": language, "confidence": 1.0, "detected": language},
        "danger": None,
        "possible_danger": None,
        "follow_up": None,
    }


def _pressed(choice: ShownChoice, memory: Memory) -> Dict[str, Any]:
    payload = choice.payload
    language = payload.get("language") or memory.language
    return command(payload["intent"], choice.title, payload.get("entities", []), language)
