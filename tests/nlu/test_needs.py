"""What is said around a need is taken off, and what is said not to be meant; nothing else is."""

from __future__ import annotations

import pytest

from bot.nlu.needs import Needs, after_first


@pytest.fixture(scope="module")
def needs() -> Needs:
    return Needs()


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("thanks. i'm sick now", "i'm sick now"),
        ("Hola, necesito un doctor", "necesito un doctor"),
        ("merci, au revoir", "au revoir"),
        ("gracias", "gracias"),
        ("my boss, he does not pay", "my boss, he does not pay"),
        ("Thank you so much!! another thing, where is the school", "where is the school"),
        ("okidoki food please", "okidoki food"),
        ("el de tuxtla, me da el numero? gracias ehh", "el de tuxtla, me da el numero?"),
        ("jaja ok, y cuanto tarda eso del permiso", "y cuanto tarda eso del permiso"),
        ("onde fica o consulado? obrigada, deus abençoe!", "onde fica o consulado?"),
        ("s'il vous plait", "s'il vous plait"),
    ],
)
def test_thanks_and_greetings_are_taken_off_what_somebody_needs(needs: Needs, text: str, need: str) -> None:
    assert needs.of(text) == need


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("no, no busco trabajo. ¿dónde hay comida gratis?", "dónde hay comida gratis?"),
        ("usted no me entiende, no soy víctima, quiero una clínica", "quiero una clínica"),
        ("im not detained. i need a dentist", "i need a dentist"),
        ("non, c'est pas un salaire, je cherche une école", "je cherche une école"),
        ("nao e violencia, quero achar meu primo", "quero achar meu primo"),
        ("se pa lekol, mwen bezwen yon doktè", "mwen bezwen yon doktè"),
    ],
)
def test_after_an_answer_what_is_not_meant_is_taken_off(needs: Needs, text: str, need: str) -> None:
    assert needs.of(text, answered=True) == need
    assert needs.of(text).endswith(text[-len(need) :])
    assert len(needs.of(text)) > len(need), "without an answer nothing was refused"


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("no not the bus. the night shelter in Leeds", "the night shelter in Leeds"),
        ("no señora el carnet, dónde lo saco", "el carnet, dónde lo saco"),
        ("non, mwen t ap pale de lekòl, pa kay", "mwen t ap pale de lekòl"),
        ("non je veux pas la carte, je veux un dentiste", "je veux un dentiste"),
        ("no eso ya lo tengo. la beca para mi hija", "la beca para mi hija"),
        ("i already have that. the bus card for my son", "the bus card for my son"),
        ("no yo digo la beca", "yo digo la beca"),
    ],
)
def test_behind_a_no_what_it_turns_away_is_taken_off(needs: Needs, text: str, need: str) -> None:
    assert needs.of(text, answered=True).rstrip(" ,") == need


@pytest.mark.parametrize(
    "text", ["no, pa gen dlo. kisa pou m fè", "no, no me pagan. dónde voy", "non, pas de papiers. que faire"]
)
def test_behind_a_no_what_somebody_lacks_stays(needs: Needs, text: str) -> None:
    assert needs.of(text, answered=True) == text.split(", ", 1)[1]


@pytest.mark.parametrize(
    "text",
    [
        "no necesito visa? y mi esposa que papeles lleva",
        "no quiero vivir, ayuda a mis hijos",
        "no es justo, me deben dos meses",
        "i dont want to go back, they will kill me",
        "no tengo papeles, puedo ir al doctor",
        "je veux pas rentrer, que faire",
        "no es eso",
        "pas de visa, est-ce que je peux rester",
        "I don't want to marry him, please help me",
        "no soy víctima",
    ],
)
def test_what_tells_something_or_stands_alone_stays(needs: Needs, text: str) -> None:
    assert needs.of(text, answered=True) == text


def test_what_comes_after_the_first_sentence() -> None:
    assert after_first("jaja no entiendes. ¿puedo trabajar con 16?") == "¿puedo trabajar con 16?"
    assert after_first("jaja no entiendes") == ""


@pytest.mark.parametrize(
    ("text", "refuses"),
    [
        ("nao e o senhorio, e meu marido. preciso de abrigo", True),
        ("mais je ne suis pas sans statut!! je suis demandeur d'asile", True),
        ("no es que no pague, es el accidente", True),
        ("ok but it's not for me, it's my aunt", True),
        ("no es justo, me deben dos meses", False),
        ("no es para mi", False),
        ("necesito un doctor, no es urgente", False),
    ],
)
def test_a_message_that_begins_with_what_is_not_meant_turns_away_from_the_answer(
    needs: Needs, text: str, refuses: bool
) -> None:
    assert needs.refuses(text) is refuses
