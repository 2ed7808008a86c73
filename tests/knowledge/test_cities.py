import pytest

from knowledge.cities import City, city_at, city_key, countries_at, kilometres, meant

EL_PASO = City("US", "El Paso", 31.76, -106.49, 678_815)
JUAREZ = City("MX", "Ciudad Juárez", 31.72, -106.46, 1_512_450)
HOUSTON = City("US", "Houston", 29.76, -95.36, 2_314_157)
BELLAIRE = City("US", "Bellaire", 29.71, -95.46, 17_202)


def named(*cities: City):
    return lambda city: city in cities


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ((29.7604, -95.3698), (30.2672, -97.7431), 235),  # Houston to Austin
        ((40.7128, -74.0060), (34.0522, -118.2437), 3936),  # New York to Los Angeles
        ((51.5074, -0.1278), (40.7128, -74.0060), 5570),  # London to New York
        ((0, 179.5), (0, -179.5), 111),  # over the date line
        ((48.8566, 2.3522), (48.8566, 2.3522), 0),
    ],
)
def test_distances_are_those_of_the_map(one, other, distance):
    assert kilometres(*one, *other) == pytest.approx(distance, rel=0.01, abs=0.5)
    assert kilometres(*other, *one) == pytest.approx(kilometres(*one, *other))


def test_a_name_is_found_however_it_is_written():
    assert city_key("  Ciudad-JUÁREZ ") == city_key("ciudad juarez") == "ciudad juarez"


def test_of_namesakes_only_one_that_is_far_larger_is_meant():
    small, rival = City("US", "Houston", 35.0, -90.0, 20_000), City("US", "Houston", 35.0, -90.0, 1_000_000)
    assert meant([small, HOUSTON]) == HOUSTON
    assert meant([rival, HOUSTON]) is None
    assert meant([]) is None


def test_a_point_beside_a_border_is_in_no_country_until_one_is_known():
    cities = [EL_PASO, JUAREZ]
    assert city_at(cities, 31.8, -106.5, None, named(*cities)) is None
    assert countries_at(cities, 31.8, -106.5) == ("US", "MX")
    assert city_at(cities, 31.8, -106.5, "US", named(*cities)) == EL_PASO
    assert city_at(cities, 31.8, -106.5, "MX", named(*cities)) == JUAREZ


def test_a_suburb_counts_as_its_city():
    assert city_at([BELLAIRE, HOUSTON], 29.7, -95.5, None, named(BELLAIRE, HOUSTON)) == HOUSTON


def test_a_city_that_its_name_does_not_lead_back_to_is_passed_over():
    assert city_at([BELLAIRE, HOUSTON], 29.7, -95.5, None, named(BELLAIRE)) == BELLAIRE


def test_far_from_every_city_there_is_none():
    assert city_at([HOUSTON], 28.0, -95.4, None, named(HOUSTON)) is None
