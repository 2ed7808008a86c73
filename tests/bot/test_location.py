from __future__ import annotations

import math
from typing import Any

import pytest

from bot.location import rounded_location


@pytest.mark.parametrize(
    ("latitude", "longitude", "rounded"),
    [
        (29.760427, -95.369804, "29.8,-95.4"),
        (-33.4489, -70.6693, "-33.4,-70.7"),
        (0.01, -0.04, "0.0,0.0"),
        (90, -180, "90.0,-180.0"),
    ],
)
def test_a_place_is_rounded_to_a_tenth_of_a_degree(latitude: float, longitude: float, rounded: str) -> None:
    assert rounded_location({"latitude": latitude, "longitude": longitude}) == rounded


@pytest.mark.parametrize(
    "shared",
    [
        None, [], "29.8,-95.4", {}, {"latitude": 1.0},
        {"latitude": 91, "longitude": 0}, {"latitude": 0, "longitude": 181},
        {"latitude": "1", "longitude": 2}, {"latitude": True, "longitude": 2}, {"latitude": math.nan, "longitude": 2},
        {"latitude": math.inf, "longitude": 2}, {"latitude": 1, "longitude": 2, "accuracy": 3},
    ],
)  # fmt: skip
def test_what_is_no_place_on_earth_is_refused(shared: Any) -> None:
    assert rounded_location(shared) is None
