"""Whom entries are for: where each applies, whose nationals it serves, what it is about."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, FrozenSet, Iterable, Mapping, Optional, Set

from sqlalchemy import select
from sqlalchemy.engine import Engine

from knowledge.database import read_rows
from knowledge.places import EVERYWHERE
from knowledge.tables import EntryCountryRow, EntryOriginRow, EntryTopicRow


@dataclass(frozen=True)
class Reach:
    """Ids of entries by country where they apply, by nationality served, by topic.

    ``for_some``: ids of those that serve the nationals of some countries only.
    """

    applying: Mapping[str, Set[str]]
    serving: Mapping[str, Set[str]]
    for_some: FrozenSet[str]
    about: Mapping[str, Set[str]]

    @classmethod
    def read(cls, engine: Engine) -> Reach:
        """Read it from a built base."""
        applying = _ids_by(EntryCountryRow, EntryCountryRow.country, engine)
        serving = _ids_by(EntryOriginRow, EntryOriginRow.country, engine)
        about = _ids_by(EntryTopicRow, EntryTopicRow.topic, engine)
        return cls(applying, serving, frozenset().union(*serving.values()), about)

    def of_topic(self, topic: str) -> Set[str]:
        """The id of every entry of a topic."""
        return set(self.about[topic])

    def fitting(self, ids: Iterable[str], residence: Optional[str], origin: Optional[str]) -> Set[str]:
        """Those of the entries that apply in the residence and serve people of that origin, where known."""
        fitting = set(ids)
        if residence:
            fitting &= self.applying[residence] | self.applying[EVERYWHERE]
        if origin:
            fitting -= self.for_some - self.serving[origin]
        return fitting


def _ids_by(table: Any, key: Any, engine: Engine) -> Mapping[str, Set[str]]:
    """Ids by their key; a key without ids has none."""
    groups: Mapping[str, Set[str]] = defaultdict(set)
    for value, entry_id in read_rows(engine, select(key, table.entry_id).order_by(table.entry_id)):
        groups[value].add(entry_id)
    return groups
