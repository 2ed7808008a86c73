from __future__ import annotations

from pathlib import Path

import pytest

from bot.cards import card_draft
from bot.phrasebook import read_phrasebook
from knowledge import Entry, Freshness, KnowledgeBase, is_card


@pytest.fixture(scope="module")
def base(home: Path) -> KnowledgeBase:
    return KnowledgeBase.open(home / "knowledge.db")


@pytest.fixture(scope="module")
def wages(base: KnowledgeBase) -> Entry:
    entry = base.entry("us-wages")
    assert entry is not None
    return entry


def phrases(draft: dict[str, list[object]]) -> list[str]:
    return [note["phrase"] for note in draft["notes"] if isinstance(note, dict)]


def test_a_card_has_the_whole_entry(base: KnowledgeBase, wages: Entry) -> None:
    draft = card_draft(wages, Freshness.FRESH, base.contacts(wages), "es")
    said = wages.text["es"]
    assert (draft["text"], draft["steps"]) == (said.answer, list(said.steps))
    assert said.caution in draft["notes"]
    assert [contact["value"] for contact in draft["contacts"]] == [each.value for each in base.contacts(wages)]
    assert draft["sources"][0]["date"] == max(str(each.date.earliest) for each in wages.sources if each.date.earliest)


def test_a_card_says_how_far_it_can_be_relied_on(base: KnowledgeBase, wages: Entry) -> None:
    fresh = card_draft(wages, Freshness.FRESH, base.contacts(wages), "es")
    due = card_draft(wages, Freshness.DUE, base.contacts(wages), "es")
    assert phrases(fresh) == ["note_machine", "note_legal"]
    assert phrases(due) == ["note_due", "note_machine", "note_legal"]
    assert not any(contact["confirm"] for contact in fresh["contacts"])
    assert all(contact["confirm"] for contact in due["contacts"])


def test_every_contact_of_a_card_that_has_a_name_is_named(base: KnowledgeBase) -> None:
    unnamed, languages = [], set(read_phrasebook().languages)
    for entry in filter(is_card, base.entries()):
        contacts = base.contacts(entry)
        for language in languages & set(entry.text):
            drafts = card_draft(entry, Freshness.FRESH, contacts, language)["contacts"]
            unnamed += [
                (entry.id, language) for one, of in zip(drafts, contacts, strict=True) if of.label and not one["label"]
            ]
    assert unnamed == []
