"""Who runs the assistant: ``organisation.yml``, checked when the assistant starts."""

from __future__ import annotations

import re
from dataclasses import field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Dict, Iterator, Optional, Tuple
from zoneinfo import ZoneInfo

from pydantic import Extra, ValidationError, validator
from pydantic.dataclasses import dataclass
from ruamel.yaml import YAML, YAMLError

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MIDNIGHT = "24:00"
"""With which the hours of a day may end: "00:00-24:00" is the whole day."""
LONGEST_BREAK = 366
"""Days that are looked at for the next opening and the last closing."""


class WrongOrganisation(Exception):
    """``organisation.yml`` cannot be used; the message says which line of it and why."""


class _Strict:
    extra = Extra.forbid


@dataclass(frozen=True, config=_Strict)
class Opening:
    """When a person answers: hours per day of the week ("09:00-17:00") in one time zone, less holidays."""

    time_zone: str
    hours: Dict[str, str] = field(default_factory=dict)
    holidays: Tuple[date, ...] = ()

    @validator("time_zone")
    def _zone_exists(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError(f"'{name}' is not a time zone (America/Mexico_City is one)") from error
        return name

    @validator("hours")
    def _hours_are_hours(cls, hours: Dict[str, str]) -> Dict[str, str]:
        for day, span in hours.items():
            if day not in DAYS:
                raise ValueError(f"'{day}' is not a day: {', '.join(DAYS)}")
            if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)", span):
                raise ValueError(f"'{span}' are no hours: write 09:00-17:00")
            begin, end = span.split("-")
            if begin >= end:
                raise ValueError(f"'{span}' ends before it begins: write 22:00-24:00, and the rest on the day after")
        return hours

    def is_open(self, moment: datetime) -> bool:
        """Whether a person answers at that moment (a datetime with its zone)."""
        return any(begin <= moment < end for begin, end in self._spans(moment, range(1)))

    def opens_after(self, moment: datetime) -> Optional[datetime]:
        """When it opens next after that moment, on the operator's clock; None where it never does."""
        begins = (begin for begin, _ in self._spans(moment, range(LONGEST_BREAK)))
        return next((begin for begin in begins if begin > moment), None)

    def closed_before(self, moment: datetime) -> Optional[datetime]:
        """When it closed last, up to that moment; None where it never did. At midnight it may only change the day."""
        ends = (end for _, end in self._spans(moment, range(0, -LONGEST_BREAK, -1)))
        return next((end for end in ends if end <= moment and not self.is_open(end)), None)

    def _spans(self, moment: datetime, days: range) -> Iterator[Tuple[datetime, datetime]]:
        """Beginning and end of the hours of each day, counted from that of ``moment``."""
        zone = ZoneInfo(self.time_zone)
        today = moment.astimezone(zone).date()
        for day in (today + timedelta(days=distance) for distance in days):
            span = self.hours.get(DAYS[day.weekday()])
            if span is None or day in self.holidays:
                continue
            begin, end = span.split("-")
            last = (day + timedelta(days=1), "00:00") if end == MIDNIGHT else (day, end)
            yield _at(day, begin, zone), _at(*last, zone)


def _at(day: date, clock: str, zone: ZoneInfo) -> datetime:
    """A moment on the operator's clock."""
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=zone)


@dataclass(frozen=True, config=_Strict)
class Organisation:
    """The operator: what it is called, whom it serves, and how a person of it is reached.

    ``chats``: its people take over conversations, in its opening hours. ``callbacks``: they call back.
    ``minutes_per_case``: how long one conversation takes them; None: no waiting time is told.
    """

    name: str
    opening: Opening
    languages: Tuple[str, ...] = ()
    countries: Tuple[str, ...] = ()
    line: Optional[str] = None
    privacy_contact: Optional[str] = None
    chats: bool = False
    callbacks: bool = False
    minutes_per_case: Optional[int] = None

    @validator("minutes_per_case")
    def _minutes_are_some(cls, minutes: Optional[int]) -> Optional[int]:
        if minutes is not None and minutes <= 0:
            raise ValueError(f"{minutes} minutes: above 0, or null")
        return minutes

    def takes_chats(self, moment: datetime) -> Optional[str]:
        """ "open" or "closed" at that moment; None where nobody takes over conversations."""
        if not self.chats:
            return None
        return "open" if self.opening.is_open(moment) else "closed"

    @validator("line")
    def _line_is_e164(cls, line: Optional[str]) -> Optional[str]:
        if line is not None and not re.fullmatch(r"\+[1-9]\d{6,14}", line):
            raise ValueError(f"'{line}' is not E.164: + and the country code, digits only")
        return line


def read_organisation(file: Path) -> Organisation:
    """Read and check the operator's file.

    Raises WrongOrganisation with the file, the field and the reason.
    """
    try:
        content = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
        return Organisation(**content)
    except FileNotFoundError as error:
        raise WrongOrganisation(f"{file} is missing: copy the example of the project") from error
    except (YAMLError, TypeError) as error:
        raise WrongOrganisation(f"{file} cannot be read: {error}") from error
    except ValidationError as error:
        faults = (f"{' -> '.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise WrongOrganisation(f"{file}: {'; '.join(faults)}") from error
