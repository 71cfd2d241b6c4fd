"""Tokens and keys: they give access by themselves, so the store holds only their hashes."""

from __future__ import annotations

import hashlib
import secrets


def make() -> str:
    """A new random token."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """The hash under which the store keeps it."""
    return hashlib.sha256(token.encode()).hexdigest()
