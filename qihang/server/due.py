"""Until when an exercise can be handed in, as its trainee reads it on the home page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from markupsafe import Markup

from qihang.language.messages import Bilingual, Translated, message
from qihang.server.page import bilingual

_TO_DO = ("new", "begun")


def is_over(page: Mapping[str, Any]) -> bool:
    """Whether a page is an exercise that cannot be handed in any more."""
    holds = page.get("rules")
    return bool(holds and holds["is_over"])


def says(exercise: Mapping[str, Any]) -> Markup | None:
    """A sentence on the due time; nothing where there is none, or it is handed in."""
    holds = exercise.get("rules")
    if not holds or holds["due_at"] is None or exercise["state"] not in _TO_DO:
        return None
    time = in_words(holds["due_at"])
    if holds["is_over"]:
        return bilingual(
            message("The time to hand in ended: {time}. What you saved is kept.", time=time)
        )
    return bilingual(message("Hand in by {time}.", time=time))


def in_words(moment: str) -> Translated:
    """A moment in this PC's time, to the minute."""
    at = datetime.fromisoformat(moment).astimezone()
    clock = f"{at:%H:%M}"
    return Bilingual(f"{at.month}月{at.day}日 {clock}", f"{at.day} {at:%B}, {clock}")
