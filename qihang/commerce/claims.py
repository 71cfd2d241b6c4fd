"""Words that an offer may not use, and a 最, 第一 or "best" that is fine where it stands.

What the words are, and what makes them fine, stands in ``wording``: it is made for learning. It
finds what the law names plainly, and leaves alone what it does not know.

Sources. Advertising Law (2021) art 9: "national-level, highest, best" and the like; art 11:
facts need a source; art 13: no belittling of others; art 17 and Food Safety Law art 73: food
cures nothing; arts 28, 55: false ads. E-Commerce Law art 17 and Anti-Unfair-Competition Law:
no made-up deals or reviews. What stands in ``ALLOWED`` follows the guide of 2023 (SAMR notice
6/2023): goods of one's own compared with each other, an order in time that can be checked,
names of sizes. A payment outside the platform loses the buyer its protection.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qihang.commerce.wording import rules as wording
from qihang.language.messages import Message, message


@dataclass(frozen=True)
class Finding:
    """Words of a text, from ``start`` up to ``end``, and the ``rule`` that speaks of them."""

    start: int
    end: int
    words: str
    rule: str


FORBIDDEN: dict[str, Message] = {
    "superlative": message(
        "Nobody can prove “the best” or “number one”. The Advertising Law bans it."
    ),
    "cure": message(
        "Only medicine and medical goods may be said to heal. The law bans it for all others."
    ),
    "promise": message(
        "Nobody can keep such a promise every time. Say what is true and can be shown."
    ),
    "belittle": message(
        "The Advertising Law bans speaking badly of other sellers. Speak of your goods."
    ),
    "reviews": message("Paid praise and made-up orders are against the law."),
    "off-platform": message(
        "Payment outside the platform is not safe. Keep the deal on the platform."
    ),
}
"""Why each rule forbids what it finds."""

ALLOWED: dict[str, Message] = {
    "own-goods": message("This compares goods of the same shop with each other. That is allowed."),
    "order": message("This says when. It can be checked, so it is allowed."),
    "size": message("This is the name of a size. That is allowed."),
    "limit": message("This is a limit, not praise. That is allowed."),
    "advice": message("This is advice about use, not praise. That is allowed."),
    "manners": message("This is a way of being friendly, not praise. That is allowed."),
    "content": message("This says what the goods are made of. It is allowed if it is true."),
    "denial": message("This says no to it. That is allowed."),
}
"""Why a word that looks forbidden is fine where it stands."""


def findings(text: str) -> tuple[Finding, ...]:
    """What a text says that it may not say, in the order of the text."""
    return tuple(one for one in _looked_at(text) if one.rule in FORBIDDEN)


def allowed(text: str) -> tuple[Finding, ...]:
    """What looks forbidden in a text and is fine, in the order of the text."""
    return tuple(one for one in _looked_at(text) if one.rule in ALLOWED)


def explain(rule: str) -> Message:
    """Why a rule forbids or allows what it found. Raises ``KeyError`` for an unknown one."""
    return {**FORBIDDEN, **ALLOWED}[rule]


def _looked_at(text: str) -> Iterator[Finding]:
    """All findings, forbidden and allowed, in order; none overlaps another."""
    found = (
        Finding(one.start, one.end, text[one.start : one.end], one.fine or rule)
        for rule in FORBIDDEN
        for one in wording.looked_at(rule, text)
        if one.fine != wording.PLAIN
    )
    end = 0
    for one in sorted(found, key=lambda one: (one.start, one.rule in ALLOWED, -one.end)):
        if one.start >= end:
            yield one
            end = one.end
