"""A language that the encoder does not know is taught to it by translations."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from knowledge.encoder import shared_encoder
from knowledge.interpreter import DIMENSIONS, Interpreter, interpreters
from knowledge.promises import checked_content

ASKED = [  # Creole, and what it means
    ("mwen bezwen yon avoka gratis", "I need a free lawyer", "how to send money home"),
    ("kote pou m voye lajan", "where can I send money", "the child goes to school"),
    ("pitit mwen ka ale lekòl", "my child can go to school", "I need a lawyer"),
]


@pytest.fixture(scope="module")
def taught() -> dict[str, Interpreter]:
    return interpreters(checked_content().entries.values(), shared_encoder())


def test_only_creole_has_to_be_taught(taught: dict[str, Interpreter]) -> None:
    assert set(taught) == {"ht"}


@pytest.mark.parametrize(("creole", "meaning", "other"), ASKED)
def test_a_creole_sentence_comes_near_its_meaning(
    taught: dict[str, Interpreter], creole: str, meaning: str, other: str
) -> None:
    vector = taught["ht"].vector(creole) - taught["ht"].mean
    near, far = (shared_encoder().encode([text])[0] - taught["ht"].mean for text in (meaning, other))
    assert cosine(vector, near) > cosine(vector, far)


def test_what_is_stored_speaks_as_before(taught: dict[str, Interpreter]) -> None:
    one = taught["ht"]
    again = Interpreter.of_stored(one.stored())
    assert again.weights.shape == (DIMENSIONS, len(one.mean))
    assert cosine(again.vector(ASKED[0][0]), one.vector(ASKED[0][0])) == pytest.approx(1.0, abs=1e-3)


def test_without_words_the_vector_is_the_mean(taught: dict[str, Interpreter]) -> None:
    assert np.allclose(taught["ht"].vector("👍"), taught["ht"].mean)


def test_few_translations_teach_nothing() -> None:
    entries = list(checked_content().entries.values())[:3]
    few = [replace(entry, text={code: entry.text[code] for code in entry.text}) for entry in entries]
    assert interpreters(few, shared_encoder()) == {}


def cosine(one: np.ndarray, other: np.ndarray) -> float:
    return float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other)))
