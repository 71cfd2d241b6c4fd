"""PINs: made at random, kept only as argon2 hashes, slowed after repeated misses."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from qihang.language import typed

LENGTH = 6
"""Digits of a PIN."""

NOBODYS = (
    "$argon2id$v=19$m=19456,t=2,p=1$yfsAHBnkmsUTbaecrsWOXA$"
    "3HmGYdOF1e4Pb0tr6Ew9g6kOObZvi65EQfOz4vHSB+U"
)
"""The hash of a random secret, compared where a number is unknown, to take the same time."""

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def make() -> str:
    """A new random PIN."""
    return "".join(secrets.choice("0123456789") for _ in range(LENGTH))


def plain(typed_pin: str) -> str:
    """A PIN as it was given out: people type 433 123 and 433-123 for 433123."""
    return typed.unspaced(typed.hyphened(typed.plain(typed_pin))).replace("-", "")


def hashed(pin: str) -> str:
    """The hash of a PIN, which is what is stored."""
    return _hasher.hash(pin)


def fits(pin: str, pin_hash: str | None) -> bool:
    """Whether ``pin`` is right. Without a hash (unknown number) it takes the same time.

    A hash that was damaged fits no PIN.
    """
    try:
        _hasher.verify(pin_hash or NOBODYS, pin)
    except (VerificationError, ValueError):
        return False
    return pin_hash is not None


@dataclass(frozen=True)
class Slowing:
    """How a trainee number at one seat, or a seat, is slowed after wrong PINs."""

    free_misses: int
    """Wrong PINs in a row that cost no waiting."""
    longest_wait: int
    """Seconds. Many trainees share a seat, so it is blocked for a minute at most."""


def wait(slowing: Slowing, misses: int, last_at: str, now: str) -> int:
    """Seconds until the next try is compared: 5, 10, 20 … after the free misses."""
    over = misses - slowing.free_misses
    if over < 0:
        return 0
    until = datetime.fromisoformat(last_at) + timedelta(
        seconds=min(slowing.longest_wait, 5 * 2 ** min(over, 10))
    )
    left = (until - datetime.fromisoformat(now)).total_seconds()
    return max(0, -int(-left // 1))
