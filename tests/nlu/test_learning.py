from __future__ import annotations

from concurrent.futures import Future

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.nlu import learning
from bot.nlu.labels import danger_of, label_of, topic_of
from knowledge.encoder import SentenceEncoder, published_encoder, topic_encoders

TEXTS = [f"necesito {number} papeles" for number in range(23)]


@pytest.fixture(autouse=True)
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "AT_ONCE", 5)


@pytest.mark.parametrize("from_job", [0, 1, 3, 99])
def test_who_encodes_what_changes_no_vector(from_job: int) -> None:
    encoders, asked = topic_encoders(), []

    def help_with(job: learning.Job) -> Future[NDArray[np.float32]] | None:
        asked.append(job)
        if len(asked) <= from_job:
            return None  # it has no time yet
        helped: Future[NDArray[np.float32]] = Future()
        helped.set_result(encoders[job.encoder].encode(job.texts))
        return helped

    found = learning._vectors([TEXTS, TEXTS[:7]], encoders, help_with)
    first, second = (encoder.encode(texts) for encoder, texts in zip(encoders, (TEXTS, TEXTS[:7]), strict=True))
    assert np.allclose(found[0], first, atol=0.02)
    assert (found[1] * second).sum(axis=1).min() > 0.98  # in 8 bits its numbers hang more on what stands beside a text


def test_an_encoder_that_only_this_process_has_is_not_helped() -> None:
    encoder: SentenceEncoder = published_encoder()

    def help_with(job: learning.Job) -> Future[NDArray[np.float32]] | None:
        raise AssertionError(job)

    (rows,) = learning._vectors([TEXTS], [encoder], help_with)
    assert np.allclose(rows, encoder.encode(TEXTS), atol=0.02)


def test_of_every_label_the_encoders_learn_the_same_share_and_of_a_rare_one_all_the_same() -> None:
    labels = np.array(["many"] * 90 + ["one", "apart", "few", "few"])
    shares = learning._shares(labels, labels == "apart")
    told = [[int((share & (labels == label)).sum()) for label in ("many", "one", "apart", "few")] for share in shares]
    assert told == [[90, 1, 0, 2], [30, 1, 0, 1]]


def test_a_label_tells_its_topic_and_its_danger() -> None:
    assert (label_of("asylum", None), topic_of("asylum"), danger_of("asylum")) == ("asylum", "asylum", None)
    raid = label_of("emergency", "raid")
    assert (topic_of(raid), danger_of(raid)) == ("emergency", "raid")
    assert danger_of(label_of("emergency", None)) == "unclear"
