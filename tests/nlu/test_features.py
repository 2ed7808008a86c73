from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.features import LexicalFeatures, fold, grams, words


@pytest.mark.parametrize("text", ["¿Dónde está Ñuñoa?", "straße", "👍 qué", "l’été", "İstanbul", ""])
def test_folding_keeps_every_position(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_folding_takes_accents_and_capitals_away() -> None:
    assert fold("HONDUREÑO Él ÇA") == "hondureno el ca"


def test_accents_written_apart_do_not_split_a_word() -> None:
    assert words("Me\u0301xico") == ["mexico"]


def test_grams_hold_letters_words_and_pairs() -> None:
    found = grams("mi visa")
    assert found["="] == 0
    assert found["=visa"] == found["=mi visa"] == found[" vis"] == 1


def test_a_text_of_unknown_signs_has_an_empty_row() -> None:
    features = LexicalFeatures.learn(["una visa", "otra visa"])
    columns, values = features.row("👍")
    assert len(columns) == len(values) == 0


def test_rows_have_length_one_and_the_matrix_holds_the_same_rows() -> None:
    texts = ["una visa", "otra visa", "una casa"]
    features = LexicalFeatures.learn(texts)
    columns, values = features.row(texts[0])
    assert np.isclose(np.linalg.norm(values), 1.0)
    row = features.matrix(texts)[0]
    assert dict(zip(row.indices, row.data, strict=True)) == pytest.approx(dict(zip(columns, values, strict=True)))


def test_terms_of_a_single_text_are_left_out() -> None:
    assert "=casa" not in LexicalFeatures.learn(["una visa", "otra visa", "una casa"]).vocabulary
