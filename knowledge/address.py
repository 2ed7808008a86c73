"""Where the built base lies: a SQLite file, or a PostgreSQL database. Reading this module loads no driver."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Mapping, Union

Address = Union[Path, str]
"""A SQLite file, or the address of a PostgreSQL database as SQLAlchemy writes it."""

FILE_NAME = "knowledge.db"
SQLITE = "sqlite:///"
POSTGRES = ("postgresql://", "postgresql+psycopg2://")


def address(url: str, home: Path) -> Address:
    """What a setting names; where it names nothing, the file in ``home``. ValueError for another kind of database."""
    if not url:
        return home / FILE_NAME
    if url.startswith(SQLITE):
        return Path(url.removeprefix(SQLITE))
    if url.startswith(POSTGRES):
        return url
    raise ValueError("sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE is expected")


def configured_address(project: Path, environment: Mapping[str, str] = os.environ) -> Address:
    """What ``VENTANILLA_KNOWLEDGE_URL`` and ``VENTANILLA_HOME`` say. ValueError for an address that is none."""
    home = _home(project, environment.get("VENTANILLA_HOME") or "var")
    return address((environment.get("VENTANILLA_KNOWLEDGE_URL") or "").strip(), home)


@lru_cache(maxsize=16)  # every action asks
def _home(project: Path, name: str) -> Path:
    return (project / name).resolve()
