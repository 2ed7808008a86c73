"""Reports for curators over the content: what has grown old, what is covered where, what is hard to read."""

from __future__ import annotations

from collections import Counter
from datetime import date
from statistics import mean
from typing import Dict, Iterator, List, Set, Tuple

from knowledge.freshness import Freshness, assured_date, contact_freshness, freshness
from knowledge.models import Entry
from knowledge.place_reports import nearby_lines, old_place_lines
from knowledge.places import EVERYWHERE, expand
from knowledge.readability import readability, spoken_text
from knowledge.reading import Content

RESIDENCES = ("US", "MX", "CA", "CR", "DO", "BR", "CL", "ES", "IT", "DE", "CH", "NL")
"""Where the people whom the assistant is for live."""

NOT_KNOWN = ("emergency", "human_agent", "privacy", "smalltalk", "out_of_scope")
"""Topics that the assistant answers itself, or with plans; the base need not cover them."""

ENTRIES_OF_A_TOPIC, TOPICS_OF_A_COUNTRY = 5, 8
WORST = 10


def stale_lines(content: Content, on: date) -> Iterator[str]:
    """One line for each entry that somebody must look at again, the oldest first; then contacts that are withheld."""
    old = [(entry, freshness(entry, on)) for entry in content.entries.values()]
    old = [(entry, state) for entry, state in old if state is not Freshness.FRESH]
    old.sort(key=lambda pair: (assured_date(pair[0]).earliest or date.min, pair[0].id))
    for entry, state in old:
        yield f"{state.value:5}  {assured_date(entry).text:13}  {entry.kind.value:16}  {entry.id}"
    yield f"{len(old)} of {len(content.entries)} entries are due or stale"
    yield from old_place_lines(content, on)
    for entry in content.entries.values():
        for contact in entry.contacts:
            if contact_freshness(contact, entry, on) is Freshness.STALE:
                yield f"withheld  {contact.as_of.text:13}  {contact.value}  ({entry.id})"


def coverage_lines(content: Content) -> Iterator[str]:
    """The page docs/coverage.md: entries of each topic by country of residence, and every hole."""
    topics = [topic.slug for topic in content.topics if topic.slug not in NOT_KNOWN]
    table = _table(content)
    yield "# What is covered"
    yield ""
    yield "*Written by `python -m knowledge coverage`.* Entries that name a country (or a region with it), by topic;"
    yield "INT: those that apply everywhere. Plans for dangers are not counted."
    yield ""
    columns = (*RESIDENCES, EVERYWHERE)
    yield f"| topic | {' | '.join(columns)} | all |"
    yield f"|---|{'---|' * (len(columns) + 1)}"
    for topic in topics:
        row = [str(table[topic].get(place, "")) for place in columns]
        yield f"| {topic} | {' | '.join(row)} | {_entries_of(topic, content)} |"
    yield ""
    yield "## Holes"
    yield ""
    yield from _holes(topics, table, content)
    yield ""
    yield "## By kind, freshness and language"
    yield ""
    yield from _counts(content)
    yield from nearby_lines(content)


def _table(content: Content) -> Dict[str, Counter[str]]:
    """For each topic how many entries apply in each country, or everywhere."""
    table: Dict[str, Counter[str]] = {topic.slug: Counter() for topic in content.topics}
    for entry in _findable(content):
        for topic in entry.topics:
            table[topic].update(expand(entry.applies_in, content.regions).keys())
    return table


def _holes(topics: List[str], table: Dict[str, Counter[str]], content: Content) -> Iterator[str]:
    for topic in topics:
        count = _entries_of(topic, content)
        if count < ENTRIES_OF_A_TOPIC:
            yield f"- `{topic}` has {count} entries, fewer than {ENTRIES_OF_A_TOPIC}."
    for country in RESIDENCES:
        covered: Set[str] = {topic for topic in topics if table[topic].get(country)}
        absent = ", ".join(topic for topic in topics if topic not in covered)
        few = f", fewer than {TOPICS_OF_A_COUNTRY}" if len(covered) < TOPICS_OF_A_COUNTRY else ""
        yield f"- {country}: {len(covered)} of {len(topics)} topics{few}. Nothing of its own on: {absent or 'none'}."


def _counts(content: Content) -> Iterator[str]:
    entries = list(content.entries.values())
    kinds = Counter(entry.kind.value for entry in entries)
    yield f"- {len(entries)} entries: " + ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
    spoken = Counter(language for entry in entries for language in entry.text)
    yield "- languages: " + ", ".join(f"{each.code} {spoken[each.code]}" for each in content.languages)
    every = sum(len(entry.text) == len(content.languages) for entry in entries)
    yield f"- in all {len(content.languages)} languages: {every}"


def _entries_of(topic: str, content: Content) -> int:
    return sum(topic in entry.topics for entry in _findable(content))


def _findable(content: Content) -> List[Entry]:
    return [entry for entry in content.entries.values() if entry.danger is None]


def readability_lines(content: Content) -> Iterator[str]:
    """How easy the answers are to read in each language (LIX), and the hardest ones."""
    measured: List[Tuple[float, int, str, str]] = []
    for entry in content.entries.values():
        for language, saying in entry.text.items():
            one = readability(spoken_text(saying))
            measured.append((one.lix, one.longest, language, entry.id))
    for each in content.languages:
        values = sorted(lix for lix, _, language, _ in measured if language == each.code)
        worst = values[int(0.95 * len(values))] if values else 0.0
        yield f"{each.code}: LIX {mean(values):.0f} on average, 95 of 100 below {worst:.0f} ({len(values)} answers)"
    yield f"the {WORST} hardest:"
    for lix, longest, language, entry_id in sorted(measured, reverse=True)[:WORST]:
        yield f"LIX {lix:.0f}, longest sentence {longest} words: {language} of {entry_id}"
