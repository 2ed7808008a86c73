"""Parts of countries that entries serve: ``content/areas.yml``, HSDS's ``service_area``.

What holds in Florida is no answer in Chicago. A part is known by the cities in it, and by how people write its name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, FrozenSet, List, Mapping, Optional, Tuple

from knowledge.documents import read_document
from knowledge.problems import Problem
from knowledge.search import words_of

AREAS = Path(__file__).parent / "content" / "areas.yml"


@dataclass(frozen=True)
class Area:
    """A part of a country. ``names``: as people write them, in small letters without accents; none of a city whose name
    is a word, or a person's ("me quito"), which only its cities tell. ``cities``: as GeoNames has them, without those
    that have a namesake in another part."""

    country: str
    names: Tuple[str, ...]
    cities: FrozenSet[str]

    @cached_property
    def _named(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, self.names))})\b")

    def is_named_in(self, words: str) -> bool:
        """Whether folded words have one of its names."""
        return bool(self.names) and self._named.search(words) is not None


def areas_of(text: str, country: Optional[str], city: Optional[str]) -> FrozenSet[str]:
    """The parts of a country that a text names, or that a city lies in."""
    words = " ".join(words_of(text))
    there = ((name, area) for name, area in all_areas().items() if area.country == country)
    return frozenset(name for name, area in there if city in area.cities or area.is_named_in(words))


@lru_cache(maxsize=1)
def all_areas() -> Mapping[str, Area]:
    """Every part by its name."""
    return read_areas(AREAS, [])


def read_areas(path: Path, problems: List[Problem]) -> Mapping[str, Area]:
    """Read the file, which may be missing; what is wrong is told in the problems and left out."""
    if not path.exists():
        return {}
    document, found = read_document(path)
    problems += found
    areas = {}
    for name, told in (document.data or {}).items():
        if _is_area(told):
            areas[name] = Area(told["country"], tuple(told["names"]), frozenset(told["cities"]))
        else:
            problems.append(
                document.problem((name,), "must have 'country', a list 'names' (perhaps empty) and a list 'cities'")
            )
    return areas


def _is_area(told: Any) -> bool:
    lists = ("names", "cities")
    is_whole = isinstance(told, dict) and set(told) == {"country", *lists} and isinstance(told["country"], str)
    return is_whole and all(isinstance(told[each], list) for each in lists) and bool(told["cities"])
