"""The comparison with others, on a handful of examples: that it works, not who is better."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bot.evaluation import contest as contest_module
from bot.evaluation import contestants
from bot.evaluation.contest import ContestFailed, contest
from bot.evaluation.contestant import ASKED, LEARNT, ask, learn
from bot.evaluation.contestants import LinearBaseline, contestant
from bot.evaluation.examples import read_examples

PROJECT = Path(__file__).resolve().parents[3]
NLU = """version: "3.1"
nlu:
- intent: {topic}
  metadata:
    language: en
  examples: |
{examples}
"""
FEW = {
    "shelters": ["where can I sleep", "a bed for tonight", "is there a shelter", "we need a roof"],
    "asylum": ["I want asylum", "they will kill me at home", "how to ask for refuge", "my asylum interview"],
}


@pytest.fixture
def training(tmp_path: Path) -> Path:
    folder = tmp_path / "nlu" / "en"
    folder.mkdir(parents=True)
    for topic, texts in FEW.items():
        lines = "\n".join(f"    - {text}" for text in texts)
        (folder / f"{topic}.yml").write_text(NLU.format(topic=topic, examples=lines), encoding="utf-8")
    return folder.parent


def test_the_linear_baseline_learns_and_ranks_every_topic(
    training: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contestants, "read_examples", lambda: read_examples(training))
    took = learn("tfidf", tmp_path, None)
    told = ask(LinearBaseline().open(tmp_path), ["a shelter for tonight"])
    assert told["answers"][0]["intent"] == "shelters"
    assert {topic for topic, _ in told["answers"][0]["ranking"]} == set(FEW)
    assert (took["bytes"] > 0, took["epochs"]) == (True, None)


def test_rasas_default_pipeline_learns_and_is_asked(training: Path, tmp_path: Path) -> None:
    # One epoch, in processes of their own: here TensorFlow may be left out, as it is while serving.
    told = (
        "import sys; from pathlib import Path; from bot.evaluation import contestants, contestant;"
        "contestants.TRAINING = Path(sys.argv[1]); sys.exit(contestant.main(sys.argv[2:]))"
    )
    questions = tmp_path / "questions.jsonl"
    questions.write_text('{"text": "a shelter for tonight", "lang": "en", "topic": "shelters"}\n', encoding="utf-8")
    command = [sys.executable, "-c", told, str(training), "rasa-default", str(tmp_path)]
    for more in (["--epochs", "1"], ["--questions", str(questions), "--out", str(tmp_path)]):
        subprocess.run([*command, *more], cwd=PROJECT, check=True, capture_output=True)
    assert json.loads((tmp_path / LEARNT).read_text())["epochs"] == 1
    (answer,) = json.loads((tmp_path / ASKED).read_text())["answers"]
    assert {topic for topic, _ in answer["ranking"]} == set(FEW)


def test_what_was_learnt_is_kept_until_something_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = []

    def step(name: str, folder: str, *more: str) -> None:
        steps.append(more)
        if "--questions" in more:
            answers = [{"intent": "asylum", "ranking": [["asylum", 0.9]]}]
            took = {"answers": answers, "milliseconds": 1.0, "memory_mb": None}
            (Path(more[-1]) / ASKED).write_text(json.dumps(took))
        else:
            took = {"seconds": 1.0, "processor_seconds": 1.0, "epochs": 3, "bytes": 1}
            (Path(folder) / LEARNT).write_text(json.dumps(took))

    monkeypatch.setattr(contest_module, "_run", step)
    monkeypatch.setattr(contest_module, "CONTESTANTS", (contestant("rasa-default"),))
    questions = tmp_path / "questions.jsonl"
    questions.write_text('{"text": "x", "lang": "en", "topic": "asylum"}\n')
    for _ in range(2):
        (figures,) = contest(questions, tmp_path / "cache", epochs=3)
        assert figures["all"]["top1"]["share"] == 1.0
    assert steps[0] == ("--epochs", "3")
    assert [bool(more) and more[0] for more in steps[1:]] == ["--questions", "--questions"]


def test_the_fingerprint_follows_what_a_contestant_depends_on() -> None:
    one = LinearBaseline()
    told = {contest_module._fingerprint(one, None), contest_module._fingerprint(one, 5)}
    assert len(told | {contest_module._fingerprint(replace(one, files=("config.yml",)), None)}) == 3


def test_a_failure_says_what_was_said_last() -> None:
    with pytest.raises(ContestFailed, match="nobody failed"):
        contest_module._run("nobody", "/nowhere")
