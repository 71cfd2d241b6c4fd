"""Tokens and keys: who shows one is believed, so the store holds only what they hash to."""

from __future__ import annotations

import hashlib
import secrets


def make() -> str:
    """A new one that nobody can guess."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What the store knows it by."""
    return hashlib.sha256(token.encode()).hexdigest()
