"""The knowledge base as the chat and the desk read it: look-up by topic and place, search, danger plans."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import lru_cache
from typing import Callable, Dict, FrozenSet, Iterable, List, Mapping, Optional, Sequence, Set, Tuple

from knowledge.address import Address
from knowledge.cities import City, city_at, city_key, countries_at, kilometres, meant
from knowledge.database import Database, database_at, schema_fingerprint
from knowledge.encoder import SentenceEncoder
from knowledge.found import Hit, Match
from knowledge.freshness import Freshness, contact_freshness, freshness, is_quotable
from knowledge.fusion import View, fit, fused, relevant
from knowledge.highlights import snippet
from knowledge.models import Contact, Corridor, Entry, Language, Topic
from knowledge.names import Words, name_index, named
from knowledge.nearby import Nearby, Place, place_freshness
from knowledge.ordering import Candidate, match, order, serves_origin
from knowledge.places import EVERYWHERE
from knowledge.problems import KnowledgeMissing
from knowledge.recent import Recent
from knowledge.rows import details
from knowledge.search import likely_language
from knowledge.store import EntryStore
from knowledge.vectors import EntryVectors
from knowledge.vocabulary import Danger, Service, Status

CANDIDATES = 50
"""Entries that either way of searching brings in."""

CALLED = 0.9
"""The share of the best score by words from which on an entry is called by its words, whatever its meaning."""

LOOK_UPS_KEPT = 2000
BESIDE = 200
"""Entries that are found beside another at most."""

AROUND = 2.0
"""Degrees around a point in which its city is looked for: more than anybody is away from it, also far north."""

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
        self._vectors: Optional[EntryVectors] = None
        if encoder is not None and space is not None:
            self._vectors = EntryVectors(encoder, space, database.nearest(), store.interpreters())
        # A built base never changes: the same question has the same answer for a day.
        self._looked_up = lru_cache(maxsize=LOOK_UPS_KEPT)(self._look_up_on)
        self._serving = lru_cache(maxsize=LOOK_UPS_KEPT)(self._serving_on)
        self._placed = lru_cache(maxsize=LOOK_UPS_KEPT)(self._placed_on)
        self._countries = lru_cache(maxsize=LOOK_UPS_KEPT)(store.countries)
        self._recent_words: Recent[View] = Recent(2)
        self._words = store.words()
        self._topics = store.topics()
        self._languages = store.languages()
        self._names: Mapping[Words, Set[str]] = {}
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
        return self._vectors is not None

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
        found = self._store.entries([entry_id]) or self._store.entries([self._store.renamed(entry_id) or ""])
        return next(iter(found), None)

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
        without the numbers and plans for emergencies."""
        return self._serving(residence, origin, self._today())

    def _serving_on(self, residence: str, origin: Optional[str], on: date) -> Tuple[Match, ...]:
        topics = [topic.slug for topic in self._topics if topic.slug != EMERGENCY]
        matches = [match for topic in topics for match in self._looked_up(topic, residence, origin, on)]
        found = {match.entry.id: match for match in matches if EMERGENCY not in match.entry.topics}
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
        views = self._views(text, topic, language, view)
        scores = fused(views)
        first = self._store.fitting(relevant(views), residence, origin)
        ids = sorted(scores, key=lambda one: (one not in first, -scores[one], one))[:limit]
        on = self._today()
        return tuple(Hit(entry, scores[entry.id], freshness(entry, on)) for entry in self._store.entries(ids))

    def relevance(self, text: str, topic: str, language: Optional[str] = None) -> Mapping[str, float]:
        """How well each entry of a topic fits a text, by id (``knowledge.fusion.fit``); the entries are not read."""
        ids = self._store.ids_of_topic(topic)
        return fit(ids, self.by_words(text), self._named(text), self.meanings(text, ids, language))

    def nearness(self, text: str, topic: str, language: Optional[str] = None) -> Mapping[str, float]:
        """How near in meaning each entry of a topic is to a text, by id; see ``nearness_of``."""
        return self.nearness_of(text, self._store.ids_of_topic(topic), language)

    def nearness_of(self, text: str, ids: Set[str], language: Optional[str] = None) -> Mapping[str, float]:
        """How near in meaning each of these entries is to a text, by id: under 0 for nothing to do with it, 2 for the
        same (``knowledge.vectors``). One that has most of its words is near enough. Empty without vectors."""
        if self._vectors is None:
            return {}
        words, meanings = self.by_words(text), self.meanings(text, ids, language)
        most = CALLED * max(words.values(), default=0.0)
        called = {one: 1.0 for one in ids if most and words.get(one, 0.0) >= most}
        return {**meanings, **{one: max(near, meanings.get(one, 0.0)) for one, near in called.items()}}

    def beside(self, entry_id: str) -> Mapping[str, float]:
        """How near the entries are that are about the like of an entry, by id: cosines. Empty without vectors."""
        return {} if self._vectors is None else self._vectors.beside(entry_id, BESIDE)

    def alike(self, text: str, sentences: Sequence[str], language: Optional[str] = None) -> Tuple[float, ...]:
        """How near in meaning each sentence is to a text in the same language: the cosine of the angle. Empty without
        vectors, or where there are none."""
        if self._vectors is None or not text.strip() or not sentences:
            return ()
        return self._vectors.alike(text, tuple(sentences), language or likely_language(text))

    def meanings(self, text: str, ids: Set[str], language: Optional[str] = None) -> View:
        """How near in meaning each of these entries is to a text; nothing without vectors, or of an empty text."""
        if self._vectors is None or not text.strip():
            return {}
        return self._vectors.nearest(text, len(ids), language or likely_language(text), ids)

    def _views(self, text: str, topic: Optional[str], language: Optional[str], view: str) -> List[View]:
        """What each way of searching finds, best first; of a topic, if one is given."""
        by_meaning = self._vectors is not None and text.strip() and view != "words"
        among = self._store.ids_of_topic(topic) if topic else None
        views: List[View] = []
        if view != "meanings" or not by_meaning:
            views.append(_among(self.by_words(text), among))
            if called := _among(self._named(text), among):
                views.append(called)
        if self._vectors is not None and by_meaning:
            views.append(self._vectors.nearest(text, CANDIDATES, language or likely_language(text), among))
        return views

    def by_words(self, text: str) -> View:
        """How well each entry with words of a text has them (BM25), by id, best first."""
        return self._recent_words.of(text, lambda: self._words.scores(text))

    def _named(self, text: str) -> View:
        self._names = self._names or name_index(self._store.names())
        return named(text, self._names)

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

    def contacts(self, entry: Entry) -> Tuple[Contact, ...]:
        """The contacts of an entry and of those it refers to, in order, each once; stale ones left out."""
        on = self._today()
        contacts: Dict[Tuple[object, ...], Contact] = {}
        for holder in (entry, *self._store.entries(entry.refers_to)):
            for contact in holder.contacts:
                if contact_freshness(contact, holder, on) is not Freshness.STALE:
                    contacts.setdefault((contact.type, contact.value, contact.country), contact)
        return tuple(contacts.values())

    def nearest(
        self,
        service: Service,
        latitude: float,
        longitude: float,
        origin: Optional[str] = None,
        residence: Optional[str] = None,
        limit: int = 3,
    ) -> Tuple[Nearby, ...]:
        """The places of a kind that are nearest to a point, nearest first; stale ones left out.

        Only those of the country where the person is (``residence``, else that of the nearest city: nobody is
        sent across a border), and consulates only of the person's own country (``origin``).
        """
        if residence is None:
            city = self.city_near(latitude, longitude)
            residence = city.country if city else None
        found = [
            Nearby(place, kilometres(latitude, longitude, place.spot.latitude, place.spot.longitude), state)
            for place, state in self.places(service, residence or "", origin)
            if state is not Freshness.STALE
        ]
        return tuple(sorted(found, key=lambda one: (one.kilometres, one.place.city, one.place.entry or ""))[:limit])

    def places(
        self, service: Service, residence: str, origin: Optional[str] = None
    ) -> Tuple[Tuple[Place, Freshness], ...]:
        """Every place of a kind in a country with how far it can be relied on, also the stale ones.

        Consulates of one country only; what has ended is left out.
        """
        return self._placed(service, residence, origin, self._today())

    def _placed_on(
        self, service: Service, residence: str, origin: Optional[str], on: date
    ) -> Tuple[Tuple[Place, Freshness], ...]:
        found = []
        for place in self._store.places():
            foreign = place.service is Service.CONSULATE and place.operator != origin
            if place.service is not service or place.country != residence or foreign:
                continue
            entry = self.entry(place.entry) if place.entry else None
            if entry is None or entry.status is not Status.DISCONTINUED:
                found.append((place, place_freshness(place, entry, on)))
        return tuple(found)

    def operators(self, residence: str) -> Tuple[str, ...]:
        """The countries that have a consulate in a country, those with most of them first."""
        numbers = Counter(
            place.operator
            for place in self._store.places()
            if place.service is Service.CONSULATE and place.country == residence and place.operator
        )
        return tuple(sorted(numbers, key=lambda country: (-numbers[country], country)))

    def city(self, country: str, name: str) -> Optional[City]:
        """Where a city is; None when it is unknown, or when several of that name are alike in size."""
        return meant(self._store.cities_named(city_key(name), country))

    def city_near(self, latitude: float, longitude: float, country: Optional[str] = None) -> Optional[City]:
        """The city at a point (of that country, where given); None when none is near, or when the point may as
        well be in another country. It is one that ``city`` finds again by its name."""
        around = self._store.cities_around(latitude, longitude, AROUND)
        return city_at(around, latitude, longitude, country, lambda one: self.city(one.country, one.name) == one)

    def countries_near(self, latitude: float, longitude: float) -> Tuple[str, ...]:
        """The countries that a point may be in: those of the cities around it, the nearest first."""
        around = self._store.cities_around(latitude, longitude, AROUND)
        return countries_at(around, latitude, longitude)

    def quotable_corridor(self, sender: str, receiver: str) -> Optional[Corridor]:
        """The newest known cost, unless it is too old to be told."""
        corridor = self.corridor(sender, receiver)
        return corridor if corridor is not None and is_quotable(corridor, self._today()) else None

    def corridor(self, sender: str, receiver: str) -> Optional[Corridor]:
        """The newest known cost of sending money from one country to another; see ``is_quotable``."""
        return self._store.corridor(sender, receiver)


def _among(view: View, ids: Optional[Set[str]]) -> View:
    return view if ids is None else {entry_id: score for entry_id, score in view.items() if entry_id in ids}
