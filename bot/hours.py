"""When a person of the organisation can be reached, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from bot.organisation import DAYS, Opening
from bot.phrasebook import Phrasebook
from bot.wording import Wording
from knowledge.dates import parse_evidence_date


@dataclass(frozen=True)
class Hours:
    """The hours of ``opening``, told in a language at that moment; nothing where no hours are written down."""

    opening: Opening
    moment: datetime
    phrasebook: Phrasebook
    wording: Wording
    language: str

    def today(self) -> str:
        """Whether somebody answers now, the hours, and from when on if that is not now."""
        if not self.opening.hours:
            return ""
        if self.opening.is_open(self.moment):
            return self._say("person_open_now", hours=self.of_week())
        return f"{self._say('person_closed_now', hours=self.of_week())} {self.next()}".strip()

    def of_calls(self) -> str:
        """In which hours people call, and from when on if that is not now."""
        if not self.opening.hours:
            return ""
        hours = self._say("callback_hours", hours=self.of_week())
        return hours if self.opening.is_open(self.moment) else f"{hours} {self.next()}".strip()

    def of_week(self) -> str:
        """The hours of the week; days that follow one another with the same hours are named once: "Monday–Friday"."""
        names, hours = self.phrasebook.table("days", self.language), self.opening.hours
        weeks = [list(days) for _, days in groupby(DAYS, hours.get)]
        spans = [(days[0], days[-1], hours[days[0]]) for days in weeks if days[0] in hours]
        return ", ".join(
            f"{names[first]} {span}" if first == last else f"{names[first]}–{names[last]} {span}"
            for first, last, span in spans
        )

    def next(self) -> str:
        """When the office opens next, holidays left out; nothing where it never does."""
        opens = self.opening.opens_after(self.moment)
        if opens is None:
            return ""
        day = self.phrasebook.table("days", self.language)[DAYS[opens.weekday()]]
        date = self.wording.date(parse_evidence_date(opens.date().isoformat()), self.language)
        return self._say("office_opens", day=day, date=date, clock=opens.strftime("%H:%M"))

    def _say(self, key: str, **values: str) -> str:
        return self.phrasebook.say(key, self.language, zone=self.opening.time_zone, **values)
