"""bot -> knowledge <- actions, and nothing else (design section 2)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
FORBIDDEN = {
    "knowledge": {"rasa", "rasa_sdk", "bot", "actions"},
    "actions": {"rasa", "sqlalchemy", "bot"},
    "bot": {"actions"},
}


def imported(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(node.module or "")
    return {name.split(".")[0] for name in names}


def sources(package: str) -> list[Path]:
    return sorted((PROJECT / package).rglob("*.py"))


@pytest.mark.parametrize(
    "file",
    [file for package in FORBIDDEN for file in sources(package)],
    ids=lambda file: str(file.relative_to(PROJECT)),
)
def test_module_imports_only_in_the_allowed_direction(file: Path) -> None:
    package = file.relative_to(PROJECT).parts[0]
    assert not imported(file) & FORBIDDEN[package]


@pytest.mark.parametrize("package", FORBIDDEN)
def test_package_has_modules_to_check(package: str) -> None:
    assert sources(package)


@pytest.mark.parametrize("name", ["bot.nlu.danger", "bot.reply", "bot.composer", "bot.redaction"])
def test_what_must_work_without_a_model_imports_no_rasa(name: str) -> None:
    file = PROJECT / (name.replace(".", "/") + ".py")
    assert not imported(file) & {"rasa", "rasa_sdk"}
