"""A Reply as two text messages at most: one answer, one number that counts, where it comes from, what to reply.

What must not be lost goes in first; the rest follows in the order of its use, whole or not at all: a sentence
is never cut in two while another way is open, and a number never.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Dict, List

from bot.phrasebook import Phrasebook
from bot.renderings.gsm import folded, messages
from bot.renderings.screen import contact_line, source_line
from bot.renderings.sentences import sentences, warnings

MESSAGES = 2
CALLED = ("phone", "short_code", "sms", "whatsapp")
NAME = 30
"""Characters of a name, of somebody who answers or publishes, at most."""
NAMES = (NAME, 16)
"""The same beside numbers: shorter where there are many, and none where that is still too long for one message."""
ADDRESS = 80
"""An address that is longer fills a message of its own: it is left out."""
CUT = "..."
_LITTLE_WORDS = re.compile(r"(?:\s[a-zà-ÿ]{1,3})+$")
"""With which no name ends."""


def as_sms(reply: Dict[str, Any], phrasebook: Phrasebook) -> str:
    """The text to send; ``gsm.messages`` says that it takes no more than two."""
    contacts = [contact for contact in reply["contacts"] if len(contact["display"]) <= ADDRESS]
    contacts.sort(key=lambda contact: contact["type"] not in CALLED)
    kept = [one for one in contacts if one is contacts[0] or (reply["emergency"] and one["type"] == "short_code")]

    def lines(some: List[Dict[str, Any]], name: int) -> List[str]:
        return [folded(_line(contact, name, phrasebook, reply["language"])) for contact in some]

    name = next((length for length in NAMES if messages("\n".join(lines(kept, length))) == 1), 0)
    words = [*sentences(reply["text"]), *(reply["steps"] if reply["emergency"] else ())]
    first, *more = [folded(part) for part in words]
    sms = _Sms(numbers_first=bool(reply["emergency"]), numbers=lines(kept, name))
    sms.put_words(first)
    sms.offer(sms.source, [folded(_source(source, phrasebook, reply["language"])) for source in reply["sources"][:1]])
    others = lines([contact for contact in contacts if contact not in kept], name)
    if reply["emergency"]:
        sms.offer(sms.numbers, others)
    sms.offer_in_order(sms.words, [*more, *map(folded, warnings(reply, phrasebook))])
    sms.offer(sms.numbers, [each for each in others if each not in sms.numbers])
    sms.offer(sms.choices, [folded(f"{n} {choice['title']}") for n, choice in enumerate(reply["choices"], 1)])
    return sms.text()


def shortened(name: str, length: int) -> str:
    """A name in few letters: its abbreviation where it has one, else its first words."""
    abbreviation = re.search(r"\(([A-Z]{2,8})\)", name)
    if len(name) <= length or not name:
        return name
    if abbreviation:
        return abbreviation[1]
    start = re.split(r" / | \(|[,:;.] ", name)[0]
    return start if len(start) <= length else _LITTLE_WORDS.sub("", _first_words(start, length))


def _first_words(text: str, length: int) -> str:
    """As many whole words as fit, and no part of a number; the first word is cut where it alone is too long."""
    cut = text[: length + 1]
    ends = [found.start() for found in re.finditer(r"\s(?!(?<=\d\s)\d)", cut)]
    return text[: ends[-1]].rstrip(" ,;:(") if ends else text[:length]


def _line(contact: Dict[str, Any], name: int, phrasebook: Phrasebook, language: str) -> str:
    """A contact with as much of the name of who answers."""
    label = shortened(contact["label"], name) if name else ""
    return contact_line({**contact, "label": label, "hours": None}, phrasebook, language)


def _source(source: Dict[str, Any], phrasebook: Phrasebook, language: str) -> str:
    """Who published it, in short, and the year; in full words where nobody knows the year."""
    year = re.search(r"\d{4}", source["as_of"])
    return source_line(shortened(source["publisher"], NAME), year[0] if year else source["date"], phrasebook, language)


@dataclass
class _Sms:
    """The parts of a message, and the room they leave."""

    numbers_first: bool
    numbers: List[str]
    words: List[str] = field(default_factory=list)
    source: List[str] = field(default_factory=list)
    choices: List[str] = field(default_factory=list)

    def text(self) -> str:
        """The message as it stands."""
        words = " ".join(self.words)
        body = [*self.numbers, words] if self.numbers_first else [words, *self.numbers]
        return "\n".join(part for part in (*body, *self.source, " ".join(self.choices)) if part)

    def put_words(self, sentence: str) -> None:
        """The first sentence: whole, or else its first words."""
        self.words.append(sentence)
        length = len(sentence)
        while messages(self.text()) > MESSAGES and length > len(CUT):
            length -= 1
            self.words[-1] = _first_words(sentence, length) + CUT

    def offer(self, place: List[str], parts: List[str]) -> None:
        """Take each part that fits."""
        for part in parts:
            self._take(place, part)

    def offer_in_order(self, place: List[str], parts: List[str]) -> None:
        """Take parts until one does not fit: what follows would make no sense without it."""
        for part in parts:
            if not self._take(place, part):
                return

    def _take(self, place: List[str], part: str) -> bool:
        place.append(part)
        fits = messages(self.text()) <= MESSAGES
        if not fits:
            place.pop()
        return fits
