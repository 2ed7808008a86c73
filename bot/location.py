"""A place that somebody shares: checked, and rounded to about ten kilometres before anything is kept or logged.

A tenth of a degree is 11 km from north to south and at most that from east to west. The page rounds too; what another
client sends more exactly is rounded here, at the door.
"""

from __future__ import annotations

import math
from typing import Any, Optional

DIGITS = 1
LATITUDE, LONGITUDE = ("latitude", 90.0), ("longitude", 180.0)


def rounded_location(shared: Any) -> Optional[str]:
    """``{"latitude": 29.76, "longitude": -95.37}`` as "29.8,-95.4"; None for what is no place on earth."""
    if not isinstance(shared, dict) or shared.keys() != {LATITUDE[0], LONGITUDE[0]}:
        return None
    degrees = []
    for name, most in (LATITUDE, LONGITUDE):
        value = shared[name]
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return None
        if not math.isfinite(value) or abs(value) > most:
            return None
        degrees.append(round(float(value), DIGITS) + 0.0)  # + 0.0: no "-0.0"
    return ",".join(str(value) for value in degrees)
