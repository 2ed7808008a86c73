from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.organisation import DAYS, Opening, WrongOrganisation, read_organisation
from bot.settings import PROJECT

WORKING = """
name: Example
line: "+15550100000"
opening: {time_zone: America/Mexico_City, hours: {monday: "09:00-17:00"}, holidays: [2026-11-16]}
"""


def write(folder: Path, text: str) -> Path:
    file = folder / "organisation.yml"
    file.write_text(text)
    return file


def test_the_example_of_the_project_can_be_used() -> None:
    assert read_organisation(PROJECT / "organisation.yml").name


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("name: A\nopening: {time_zone: Mars/Base}", "opening -> time_zone"),
        ('name: A\nopening: {time_zone: UTC, hours: {monday: "9-5"}}', "opening -> hours"),
        ('name: A\nopening: {time_zone: UTC, hours: {monday: "22:00-06:00"}}', "ends before it begins"),
        ("name: A\nopening: {time_zone: UTC}\nline: '555'", "line"),
        ("name: A\nopening: {time_zone: UTC}\nphone: '+1'", "phone"),
        ("name: [", "cannot be read"),
        ("opening: {time_zone: UTC}", "name"),
    ],
)
def test_a_mistake_is_named_with_its_field(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(WrongOrganisation, match=fault):
        read_organisation(write(tmp_path, text))


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (datetime(2026, 11, 23, 9, 0), True),
        (datetime(2026, 11, 23, 17, 0), False),
        (datetime(2026, 11, 24, 10, 0), False),
        (datetime(2026, 11, 16, 10, 0), False),
    ],
)
def test_hours_are_those_of_the_operators_own_clock(tmp_path: Path, moment: datetime, is_open: bool) -> None:
    opening = read_organisation(write(tmp_path, WORKING)).opening
    there = moment.replace(tzinfo=ZoneInfo("America/Mexico_City"))
    assert opening.is_open(there.astimezone(ZoneInfo("Asia/Tokyo"))) is is_open


CLOCK = ZoneInfo("America/Mexico_City")
WEEK = Opening("America/Mexico_City", dict.fromkeys(DAYS[:5], "09:00-17:00"), (date(2026, 12, 25),))


@pytest.mark.parametrize(
    ("moment", "opens", "closed"),
    [
        (datetime(2026, 11, 26, 8, 0), datetime(2026, 11, 26, 9, 0), datetime(2026, 11, 25, 17, 0)),
        (datetime(2026, 11, 26, 10, 0), datetime(2026, 11, 27, 9, 0), datetime(2026, 11, 25, 17, 0)),
        (datetime(2026, 11, 27, 17, 0), datetime(2026, 11, 30, 9, 0), datetime(2026, 11, 27, 17, 0)),
        (datetime(2026, 12, 24, 18, 0), datetime(2026, 12, 28, 9, 0), datetime(2026, 12, 24, 17, 0)),  # a holiday
    ],
)
def test_the_next_opening_and_the_last_closing_are_known(moment: datetime, opens: datetime, closed: datetime) -> None:
    elsewhere = moment.replace(tzinfo=CLOCK).astimezone(ZoneInfo("Asia/Tokyo"))
    assert WEEK.opens_after(elsewhere) == opens.replace(tzinfo=CLOCK)
    assert WEEK.closed_before(elsewhere) == closed.replace(tzinfo=CLOCK)


def test_who_is_open_day_and_night_never_closes() -> None:
    always = Opening("UTC", dict.fromkeys(DAYS, "00:00-24:00"))
    midnight = datetime(2026, 11, 27, 0, 0, tzinfo=ZoneInfo("UTC"))
    assert always.is_open(midnight - timedelta(seconds=1))
    assert always.is_open(midnight)
    assert always.closed_before(midnight) is None


def test_who_has_no_hours_neither_opens_nor_closes() -> None:
    now = datetime(2026, 11, 27, 0, 0, tzinfo=ZoneInfo("UTC"))
    assert Opening("UTC").opens_after(now) is None
    assert Opening("UTC").closed_before(now) is None


def test_hours_stay_those_of_the_clock_when_it_is_changed() -> None:
    madrid = Opening("Europe/Madrid", {"saturday": "09:00-17:00", "sunday": "09:00-17:00"})
    opens = madrid.opens_after(datetime(2026, 10, 24, 20, 0, tzinfo=ZoneInfo("UTC")))  # the night the clock goes back
    assert opens == datetime(2026, 10, 25, 8, 0, tzinfo=ZoneInfo("UTC"))
