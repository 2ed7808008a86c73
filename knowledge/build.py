"""Builds the knowledge base: reads the content, checks it and writes a new base beside the old one.

The new base takes the old one's place in one step, so that a reader has the old base or the new
one, never half of one. When content and schema are what the base was built from, nothing is done.
"""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Dict, Iterable, Iterator, List, Optional

from sqlalchemy import insert
from sqlalchemy.engine import Connection

from knowledge.address import Address
from knowledge.database import content_fingerprint, database_at, schema_fingerprint
from knowledge.encoder import SentenceEncoder
from knowledge.interpreter import interpreters
from knowledge.promises import checked_content
from knowledge.reading import Content
from knowledge.rows import city_rows, rows
from knowledge.tables import AskedVectorRow, Base, CityRow, EntryVectorRow, InterpreterRow, MetaRow, SpaceRow
from knowledge.vectors import entry_vectors

EncoderSource = Callable[[], Optional[SentenceEncoder]]


@dataclass(frozen=True)
class BuildReport:
    """What a build did. ``target``: where the base is, as people may read it. ``built``: False when up to date."""

    target: str
    built: bool
    entries: int
    seconds: float


def build(content: Path, where: Address, find_encoder: EncoderSource = lambda: None) -> BuildReport:
    """Build a base from a content folder. Raises ContentInvalid, and leaves the old base in place.

    ``where``: a SQLite file, or the address of a PostgreSQL database. ``find_encoder``: gives the encoder for
    search by meaning, or None: then the base has the words only. It is asked only when something is to be
    built, as it takes a second.
    """
    started = time.perf_counter()
    database = database_at(where)
    wanted = {"content": content_fingerprint(content), "schema": schema_fingerprint()}
    meta = database.meta()
    unchanged = wanted.items() <= meta.items()
    encoder = None if unchanged and meta["encoder"] else find_encoder()
    if unchanged and encoder is None:
        return BuildReport(str(database), False, int(meta["entries"]), time.perf_counter() - started)
    checked = checked_content(content)
    facts = {**wanted, "encoder": encoder.name if encoder else "", "entries": str(len(checked.entries))}
    # Encoding takes longest: it is over before anything is written.
    meanings = list(_meanings(checked, encoder)) if encoder else []
    with database.replacement() as connection:
        _insert(connection, [*rows(checked), *meanings, *(MetaRow(name=name, value=facts[name]) for name in facts)])
        cities = city_rows(checked)
        if cities:
            connection.execute(insert(CityRow.__table__), cities)
    return BuildReport(str(database), True, len(checked.entries), time.perf_counter() - started)


def _insert(connection: Connection, made: Iterable[Any]) -> None:
    """Write rows down, table by table: what a row refers to comes before it."""
    by_table: Dict[Any, List[Dict[str, Any]]] = defaultdict(list)
    for row in made:
        table = row.__table__
        by_table[table].append({column.name: getattr(row, column.name) for column in table.columns})
    for table in Base.metadata.sorted_tables:
        if by_table[table]:
            connection.execute(insert(table), by_table[table])


def _meanings(content: Content, encoder: SentenceEncoder) -> Iterator[Any]:
    """What search by meaning compares, as rows."""
    findable = [entry for entry in content.entries.values() if entry.danger is None]
    if not findable:
        return
    vectors = entry_vectors(findable, encoder, content.asked)
    yield SpaceRow(number=1, dimension=len(vectors.space.centre), stored=vectors.space.stored())
    yield from (EntryVectorRow(entry_id=entry_id, vector=vector) for entry_id, vector in vectors.by_entry.items())
    yield from (AskedVectorRow(number=n, entry_id=owner, vector=v) for n, (owner, v) in enumerate(vectors.asked))
    for language, taught in interpreters(findable, encoder).items():
        yield InterpreterRow(language=language, stored=taught.stored())
