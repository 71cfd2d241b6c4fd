"""What has changed outside since a trainee was there: see ``news.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files

from qihang.language.messages import Bilingual

STALE_AFTER = timedelta(days=365)
"""The time after which a change has to be looked up again: rules change that fast."""


@dataclass(frozen=True)
class Change:
    """What is so, or was told, since a ``day``, in plain words.

    ``source`` is printed beside it, ``found`` says where it was read and ``date_checked`` when;
    that is ``None`` as long as it is known from a second hand.
    """

    day: date
    words: Bilingual
    source: Bilingual
    found: str
    date_checked: date | None = None

    def is_stale(self, today: date) -> bool:
        """Whether it was looked up so long ago that it may have changed again."""
        return self.date_checked is not None and today - self.date_checked > STALE_AFTER


def _read() -> dict[str, tuple[Change, ...]]:
    text = files("qihang.commerce").joinpath("news.toml").read_text(encoding="utf-8")
    return {
        session: tuple(
            Change(
                row["day"],
                Bilingual(row["zh"], row["en"]),
                Bilingual(row["source"]["zh"], row["source"]["en"]),
                row["found"],
                row.get("date_checked"),
            )
            for row in rows
        )
        for session, rows in tomllib.loads(text).items()
    }


_CHANGES = _read()


def sessions() -> tuple[str, ...]:
    """The sessions that open with such a card."""
    return tuple(_CHANGES)


def changes(session: str) -> tuple[Change, ...]:
    """What a session tells, the oldest first. Raises ``KeyError`` for one that tells nothing."""
    return _CHANGES[session]
