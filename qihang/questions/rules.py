"""Rules that a text keeps or does not keep yet, each with a name. Never an opinion.

What a text must say is a fact of its own question (see :mod:`qihang.questions.facts`);
the rules here are the same for every text, in Chinese and in English.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from qihang.commerce.wording import rules as wording
from qihang.language.messages import Message, message
from qihang.questions import reading


@dataclass(frozen=True)
class Broken:
    """Why a rule is not kept: the ``misconception`` behind it, and the ``words`` that it is about.

    There are no words where something is missing.
    """

    misconception: str
    words: str | None = None


@dataclass(frozen=True)
class Rule:
    """What it ``asks`` for in words, and how a text is looked at: ``broken`` says why not.

    ``kept_by`` is a text to make examples from, ``broken_by`` holds one for each misconception that
    may lie behind a text that does not keep it.
    """

    name: str
    asks: Message
    broken: Callable[[str], Broken | None]
    kept_by: str
    broken_by: tuple[str, ...]
    law: bool = False
    """Whether it is a rule of law: a text that breaks it earns half of its points at most."""

    @property
    def misconceptions(self) -> list[str]:
        """The misconceptions that it names."""
        found = (self.broken(text) for text in self.broken_by)
        return [one.misconception for one in found if one]


WORD = r"[\u3400-\u4dbf\u4e00-\u9fff]|[A-Za-z\u00c0-\u024f0-9]+(?:['’.,%-][A-Za-z0-9]+)*"
"""What counts as one: a Chinese character, an English word, a number. Pages count with it."""


def length(text: str) -> int:
    """Characters of a Chinese text, words of an English one, and their sum if both are there."""
    return len(re.findall(WORD, reading.narrow(text)))


def _words(misconceptions: dict[str, str]) -> Callable[[str], Broken | None]:
    """A rule whose words are looked for; the misconception behind each kind of words."""

    def broken(text: str) -> Broken | None:
        found = ((wording.check(kind, text), kind) for kind in misconceptions)
        first = min(((place, kind) for place, kind in found if place), default=None)
        if not first:
            return None
        (start, end), kind = first
        return Broken(misconceptions[kind], text[start:end] or None)

    return broken


_LISTED = (
    Rule(
        "greeting",
        message("Begin with a greeting."),
        _words({"greeting": "greeting-missing"}),
        "您好，",
        ("行。",),
    ),
    Rule(
        "one-apology",
        message("Say sorry once at most."),
        _words({"one-apology": "too-many-apologies"}),
        "抱歉，",
        ("对不起，很抱歉，",),
    ),
    Rule(
        "hear",
        message("Show that you heard the buyer: say the buyer's trouble or feeling back."),
        _words({"hear": "not-heard"}),
        "您等急了，",
        ("行。",),
    ),
    Rule(
        "next-step",
        message("Say what happens next: who does what, and by when or where."),
        _words({"next-step": "no-next-step"}),
        "我们今天补发，",
        ("行。",),
    ),
    Rule(
        "claims",
        message("No “best”, no words about illness, nothing against other sellers."),
        _words(
            {
                "superlative": "claim-superlative",
                "cure": "claim-cure",
                "belittle": "claim-belittle",
            }
        ),
        "",
        ("全国最好，", "包治百病，", "比别家好，"),
        law=True,
    ),
    Rule(
        "promises",
        message("No promise that nobody can keep, such as “100 %”."),
        _words({"promise": "claim-promise"}),
        "",
        ("绝对有效，",),
        law=True,
    ),
    Rule(
        "reviews",
        message("No money or gift for praise, no made-up orders."),
        _words({"reviews": "claim-reviews"}),
        "",
        ("好评返现，",),
        law=True,
    ),
    Rule(
        "off-platform",
        message("No payment outside the platform."),
        _words({"off-platform": "claim-off-platform"}),
        "",
        ("加我微信，",),
    ),
    Rule(
        "private",
        message("No phone number, address or other private data."),
        _words({"private": "private-data"}),
        "",
        ("13800000000，",),
        law=True,
    ),
    Rule(
        "insults",
        message("No rude words."),
        _words({"insult": "rude-words"}),
        "",
        ("你是骗子，",),
    ),
)

RULES: dict[str, Rule] = {rule.name: rule for rule in _LISTED}
"""All rules by name."""
