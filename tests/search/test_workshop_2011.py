"""Everything that the workshop of 2011 named is found: by its English name, and by the name it has where it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from knowledge.base import KnowledgeBase

NAMED = [json.loads(line) for line in Path(__file__).with_name("workshop_2011.jsonl").read_text("utf-8").splitlines()]
SHOWN = 3


def test_all_of_the_workshop_is_here(base: KnowledgeBase) -> None:
    assert len(NAMED) == 57
    assert [one["entry"] for one in NAMED if base.entry(one["entry"]) is None] == []


@pytest.mark.parametrize("by", ["name", "name_local"])
def test_each_is_among_the_first_three(base: KnowledgeBase, by: str) -> None:
    missed = [
        one["entry"]
        for one in NAMED
        if base.entry(one["entry"]) not in [hit.entry for hit in base.search(one[by], limit=SHOWN)]
    ]
    assert missed == []
