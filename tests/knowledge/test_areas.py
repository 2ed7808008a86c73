"""Parts of countries: known by their cities and names, never by a word that only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.areas import all_areas, areas_of, read_areas
from knowledge.problems import Problem
from knowledge.promises.references import service_areas_are_known
from knowledge.reading import read_content


@pytest.mark.parametrize(
    ("text", "country", "city", "found"),
    [
        ("no me pagaron", "US", "Houston", {"houston", "texas"}),
        ("my boss in florida did not pay", "US", None, {"florida"}),
        ("my boss in florida did not pay", "MX", None, set()),
        ("estoy en nueva york", "US", None, {"new-york"}),
        ("I was not paid", "US", "Arlington", set()),  # in Virginia, or in Texas
        ("me quito los zapatos", "EC", None, set()),
        ("hola", "US", "Chicago", {"illinois"}),
        ("hola", "US", "Denver", set()),
        ("hola", None, None, set()),
    ],
)
def test_a_part_is_known_by_its_cities_and_its_names(
    text: str, country: str | None, city: str | None, found: set[str]
) -> None:
    assert areas_of(text, country, city) == found


def test_every_part_has_cities_and_stands_in_the_content() -> None:
    content, problems = read_content()
    assert not problems
    assert content.areas == all_areas()
    assert all(area.cities for area in all_areas().values())
    assert not list(service_areas_are_known(content))


def test_a_part_without_cities_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "areas.yml"
    path.write_text("here:\n  country: US\n  names: [here]\n  cities: []\n", encoding="utf-8")
    problems: list[Problem] = []
    assert read_areas(path, problems) == {}
    assert "'cities'" in str(problems[0])
    assert read_areas(tmp_path / "none.yml", problems) == {}
