"""A person: the queue for one of the organisation where it takes over chats, its hours, lines otherwise."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence, Tuple

from actions.after_danger import call_choices, ways_of_waiting
from actions.answer_danger import LINES_AGAIN, TO_CALL, numbers
from actions.presentation import Draft, country_choice, entry_choice, phrase_choice
from actions.situation import Situation
from knowledge import ContactType, Entry, Freshness, Kind, KnowledgeBase
from knowledge.telling import contact_draft, source_drafts

LINES_SHOWN = 3
ORIGINS_SHOWN = 5
HUMAN = "human_agent"


def person_draft(base: KnowledgeBase, situation: Situation) -> Draft:
    """The place in the queue while people of the organisation take over chats; otherwise lines where people answer."""
    return queue_draft(base, situation) if situation.desk.chats == "open" else lines_draft(base, situation)


def queue_draft(base: KnowledgeBase, situation: Situation) -> Draft:
    """The case is opened in the commit that keeps this reply (``meta.case``); whoever is in danger comes first."""
    desk, position = situation.desk, situation.desk.position or 1
    of_danger, their_sources = lines_of_danger(base, situation)
    wait = [{"phrase": "queue_wait", "minutes": str(position * desk.minutes)}] if desk.minutes else []
    return {
        "language": situation.language,
        "text": [{"phrase": "queue_place", "position": str(position)}, *wait, {"phrase": "queue_meanwhile"}],
        "contacts": of_danger,
        "sources": their_sources,
        "choices": ways_of_waiting(situation),
        "meta": {
            "topic": HUMAN,
            "case": "priority" if situation.last_danger else "open",
            "handoff": {"state": "waiting", "position": position},
        },
    }


def lines_draft(base: KnowledgeBase, situation: Situation) -> Draft:
    """The draft that names lines where people answer: of the danger that was told of, the operator's ("person"), those
    of the country."""
    lines = usable_lines(base, situation)
    of_danger, their_sources = lines_of_danger(base, situation)
    ask = situation.residence is None
    nationals = base.look_up(HUMAN, situation.residence) if situation.origin is None and not ask else ()
    origins = list(dict.fromkeys(code for match in nationals for code in match.entry.for_origins))[:ORIGINS_SHOWN]
    others = () if lines or of_danger or ask else others_here(base, situation)
    kept = situation.desk.state == "waiting"
    return {
        "language": situation.language,
        "text": [
            {"opening": True},
            *([{"phrase": "call_kept" if situation.desk.calls else "queue_kept"}] if kept else []),
            {"phrase": "person_lines" if lines or of_danger else ("person_none" if ask else "person_none_here")},
            *([{"phrase": "ask_country"}] if ask else []),
            *([{"phrase": "person_of_which_country"}] if origins else []),
        ],
        "contacts": [*of_danger, "person", *others_than(of_danger, line_contacts(base, lines, situation.language))],
        "sources": [*their_sources, *line_sources(lines)],
        "choices": [
            *(ways_of_waiting(situation) if kept else call_choices(situation)),
            *(country_choice(code, HUMAN) for code in (base.countries()[:6] if ask else ())),
            *(country_choice(code, HUMAN, "origin") for code in origins),
            *(entry_choice(entry, situation.language) for entry in others),
            phrase_choice("choice_topics", "smalltalk"),
        ],
        "meta": {"topic": HUMAN, "entries": [entry.id for entry in lines]},
    }


def lines_of_danger(base: KnowledgeBase, situation: Situation) -> Tuple[List[Draft], List[Draft]]:
    """Whom to call in the danger that was told of, there a person answers who knows it; and where that is from."""
    danger, here = situation.last_danger, situation.residence
    if danger is None:
        return [], []
    contacts = numbers(base, danger, here, situation.origin)
    to_call = [contact for contact in contacts if contact.type in TO_CALL][:LINES_AGAIN]
    drafts = [contact_draft(contact, situation.language, due=False) for contact in to_call]
    return drafts, line_sources([base.danger_plan(danger, here)]) if drafts else []


def others_than(known: Sequence[Draft], contacts: Sequence[Draft]) -> List[Draft]:
    """The contacts that are not known already."""
    values = {contact["value"] for contact in known}
    return [contact for contact in contacts if contact["value"] not in values]


def line_contacts(base: KnowledgeBase, lines: Sequence[Entry], language: str) -> List[Draft]:
    """The first contact of each entry, each once."""
    contacts: Dict[str, Draft] = {}
    for entry in lines:
        due = base.freshness_of(entry) is Freshness.DUE
        for contact in base.contacts(entry)[:1]:
            contacts.setdefault(contact.value, contact_draft(contact, language, due))
    return list(contacts.values())


def line_sources(lines: Sequence[Entry]) -> List[Dict[str, Any]]:
    """Where each line is from."""
    return [source for entry in lines for source in source_drafts(entry)[:1]]


def usable_lines(base: KnowledgeBase, situation: Situation) -> List[Entry]:
    """Lines that serve this person: fresh enough, and none for the nationals of a country that may not be theirs.

    While the country is unknown, no short code, and no line of one country: it is another line, or none, everywhere
    else.
    """
    return [
        match.entry
        for match in base.look_up(HUMAN, situation.residence, situation.origin)
        if match.freshness is not Freshness.STALE
        and (not match.entry.for_origins or situation.origin is not None)
        and (situation.residence is not None or answers_anywhere(base, match.entry))
    ][:LINES_SHOWN]


def answers_anywhere(base: KnowledgeBase, entry: Entry) -> bool:
    """Whether a line may be told to somebody of whom only the origin is known: it is for nationals, or for many
    countries, and is no short code."""
    return bool(entry.for_origins or len(entry.applies_in) > 1) and not is_short_code(base, entry)


def others_here(base: KnowledgeBase, situation: Situation) -> List[Entry]:
    """Lines and services of the person's country for one matter each, where nobody answers for all: no dead end."""
    here = [
        entry
        for entry in base.entries()
        if entry.kind in (Kind.HOTLINE, Kind.SERVICE)
        and situation.residence in entry.applies_in
        and (not entry.for_origins or situation.origin in entry.for_origins)
        and base.contacts(entry)
        and base.freshness_of(entry) is not Freshness.STALE
    ]
    of_topic = [entry for entry in here if situation.topic in entry.topics]
    return list({entry.id: entry for entry in (*of_topic, *here)}.values())[:LINES_SHOWN]


def is_short_code(base: KnowledgeBase, entry: Entry) -> bool:
    """Whether the contact that is shown of a line can be dialled in its own country only."""
    return any(contact.type is ContactType.SHORT_CODE for contact in base.contacts(entry)[:1])
