"""The knowledge base as the chat and the desk read it: look-up by topic and place, search, danger plans."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Callable, Dict, FrozenSet, Iterable, Optional, Set, Tuple

from knowledge.address import Address
from knowledge.database import Database, database_at, schema_fingerprint
from knowledge.encoder import SentenceEncoder
from knowledge.found import Hit, Match
from knowledge.freshness import Freshness, contact_freshness, freshness, is_quotable
from knowledge.fusion import fused, relevant
from knowledge.gazetteer import Gazetteer
from knowledge.highlights import snippet
from knowledge.likeness import Likeness
from knowledge.models import Contact, Corridor, Entry, Language, Topic
from knowledge.ordering import Candidate, match, order, serves_origin
from knowledge.place_store import PlaceStore
from knowledge.places import EVERYWHERE
from knowledge.problems import KnowledgeMissing
from knowledge.rows import details
from knowledge.store import EntryStore
from knowledge.vectors import EntryVectors
from knowledge.vocabulary import Danger, Kind

LOOK_UPS_KEPT = 2000

EMERGENCY = "emergency"
"""The one topic whose look-up gives the plans for dangers."""


class KnowledgeBase:
    """A built knowledge base, opened to read; several threads may share one.

    Topics, languages and plans for dangers, with the entries whose numbers the plans give, are read
    at once: they answer from memory whatever happens to the file.
    """

    def __init__(
        self, database: Database, today: Callable[[], date] = date.today, encoder: Optional[SentenceEncoder] = None
    ) -> None:
        """See ``open``."""
        self._store = store = EntryStore(database.engine)
        self._today = today
        space = store.space() if encoder is not None else None
        vectors: Optional[EntryVectors] = None
        if encoder is not None and space is not None:
            vectors = EntryVectors(encoder, space, database.nearest(), store.interpreters())
        self.likeness = Likeness(store, vectors)
        self.gazetteer = Gazetteer(store, PlaceStore(database.engine), today)
        # A built base never changes: the same question has the same answer for a day.
        self._looked_up = lru_cache(maxsize=LOOK_UPS_KEPT)(self._look_up_on)
        self._serving = lru_cache(maxsize=LOOK_UPS_KEPT)(self._serving_on)
        self._countries = lru_cache(maxsize=LOOK_UPS_KEPT)(store.countries)
        self._topics = store.topics()
        self._languages = store.languages()
        self._plans = store.danger_plans()
        for plan in self._plans.values():
            self.contacts(plan)

    @classmethod
    def open(
        cls, where: Address, today: Callable[[], date] = date.today, encoder: Optional[SentenceEncoder] = None
    ) -> KnowledgeBase:
        """Open a built base. Raises KnowledgeMissing with what to run when there is none to read.

        ``where``: a SQLite file, or the address of a PostgreSQL database. ``encoder``: searches by meaning
        too, if the base was built with the same one.
        """
        database = database_at(where)
        meta = database.meta()
        if "schema" not in meta:
            raise KnowledgeMissing(f"no knowledge base in {database}: run python -m knowledge build")
        if meta["schema"] != schema_fingerprint():
            raise KnowledgeMissing(f"{database} was built by another version: run python -m knowledge build")
        fits = encoder is not None and meta.get("encoder") == encoder.name
        return cls(database, today, encoder if fits else None)

    @property
    def searches_by_meaning(self) -> bool:
        """Whether search compares meanings too; without, it finds only what has the words."""
        return self.likeness.is_of_meaning

    def topics(self) -> Tuple[Topic, ...]:
        """What people ask about, in the order of topics.yml."""
        return self._topics

    def topic(self, slug: str) -> Topic:
        """The topic of that slug. KeyError: no such topic."""
        return {topic.slug: topic for topic in self._topics}[slug]

    def countries(self, topic: Optional[str] = None) -> Tuple[str, ...]:
        """The countries that something of a topic (or of any) applies in, those with most of it first."""
        return self._countries(topic)

    def freshness_of(self, entry: Entry) -> Freshness:
        """How far an entry can be relied on today."""
        return freshness(entry, self._today())

    def languages(self) -> Tuple[Language, ...]:
        """What the base is written in, in the order of languages.yml."""
        return self._languages

    def entry(self, entry_id: str) -> Optional[Entry]:
        """The entry of that id, or that had it before it was renamed or merged; None when there is none."""
        return self._store.entry(entry_id)

    def size(self) -> int:
        """How many entries there are."""
        return len(self._store.all_ids())

    def names(self) -> Tuple[Tuple[str, str], ...]:
        """The id of every entry with each of its titles, and with its local name; the entries are not read."""
        return self._store.names()

    def entries(self) -> Tuple[Entry, ...]:
        """Every entry, by id."""
        return tuple(self._store.entries(self._store.all_ids()))

    def look_up(self, topic: str, residence: Optional[str] = None, origin: Optional[str] = None) -> Tuple[Match, ...]:
        """The entries of a topic for somebody who lives here and comes from there, best first.

        Places are ISO 3166-1 alpha-2, None when unknown; ``knowledge.ordering`` says the order.
        """
        return self._looked_up(topic, residence, origin, self._today())

    def _look_up_on(self, topic: str, residence: Optional[str], origin: Optional[str], on: date) -> Tuple[Match, ...]:
        rows = self._store.of_topic(topic, residence, origin)
        entries = self._store.entries(row[0] for row in rows)
        candidates = [
            Candidate(entry, freshness(entry, on), closeness, countries, in_origin, position == 0)
            for entry, (_, position, closeness, countries, in_origin) in zip(entries, rows, strict=True)
            if serves_origin(entry, origin) and (entry.danger is None or topic == EMERGENCY)
        ]
        candidates.sort(key=lambda candidate: order(candidate, origin))
        return tuple(match(candidate, residence, origin) for candidate in candidates)

    def serving(self, residence: str, origin: Optional[str] = None) -> Tuple[Match, ...]:
        """Every entry that somebody can use who lives here and comes from there, under any topic, in a fixed order;
        without the numbers and plans for emergencies, but with lines that are for other things, too."""
        return self._serving(residence, origin, self._today())

    def _serving_on(self, residence: str, origin: Optional[str], on: date) -> Tuple[Match, ...]:
        topics = [topic.slug for topic in self._topics if topic.slug != EMERGENCY]
        matches = [match for topic in topics for match in self._looked_up(topic, residence, origin, on)]
        found = {match.entry.id: match for match in matches if match.entry.kind is not Kind.EMERGENCY_NUMBER}
        return tuple(found[entry_id] for entry_id in sorted(found))

    def search(
        self,
        text: str,
        residence: Optional[str] = None,
        origin: Optional[str] = None,
        topic: Optional[str] = None,
        limit: int = 5,
        language: Optional[str] = None,
        view: str = "both",
    ) -> Tuple[Hit, ...]:
        """Entries with the words of a text, called by name in it or near it in meaning, best first; each once.

        Those that apply where the person lives and serve the person's nationals come first, unless
        they are far less to the point (``knowledge.fusion``). ``language``: of the text, guessed from its
        small words where it is not said. ``view``: words, meanings or both; without vectors only words.
        """
        views = self.likeness.views(text, topic, language, view)
        scores = fused(views)
        first = self._store.fitting(relevant(views), residence, origin)
        ids = sorted(scores, key=lambda one: (one not in first, -scores[one], one))[:limit]
        on = self._today()
        return tuple(Hit(entry, scores[entry.id], freshness(entry, on)) for entry in self._store.entries(ids))

    def fits(self, entry: Entry, residence: Optional[str], origin: Optional[str]) -> bool:
        """Whether an entry applies where somebody lives and serves people from there, as far as that is known."""
        return bool(self.fitting([entry.id], residence, origin))

    def fitting(self, ids: Iterable[str], residence: Optional[str], origin: Optional[str]) -> Set[str]:
        """Those of the entries that ``fits``."""
        return self._store.fitting(ids, residence, origin)

    def highlights(self, text: str, entry: Entry, language: str) -> str:
        """The part of an entry that has the words of a text, each between ‹ and ›; empty when none has."""
        saying = entry.text.get(language)
        if saying is None:
            return ""
        return snippet(text, (saying.title, saying.question, saying.answer, details(saying), entry.name_local or ""))

    def danger_plan(self, category: str, country: Optional[str]) -> Entry:
        """The plan for a danger in a country, else the general one. ValueError: no such danger."""
        danger = Danger(category)
        return self._plans.get((danger, country or EVERYWHERE)) or self._plans[danger, EVERYWHERE]

    @property
    def countries_with_plans(self) -> FrozenSet[str]:
        """The countries that have plans for dangers of their own: those of which most is known."""
        return frozenset(country for _, country in self._plans if country != EVERYWHERE)

    def danger_plans(self) -> Tuple[Entry, ...]:
        """Every plan, by id."""
        plans = {plan.id: plan for plan in self._plans.values()}
        return tuple(plans[plan_id] for plan_id in sorted(plans))

    def contacts(self, entry: Entry, origin: Optional[str] = None) -> Tuple[Contact, ...]:
        """The contacts of an entry and of those it refers to, in order, each once; stale ones left out, and the lines
        that other nationals' governments answer than those of ``origin``, where that is known."""
        on = self._today()
        contacts: Dict[Tuple[object, ...], Contact] = {}
        referred = (each for each in self._store.entries(entry.refers_to) if serves_origin(each, origin))
        for holder in (entry, *referred):
            for contact in holder.contacts:
                if contact_freshness(contact, holder, on) is not Freshness.STALE:
                    contacts.setdefault((contact.type, contact.value, contact.country), contact)
        return tuple(contacts.values())

    def quotable_corridor(self, sender: str, receiver: str) -> Optional[Corridor]:
        """The newest known cost, unless it is too old to be told."""
        corridor = self.corridor(sender, receiver)
        return corridor if corridor is not None and is_quotable(corridor, self._today()) else None

    def corridor(self, sender: str, receiver: str) -> Optional[Corridor]:
        """The newest known cost of sending money from one country to another; see ``is_quotable``."""
        return self._store.corridor(sender, receiver)
