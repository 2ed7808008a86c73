from __future__ import annotations

from pathlib import Path

import pytest

from bot.train import fingerprint


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "bot" / "nlu" / "places").mkdir(parents=True)
    (tmp_path / "bot" / "nlu" / "places" / "roles.yml").write_text("words: {}")
    return tmp_path


def test_what_the_model_is_made_from_changes_its_fingerprint(project: Path) -> None:
    before = fingerprint(project)
    (project / "bot" / "nlu" / "places" / "roles.yml").write_text("words: {of: [de]}")
    assert fingerprint(project) != before


def test_a_file_that_python_compiles_for_itself_does_not(project: Path) -> None:
    """After the tests had run, ``make run`` trained for minutes though nothing had changed."""
    before = fingerprint(project)
    (project / "bot" / "nlu" / "places" / "__pycache__").mkdir()
    (project / "bot" / "nlu" / "places" / "__pycache__" / "roles.cpython-310.pyc").write_bytes(b"1")
    assert fingerprint(project) == before
