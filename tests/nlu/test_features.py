from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.features import LETTERS_KEPT, Letters, LexicalFeatures, fold, grams, words


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
    features, _rows = LexicalFeatures.learn(["una visa", "otra visa"], 2)
    row = features.row("👍")
    assert len(row.columns) == len(row.values) == row.familiarity == 0


def test_what_is_learnt_from_a_text_is_what_is_seen_of_it_later() -> None:
    texts = ["una visa", "otra visa", "una casa, la casa", "la casa y la visa de mi casa", "👍"]
    features, rows = LexicalFeatures.learn(texts, 2)
    assert rows.shape == (len(texts), len(features.vocabulary))
    for text, row in zip(texts, rows, strict=True):
        later = features.row(text)
        assert dict(zip(row.indices, row.data, strict=True)) == pytest.approx(
            dict(zip(later.columns, later.values, strict=True))
        )
    assert np.isclose(np.linalg.norm(features.row(texts[0]).values), 1.0)
    assert features.row("una visa").familiarity > features.row("una xyzw").familiarity


def test_terms_of_a_single_text_are_left_out() -> None:
    assert "=casa" not in LexicalFeatures.learn(["una visa", "otra visa", "una casa"], 2)[0].vocabulary


def test_a_letter_becomes_the_same_whether_it_is_kept_or_not() -> None:
    letters = Letters(lambda letter: f"<{letter}>")
    text = "".join(map(chr, range(LETTERS_KEPT + 10)))
    expected = "".join(f"<{letter}>" for letter in text)
    assert text.translate(letters) == expected
    assert text.translate(letters) == expected
    assert len(letters) == LETTERS_KEPT
