"""The whole of an entry as a draft, for its card: in the chat an answer comes in parts, on paper it cannot."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence

from bot.reply import Draft
from knowledge import Contact, Entry, Freshness, Kind, Saying

SOURCES_SHOWN = 2


def card_draft(entry: Entry, freshness: Freshness, contacts: Sequence[Contact], language: str) -> Draft:
    """Everything that an entry says in a language. KeyError: it says nothing in that one."""
    said = entry.text[language]
    due = freshness is Freshness.DUE
    return {
        "language": language,
        "text": said.answer,
        "steps": list(said.steps),
        "notes": _notes(entry, said, due),
        "contacts": [_contact(contact, language, due) for contact in contacts],
        "sources": _sources(entry),
        "emergency": entry.danger.value if entry.danger else None,
    }


def _notes(entry: Entry, said: Saying, due: bool) -> List[Any]:
    notes: List[Any] = [said.caution] if said.caution else []
    if due:
        notes.append({"phrase": "note_due", "date": {"date": _sources(entry)[0]["date"]}})
    if said.translation.origin == "machine" and said.translation.reviewed_by is None:
        notes.append({"phrase": "note_machine"})
    if entry.kind is not Kind.HOTLINE:
        notes.append({"phrase": "note_legal"})
    return notes


def _contact(contact: Contact, language: str, due: bool) -> Dict[str, Any]:
    return {
        "type": contact.type.value,
        "value": contact.value,
        "label": _in(language, contact.label) or "",
        "hours": _in(language, contact.hours),
        "keyword": contact.keyword,
        "confirm": due,
    }


def _in(language: str, texts: Optional[Dict[str, str]]) -> Optional[str]:
    """A text in the language of the card; a name in another one is better than a number without a name."""
    return (
        next((texts[code] for code in (language, "es", "en", *sorted(texts)) if code in texts), None) if texts else None
    )


def _sources(entry: Entry) -> List[Dict[str, Any]]:
    """The newest, dated ones first."""
    newest = sorted(
        entry.sources, key=lambda one: (one.date.earliest is not None, str(one.date.earliest)), reverse=True
    )
    return [
        {"title": one.title, "publisher": one.publisher, "url": one.url, "date": one.date.text}
        for one in newest[:SOURCES_SHOWN]
    ]
