"""Reads the tables of a built base and gives models back; entries are made once and kept. Places: ``place_store``."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import Any, Dict, Iterable, List, Mapping, Optional, Set, Tuple

from sqlalchemy import bindparam, case, func, select
from sqlalchemy.engine import Engine

from knowledge.database import read_rows
from knowledge.interpreter import Interpreter
from knowledge.models import Corridor, Entry, Language, Topic
from knowledge.places import COUNTRY, EVERYWHERE
from knowledge.reach import Reach
from knowledge.space import Space
from knowledge.tables import (
    AliasRow,
    CorridorRow,
    EntryCountryRow,
    EntryRow,
    EntryTopicRow,
    InterpreterRow,
    LanguageRow,
    SayingRow,
    SpaceRow,
    TopicRow,
    WordingRow,
    WordRow,
)
from knowledge.vocabulary import Danger
from knowledge.word_index import WordIndex
from knowledge.wording import Wording

# Asked in most turns, so made once: building it costs as much as running it.
_COUNTRY = EntryCountryRow.country
_OF_TOPIC = (
    select(
        EntryTopicRow.entry_id,
        EntryTopicRow.position,
        func.min(case((_COUNTRY.in_((bindparam("residence"), EVERYWHERE)), EntryCountryRow.closeness))),
        func.count(),
        func.max(case((bindparam("origin") == _COUNTRY, 1), else_=0)),
    )
    .join(EntryCountryRow, EntryCountryRow.entry_id == EntryTopicRow.entry_id)
    .where(EntryTopicRow.topic == bindparam("topic"))
    .group_by(EntryTopicRow.entry_id, EntryTopicRow.position)
    .order_by(EntryTopicRow.entry_id)
)


class EntryStore:
    """The rows of the base as models. Making an entry costs about a millisecond, so each is made when
    it is first asked for, once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._entries: Dict[str, Entry] = {}

    @cached_property
    def _reach(self) -> Reach:
        # A built base never changes, so what every search asks for is read once.
        return Reach.read(self._engine)

    def entries(self, ids: Iterable[str]) -> List[Entry]:
        """The entries of those ids, in that order; an id without an entry is left out."""
        wanted = list(ids)
        absent = [entry_id for entry_id in wanted if entry_id not in self._entries]
        if absent:
            query = select(EntryRow.id, EntryRow.document).where(EntryRow.id.in_(absent)).order_by(EntryRow.id)
            for entry_id, document in self._rows(query):
                self._entries[entry_id] = Entry(id=entry_id, **document)
        return [self._entries[entry_id] for entry_id in wanted if entry_id in self._entries]

    def of_topic(
        self, topic: str, residence: Optional[str], origin: Optional[str]
    ) -> List[Tuple[str, int, Optional[int], int, bool]]:
        """Entries of a topic that apply in the residence, or all when it is unknown.

        Each as id, position of the topic in it, closeness to the residence (None when that is
        unknown), number of countries, and whether it applies in the country of origin.
        """
        wanted = {"topic": topic, "residence": residence, "origin": origin or ""}
        return [
            (entry_id, position, closeness if residence else None, countries, bool(in_origin))
            for entry_id, position, closeness, countries, in_origin in self._rows(_OF_TOPIC, wanted)
            if residence is None or closeness is not None
        ]

    def ids_of_topic(self, topic: str) -> Set[str]:
        """The id of every entry of a topic."""
        return self._reach.of_topic(topic)

    def entry(self, entry_id: str) -> Optional[Entry]:
        """The entry of that id, or that had it before it was renamed or merged; None when there is none."""
        found = self.entries([entry_id]) or self.entries([self.renamed(entry_id) or ""])
        return next(iter(found), None)

    def renamed(self, alias: str) -> Optional[str]:
        """The id of the entry that had, or took in, another id; None when there is none."""
        query = select(AliasRow.entry_id).where(AliasRow.alias == alias).order_by(AliasRow.alias)
        return next((entry_id for (entry_id,) in self._rows(query)), None)

    def space(self) -> Optional[Space]:
        """Where vectors are compared; None when there are none."""
        query = select(SpaceRow.stored, SpaceRow.dimension).order_by(SpaceRow.number)
        return next((Space.of_stored(stored, dimension) for stored, dimension in self._rows(query)), None)

    def interpreters(self) -> Dict[str, Interpreter]:
        """What was taught to the encoder, by language."""
        query = select(InterpreterRow.language, InterpreterRow.stored).order_by(InterpreterRow.language)
        return {language: Interpreter.of_stored(stored) for language, stored in self._rows(query)}

    def fitting(self, ids: Iterable[str], residence: Optional[str], origin: Optional[str]) -> Set[str]:
        """Those of the entries that apply in the residence and serve people of that origin, where known."""
        return self._reach.fitting(ids, residence, origin)

    def countries(self, topic: Optional[str]) -> Tuple[str, ...]:
        """The countries that entries of a topic (or of any) name, those of most entries first; plans not counted."""
        number = func.count(EntryRow.id.distinct())
        query = (
            select(EntryCountryRow.country)
            .join(EntryRow, EntryRow.id == EntryCountryRow.entry_id)
            .where(EntryRow.danger.is_(None), EntryCountryRow.closeness == COUNTRY)
            .group_by(EntryCountryRow.country)
            .order_by(number.desc(), EntryCountryRow.country)
        )
        if topic is not None:
            of_topic = select(EntryTopicRow.entry_id).where(EntryTopicRow.topic == topic)
            query = query.where(EntryRow.id.in_(of_topic))
        return tuple(country for (country,) in self._rows(query))

    def danger_plans(self) -> Dict[Tuple[Danger, str], Entry]:
        """The plan of each danger in each country, and in INT; the one that names the country closest."""
        query = (
            select(EntryRow.id, EntryCountryRow.country)
            .join(EntryCountryRow, EntryCountryRow.entry_id == EntryRow.id)
            .where(EntryRow.danger.is_not(None))
            .order_by(EntryCountryRow.closeness, EntryRow.id)
        )
        plans: Dict[Tuple[Danger, str], Entry] = {}
        for entry_id, country in self._rows(query):
            (plan,) = self.entries([entry_id])
            plans.setdefault((Danger(plan.danger), country), plan)
        return plans

    def corridor(self, sender: str, receiver: str) -> Optional[Corridor]:
        """The newest quarter known of a corridor."""
        query = (
            select(CorridorRow.document)
            .where(CorridorRow.sender == sender, CorridorRow.receiver == receiver)
            .order_by(CorridorRow.year.desc(), CorridorRow.quarter.desc())
            .limit(1)
        )
        return next((Corridor(**document) for (document,) in self._rows(query)), None)

    def topics(self) -> Tuple[Topic, ...]:
        """The topics in the order of their file."""
        query = select(TopicRow.document).order_by(TopicRow.position)
        return tuple(Topic(**document) for (document,) in self._rows(query))

    def languages(self) -> Tuple[Language, ...]:
        """The languages in the order of their file."""
        query = select(LanguageRow.code, LanguageRow.name).order_by(LanguageRow.position)
        return tuple(Language(code=code, name=name) for code, name in self._rows(query))

    def names(self) -> Tuple[Tuple[str, str], ...]:
        """Ids with titles and local names."""
        query = select(SayingRow.entry_id, SayingRow.title, SayingRow.name_local).order_by(SayingRow.number)
        return tuple((entry_id, name) for entry_id, *names in self._rows(query) for name in names if name)

    def words(self) -> WordIndex:
        """The words of all entries."""
        sayings = select(SayingRow.entry_id, SayingRow.length).order_by(SayingRow.number)
        words = select(WordRow.word, WordRow.places, WordRow.weights).order_by(WordRow.word)
        return WordIndex([tuple(row) for row in self._rows(sayings)], [tuple(row) for row in self._rows(words)])

    def wording(self) -> Wording:
        """How all entries are worded."""
        entries = select(SayingRow.entry_id).group_by(SayingRow.entry_id).order_by(func.min(SayingRow.number))
        rows = select(WordingRow.beginning, WordingRow.places, WordingRow.shares).order_by(WordingRow.beginning)
        return Wording([entry_id for (entry_id,) in self._rows(entries)], [tuple(row) for row in self._rows(rows)])

    def all_ids(self) -> List[str]:
        """The id of every entry, in alphabetical order."""
        return [entry_id for (entry_id,) in self._rows(select(EntryRow.id).order_by(EntryRow.id))]

    def _rows(self, query: Any, values: Mapping[str, Any] = MappingProxyType({})) -> List[Any]:
        return read_rows(self._engine, query, values)
