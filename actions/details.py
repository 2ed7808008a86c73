"""What of an entry waits behind a choice: all the steps, who it is for, its cost, more contacts, the rest."""

from __future__ import annotations

from enum import Enum
from typing import Any, Dict, List, Optional, Sequence

from actions.first_message import FirstMessage, cut, sentences
from actions.passages import mark
from actions.presentation import Draft, phrase_choice
from knowledge import Contact, Entry, Freshness, Saying
from knowledge.telling import contact_draft, newest_date, saying, source_drafts

SHORTEST = 1
"""Characters of room for an answer said again: its first sentence."""


class Detail(str, Enum):
    """What can be asked of an answer that was just given; the names of the choices, too ("choice_steps")."""

    STEPS = "steps"
    WHO = "who"
    COST = "cost"
    CONTACTS = "contacts"
    MORE = "more"
    AGAIN = "again"
    TIME = "time"
    SPEECH = "speech"


def detail_choices(
    entry: Entry, said: Saying, first: Optional[FirstMessage], contacts: Sequence[Contact]
) -> List[Draft]:
    """A choice for each thing that the first message left out; without ``first``, for each thing that there is."""
    waiting = {
        Detail.STEPS: len(said.steps) > len(first.steps if first else ()),
        Detail.WHO: bool(said.eligibility),
        Detail.COST: bool(said.cost),
        Detail.CONTACTS: len(contacts) > len(first.contacts if first else ()),
        Detail.MORE: bool((first and first.rest) or said.caution or said.today or said.reported_2011),
    }
    return [detail_choice(entry.id, detail) for detail, is_waiting in waiting.items() if is_waiting]


def detail_choice(entry_id: str, detail: Detail) -> Draft:
    """The choice for one detail of an entry."""
    return phrase_choice(f"choice_{detail.value}", "follow_up_detail", entry=entry_id, detail=detail.value)


def is_choice_of(choice: Draft, detail: Detail) -> bool:
    """Whether a choice is the one for that detail."""
    return bool(choice["title"] == {"phrase": f"choice_{detail.value}"})


def detail_draft(
    entry: Entry,
    detail: Detail,
    freshness: Freshness,
    contacts: Sequence[Contact],
    lines: Sequence[Contact],
    language: str,
    told: Sequence[str] = (),
) -> Draft:
    """The reply that tells one detail; where the sources are silent on it, that is said, with ``lines`` to ask.

    ``told``: marks of what the conversation has read, which is no more of the answer.
    """
    _, said = saying(entry, language)
    due = freshness is Freshness.DUE
    rest = " ".join(each for each in sentences(said.answer) if mark(each) not in told)
    parts = _parts(said, detail, rest)
    if detail is Detail.SPEECH:
        parts["text"] = spoken_there(entry, contacts)
    tells: Dict[str, Any] = {
        "text": parts["text"],
        "steps": parts["steps"],
        "contacts": [contact_draft(each, language, due) for each in (contacts if detail is Detail.CONTACTS else ())],
    }
    if not any(tells.values()):
        tells["text"] = [{"phrase": "detail_unknown_ask" if lines else "detail_unknown"}]
        tells["contacts"] = [contact_draft(each, language, due) for each in lines[:1]]
    elif not tells["text"]:
        tells["text"] = [said.title]
    return {
        "language": language,
        **tells,
        "notes": [{"phrase": "note_due", "date": {"date": newest_date(entry)}}] if due else [],
        "sources": source_drafts(entry),
        "meta": {"entries": [entry.id]},
    }


def spoken_there(entry: Entry, contacts: Sequence[Contact]) -> List[Draft]:
    """The languages that are spoken there, if anybody has said so."""
    known = dict.fromkeys((*entry.languages, *(code for contact in contacts for code in contact.languages)))
    return [{"phrase": "they_speak", "languages": {"languages": list(known)}}] if known else []


def _parts(said: Saying, detail: Detail, rest: str) -> Dict[str, List[Any]]:
    """The words and the steps of one detail."""
    if detail is Detail.STEPS:
        return {"text": [], "steps": list(said.steps)}
    if detail is Detail.WHO:
        return {"text": [said.eligibility] if said.eligibility else [], "steps": []}
    if detail is Detail.COST:
        return {"text": [said.cost] if said.cost else [], "steps": []}
    if detail is Detail.AGAIN:
        return {"text": [cut(said.answer, SHORTEST)[0]], "steps": list(said.steps[:1])}
    if detail is Detail.MORE:
        then = [{"phrase": "reported_2011", "words": said.reported_2011}] if said.reported_2011 else []
        now = [{"phrase": "today", "words": said.today}] if said.today else []
        return {"text": [each for each in (rest, *then, *now, said.caution) if each], "steps": []}
    return {"text": [], "steps": []}
