"""Turns the content into the rows of the tables."""

from __future__ import annotations

from itertools import count
from typing import Any, Iterator

from knowledge.models import Entry, Saying
from knowledge.places import expand
from knowledge.reading import Content
from knowledge.shaping import value_at
from knowledge.tables import (
    AliasRow,
    CorridorRow,
    EntryCountryRow,
    EntryOriginRow,
    EntryRow,
    EntryTopicRow,
    LanguageRow,
    SayingRow,
    TopicRow,
)


def rows(content: Content) -> Iterator[Any]:
    """Every row of the base but its meta and its vectors."""
    numbers = count(1)
    for position, language in enumerate(content.languages):
        yield LanguageRow(code=language.code, position=position, name=language.name)
    for position, topic in enumerate(content.topics):
        document = content.topics_file.data[position]
        yield TopicRow(slug=topic.slug, position=position, document=document)
    for slug, entry in content.entries.items():
        danger = entry.danger.value if entry.danger else None
        yield EntryRow(id=slug, danger=danger, document=content.documents[slug].data)
        yield from _index_rows(entry, content, numbers)
    for corridor, file, index in content.corridors:
        document = {
            **file.data["corridors"][index],
            "sender": corridor.sender,
            "source": value_at(file.data, ("source",)),
        }
        yield CorridorRow(
            sender=corridor.sender,
            receiver=corridor.receiver,
            year=corridor.year,
            quarter=corridor.quarter,
            document=document,
        )


def _index_rows(entry: Entry, content: Content, numbers: Iterator[int]) -> Iterator[Any]:
    for position, topic in enumerate(entry.topics):
        yield EntryTopicRow(topic=topic, entry_id=entry.id, position=position)
    for country, closeness in expand(entry.applies_in, content.regions).items():
        yield EntryCountryRow(entry_id=entry.id, country=country, closeness=closeness)
    for country in dict.fromkeys(entry.for_origins):
        yield EntryOriginRow(entry_id=entry.id, country=country)
    for alias in entry.aliases:
        yield AliasRow(alias=alias, entry_id=entry.id)
    for language, saying in entry.text.items() if entry.danger is None else ():
        yield SayingRow(
            number=next(numbers),
            entry_id=entry.id,
            language=language,
            title=saying.title,
            question=saying.question,
            answer=saying.answer,
            details=details(saying),
            name_local=entry.name_local or "",
            asked="\n".join(content.asked.get(entry.id, {}).get(language, ())),
        )


def details(saying: Saying) -> str:
    """All that a saying says beside title, question and answer."""
    parts = (saying.caution, saying.cost, saying.eligibility, saying.reported_2011, saying.today)
    return "\n".join([*saying.steps, *(part for part in parts if part)])
