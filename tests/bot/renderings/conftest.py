"""Every Reply that the base can give: each entry, short and whole, and each plan for a danger, in five languages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from actions.answer_danger import danger_reply
from actions.entry_answer import entry_draft
from actions.presentation import country_choice, entry_choice, ways_on
from actions.situation import Situation
from bot.cards import card_draft
from bot.composer import Composer
from bot.organisation import Opening, Organisation
from bot.phrasebook import Phrasebook, read_phrasebook
from bot.reply import Reply
from bot.settings import read_settings
from knowledge import Danger, KnowledgeBase

LANGUAGES = ("es", "en", "pt", "fr", "ht")
COUNTRIES = (None, "US", "MX", "CA", "CR", "DO", "BR", "CL", "ES", "IT", "DE", "CH", "NL", "EC", "GT", "HT", "SN", "JP")


@dataclass(frozen=True)
class Given:
    """A Reply, and a name to find it by when it is wrong."""

    name: str
    reply: Reply

    @property
    def data(self) -> dict[str, Any]:
        return self.reply.data


@pytest.fixture(scope="session")
def phrasebook() -> Phrasebook:
    return read_phrasebook()


@pytest.fixture(scope="session")
def composer(phrasebook: Phrasebook) -> Composer:
    return Composer(phrasebook, Organisation("Example", Opening("UTC", {})), read_settings({}))


@pytest.fixture(scope="session")
def replies(home: Path, composer: Composer) -> dict[str, list[Given]]:
    """language -> all that can be answered in it."""
    base = KnowledgeBase.open(home / "knowledge.db")
    entries = base.entries()
    found: dict[str, list[Given]] = {}
    for language in LANGUAGES:
        beside = [entry_choice(entry, language) for entry in entries[:2]] + [country_choice("MX", None), *ways_on()]
        drafts = [
            (entry.id, entry_draft(entry, base.freshness_of(entry), base.contacts(entry), language))
            for entry in entries
        ]
        drafts += [
            (f"{entry.id}, whole", card_draft(entry, base.freshness_of(entry), base.contacts(entry), language))
            for entry in entries
            if language in entry.text
        ]
        drafts += [
            (
                f"{danger.value} in {country}",
                danger_reply(base, Situation("emergency", "", language, danger.value, residence=country)),
            )
            for danger in Danger
            for country in COUNTRIES
        ]
        found[language] = [
            Given(name, composer.compose({"choices": beside, **draft}, language)) for name, draft in drafts
        ]
    return found
