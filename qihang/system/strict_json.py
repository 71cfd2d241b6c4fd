"""JSON from outside, read so that whatever is done with it later can be done.

Python's own reader lets through what cannot be written, stored or sent on afterwards.
"""

from __future__ import annotations

import json
import math
from typing import Any

DEEPEST = 32
"""Lists and objects within each other."""


def read(data: bytes) -> Any:
    """The value that JSON stands for.

    Raises :class:`ValueError` for what is no JSON in UTF-8, and for halves of signs (lone
    surrogates), numbers without an end, and more than :data:`DEEPEST` levels.
    """
    try:
        value = json.loads(data.decode("utf-8"), parse_constant=_no_number)
    except RecursionError as error:
        raise ValueError("too deep") from error
    if not _is_whole(value, DEEPEST):
        raise ValueError("half a sign, no number, or too deep")
    return value


def _is_whole(value: Any, depth: int) -> bool:
    if isinstance(value, str):
        return value.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in value)
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, list):
        return depth > 0 and all(_is_whole(one, depth - 1) for one in value)
    if isinstance(value, dict):
        return depth > 0 and all(
            _is_whole(name, 0) and _is_whole(one, depth - 1) for name, one in value.items()
        )
    return True


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is not a number")
