import pytest

from knowledge.places import COUNTRY, GENERAL, REGION, country_codes, expand

REGIONS = {"EU": ("ES", "FR"), "iberia": ("ES", "PT")}


@pytest.mark.parametrize("code", ["US", "NO", "SV", "HT", "XK", "PR"])
def test_countries_and_territories_are_known(code):
    assert code in country_codes()


@pytest.mark.parametrize("code", ["EU", "UN", "UK", "ZZ", "INT", "us", "419"])
def test_groups_test_codes_and_misspellings_are_no_countries(code):
    assert code not in country_codes()


def test_regions_become_their_countries_and_the_closest_name_counts():
    assert expand(["INT", "EU", "ES", "iberia"], REGIONS) == {
        "INT": GENERAL,
        "ES": COUNTRY,
        "FR": REGION,
        "PT": REGION,
    }
