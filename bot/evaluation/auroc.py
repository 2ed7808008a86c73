"""The area under the curve: how often one number of the one sort exceeds one of the other."""

from __future__ import annotations

import math
from typing import Any, Sequence

import numpy as np

Z = 1.959964


def auroc(higher: Sequence[float], lower: Sequence[float]) -> dict[str, Any]:
    """How often one of ``higher`` exceeds one of ``lower`` (ties count half), as ``share`` with a 95 % interval.

    The interval is that of Hanley and McNeil (Radiology 143, 1982), cut at 0 and 1; None where a side is empty.
    """
    m, n = len(higher), len(lower)
    if not m or not n:
        return {"n": m, "share": None, "low": None, "high": None}
    above = np.asarray(higher)[:, None] - np.asarray(lower)[None, :]
    area = float((above > 0).mean() + (above == 0).mean() / 2)
    q1, q2 = area / (2 - area), 2 * area**2 / (1 + area)
    variance = (area * (1 - area) + (m - 1) * (q1 - area**2) + (n - 1) * (q2 - area**2)) / (m * n)
    reach = Z * math.sqrt(max(0.0, variance))
    return {
        "n": m,
        "share": round(area, 4),
        "low": round(max(0.0, area - reach), 4),
        "high": round(min(1.0, area + reach), 4),
    }
