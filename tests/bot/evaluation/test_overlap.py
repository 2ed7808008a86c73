from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.evaluation import overlap
from bot.evaluation.examples import Example
from bot.evaluation.nearness import NEAR, SAME, Neighbourhood
from bot.evaluation.overlap import lines, read_texts, report_overlap
from bot.evaluation.questions import WrongQuestions
from knowledge.encoder import published_encoder

EXAMPLES = [
    Example("¿Dónde puedo dormir esta noche?", "es", "shelters"),
    Example("How much does it cost to send money to Guatemala?", "en", "remittances_send"),
    Example("Je veux prendre rendez-vous au consulat pour mon passeport", "fr", "consular_services"),
]


@pytest.fixture(scope="module")
def neighbourhood() -> Neighbourhood:
    return Neighbourhood(EXAMPLES, published_encoder())


def test_the_same_words_are_the_same_question_whatever_the_accents_and_signs(neighbourhood: Neighbourhood) -> None:
    first = neighbourhood.nearest(["DONDE PUEDO DORMIR, ESTA NOCHE"])[0][0]
    assert (first.example, first.same_words, first.same) == (EXAMPLES[0], True, True)


def test_a_greeting_before_it_leaves_it_the_same_question(neighbourhood: Neighbourhood) -> None:
    first = neighbourhood.nearest(["hello, how much does it cost to send money to guatemala"])[0][0]
    assert (first.example, first.same_words) == (EXAMPLES[1], False)
    assert first.cosine >= SAME


def test_another_question_is_not_near(neighbourhood: Neighbourhood) -> None:
    found = neighbourhood.nearest(["mi patrón no me paga"])[0]
    assert len(found) == len(EXAMPLES)
    assert found[0].cosine < NEAR
    assert [one.cosine for one in found] == sorted((one.cosine for one in found), reverse=True)


def test_without_an_encoder_words_are_still_compared() -> None:
    blind = Neighbourhood(EXAMPLES, None)
    assert [len(found) for found in blind.nearest(["donde puedo dormir esta noche", "otra"])] == [1, 0]


def test_a_text_without_words_is_like_no_example() -> None:
    assert Neighbourhood([Example("👍", "es", "smalltalk")], None).nearest(["?!"]) == [[]]


def test_vectors_that_were_kept_are_used_until_the_examples_change(tmp_path: Path) -> None:
    before = Neighbourhood(EXAMPLES, published_encoder(), tmp_path).nearest(["dónde duermo"])
    kept = {file.name for file in tmp_path.iterdir()}
    assert Neighbourhood(EXAMPLES, published_encoder(), tmp_path).nearest(["dónde duermo"]) == before
    assert {file.name for file in tmp_path.iterdir()} == kept
    Neighbourhood(EXAMPLES[:2], published_encoder(), tmp_path)
    assert len(kept) == 1
    assert {file.name for file in tmp_path.iterdir()} != kept


def test_json_bullets_and_plain_lines_are_read(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text('{"text": "uno"}\n\n- dos\n  - tres\ncuatro\n')
    assert read_texts(path) == ["uno", "dos", "tres", "cuatro"]


@pytest.mark.parametrize("line", ['{"text": "uno"', '{"lang": "es"}'])
def test_a_wrong_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text(f"\n{line}\n")
    with pytest.raises(WrongQuestions, match=r"questions\.jsonl, line 2"):
        read_texts(path)


def test_the_lines_name_what_is_the_same_first_and_count_it(neighbourhood: Neighbourhood) -> None:
    texts = ["mi patrón no me paga", "donde puedo dormir esta noche"]
    told = lines(texts, neighbourhood.nearest(texts))
    assert told[0].startswith("SAME WORDS 1.00  donde puedo dormir")
    assert told[-2].startswith("2 questions: 1 the same as an example")


@pytest.mark.parametrize(("question", "code"), [("donde puedo dormir esta noche", 1), ("mi patrón no me paga", 0)])
def test_the_command_fails_for_a_question_that_was_learnt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], question: str, code: int
) -> None:
    monkeypatch.setattr(overlap, "OUT", tmp_path)
    monkeypatch.setattr(overlap, "read_examples", lambda: EXAMPLES)
    path = tmp_path / "questions.jsonl"
    path.write_text(json.dumps({"text": question, "lang": "es", "topic": "shelters"}) + "\n")
    assert report_overlap(path) == code
    written = json.loads((tmp_path / "overlap.json").read_text(encoding="utf-8"))
    assert (written["text"], len(written["nearest"])) == (question, len(EXAMPLES))
    assert "1 questions" in capsys.readouterr().out
