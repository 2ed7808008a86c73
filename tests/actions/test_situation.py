from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.situation import Situation
from actions.slots import read_situation, remember
from bot.nlu.components import place_entity
from bot.nlu.places import PlaceFinder, gather


def tracker(entities: list[dict[str, Any]], slots: dict[str, Any] | None = None, **message: Any) -> Tracker:
    latest = {"intent": {"name": "rights_work"}, "entities": entities, "text": "x", **message}
    return Tracker("s", slots or {}, latest, [], False, None, {}, None)


def country(code: str, role: str | None = None, **more: Any) -> dict[str, Any]:
    return {"entity": "country", "value": code, "role": role, **more}


def test_each_role_is_a_place_of_its_own() -> None:
    entities = [country("GT", "origin"), country("MX", "transit"), country("US", "destination")]
    situation = read_situation(tracker(entities))
    assert (situation.origin, situation.transit, situation.destination) == ("GT", "MX", "US")
    assert situation.residence is None


def test_a_country_without_a_role_is_where_the_person_asks_about() -> None:
    assert read_situation(tracker([country("MX")])).residence == "MX"


def test_a_city_names_its_country() -> None:
    situation = read_situation(tracker([{"entity": "city", "value": "Houston", "country": "US", "role": "residence"}]))
    assert (situation.residence, situation.city) == ("US", "Houston")


def test_a_new_country_forgets_the_old_city() -> None:
    situation = read_situation(tracker([country("MX", "residence")], {"residence": "US", "city": "Houston"}))
    assert (situation.residence, situation.city) == ("MX", "")


def test_what_the_message_says_wins_over_what_is_remembered() -> None:
    assert read_situation(tracker([country("ES", "residence")], {"residence": "US"})).residence == "ES"
    assert read_situation(tracker([], {"residence": "US"})).residence == "US"


def test_a_country_that_is_only_implied_is_used_and_not_remembered() -> None:
    situation = read_situation(tracker([country("MX", "residence", sign=True)]))
    assert situation.residence == "MX"
    assert "residence" not in {event["name"] for event in remember(situation)}


def test_a_country_that_is_only_implied_never_overrides_a_known_one() -> None:
    assert read_situation(tracker([country("US", "residence", sign=True)], {"residence": "MX"})).residence == "MX"


def test_only_what_is_new_is_written_down() -> None:
    situation = read_situation(
        tracker([country("ES", "residence")], {"residence": "US", "language": "es"}, language={"code": "es"})
    )
    assert {event["name"]: event["value"] for event in remember(situation)}["residence"] == "ES"
    assert "language" not in {event["name"] for event in remember(situation)}


@pytest.mark.parametrize(
    ("slots", "corridor"),
    [
        ({"residence": "US", "destination": "HN"}, "US-HN"),
        ({"residence": "US", "origin": "SV"}, "US-SV"),
        ({"residence": "US", "destination": "US"}, None),
        ({"destination": "HN"}, None),
    ],
)
def test_a_corridor_needs_both_ends(slots: dict[str, Any], corridor: str | None) -> None:
    assert read_situation(tracker([], slots)).corridor == corridor


@pytest.mark.parametrize(
    ("message", "slots", "language"),
    [
        ({"language": {"code": "fr"}}, {"language": "es"}, "fr"),
        ({"language": {"code": None, "detected": "ht"}}, {"language": "es"}, "es"),
        ({"language": {"code": None, "detected": "ht"}}, {}, "es"),
        ({}, {}, "es"),
    ],
)
def test_the_language_is_the_decided_one_then_the_remembered_one(
    message: dict[str, Any], slots: dict[str, Any], language: str
) -> None:
    assert read_situation(tracker([], slots, **message)).language == language


FINDER = PlaceFinder(gather([]))


def found(text: str, name: str) -> dict[str, Any]:
    """The entity that the understanding makes of a name in a text."""
    return place_entity(next(place for place in FINDER.find(text) if place.text == name))


def test_the_country_that_was_asked_for_as_nationality_is_no_residence() -> None:
    haiti = {"entity": "country", "value": "HT", "start": 0, "end": 5}
    read = read_situation(tracker([haiti], {"residence": "CL", "awaits": "origin"}, text="ayiti"))
    assert (read.residence, read.origin) == ("CL", "HT")


def test_where_somebody_was_seen_last_is_not_where_the_person_is() -> None:
    """A mother in Honduras who told where her son had called from was taken for one in Mexico."""
    mexico = country("MX", start=0, end=6)
    missing = {"intent": {"name": "missing_persons"}, "text": "lo vieron en veracruz"}
    assert read_situation(tracker([mexico], {"residence": "GT"}, **missing)).residence == "GT"
    assert read_situation(tracker([mexico], {}, **missing)).residence == "MX"
    assert read_situation(tracker([country("MX", "residence")], {"residence": "GT"}, **missing)).residence == "MX"


@pytest.mark.parametrize(
    ("text", "whom", "residence"),
    [
        ("quiero hablar con mi mama en honduras", "parent", "MX"),
        ("mi patrón en honduras no me paga", "self", "HN"),
        ("my mother in honduras is ill", "parent", "MX"),
    ],
)
def test_a_place_of_kin_is_not_where_the_person_is(text: str, whom: str, residence: str) -> None:
    honduras = found(text, "honduras")
    read = read_situation(tracker([honduras], {"residence": "MX"}, text=text, whom=whom))
    assert remembered(read)["residence"] == residence


@pytest.mark.parametrize(
    ("text", "name", "answered", "kept"),
    [
        ("ya lo cambié en honduras no, allá no dejan", "honduras", "HN", "MX"),
        ("ahora estoy en honduras y no tengo trabajo", "honduras", "HN", "HN"),
        ("how do people get asylum in honduras", "honduras", "HN", "MX"),
        ("y en honduras cómo se pide asilo", "honduras", "HN", "HN"),
        ("mwen rive honduras yè epi m pèdi papye m", "honduras", "HN", "HN"),
    ],
)
def test_who_is_known_to_be_somewhere_moves_only_by_saying_so(text: str, name: str, answered: str, kept: str) -> None:
    """A woman in Cúcuta who told what they do not allow in Venezuela was answered there until the talk ended."""
    read = read_situation(tracker([found(text, name)], {"residence": "MX"}, text=text))
    assert (read.residence, remembered(read)["residence"]) == (answered, kept)


def test_the_name_of_a_hospital_is_not_a_city_where_the_person_is() -> None:
    text = "estou no hospital santa maria e ele precisa de consultas"
    city = {**found(text, "santa maria"), "entity": "city", "value": "Santa Maria", "country": "BR"}
    read = read_situation(tracker([city], {"residence": "PT"}, text=text))
    assert (read.residence, remembered(read)["residence"]) == ("PT", "PT")


def test_of_a_country_of_which_hardly_anything_is_known_nothing_is_answered() -> None:
    text = "ya lo cambié en venezuela no, allá no dejan"
    venezuela = {**found(text, "venezuela"), "value": "VE"}
    assert read_situation(tracker([venezuela], {"residence": "CO"}, text=text)).residence == "CO"


@pytest.mark.parametrize(
    ("text", "name", "origin"),
    [
        ("yo ka depote m ak tibebe a ki meksiken", "meksiken", "HT"),
        ("si j'ai la pension du mexique", "mexique", "HT"),
        ("mwen se meksiken", "meksiken", "MX"),
        ("les visas pour mexicains sont fermés", "mexicains", "MX"),
    ],
)
def test_who_said_where_they_are_from_is_not_from_where_their_child_or_a_paper_is(
    text: str, name: str, origin: str
) -> None:
    """A mother from Haiti with a Mexican baby was offered what is for Mexicans who come home."""
    mexico = {**found(text, name), "value": "MX", "role": "origin"}
    assert read_situation(tracker([mexico], {"residence": "MX", "origin": "HT"}, text=text)).origin == origin


def test_what_is_asked_for_kin_elsewhere_is_answered_for_where_they_are_and_forgotten() -> None:
    """Who asked in Paris the same for a sister in Switzerland was told the law of France again."""
    slots = {"residence": "FR", "city": "Paris", "corridor": "FR-CI", "origin": "CI"}
    told = {"text": "ma soeur fait pareil", "whom": "relative"}
    sister = [country("CH", "residence", of_kin=True)]
    read = read_situation(tracker(sister, slots, **told))
    assert (read.residence, read.city) == ("CH", "")
    assert {name: remembered(read)[name] for name in slots} == slots
    for topic in ("remittances_send", "family_reunification", "missing_persons"):
        assert read_situation(tracker(sister, slots, **told, intent={"name": topic})).residence == "FR"
    own = read_situation(tracker([*sister, country("ES", "residence")], slots, **told))
    assert remembered(own)["residence"] == own.residence == "ES"


def remembered(read: Situation) -> dict[str, Any]:
    """What the conversation knows after a message."""
    return {**read.before, **{event["name"]: event["value"] for event in remember(read)}}


def test_money_from_one_place_to_another_has_two_ends() -> None:
    text = "if i send 200 from boston how much does my aunt get, haiti"
    boston, haiti = found(text, "boston"), found(text, "haiti")
    read = read_situation(tracker([boston, haiti], {}, text=text, intent={"name": "remittances_send"}))
    assert (read.residence, read.destination, read.corridor) == ("US", "HT", "US-HT")


def city(name: str, code: str, role: str | None = None, **more: Any) -> dict[str, Any]:
    return {"entity": "city", "value": name, "country": code, "role": role, **more}


def test_where_somebody_says_to_be_wins_over_a_country_that_is_only_named() -> None:
    """ "Returned from the United States yesterday, now in San Salvador"."""
    situation = read_situation(tracker([country("US"), city("San Salvador", "SV", "residence")]))
    assert (situation.residence, situation.city) == ("SV", "San Salvador")


def test_the_country_that_somebody_comes_from_is_not_where_they_live_when_another_is_said() -> None:
    """ "I am Haitian and live in Orlando; if I go to the consulate of Haiti"."""
    places = [country("HT", "origin"), city("Orlando", "US", "residence"), country("HT", "residence")]
    situation = read_situation(tracker(places))
    assert (situation.residence, situation.city, situation.origin) == ("US", "Orlando", "HT")


def test_who_says_to_be_in_their_own_country_is_there() -> None:
    """ "I am Honduran, came to the United States in 2019 and am in Honduras now"."""
    places = [country("HN", "origin"), country("US", "residence"), country("HN", "residence")]
    assert read_situation(tracker(places)).residence == "HN"


def test_where_somebody_is_is_not_their_nationality_though_that_was_asked() -> None:
    situation = read_situation(tracker([city("Houston", "US", "residence")], {"awaits": "origin"}))
    assert (situation.residence, situation.origin) == ("US", None)


def test_of_two_countries_of_residence_the_one_said_more_often_is_meant() -> None:
    """ "I studied in Cuba and live in Manaus, Brazil"."""
    places = [country("CU", "residence"), city("Manaus", "BR", "residence"), country("BR", "residence")]
    situation = read_situation(tracker(places))
    assert (situation.residence, situation.city) == ("BR", "Manaus")


def test_where_somebody_is_for_whom_the_writer_asks_is_remembered() -> None:
    there = country("ES", "residence", sign=True, of_others=True)
    assert read_situation(tracker([there], whom="client")).named == ("city", "residence")
    assert read_situation(tracker([there])).implied


def test_a_home_that_is_not_said_is_an_origin_unless_another_is_said() -> None:
    home = country("SV", "residence", home=True)
    assert read_situation(tracker([home])).origin == "SV"
    assert read_situation(tracker([home, country("GT", "origin")])).origin == "GT"
    assert read_situation(tracker([home], {"origin": "GT"})).origin == "GT"


def test_the_nationality_of_somebody_else_is_no_place() -> None:
    situation = read_situation(tracker([country("US", None, aside=True)]))
    assert (situation.residence, situation.mentioned) == (None, ("US",))


MONEY = {"intent": {"name": "remittances_send"}}


@pytest.mark.parametrize("more", [{"of_kin": True}, {"sign": True, "of_others": True}])
def test_money_goes_to_where_somebody_else_is(more: dict[str, bool]) -> None:
    mother = country("JM", "residence", **more)
    unknown, known = (read_situation(tracker([mother], slots, **MONEY)) for slots in ({}, {"residence": "GB"}))
    assert (unknown.residence, unknown.destination, known.corridor) == (None, "JM", "GB-JM")


def test_money_comes_from_where_a_relative_sends_it() -> None:
    cousin = country("US", "residence", of_kin=True, **{"from": True})
    slots = {"residence": "CA", "destination": "JM"}
    assert read_situation(tracker([cousin], slots, whom="relative", **MONEY)).corridor == "US-JM"


@pytest.mark.parametrize(
    ("text", "language", "here", "there"),
    [
        ("vivo con mi hermano en Houston y quiero mandar dinero a Honduras", "es", "Houston", "HN"),
        ("I live with my brother in Toronto and want to send money to Jamaica", "en", "Toronto", "JM"),
        ("moro com meu irmão em Lisboa e quero mandar dinheiro para o Brasil", "pt", "Lisbon", "BR"),
        ("m ap viv ak frè m nan Boston e m vle voye lajan Ayiti", "ht", "Boston", "HT"),
        ("je vis avec mon frère à Lyon et je veux envoyer de l'argent au Sénégal", "fr", "Lyon", "SN"),
    ],
)
def test_who_sends_money_and_lives_with_a_relative_lives_there(text: str, language: str, here: str, there: str) -> None:
    places = FINDER.find(text, language)
    read = read_situation(tracker([place_entity(place) for place in places], text=text, whom="relative", **MONEY))
    assert (read.residence, read.city, read.destination) == (places[0].country, here, there)
    assert read.corridor == f"{places[0].country}-{there}"


def test_money_goes_to_its_destination_and_not_to_where_a_relative_is_said_to_be() -> None:
    brother = city("Houston", "US", "residence", sign=True, of_kin=True, of_others=True)
    read = read_situation(tracker([brother, country("HN", "destination")], whom="relative", **MONEY))
    assert (read.named, read.destination) == (("destination",), "HN")
