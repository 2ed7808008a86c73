"""From which countries people write in a language: a Haitian in an unknown country is hardly in Italy."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Mapping, Sequence, Tuple

from actions.situation import Situation
from actions.transfer_ends import MONEY
from knowledge import Entry

ASKED_FROM = Path(__file__).with_name("asked_from.yml")
COUNTRY_LENGTH = 2


def likeliest_first(countries: Sequence[str], language: str) -> Sequence[str]:
    """Countries, those first from which people write in the language; the others stay in their order."""
    known = _asked_from().get(language, ())
    return sorted(countries, key=lambda code: known.index(code) if code in known else len(known))


def strangeness(entry: Entry, situation: Situation) -> float:
    """How unlikely somebody who has named no country is in one of an entry's, by the language: 0, where most people
    write from, to 1, from where hardly anybody does. 0 for what does not hold in some countries only."""
    countries = [place for place in entry.applies_in if len(place) == COUNTRY_LENGTH]
    is_money = situation.topic == MONEY  # that goes to where its sender is not
    is_named = situation.residence is not None or situation.alternatives or (situation.mentioned and not is_money)
    known = _asked_from().get(situation.language, ())
    if is_named or not known or len(countries) < len(entry.applies_in):
        return 0.0
    there = [code for code in countries if code in known and not (is_money and code == situation.destination)]
    return min(map(known.index, there), default=len(known)) / len(known)


@lru_cache(maxsize=1)
def _asked_from() -> Mapping[str, Tuple[str, ...]]:
    from ruamel.yaml import YAML

    return {str(code): tuple(there) for code, there in YAML(typ="safe").load(ASKED_FROM).items()}
