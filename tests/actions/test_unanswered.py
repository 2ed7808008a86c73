"""What is said where the best of a topic is no answer: something else that is, or that nothing is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.answer import answer
from actions.knowledge_access import knowledge_base
from actions.situation import Situation
from actions.subjects import is_of_others, spoken_of, subjects_excluded, subjects_of, subjects_said

HURT = Situation(
    "health_services",
    "my hand got cut in the machine last week and the boss did not take me to a doctor",
    "en",
    topic="health_services",
    residence="CA",
)


def test_who_does_not_speak_of_a_pregnancy_is_not_told_of_midwives() -> None:
    """A farm worker in Ontario with a cut hand was told to look for a midwife, twice."""
    draft, _ = answer(knowledge_base(), HURT)
    assert "ca-on-pregnant-no-ohip" not in draft["meta"].get("entries", [])
    pregnant, _ = answer(knowledge_base(), replace(HURT, text="i am pregnant in toronto without ohip, who sees me"))
    assert pregnant["meta"]["entries"] == ["ca-on-pregnant-no-ohip"]


def test_of_what_was_told_before_it_is_known_whom_it_is_about() -> None:
    base = knowledge_base()
    entry = base.entry("ca-on-pregnant-no-ohip")
    assert entry is not None
    paper = replace(HURT, text="where do i get that paper")
    assert is_of_others(entry, paper, spoken_of(base, paper))
    later = replace(paper, shown=("ca-on-pregnant-no-ohip",))
    assert not is_of_others(entry, later, spoken_of(base, later))


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("good evening i need help, i live in madrid", set()),
        ("mi hermana no quiere seguir viviendo, no quiere vivir", {"suicide"}),
        ("my friend said he wants to die", {"suicide"}),
        ("vivo con mi marido y no me paga", set()),
    ],
)
def test_messages_say_whom_they_are_about(text: str, subjects: set[str]) -> None:
    """Who wrote "I need help" was offered what to do for a friend who does not want to live."""
    assert subjects_said(text) == subjects


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("España: médico para su hijo o si está embarazada", {"pregnancy"}),
        ("Italie : médecin pour étudiants étrangers", {"students"}),
        ("Chèche yon moun ki te pran bato", {"sea"}),
        ("Canada: the boss keeps my passport", set()),
        ("Argentina: residencia Mercosur", set()),
        ("Estados Unidos: papeles si su marido le maltrata", set()),
        ("España: escuela gratis de 6 a 16 años", set()),
    ],
)
def test_titles_say_whom_an_entry_is_for(text: str, subjects: set[str]) -> None:
    assert subjects_of(text) == subjects


def test_what_is_far_nearer_under_another_topic_of_the_country_is_told() -> None:
    """In Chile "they say it is expulsion, my baby was born here" was taken for a question on children."""
    text = "me llego un papel de expulsion de chile, que hago para defenderme"
    asked = Situation("rights_children", text, "es", topic="rights_children", residence="CL", confidence=0.6)
    draft, _ = answer(knowledge_base(), asked)
    assert draft["meta"]["entries"] == ["cl-expulsion-defensa"]
    assert draft["meta"]["topic"] == "deportation_return"


def test_what_is_about_something_else_and_far_is_only_a_button() -> None:
    """Who asked for food was read what a landlord may do, twice, where the base knew of no food."""
    hungry = Situation("shelters", "no food at home, money is finished", "en", topic="shelters", residence="SV")
    draft, shown = answer(knowledge_base(), hungry)
    assert draft["text"] == [{"phrase": "not_exactly"}]
    assert draft["meta"].get("entries", []) == []
    assert shown, "the nearest are buttons"


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("vivo en milan, tengo permiso de trabajo", True),
        ("i have a valid permit", True),
        ("no, no tengo papeles", False),
        ("me piden si tengo papeles en el hospital", False),
        ("tengo el permiso vencido", False),
        ("do they ask if i have papers", False),
    ],
)
def test_who_has_a_permit_is_told_from_who_has_none(text: str, has: bool) -> None:
    assert ("without papers" in subjects_excluded(text)) is has
