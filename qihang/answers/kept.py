"""Where what was tried is kept: with the session of its page, or once for all sessions.

An item whose name begins with ``own.`` is the trainee's own: the pages of all sessions show it, and
each may write to it. What a page sends of it is laid over what is kept, field by field, so that a
page need not have seen what another window wrote meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

OWN = "own."
"""How the name of an item begins that is kept once for all sessions."""

ALL_SESSIONS = "all-sessions"
"""What stands in the place of a session then. No session can be called so."""


def is_own(item: str) -> bool:
    """Whether an item is the trainee's own in all sessions."""
    return item.startswith(OWN)


def place(item: str, session: str) -> str:
    """What an item is kept under, that was tried on a page of a session."""
    return ALL_SESSIONS if is_own(item) else session


def laid_over(item: str, before: Mapping[str, Any] | None, state: dict[str, Any]) -> dict[str, Any]:
    """The state that is to be kept of an item: ``before`` is what is kept of it, if anything is."""
    return {**before["state"], **state} if before and is_own(item) else state
