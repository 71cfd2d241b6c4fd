"""Rates and limits of the trade, each with its source: see ``rates.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib.resources import files

from qihang.commerce.sources import source
from qihang.language.messages import Bilingual


@dataclass(frozen=True)
class Rate:
    """A number set by a rule, with the rule and the day it was last looked up.

    ``date_checked`` is ``None`` as long as nobody has read the rule itself, so a page that shows
    the number says that it is to be looked up before it is used.
    """

    value: Decimal
    unit: str
    source: Bilingual
    date_checked: date | None = None

    @property
    def checked(self) -> bool:
        """Whether the rule itself was looked up."""
        return self.date_checked is not None

    @property
    def fen(self) -> int:
        """The value in fen. Raises ``ValueError`` if it is not an amount of yuan."""
        if self.unit != "yuan":
            raise ValueError(f"{self.unit} is not money")
        return int(self.value * 100)

    @property
    def share(self) -> Decimal:
        """The value as a part of 1. Raises ``ValueError`` if it is not a percentage."""
        if self.unit != "percent":
            raise ValueError(f"{self.unit} is not a share")
        return self.value / 100


def _read() -> dict[str, Rate]:
    text = files("qihang.commerce").joinpath("rates.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text, parse_float=Decimal)
    return {
        name: Rate(
            Decimal(row["value"]),
            row["unit"],
            source(row["source"]),
            row.get("date_checked"),
        )
        for name, row in rows.items()
    }


_RATES = _read()


def rate(name: str) -> Rate:
    """The rate of that name. Raises ``KeyError`` if there is none."""
    return _RATES[name]
