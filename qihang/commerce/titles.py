"""How long a title of goods is, as a shop's form counts it.

A form may count bytes: one for a letter, a digit, a space or a sign of the keyboard, two for any
other sign, such as a Chinese character. How many it takes is a platform's own rule and changes, so
a lesson says it beside the box; :data:`MOST_BYTES` is what this course's form takes.
"""

from __future__ import annotations

MOST_BYTES = 60
"""Bytes that a title may have in this course: 30 Chinese characters."""


def byte_length(text: str) -> int:
    """Bytes of ``text`` as a shop's form counts them; blanks at both ends do not count."""
    return sum(1 if sign.isascii() else 2 for sign in text.strip())
