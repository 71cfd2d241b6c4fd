"""Rules that a text keeps or does not keep yet, each with a name. Never an opinion.

What a text must say is a fact of its own question (see :mod:`qihang.questions.facts`);
the rules here are the same for every text, in Chinese and in English.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from qihang.commerce import claims
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


def _claims(*kinds: str) -> Callable[[str], Broken | None]:
    def broken(text: str) -> Broken | None:
        found = next((one for one in claims.findings(text) if one.rule in kinds), None)
        return Broken(f"claim-{found.rule}", found.words) if found else None

    return broken


def _without(pattern: re.Pattern[str], misconception: str) -> Callable[[str], Broken | None]:
    def broken(text: str) -> Broken | None:
        found = pattern.search(reading.narrow(text))
        return Broken(misconception, found[0]) if found else None

    return broken


_GREETING = re.compile(
    r"\W*(?:[\u4e00-\u9fff]{0,6}?(?:您好|你好|大家好|朋友们好|早上好|上午好|中午好|下午好|晚上好)"
    r"|亲爱?的?[，,！!～~ ]|欢迎|各位[\u4e00-\u9fff]{0,4}好?"
    r"|(?:hello|hi|welcome|dear|good (?:morning|afternoon|evening|day))\b)",
    re.IGNORECASE,
)
_SORRY = re.compile(
    r"对不起|抱歉|不好意思|请(?:您|你)?原谅|\bsorry\b|\bapolog\w+|\bpardon\b|\bforgive\b",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)"  # a mobile phone
    r"|(?<!\d)0\d{2,3}[ -]\d{7,8}(?!\d)"  # a telephone
    r"|(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])\d{5}[\dXx](?!\d)"  # an identity card
    r"|(?:卡号|账号|card(?: number| no\.?)?|account(?: number| no\.?)?)[:： ]*\d(?:[ -]?\d){9,}"
    r"|[\w.+-]+@[\w-]+\.[\w.]+"
    r"|\d+ ?(?:号楼|栋|幢)\D{0,8}\d+ ?(?:室|号房)|\b(?:room|flat|apartment|apt\.?) \d+",
    re.IGNORECASE,
)
_INSULT = re.compile(
    r"傻|蠢|笨蛋|骗子|废物|白痴|不要脸|神经病|无理取闹|你有病|脑子|滚(?=[吧开！!。，,]|$)|瞎(?:说|了)|闭嘴"
    r"|\b(?:stupid|idiots?|fools?|foolish|liars?|cheaters?|moron|dumb|shut up|get lost|crazy"
    r"|shameless|nonsense|rubbish customer)\b",
    re.IGNORECASE,
)


def _greeting(text: str) -> Broken | None:
    return None if _GREETING.match(reading.narrow(text)) else Broken("greeting-missing")


def _one_apology(text: str) -> Broken | None:
    found = _SORRY.findall(reading.narrow(text))
    return Broken("too-many-apologies", found[1]) if len(found) > 1 else None


_LISTED = (
    Rule(
        "greeting",
        message("Begin with a greeting."),
        _greeting,
        "您好，",
        ("行。",),
    ),
    Rule(
        "one-apology",
        message("Say sorry once at most."),
        _one_apology,
        "抱歉，",
        ("对不起，很抱歉，",),
    ),
    Rule(
        "claims",
        message("No “best”, no words about illness, nothing against other sellers."),
        _claims("superlative", "cure", "belittle"),
        "",
        ("全国最好，", "包治百病，", "比别家好，"),
    ),
    Rule(
        "promises",
        message("No promise that nobody can keep, such as “100 %”."),
        _claims("promise"),
        "",
        ("绝对有效，",),
    ),
    Rule(
        "reviews",
        message("No money or gift for praise, no made-up orders."),
        _claims("reviews"),
        "",
        ("好评返现，",),
    ),
    Rule(
        "off-platform",
        message("No payment outside the platform."),
        _claims("off-platform"),
        "",
        ("加我微信，",),
    ),
    Rule(
        "private",
        message("No phone number, address or other private data."),
        _without(_PRIVATE, "private-data"),
        "",
        ("13800000000，",),
    ),
    Rule(
        "insults",
        message("No rude words."),
        _without(_INSULT, "rude-words"),
        "",
        ("你是骗子，",),
    ),
)

RULES: dict[str, Rule] = {rule.name: rule for rule in _LISTED}
"""All rules by name."""
