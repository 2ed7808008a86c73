"""Codes of places: countries (ISO 3166-1 alpha-2), the regions of ``regions.yml``, and INT for everywhere."""

from __future__ import annotations

from functools import lru_cache
from typing import Dict, FrozenSet, Iterable, Mapping, Tuple

EVERYWHERE = "INT"

COUNTRY, REGION, GENERAL = 0, 1, 2
"""How closely an entry fits a place: it names the country, a region with the country, or everywhere."""

_NOT_COUNTRIES = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})
"""Two-letter codes of CLDR that are no country: exceptional reservations, groups and test codes
(https://www.unicode.org/reports/tr35/#unicode_region_subtag)."""


@lru_cache(maxsize=1)
def country_codes() -> FrozenSet[str]:
    """The codes of all countries and territories, from CLDR. XK (Kosovo) is among them."""
    from babel import Locale

    codes = Locale("en").territories
    return frozenset(code for code in codes if len(code) == 2 and code.isalpha()) - _NOT_COUNTRIES


def expand(applies_in: Iterable[str], regions: Mapping[str, Tuple[str, ...]]) -> Dict[str, int]:
    """Where an entry applies: each country (and INT) with how closely it is named, the closest kept."""
    closeness: Dict[str, int] = {}
    for place in applies_in:
        level = GENERAL if place == EVERYWHERE else REGION if place in regions else COUNTRY
        for code in regions.get(place, (place,)):
            closeness[code] = min(level, closeness.get(code, level))
    return closeness
