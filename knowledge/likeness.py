"""How well entries fit a text: by its words, by their wording, by their names, and by meaning."""

from __future__ import annotations

from typing import List, Mapping, Optional, Sequence, Set, Tuple

from knowledge.fusion import View, fit
from knowledge.names import Names, name_index, named
from knowledge.recent import Recent
from knowledge.search import likely_language
from knowledge.store import EntryStore
from knowledge.vectors import EntryVectors

CANDIDATES = 50
"""Entries that either way of searching brings in."""

CALLED = 0.9
"""The share of the best score by words from which on an entry is called by its words, whatever its meaning."""

BESIDE = 200
"""Entries that are found beside another at most."""


class Likeness:
    """Texts compared with what a built base has, and its entries with each other; the entries are not read."""

    def __init__(self, store: EntryStore, vectors: Optional[EntryVectors]) -> None:
        """``vectors``: None where meanings cannot be compared."""
        self._store = store
        self._vectors = vectors
        self._words = store.words()
        self._wording = store.wording()
        self._recent_words: Recent[View] = Recent(2)
        self._recent_wording: Recent[View] = Recent(2)
        self._names: Names = {}

    @property
    def is_of_meaning(self) -> bool:
        """Whether meanings are compared too; without, only words are."""
        return self._vectors is not None

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

    def by_words(self, text: str) -> View:
        """How well each entry with words of a text has them (BM25), by id, best first."""
        return self._recent_words.of(text, lambda: self._words.scores(text))

    def worded_alike(self, text: str) -> View:
        """How alike a text and each entry are worded, by id: the cosine of ``knowledge.wording``."""
        return self._recent_wording.of(text, lambda: self._wording.alike(text))

    def _named(self, text: str) -> View:
        self._names = self._names or name_index(self._store.names())
        return named(text, self._names)

    def views(self, text: str, topic: Optional[str], language: Optional[str], view: str) -> List[View]:
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


def _among(view: View, ids: Optional[Set[str]]) -> View:
    return view if ids is None else {entry_id: score for entry_id, score in view.items() if entry_id in ids}
