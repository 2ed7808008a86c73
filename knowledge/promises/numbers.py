"""Promises about telephone numbers: they stand in contacts only, and each can be dialled."""

from __future__ import annotations

import re
from typing import Iterator, Tuple

import phonenumbers

from knowledge.models import Contact, Entry
from knowledge.problems import Problem
from knowledge.promises.languages import said
from knowledge.reading import Content
from knowledge.vocabulary import ContactType, Kind

TELEPHONE_DIGITS = 5
"""From how many digits on a number in a text is taken for a telephone number."""

_RUN = re.compile(r"\+?\(?\d(?:[\s()\-–]{0,2}\d|[.,/]\d)*")
_WORD = re.compile(r"\w+")
_YEAR = r"(?:1[89]|20)\d\d"
_NO_TELEPHONE = re.compile(
    rf"{_YEAR}(?:[-–/](?:{_YEAR}|\d\d))?"  # a year, or years from and to
    rf"|{_YEAR}-\d\d-\d\d"  # a day
    r"|\d{1,3}(?:[.,\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?"  # an amount with its thousands apart
    r"|\d+[.,]\d{1,2}"  # a decimal number
    r"|\d{1,4}-\d{2}"  # a law and its year
)


def telephone_like(text: str) -> Tuple[str, ...]:
    """The runs of digits in a text that could be dialled; years, days and amounts are none.

    Inside a run, signs of a telephone number (space, hyphen, parenthesis, point) count for nothing.
    """
    found = []
    for run in _RUN.findall(text):
        parts = [part for part in re.split(r"[ \t\n]+", run) if not _NO_TELEPHONE.fullmatch(part)]
        if sum(character.isdigit() for part in parts for character in part) >= TELEPHONE_DIGITS:
            found.append(run)
    return tuple(found)


def numbers_stand_in_contacts_only(content: Content) -> Iterator[Problem]:
    """No text of an entry has a telephone number: it would grow old there unseen."""
    for slug, entry in content.entries.items():
        for location, text in said(entry):
            for number in telephone_like(text):
                message = f"'{number}' looks like a telephone number: move it to contacts"
                yield content.problem(slug, location, message)


def own_numbers_are_told_by_contacts(content: Content) -> Iterator[Problem]:
    """No text of an entry has a short number of its contacts: it would be told when the contact is withheld by age.

    Unless the number is the name of the thing, as ``name_local`` has it ("Ligue 180").
    """
    for slug, entry in content.entries.items():
        short = {contact.value for contact in entry.contacts if len(contact.value) < TELEPHONE_DIGITS}
        named = set(_WORD.findall(entry.name_local or ""))
        for location, text in said(entry):
            if location[0] != "text":  # a label is shown with its contact only
                continue
            for number in sorted(short & set(_WORD.findall(text)) - named):
                message = f"'{number}' stands in contacts: say what answers there, or write it into name_local"
                yield content.problem(slug, location, message)


def numbers_can_be_dialled(content: Content) -> Iterator[Problem]:
    """Numbers are valid in their country's numbering plan; short codes say in which country they work."""
    for slug, entry in content.entries.items():
        for index, contact in enumerate(entry.contacts):
            if contact.type in (ContactType.PHONE, ContactType.WHATSAPP):
                if not phonenumbers.is_valid_number(phonenumbers.parse(contact.value, None)):
                    message = f"'{contact.value}' is not a number of any country's plan: compare it with the source"
                    yield content.problem(slug, ("contacts", index, "value"), message)
            elif contact.type is ContactType.SHORT_CODE and not (contact.country or contact.dial_from):
                message = "is a short code: say where it works (country or dial_from)"
                yield content.problem(slug, ("contacts", index), message)


def emergency_numbers_are_confirmed(content: Content) -> Iterator[Problem]:
    """A number for emergencies has two sources, or one that agrees with the data of ``phonenumbers``."""
    for slug, entry in content.entries.items():
        if entry.kind is Kind.EMERGENCY_NUMBER and len({source.url for source in entry.sources}) < 2:
            for index, contact, country in _doubtful(entry):
                message = (
                    f"'{contact.value}' has one source, and phonenumbers does not know it as an emergency"
                    f" number of {country}: find a second source or leave it out"
                )
                yield content.problem(slug, ("contacts", index, "value"), message)


def disagreements(content: Content) -> Iterator[str]:
    """Emergency numbers with two sources that ``phonenumbers`` does not know: worth a look, no mistake."""
    for slug, entry in content.entries.items():
        if entry.kind is Kind.EMERGENCY_NUMBER:
            for _, contact, country in _doubtful(entry):
                yield f"{slug}: phonenumbers knows no emergency number {contact.value} in {country}"


def _doubtful(entry: Entry) -> Iterator[Tuple[int, Contact, str]]:
    for index, contact in enumerate(entry.contacts):
        if contact.type is ContactType.SHORT_CODE:
            for country in (contact.country,) if contact.country else contact.dial_from:
                if not phonenumbers.is_emergency_number(contact.value, country):
                    yield index, contact, country
