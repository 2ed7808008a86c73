"""How places that are near, or the lack of them, become a draft of a reply. Pure functions."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence

from actions.presentation import Draft, entry_choice
from actions.situation import Situation
from knowledge import ContactType, Entry, Freshness, KnowledgeBase, Nearby, Place, Service
from knowledge.telling import contact_draft, newest_date, saying, source_drafts

HERE = 10.0
"""Kilometres up to which a place is in the city itself: a rounded point and the centre of a city are no more exact."""

CONTACTS_OF_A_PLACE, CONTACTS_OF_A_COUNTRY = 3, 2
SOURCES_SHOWN = 3


def near_draft(base: KnowledgeBase, situation: Situation, near: Sequence[Nearby]) -> Draft:
    """The places with their distances, how to reach them, and who says so."""
    first = near[0].place
    entries = _entries(base, [one.place for one in near])
    title: Dict[str, Any] = {"phrase": f"nearest_{first.service.value}", "city": situation.city or ""}
    if first.operator:
        title["country"] = {"country": first.operator}
    contacts: List[Dict[str, Any]] = []
    for one in near:
        contacts += _contacts(base, one, situation.language)
    if first.service is not Service.SHELTER:
        contacts += _country_wide(base, entries[:1], situation.language)
    return {
        "text": [title, *(_line(base, one, situation.language) for one in near)],
        "notes": _notes(entries, near, situation),
        "contacts": contacts,
        "sources": _sources(base, [one.place for one in near]),
        "choices": [entry_choice(entry, situation.language) for entry in entries],
        "meta": {"entries": [entry.id for entry in entries]},
    }


def far_draft(
    base: KnowledgeBase, situation: Situation, service: Service, topic: str, nearest: Sequence[Nearby]
) -> Draft:
    """Nothing is near: say it, name the nearest there is or was, and what serves the whole country."""
    country = {"country": situation.residence}
    text: List[Any] = [{"phrase": "nearest_none", "country": country}]
    places = [one.place for one in nearest]
    if nearest:
        text = [{"phrase": "nearest_far"}, _line(base, nearest[0], situation.language)]
    elif service is Service.CONSULATE:
        places = [place for place, _ in base.gazetteer.places(service, situation.residence or "", situation.origin)]
        text += [_once(places)] if places else []
    entries = (_entries(base, places) or country_wide_entries(base, situation, service, topic))[:1]
    for entry in entries:
        text.append({"phrase": "nearest_country_wide", "title": saying(entry, situation.language)[1].title})
    return {
        "text": text,
        "contacts": _country_wide(base, entries, situation.language),
        "sources": _each_once([*_sources(base, places), *(each for entry in entries for each in source_drafts(entry))]),
        "choices": [entry_choice(entry, situation.language) for entry in entries],
        "meta": {"entries": [entry.id for entry in entries]},
    }


def country_wide_entries(base: KnowledgeBase, situation: Situation, service: Service, topic: str) -> List[Entry]:
    """The entries that help in the whole country: of consulates those for this person's nationals first."""
    matches = base.look_up(topic, situation.residence, situation.origin)
    usable = [match.entry for match in matches if match.freshness is not Freshness.STALE]
    if service is Service.CONSULATE:
        usable.sort(key=lambda entry: situation.origin not in entry.for_origins)
    return usable


def _line(base: KnowledgeBase, near: Nearby, language: str) -> Dict[str, Any]:
    """One place and how far it is; a shelter has a name, of the others the city says enough."""
    name: Any = near.place.city
    entry = base.entry(near.place.entry or "") if near.place.service is Service.SHELTER else None
    if entry is not None:
        name = saying(entry, language)[1].title
    elif near.place.is_embassy:
        name = {"phrase": "nearest_embassy", "city": near.place.city}
    if near.kilometres <= HERE:
        return {"phrase": "nearest_line_here", "place": name}
    return {"phrase": "nearest_line", "place": name, "kilometres": {"number": round(near.kilometres)}}


def _notes(entries: Sequence[Entry], near: Sequence[Nearby], situation: Situation) -> List[Any]:
    """What to ask before going; what is due, with its date; whom it is for, and what is risky."""
    service = near[0].place.service
    notes: List[Any] = [{"phrase": "nearest_room" if service is Service.SHELTER else "nearest_area"}]
    for entry in entries if service is not Service.SHELTER else ():
        said = saying(entry, situation.language)[1]
        others = service is Service.HEALTH_WINDOW and situation.origin not in entry.for_origins
        notes += [part for part in (said.eligibility if others else None, said.caution) if part]
    due = [one for one in near if one.freshness is Freshness.DUE]
    if due:
        places = ", ".join(dict.fromkeys(one.place.city for one in due))
        oldest = min((_date(one.place, entries) for one in due), default="undated")
        notes.append({"phrase": "nearest_due", "places": places, "date": {"date": oldest}})
    return notes


def _once(places: Sequence[Place]) -> Dict[str, Any]:
    """What is too old to be offered: that there was one, when, and where to look."""
    cities = ", ".join(dict.fromkeys(place.city for place in places))
    return {"phrase": "nearest_once", "places": cities, "date": {"date": _date(places[0], ())}}


def _date(place: Place, entries: Sequence[Entry]) -> str:
    if place.source is not None:
        return place.source.date.text
    return next((newest_date(entry) for entry in entries if entry.id == place.entry), "undated")


def _entries(base: KnowledgeBase, places: Sequence[Place]) -> List[Entry]:
    found = (base.entry(name) for name in dict.fromkeys(place.entry for place in places if place.entry))
    return [entry for entry in found if entry is not None]


def _contacts(base: KnowledgeBase, near: Nearby, language: str) -> List[Dict[str, Any]]:
    """Numbers and address of one place, with its name."""
    due = near.freshness is Freshness.DUE
    if near.place.service is not Service.SHELTER:
        return [{**contact_draft(each, language, due), "label": near.place.city} for each in near.place.contacts]
    entry = base.entry(near.place.entry or "")
    if entry is None:
        return []
    drafts = [contact_draft(each, language, due) for each in base.contacts(entry)[:CONTACTS_OF_A_PLACE]]
    return [{**draft, "label": draft["label"] or saying(entry, language)[1].title} for draft in drafts]


def _country_wide(base: KnowledgeBase, entries: Sequence[Entry], language: str) -> List[Dict[str, Any]]:
    """The lines that serve the whole country. Where an entry refers to them, its own numbers are of single places."""
    lines = [
        (contact, base.freshness_of(entry) is Freshness.DUE)
        for entry in entries
        for contact in base.contacts(entry)
        if contact.type is not ContactType.ADDRESS
        and not (entry.refers_to and contact in entry.contacts and contact.type is not ContactType.URL)
    ]
    return [contact_draft(contact, language, due) for contact, due in lines[:CONTACTS_OF_A_COUNTRY]]


def _sources(base: KnowledgeBase, places: Sequence[Place]) -> List[Dict[str, Any]]:
    """Who says that the places are there; of a shelter the newest source of its entry."""
    drafts: List[Dict[str, Any]] = []
    for place in places:
        source = place.source
        if source is not None:
            draft = {"title": source.title, "publisher": source.publisher, "url": source.url, "date": source.date.text}
            drafts.append(draft)
        drafts += [source_drafts(entry)[0] for entry in _entries(base, [place]) if source is None]
    return _each_once(drafts)


def _each_once(sources: Sequence[Dict[str, Any]]) -> List[Dict[str, Any]]:
    """A page once, however many places it names."""
    return list({(source["publisher"], source["url"]): source for source in reversed(sources)}.values())[::-1][
        :SOURCES_SHOWN
    ]
