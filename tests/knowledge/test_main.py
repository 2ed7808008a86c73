"""The command line, run as people run it."""

import json
import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]


def run(*arguments: object, given: str | None = None, **environment: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "knowledge", *map(str, arguments)]
    surroundings = {**os.environ, **environment}
    return subprocess.run(
        command, cwd=PROJECT, input=given, capture_output=True, text=True, check=False, env=surroundings
    )


def build(tree, tmp_path) -> Path:
    target = tmp_path / "knowledge.db"
    assert run("build", "--content", tree.folder, "--database", target).returncode == 0
    return target


def test_build_says_what_it_did(tree, tmp_path):
    options = ("build", "--content", tree.folder)
    first = run(*options, VENTANILLA_HOME=str(tmp_path / "home"))
    second = run(*options, VENTANILLA_HOME=str(tmp_path / "home"))
    assert "knowledge.db: 7 entries, built" in first.stdout
    assert "up to date, nothing done" in second.stdout
    assert (tmp_path / "home" / "knowledge.db").is_file()


def test_wrong_content_ends_with_1_and_every_mistake_and_no_traceback(tree, tmp_path):
    tree.entry("us-a", kind="x")
    tree.entry("us-b", topics=["weather"])
    for command in ("check", "build", "stale", "coverage"):
        done = run(command, "--content", tree.folder, "--database", tmp_path / "k.db")
        assert done.returncode == 1
        assert "us-a.yml, line" in done.stderr
        assert "us-b.yml, line" in done.stderr
        assert "2 problems" in done.stderr
        assert "Traceback" not in done.stderr


def test_good_content_is_told(tree):
    done = run("check", "--content", tree.folder)
    assert (done.returncode, done.stdout) == (0, "7 entries: every promise is kept\n")


def test_search_prints_one_line_of_json(tree, tmp_path):
    text = tree.both("Atención médica", "Medical care")
    tree.entry("us-care", text=text)
    target = build(tree, tmp_path)
    options = [
        "--database",
        target,
        "--json",
        "--country",
        "us",
        "--origin",
        "SV",
        "--topic",
        "health_services",
    ]
    (line,) = run("search", "atencion medica", "--language", "en", *options).stdout.splitlines()
    answer = json.loads(line)
    assert answer.keys() == {"query", "results", "milliseconds"}
    assert answer["query"] == "atencion medica"
    (result,) = answer["results"]
    assert (result["id"], result["title"]) == ("us-care", "Medical care")
    assert result["score"] >= 0


def test_search_without_a_text_answers_each_line_of_the_input(tree, tmp_path):
    tree.entry("us-clinic", "Hospital")
    done = run("search", "--database", build(tree, tmp_path), given='hospital\n\n"*(\n😀\nhospital')
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["query"] for answer in answers] == ["hospital", "", '"*(', "😀", "hospital"]
    assert [len(answer["results"]) for answer in answers] == [1, 0, 0, 0, 1]


def test_search_for_people_shows_ids_and_titles(tree, tmp_path):
    tree.entry("us-clinic", "Hospital")
    assert "us-clinic" in run("search", "hospital", "--database", build(tree, tmp_path)).stdout


def test_search_without_a_base_says_what_to_run(tmp_path):
    done = run("search", "x", "--database", tmp_path / "none.db")
    assert done.returncode == 1
    assert "run python -m knowledge build" in done.stderr
    assert "Traceback" not in done.stderr


def test_stale_lists_the_oldest_first(tree):
    tree.edit(tree.entry("us-a"), "2026-05", "2025-05")
    tree.edit(tree.entry("us-b"), "2026-05", "2020-05")
    lines = run("stale", "--content", tree.folder).stdout.splitlines()
    assert [line.split()[-1] for line in lines[:2]] == ["us-b", "us-a"]
    assert lines[-1] == "2 of 9 entries are due or stale"


def test_coverage_counts_entries_by_topic_and_place(tree):
    tree.entry("us-a", applies_in=["US", "EU"])
    lines = run("coverage", "--content", tree.folder).stdout.splitlines()
    (health,) = [line for line in lines if line.startswith("| health_services")]
    assert health.split(" | ")[1] == "1"
    assert lines[-1].startswith("- in all 2 languages:")


def test_importing_the_package_does_not_load_sqlalchemy_or_rasa():
    code = "import sys, knowledge; print([name for name in ('sqlalchemy', 'rasa') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
