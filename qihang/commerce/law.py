"""What the law asks of a seller, each rule with its source: see ``law.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from qihang.commerce.sources import source
from qihang.language.messages import Bilingual


@dataclass(frozen=True)
class Rule:
    """A rule in plain words, where it stands, and the day it was last looked up.

    ``date_checked`` is ``None`` as long as nobody has read the rule itself: pages say so.
    """

    words: Bilingual
    source: Bilingual
    date_checked: date | None = None

    @property
    def checked(self) -> bool:
        """Whether the rule itself was looked up."""
        return self.date_checked is not None


def _read() -> dict[str, tuple[Rule, ...]]:
    text = files("qihang.commerce").joinpath("law.toml").read_text(encoding="utf-8")
    return {
        topic: tuple(
            Rule(
                Bilingual(row["zh"], row["en"]),
                source(row["source"]),
                row.get("date_checked"),
            )
            for row in rows
        )
        for topic, rows in tomllib.loads(text).items()
    }


_RULES = _read()


def rules(topic: str) -> tuple[Rule, ...]:
    """The rules of a topic, in the order in which they are told. Raises ``KeyError``."""
    return _RULES[topic]
