"""How people turn away from what they were told, in five languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.nlu.turns import Turns

DENIALS = [
    "No, eso no",
    "no nobody holds me",
    "não, é outra coisa",
    "non c'est pas ça",
    "se pa sa m mande",
    "i said i dont work",
]
STATEMENTS = [
    "no he recibido mi sueldo",
    "no soy ciudadana, puede ir mi hijo a la escuela",
    "no es justo que no me paguen",
    "no me pagan",
    "no tengo papeles",
    "nao tenho emprego",
    "Non mwen se Jean",
    "m pa gen kay",
    "no heat in the room",
]
SAFE = [
    "si estoy bien aca con ella",
    "ya vino la policia, estoy donde una amiga",
    "im ok. i asked about work",
    "i'm at my sister's now",
    "ok im safe. so how",
    "ya estoy a salvo, que hago",
    "je suis en sécurité pour ce soir",
    "mwen an sekirite kounya",
]
UNSAFE = [
    "mwen pa santi m an sekirite",
    "i don't think i am safe here",
    "no creo que estoy a salvo",
    "estoy segura que va a volver esta noche",
    "estoy bien golpeado",
    "m byen blese",
    "estou na casa da minha patroa trancada",
    "she is safe but he is outside my door",
    "estoy bien mal, ayuda",
    "i am not ok",
    "no estoy a salvo",
    "i am not safe",
    "je ne suis pas en sécurité",
    "am i safe here?",
    "if i am safe",
    "m pa an sekirite",
]
CALM = [
    "nobody hit me",
    "es broma",
    "pa gen ijans",
    "mwen pa vle touye tet mwen",
    "ninguém me bate",
    "ce n'est pas une urgence",
    "nobody is beating me. my son is sick",
    "personne me frappe je dors chez un ami",
    "no not lost. the bunkhouse is bad who come to inspect it",
    "no estoy secuestrado tengo MIEDO, como viajo mas seguro",
    "não estou perdida, quero saber do papel",
    "nous ne sommes pas perdus",
    "mwen pa pèdi non",
]
ALARMING = [
    "no es una broma, me quiere matar",
    "nadie me ayuda y me pega",
    "it is not a joke he hit me",
    "ya no quiero vivir",
]


@pytest.fixture(scope="module")
def turns() -> Turns:
    return Turns()


@pytest.mark.parametrize("text", DENIALS)
def test_a_denial_is_heard(turns: Turns, text: str) -> None:
    assert turns.denies(text)


@pytest.mark.parametrize("text", STATEMENTS)
def test_what_only_begins_like_a_denial_is_none(turns: Turns, text: str) -> None:
    assert not turns.denies(text)


@pytest.mark.parametrize("text", SAFE)
def test_who_is_safe_is_heard_whatever_else_is_said(turns: Turns, text: str) -> None:
    assert turns.says_safe(text)


@pytest.mark.parametrize("text", UNSAFE)
def test_who_is_not_safe_or_asks_whether_they_are_is_not(turns: Turns, text: str) -> None:
    assert not turns.says_safe(text)


@pytest.mark.parametrize("text", CALM)
def test_who_says_that_nothing_of_danger_happens_is_heard(turns: Turns, text: str) -> None:
    assert turns.without_calm(text) is not None


@pytest.mark.parametrize("text", ALARMING)
def test_what_only_sounds_like_that_is_not(turns: Turns, text: str) -> None:
    assert turns.without_calm(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "No, me están golpeando ahora",
        "No, estoy en peligro",
        "não, estou em perigo",
        "No, es una emergencia",
        "why not suicide",
        "pourquoi pas le suicide",
    ],
)
def test_a_no_before_a_comma_denies_no_danger(turns: Turns, text: str) -> None:
    assert turns.without_calm(text) is None
    assert turns.to_be_heard(text) == text


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("me van a matar. no me pegan. quiero pedir asilo", "me van a matar. quiero pedir asilo"),
        ("pas de suicide hein, je veux juste parler", "je veux juste parler"),
        ("no me pegan pero me tienen encerrada en un cuarto", "no me pegan pero me tienen encerrada en un cuarto"),
    ],
)
def test_danger_is_heard_in_what_is_not_denied(turns: Turns, text: str, rest: str) -> None:
    assert turns.to_be_heard(text) == rest


def test_what_is_left_of_a_denial_keeps_its_sentences(turns: Turns) -> None:
    from bot.nlu import danger_component
    from bot.nlu.danger import DangerRules

    rules = DangerRules.load(Path(danger_component.__file__).with_name("danger"))
    for text in ("me van a matar. no me pegan. quiero pedir asilo", "he has a gun. nobody hit me. i want asylum"):
        rest = turns.without_calm(text)
        assert rest is not None
        assert rules.recognise(rest) is not None


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("ayer me pegó un carro y me duele la pierna", True),
        ("a van clipped me on friday", True),
        ("une voiture m'a renversé", True),
        ("mi esposo me atropelló con su carro", False),
        ("my husband in the car hit me", False),
        ("he ran me over on purpose, hit by a car", False),
        ("i hope i get hit by a car", False),
        ("m te tonbe nan men bandi", False),
        ("me cerró la puerta", False),
    ],
)
def test_an_accident_is_one_that_nobody_means(text: str, is_one: bool) -> None:
    assert Turns().tells_of_accident(text) is is_one


@pytest.mark.parametrize(
    "text",
    [
        "m kache pou li pa frape m",
        "li pa bat mwen chak jou",
        "si je donne l'argent il me frappe pas",
        "ele nao me bate todo dia",
    ],
)
def test_so_that_he_does_not_and_not_every_day_deny_nothing(text: str) -> None:
    assert Turns().without_calm(text) is None
