"""A Reply for the ear, as plain text that any synthesiser reads: no address, no sign, no small print.

Numbers to call are said digit by digit in the groups in which they are written. In an emergency they come
first, and those of most use are said twice.
"""

from __future__ import annotations

from typing import Any, Dict, Iterable, List

from bot.phrasebook import Phrasebook
from bot.renderings.sentences import warnings
from bot.renderings.voice import Voice

CALLED = ("phone", "short_code", "sms", "whatsapp")
SAID = (*CALLED, "address")
SAID_TWICE = 2
"""Numbers of an emergency that are repeated; more would be heard as a list."""


def spoken(reply: Dict[str, Any], phrasebook: Phrasebook) -> str:
    """What is said of a Reply, without its choices."""
    voice = Voice(reply, phrasebook)
    told = [voice.read(part) for part in (*reply["text"].split("\n"), *reply["steps"], *warnings(reply, phrasebook))]
    contacts = [contact for contact in reply["contacts"] if contact["type"] in SAID]
    if not reply["emergency"]:
        return _joined([*told, *(_contact(each, voice, phrasebook) for each in contacts)])
    urgent = [contact for contact in contacts if contact["type"] in CALLED][:SAID_TWICE]
    later = [contact for contact in contacts if contact not in urgent]
    return _joined(
        [
            *(_twice(each, voice, phrasebook) for each in urgent),
            *told,
            *(_contact(each, voice, phrasebook) for each in later),
        ]
    )


def spoken_choices(reply: Dict[str, Any], phrasebook: Phrasebook) -> str:
    """The choices of a Reply: what to say for each."""
    voice = Voice(reply, phrasebook)
    counted = phrasebook.table("counted", reply["language"])
    return _joined(
        phrasebook.say(
            "speech_choice",
            reply["language"],
            number=counted.get(f"n{number}", number),
            title=voice.read(choice["title"]),
        )
        for number, choice in enumerate(reply["choices"], 1)
    )


def _contact(contact: Dict[str, Any], voice: Voice, phrasebook: Phrasebook) -> str:
    """Who answers, the number, what to write, when, and whether to confirm it first."""
    value = contact["display"]
    label = voice.read(contact["label"].removeprefix(f"{value}, "))
    said = voice.digits(value) if contact["type"] in CALLED else voice.read(value)
    line = f"{label}: {said}" if label else said
    if contact["keyword"]:
        line = phrasebook.say("contact_keyword", voice.language, contact=line, keyword=contact["keyword"])
    if contact["hours"]:
        line = f"{line}, {voice.read(contact['hours'])}"
    return phrasebook.say("contact_confirm", voice.language, contact=line) if contact["confirm"] else line


def _twice(contact: Dict[str, Any], voice: Voice, phrasebook: Phrasebook) -> str:
    """The same, and the number once more."""
    again = phrasebook.say("speech_again", voice.language, number=voice.digits(contact["display"]))
    return _joined([_contact(contact, voice, phrasebook), again])


def _joined(parts: Iterable[str]) -> str:
    """Sentences in a row, each with its end."""
    ended: List[str] = [part if part[-1] in ".!?:…" else f"{part}." for part in parts if part]
    return " ".join(ended)
