"""Seeds: which numbers a trainee gets, and whether a seed is the trainee's own.

A seed is no secret, its numbers stand on the page. It is signed so that nobody,
by whatever socket a notebook was handed in, is marked on easier numbers than his own.
"""

from __future__ import annotations

import hashlib
import hmac

SAMPLE = "sample"
"""The seed of the model answers in ``solutions/``."""


def make(secret: bytes, trainee: str, assignment: str, attempt: int) -> str:
    """The seed of one trainee's ``attempt`` (from 1) at ``assignment``."""
    return f"{attempt}.{_signature(secret, trainee, assignment, attempt)}"


def is_own(secret: bytes, seed: object, trainee: str, assignment: str) -> bool:
    """Whether ``seed`` was made for this trainee and assignment."""
    if not isinstance(seed, str):
        return False
    attempt, dot, _ = seed.partition(".")
    if not (dot and attempt.isascii() and attempt.isdigit() and len(attempt) < 10):
        return False
    return hmac.compare_digest(
        seed.encode(), make(secret, trainee, assignment, int(attempt)).encode()
    )


def _signature(secret: bytes, trainee: str, assignment: str, attempt: int) -> str:
    message = "\0".join((trainee, assignment, str(attempt))).encode()
    return hmac.new(secret, message, hashlib.sha256).hexdigest()[:20]
