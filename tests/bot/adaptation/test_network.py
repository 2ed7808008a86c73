from __future__ import annotations

import numpy as np
import pytest

from bot.adaptation.network import Network, by_length
from knowledge.encoder import UniversalSentenceEncoder

TEXTS = [
    "ok",
    "¿Dónde puedo dormir esta noche con mis hijos?",
    "my boss did not pay me for three weeks and now he says he will call immigration if I ask again",
    "mwen bezwen yon avoka",
]


@pytest.fixture(scope="module")
def encoder() -> UniversalSentenceEncoder:
    return UniversalSentenceEncoder(changes=None)


def test_the_network_that_learns_says_what_the_one_that_serves_says(encoder: UniversalSentenceEncoder) -> None:
    network = Network(encoder.backend)
    texts = [network.pieces(text) for text in TEXTS]
    assert np.allclose(network.encode(*network.batch(texts)).numpy(), encoder.encode(TEXTS), atol=1e-4)


def test_before_anything_is_learnt_nothing_has_changed(encoder: UniversalSentenceEncoder) -> None:
    assert all(not change.any() for change in Network(encoder.backend).changes().values())


def test_batches_hold_every_text_once_and_texts_of_about_one_length() -> None:
    rng = np.random.default_rng(1)
    texts = [np.zeros(length, dtype=np.int64) for length in rng.integers(2, 60, 500)]
    batches = by_length(texts, np.arange(500), 50, rng)
    assert sorted(np.concatenate(batches)) == list(range(500))
    assert max(np.ptp([len(texts[row]) for row in batch]) for batch in batches) < 20
