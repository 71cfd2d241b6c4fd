"""Editions of an exercise: what somebody was asked stays as it was, and is marked as that.

An edition is one set of questions with the numbers drawn for them, and an assignment of its own
for nbgrader: ``s1`` is the first edition of the exercise of session s1, ``s1-2`` the second. Its
master stands in ``solutions/<assignment>``. Where an edition draws other numbers than the one
before, it has a generator of its own beside ``exercise.py``: ``exercise_2.py``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Any

SEEDS = ("sample", "1.golden", "2.golden", "3.golden", "4.golden")
"""The seeds whose numbers show whether a generator still draws what it drew."""

_ASSIGNMENT = re.compile(r"(?P<session>[^-]+)(?:-(?P<edition>[2-9]|[1-9][0-9]+))?")


def assignment(session: str, edition: int) -> str:
    """nbgrader's name of an edition, which are numbered from 1."""
    return session if edition == 1 else f"{session}-{edition}"


def parts(name: str) -> tuple[str, int]:
    """The session and the edition of an assignment. Raises ``ValueError`` for another name."""
    found = _ASSIGNMENT.fullmatch(name)
    if found is None:
        raise ValueError(f"{name} is no assignment's name")
    return found["session"], int(found["edition"] or 1)


def editions_in(names: Iterable[str], session: str) -> list[str]:
    """The assignments of a session among ``names``, oldest edition first."""
    found = []
    for name in names:
        match = _ASSIGNMENT.fullmatch(name)
        if match is not None and match["session"] == session:
            found.append(name)
    return sorted(found, key=parts)


def fingerprint(cases: Mapping[str, Any]) -> str:
    """A short name for what a generator draws, given its case for each of :data:`SEEDS`.

    It is the same after a word was mended: which word is drawn does not hang on how it is spelt.
    """
    return sha256(drawn(cases, with_words=False).encode()).hexdigest()


def drawn(cases: Mapping[str, Any], with_words: bool = True) -> str:
    """The numbers of each case by its seed, a line a field; words in English."""
    lines = [
        f"{seed} {name} = {json.dumps(value, ensure_ascii=False)}"
        for seed, case in cases.items()
        for name, value in _plain(case, with_words).items()
    ]
    return "\n".join(lines) + "\n"


def _plain(value: Any, with_words: bool) -> Any:
    """A value as JSON has it: what a notebook reads of it by name."""
    if hasattr(value, "translations"):
        return value.translations()["en"] if with_words else ""
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name), with_words) for one in fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return _plain(value._asdict(), with_words)
    if isinstance(value, Mapping):
        return {str(name): _plain(one, with_words) for name, one in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one, with_words) for one in value]
    return value if isinstance(value, int | float | str | None) else str(value)
