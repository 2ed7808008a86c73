"""``make eval BASELINES=1``: ours beside Rasa's default pipeline and plain TF-IDF with logistic regression.

Each learns from the same examples and is asked the same questions, in processes of its own: learning with the
threads it takes by itself, answering on one core. What was learnt is kept until the training data, or what the
contestant depends on, changes.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bot.evaluation.contestant import ASKED, LEARNT
from bot.evaluation.contestants import CONTESTANTS, Contestant
from bot.evaluation.examples import TRAINING
from bot.evaluation.measures import (
    NOT_ANSWERED,
    OUT_OF_SCOPE,
    Question,
    Understood,
    out_of_scope_auroc,
    share,
    topics,
)
from bot.evaluation.questions import read_questions
from bot.settings import PROJECT

VERSIONS = PROJECT / "requirements" / "runtime.txt"
WITH_EPOCHS = "rasa-default"


class ContestFailed(Exception):
    """A contestant could not learn or be asked; the message has the end of what it said."""


def contest(questions: Path, cache: Path, epochs: int | None = None) -> list[dict[str, Any]]:
    """The figures of every contestant, ours first. ``epochs``: of Rasa's default pipeline, None for its own number."""
    return [_figures(one, questions, cache, epochs) for one in CONTESTANTS]


def _figures(one: Contestant, questions: Path, cache: Path, epochs: int | None) -> dict[str, Any]:
    own_epochs = epochs if one.name == WITH_EPOCHS else None
    folder = cache / f"{one.name}-{_fingerprint(one, own_epochs)}"
    if not (folder / LEARNT).exists():
        folder.mkdir(parents=True, exist_ok=True)
        print(f"{one.title} learns; it is kept in {folder}", flush=True)  # noqa: T201 - it can take long
        _run(one.name, str(folder), *(["--epochs", str(own_epochs)] if own_epochs else []))
    with tempfile.TemporaryDirectory() as temporary:
        _run(one.name, str(folder), "--questions", str(questions), "--out", temporary)
        asked = json.loads((Path(temporary) / ASKED).read_text(encoding="utf-8"))
    learnt = json.loads((folder / LEARNT).read_text(encoding="utf-8"))
    told = zip(read_questions(questions), asked.pop("answers"), strict=True)
    answers = [_understood(question, answer) for question, answer in told]
    return {"name": one.name, "title": one.title, **learnt, **asked, **judged(answers)}


def judged(answers: list[Understood]) -> dict[str, Any]:
    """What is compared of the answers."""
    outside = [a for a in answers if a.question.topic == OUT_OF_SCOPE]
    return {
        "all": topics(answers),
        "in_scope": topics([a for a in answers if a not in outside]),
        "out_of_scope_not_answered": share(a.intent in NOT_ANSWERED for a in outside),
        "out_of_scope_auroc": out_of_scope_auroc(answers),
    }


def _understood(question: Question, told: dict[str, Any]) -> Understood:
    ranking = tuple((topic, probability) for topic, probability in told["ranking"])
    return Understood(question, told["intent"], ranking, None, None, None, None, 0.0)


def _run(*arguments: str) -> None:
    """One step of a contestant, in a process of its own. Raises ContestFailed."""
    command = [sys.executable, "-m", "bot.evaluation.contestant", *arguments]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ContestFailed(f"{' '.join(arguments[:1])} failed:\n{(done.stdout + done.stderr)[-2000:]}")


def _fingerprint(one: Contestant, epochs: int | None) -> str:
    """A short digest of everything that this contestant's model is made from."""
    roots = [TRAINING, VERSIONS, *(PROJECT / name for name in one.files)]
    files = {file for root in roots for file in ([root] if root.is_file() else root.rglob("*.*")) if file.is_file()}
    digest = hashlib.sha256(str(epochs).encode())
    for file in sorted(file for file in files if file.suffix in (".yml", ".py", ".txt")):
        digest.update(str(file.relative_to(PROJECT)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]
