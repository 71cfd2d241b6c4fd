"""S4: what buyers write, and whether the robot may answer it or a person takes over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random
from typing import Literal

from qihang.language.messages import Bilingual, Message, message
from qihang.sessions.s4.robot import ENTRIES, TITLE
from qihang.sessions.shown import FactCard

Who = Literal["robot", "person"]
Why = Literal["plain", "hurt", "asks", "exception"]

ANSWERED_BY: dict[str, Message] = {
    "robot": message("The robot"),
    "person": message("A person"),
}

TAKEN_WRONGLY: dict[Why, str] = {
    "plain": "person-for-every-question",
    "hurt": "hurt-left-to-the-robot",
    "asks": "asking-for-a-person-ignored",
    "exception": "robot-decides-exceptions",
}
"""The misconception behind a message that is left to the other one."""


@dataclass(frozen=True)
class Sent:
    """What a buyer ``said``, and ``why`` it belongs to the robot or to a person.

    ``entry``: of the knowledge base, where it has a plain answer.
    """

    id: str
    why: Why
    said: Bilingual
    entry: str = ""

    def translations(self) -> dict[str, str]:
        """What is said, in both languages."""
        return self.said.translations()

    @property
    def who(self) -> Who:
        """Who answers it."""
        return "robot" if self.why == "plain" else "person"

    @property
    def distractors(self) -> dict[Who, str]:
        """The misconception behind leaving it to the other one."""
        other: Who = "person" if self.who == "robot" else "robot"
        return {other: TAKEN_WRONGLY[self.why]}


SENT: tuple[Sent, ...] = (
    Sent("size", "plain", Bilingual("布鞋有 40 码吗？", "Are there shoes in size 40?"), "shoes"),
    Sent("sent", "plain", Bilingual("今天买，几天寄出？", "When will you send it?"), "sent"),
    Sent("wash", "plain", Bilingual("买布鞋送礼物吗？", "Is there a gift with it?"), "gifts"),
    Sent(
        "heavy",
        "plain",
        Bilingual("橘子一箱多重？", "What does a box of oranges weigh?"),
        "oranges",
    ),
    Sent("high", "plain", Bilingual("这个台灯多高？", "How high is this lamp?"), "lamp"),
    Sent(
        "hours", "plain", Bilingual("第 10 天还能退吗？", "Can I return it on day 10?"), "returns"
    ),
    Sent("shock", "hurt", Bilingual("台灯电了我的手！", "The lamp gave me a shock!")),
    Sent("rash", "hurt", Bilingual("孩子吃了，身上发红。", "My child ate it and has red skin.")),
    Sent("angry", "hurt", Bilingual("等了五天，太气人了！", "Five days! I am so angry!")),
    Sent("old", "hurt", Bilingual("我七十多了，看不懂。", "I am over seventy and lost here.")),
    Sent("twice", "asks", Bilingual("找人工！我说两次了。", "A person, please! I asked twice.")),
    Sent("real", "asks", Bilingual("又是机器人？我要找人。", "A robot again? I want a person.")),
    Sent(
        "both", "exception", Bilingual("你说能退，页面说不能。", "You say yes, the page says no.")
    ),
    Sent(
        "ill", "exception", Bilingual("我住院了，晚几天退行吗？", "I was ill. May I return later?")
    ),
    Sent("paid", "exception", Bilingual("付了两次钱，怎么退？", "I paid twice. What now?")),
)


def sent(id: str) -> Sent:
    """The message of that id. Raises ``StopIteration`` for an unknown one."""
    return next(one for one in SENT if one.id == id)


def base_for(messages: Iterable[Sent]) -> FactCard:
    """What the knowledge base says on some messages, with an entry that none of them is about.

    All of it would be higher than the screen.
    """
    shown = {"freight", "person", *(one.entry for one in messages)}
    return FactCard(TITLE, tuple(line for name, line in ENTRIES.items() if name in shown))


def draw_sent(rng: Random, count: int) -> tuple[str, ...]:
    """The ids of ``count`` messages: one or two plain ones less than half, the others not alike."""
    plain = rng.choice((count // 2, count - count // 2))
    reasons = rng.sample(("hurt", "asks", "exception"), min(count - plain, 3))
    chosen = [rng.choice(_of(why)) for why in reasons]
    chosen += rng.sample(_of("plain"), plain)
    rng.shuffle(chosen)
    return tuple(chosen)


def _of(why: str) -> list[str]:
    return [one.id for one in SENT if one.why == why]
