"""How a text is read aloud in a language: numbers, money, signs and abbreviations as one says them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Dict, FrozenSet, List

from bot.phrasebook import Phrasebook
from bot.wording import Wording

_ADDRESS = re.compile(
    r"(?<!\S)[\w.+-]+@[\w-]+\.\w[\w.]*\w|\bhttps?://\S+|\bwww\.\S+"
    r"|(?<![\w-])[\w-]+(?:\.[\w-]+)*\.(?:org|com|net|gov|gob|info)\b[\w./-]*",
    re.I,
)
_HAS_ADDRESS = re.compile(r"@|://|www\.|\.(?:org|com|net|gov|gob|info)\b", re.I)
"""Seen at once; looking for the whole address at every letter is slow."""
_TELEPHONE = re.compile(r"(?<![\w+])\+\d[\d ().-]{6,}\d(?!\w)")
_PERCENT = re.compile(r"(?<=\d)\s*%")
_SIGNS = {"US$": "USD", "R$": "BRL", "€": "EUR", "£": "GBP"}
_CODES = "USD|EUR|MXN|BRL|GTQ|HNL|HTG|DOP|GBP|CAD|CHF"
_AMOUNT = r"\d+(?:[.,\u00a0\u202f]\d+)*"
_MONEY = re.compile(
    rf"(?P<sign>US\$|R\$|€|£)\s?(?P<after>{_AMOUNT})|(?P<before>{_AMOUNT})\s?(?P<code>{_CODES}|US\$|€|£)(?!\w)"
)
_RANGE = re.compile(r"(?<![\d-])(?<!\d[-:])(\d{1,4}(?::\d\d)?)\s?[-–]\s?(\d{1,4}(?::\d\d)?)(?![\d-])")
_UNSAYABLE = re.compile(r"\b[B-DF-HJ-NP-TV-Z]{2,6}\b")
"""Capitals without a vowel: nobody says them as a word, so they are spelled."""
_UNSAID, _BEFORE_A_STOP, _DIGIT = re.compile(r"[«»“”\"]|^[–•-]\s"), re.compile(r"\s+(?=[.,])"), re.compile(r"\d")
_KEYS = {"*": "star", "#": "hash"}


class Voice:
    """Reads texts of one Reply in its language."""

    def __init__(self, reply: Dict[str, Any], phrasebook: Phrasebook) -> None:
        """``reply``: the data of a Reply; a short code of its contacts is a number in its texts too."""
        self.language = reply["language"]
        self._phrasebook = phrasebook
        self._wording = Wording(phrasebook)
        self._signs = phrasebook.table("read_signs", self.language)
        self._read_as = phrasebook.table("read_as", self.language)
        codes = {contact["value"] for contact in reply["contacts"] if contact["type"] in ("short_code", "sms")}
        self._codes = _any_of(frozenset(codes), before=r"(?<![\w*+-])", after=r"(?![\w-])")
        self._words = _any_of(frozenset(self._read_as), before=r"(?<!\w)", after=r"(?!\w)")

    def read(self, text: str) -> str:
        """A text as one says it."""
        if _HAS_ADDRESS.search(text):
            text = _ADDRESS.sub("", text)
        text = self._codes.sub(lambda found: self.digits(found[0]), text)
        if _DIGIT.search(text):
            text = self._numbers(text)
        text = self._words.sub(lambda found: self._read_as[found[0]], text)
        text = _UNSAYABLE.sub(lambda found: " ".join(found[0]), text)
        text = " ".join(_UNSAID.sub("", text).split())
        return _BEFORE_A_STOP.sub("", text)

    def _numbers(self, text: str) -> str:
        """The numbers of a text as one says them."""
        text = _TELEPHONE.sub(lambda found: self.digits(found[0]), text)
        text = _MONEY.sub(self._money, text)
        text = _PERCENT.sub(f" {self._signs['percent']}", text)
        return _RANGE.sub(rf"\1 {self._signs['range']} \2", text)

    def digits(self, number: str) -> str:
        """A number digit by digit, a pause between its groups: "5 2 0, 6 2 3, 7 8 7 4"."""
        plus = f"{self._signs['plus']} " if number.startswith("+") else ""
        groups = [part for group in re.findall(r"\d+|[*#]", number) for part in _short_groups(group)]
        return plus + ", ".join(self._signs.get(_KEYS.get(group, ""), " ".join(group)) for group in groups)

    def _money(self, found: re.Match[str]) -> str:
        amount = found["after"] or found["before"]
        code = found["sign"] or found["code"]
        count = float(re.sub(r"\D", "", amount))
        return f"{amount} {self._wording.currency(_SIGNS.get(code, code), count, self.language)}"


@lru_cache(maxsize=200)  # a language has the same words in each reply, and most replies no code
def _any_of(words: FrozenSet[str], before: str, after: str) -> re.Pattern[str]:
    """A pattern of any of the words, the longest that fits; of nothing where there are none."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(f"{before}(?:{'|'.join(map(re.escape, longest_first))}){after}" if longest_first else r"(?!)")


def _short_groups(digits: str) -> List[str]:
    """What nobody keeps in mind at once, in threes."""
    return [digits] if len(digits) <= 4 else [digits[start : start + 3] for start in range(0, len(digits), 3)]
