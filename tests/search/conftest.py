"""The real content, built with its vectors on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.address import Address
from knowledge.base import KnowledgeBase
from knowledge.build import build
from knowledge.encoder import shared_encoder
from knowledge.reading import CONTENT
from tests.postgres import Postgres


@pytest.fixture(scope="session")
def on_sqlite(home: Path) -> KnowledgeBase:
    return built(home / "knowledge.db")  # up to date already, or built anew: a minute and a half in each process


@pytest.fixture(scope="session")
def on_postgres(postgres: Postgres) -> KnowledgeBase:
    return built(postgres.new_database())


def built(where: Address) -> KnowledgeBase:
    build(CONTENT, where, shared_encoder)
    return KnowledgeBase.open(where, encoder=shared_encoder())


@pytest.fixture(scope="session", params=["on_sqlite", "on_postgres"])
def base(request: pytest.FixtureRequest) -> KnowledgeBase:
    return request.getfixturevalue(request.param)
