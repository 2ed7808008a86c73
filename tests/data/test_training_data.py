"""What the training data promises: complete, unambiguous, and apart from the test questions."""

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from knowledge.vocabulary import Danger

ROOT = Path(__file__).parents[2]
TRAINING = ROOT / "data" / "nlu"
QUESTIONS = ROOT / "tests" / "nlu"
FEWEST = {"es": 25, "en": 25, "pt": 20, "fr": 20, "ht": 20}
# Rasa reads these as entity annotations.
ANNOTATION = re.compile(r"[\[\](){}]")


def _fold(text: str) -> str:
    """Lower case, without accents and punctuation: what makes two questions the same for a reader."""
    plain = unicodedata.normalize("NFD", text.lower())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^\w\s]|_", " ", letters).split())


def _read(path: Path) -> object:
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def _blocks(path: Path) -> list[dict]:
    return _read(path)["nlu"]


def _examples(path: Path) -> list[str]:
    lines = [line for block in _blocks(path) for line in block["examples"].splitlines()]
    assert all(line.startswith("- ") for line in lines), f"{path}: each line of examples starts with '- '"
    return [line[2:].strip() for line in lines]


def _files(language: str) -> list[Path]:
    return sorted((TRAINING / language).glob("*.yml"))


def _topics() -> set[str]:
    return {topic["slug"] for topic in _read(ROOT / "knowledge" / "content" / "topics.yml")}


def _held_out() -> set[str]:
    lines = (line for path in sorted(QUESTIONS.rglob("*.jsonl")) for line in path.read_text("utf-8").splitlines())
    return {_fold(json.loads(line)["text"]) for line in lines if line.strip()}


@pytest.fixture(params=sorted(FEWEST))
def language(request: pytest.FixtureRequest) -> str:
    return request.param


def test_every_language_folder_is_checked():
    assert {path.name for path in TRAINING.iterdir() if path.is_dir()} == set(FEWEST)


def test_each_topic_has_one_file_and_each_file_a_topic(language):
    assert {path.stem for path in _files(language)} == _topics()


def test_each_file_holds_its_own_intent_in_its_own_language(language):
    for path in _files(language):
        said = {(block["intent"], block["metadata"]["language"]) for block in _blocks(path)}
        assert said == {(path.stem, language)}, path


def test_emergencies_name_their_danger_and_nothing_else_does(language):
    for path in _files(language):
        named = [block["metadata"].get("danger") for block in _blocks(path)]
        if path.stem == "emergency":
            assert sorted(filter(None, named)) == sorted(danger.value for danger in Danger)
        else:
            assert named == [None], path


def test_each_topic_has_enough_examples(language):
    counts = {path.stem: len(_examples(path)) for path in _files(language)}
    assert {topic: n for topic, n in counts.items() if n < FEWEST[language]} == {}


def test_no_example_stands_twice_in_a_language(language):
    counts = Counter(_fold(example) for path in _files(language) for example in _examples(path))
    assert [example for example, n in counts.items() if n > 1] == []


def test_the_same_words_never_mean_two_topics_even_across_languages():
    meanings: dict[str, set[str]] = {}
    for path in sorted(TRAINING.glob("*/*.yml")):
        for example in _examples(path):
            meanings.setdefault(_fold(example), set()).add(path.stem)
    assert {example: topics for example, topics in meanings.items() if len(topics) > 1} == {}


def test_no_example_is_empty_or_annotated(language):
    examples = [example for path in _files(language) for example in _examples(path)]
    assert [example for example in examples if not _fold(example) or ANNOTATION.search(example)] == []


def test_no_test_question_is_a_training_example(language):
    held_out = _held_out()
    shared = [
        f"{path.stem}: {example}"
        for path in _files(language)
        for example in _examples(path)
        if _fold(example) in held_out
    ]
    assert shared == [], "take the example out of data/nlu, never the question out of tests/nlu"
