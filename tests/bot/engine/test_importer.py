"""The examples are read quickly, and exactly as Rasa reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.shared.exceptions import RasaException
from rasa.shared.importers.rasa import RasaFileImporter

from bot.engine.importer import ExampleImporter, plain_examples

PLAIN = """version: "3.1"
nlu:
- intent: shelters
  metadata: {language: es}
  examples: |
    - dónde duermo hoy
    - un techo, "por favor": ¿hay?
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "nlu.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_plain_files_are_read_as_rasa_reads_them(tmp_path: Path) -> None:
    path = written(tmp_path, PLAIN)
    ours, theirs = (
        reader("config.yml", "domain.yml", [str(path)]).get_nlu_data() for reader in (ExampleImporter, RasaFileImporter)
    )
    assert [one.data for one in ours.training_examples] == [one.data for one in theirs.training_examples]
    assert len(ours.training_examples) == 2


def test_a_file_with_an_entity_is_left_to_rasa(tmp_path: Path) -> None:
    path = written(tmp_path, PLAIN.replace("hoy", "[hoy](when)"))
    assert plain_examples(path) is None
    examples = ExampleImporter("config.yml", "domain.yml", [str(path)]).get_nlu_data().training_examples
    assert examples[0].data["entities"][0]["value"] == "hoy"


def test_a_file_that_is_wrong_gets_rasas_error(tmp_path: Path) -> None:
    path = written(tmp_path, PLAIN.replace("intent: shelters", "intents: shelters"))
    assert plain_examples(path) is None
    with pytest.raises((RasaException, KeyError)):
        ExampleImporter("config.yml", "domain.yml", [str(path)]).get_nlu_data()
