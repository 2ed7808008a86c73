"""Makes Replies (``reply``) of what the actions send, in the words of a language.

Actions send a *draft* (``json_message``): facts as they stand in the knowledge base, and references to
phrases. ``Composer`` turns it into a Reply of plain strings.

In a draft a text is one of
    "words"                              content, in the language of the draft already
    {"phrase": key, name: value, ...}    a phrase; its values are texts of a draft themselves
    {"country": "US"}  {"date": "2025-11"}  {"number": 3.9}  {"opening": true}  {"opens": true}  {"calling": true}
    {"languages": ["es"]}
"""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import Any, Callable, Dict, List, Optional, Sequence

import fastjsonschema

from bot.conversations.choices import ShownChoice, new_id
from bot.hours import Hours
from bot.organisation import Organisation
from bot.phrasebook import Phrasebook
from bot.picture import Bar, as_table, bars_as_svg, in_words
from bot.renderings.speech import spoken
from bot.reply import SCHEMA, Reply
from bot.settings import Settings
from bot.wording import Wording
from knowledge.dates import parse_evidence_date

Draft = Dict[str, Any]


class WrongDraft(Exception):
    """An action sent something that is no Reply; the message says which part."""


class Composer:
    """Makes Replies out of drafts, with the words of a language."""

    def __init__(
        self,
        phrasebook: Phrasebook,
        organisation: Organisation,
        settings: Settings,
        now: Callable[[], datetime] = lambda: datetime.now(timezone.utc),
    ) -> None:
        """``now``: the moment that opening hours are compared with."""
        self.phrasebook = phrasebook
        self.wording = Wording(phrasebook)
        self.organisation = organisation
        # What every phrase may name.
        self._common = {
            "organisation": organisation.name,
            "hours_kept": settings.text_hours,
            "days_kept": settings.unanswered_days,
            "days_waiting": settings.address_days,
        }
        self.default_language = settings.language
        self.now = now
        self._check = fastjsonschema.compile(json.loads(SCHEMA.read_text(encoding="utf-8")))

    def compose(self, draft: Draft, language: str) -> Reply:
        """Make the Reply of a draft. Raises WrongDraft for one that is not of the form."""
        language = draft.get("language") or language
        if language not in self.phrasebook.languages:
            language = self.default_language
        try:
            choices = tuple(self._choice(each, language) for each in draft.get("choices", ()))
            data = self._data(draft, choices, language)
        except (KeyError, TypeError, ValueError) as error:
            raise WrongDraft(f"{type(error).__name__}: {error}") from error
        data["speech"] = draft.get("speech") or spoken(data, self.phrasebook)
        try:
            self._check(data)
        except fastjsonschema.JsonSchemaValueException as error:
            raise WrongDraft(f"{error.name}: {error.rule}") from error
        return Reply(data, choices)

    def _data(self, draft: Draft, choices: Sequence[ShownChoice], language: str) -> Dict[str, Any]:
        """What the schema describes, but for the words to be spoken."""
        return {
            "text": self.paragraphs(draft.get("text", ()), language),
            "language": language,
            "steps": [self.words(step, language) for step in draft.get("steps", ())],
            "notes": [self.words(note, language) for note in draft.get("notes", ())],
            "choices": [{"id": choice.id, "title": choice.title} for choice in choices],
            "links": [dict(link) for link in draft.get("links", ())],
            "contacts": [self._contact(each, language) for each in self._people(draft.get("contacts", ()))],
            "sources": [self._source(each, language) for each in draft.get("sources", ())],
            "image": self._image(draft.get("image"), language),
            "emergency": draft.get("emergency"),
            "meta": dict(draft.get("meta", {})),
        }

    def phrase(self, key: str, language: Optional[str]) -> Reply:
        """One phrase as a Reply."""
        return self.compose({"text": {"phrase": key}}, language or "")

    def paragraphs(self, parts: Any, language: str) -> str:
        """The parts of a text, a paragraph each; parts that come out empty are left out."""
        if isinstance(parts, (str, dict)):
            parts = [parts]
        written = (self.words(part, language) for part in parts)
        return "\n\n".join(words for words in written if words)

    def words(self, part: Any, language: str) -> str:
        """The words of one text of a draft."""
        if isinstance(part, (str, int)):
            return str(part)
        if "phrase" not in part:
            return self._written(part, language)
        values = {name: self.words(value, language) for name, value in part.items() if name != "phrase"}
        return self.phrasebook.say(part["phrase"], language, **self._common, **values)

    def _written(self, part: Dict[str, Any], language: str) -> str:
        """A country, languages, a number, a date, hours or the next opening, as one writes them."""
        ways: Dict[str, Callable[[Any], str]] = {
            "country": lambda code: self.wording.country(code, language),
            "languages": lambda codes: self.wording.languages(codes, language),
            "number": lambda value: self.wording.number(value, language),
            "date": lambda evidence: self.wording.date(parse_evidence_date(evidence), language),
            "opens": lambda _: self._hours(language).next(),
            "calling": lambda _: self._hours(language).of_calls(),
            "opening": lambda wanted: self._opening(language) if wanted else "",
        }
        return next(write(part[name]) for name, write in ways.items() if name in part)

    def _hours(self, language: str) -> Hours:
        return Hours(self.organisation.opening, self.now(), self.phrasebook, self.wording, language)

    def _opening(self, language: str) -> str:
        is_reached = self.organisation.line or self.organisation.chats
        return self._hours(language).today() if is_reached else ""

    def _people(self, contacts: Any) -> List[Dict[str, Any]]:
        """The operator's own line stands first where a draft asks for a person."""
        named = []
        for contact in contacts:
            if contact != "person":
                named.append(contact)
            elif self.organisation.line:
                named.append({"type": "phone", "value": self.organisation.line, "label": self.organisation.name})
        return named

    def _contact(self, contact: Dict[str, Any], language: str) -> Dict[str, Any]:
        return {
            "type": contact["type"],
            "value": contact["value"],
            "display": self.wording.telephone(contact["value"], contact["type"]),
            "label": self.words(contact.get("label") or "", language),
            "hours": contact.get("hours"),
            "keyword": contact.get("keyword"),
            "confirm": bool(contact.get("confirm")),
        }

    def _source(self, source: Dict[str, Any], language: str) -> Dict[str, Any]:
        return {
            "title": source["title"],
            "publisher": source["publisher"],
            "url": source.get("url"),
            "date": self.words({"date": source["date"]}, language),
            "as_of": source["date"],
        }

    def _image(self, image: Optional[Dict[str, Any]], language: str) -> Optional[Dict[str, Any]]:
        """The picture of a draft: drawn, in words, and as a table."""
        if image is None:
            return None
        title, note = self.words(image["title"], language), self.words(image["note"], language)
        bars = [
            Bar(self.words(bar["label"], language), self.words(bar["value"], language), float(bar["share"]))
            for bar in image["bars"]
        ]
        return {"svg": bars_as_svg(title, bars, note), "alt": in_words(title, bars, note), "table": as_table(bars)}

    def _choice(self, choice: Dict[str, Any], language: str) -> ShownChoice:
        payload = {**choice["payload"], **({"means": choice["means"]} if "means" in choice else {})}
        return ShownChoice(new_id(), 0, self.words(choice["title"], language), payload)
