"""RuleCards: fees and rules of law as they were last looked up, each with its source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from qihang.commerce import law, money
from qihang.commerce.rates import rate
from qihang.language.messages import Translated, message, translations
from widgets.core.lab import Drawn, assets

FEES: dict[str, Translated] = {
    "platform_fee": message(
        "Basic software service fee of a large platform: {value}% of the money that buyers pay"
        " and do not get back.",
        value=money.figure(rate("platform_fee").value),
    ),
}
"""The rates that a lesson shows under ``fees``, each in its sentence."""


class RuleCards(Drawn):
    """Shows what is known about a topic: ``fees``, or a topic of :mod:`qihang.commerce.law`."""

    _esm, _css = assets("rulecards")

    def __init__(self, topic: str):
        super().__init__()
        self.view = {
            "topic": topic,
            "rules": list(_fees() if topic == "fees" else _rules(topic)),
            "adviser": translations(
                message("This is for learning. In doubt, ask legal aid (12348).")
            ),
        }


def _fees() -> Iterator[dict[str, Any]]:
    for name, words in FEES.items():
        known = rate(name)
        yield _shown(words, known.source, known.date_checked)


def _rules(topic: str) -> Iterator[dict[str, Any]]:
    for rule in law.rules(topic):
        yield _shown(rule.words, rule.source, rule.date_checked)


def _shown(words: Translated, source: Translated, day: date | None) -> dict[str, Any]:
    said = (
        message("Source: {source}, looked up {day}.", source=source, day=day)
        if day
        else message("Source: {source}.", source=source)
    )
    return {
        "text": translations(words),
        "source": translations(said),
        "check": None if day else translations(message("Not checked yet: ask before you use it.")),
    }
