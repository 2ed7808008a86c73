"""How what is known becomes a draft of a reply. Pure functions: no database, no tracker."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence

from knowledge import Contact, Entry, Language, Status, Topic
from knowledge.telling import contact_draft, in_language, saying, source_drafts

Draft = Dict[str, Any]

FIRST_TOPICS = (
    "rights_detention",
    "rights_work",
    "health_services",
    "school_enrolment",
    "remittances_send",
    "asylum",
)
"""What people ask most, as buttons; anything else can be written."""


def danger_draft(entry: Entry, contacts: Sequence[Contact], language: str, ask_country: bool) -> Draft:
    """The plan for a danger: numbers, one sentence, steps; an unknown country is asked at once."""
    _, said = saying(entry, language)
    text: List[Any] = [said.answer]
    if ask_country:
        text.append({"phrase": "danger_which_country"})
    return {
        "language": language,
        "text": text,
        "steps": list(said.steps),
        "notes": [said.caution] if said.caution else [],
        "contacts": [contact_draft(contact, language, due=False) for contact in contacts],
        "sources": source_drafts(entry),
        "emergency": entry.danger.value if entry.danger else None,
        "meta": {"entries": [entry.id], "topic": "emergency", "card": entry.id},
    }


def entry_choice(entry: Entry, language: str) -> Dict[str, Any]:
    """A button that shows another entry."""
    _, said = saying(entry, language)
    return {
        "title": said.title,
        "payload": {"intent": "show_entry", "entities": [_entity("entry", entry.id)]},
    }


def country_choice(code: str, topic: Optional[str], role: str = "residence") -> Dict[str, Any]:
    """A button that asks the same about a country."""
    entities = [{**_entity("country", code), "role": role}]
    return {
        "title": {"country": code},
        "payload": {"intent": topic or "change_country", "entities": entities},
    }


def topic_choice(topic: Topic, language: str) -> Dict[str, Any]:
    """A button that opens a topic."""
    return {"title": topic_title(topic, language), "payload": {"intent": topic.slug, "entities": []}}


def topic_title(topic: Topic, language: str) -> str:
    """The name of a topic in a language, or in the nearest one that it has a name in."""
    return in_language(topic.title, language) or topic.slug


def phrase_choice(phrase: str, intent: str, **entities: str) -> Dict[str, Any]:
    """A button whose words are a phrase; ``entities``: what it says beside its intent."""
    said = [_entity(name, value) for name, value in entities.items()]
    return {"title": {"phrase": phrase}, "payload": {"intent": intent, "entities": said}}


def language_choice(language: Language) -> Dict[str, Any]:
    """A button that goes on in another language; its title is the language's own name."""
    payload = {"intent": "choose_language", "entities": [_entity("language", language.code)]}
    return {"title": language.name, "payload": {**payload, "language": language.code}}


def gone_draft(language: str) -> Draft:
    """What a button stood for, or a question was about, is no longer there."""
    choices = [phrase_choice("choice_topics", "smalltalk"), phrase_choice("choice_person", "human_agent")]
    return {"language": language, "text": {"phrase": "choice_gone"}, "choices": choices, "meta": {}}


def ways_on(*, elsewhere: bool = True) -> List[Dict[str, Any]]:
    """The buttons that stand last beside an entry: the same elsewhere, a person, and that it was of no use.

    ``elsewhere``: False where the answer asks for the country already.
    """
    return [
        *([phrase_choice("choice_other_country", "ask_country")] if elsewhere else []),
        phrase_choice("choice_person", "human_agent"),
        phrase_choice("choice_not_helped", "not_helped"),
    ]


def is_over(entry: Entry) -> bool:
    """Whether what the entry is about has ended."""
    return entry.status is Status.DISCONTINUED


def _entity(name: str, value: str) -> Dict[str, Any]:
    return {"entity": name, "value": value}
