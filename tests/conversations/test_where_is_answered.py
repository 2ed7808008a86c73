"""Who is asked where they are, and says it, is answered what they had asked."""

from __future__ import annotations

from tests.conftest import Assistant
from tests.conversations.talks import talk


def test_a_place_with_a_word_answers_what_was_asked_before(assistant: Assistant) -> None:
    """A sister who said "la migra in Immokalee" was told what to do if ICE stops herself."""
    *_, found = talk(assistant, "es", "agarraron a mi hermano", "la migra en immokalee")
    assert found["residence"] == "US"
    assert found["topic"] == "rights_detention"
    assert "us-ice-public" not in found["entries"][:1]


def test_a_country_at_the_beginning_is_where_the_person_is(assistant: Assistant) -> None:
    """ "Canada. how get it back" was heard as a journey, and answered with asylum at the border."""
    *_, kept = talk(assistant, "en", "can my boss keep my passport", "canada. how get it back")
    assert (kept["residence"], kept["entries"][:1]) == ("CA", ["ca-passport-kept"])


def test_where_a_child_was_taken_is_not_where_the_mother_is(assistant: Assistant) -> None:
    *_, told = talk(assistant, "fr", "je vis à lyon", "il est parti en algérie avec le petit")
    assert told["residence"] == "FR"


def test_who_fled_is_told_of_asylum_with_the_plan_beside_it(assistant: Assistant) -> None:
    (told,) = talk(assistant, "es", "soy de honduras, salimos con los niños por la mara, ya estamos en tapachula")
    assert told["emergency"] is None
    assert told["entries"][0].startswith("mx-")
    assert told["topic"] in ("asylum", "shelters")


def test_a_nationality_moves_nobody_who_has_said_where_they_are(assistant: Assistant) -> None:
    """ "May I ask for residence as an Angolan": from then on everything was answered for Angola."""
    *_, told = talk(assistant, "pt", "sou angolana em são paulo", "posso pedir residência como angolana?")
    assert (told["residence"], told["origin"]) == ("BR", "AO")
