"""The tables of the built knowledge base: an index over the entries, which are kept whole as JSON.

    topic         slug, position, document
    language      code, position, name
    entry         id, danger, document ------ the file of the entry
      |--< entry_topic     topic, position (0: its main topic)
      |--< entry_country   country (regions expanded; INT kept), closeness (0 named, 1 by region, 2 INT)
      |--< entry_origin    country whose nationals it serves; none: anyone's
      |--< alias           an id that the entry had before
      |--< saying          language, title, name_local, length
      |--- entry_vector    what the entry is about, as a vector (none where the encoder was missing)
      '--< asked_vector    one way in which people ask for it, as a vector
    word          word, places, weights: full text (knowledge/word_index.py)
    wording       beginning, places, shares: how texts are worded (knowledge/wording.py)
    space         dimension, stored: where vectors are compared (knowledge/space.py)
    interpreter   language, stored
    corridor      sender, receiver, year, quarter, document
    place_group   number, document -------- consulates, Health Windows, shelters: a group of one source
    city          country, key, name, latitude, longitude, population (only where there are places)
    meta          name, value: the fingerprint of the content and of the schema, the encoder of the vectors

The same on SQLite and PostgreSQL. Everything is rebuilt from the files at once, so there are no
migrations. Plans for dangers have no saying: they are found by their danger, never by search.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Column, Float, ForeignKey, Index, Integer, LargeBinary, String, Text
from sqlalchemy.orm import declarative_base

from knowledge.pg_vector import PgVector

Base: Any = declarative_base()

Name = String().with_variant(String(collation="C"), "postgresql")
"""An id or a code: in the order of its signs, as SQLite has it, whatever language the server sorts by."""

VectorColumn = LargeBinary().with_variant(PgVector(), "postgresql")
"""32-bit floats."""


class TopicRow(Base):
    """A topic of topics.yml, in its order."""

    __tablename__ = "topic"
    slug = Column(Name, primary_key=True)
    position = Column(Integer, nullable=False)
    document = Column(JSON, nullable=False)


class LanguageRow(Base):
    """A language of languages.yml, in its order."""

    __tablename__ = "language"
    code = Column(Name, primary_key=True)
    position = Column(Integer, nullable=False)
    name = Column(String, nullable=False)


class EntryRow(Base):
    """An entry: its document, as the models read it."""

    __tablename__ = "entry"
    id = Column(Name, primary_key=True)
    danger = Column(String, index=True)
    document = Column(JSON, nullable=False)


class AliasRow(Base):
    """An id that an entry had before it was renamed, or that was merged into it."""

    __tablename__ = "alias"
    alias = Column(Name, primary_key=True)
    entry_id = Column(ForeignKey("entry.id"), nullable=False)


class EntryTopicRow(Base):
    """One topic of an entry."""

    __tablename__ = "entry_topic"
    topic = Column(ForeignKey("topic.slug"), primary_key=True)
    entry_id = Column(ForeignKey("entry.id"), primary_key=True)
    position = Column(Integer, nullable=False)


class EntryCountryRow(Base):
    """One country where an entry applies, and how closely it is named."""

    __tablename__ = "entry_country"
    entry_id = Column(ForeignKey("entry.id"), primary_key=True)
    country = Column(Name, primary_key=True)
    closeness = Column(Integer, nullable=False)


class EntryOriginRow(Base):
    """One country whose nationals an entry serves."""

    __tablename__ = "entry_origin"
    entry_id = Column(ForeignKey("entry.id"), primary_key=True)
    country = Column(Name, primary_key=True)


class SayingRow(Base):
    """How an entry is said in one language: what it is called, and how many words it has for full text."""

    __tablename__ = "saying"
    number = Column(Integer, primary_key=True)
    entry_id = Column(ForeignKey("entry.id"), nullable=False, index=True)
    language = Column(Name, nullable=False)
    title = Column(Text, nullable=False)
    name_local = Column(Text, nullable=False)
    length = Column(Integer, nullable=False)


class WordRow(Base):
    """A word and the sayings that have it, as ``word_index`` counts them: by their place in the order of numbers."""

    __tablename__ = "word"
    word = Column(Name, primary_key=True)
    places = Column(LargeBinary, nullable=False)
    weights = Column(LargeBinary, nullable=False)


class WordingRow(Base):
    """The beginning of words and the entries that have it, as ``wording`` counts them: by their place in the order of
    their sayings."""

    __tablename__ = "wording"
    beginning = Column(Name, primary_key=True)
    places = Column(LargeBinary, nullable=False)
    shares = Column(LargeBinary, nullable=False)


class EntryVectorRow(Base):
    """What an entry is about, as ``vectors.entry_vectors`` makes it."""

    __tablename__ = "entry_vector"
    entry_id = Column(ForeignKey("entry.id"), primary_key=True)
    vector = Column(VectorColumn, nullable=False)


class AskedVectorRow(Base):
    """One way in which people ask for an entry; those of an entry follow each other."""

    __tablename__ = "asked_vector"
    number = Column(Integer, primary_key=True)
    entry_id = Column(ForeignKey("entry.id"), nullable=False, index=True)
    vector = Column(VectorColumn, nullable=False)


class SpaceRow(Base):
    """Where vectors are compared (``knowledge/space.py``); one row, none without vectors.

    ``dimension``: how many numbers a vector of the encoder has.
    """

    __tablename__ = "space"
    number = Column(Integer, primary_key=True)
    dimension = Column(Integer, nullable=False)
    stored = Column(LargeBinary, nullable=False)


class InterpreterRow(Base):
    """How a language that the encoder does not know was taught to it (``knowledge/interpreter.py``)."""

    __tablename__ = "interpreter"
    language = Column(Name, primary_key=True)
    stored = Column(LargeBinary, nullable=False)


class CorridorRow(Base):
    """The cost of one remittance corridor in one quarter."""

    __tablename__ = "corridor"
    sender = Column(Name, primary_key=True)
    receiver = Column(Name, primary_key=True)
    year = Column(Integer, primary_key=True)
    quarter = Column(Integer, primary_key=True)
    document = Column(JSON, nullable=False)


class PlaceGroupRow(Base):
    """Places that one source tells of, as their file has them."""

    __tablename__ = "place_group"
    number = Column(Integer, primary_key=True)
    document = Column(JSON, nullable=False)


class CityRow(Base):
    """Where a city is; ``key`` is its name as it is looked up."""

    __tablename__ = "city"
    number = Column(Integer, primary_key=True)
    country = Column(String, nullable=False)
    key = Column(String, nullable=False)
    name = Column(String, nullable=False)
    latitude = Column(Float, nullable=False)
    longitude = Column(Float, nullable=False)
    population = Column(Integer, nullable=False)
    __table_args__ = (Index("city_name", "key", "country"), Index("city_point", "latitude", "longitude"))


class MetaRow(Base):
    """A fact about the base itself."""

    __tablename__ = "meta"
    name = Column(Name, primary_key=True)
    value = Column(Text, nullable=False)
