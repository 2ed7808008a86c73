"""The knowledge base of this process, opened when the first action needs it and again when it was rebuilt."""

from __future__ import annotations

from pathlib import Path

from knowledge import KnowledgeBase
from knowledge.address import configured_address
from knowledge.shared import shared_base

PROJECT = Path(__file__).resolve().parent.parent


def knowledge_base() -> KnowledgeBase:
    """The knowledge base that the environment names. Raises KnowledgeMissing, with what to run, when there is none."""
    return shared_base(configured_address(PROJECT))
