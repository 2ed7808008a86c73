from datetime import date

import pytest

from knowledge.freshness import (
    REVIEW_MONTHS,
    Freshness,
    assured_date,
    contact_freshness,
    freshness,
    is_quotable,
)
from knowledge.models import Corridor, Entry
from knowledge.vocabulary import Kind


def source(when: str) -> dict:
    return {"publisher": "P", "title": "T", "url": None, "date": when, "supports": "s"}


def entry(*dates: str, kind: str = "service", **fields: object) -> Entry:
    text = {"title": "T", "question": "Q?", "answer": "A.", "translation": {"origin": "human"}}
    usual = {
        "id": "us-clinic",
        "kind": kind,
        "topics": ["health_services"],
        "status": "active",
        "applies_in": ["US"],
        "sources": [source(when) for when in dates],
        "checked_on": "2026-11-23",
        "checked_by": "desk-research",
        "confidence": "high",
        "text": {"en": text},
    }
    return Entry(**{**usual, **fields})


@pytest.mark.parametrize(
    ("kind", "on", "expected"),
    [
        ("service", "2026-01-31", "fresh"),
        ("service", "2026-02-01", "due"),
        ("service", "2027-01-31", "due"),
        ("service", "2027-02-01", "stale"),
        ("right", "2027-01-31", "fresh"),
        ("right", "2027-02-01", "due"),
        ("right", "2029-01-31", "due"),
        ("right", "2029-02-01", "stale"),
        ("treaty", "2030-01-31", "fresh"),
        ("treaty", "2035-02-01", "stale"),
        ("emergency_number", "2027-01-31", "fresh"),
        ("emergency_number", "2027-02-01", "due"),
        ("emergency_number", "2099-01-01", "due"),
    ],
)
def test_the_limits_of_each_kind(kind, on, expected):
    assert freshness(entry("2025-01-31", kind=kind), date.fromisoformat(on)) == Freshness(expected)


def test_every_kind_has_a_limit():
    assert set(REVIEW_MONTHS) == set(Kind)


def test_a_leap_day_is_a_month_end_in_other_years():
    leap = entry("2024-02-29")
    assert freshness(leap, date(2025, 2, 28)) is Freshness.FRESH
    assert freshness(leap, date(2025, 3, 1)) is Freshness.DUE


@pytest.mark.parametrize(
    ("written", "last_fresh"),
    [("2025", date(2026, 1, 1)), ("c. 2025", date(2026, 1, 1)), ("2025-06", date(2026, 6, 1))],
)
def test_a_vague_date_counts_from_the_first_day_it_can_mean(written, last_fresh):
    assert freshness(entry(written), last_fresh) is Freshness.FRESH
    assert freshness(entry(written), last_fresh.replace(day=2)) is Freshness.DUE


@pytest.mark.parametrize(("kind", "expected"), [("service", Freshness.STALE), ("emergency_number", Freshness.DUE)])
def test_what_has_no_date_is_stale_but_for_emergency_numbers(kind, expected):
    assert freshness(entry("undated", kind=kind), date(2026, 11, 24)) is expected


def test_what_was_discontinued_is_history_and_never_stale():
    ended = entry("undated", status="discontinued", until="2013")
    assert freshness(ended, date(2026, 11, 24)) is Freshness.FRESH


def test_the_newest_dated_source_assures():
    assert assured_date(entry("2020", "undated", "2025-03", "2024-12-31")).text == "2025-03"


def test_a_person_who_checked_assures_and_desk_research_does_not():
    assert assured_date(entry("2020", checked_by="Ana, Casa Norte")).text == "2026-11-23"
    assert assured_date(entry("2020", checked_by="desk-research")).text == "2020"


def test_nothing_dated_assures_nothing():
    assert assured_date(entry("undated")).earliest is None


def contact(as_of: str) -> dict:
    return {"type": "url", "value": "https://example.org", "as_of": as_of, "source": 0}


@pytest.mark.parametrize(
    ("as_of", "fields", "expected"),
    [
        ("2026-05", {}, Freshness.FRESH),
        ("2025-05", {}, Freshness.DUE),
        ("2023", {}, Freshness.STALE),
        ("undated", {}, Freshness.STALE),
        ("2023", {"checked_by": "Ana, Casa Norte"}, Freshness.FRESH),
        ("2023", {"kind": "emergency_number"}, Freshness.DUE),
        ("undated", {"kind": "emergency_number"}, Freshness.DUE),
        ("2013", {"status": "discontinued", "until": "2013"}, Freshness.STALE),
    ],
)
def test_a_contact_ages_by_its_own_date(as_of, fields, expected):
    holder = entry("2026-10", contacts=[contact(as_of)], **fields)
    assert contact_freshness(holder.contacts[0], holder, date(2026, 11, 24)) is expected


@pytest.mark.parametrize(
    ("on", "expected"), [(date(2025, 3, 31), True), (date(2027, 3, 31), True), (date(2027, 4, 1), False)]
)
def test_a_corridor_is_quoted_for_eight_quarters(on, expected):
    costs = {"cost_200": 5.0, "cost_500": None, "services": 9, "source": source("2025")}
    corridor = Corridor(sender="US", receiver="SV", year=2025, quarter=1, **costs)
    assert is_quotable(corridor, on) is expected
