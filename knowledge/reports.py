"""Reports for curators over the content: what has grown old, and what is covered where."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Iterator

from knowledge.freshness import Freshness, assured_date, freshness
from knowledge.models import Topic
from knowledge.reading import Content


def stale_lines(content: Content, on: date) -> Iterator[str]:
    """One line for each entry that somebody must look at again, the oldest first."""
    old = [(entry, freshness(entry, on)) for entry in content.entries.values()]
    old = [(entry, state) for entry, state in old if state is not Freshness.FRESH]
    old.sort(key=lambda pair: (assured_date(pair[0]).earliest or date.min, pair[0].id))
    for entry, state in old:
        yield f"{state.value:5}  {assured_date(entry).text:13}  {entry.kind.value:16}  {entry.id}"
    yield f"{len(old)} of {len(content.entries)} entries are due or stale"


def coverage_lines(content: Content) -> Iterator[str]:
    """One line for each topic: how many entries, in which places, and how many in each language."""
    for topic in content.topics:
        yield _topic_line(topic, content)
    codes = [language.code for language in content.languages]
    lacking = {code: sum(code not in entry.text for entry in content.entries.values()) for code in codes}
    yield "entries that lack a language: " + ", ".join(f"{code} {count}" for code, count in lacking.items())


def _topic_line(topic: Topic, content: Content) -> str:
    entries = [entry for entry in content.entries.values() if topic.slug in entry.topics]
    places = Counter(place for entry in entries for place in entry.applies_in)
    shown = " ".join(f"{place}:{count}" for place, count in sorted(places.items()))
    return f"{topic.slug:24} {len(entries):4}  {shown or 'no entry'}"
