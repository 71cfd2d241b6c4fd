"""Whom people call for help after a sentence: see ``helplines.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from qihang.language.messages import Bilingual


@dataclass(frozen=True)
class Helpline:
    """A ``number`` and what it is for.

    ``source`` is where its authority names it for this, and ``date_checked`` the day on which that
    was read; both are ``None`` as long as nobody did. An ``urgent`` one is called at once, and
    nobody is asked before.
    """

    number: str
    words: Bilingual
    source: Bilingual | None = None
    date_checked: date | None = None
    urgent: bool = False

    @property
    def checked(self) -> bool:
        """Whether the number was looked up."""
        return self.date_checked is not None


def _read() -> tuple[Helpline, ...]:
    text = files("qihang.commerce").joinpath("helplines.toml").read_text(encoding="utf-8")
    return tuple(
        Helpline(
            row["number"],
            Bilingual(row["zh"], row["en"]),
            Bilingual(**row["source"]) if "source" in row else None,
            row.get("date_checked"),
            row.get("urgent", False),
        )
        for row in tomllib.loads(text)["helpline"]
    )


HELPLINES = _read()
"""In the order in which they are told."""
