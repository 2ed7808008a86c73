"""Builds the knowledge base: reads the content, checks it and writes a new SQLite file beside the old one.

The new file takes the old one's place in one step, so that a reader has the old base or the new
one, never half of one. When content and schema are what the base was built from, nothing is done.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Callable, Dict, Optional

from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from knowledge.database import content_fingerprint, read_meta, schema_fingerprint
from knowledge.encoder import SentenceEncoder
from knowledge.interpreter import interpreters
from knowledge.promises import checked_content
from knowledge.reading import Content
from knowledge.rows import rows
from knowledge.tables import CREATE_INDEX, FILL_INDEX, Base, EntryVectorRow, InterpreterRow, MetaRow
from knowledge.vectors import entry_vectors

EncoderSource = Callable[[], Optional[SentenceEncoder]]


@dataclass(frozen=True)
class BuildReport:
    """What a build did. ``built`` is False when the base was up to date."""

    target: Path
    built: bool
    entries: int
    seconds: float


def build(content: Path, target: Path, find_encoder: EncoderSource = lambda: None) -> BuildReport:
    """Build ``target`` from a content folder. Raises ContentInvalid, and leaves the old base in place.

    ``find_encoder``: gives the encoder for search by meaning, or None: then the base has the words only. It is
    asked only when something is to be built, as it takes a second.
    """
    started = time.perf_counter()
    wanted = {"content": content_fingerprint(content), "schema": schema_fingerprint()}
    meta = read_meta(target)
    unchanged = wanted.items() <= meta.items()
    encoder = None if unchanged and meta["encoder"] else find_encoder()
    if unchanged and encoder is None:
        return BuildReport(target, False, int(meta["entries"]), time.perf_counter() - started)
    checked = checked_content(content)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    os.close(handle)
    unfinished = Path(name)
    try:
        _write(checked, unfinished, {**wanted, "encoder": encoder.name if encoder else ""}, encoder)
        unfinished.chmod(0o644)
        os.replace(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)
    return BuildReport(target, True, len(checked.entries), time.perf_counter() - started)


def _write(content: Content, path: Path, meta: Dict[str, str], encoder: Optional[SentenceEncoder]) -> None:
    """Fill a new file; the rows are committed together."""
    connect = partial(sqlite3.connect, path)
    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool, future=True)
    meta = {**meta, "entries": str(len(content.entries))}
    findable = [entry for entry in content.entries.values() if entry.danger is None]
    vectors = entry_vectors(findable, encoder) if encoder else []
    taught = interpreters(findable, encoder) if encoder else {}
    Base.metadata.create_all(engine)
    with Session(engine, future=True) as session:
        session.add_all([*rows(content), *(MetaRow(name=name, value=value) for name, value in meta.items())])
        session.flush()
        session.add_all(EntryVectorRow(entry_id=entry_id, vector=vector) for entry_id, vector in vectors)
        session.add_all(InterpreterRow(language=code, stored=one.stored()) for code, one in taught.items())
        session.flush()
        session.execute(text(CREATE_INDEX))
        session.execute(text(FILL_INDEX))
        session.commit()
    engine.dispose()
