"""Seeds: which numbers a trainee gets, and whether a seed is the trainee's own.

A seed is no secret, its numbers stand on the page. It is signed so that nobody,
by whatever socket a notebook was handed in, is marked on easier numbers than his own.
"""

from __future__ import annotations

import hashlib
import hmac
import re

SAMPLE = "sample"
"""The seed of the model answers in ``solutions/``."""

HALF = "half"
"""Stands before the half (1 or 2) of the class that somebody is in, where that decides what is
asked: ``1.half2.…``."""

_WHICH = re.compile(rf"(?P<attempt>[0-9]{{1,9}})\.(?:{HALF}(?P<half>[12])\.)?")


def make(
    secret: bytes, trainee: str, assignment: str, attempt: int, half: int | None = None
) -> str:
    """The seed of a trainee's ``attempt`` (from 1) at ``assignment``, in a ``half`` of a class."""
    which = str(attempt) if half is None else f"{attempt}.{HALF}{half}"
    return f"{which}.{_signature(secret, trainee, assignment, which)}"


def is_own(secret: bytes, seed: object, trainee: str, assignment: str) -> bool:
    """Whether ``seed`` was made for this trainee and assignment."""
    if not isinstance(seed, str):
        return False
    found = _WHICH.match(seed)
    if found is None:
        return False
    half = int(found["half"]) if found["half"] else None
    made = make(secret, trainee, assignment, int(found["attempt"]), half)
    return hmac.compare_digest(seed.encode(), made.encode())


def coin(secret: bytes, *about: str) -> bool:
    """A toss that comes out the same each time for the same thing, and that nobody can foresee."""
    return hmac.new(secret, "\0".join(("coin", *about)).encode(), hashlib.sha256).digest()[0] < 128


def _signature(secret: bytes, trainee: str, assignment: str, which: str) -> str:
    message = "\0".join((trainee, assignment, which)).encode()
    return hmac.new(secret, message, hashlib.sha256).hexdigest()[:20]
