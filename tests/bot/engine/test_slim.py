"""Serving without TensorFlow gives the same answers (each run in a process of its own: imports cannot be undone)."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.conftest import PROJECT

QUESTIONS = [
    json.loads(line)["text"]
    for line in (PROJECT / "tests/nlu/questions.jsonl").read_text(encoding="utf-8").splitlines()[::6]
]
CHANGING = ("milliseconds", "nlu_milliseconds")


def answers(slim: str) -> list[dict[str, object]]:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "--json"], input="\n".join(QUESTIONS), capture_output=True, text=True,
        cwd=PROJECT, env={**os.environ, "VENTANILLA_SLIM": slim}, check=True,
    )  # fmt: skip
    return [
        {key: value for key, value in json.loads(line).items() if key not in CHANGING}
        for line in done.stdout.splitlines()
    ]


def test_answers_are_the_same_with_and_without_tensorflow(home: object) -> None:
    without = answers("on")
    assert len(without) == len(QUESTIONS) == 25
    assert without == answers("off")


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=PROJECT, check=False)
    return done.stdout + done.stderr


def test_tensorflow_is_really_not_loaded() -> None:
    code = (
        "from bot.engine.slim import serve_without_tensorflow as slim; slim(); import rasa.core.agent, sys;"
        "print(type(sys.modules['tensorflow']).__name__, 'tensorflow.python' in sys.modules)"
    )
    assert "StubModule False" in run(code)


@pytest.mark.parametrize("module", ["numpy", "spacy", "sqlalchemy"])
def test_everything_else_is_the_real_thing(module: str) -> None:
    code = (
        f"from bot.engine.slim import serve_without_tensorflow as slim; slim(); import {module} as m; print(m.__file__)"
    )
    assert module in run(code)


def test_what_was_imported_before_stays_real_with_all_its_parts() -> None:
    code = (
        "import sklearn; from bot.engine.slim import serve_without_tensorflow as slim; slim();"
        "import sklearn.linear_model as m; print(m.__file__)"
    )
    assert "linear_model" in run(code)


def test_the_stubs_cannot_come_too_late() -> None:
    code = (
        "import sys, types; sys.modules['tensorflow'] = types.ModuleType('tensorflow');"
        "from bot.engine.slim import serve_without_tensorflow as slim; slim()"
    )
    assert "RuntimeError: TensorFlow has been imported already" in run(code)
