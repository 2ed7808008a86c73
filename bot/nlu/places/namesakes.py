"""Which of several places of one name is meant, and when that has to be asked: Santiago is in Chile, and elsewhere."""

from __future__ import annotations

from typing import Collection, Iterable, Sequence

from bot.nlu.places.vocabulary import Meaning

SHARE = 0.1
"""How large, beside the largest, a city must be to be asked about."""
HOPELESS = 20
"""How many times smaller a city must be never to be meant: who lives in Madrid may well be from Colombia."""


def choose(meant: Sequence[Meaning], known: Iterable[Collection[str]]) -> tuple[Meaning, tuple[str, ...]]:
    """The likeliest meaning, and the countries it may lie in (none where that is clear), likeliest first.

    ``known``: countries that decide, the strongest first: those the message names, then where the person lives.
    """
    ranked = sorted(meant, key=lambda meaning: -meaning.population)
    largest = ranked[0].population
    for countries in known:
        named = [m for m in ranked if m.country in countries and m.population * HOPELESS >= largest]
        if named:
            return named[0], ()
    rivals = dict.fromkeys(m.country for m in ranked if m.population >= largest * SHARE)
    return ranked[0], tuple(rivals) if len(rivals) > 1 else ()
