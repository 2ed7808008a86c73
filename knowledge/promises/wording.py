"""Promises about how things are said: easily, with the same figures and the agreed words in every language."""

from __future__ import annotations

import re
from typing import FrozenSet, Iterator

from knowledge.models import Saying
from knowledge.problems import Problem
from knowledge.promises.languages import said
from knowledge.readability import readability, spoken_text
from knowledge.reading import Content

HARDEST = 60.0
"""LIX of an answer with its steps at most; most are far below (``python -m knowledge readability``)."""

FEWEST_WORDS = 20
"""A shorter text is easy whatever its words are: a name is enough to spoil its index."""

LONGEST_SENTENCE = 30
"""Words of a sentence at most."""

_FULL_HOUR = re.compile(r"(?<=\d)(?:[:.]| ?h ?)00\b")
_FIGURE = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")


def figures(saying: Saying) -> FrozenSet[str]:
    """The figures of a text as digits alone; a full hour is its number (9:00, 9 h and 9h00 are 9)."""
    fields = (saying.title, saying.question, saying.answer, saying.caution, saying.cost, saying.eligibility)
    text = " ".join(part for part in (*fields, saying.reported_2011, saying.today, *saying.steps) if part)
    found = _FIGURE.findall(_FULL_HOUR.sub("", text))
    return frozenset(re.sub(r"\D", "", figure) for figure in found)


def figures_are_the_same_in_every_language(content: Content) -> Iterator[Problem]:
    """A translation has the figures of the first language, written as digits, and no others."""
    for slug, entry in content.entries.items():
        first = next(iter(entry.text))
        expected = figures(entry.text[first])
        for code, saying in entry.text.items():
            differing = figures(saying) ^ expected
            if differing:
                message = f"has not the same figures as {first}: {', '.join(sorted(differing))}"
                yield content.problem(slug, ("text", code), message)


def texts_are_easy_to_read(content: Content) -> Iterator[Problem]:
    """Answers and steps are no harder than a newspaper, and no sentence is endless."""
    for slug, entry in content.entries.items():
        for code, saying in entry.text.items():
            measured = readability(spoken_text(saying))
            if measured.lix > HARDEST and measured.words >= FEWEST_WORDS:
                message = f"is hard to read (LIX {measured.lix:.0f}, at most {HARDEST:.0f}): use shorter words"
                yield content.problem(slug, ("text", code, "answer"), message)
            if measured.longest > LONGEST_SENTENCE:
                message = f"has a sentence of {measured.longest} words, at most {LONGEST_SENTENCE}: make two of it"
                yield content.problem(slug, ("text", code, "answer"), message)


def words_are_those_of_the_glossary(content: Content) -> Iterator[Problem]:
    """No text uses a word that the glossary says to avoid."""
    for slug, entry in content.entries.items():
        for location, text in said(entry):
            language = next((part for part in location if part in content.avoided), None)
            for wrong, pattern in content.avoided.get(str(language), {}).items():
                if pattern.search(text):
                    better = content.glossary[str(language)][wrong]
                    yield content.problem(slug, location, f"'{wrong}': say '{better}' (glossary.yml)")


def today_says_nothing_of_2011(content: Content) -> Iterator[Problem]:
    """What was reported in 2011 stands in ``reported_2011`` alone."""
    for slug, entry in content.entries.items():
        for code, saying in entry.text.items():
            if saying.today and "2011" in saying.today:
                message = "speaks of 2011: what was reported then belongs into reported_2011"
                yield content.problem(slug, ("text", code, "today"), message)
