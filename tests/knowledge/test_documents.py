from pathlib import Path

import pytest

from knowledge.documents import read_document


def read(tmp_path: Path, text: str):
    path = tmp_path / "file.yml"
    path.write_text(text, encoding="utf-8")
    return read_document(path)


@pytest.mark.parametrize("scalar", ["NO", "no", "060", "2025-11-30", "2025-11-31", "2025", "1e3", "true", "6.0"])
def test_every_scalar_stays_the_text_that_was_written(tmp_path, scalar):
    document, problems = read(tmp_path, f"value: {scalar}\n")
    assert (document.data, problems) == ({"value": scalar}, [])


@pytest.mark.parametrize("nothing", ["", "null", "~"])
def test_an_empty_value_is_none(tmp_path, nothing):
    assert read(tmp_path, f"value: {nothing}\n")[0].data == {"value": None}


def test_a_block_text_loses_its_last_line_break(tmp_path):
    assert read(tmp_path, "value: >\n  one\n  two\n")[0].data == {"value": "one two"}


def test_each_place_knows_its_line(tmp_path):
    document, _ = read(tmp_path, "a: 1\nb:\n- c: 2\n  d: 3\n- c: 4\n")
    assert document.lines[("b", 0, "d")] == 4
    assert document.lines[("b", 1, "c")] == 5


def test_a_place_that_is_not_there_has_the_line_of_what_should_hold_it(tmp_path):
    document, _ = read(tmp_path, "a: 1\nb:\n- c: 2\n")
    problem = document.problem(("b", 0, "x"), "is missing")
    assert (problem.line, problem.field) == (3, "b -> 0 -> x")


def test_a_key_that_stands_twice_is_a_problem_with_both_lines(tmp_path):
    (problem,) = read(tmp_path, "a: 1\nb: 2\na: 3\n")[1]
    assert str(problem) == f"{tmp_path}/file.yml, line 3, a: stands twice, first in line 1: keep one"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: 'open\n", 3),
        ("a: 1\n\tb: 2\n", 2),
        ("a: [1, 2\nb: 3\n", 2),
        ("a: b: c\n", 1),
        ("a: 1\n---\nb: 2\n", 2),
    ],
)
def test_broken_yaml_is_told_with_its_line(tmp_path, text, line):
    document, (problem,) = read(tmp_path, text)
    assert document.data is None
    assert problem.line == line
    assert "is not YAML" in problem.message


def test_an_empty_file_is_a_problem(tmp_path):
    assert [problem.message for problem in read(tmp_path, "# nothing\n")[1]] == ["is empty"]


def test_a_file_in_another_encoding_is_a_problem(tmp_path):
    path = tmp_path / "file.yml"
    path.write_bytes("título: año\n".encode("latin-1"))
    assert "is not UTF-8 at byte 1" in read_document(path)[1][0].message


def test_a_file_that_is_not_there_is_a_problem(tmp_path):
    assert "cannot be read" in read_document(tmp_path / "none.yml")[1][0].message


def test_control_characters_are_a_problem(tmp_path):
    assert "is not YAML" in read(tmp_path, "a: b\x07c\n")[1][0].message
