"""How alike texts are worded: cosines of what they and the entries are made of."""

from __future__ import annotations

import pytest

from knowledge.wording import Wording, stored_wording

TEXTS = {
    "wages": ["the boss does not pay my wages", "unpaid wages"],
    "rent": ["the landlord wants more rent", "my rent is late"],
    "school": ["the school does not take my child"],
}


@pytest.fixture(scope="module")
def wording() -> Wording:
    return Wording(list(TEXTS), stored_wording(TEXTS.values()))


def test_the_texts_of_an_entry_are_as_alike_as_can_be(wording: Wording) -> None:
    for entry, texts in TEXTS.items():
        assert wording.alike(" ".join(texts))[entry] == pytest.approx(1.0, abs=1e-6)


def test_another_ending_or_a_slip_in_it_is_the_same_word(wording: Wording) -> None:
    assert wording.alike("landlordz")["rent"] == pytest.approx(wording.alike("landlord")["rent"])


def test_a_letter_that_french_elides_is_no_part_of_the_word(wording: Wording) -> None:
    assert wording.alike("dunpaid")["wages"] == pytest.approx(wording.alike("unpaid")["wages"])


def test_a_rare_word_tells_more_than_one_that_all_have(wording: Wording) -> None:
    alike = wording.alike("the wages")
    assert alike["wages"] > alike["rent"] > 0


def test_what_shares_nothing_is_not_named(wording: Wording) -> None:
    assert wording.alike("zzz") == wording.alike("") == {}
    assert set(wording.alike("landlord")) == {"rent"}
