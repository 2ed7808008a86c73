"""How much money a message speaks of: the first amount, and its currency (ISO 4217). Dollars unless it says another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Mapping, Sequence

from bot.nlu.features import fold

AMOUNTS = Path(__file__).with_name("amounts.yml")
DOLLAR, ANY, ELSE = "USD", "any", "else"
HOST = "US"
"""Has no pesos of its own, and says least about whose are meant."""
LEAST_BARE = 5
MOST = 1_000_000_000
"""What is larger is a telephone number, or no amount that anybody sends."""
LONGEST_NAME = 3
_TOKEN = re.compile(r"\d+(?:[.,' ]\d{3}(?!\d))*(?:[.,]\d{1,2}(?!\d))?|[^\W\d]+\$?|[$€£₡]")
_LONE_SEPARATOR = re.compile(r"[.,](?=\d{1,2}$)")


@dataclass(frozen=True)
class Amount:
    """``currency`` is None where the word is one of several countries', and nothing says which."""

    value: float
    currency: str | None


@dataclass(frozen=True)
class Amounts:
    """The words of ``amounts.yml``. ``names``: words of a currency, with the currencies by country ("any": all)."""

    names: Mapping[tuple[str, ...], Mapping[str, str]]
    numbers: Mapping[str, int]
    times: Mapping[str, int]
    between: frozenset[str]
    sending: frozenset[str]
    follows: frozenset[str]

    @classmethod
    def read(cls, path: Path = AMOUNTS) -> Amounts:
        """Read the YAML file."""
        from ruamel.yaml import YAML

        content: Mapping[str, Any] = YAML(typ="safe").load(path)
        names: dict[tuple[str, ...], Mapping[str, str]] = {}
        for currency, said in content["currencies"].items():
            names |= {_tokens(name): {ANY: currency, ELSE: currency} for name in said}
        for group in content["shared"]:
            names |= {_tokens(name): group["of"] for name in group["words"]}
        lists = (frozenset(content[key]) for key in ("between", "sending", "follows"))
        return cls(names, content["numbers"], content["times"], *lists)

    def find(self, text: str, countries: Sequence[str] = ()) -> Amount | None:
        """The first amount of ``text``.

        ``countries``: those that the message names, then where the person lives; the first that has a currency of
        a shared name ("pesos") decides.
        """
        tokens = _tokens(text)
        bare: Amount | None = None
        at = 0
        while at < len(tokens):
            value, end = self._number(tokens, at)
            if value is None:
                at += 1
                continue
            found = self._with_currency(tokens, at, end, value, countries)
            if found is not None and 0 < found.value <= MOST:
                return found
            bare = bare or self._bare(tokens, at, end, value)
            at = end
        return bare

    def _number(self, tokens: Sequence[str], at: int) -> tuple[float | None, int]:
        """The number that begins at ``at``, in figures or words, and where it ends."""
        total, current, start = 0.0, None, at
        while at < len(tokens):
            token = tokens[at]
            if token[0].isdigit() and current is None:
                current = _value(token)
            elif token in self.times and (current is not None or token in ("mil", "mille", "san", "cent")):
                current = (1 if current is None else current) * self.times[token]
                if self.times[token] >= 1000:
                    total, current = total + current, 0.0
            elif self._is_number(tokens, at, start) and not (current or 0) % 10:
                current = (current or 0) + self.numbers[token]
            elif not (token in self.between and current is not None and self._goes_on(tokens, at + 1)):
                break
            at += 1
        return (None if current is None else total + current), at

    def _is_number(self, tokens: Sequence[str], at: int, start: int) -> bool:
        """Whether a word is a number; "de" is two in Creole ("de mil goud"), and "of" everywhere else."""
        counts = tokens[at] not in self.between or (
            at == start and tokens[at + 1 : at + 2] and tokens[at + 1] in self.times
        )
        return tokens[at] in self.numbers and bool(counts)

    def _goes_on(self, tokens: Sequence[str], at: int) -> bool:
        return at < len(tokens) and tokens[at] in self.numbers and tokens[at] not in self.between

    def _with_currency(
        self, tokens: Sequence[str], start: int, end: int, value: float, countries: Sequence[str]
    ) -> Amount | None:
        if end < len(tokens) and tokens[end] in ("de", "d", "of"):
            end += 1
        for length in range(LONGEST_NAME, 0, -1):
            after = tuple(tokens[end : end + length])
            before = tuple(tokens[max(0, start - length) : start])
            for name in (after, before if _is_sign(before) else ()):
                if len(name) == length and name in self.names:
                    return Amount(value, _currency(self.names[name], countries))
        return None

    def _bare(self, tokens: Sequence[str], start: int, end: int, value: float) -> Amount | None:
        """A number without a currency, in a message about sending: "mandar 300 a México"."""
        in_figures = tokens[start][0].isdigit() and value >= LEAST_BARE and value <= MOST
        is_free = end == len(tokens) or tokens[end] in self.follows
        speaks_of_sending = not self.sending.isdisjoint(tokens[:start])
        return Amount(value, DOLLAR) if in_figures and is_free and speaks_of_sending else None


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(fold(text)))


def _is_sign(name: tuple[str, ...]) -> bool:
    """Whether a currency may stand before its number: "US$ 50", "USD 50", but not "euros 50"."""
    return bool(name) and (len(name[-1]) <= LONGEST_NAME)


def _value(figures: str) -> float:
    """ "1,500", "1.500" and "1 500" are fifteen hundred; "1.50" and "1,50" are one and a half."""
    decimal = _LONE_SEPARATOR.search(figures)
    whole, part = (figures[: decimal.start()], figures[decimal.end() :]) if decimal else (figures, "0")
    return float(f"{re.sub(r'[^0-9]', '', whole)}.{part}")


def _currency(by_country: Mapping[str, str], countries: Sequence[str]) -> str | None:
    for country in sorted(countries, key=HOST.__eq__):
        if country in by_country:
            return by_country[country]
    return by_country.get(ELSE if countries else ANY)
