"""Single sentences of an answer are told for what is asked of it."""

from __future__ import annotations

import pytest

from actions.knowledge_access import knowledge_base
from actions.passages import mark, marks, parts_of, tells_price, tells_time, untold, within
from actions.situation import Situation
from knowledge import KnowledgeBase
from knowledge.telling import saying


def test_every_sentence_and_step_is_a_part_once(base: KnowledgeBase) -> None:
    entry = base.entry("mx-refugio-comar")
    assert entry is not None
    _, said = saying(entry, "es")
    parts = parts_of(said)
    assert len(set(parts)) == len(parts)
    assert "Si pasaron los 30 días, vaya igual y explique la razón." in parts


@pytest.mark.parametrize(
    "sentence",
    ["Deben decidir en 45 días hábiles.", "It lasts 12 months.", "La réponse vient en 2 mois.", "Li dire 180 jou."],
)
def test_a_number_of_days_or_months_is_a_time(sentence: str) -> None:
    assert tells_time(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Atienden las 24 horas.",
        "Puede trabajar desde los 16 años.",
        "For children under 18 years.",
        "Cuesta 40 dólares.",
    ],
)
def test_an_age_and_the_hours_of_a_desk_are_none(sentence: str) -> None:
    assert not tells_time(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "La tarjeta costaba 204.77 reales en 2025.",
        "It costs $540.",
        "La procédure devant le juge coûte 24 €.",
        "Li koute 1500 goud.",
        "A multa vai de 100 a 10.000 reais.",
        "El trámite es gratis.",
        "Li gratis.",
    ],
)
def test_an_amount_of_money_or_that_it_is_free_is_a_price(sentence: str) -> None:
    assert tells_price(sentence)


@pytest.mark.parametrize("sentence", ["Busque un abogado gratis.", "Deben decidir en 45 días.", "Lleve 2 fotos."])
def test_a_free_lawyer_and_other_numbers_are_none(sentence: str) -> None:
    assert not tells_price(sentence)


def test_of_two_parts_the_one_that_was_not_told_yet_comes_first(base: KnowledgeBase) -> None:
    parts = ("The bond is paid in full.", "The bond must be paid in full.")
    asked = Situation("legal_aid", "do i pay all of the bond", "en")
    (first,) = within(base, parts, asked, room=1)
    read = Situation("legal_aid", asked.text, "en", told=(mark(first),))
    assert within(base, parts, read, room=1) != [first]


def test_what_is_far_less_near_than_the_nearest_part_is_not_told_beside_it() -> None:
    parts = ("The bond is paid in full.", "Bread is baked in the morning.")
    base = knowledge_base()  # it compares meanings
    assert within(base, parts, Situation("legal_aid", "do i pay all of the bond", "en"), room=500) == [parts[0]]


def test_what_was_read_is_known_of_steps_of_two_sentences_and_of_answers_that_say_yes(base: KnowledgeBase) -> None:
    entry = base.entry("mx-refugio-comar")
    assert entry is not None
    _, said = saying(entry, "es")
    read = marks([said.answer, said.eligibility, said.cost, said.caution], said.steps)
    assert untold(said, Situation("asylum", "", "es", told=tuple(read))) == []
    assert marks([], ["Take it. Sign it."]) == [mark("Take it. Sign it.")]
    assert mark("Yes: it is free.") == mark("It is free.")
