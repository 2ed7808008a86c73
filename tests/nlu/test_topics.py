from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.nlu.labels import label_of
from bot.nlu.topics import TopicModel
from bot.nlu.views import Views
from knowledge.encoder import SentenceEncoder, shared_encoder
from tests.nlu.conftest import Example

FEW = ("shelters", "consular_services", "remittances_send", "out_of_scope", "emergency")


@pytest.fixture(scope="module")
def few(examples: list[Example]) -> list[Example]:
    return [e for e in examples if e.topic in FEW and e.language in ("es", "en")]


@pytest.fixture(scope="module")
def model(few: list[Example]) -> TopicModel:
    return learnt(few, shared_encoder())


def learnt(few: list[Example], encoder: SentenceEncoder | None) -> TopicModel:
    return TopicModel.learn([e.text for e in few], [label_of(e.topic, e.danger) for e in few], encoder)


QUESTIONS = [
    ("perdí mi pasaporte, ¿qué hago en el consulado?", "consular_services"),
    ("where can we sleep tonight", "shelters"),
    ("cuanto cobran por mandar 100 dolares", "remittances_send"),
]


@pytest.mark.parametrize(("text", "topic"), QUESTIONS)
def test_it_answers_with_and_without_the_encoder(model: TopicModel, text: str, topic: str) -> None:
    assert model.judge(text).ranking[0][0] == topic
    blind = replace(model, views=Views(model.views.lexical))
    assert blind.judge(text).ranking[0][0] == topic


def test_the_ranking_holds_every_topic_once_best_first(model: TopicModel) -> None:
    ranking = model.judge("pasaporte").ranking
    assert {topic for topic, _ in ranking} == set(FEW)
    probabilities = [probability for _, probability in ranking]
    assert probabilities == sorted(probabilities, reverse=True)
    assert sum(probabilities) == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize("text", ["", "   ", "👍", "?!", "\u200b"])
def test_a_text_without_words_is_never_sure(model: TopicModel, text: str) -> None:
    assert not model.judge(text).sure


def test_a_kept_model_judges_as_before(model: TopicModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    kept = TopicModel.load(tmp_path, shared_encoder())
    assert [kept.judge(text) for text, _ in QUESTIONS] == [model.judge(text) for text, _ in QUESTIONS]


def test_a_kept_model_works_where_the_encoder_is_missing(model: TopicModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    assert TopicModel.load(tmp_path, None).judge(QUESTIONS[0][0]).ranking[0][0] == QUESTIONS[0][1]


def test_vectors_of_another_encoder_are_not_used(model: TopicModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    about = json.loads((tmp_path / "views.json").read_text())
    (tmp_path / "views.json").write_text(json.dumps({**about, "encoder": "another"}))
    assert TopicModel.load(tmp_path, shared_encoder()).views.encoder is None


def test_nothing_that_is_kept_can_be_executed(model: TopicModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    assert {path.suffix for path in tmp_path.iterdir()} == {".json", ".npz"}
    with np.load(tmp_path / "topics.npz", allow_pickle=False) as arrays:
        assert {arrays[name].dtype for name in arrays.files} == {np.dtype(np.float32)}


def test_training_twice_gives_the_same_model(few: list[Example]) -> None:
    one, two = learnt(few, None), learnt(few, None)
    assert (one.calibration, one.limits) == (two.calibration, two.limits)
    assert np.array_equal(one.classifier.spelling.weights, two.classifier.spelling.weights)


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("ayuda hay un hombre con una pistola en mi casa nos quiere matar", "violence"),
        ("my baby is not breathing please help", "medical"),
        ("llegó la migra y se están llevando a mi hermano", "raid"),
    ],
)
def test_danger_is_heard_with_its_sort(model: TopicModel, text: str, danger: str) -> None:
    alarm = model.judge(text).alarm
    assert alarm is not None
    assert (alarm.danger, alarm.certain) == (danger, True)


@pytest.mark.parametrize("text", ["cuanto cobran por mandar 100 dolares", "perdí mi pasaporte", "asdkjh qwe"])
def test_an_ordinary_question_raises_no_alarm(model: TopicModel, text: str) -> None:
    alarm = model.judge(text).alarm
    assert alarm is None or not alarm.certain


@pytest.mark.parametrize("text", ["xqzt brrl wvw", "asdkjh qwe zxcv", "hjkl", "dfgdfg sdfsdf"])
def test_keys_struck_at_random_are_never_sure(model: TopicModel, text: str) -> None:
    assert not model.judge(text).sure
