from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bot.nlu.places import PlaceFinder, Vocabulary
from bot.nlu.places.gathering import expand
from bot.nlu.places.roles import Roles
from bot.nlu.places.spelling import Spelling
from bot.nlu.places.vocabulary import Meaning
from tests.nlu.conftest import Example, read_lines

SENTENCES = [s for name in ("places", "places_second", "places_third") for s in read_lines(f"{name}.jsonl")]


def sentences() -> list[Any]:
    """Each sentence; one whose ``not_yet`` says why it is not understood is expected to fail."""
    marks = [pytest.mark.xfail(strict=True, reason=s["not_yet"]) if "not_yet" in s else () for s in SENTENCES]
    return [pytest.param(s, marks=mark, id=s["text"]) for s, mark in zip(SENTENCES, marks, strict=True)]


@pytest.mark.parametrize("sentence", sentences())
def test_places_and_roles(finder: PlaceFinder, sentence: dict[str, Any]) -> None:
    found = finder.find(sentence["text"], sentence["lang"])
    assert [[place.city or place.country, place.role] for place in found] == sentence["places"]


def test_a_place_says_where_it_stands_in_the_text(finder: PlaceFinder) -> None:
    text = "¡Ánimo! Vivo en México"
    (place,) = finder.find(text, "es")
    assert text[place.start : place.end] == place.text == "México"


@pytest.mark.parametrize(
    ("text", "language", "place", "role"),
    [
        ("moro em madri há dois anos", "pt", "Madrid", "residence"),
        ("estou em turim", "pt", "Turin", "residence"),
        ("j'habite à goma", "fr", "Goma", "residence"),
        ("me aunty live inna jamaica", "en", "JM", "residence"),
    ],
)
def test_cities_are_known_by_the_names_that_a_language_has_for_them(
    finder: PlaceFinder, text: str, language: str, place: str, role: str
) -> None:
    (found,) = finder.find(text, language)
    assert (found.city or found.country, found.role) == (place, role)


def test_a_country_right_after_an_office_of_another_is_where_somebody_comes_from(finder: PlaceFinder) -> None:
    found = finder.find("TPS nicaragua renovar", "es")
    assert [(place.kind, place.country, place.role) for place in found] == [
        ("sign", "US", "residence"),
        ("country", "NI", "origin"),
    ]


def test_a_city_right_after_an_office_is_not_where_somebody_comes_from(finder: PlaceFinder) -> None:
    (tijuana,) = [place for place in finder.find("cita CBP One Tijuana", "es") if place.city]
    assert tijuana.role != "origin"


def test_who_lives_with_somebody_lives_there(finder: PlaceFinder) -> None:
    (houston,) = finder.find("mi hija necesita escuela, ahora vivo con ella en Houston", "es")
    assert (houston.role, houston.of_kin) == ("residence", False)


def test_goma_is_no_city_where_it_is_rubber(finder: PlaceFinder) -> None:
    assert finder.find("busco trabajo en una fabrica de botas de goma", "es") == ()


def test_we_are_in_is_said_of_oneself(finder: PlaceFinder) -> None:
    (ours,) = finder.find("we are in reynosa with a child", "en")
    (theirs,) = finder.find("my parents are in reynosa", "en")
    assert (ours.of_others, theirs.of_others) == (False, True)


@pytest.mark.parametrize(
    ("text", "language", "places"),
    [
        ("me gradué de enfermera en Ecuador y vivo en Madrid", "es", [("EC", "origin"), ("Madrid", "residence")]),
        ("sou engenheiro formado na Venezuela, moro em Curitiba", "pt", [("VE", "origin"), ("Curitiba", "residence")]),
        ("left school in Ghana and live in Turin", "en", [("GH", "origin"), ("Turin", "residence")]),
        ("terminé el bachillerato en Houston", "es", [("Houston", "residence")]),
    ],
)
def test_who_learnt_in_one_country_and_lives_in_another_comes_from_the_first(
    finder: PlaceFinder, text: str, language: str, places: list[tuple[str, str]]
) -> None:
    assert [(place.city or place.country, place.role) for place in finder.find(text, language)] == places


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("my son is in 5th grade in Chicago and my husband lives in Mexico", "en"),
        ("mi hija tiene un diploma de una escuela en Chicago y yo vivo en México", "es"),
        ("meu filho está na quinta série em Boston e minha mãe mora em Minas Gerais", "pt"),
        ("mi hijo cursa secundaria en Santiago de Chile y mi familia está en Haití", "es"),
        ("estudio la carrera en Madrid y vivo en Lisboa", "es"),
    ],
)
def test_where_somebody_learns_or_a_child_does_is_no_origin(finder: PlaceFinder, text: str, language: str) -> None:
    assert "origin" not in [place.role for place in finder.find(text, language)]


@pytest.mark.parametrize(
    ("text", "homes"),
    [
        ("me deportaron de México y estoy en Tegucigalpa", []),
        ("me deportaron de Estados Unidos y estoy en Tijuana, soy de Honduras", []),
        ("vengo de México y estoy en Tegucigalpa", []),
        ("mi tío falleció en Houston y queremos trasladar el cuerpo a Guatemala", ["GT"]),
        ("mi tío falleció en Houston y yo quiero ir a Canadá", []),
        ("mi esposo murió en Venezuela y quiero llevar a mis hijos a España", []),
        ("mi cuerpo no aguanta, quiero llevar a mis hijos a Estados Unidos", []),
        ("quiero mandar una foto de mi cuerpo a España", []),
        ("recebi ameaças de morte e quero levar minha família para o Canadá", []),
        ("j'ai reçu des menaces de mort et je veux envoyer ma famille au Canada", []),
        ("my father is dead and I want to take my kids to Germany", []),
        ("we want to send my father's body to Ghana", ["GH"]),
        ("queremos levar o corpo do meu pai para Angola", ["AO"]),
        ("mi tío murió en Houston, queremos llevarlo a Guatemala, cómo se manda el cuerpo", ["GT"]),
        ("el cuerpo me duele, quiero llevar a mis hijos a Canadá", []),
    ],
)
def test_the_dead_are_taken_home_and_nobody_else_has_a_home_unsaid(
    finder: PlaceFinder, text: str, homes: list[str]
) -> None:
    assert [place.country for place in finder.find(text, "es") if place.is_home] == homes


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("vivo con mi hermano en Houston y quiero mandar dinero", "es"),
        ("I live with my sister in Toronto, how can I send money home", "en"),
        ("moro com a minha mãe em Lisboa, quero mandar dinheiro", "pt"),
        ("j'habite avec mon frère à Lyon, je veux envoyer de l'argent", "fr"),
    ],
)
def test_where_somebody_lives_with_a_relative_is_their_own_place(finder: PlaceFinder, text: str, language: str) -> None:
    (place,) = finder.find(text, language)
    assert not place.of_kin


@pytest.mark.parametrize(
    ("text", "language", "role"),
    [
        ("busco trabajo en dominicana", "es", "residence"),
        ("minha prima mora na dominicana", "pt", "residence"),
        ("soy dominicana", "es", "origin"),
    ],
)
def test_a_word_for_nationals_after_in_is_their_country(
    finder: PlaceFinder, text: str, language: str, role: str
) -> None:
    assert [(place.country, place.role) for place in finder.find(text, language)] == [("DO", role)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("qué se acordó en la cumbre de Bogotá", []),
        ("las notas del encuentro de Lima de marzo de 2019", []),
        ("coso en un taller de Lima", ["Lima"]),
        ("qué conclusiones dejó el taller de Lima de mayo de 2012", []),
        ("trabajé en un taller de São Paulo en 2019 y no me pagaron", ["São Paulo"]),
        ("la oficina de Tapachula desde 2023 no me contesta", ["Tapachula"]),
        ("el congreso de Lima", ["Lima"]),
    ],
)
def test_a_meeting_that_bears_the_name_of_a_city_is_no_place(finder: PlaceFinder, text: str, found: list[str]) -> None:
    assert [place.city for place in finder.find(text, "es")] == found


def test_a_parliament_bears_the_name_of_its_country(finder: PlaceFinder) -> None:
    found = finder.find("qué ley aprobó el congreso de Perú para los venezolanos", "es")
    assert [place.country for place in found] == ["PE", "VE"]


@pytest.mark.parametrize(
    ("text", "language"), [("my uncle wires it from Denver", "en"), ("se frè m nan Denver ki voye lajan an", "ht")]
)
def test_the_place_of_somebody_who_sends_is_where_money_comes_from(
    finder: PlaceFinder, text: str, language: str
) -> None:
    assert [place.is_sender for place in finder.find(text, language)] == [True]


def test_a_place_beside_deportation_is_not_where_it_leads(finder: PlaceFinder) -> None:
    (place,) = finder.find("abogado contra deportación chicago", "es")
    assert place.role in ("residence", None)


@pytest.mark.parametrize("text", ["", "   ", "👍👍", "¿?", "\u0000", "a" * 3000])
def test_odd_texts_name_no_place(finder: PlaceFinder, text: str) -> None:
    assert finder.find(text, None) == ()


def test_a_city_knows_its_country_and_a_state_its_name(finder: PlaceFinder) -> None:
    city, state = finder.find("vivo en Houston, Texas", "es")
    assert (city.city, city.country, city.role) == ("Houston", "US", "residence")
    assert (state.state, state.country, state.role) == ("Texas", "US", "residence")


@pytest.mark.parametrize(
    ("text", "country"), [("estoy en Valencia, Venezuela", "VE"), ("estoy en Valencia, España", "ES")]
)
def test_the_country_that_is_named_decides_between_namesakes(finder: PlaceFinder, text: str, country: str) -> None:
    assert finder.find(text, "es")[0].country == country


def test_of_namesakes_the_likeliest_is_taken_and_the_others_are_named() -> None:
    names = {"mellizas": (Meaning("city", "AR", "Mellizas", 200), Meaning("city", "CL", "Mellizas", 150))}
    (place,) = PlaceFinder(Vocabulary(names)).find("vivo en Mellizas", "es")
    assert (place.country, place.alternatives) == ("AR", ("AR", "CL"))


@pytest.mark.parametrize(
    ("city", "countries"),
    [
        ("Santiago", ["CL", "DO", "CU"]),
        ("Córdoba", ["AR", "ES"]),
        ("San José", ["US", "CR"]),
        ("La Paz", ["BO", "MX"]),
        ("Mérida", ["MX", "VE"]),
        ("Valencia", ["VE", "ES"]),
        ("Santa Cruz", ["BO", "ES"]),
        ("Cartagena", ["CO", "ES"]),
        ("Barcelona", ["ES", "VE"]),
        ("Santa Ana", ["US", "SV"]),
        ("Victoria", ["MX", "CA"]),
        ("Guadalupe", ["MX", "FR"]),
        ("Georgia", ["US", "GE"]),
        ("León", ["MX"]),
        ("Trujillo", ["PE"]),
        ("San Salvador", ["SV"]),
        ("Houston", ["US"]),
        ("Madrid", ["ES"]),
    ],
)
def test_a_city_of_several_countries_names_them_likeliest_first(
    finder: PlaceFinder, city: str, countries: list[str]
) -> None:
    (place,) = finder.find(f"vivo en {city}", "es")
    assert place.country == countries[0]
    assert list(place.alternatives) == (countries if len(countries) > 1 else [])


@pytest.mark.parametrize(
    ("text", "residence", "country"),
    [
        ("vivo en Santiago, República Dominicana", None, "DO"),
        ("estoy en Santiago de Chile", None, "CL"),
        ("soy de Haití y vivo en Santiago", "DO", "DO"),
        ("¿dónde está el hospital en Barcelona?", "VE", "VE"),
        ("vivo en Georgia, cerca de Atlanta, Estados Unidos", None, "US"),
        ("necesito el TIE, vivo en Valencia", None, "ES"),
    ],
)
def test_what_the_message_or_the_conversation_says_decides_between_namesakes(
    finder: PlaceFinder, text: str, residence: str | None, country: str
) -> None:
    place = next(place for place in finder.find(text, "es", residence) if place.role == "residence")
    assert (place.country, place.alternatives) == (country, ())


def test_where_somebody_comes_from_does_not_say_where_he_lives(finder: PlaceFinder) -> None:
    _, place = finder.find("soy de Cuba y vivo en Santiago", "es")
    assert (place.country, place.alternatives) == ("CL", ("CL", "DO", "CU"))


def test_a_residence_elsewhere_leaves_namesakes_open(finder: PlaceFinder) -> None:
    (place,) = finder.find("mi mamá está en Santiago", "es", "US")
    assert place.alternatives == ("CL", "DO", "CU")


@pytest.mark.parametrize(
    "text", ["mi hija Victoria no come", "Doña Mercedes me debe", "un regalo para Santiago", "soy Victoria"]
)
def test_the_name_of_a_person_is_no_city(finder: PlaceFinder, text: str) -> None:
    assert finder.find(text, "es") == ()


@pytest.mark.parametrize("text", ["Convención de Ginebra", "protocolo de Palermo", "declaración de Cartagena"])
def test_a_treaty_is_no_place(finder: PlaceFinder, text: str) -> None:
    assert finder.find(text, "es") == ()


def test_a_paper_of_one_country_implies_it_only_where_none_is_named(finder: PlaceFinder) -> None:
    assert [place.country for place in finder.find("tengo DACA", "es")] == ["US"]
    assert [place.country for place in finder.find("tengo DACA y vivo en Canadá", "es")] == ["CA"]


def test_all_countries_have_a_name_in_each_language_of_cldr(finder: PlaceFinder) -> None:
    for name in ("alemania", "germany", "alemanha", "allemagne", "almay"):
        assert finder.vocabulary.names[name][0].country == "DE"


def test_few_training_examples_name_an_unlikely_place(finder: PlaceFinder, examples: list[Example]) -> None:
    """Cities that are everyday words would show here as cities found many times."""
    found = Counter(p.city for e in examples for p in finder.find(e.text, e.language) if p.city)
    assert max(found.values()) < len(examples) / 200, found.most_common(3)


def test_a_vocabulary_is_kept_whole(finder: PlaceFinder, tmp_path: Path) -> None:
    finder.vocabulary.save(tmp_path / "places.json")
    assert Vocabulary.load(tmp_path / "places.json") == finder.vocabulary


def test_endings_are_expanded() -> None:
    assert list(expand("mexican{o,a} costa_rican chapin{,es}")) == [
        "mexicano",
        "mexicana",
        "costa rican",
        "chapin",
        "chapines",
    ]


def test_a_form_that_is_not_understood_is_named() -> None:
    with pytest.raises(ValueError, match=r"mexican\{o,a"):
        list(expand("mexican{o,a"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("il est parti en algérie avec le petit", "fr"),
        ("son père l'a emmené en algérie sans me dire", "fr"),
        ("he took my kids to mexico", "en"),
        ("li pati nan ayiti ak pitit mwen", "ht"),
    ],
)
def test_where_somebody_else_went_or_took_a_child_is_of_others(finder: PlaceFinder, text: str, language: str) -> None:
    """A mother in Lyon was told that nothing is known of Algeria, where the father had taken the child."""
    (place,) = finder.find(text, language)
    assert place.of_others or place.of_kin


def test_a_country_that_heads_keywords_is_a_place_though_its_name_is_a_thing_s_too(finder: PlaceFinder) -> None:
    """ "chile licencia de conducir venezolano como saco" was asked in which country somebody was."""
    found = finder.find("chile licencia de conducir venezolano como saco", "es")
    assert [(place.country, place.role) for place in found] == [("CL", "residence"), ("VE", "origin")]
    assert not finder.find("israel me dijo que no pagan", "es")


@pytest.mark.parametrize("word", ["hondurs", "hondurass", "hondurax", "hodnuras", "onduras", "onduraz"])
def test_one_wrong_letter_or_a_like_sound_is_mended(word: str) -> None:
    assert Spelling(["honduras", "guatemala"], []).mend(word) == "honduras"


@pytest.mark.parametrize(("word", "mended"), [("lhonduras", "honduras"), ("lperu", "lperu"), ("lpasar", "lpasar")])
def test_an_article_that_is_written_as_part_of_a_country_is_taken_off(word: str, mended: str) -> None:
    """Who asked "et lespagne?" had named no country."""
    assert Spelling(["honduras", "peru"], ["lhonduras"]).mend(word) == mended


@pytest.mark.parametrize("word", ["hoduras", "hondras", "perro", "hondureza"])
def test_known_short_and_distant_words_are_left_alone(word: str) -> None:
    known = ["hoduras", "hondras"]
    assert Spelling(["honduras", "peru"], known).mend(word) == word


def test_the_longest_cue_decides() -> None:
    roles = Roles.read()
    assert roles.of_place(["acabo", "de", "llegar", "a", "x"], 0, 4, "es").role == "residence"
    assert roles.of_place(["quiero", "llegar", "a", "x"], 0, 3, "es").role == "destination"
