"""Promises about what entries name: topics, places, other entries, dates; and a plan for every danger."""

from __future__ import annotations

from datetime import date
from typing import Dict, Iterable, Iterator, List, Tuple

from knowledge.dates import EvidenceDate
from knowledge.models import Entry
from knowledge.places import EVERYWHERE, country_codes
from knowledge.problems import Location, Problem, did_you_mean
from knowledge.reading import Content
from knowledge.vocabulary import Danger, Status


def topics_are_known(content: Content) -> Iterator[Problem]:
    """Every topic of an entry stands in topics.yml, once in the entry."""
    known = {topic.slug for topic in content.topics}
    for slug, entry in content.entries.items():
        wrong = _unknown(entry.topics, "topics", known, "a topic of topics.yml")
        for location, message in wrong if known else ():
            yield content.problem(slug, location, message)
        for topic in {topic for topic in entry.topics if entry.topics.count(topic) > 1}:
            yield content.problem(slug, ("topics",), f"'{topic}' stands twice: keep one")


def topics_have_titles(content: Content) -> Iterator[Problem]:
    """Every topic stands once and has a title in every language."""
    seen: List[str] = []
    for index, topic in enumerate(content.topics):
        if topic.slug in seen:
            yield content.topics_file.problem((index, "slug"), f"'{topic.slug}' stands twice: keep one")
        seen.append(topic.slug)
        for language in content.languages:
            if not topic.title.get(language.code):
                message = f"'{topic.slug}' has no title in {language.code}"
                yield content.topics_file.problem((index, "title"), message)


def places_are_known(content: Content) -> Iterator[Problem]:
    """Every place is an ISO 3166-1 code; ``applies_in`` may also name a region or INT."""
    for name, codes in content.regions.items():
        for index, code in enumerate(codes):
            if code not in country_codes():
                yield content.regions_file.problem((name, index), f"'{code}' is not a country code")
    anywhere = country_codes() | content.regions.keys() | {EVERYWHERE}
    for slug, entry in content.entries.items():
        what = "a country code, a region of regions.yml or INT"
        wrong = [*_unknown(entry.applies_in, "applies_in", anywhere, what)]
        wrong += _unknown(entry.for_origins, "for_origins", country_codes(), "a country code")
        for index, contact in enumerate(entry.contacts):
            codes = (contact.country, *contact.dial_from) if contact.country else contact.dial_from
            wrong += [
                (("contacts", index), f"'{code}' is not a country code")
                for code in codes
                if code not in country_codes()
            ]
        yield from (content.problem(slug, location, message) for location, message in wrong)


def service_areas_are_known(content: Content) -> Iterator[Problem]:
    """A part of a country that an entry serves stands in ``areas.yml``, and lies where the entry applies."""
    for slug, entry in content.entries.items():
        for location, message in _unknown(entry.service_area, "service_area", content.areas, "a name of areas.yml"):
            yield content.problem(slug, location, message)
        for index, name in enumerate(entry.service_area):
            area = content.areas.get(name)
            if area is not None and area.country not in entry.applies_in:
                yield content.problem(slug, ("service_area", index), f"lies in {area.country}: name it in applies_in")


def folders_are_places(content: Content) -> Iterator[Problem]:
    """The folder of an entry is a country code in small letters, or int."""
    folders = {code.lower() for code in country_codes() | {EVERYWHERE}}
    for slug, document in content.documents.items():
        if document.path.parent.name not in folders:
            message = f"the folder '{document.path.parent.name}' is not a country code in small letters, or int"
            yield content.problem(slug, (), message)


def corridors_are_sound(content: Content) -> Iterator[Problem]:
    """Both ends of a corridor are countries, and each quarter stands once."""
    seen = set()
    for corridor, document, index in content.corridors:
        if corridor.sender not in country_codes():
            yield document.problem((), f"the file's name '{corridor.sender.lower()}' is not a country code")
        if corridor.receiver not in country_codes():
            message = f"'{corridor.receiver}' is not a country code"
            yield document.problem(("corridors", index, "receiver"), message)
        key = (corridor.sender, corridor.receiver, corridor.year, corridor.quarter)
        if key in seen:
            yield document.problem(("corridors", index), "this receiver and quarter stand twice: keep one")
        seen.add(key)


def entries_named_exist(content: Content) -> Iterator[Problem]:
    """``refers_to`` and ``succeeded_by`` name other entries that exist."""
    for slug, entry in content.entries.items():
        known = content.documents.keys() - {slug}
        wrong = [*_unknown(entry.refers_to, "refers_to", known, "another entry's id")]
        if entry.succeeded_by:
            wrong += _unknown((entry.succeeded_by,), "succeeded_by", known, "another entry's id")
        yield from (content.problem(slug, location, message) for location, message in wrong)


def ended_entries_say_how(content: Content) -> Iterator[Problem]:
    """What was discontinued says until when, or what came after it."""
    for slug, entry in content.entries.items():
        if entry.status is Status.DISCONTINUED and not (entry.until or entry.succeeded_by):
            message = "is discontinued: say when (until) or what came after (succeeded_by)"
            yield content.problem(slug, ("status",), message)


def every_danger_has_a_general_plan(content: Content) -> Iterator[Problem]:
    """Whatever the country, there is a plan for every danger: one entry in INT, and one per country."""
    holders: Dict[Tuple[Danger, str], str] = {}
    for slug, entry in content.entries.items():
        for danger, place in _plans(entry):
            first = holders.setdefault((danger, place), slug)
            if first != slug:
                message = f"'{first}' already is the plan for {danger.value} in {place}"
                yield content.problem(slug, ("danger",), message)
    for danger in Danger:
        if (danger, EVERYWHERE) not in holders:
            message = f"no entry is the general plan (applies_in: [INT]) for the danger '{danger.value}'"
            yield Problem(content.folder / "entries", 0, "danger", message)


def dates_are_not_in_the_future(content: Content, today: date) -> Iterator[Problem]:
    """Nobody has checked, printed or published anything after today."""
    for slug, entry in content.entries.items():
        for location, when in _dates(entry):
            if when.earliest is not None and when.earliest > today:
                yield content.problem(slug, location, f"{when.text} is in the future")


def _plans(entry: Entry) -> List[Tuple[Danger, str]]:
    return [(entry.danger, place) for place in entry.applies_in] if entry.danger else []


def _dates(entry: Entry) -> Iterator[Tuple[Location, EvidenceDate]]:
    yield ("checked_on",), entry.checked_on
    for index, source in enumerate(entry.sources):
        yield ("sources", index, "date"), source.date
    for index, contact in enumerate(entry.contacts):
        yield ("contacts", index, "as_of"), contact.as_of


def _unknown(values: Iterable[str], name: str, known: Iterable[str], what: str) -> Iterator[Tuple[Location, str]]:
    """Values of a field that are not among the known ones, each with its place and what to say."""
    known = set(known)
    for index, value in enumerate(values):
        if value not in known:
            yield (name, index), f"'{value}' is not {what}{did_you_mean(value, known)}"
