"""The index of words beside SQLite's FTS5, whose ranking it has to have."""

from __future__ import annotations

import random
import sqlite3

import pytest

from knowledge.search import WEIGHTS, terms
from knowledge.word_index import Counted, WordIndex

WORDS = ("clinica", "clinicas", "clinico", "remesa", "remesas", "papel", "Ñandú", "ley", "leyes", "hospital", "zzz")
QUESTIONS = (
    "clinica",
    "remesas y leyes",
    "ley",
    "papeles hospital clinico ñandu",
    "hospital hospitales",
    "ninguna",
    "",
)


@pytest.fixture
def sayings() -> list[tuple[str, list[str]]]:
    """Entry and texts of sixty sayings, three for each entry, the last entry first."""
    chance = random.Random(3)
    lengths = (2, 5, 20, 30, 1, 4)
    return [
        (f"e-{place // 3:02}", [" ".join(chance.choices(WORDS, k=size)) for size in lengths])
        for place in reversed(range(60))
    ]


def of_fts5(sayings: list[tuple[str, list[str]]], question: str) -> dict[str, float]:
    """What FTS5 answers."""
    asked = " OR ".join(f'"{term.word}"*' if term.begins else f'"{term.word}"' for term in terms(question))
    if not asked:
        return {}
    base = sqlite3.connect(":memory:")
    tokenizer = "tokenize='unicode61 remove_diacritics 2'"
    base.execute(f"CREATE VIRTUAL TABLE said USING fts5(a, b, c, d, e, f, entry UNINDEXED, {tokenizer})")
    base.executemany("INSERT INTO said VALUES (?, ?, ?, ?, ?, ?, ?)", [(*texts, entry) for entry, texts in sayings])
    query = (
        "SELECT entry, max(score) AS best FROM"
        f" (SELECT entry, -bm25(said, {', '.join(map(str, WEIGHTS))}) AS score FROM said WHERE said MATCH ? LIMIT -1)"
        " GROUP BY entry ORDER BY best DESC, entry"
    )
    found = dict(base.execute(query, (asked,)))
    base.close()
    return found


@pytest.mark.parametrize("question", QUESTIONS)
def test_words_count_as_fts5_counts_them(sayings, question):
    counted = Counted.of(texts for _, texts in sayings)
    owners = [entry for entry, _ in sayings]
    index = WordIndex(list(zip(owners, counted.lengths, strict=True)), list(counted.stored()))
    found, expected = index.scores(question), of_fts5(sayings, question)
    assert list(found) == list(expected)
    assert list(found.values()) == pytest.approx(list(expected.values()), rel=1e-12)


def test_of_equal_entries_the_first_by_name_stands_first_and_no_more_than_enough_are_found():
    sayings = [(f"e-{number:04}", 1) for number in reversed(range(900))]
    places = Counted.of([("casa", "", "", "", "", "")] * 900)
    found = list(WordIndex(sayings, list(places.stored())).scores("casa"))
    assert found == [f"e-{number:04}" for number in range(600)]


def test_a_base_without_sayings_finds_nothing():
    assert WordIndex([], []).scores("casa") == {}


def test_a_french_word_with_its_article_in_one_is_found():
    """ "comment on demande lasile" was answered with what is for people who were deported."""
    counted = Counted.of([["asile", *[""] * (len(WEIGHTS) - 1)], ["lait", *[""] * (len(WEIGHTS) - 1)]])
    index = WordIndex([("asylum", 1), ("milk", 1)], list(counted.stored()))
    assert list(index.scores("lasile")) == ["asylum"]
    assert list(index.scores("lait")) == ["milk"]
