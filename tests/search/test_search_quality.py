"""How well search finds, on queries labelled by somebody who had not seen it: a floor under what was reached."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from knowledge.base import KnowledgeBase
from knowledge.build import build
from knowledge.encoder import shared_encoder
from knowledge.quality import SearchQuality, measure, read_queries
from knowledge.reading import CONTENT

QUERIES = Path(__file__).with_name("queries.jsonl")
FLOOR = 0.68
"""nDCG@5 of both views together; docs/quality/search.md has what was reached."""


@pytest.fixture(scope="module")
def measured(base: KnowledgeBase) -> dict[str, dict[str, SearchQuality]]:
    return measure(base, read_queries(QUERIES))


def test_there_are_enough_queries_and_each_names_entries_that_exist(base: KnowledgeBase) -> None:
    told = [json.loads(line) for line in QUERIES.read_text(encoding="utf-8").splitlines()]
    assert len(told) >= 150
    assert {one["language"] for one in told} == {"es", "en", "pt", "fr", "ht"}
    known = {entry.id for entry in base.entries()}
    assert {entry_id for one in told for entry_id in one["relevant"]} <= known


def test_both_views_together_find_more_than_either(measured: dict[str, dict[str, SearchQuality]]) -> None:
    both = measured["both"]["all"].ndcg
    assert both >= FLOOR
    assert both > max(measured["words"]["all"].ndcg, measured["meanings"]["all"].ndcg)


def test_no_language_is_left_behind(measured: dict[str, dict[str, SearchQuality]]) -> None:
    assert all(measured["both"][language].ndcg >= 0.5 for language in ("es", "en", "pt", "fr", "ht"))


def test_a_creole_question_finds_an_entry_that_is_only_in_spanish_and_english(base: KnowledgeBase) -> None:
    only = {entry.id for entry in base.entries() if set(entry.text) == {"es", "en"}}
    hits = base.search("konbyen migran ki gen nan mond lan", language="ht")
    assert {hit.entry.id for hit in hits} & only


@pytest.mark.parametrize("view", ["words", "meanings", "both"])
def test_both_databases_find_the_same(on_sqlite: KnowledgeBase, on_postgres: KnowledgeBase, view: str) -> None:
    for query in read_queries(QUERIES):
        found, again = (
            base.search(query.text, query.country, query.origin, limit=20, language=query.language, view=view)
            for base in (on_sqlite, on_postgres)
        )
        assert [hit.entry.id for hit in found] == [hit.entry.id for hit in again]
        assert [hit.score for hit in found] == pytest.approx([hit.score for hit in again], rel=1e-9)


def test_both_databases_narrow_a_search_to_a_topic_alike(on_sqlite: KnowledgeBase, on_postgres: KnowledgeBase) -> None:
    for topic in on_sqlite.topics():
        found, again = (base.search("hospital para niños", topic=topic.slug) for base in (on_sqlite, on_postgres))
        assert [hit.entry.id for hit in found] == [hit.entry.id for hit in again]
        assert all(topic.slug in hit.entry.topics for hit in again)


def test_both_databases_find_the_same_beside_an_entry(on_sqlite: KnowledgeBase, on_postgres: KnowledgeBase) -> None:
    for entry_id in ("us-wages", "mx-refugio-comar", "it-stp"):
        beside = on_sqlite.likeness.beside(entry_id)
        assert next(iter(beside)) == entry_id, "nothing is nearer than the entry itself"
        assert on_postgres.likeness.beside(entry_id) == pytest.approx(beside, abs=1e-4)
    assert not on_sqlite.likeness.beside("no-such-entry")
    assert not on_postgres.likeness.beside("no-such-entry")


def test_both_databases_compare_a_text_with_some_entries_alike(
    on_sqlite: KnowledgeBase, on_postgres: KnowledgeBase
) -> None:
    ids = {match.entry.id for match in on_sqlite.serving("MX")}
    text = "me robaron los papeles en tapachula"
    near = on_sqlite.likeness.meanings(text, ids, "es")
    assert set(near) <= ids
    assert on_postgres.likeness.meanings(text, ids, "es") == pytest.approx(near, abs=1e-4)


def test_without_vectors_only_words_are_compared(base: KnowledgeBase, tmp_path: Path) -> None:
    build(CONTENT, tmp_path / "knowledge.db")
    blind = KnowledgeBase.open(tmp_path / "knowledge.db", encoder=shared_encoder())
    assert not blind.searches_by_meaning
    assert blind.search("hospital") == blind.search("hospital", view="words")


def test_highlights_mark_the_words_of_the_question(base: KnowledgeBase) -> None:
    (hit, *_) = base.search("hospital emergency", residence="US")
    assert "‹" in base.highlights("hospital emergency", hit.entry, "en")
    assert base.highlights("", hit.entry, "en") == ""
