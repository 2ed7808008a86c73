"""How what is known becomes a draft of a reply. Pure functions: no database, no tracker."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence, Tuple

from knowledge import Contact, Entry, Language, Saying, Status, Topic

Draft = Dict[str, Any]
NEAREST_LANGUAGES = {"pt": ("es", "en"), "fr": ("en", "es"), "ht": ("en", "es"), "es": ("en",), "en": ("es",)}
"""Which language a text is given in where it is not written in the person's own yet."""
SOURCES_SHOWN = 2


def saying(entry: Entry, language: str) -> Tuple[str, Saying]:
    """How an entry is said in a language, or in the nearest one that it is said in; with that language."""
    for code in (language, *NEAREST_LANGUAGES.get(language, ()), *sorted(entry.text)):
        if code in entry.text:
            return code, entry.text[code]
    raise ValueError(f"entry {entry.id} is said in no language")


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


def contact_draft(contact: Contact, language: str, due: bool) -> Dict[str, Any]:
    """One number or address, with who answers in words of the person's language."""
    return {
        "type": contact.type.value,
        "value": contact.value,
        "label": in_language(contact.label, language) or "",
        "hours": in_language(contact.hours, language),
        "keyword": contact.keyword,
        "confirm": due,
    }


def source_drafts(entry: Entry) -> List[Dict[str, Any]]:
    """The newest sources of an entry, dated ones first."""
    ranked = sorted(
        entry.sources,
        key=lambda source: (source.date.earliest is not None, str(source.date.earliest)),
        reverse=True,
    )
    return [
        {"title": source.title, "publisher": source.publisher, "url": source.url, "date": source.date.text}
        for source in ranked[:SOURCES_SHOWN]
    ]


def newest_date(entry: Entry) -> str:
    """The date of the newest source, as the curator wrote it."""
    dated = [source.date for source in entry.sources if source.date.earliest]
    return max(dated, key=lambda date: str(date.earliest)).text if dated else "undated"


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


def in_language(texts: Optional[Dict[str, str]], language: str) -> Optional[str]:
    """The text in a language, or in the nearest one that there is; None where there is none at all."""
    if not texts:
        return None
    for code in (language, *NEAREST_LANGUAGES.get(language, ()), *sorted(texts)):
        if code in texts:
            return texts[code]
    return None
