"""Handing in what is not whole takes two calls.

What is empty the service sees itself. Whether an answer can be read, the page's kernel has
found out already: it has the question, and the service runs no notebook.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from typing import Any

from qihang.language.signs import seen
from qihang.protocol.page import Answer

EMPTY = "empty"

REASONS = (EMPTY, "unreadable", "unfinished")
"""Why a question has no whole answer."""


def is_blank(value: Any) -> bool:
    """Whether nothing was answered at all, or nothing that could be seen."""
    if isinstance(value, str):
        return not seen(value).strip()
    return value in (None, [], {})


def open_questions(
    questions: Iterable[str], answers: Mapping[str, Answer], told: Mapping[str, str]
) -> dict[str, str]:
    """The questions without a whole answer, each with its reason.

    ``told`` is what the page found in its answers; what is no reason counts for nothing.
    """
    found: dict[str, str] = {}
    for name in questions:
        answer = answers.get(name)
        if answer is None or is_blank(answer["value"]):
            found[name] = EMPTY
        elif told.get(name) in REASONS:
            found[name] = told[name]
    return found


def confirmation(secret: bytes, attempt_id: int, *state: Any) -> str:
    """What confirms that exactly this state of an attempt is handed in."""
    told = json.dumps([attempt_id, *state], sort_keys=True).encode()
    return hmac.new(secret, b"hand in\0" + told, hashlib.sha256).hexdigest()[:32]
