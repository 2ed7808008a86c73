"""A small content tree in a temporary folder, and bases built from it. The facts in it are invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from knowledge import KnowledgeBase
from knowledge.address import Address
from knowledge.build import build
from knowledge.problems import ContentInvalid
from knowledge.promises import checked_content
from knowledge.vocabulary import Danger
from tests.postgres import Postgres

TODAY = date(2026, 11, 24)
TOPICS = ("emergency", "health_services", "rights_work", "remittances_send")


def write_yaml(path: Path, data: Any) -> Path:
    """Write the data as a curator's file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    yaml = YAML(typ="safe")
    yaml.default_flow_style = False
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(data, file)
    return path


def saying(title: str, **fields: Any) -> dict[str, Any]:
    """How an entry is said, in one language."""
    return {
        "title": title,
        "question": f"{title}?",
        "answer": f"{title}.",
        "translation": {"origin": "human"},
        **fields,
    }


def both(title: str, english: str | None = None) -> dict[str, Any]:
    """An entry's text in the two languages that it must have."""
    return {"es": saying(title), "en": saying(english or title)}


def contact(**fields: Any) -> dict[str, Any]:
    """A contact, a web address unless told otherwise."""
    return {"type": "url", "value": "https://example.org", "as_of": "2026", "source": "0", **fields}


def short_code(value: str, **fields: Any) -> dict[str, Any]:
    """A short code of the United States."""
    return contact(type="short_code", value=value, country="US", **fields)


def entry_fields(title: str = "Clinic", **fields: Any) -> dict[str, Any]:
    """The fields of a valid entry; those given replace the usual ones."""
    return {
        "kind": "service",
        "topics": ["health_services"],
        "status": "active",
        "applies_in": ["US"],
        "sources": [
            {
                "publisher": "Office",
                "title": "Page",
                "url": "https://example.org/page",
                "date": "2026-05",
                "supports": "all of it",
            }
        ],
        "checked_on": "2026-11-23",
        "checked_by": "desk-research",
        "confidence": "high",
        "text": {"es": saying(f"{title} (es)"), "en": saying(title)},
        **fields,
    }


class ContentTree:
    """A content folder that tests add to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def entry(self, entry_id: str, title: str = "Clinic", **fields: Any) -> Path:
        """Add or replace an entry; its folder is the first part of its id."""
        path = self.folder / "entries" / entry_id.split("-", maxsplit=1)[0] / f"{entry_id}.yml"
        return write_yaml(path, entry_fields(title, **fields))

    def file(self, name: str, data: Any) -> Path:
        """Add or replace one of the other files."""
        return write_yaml(self.folder / name, data)

    contact = staticmethod(contact)
    short_code = staticmethod(short_code)
    saying = staticmethod(saying)
    both = staticmethod(both)

    @staticmethod
    def edit(path: Path, old: str, new: str) -> None:
        """Change one place of a file, as a curator's hand would."""
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def told(self) -> list[str]:
        """Everything that is wrong with the tree, as "field: message"."""
        try:
            checked_content(self.folder, today=lambda: TODAY)
        except ContentInvalid as error:
            return [f"{problem.field}: {problem.message}" for problem in error.problems]
        return []

    def corridor_file(self, sender: str, *rows: dict[str, Any]) -> Path:
        """Add or replace the corridors of a country."""
        usual = {"year": "2025", "quarter": "1", "cost_200": "5.5", "cost_500": None, "services": "20"}
        source = entry_fields()["sources"][0]
        corridors = [{**usual, **row} for row in rows]
        return self.file(f"corridors/{sender}.yml", {"source": source, "corridors": corridors})


@pytest.fixture
def tree(tmp_path: Path) -> ContentTree:
    """The smallest content that keeps every promise, with a plan for each danger."""
    tree = ContentTree(tmp_path / "content")
    titles = {"es": "Tema", "en": "Topic"}
    tree.file(
        "topics.yml",
        [{"slug": slug, "title": titles, "needs_country": "true", "description": slug} for slug in TOPICS],
    )
    tree.file("languages.yml", [{"code": "es", "name": "Español"}, {"code": "en", "name": "English"}])
    tree.file("regions.yml", {"EU": ["ES", "FR"], "central-america": ["SV", "HN", "GT"]})
    for danger in Danger:
        slug = danger.value.replace("_", "-")
        tree.entry(
            f"int-danger-{slug}",
            f"Plan {slug}",
            applies_in=["INT"],
            topics=["emergency"],
            danger=danger.value,
            kind="procedure",
        )
    return tree


@pytest.fixture(params=["sqlite", "postgres"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Address:
    """Where a base can be built; nothing is there yet. What uses it is tested on both databases."""
    if request.param == "sqlite":
        return tmp_path / "var" / "knowledge.db"
    postgres: Postgres = request.getfixturevalue("postgres")
    return postgres.emptied_database()


@pytest.fixture
def opened(tree: ContentTree, where: Address) -> Callable[[], KnowledgeBase]:
    """Builds the tree as it stands and opens the base; the day is always the same."""

    def build_and_open() -> KnowledgeBase:
        build(tree.folder, where)
        return KnowledgeBase.open(where, today=lambda: TODAY)

    return build_and_open
