from __future__ import annotations

from typing import Any

import pytest

from actions.entry_answer import entry_draft
from actions.presentation import danger_draft
from knowledge import Entry, Freshness
from knowledge.telling import saying, source_drafts

SAID = {
    "title": "Título",
    "question": "¿Qué?",
    "answer": "Sí.",
    "steps": ["Pida."],
    "translation": {"origin": "machine"},
}


def entry(**changes: Any) -> Entry:
    fields: dict[str, Any] = {
        "id": "us-example",
        "kind": "right",
        "topics": ["rights_work"],
        "status": "active",
        "applies_in": ["US"],
        "sources": [
            {"publisher": "Old", "title": "a", "url": None, "date": "2019", "supports": "x"},
            {"publisher": "None", "title": "b", "url": None, "date": "undated", "supports": "x"},
            {"publisher": "New", "title": "c", "url": None, "date": "2025-11", "supports": "x"},
        ],
        "checked_on": "2026-11-24",
        "checked_by": "desk-research",
        "confidence": "high",
        "text": {"es": SAID},
        **changes,
    }
    return Entry(**fields)


def notes(draft: dict[str, Any]) -> list[str]:
    return [note["phrase"] for note in draft["notes"] if isinstance(note, dict)]


def test_the_newest_sources_are_shown_first() -> None:
    assert [source["publisher"] for source in source_drafts(entry())] == ["New", "Old"]


def test_an_answer_is_marked_as_made_by_a_machine_until_a_person_has_reviewed_it() -> None:
    reviewed = {**SAID, "translation": {"origin": "machine", "reviewed_by": "reader", "reviewed_on": "2026-11-24"}}
    assert "note_machine" in notes(entry_draft(entry(), Freshness.FRESH, (), "es"))
    assert "note_machine" not in notes(entry_draft(entry(text={"es": reviewed}), Freshness.FRESH, (), "es"))


def test_the_legal_note_is_said_once() -> None:
    assert "note_legal" in notes(entry_draft(entry(), Freshness.FRESH, (), "es"))
    assert "note_legal" not in notes(entry_draft(entry(), Freshness.FRESH, (), "es", told=("note_legal",)))
    assert "note_legal" not in notes(entry_draft(entry(kind="service"), Freshness.FRESH, (), "es"))


def test_what_is_due_is_offered_with_its_date_and_a_word_to_confirm() -> None:
    draft = entry_draft(entry(), Freshness.DUE, (), "es")
    assert draft["text"] == ["Sí."]
    assert {"phrase": "note_due", "date": {"date": "2025-11"}} in draft["notes"]


def test_what_is_stale_is_withheld_with_its_steps_and_contacts() -> None:
    draft = entry_draft(entry(), Freshness.STALE, (), "es")
    assert draft["text"][0]["phrase"] == "withheld"
    assert "Sí." not in str(draft)
    assert "steps" not in draft
    assert "contacts" not in draft


@pytest.mark.parametrize(
    ("language", "said_in"), [("es", "es"), ("pt", "es"), ("fr", "es"), ("ht", "es"), ("xx", "es")]
)
def test_a_text_is_given_in_the_nearest_language_and_says_so(language: str, said_in: str) -> None:
    assert saying(entry(), language)[0] == said_in
    assert ("note_other_language" in notes(entry_draft(entry(), Freshness.FRESH, (), language))) is (language != "es")


def test_a_plan_asks_the_country_in_the_same_message() -> None:
    plan = entry(danger="medical", topics=["emergency"])
    assert {"phrase": "danger_which_country"} in danger_draft(plan, (), "es", ask_country=True)["text"]
    assert danger_draft(plan, (), "es", ask_country=False)["text"] == ["Sí."]


def test_a_right_that_is_needed_on_the_spot_is_offered_as_a_card_unless_it_is_too_old() -> None:
    assert entry_draft(entry(), Freshness.DUE, (), "es")["meta"]["card"] == "us-example"
    assert "card" not in entry_draft(entry(topics=["school_enrolment"]), Freshness.FRESH, (), "es")["meta"]
    assert "card" not in entry_draft(entry(), Freshness.STALE, (), "es")["meta"]
    assert danger_draft(entry(danger="violence"), (), "es", False)["meta"]["card"] == "us-example"


def test_the_cost_that_was_asked_for_stands_in_the_answer_and_no_longer_waits() -> None:
    """Who asked what a passport costs was told where it is made, and had to ask again."""
    costs = entry(text={"es": {**SAID, "cost": "32 euros en 2024."}})
    waits = entry_draft(costs, Freshness.FRESH, [], "es")
    told = entry_draft(costs, Freshness.FRESH, [], "es", tells_cost=True)
    assert waits["text"] == ["Sí."]
    assert told["text"] == ["Sí.", "32 euros en 2024."]
    assert [choice["title"]["phrase"] for choice in waits["choices"]] == ["choice_cost"]
    assert told["choices"] == []
