"""Promises about the places that may be near somebody: whose they are, who says so, and each once."""

from __future__ import annotations

from datetime import date
from typing import Iterator, Set, Tuple

import phonenumbers

from knowledge.nearby import PlaceGroup
from knowledge.places import country_codes
from knowledge.problems import Location, Problem, did_you_mean
from knowledge.reading import Content
from knowledge.vocabulary import Service

SHELTERS = "shelters"


def groups_of_places_are_sound(content: Content) -> Iterator[Problem]:
    """A group names countries and an entry that exist; a consulate says whose, a shelter is the entry of one."""
    for group, document, index in content.places:
        for field, message in _wrong(group, content):
            yield document.problem((index, field), message)


def _wrong(group: PlaceGroup, content: Content) -> Iterator[Tuple[str, str]]:
    for field, code in (("country", group.country), ("operator", group.operator)):
        if code is not None and code not in country_codes():
            yield field, f"'{code}' is not a country code"
    known = content.documents.keys()
    if group.entry is not None and group.entry not in known:
        yield "entry", f"'{group.entry}' is not an entry's id{did_you_mean(group.entry, known)}"
    if group.service is Service.CONSULATE and group.operator is None:
        yield "operator", "is missing: say whose consulates these are"
    if group.service is Service.SHELTER:
        entry = content.entries.get(group.entry or "")
        if entry is None or SHELTERS not in entry.topics or group.source is not None:
            yield "entry", f"a shelter is an entry with the topic {SHELTERS}, which has the sources"
    elif group.source is None:
        yield "source", "is missing: say who says that they are there, and when"


def places_stand_once(content: Content) -> Iterator[Problem]:
    """A city has each place once: of two sources the newer one is kept."""
    seen: Set[Tuple[object, ...]] = set()
    for group, document, index in content.places:
        for position, spot in enumerate(group.places):
            shelter = group.entry if group.service is Service.SHELTER else None
            key = (group.service, group.operator, group.country, spot.city, shelter)
            if key in seen:
                message = f"'{spot.city}' stands twice: keep the one with the newer source"
                yield document.problem((index, "places", position, "city"), message)
            seen.add(key)


def numbers_of_places_can_be_dialled(content: Content) -> Iterator[Problem]:
    """Numbers of places are E.164 and valid in their country's numbering plan."""
    for group, document, index in content.places:
        for position, spot in enumerate(group.places):
            for field, number in (("phone", spot.phone), ("whatsapp", spot.whatsapp)):
                if number is not None and not _can_be_dialled(number):
                    at: Location = (index, "places", position, field)
                    yield document.problem(at, f"'{number}' cannot be dialled: + and the country code, digits only")


def _can_be_dialled(number: str) -> bool:
    try:
        return number.startswith("+") and phonenumbers.is_valid_number(phonenumbers.parse(number, None))
    except phonenumbers.NumberParseException:
        return False


def dates_of_places_are_not_in_the_future(content: Content, today: date) -> Iterator[Problem]:
    """No source of a group is of a later day than today."""
    for group, document, index in content.places:
        if group.source is not None and (group.source.date.earliest or date.min) > today:
            yield document.problem((index, "source", "date"), f"'{group.source.date.text}' is in the future")
