"""How old a fact is, and whether it may still be given to somebody."""

from __future__ import annotations

import calendar
from datetime import date
from enum import Enum
from typing import Mapping, Optional

from knowledge.dates import UNDATED, EvidenceDate, parse_evidence_date
from knowledge.models import Contact, Corridor, Entry
from knowledge.vocabulary import Kind, Status

DESK_RESEARCH = "desk-research"
"""``checked_by`` until a named person has reviewed the entry."""

REVIEW_MONTHS: Mapping[Kind, int] = {
    Kind.EMERGENCY_NUMBER: 24,
    Kind.HOTLINE: 12,
    Kind.SERVICE: 12,
    Kind.PROGRAMME: 12,
    Kind.SHELTER: 12,
    Kind.PROCEDURE: 12,
    Kind.RIGHT: 24,
    Kind.LAW: 24,
    Kind.TREATY: 60,
    Kind.INSTITUTION: 24,
    Kind.MECHANISM: 24,
    Kind.STATISTIC: 24,
    Kind.PUBLICATION: 60,
    Kind.CORRIDOR: 12,
    Kind.SCHOLARSHIP: 12,
}
"""How long each kind of entry is believed before somebody must look again."""

CORRIDOR_QUARTERS = 8
"""A remittance cost older than this many quarters is no longer quoted."""


class Freshness(str, Enum):
    """Fresh: offered. Due: offered with its date and "confirm first". Stale: withheld in chat."""

    FRESH = "fresh"
    DUE = "due"
    STALE = "stale"


def assured_date(entry: Entry) -> EvidenceDate:
    """Until when the entry is known to have been true.

    The newest date of its sources, or the day a person checked it, whichever is later; desk
    research vouches for nothing beyond its sources. Undated when no source has a date.
    """
    dates = [source.date for source in entry.sources]
    if entry.checked_by != DESK_RESEARCH:
        dates.append(entry.checked_on)
    return max(dates, key=lambda one: one.earliest or date.min, default=parse_evidence_date(UNDATED))


def freshness(entry: Entry, on: date) -> Freshness:
    """The freshness of an entry on a day.

    Within the months of its kind it is fresh, within twice as many due, then stale; undated is
    stale. What was discontinued is history and stays fresh. A number for emergencies is never
    worse than due: an old one is better than none.
    """
    if entry.status is Status.DISCONTINUED:
        return Freshness.FRESH
    aged = _aged(assured_date(entry).earliest, REVIEW_MONTHS[entry.kind], on)
    return Freshness.DUE if aged is Freshness.STALE and entry.kind is Kind.EMERGENCY_NUMBER else aged


def contact_freshness(contact: Contact, entry: Entry, on: date) -> Freshness:
    """The freshness of one contact of an entry, by the date of the source that prints it.

    A person who checked the entry checked its contacts too. Unlike its entry, the contact of
    something discontinued grows old.
    """
    dates = [contact.as_of.earliest]
    if entry.checked_by != DESK_RESEARCH:
        dates.append(entry.checked_on.earliest)
    newest = max((day for day in dates if day), default=None)
    aged = _aged(newest, REVIEW_MONTHS[entry.kind], on)
    return Freshness.DUE if aged is Freshness.STALE and entry.kind is Kind.EMERGENCY_NUMBER else aged


def source_freshness(dated: EvidenceDate, kind: Kind, on: date) -> Freshness:
    """The freshness of what one source says, believed as long as an entry of that kind."""
    return _aged(dated.earliest, REVIEW_MONTHS[kind], on)


def is_quotable(corridor: Corridor, on: date) -> bool:
    """Whether the cost of a corridor may still be told: at most eight quarters old."""
    quarters = (on.year - corridor.year) * 4 + (on.month + 2) // 3 - corridor.quarter
    return quarters <= CORRIDOR_QUARTERS


def _aged(assured: Optional[date], months: int, on: date) -> Freshness:
    if assured is None:
        return Freshness.STALE
    if on <= _after(assured, months):
        return Freshness.FRESH
    return Freshness.DUE if on <= _after(assured, 2 * months) else Freshness.STALE


def _after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where that day does not exist."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
