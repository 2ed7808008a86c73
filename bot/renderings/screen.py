"""A Reply as plain words: for terminals, for logs of a conversation, for channels that show nothing else."""

from __future__ import annotations

from typing import Any, Dict

from bot.phrasebook import Phrasebook


def plain_text(reply: Dict[str, Any], phrasebook: Phrasebook) -> str:
    """A Reply for channels that only have words: contacts, steps and sources follow as lines.

    In an emergency the numbers come first.
    """
    language = reply["language"]
    numbers = [contact_line(contact, phrasebook, language) for contact in reply["contacts"]]
    steps = [f"{number}. {step}" for number, step in enumerate(reply["steps"], 1)]
    words = [reply["text"]]
    body = [*numbers, *words, *steps] if reply["emergency"] else [*words, *steps, *numbers]
    sources = [source_line(source["publisher"], source["date"], phrasebook, language) for source in reply["sources"]]
    return "\n".join(line for line in (*body, *reply["notes"], *sources) if line)


def contact_line(contact: Dict[str, Any], phrasebook: Phrasebook, language: str) -> str:
    """One contact: who answers, the number, what to write, when, and whether to confirm it first."""
    line = f"{contact['label']}: {contact['display']}" if contact["label"] else contact["display"]
    if contact["keyword"]:
        line = phrasebook.say("contact_keyword", language, contact=line, keyword=contact["keyword"])
    if contact["hours"]:
        line = f"{line} ({contact['hours']})"
    return phrasebook.say("contact_confirm", language, contact=line) if contact["confirm"] else line


def source_line(publisher: str, date: str, phrasebook: Phrasebook, language: str) -> str:
    """Who published it, and when."""
    return phrasebook.say("source_line", language, publisher=publisher, date=date)
