"""How an entry is told in a language, as data: its words, contacts and sources, for the chat and for paper alike."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Tuple

from knowledge.models import Contact, Entry, Saying

NEAREST_LANGUAGES = {"pt": ("es", "en"), "fr": ("en", "es"), "ht": ("en", "es"), "es": ("en",), "en": ("es",)}
"""Which language a text is given in where it is not written in the person's own yet."""
SOURCES_SHOWN = 2


def saying(entry: Entry, language: str) -> Tuple[str, Saying]:
    """How an entry is said in a language, or in the nearest one that it is said in; with that language."""
    if language in entry.text:  # nearly always; a turn asks a few hundred times
        return language, entry.text[language]
    for code in (*NEAREST_LANGUAGES.get(language, ()), *sorted(entry.text)):
        if code in entry.text:
            return code, entry.text[code]
    raise ValueError(f"entry {entry.id} is said in no language")


def in_language(texts: Optional[Dict[str, str]], language: str) -> Optional[str]:
    """The text in a language, or in the nearest one that there is; None where there is none at all."""
    if not texts:
        return None
    for code in (language, *NEAREST_LANGUAGES.get(language, ()), *sorted(texts)):
        if code in texts:
            return texts[code]
    return None


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
