"""Who can be called and where it is, where a question asks for that besides: what is known, or that nothing is."""

from __future__ import annotations

import re
from typing import List, Sequence

from actions.details import Detail
from actions.passages import parts_of
from actions.presentation import Draft
from actions.situation import Situation
from knowledge import Contact, ContactType, Entry
from knowledge.telling import contact_draft, saying

SHOWN = 3
"""Contacts at most: who asks for a number has little room for others."""

_OF = r"(?:(?:de|du|des|da|do|del|la|las|los|el|d'|l')\s*)*"
_STREET = re.compile(
    r"\b(?:[Cc]alle|[Aa]venida|[Aa]v\.|[Bb]ulevar|[Bb]oulevard|[Bb]d|[Cc]arrera|[Cc]alzada|[Pp]aseo|[Pp]laza|[Rr]ua|[Pp]raça|"
    r"[Rr]ue|[Aa]venue|[Pp]lace|[Pp]arvis|[Qq]uai|[Cc]hemin|[Vv]ia|[Pp]iazza|[Cc]orso)\s" + _OF + r"[A-ZÀ-Ý0-9]|"
    r"\b[A-Z0-9][\w.]*\s(?:Street|St\.|Road|Avenue|Ave|Drive|Square|Boulevard)\b|"
    r"\w(?:stra(?:ss|ß)e|-?\s?Stra(?:ss|ß)e)\s\d"
)
"""A street with its name, or its number: not "a place with people", nor the street as such."""


def with_contacts(draft: Draft, entry: Entry, contacts: Sequence[Contact], situation: Situation, due: bool) -> Draft:
    """The answer with all that can be called or visited, where the message asks for a number or an address; an address
    that only the steps tell, with those; otherwise it is said that none is known, and not passed over."""
    if situation.detail != Detail.CONTACTS.value:
        return draft
    reached = besides_pages(contacts)
    if reached:
        return {**draft, "contacts": [contact_draft(each, situation.language, due) for each in reached[:SHOWN]]}
    addresses = addresses_in(entry, situation.language)
    if addresses:
        told = [*draft["text"], *draft["steps"]]
        return {**draft, "text": [*draft["text"], *(part for part in addresses if part not in told)]}
    return {**draft, "text": [{"phrase": "contact_unknown"}, *draft["text"]]}


def besides_pages(contacts: Sequence[Contact]) -> List[Contact]:
    """What can be called, written to or visited: all contacts but pages."""
    return [contact for contact in contacts if contact.type is not ContactType.URL]


def addresses_in(entry: Entry, language: str) -> List[str]:
    """The sentences and steps of an entry that name a street."""
    _, said = saying(entry, language)
    return [part for part in parts_of(said) if _STREET.search(part)]
