"""What is known: the curated content, its schema, and the base built from it. Knows nothing of Rasa.

    base = KnowledgeBase.open(Path("var/knowledge.db"))       # after python -m knowledge build
    base.look_up("health_services", residence="US", origin="SV")
    base.search("hospital sin papeles", residence="US")
    base.danger_plan("medical", "MX")
    base.gazetteer.nearest(Service.CONSULATE, 29.8, -95.4, origin="HN", residence="US")

The way of a fact: ``content/**.yml`` -> documents (text with lines) -> shaping (models) -> promises
(checks) -> build (SQLite) -> store -> KnowledgeBase. Importing this package reads nothing; SQLAlchemy is
only loaded with the first use of KnowledgeBase.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from knowledge.cards import is_card
from knowledge.cities import City, kilometres
from knowledge.dates import EvidenceDate, parse_evidence_date
from knowledge.found import Hit, Match
from knowledge.freshness import Freshness, assured_date, contact_freshness, freshness, is_quotable
from knowledge.models import Contact, Corridor, Entry, Language, Saying, Source, Topic
from knowledge.nearby import Nearby, Place
from knowledge.problems import KnowledgeMissing
from knowledge.vocabulary import ContactType, Danger, Kind, Risk, Service, Status

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase

__all__ = [
    "City",
    "Contact",
    "ContactType",
    "Corridor",
    "Danger",
    "Entry",
    "EvidenceDate",
    "Freshness",
    "Hit",
    "Kind",
    "KnowledgeBase",
    "KnowledgeMissing",
    "Language",
    "Match",
    "Nearby",
    "Place",
    "Risk",
    "Saying",
    "Service",
    "Source",
    "Status",
    "Topic",
    "assured_date",
    "contact_freshness",
    "freshness",
    "is_card",
    "is_quotable",
    "kilometres",
    "parse_evidence_date",
]


def __getattr__(name: str) -> Any:
    """Load what needs SQLAlchemy when it is first asked for."""
    if name == "KnowledgeBase":
        return getattr(import_module("knowledge.base"), name)
    raise AttributeError(f"module 'knowledge' has no attribute '{name}'")
