from __future__ import annotations

from concurrent.futures import Future
from typing import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.nlu import learning
from bot.nlu.labels import danger_of, label_of, topic_of
from knowledge.encoder import SentenceEncoder, published_encoder, shared_encoder

TEXTS = [f"necesito {number} papeles" for number in range(23)]


@pytest.fixture(autouse=True)
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "AT_ONCE", 5)


@pytest.mark.parametrize("from_part", [0, 1, 3, 99])
def test_who_encodes_what_changes_no_vector(from_part: int) -> None:
    encoder, asked = shared_encoder(), []

    def help_with(part: Sequence[str]) -> Future[NDArray[np.float32]] | None:
        asked.append(part)
        if len(asked) <= from_part:
            return None  # it has no time yet
        helped: Future[NDArray[np.float32]] = Future()
        helped.set_result(encoder.encode(part))
        return helped

    assert np.allclose(learning._vectors(TEXTS, encoder, help_with), encoder.encode(TEXTS), atol=0.02)


def test_an_encoder_that_only_this_process_has_is_not_helped() -> None:
    encoder: SentenceEncoder = published_encoder()

    def help_with(part: Sequence[str]) -> Future[NDArray[np.float32]] | None:
        raise AssertionError(part)

    assert np.allclose(learning._vectors(TEXTS, encoder, help_with), encoder.encode(TEXTS), atol=0.02)


def test_a_label_tells_its_topic_and_its_danger() -> None:
    assert (label_of("asylum", None), topic_of("asylum"), danger_of("asylum")) == ("asylum", "asylum", None)
    raid = label_of("emergency", "raid")
    assert (topic_of(raid), danger_of(raid)) == ("emergency", "raid")
    assert danger_of(label_of("emergency", None)) == "unclear"
