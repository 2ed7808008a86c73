from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.nlu.labels import label_of
from bot.nlu.topics import TopicModel
from knowledge.encoder import SentenceEncoder, topic_encoders
from tests.nlu.conftest import Example

FEW = ("shelters", "consular_services", "remittances_send", "out_of_scope", "emergency")


@pytest.fixture(scope="module")
def few(examples: list[Example]) -> list[Example]:
    return [e for e in examples if e.topic in FEW and e.language in ("es", "en")]


@pytest.fixture(scope="module")
def model(few: list[Example]) -> TopicModel:
    return learnt(few, topic_encoders())


def learnt(few: list[Example], encoders: Sequence[SentenceEncoder]) -> TopicModel:
    return TopicModel.learn([e.text for e in few], [label_of(e.topic, e.danger) for e in few], encoders)


QUESTIONS = [
    ("perdí mi pasaporte, ¿qué hago en el consulado?", "consular_services"),
    ("where can we sleep tonight", "shelters"),
    ("cuanto cobran por mandar 100 dolares", "remittances_send"),
]


@pytest.mark.parametrize(("text", "topic"), QUESTIONS)
def test_it_answers_with_both_encoders_with_one_and_with_none(model: TopicModel, text: str, topic: str) -> None:
    for number in (2, 1, 0):
        some = replace(model, views=replace(model.views, meanings=model.views.meanings[:number]))
        assert some.judge(text).ranking[0][0] == topic


class Counted:
    """An encoder that counts what it is asked."""

    def __init__(self, encoder: SentenceEncoder) -> None:
        self.name, self.languages, self.asked = encoder.name, encoder.languages, 0
        self._encoder = encoder

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += len(texts)
        return self._encoder.encode(texts)


@pytest.mark.parametrize(("text", "times"), [(QUESTIONS[0][0], 0), ("no sé, esa cosa", 1), ("me va a matar ayuda", 1)])
def test_the_second_encoder_is_asked_where_the_first_leaves_doubt_or_hears_danger(
    model: TopicModel, text: str, times: int
) -> None:
    first, second = model.views.meanings
    counted = Counted(second.encoder)
    replace(model, views=replace(model.views, meanings=(first, replace(second, encoder=counted)))).judge(text)
    assert counted.asked == times


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
    kept = TopicModel.load(tmp_path, topic_encoders())
    assert [kept.judge(text) for text, _ in QUESTIONS] == [model.judge(text) for text, _ in QUESTIONS]


def test_a_kept_model_works_where_the_encoder_is_missing(model: TopicModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    assert TopicModel.load(tmp_path, ()).judge(QUESTIONS[0][0]).ranking[0][0] == QUESTIONS[0][1]


def test_vectors_of_another_encoder_are_not_used(model: TopicModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    about = json.loads((tmp_path / "views.json").read_text())
    for names, used in ((["another", about["encoders"][1]], 0), ([about["encoders"][0], "another"], 1)):
        (tmp_path / "views.json").write_text(json.dumps({**about, "encoders": names}))
        assert len(TopicModel.load(tmp_path, topic_encoders()).views.meanings) == used


def test_nothing_that_is_kept_can_be_executed(model: TopicModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    assert {path.suffix for path in tmp_path.iterdir()} == {".json", ".npz"}
    with np.load(tmp_path / "topics.npz", allow_pickle=False) as arrays:
        assert {arrays[name].dtype for name in arrays.files} == {np.dtype(np.float32)}


def test_training_twice_gives_the_same_model(few: list[Example]) -> None:
    one, two = learnt(few, ()), learnt(few, ())
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
