"""The whole of an entry as a draft, for its card: in the chat an answer comes in parts, on paper it cannot."""

from __future__ import annotations

from typing import Any, List, Sequence

from bot.composer import Draft
from knowledge import Contact, Entry, Freshness, Kind, Saying
from knowledge.telling import contact_draft, newest_date, source_drafts


def card_draft(entry: Entry, freshness: Freshness, contacts: Sequence[Contact], language: str) -> Draft:
    """Everything that an entry says in a language. KeyError: it says nothing in that one."""
    said = entry.text[language]
    due = freshness is Freshness.DUE
    return {
        "language": language,
        "text": said.answer,
        "steps": list(said.steps),
        "notes": _notes(entry, said, due),
        "contacts": [contact_draft(contact, language, due) for contact in contacts],
        "sources": source_drafts(entry),
        "emergency": entry.danger.value if entry.danger else None,
    }


def _notes(entry: Entry, said: Saying, due: bool) -> List[Any]:
    notes: List[Any] = [said.caution] if said.caution else []
    if due:
        notes.append({"phrase": "note_due", "date": {"date": newest_date(entry)}})
    if said.translation.origin == "machine" and said.translation.reviewed_by is None:
        notes.append({"phrase": "note_machine"})
    if entry.kind is not Kind.HOTLINE:
        notes.append({"phrase": "note_legal"})
    return notes
