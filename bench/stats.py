"""Summaries of measured values, without any library."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence

Summary = dict[str, float]
"""``median``, ``min``, ``max`` and ``n``."""


def summary(values: Sequence[float]) -> Summary:
    """What is told of several values. Raises ``ValueError`` if there are none."""
    if not values:
        raise ValueError("nothing was measured")
    return {
        "median": statistics.median(values),
        "min": min(values),
        "max": max(values),
        "n": len(values),
    }


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that ``share`` (0 to 1) of all values do not exceed.

    Raises ``ValueError`` if there are none.
    """
    if not values:
        raise ValueError("nothing was measured")
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]
