"""How somebody at a seat is getting on, told from what the store knows of the seat."""

from __future__ import annotations

from datetime import datetime, timedelta

from qihang.protocol.desk import OpenPage, Seat

STUCK_AFTER = timedelta(minutes=4)
"""Without a new screen; most screens of a lesson take one to three minutes."""

STUCK_AT = 3
"""Answers since then that were not right yet. The hint is offered after two."""

QUIET_AFTER = timedelta(minutes=10)
"""Without anything that changed."""

CALLED, STUCK, QUIET, HANDED_IN, WORKING, NO_PAGE = (
    "called",
    "stuck",
    "quiet",
    "handed-in",
    "working",
    "no-page",
)

STANDINGS = (CALLED, STUCK, QUIET, HANDED_IN, WORKING, NO_PAGE)
"""From who needs somebody first to who needs nobody."""


def standing(seat: Seat, now: str) -> str:
    """One of :data:`STANDINGS`; ``now`` is a moment as the store writes it.

    Stuck is who has had no new screen for a while *and* answered repeatedly what is not right
    yet: who reads long, or errs once, is left alone.
    """
    if seat["called_at"] is not None:
        return CALLED
    page = seat["page"]
    if page is None:
        return NO_PAGE
    if page["kind"] == "exercise" and page["handed_in_at"] is not None:
        return HANDED_IN
    moment = datetime.fromisoformat(now)
    if page["misses"] >= STUCK_AT and moment - _since(page) >= STUCK_AFTER:
        return STUCK
    if moment - _last(seat, page) >= QUIET_AFTER:
        return QUIET
    return WORKING


def _since(page: OpenPage) -> datetime:
    """Since when there was no new screen."""
    return datetime.fromisoformat(page["new_screen_at"] or page["opened_at"])


def _last(seat: Seat, page: OpenPage) -> datetime:
    """When something changed at the seat the last time."""
    moments = (
        seat["since"],
        page["opened_at"],
        page["new_screen_at"],
        page["last_saved_at"],
    )
    return datetime.fromisoformat(max(one for one in moments if one))
