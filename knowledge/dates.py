"""The date of a piece of evidence: a year, a month or a day, sometimes only "about" one, sometimes none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Optional

UNDATED = "undated"
DATES_KEPT = 4000
"""Sources share their dates: ten thousand of them have a thousand."""
_PATTERN = re.compile(r"(?P<about>c\. )?(?P<year>\d{4})(-(?P<month>\d{2})(-(?P<day>\d{2}))?)?")


@dataclass(frozen=True)
class EvidenceDate:
    """When a source was published, as exactly as the source says.

    ``text`` is what the curator wrote ("2025-11", "c. 2024", "undated"); ``earliest`` is the first
    day that it can mean, or None when the source has no date. Age is always counted from
    ``earliest``: a doubtful date never makes a fact look younger than it is.
    """

    text: str
    earliest: Optional[date]

    @property
    def precision(self) -> str:
        """ "day", "month", "year" or "undated": how much of ``earliest`` the source really says."""
        if self.earliest is None:
            return UNDATED
        return ("year", "month", "day")[self.text.count("-")]


@lru_cache(maxsize=DATES_KEPT)
def parse_evidence_date(text: str) -> EvidenceDate:
    """Read "2025", "2025-11", "2025-11-30", each also after "c. ", or "undated".

    Raises ValueError for anything else, and for a day that does not exist.
    """
    if text == UNDATED:
        return EvidenceDate(text, None)
    found = _PATTERN.fullmatch(text)
    if not found:
        raise ValueError(f"'{text}' is not a date: write 2025, 2025-11, 2025-11-30, 'c. 2024' or undated")
    parts = (found["year"], found["month"] or "1", found["day"] or "1")
    try:
        return EvidenceDate(text, date(*(int(part) for part in parts)))
    except ValueError as error:
        raise ValueError(f"'{text}' is not a day of the calendar: {error}") from error
