"""The made-up knowledge base passes every check of the real one, and is searched."""

from __future__ import annotations

from pathlib import Path

from benchmarks.big_base import search_large_base
from knowledge.reading import CONTENT


def test_made_up_entries_are_built_and_found_beside_the_real_ones(home: Path, tmp_path: Path) -> None:
    count = len(list((CONTENT / "entries").glob("*/*.yml"))) + 40
    found = search_large_base(home / "knowledge.db", tmp_path, count, ["busco un dentista", "a bed for the night"])
    assert found.entries == count
    assert found.p95_ms == max(found.search[1], found.look_up[1]) > 0
