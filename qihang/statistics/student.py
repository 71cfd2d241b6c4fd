"""Student's t distribution for whole degrees of freedom.

Abramowitz and Stegun, *Handbook of Mathematical Functions* (1964), formulas 26.7.3 and 26.7.4: for
whole degrees of freedom the probability is a finite sum, so that nothing is approximated.
"""

from __future__ import annotations

from functools import lru_cache
from math import atan, cos, pi, sin, sqrt

HALVINGS = 100
"""More than a float has bits."""


def inside(t: float, freedom: int) -> float:
    """The probability that a variate of ``freedom`` (1 or more) lies between -``t`` and ``t``."""
    angle = atan(t / sqrt(freedom))
    square, is_odd = cos(angle) ** 2, freedom % 2
    term = total = cos(angle) if is_odd else 1.0
    for power in range(2 + is_odd, freedom - 1, 2):
        term *= square * (power - 1) / power
        total += term
    if is_odd:
        total = 2 / pi * (angle + (sin(angle) * total if freedom > 1 else 0.0))
    else:
        total *= sin(angle)
    return min(total, 1.0)


@lru_cache(maxsize=512)
def quantile(level: float, freedom: int) -> float:
    """The t between whose negative and itself a share of ``level`` (0 to 1) lies."""
    high = 1.0
    while inside(high, freedom) < level:
        high *= 2
    low = 0.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if inside(middle, freedom) < level:
            low = middle
        else:
            high = middle
    return high
