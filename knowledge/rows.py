"""Turns the content into the rows of the tables."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Tuple

from knowledge.cities import City, city_key, geonames_cities
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
    PlaceGroupRow,
    SayingRow,
    TopicRow,
    WordingRow,
    WordRow,
)
from knowledge.vectors import told
from knowledge.word_index import Counted
from knowledge.wording import stored_wording


def rows(content: Content) -> Iterator[Any]:
    """Every row of the base but its meta and its vectors."""
    for position, language in enumerate(content.languages):
        yield LanguageRow(code=language.code, position=position, name=language.name)
    for position, topic in enumerate(content.topics):
        document = content.topics_file.data[position]
        yield TopicRow(slug=topic.slug, position=position, document=document)
    for slug, entry in content.entries.items():
        danger = entry.danger.value if entry.danger else None
        yield EntryRow(id=slug, danger=danger, document=content.documents[slug].data)
        yield from _index_rows(entry, content)
    yield from _word_rows(content)
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
    for number, (_, file, index) in enumerate(content.places):
        yield PlaceGroupRow(number=number, document=file.data[index])


def city_rows(content: Content) -> List[Dict[str, Any]]:
    """Every city and town, if anything is to be near one; as plain values, because there are 34,000."""
    if not content.places:
        return []
    towns = [City(town.country, town.city, town.latitude, town.longitude) for town in content.towns]
    return [
        {
            "number": number,
            "country": city.country,
            "key": city_key(city.name),
            "name": city.name,
            "latitude": city.latitude,
            "longitude": city.longitude,
            "population": city.population,
        }
        for number, city in enumerate((*towns, *geonames_cities()))
    ]


def _index_rows(entry: Entry, content: Content) -> Iterator[Any]:
    for position, topic in enumerate(entry.topics):
        yield EntryTopicRow(topic=topic, entry_id=entry.id, position=position)
    for country, closeness in expand(entry.applies_in, content.regions).items():
        yield EntryCountryRow(entry_id=entry.id, country=country, closeness=closeness)
    for country in dict.fromkeys(entry.for_origins):
        yield EntryOriginRow(entry_id=entry.id, country=country)
    for alias in entry.aliases:
        yield AliasRow(alias=alias, entry_id=entry.id)


def _word_rows(content: Content) -> Iterator[Any]:
    """What is found by its words: everything but the plans for dangers."""
    findable = [entry for entry in content.entries.values() if entry.danger is None]
    sayings = [(entry, language, saying) for entry in findable for language, saying in entry.text.items()]
    counted = Counted.of(_searched(content, *said) for said in sayings)
    for number, ((entry, language, saying), length) in enumerate(zip(sayings, counted.lengths, strict=True)):
        yield SayingRow(
            number=number,
            entry_id=entry.id,
            language=language,
            title=saying.title,
            name_local=entry.name_local or "",
            length=length,
        )
    yield from (WordRow(word=word, places=places, weights=weights) for word, places, weights in counted.stored())
    worded = stored_wording(_told(content, entry) for entry in findable)
    yield from (WordingRow(beginning=one, places=places, shares=shares) for one, places, shares in worded)


def _searched(content: Content, entry: Entry, language: str, saying: Saying) -> Tuple[str, ...]:
    """The texts of a saying in the order of ``search.WEIGHTS``."""
    asked = "\n".join(content.asked.get(entry.id, {}).get(language, ()))
    return saying.title, saying.question, saying.answer, details(saying), entry.name_local or "", asked


def _told(content: Content, entry: Entry) -> Iterator[str]:
    """What an entry is about, and how people ask for it, in every language."""
    for saying in entry.text.values():
        yield from told(saying)
    for lines in content.asked.get(entry.id, {}).values():
        yield from lines


def details(saying: Saying) -> str:
    """All that a saying says beside title, question and answer."""
    parts = (saying.caution, saying.cost, saying.eligibility, saying.reported_2011, saying.today)
    return "\n".join([*saying.steps, *(part for part in parts if part)])
