"""Every name of a place that we know, kept as JSON. A name is a run of folded words: "ee uu"."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Mapping

ANY_LANGUAGE = "any"

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
    taken for a misspelling. ``cued``: the languages in which a name is also a first name or a thing, so that
    it is a place only where the words before it say so. ``only_in``: the languages of a name that has few.
    ``small_after``: words after which ``capitals`` count in small letters too ("aux us").
    """

    names: dict[str, tuple[Meaning, ...]]
    capitals: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    known_words: frozenset[str] = frozenset()
    cued: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    only_in: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    small_after: frozenset[str] = frozenset()

    def needs_a_cue(self, name: str, language: str | None) -> bool:
        """Whether ``name`` is a place only where the words before it say so."""
        languages = self.cued.get(name, ())
        return ANY_LANGUAGE in languages or language in languages

    def is_of(self, name: str, language: str | None) -> bool:
        """Whether ``name`` is a name in ``language``."""
        return name not in self.only_in or language in self.only_in[name]

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
            "cued": dict(self.cued),
            "only_in": dict(self.only_in),
            "small_after": sorted(self.small_after),
        }
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Vocabulary:
        """Read what :meth:`save` wrote."""
        content = json.loads(path.read_text(encoding="utf-8"))
        names = {name: tuple(Meaning(*one) for one in meant) for name, meant in content["names"].items()}
        rest: dict[str, Any] = {
            key: frozenset(content[key]) for key in ("capitals", "languages", "known_words", "small_after")
        }
        cued, only_in = ({name: tuple(said) for name, said in content[key].items()} for key in ("cued", "only_in"))
        return cls(names, cued=cued, only_in=only_in, **rest)
