from __future__ import annotations

import json
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from bot.evaluation.examples import read_examples
from bot.review.command import take
from bot.review.labelled import WrongLabels

HEAD = 'version: "3.1"\nnlu:\n'
SHELTERS = """- intent: shelters
  metadata:
    language: es
  examples: |
    - un techo por esta noche
"""
VIOLENCE = """- intent: emergency
  metadata:
    language: es
    danger: violence
  examples: |
    - me está pegando
"""
UNCLEAR = """- intent: emergency
  metadata:
    language: es
  examples: |
    - auxilio
"""


@pytest.fixture
def training(tmp_path: Path) -> Path:
    folder = tmp_path / "nlu" / "es"
    folder.mkdir(parents=True)
    (folder / "shelters.yml").write_text(HEAD + SHELTERS, encoding="utf-8")
    (folder / "emergency.yml").write_text(HEAD + VIOLENCE + UNCLEAR, encoding="utf-8")
    return folder.parent


@pytest.fixture
def tests(tmp_path: Path) -> Path:
    folder = tmp_path / "tests"
    folder.mkdir()
    (folder / "questions.jsonl").write_text(
        '{"text": "¿Hay un albergue para familias en Tijuana?"}\n', encoding="utf-8"
    )
    return folder


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    return tmp_path / "labelled.jsonl"


def write(path: Path, *lines: dict[str, str] | str) -> None:
    told = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    path.write_text("\n".join(told) + "\n", encoding="utf-8")


def line(text: str, topic: str, **more: str) -> dict[str, str]:
    return {"text": text, "language": "es", "guess": "asylum", "topic": topic, **more}


def test_a_labelled_line_becomes_the_last_example_of_its_file(training: Path, tests: Path, labelled: Path) -> None:
    write(labelled, line("  tengo dos niños:   ¿dónde  dormimos? ", "shelters"), line("otra cosa", ""))
    told = take(labelled, training, tests)
    text = (training / "es" / "shelters.yml").read_text(encoding="utf-8")
    assert text == HEAD + SHELTERS + "    - tengo dos niños: ¿dónde dormimos?\n"
    assert told[-2:] == [
        "1 taken, 0 left out, 1 without a topic yet",
        "train again to learn from them: python -m bot train",
    ]
    assert told[0] == f"{training / 'es' / 'shelters.yml'}: 1 more"


def test_an_emergency_goes_to_the_block_of_its_danger(training: Path, tests: Path, labelled: Path) -> None:
    write(labelled, line("mi esposo me golpea ahora", "emergency", danger="violence"),
          line("socorro por favor", "emergency", danger="unclear"))  # fmt: skip
    take(labelled, training, tests)
    blocks = YAML(typ="safe").load((training / "es" / "emergency.yml").read_text(encoding="utf-8"))["nlu"]
    assert blocks[0]["examples"].splitlines()[-1] == "- mi esposo me golpea ahora"
    assert blocks[1]["examples"].splitlines()[-1] == "- socorro por favor"


def test_what_was_taken_can_be_read_as_examples(training: Path, tests: Path, labelled: Path) -> None:
    write(labelled, line("# ¿un cuarto? 'sí' \"no\" & más", "shelters"))
    take(labelled, training, tests)
    assert "# ¿un cuarto? 'sí' \"no\" & más" in [example.text for example in read_examples(training)]


@pytest.mark.parametrize(
    "text", ["hay un albergue para familias en tijuana", "Hay un albergue para familias en Tijuana"]
)
def test_a_question_that_we_measure_with_is_left_out(training: Path, tests: Path, labelled: Path, text: str) -> None:
    write(labelled, line(text, "shelters"))
    told = take(labelled, training, tests)
    assert "left out, it is, or is near, a question that we measure with" in told[0]
    assert told[-1] == "0 taken, 1 left out, 0 without a topic yet"
    assert (training / "es" / "shelters.yml").read_text(encoding="utf-8") == HEAD + SHELTERS


def test_nearly_the_same_question_as_we_measure_with_is_left_out(training: Path, tests: Path, labelled: Path) -> None:
    write(labelled, line("hola, hay un albergue para familias en Tijuana", "shelters"))
    assert "left out" in take(labelled, training, tests)[0]


def test_taking_the_same_file_twice_changes_nothing_more(training: Path, tests: Path, labelled: Path) -> None:
    write(labelled, line("tengo dos niños, ¿dónde dormimos?", "shelters"))
    take(labelled, training, tests)
    once = (training / "es" / "shelters.yml").read_text(encoding="utf-8")
    assert "it is an example already" in take(labelled, training, tests)[0]
    assert (training / "es" / "shelters.yml").read_text(encoding="utf-8") == once


def test_the_same_words_never_mean_two_topics(training: Path, tests: Path, labelled: Path) -> None:
    write(labelled, line("¡Auxilio!", "shelters"))
    assert "an example of emergency" in take(labelled, training, tests)[0]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('{"text": "hola"', "not JSON"),
        ("[1]", "one object a line"),
        ({"text": "hola", "topic": "shelters"}, "language missing"),
        (line("hola", "shelter"), "'shelter' is not a topic: write one of emergency, shelters"),
        (
            {**line("hola", "shelters"), "language": "xx"},
            "the language 'xx' has no folder in data/nlu: write one of es",
        ),
        ({**line("hola", "shelters"), "language": "?"}, "has no folder"),
        ({**line("hola", "../es/shelters")}, "is not a topic"),
        (line("llame al [number]", "shelters"), "put an invented word"),
        (line("?!", "shelters"), "has no words"),
        (line("socorro", "emergency"), 'add "danger" with one of violence'),
    ],
)
def test_a_wrong_line_is_named_with_how_to_mend_it_and_nothing_is_taken(
    training: Path, tests: Path, labelled: Path, wrong: dict[str, str] | str, said: str
) -> None:
    write(labelled, line("tengo dos niños", "shelters"), wrong)
    with pytest.raises(WrongLabels, match=r"labelled\.jsonl, line 2") as raised:
        take(labelled, training, tests)
    assert said in str(raised.value)
    assert (training / "es" / "shelters.yml").read_text(encoding="utf-8") == HEAD + SHELTERS
