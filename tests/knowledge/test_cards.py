from __future__ import annotations

from typing import Any

import pytest

from knowledge import Entry, is_card


def entry(**changes: Any) -> Entry:
    fields: dict[str, Any] = {
        "id": "us-example",
        "kind": "right",
        "topics": ["rights_work"],
        "status": "active",
        "applies_in": ["US"],
        "sources": [{"publisher": "A", "title": "a", "url": None, "date": "2025-11", "supports": "x"}],
        "checked_on": "2026-11-24",
        "checked_by": "desk-research",
        "confidence": "high",
        "text": {"es": {"title": "T", "question": "¿Q?", "answer": "Sí.", "translation": {"origin": "machine"}}},
        **changes,
    }
    return Entry(**fields)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"topics": ["rights_detention"], "kind": "procedure"}, True),
        ({"topics": ["violence_trafficking", "emergency"], "kind": "hotline"}, True),
        ({"topics": ["emergency", "health_services"], "kind": "procedure", "danger": "medical"}, True),
        ({"topics": ["health_services", "migration_law", "rights_work"]}, False),
        ({"topics": ["school_enrolment"]}, False),
        ({"kind": "treaty"}, False),
        ({"status": "discontinued"}, False),
    ],
)
def test_rights_and_numbers_needed_on_the_spot_are_cards(changes: dict[str, Any], expected: bool) -> None:
    assert is_card(entry(**changes)) is expected
