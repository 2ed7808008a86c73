from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest
from onnxruntime import InferenceSession

from bot.adaptation.e5 import E5Network
from bot.adaptation.graph import store
from bot.adaptation.network import Network, by_length
from bot.adaptation.universal import UniversalNetwork
from knowledge.encoder import GIVEN, UniversalSentenceEncoder, published_e5, published_encoder, universal_encoder

TEXTS = [
    "ok",
    "¿Dónde puedo dormir esta noche con mis hijos?",
    "my boss did not pay me for three weeks and now he says he will call immigration if I ask again",
    "mwen bezwen yon avoka",
]


@pytest.fixture(scope="module", params=["universal", "e5"])
def network(request: pytest.FixtureRequest) -> Network:
    if request.param == "e5":
        return E5Network(published_e5(), layers=2)
    return UniversalNetwork(UniversalSentenceEncoder())


def test_a_text_means_the_same_whatever_stands_beside_it(network: Network) -> None:
    texts = [network.pieces(text) for text in TEXTS]
    together = network.encode(*network.batch(texts)).numpy()
    alone = np.concatenate([network.encode(*network.batch([text])).numpy() for text in texts])
    assert np.allclose(together, alone, atol=1e-5)


def test_the_graph_that_serves_says_what_the_network_that_learns_says(network: Network) -> None:
    model = network.model()
    onnx.checker.check_model(model)
    served = InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    for text in TEXTS:
        vectors, there = network.batch([network.pieces(text)])
        told = served.run(None, {GIVEN: vectors})[0]
        assert np.allclose(told, network.encode(vectors, there).numpy(), atol=1e-4)


def test_the_universal_network_says_what_its_package_says() -> None:
    network = UniversalNetwork(UniversalSentenceEncoder())
    texts = [network.pieces(text) for text in TEXTS]
    assert np.allclose(network.encode(*network.batch(texts)).numpy(), published_encoder().encode(TEXTS), atol=1e-4)


def test_what_is_kept_in_eight_bits_says_nearly_the_same(tmp_path: Path) -> None:
    network = UniversalNetwork(UniversalSentenceEncoder())
    store(network.model(), tmp_path / "universal.onnx")
    served = universal_encoder(tmp_path / "universal.onnx").encode(TEXTS)
    assert (served * published_encoder().encode(TEXTS)).sum(axis=1).min() > 0.98
    assert [path.name for path in tmp_path.iterdir()] == ["universal.onnx"]


def test_batches_hold_every_text_once_and_texts_of_about_one_length() -> None:
    rng = np.random.default_rng(1)
    texts = [np.zeros(length, dtype=np.int64) for length in rng.integers(2, 60, 500)]
    batches = by_length(texts, np.arange(500), 50, rng)
    assert sorted(np.concatenate(batches)) == list(range(500))
    assert max(np.ptp([len(texts[row]) for row in batch]) for batch in batches) < 20
