from __future__ import annotations

from pathlib import Path
from typing import Dict

import numpy as np
import pytest
from numpy.typing import NDArray

from knowledge.adaptation import CHANGES, STEPS, add_changes, store, weights_of
from knowledge.encoder import EncoderUnavailable, UniversalSentenceEncoder, shared_encoder

TEXTS = ["necesito un abogado", "mwen bezwen yon avoka", "où dormir ce soir ?"]


@pytest.fixture
def published() -> UniversalSentenceEncoder:
    return UniversalSentenceEncoder(changes=None)


def some_changes(encoder: UniversalSentenceEncoder) -> Dict[str, NDArray[np.float32]]:
    rng = np.random.default_rng(0)
    return {
        name: rng.normal(0, 0.01, weights.shape).astype(np.float32)
        for name, weights in weights_of(encoder.backend).items()
    }


def test_what_is_stored_is_added_to_the_weights_to_half_a_step(
    published: UniversalSentenceEncoder, tmp_path: Path
) -> None:
    before = {name: weights.copy() for name, weights in weights_of(published.backend).items()}
    changes = some_changes(published)
    store(changes, tmp_path / "changes.npz")
    add_changes(published.backend, tmp_path / "changes.npz")
    for name, weights in weights_of(published.backend).items():
        step = np.abs(changes[name]).max(axis=0, keepdims=True) / STEPS
        assert (np.abs(weights - before[name] - changes[name]) <= 0.51 * step + 1e-6).all(), name


def test_an_encoder_with_changes_says_so_by_its_name_and_its_vectors(published: UniversalSentenceEncoder) -> None:
    own = shared_encoder()
    assert own.name.startswith(f"{published.name}+")
    assert not np.allclose(own.encode(TEXTS), published.encode(TEXTS), atol=0.01)


def test_other_changes_are_another_encoder(published: UniversalSentenceEncoder, tmp_path: Path) -> None:
    store(some_changes(published), tmp_path / "changes.npz")
    assert UniversalSentenceEncoder(changes=tmp_path / "changes.npz").name != shared_encoder().name


def test_missing_changes_are_named_and_not_done_without(tmp_path: Path) -> None:
    with pytest.raises(EncoderUnavailable, match=r"none\.npz is missing"):
        UniversalSentenceEncoder(changes=tmp_path / "none.npz")


def test_changes_of_another_network_are_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "other.npz", something=np.zeros(3))
    with pytest.raises(EncoderUnavailable, match=r"other\.npz"):
        UniversalSentenceEncoder(changes=tmp_path / "other.npz")


def test_half_a_file_of_changes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "half.npz").write_bytes(CHANGES.read_bytes()[:1_000_000])
    with pytest.raises(EncoderUnavailable, match=r"half\.npz is broken"):
        UniversalSentenceEncoder(changes=tmp_path / "half.npz")


def test_the_changes_are_small_enough_to_stand_in_the_repository() -> None:
    assert CHANGES.stat().st_size < 4_000_000
