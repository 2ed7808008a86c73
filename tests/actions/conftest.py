from __future__ import annotations

import os
from pathlib import Path

import pytest

from knowledge import KnowledgeBase

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def base() -> KnowledgeBase:
    """The built base of this checkout."""
    return KnowledgeBase.open(PROJECT / (os.environ.get("VENTANILLA_HOME") or "var") / "knowledge.db")
