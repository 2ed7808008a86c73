"""Promises about languages: what every entry is written in, and that its languages say the same."""

from __future__ import annotations

from typing import Iterator, Tuple

from knowledge.models import Entry
from knowledge.problems import Location, Problem, did_you_mean
from knowledge.reading import Content

REQUIRED_LANGUAGES = ("es", "en")
"""What every entry is written in; the other languages of ``languages.yml`` may follow."""


def entries_are_said_in_known_languages(content: Content) -> Iterator[Problem]:
    """Texts are in languages of languages.yml, Spanish and English always among them."""
    known = {language.code for language in content.languages}
    for slug, entry in content.entries.items():
        for code in entry.text.keys() - known if known else ():
            message = f"'{code}' is not a language of languages.yml{did_you_mean(code, known)}"
            yield content.problem(slug, ("text", code), message)
        for code in REQUIRED_LANGUAGES:
            if code not in entry.text:
                yield content.problem(slug, ("text", code), f"is missing: every entry is said in {code}")


def texts_say_something(content: Content) -> Iterator[Problem]:
    """No text is empty."""
    for slug, entry in content.entries.items():
        for location, text in said(entry):
            if not text:
                yield content.problem(slug, location, "is empty: write it or leave the field out")


def steps_are_the_same_in_every_language(content: Content) -> Iterator[Problem]:
    """A translation has as many steps as the first language of the entry."""
    for slug, entry in content.entries.items():
        first = next(iter(entry.text))
        expected = len(entry.text[first].steps)
        for code, saying in entry.text.items():
            if len(saying.steps) != expected:
                message = f"has {len(saying.steps)} steps where {first} has {expected}: say the same in both"
                yield content.problem(slug, ("text", code, "steps"), message)


def said(entry: Entry) -> Iterator[Tuple[Location, str]]:
    """Every text of an entry that people read, with its place in the file."""
    for language, saying in entry.text.items():
        for name in (
            "title",
            "question",
            "answer",
            "caution",
            "cost",
            "eligibility",
            "reported_2011",
            "today",
        ):
            if getattr(saying, name) is not None:
                yield ("text", language, name), getattr(saying, name)
        for index, step in enumerate(saying.steps):
            yield ("text", language, "steps", index), step
    for index, contact in enumerate(entry.contacts):
        for language, label in (contact.label or {}).items():
            yield ("contacts", index, "label", language), label
