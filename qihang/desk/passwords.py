"""What may be a password of the staff."""

from __future__ import annotations

from qihang.language import typed
from qihang.language.messages import Message, message

LEAST = 10
"""Signs; length alone is asked for, as rules of signs make passwords that are written down."""


def problem(fresh: str, again: str) -> Message | None:
    """What is to be mended of a new password; ``None`` if nothing."""
    if len(typed.plain(fresh)) < LEAST:
        return message("A password has at least {count} characters.", count=LEAST)
    if fresh != again:
        return message("The two new passwords are not the same yet.")
    return None
