"""Rows that belong together stand together: where each owner's begin."""

from __future__ import annotations

from typing import Sequence

import numpy as np
from numpy.typing import NDArray


def begins(owners: Sequence[str]) -> NDArray[np.int64]:
    """The places at which another owner begins, the first among them; for ``numpy``'s ``reduceat``."""
    firsts = [place for place, owner in enumerate(owners) if place == 0 or owner != owners[place - 1]]
    return np.array(firsts, dtype=np.int64)
