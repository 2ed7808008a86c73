"""The first message of an answer with one entry: short, sourced, with the rest behind choices."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence

from actions.details import Detail, detail_choices, is_choice_of
from actions.first_message import first_message
from actions.passages import PART, marks
from actions.presentation import Draft, ways_on
from actions.situation import Situation
from knowledge import Contact, Entry, Freshness, Kind, KnowledgeBase, Risk, is_card
from knowledge.telling import contact_draft, in_language, newest_date, saying, source_drafts

LEGAL_KINDS = (Kind.RIGHT, Kind.LAW, Kind.TREATY, Kind.PROCEDURE)
PARTS_KEPT = 40
"""Parts of entries that a conversation has read, the last ones: so many are known not to be new."""

SAID_ONCE = ("note_legal", "note_machine")
"""Small print that a conversation sees once."""


def entry_draft(
    entry: Entry,
    freshness: Freshness,
    contacts: Sequence[Contact],
    language: str,
    told: Sequence[str] = (),
    *,
    tells_cost: bool = False,
) -> Draft:
    """The answer of one entry: the answer itself, what to do first, whom to reach, and where that comes from.

    ``told``: small print that this conversation has seen, which is not repeated. ``tells_cost``: the cost was asked
    for, and does not wait behind its choice if it is a figure.
    """
    if freshness is Freshness.STALE:
        return withheld_draft(entry, language)
    _, said = saying(entry, language)
    # What can get somebody reported is said at once, whatever else has to wait.
    caution = said.caution if said.caution and entry.risk is not Risk.NONE else ""
    label = (in_language(contacts[0].label, language) or "") if contacts else ""
    # "Free" without a figure is often of the line alone, and no price of the passport that was asked for.
    cost = [said.cost] if tells_cost and said.cost and any(map(str.isdigit, said.cost)) else []
    first = first_message(said, contacts, label, " ".join((caution, *cost)))
    waiting = detail_choices(entry, said, first, contacts)
    due = freshness is Freshness.DUE
    return {
        "language": language,
        "text": [first.answer, *cost],
        "steps": list(first.steps),
        "notes": [*([caution] if caution else []), *small_print(entry, freshness, language, told)],
        "contacts": [contact_draft(contact, language, due) for contact in first.contacts],
        "sources": source_drafts(entry)[:1],
        "choices": [one for one in waiting if not (cost and is_choice_of(one, Detail.COST))],
        "meta": {"entries": [entry.id], **({"card": entry.id} if is_card(entry) else {})},
    }


def answered_with(
    base: KnowledgeBase, entry: Entry, situation: Situation, topic: str, beside: Sequence[Draft] = ()
) -> Draft:
    """The whole answer with one entry that was asked for: its draft, the choices ``beside`` it and the ways on."""
    contacts = base.contacts(entry, situation.origin)
    draft = entry_draft(entry, base.freshness_of(entry), contacts, situation.language, situation.told)
    draft["choices"] = [*draft.get("choices", ()), *beside, *ways_on()]
    draft["meta"]["topic"] = topic
    return draft


def small_print(entry: Entry, freshness: Freshness, language: str, told: Sequence[str]) -> List[Dict[str, Any]]:
    """How far the words can be relied on: their age, their language, who wrote them."""
    code, said = saying(entry, language)
    notes: List[Dict[str, Any]] = []
    if freshness is Freshness.DUE:
        notes.append({"phrase": "note_due", "date": {"date": newest_date(entry)}})
    if code != language:
        notes.append({"phrase": "note_other_language"})
    elif said.translation.origin == "machine" and said.translation.reviewed_by is None:
        notes.append({"phrase": "note_machine"})
    if entry.kind in LEGAL_KINDS:
        notes.append({"phrase": "note_legal"})
    return [note for note in notes if note["phrase"] not in told or note["phrase"] not in SAID_ONCE]


def told_with(draft: Draft, situation: Situation) -> List[str]:
    """What the conversation has seen after this answer: the small print, and the parts of entries."""
    seen = [note["phrase"] for note in draft.get("notes", ()) if isinstance(note, dict)]
    told = [*situation.told, *(phrase for phrase in SAID_ONCE if phrase in seen)]
    texts = draft["text"] if isinstance(draft["text"], list) else [draft["text"]]
    new = marks([*texts, *draft.get("notes", ())], draft.get("steps", ()))
    parts = dict.fromkeys([*(each for each in told if each.startswith(PART) and each not in new), *new])
    return [*dict.fromkeys(each for each in told if not each.startswith(PART)), *list(parts)[-PARTS_KEPT:]]


def withheld_draft(entry: Entry, language: str) -> Draft:
    """What is known is too old to be relied on: say that, and where it came from, but not what it said."""
    _, said = saying(entry, language)
    return {
        "language": language,
        "text": [{"phrase": "withheld", "title": said.title, "date": {"date": newest_date(entry)}}],
        "sources": source_drafts(entry),
        "meta": {"entries": [entry.id], "withheld": [entry.id]},
    }
