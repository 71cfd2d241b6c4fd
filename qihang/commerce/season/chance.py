"""Chance that is the same everywhere: SHA-256 of the seed, the week and what is drawn.

Each draw has a name of its own, so that a season can draw one thing more and the others stay.
"""

from __future__ import annotations

from hashlib import sha256


def drawn(seed: str, week: int, what: str) -> int:
    """A number from 0 to 2**64 − 1."""
    digest = sha256(f"{seed}/{week}/{what}".encode()).digest()
    return int.from_bytes(digest[:8], "big")


def between(seed: str, week: int, what: str, least: int, most: int) -> int:
    """A number from ``least`` to ``most``, both among them."""
    return least + drawn(seed, week, what) % (most - least + 1)


def happens(seed: str, week: int, what: str, per_mille: int) -> bool:
    """Whether something comes true that does so in ``per_mille`` of a thousand cases."""
    return drawn(seed, week, what) % 1000 < per_mille


def part(whole: int, per_mille: int) -> int:
    """So many thousandths of ``whole``, rounded half up; neither is below 0."""
    return (whole * per_mille + 500) // 1000
