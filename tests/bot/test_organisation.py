from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.organisation import WrongOrganisation, read_organisation
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
