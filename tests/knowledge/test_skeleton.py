import pytest

from knowledge.reading import read_content
from knowledge.skeleton import EntryExists, new_entry
from knowledge.vocabulary import Kind


def test_a_new_entry_has_every_field_it_must_have(tree):
    path = new_entry(tree.folder, "us-new", Kind.SERVICE, "us", "health_services", ("es", "en"))
    assert path == tree.folder / "entries" / "us" / "us-new.yml"
    text = path.read_text(encoding="utf-8").replace(
        "date: TODO as 2026-11-30, 2026-11, 2026, c. 2024 or undated", "date: 2026"
    )
    path.write_text(
        text.replace("url: TODO the publisher's own address", "url: https://example.org/new"), encoding="utf-8"
    )
    content, problems = read_content(tree.folder)
    assert problems == []
    assert content.entries["us-new"].kind is Kind.SERVICE
    assert set(content.entries["us-new"].text) == {"es", "en"}


def test_an_entry_that_exists_is_never_written_over(tree):
    path = tree.entry("us-clinic")
    before = path.read_text(encoding="utf-8")
    with pytest.raises(EntryExists, match="us-clinic exists"):
        new_entry(tree.folder, "us-clinic", Kind.RIGHT, "INT", "health_services", ("es",))
    assert path.read_text(encoding="utf-8") == before
