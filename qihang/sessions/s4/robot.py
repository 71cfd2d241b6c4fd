"""S4: what a shop's robot answered, beside the knowledge base that it answers from."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

from qihang.language.messages import Bilingual, message
from qihang.sessions.shown import FactCard

Answered = Literal["right", "old", "invented", "hurt"]

BEHIND: dict[Answered, str] = {
    "right": "right-answer-struck-out",
    "old": "old-answer-trusted",
    "invented": "invented-answer-trusted",
    "hurt": "hurt-left-to-the-robot",
}
"""The misconception behind an answer of each kind that is taken for another."""

ENTRIES: dict[str, tuple[Bilingual, Bilingual]] = {
    "sent": (Bilingual("发货", "Sent"), Bilingual("2 天内", "within 2 days")),
    "returns": (Bilingual("退货", "Returns"), Bilingual("15 天内", "within 15 days")),
    "freight": (
        Bilingual("退货的运费", "Freight back"),
        Bilingual("货坏了，店里出", "the shop, if broken"),
    ),
    "shoes": (Bilingual("鞋码", "Shoes"), Bilingual("36 到 42", "sizes 36 to 42")),
    "lamp": (Bilingual("台灯", "Lamp"), Bilingual("高 40 cm", "40 cm high")),
    "oranges": (Bilingual("橘子", "Oranges"), Bilingual("一箱 5 斤", "5 jin a box")),
    "gifts": (Bilingual("礼物", "Gifts"), Bilingual("没有", "none")),
    "person": (
        Bilingual("换人", "To a person"),
        Bilingual("受伤，过敏，投诉", "injury, allergy, complaint"),
    ),
}
"""What the robot may say, and when it gives way to a person."""

TITLE = message("The knowledge base")

KNOWLEDGE = FactCard(TITLE, tuple(ENTRIES.values()))


@dataclass(frozen=True)
class Answer:
    """What a buyer asked and what the robot answered. Of each ``topic`` one is shown at most.

    ``old``: the base says something else by now. ``invented``: the base says nothing of it.
    ``hurt``: the base gives it to a person.
    """

    id: str
    answered: Answered
    topic: str
    said: Bilingual

    def translations(self) -> dict[str, str]:
        """What is said, in both languages."""
        return self.said.translations()

    @property
    def idea(self) -> str:
        """The misconception behind taking it for right, or for wrong where it is right."""
        return BEHIND[self.answered]


ROBOT_ANSWERS: tuple[Answer, ...] = (
    Answer(
        "sent",
        "right",
        "sent",
        Bilingual("几天发货？→ 2 天内", "When is it sent? → In 2 days"),
    ),
    Answer(
        "day-ten",
        "right",
        "returns",
        Bilingual("第 10 天能退吗？→ 能", "Return it on day 10? → Yes"),
    ),
    Answer(
        "freight",
        "right",
        "freight",
        Bilingual("灯碎了，运费谁出？→ 店里", "Freight if broken? → The shop"),
    ),
    Answer(
        "large",
        "right",
        "large",
        Bilingual("有 42 码吗？→ 有", "Do you have size 42? → Yes"),
    ),
    Answer(
        "too-large",
        "right",
        "too-large",
        Bilingual("有 44 码吗？→ 没有", "Do you have size 44? → No"),
    ),
    Answer(
        "high",
        "right",
        "lamp",
        Bilingual("台灯多高？→ 40 cm", "How high is the lamp? → 40 cm"),
    ),
    Answer(
        "box",
        "right",
        "oranges",
        Bilingual("橘子一箱多重？→ 5 斤", "What does a box weigh? → 5 jin"),
    ),
    Answer(
        "no-gift",
        "right",
        "gift",
        Bilingual("有礼物吗？→ 没有", "Is there a gift? → No"),
    ),
    Answer(
        "given-over",
        "right",
        "allergy",
        Bilingual("我过敏了！→ 马上换人", "An allergy! → To a person"),
    ),
    Answer(
        "five-days",
        "old",
        "sent",
        Bilingual("几天发货？→ 5 天内", "When is it sent? → In 5 days"),
    ),
    Answer(
        "refused",
        "old",
        "returns",
        Bilingual("第 10 天能退吗？→ 不能", "Return it on day 10? → No"),
    ),
    Answer(
        "higher",
        "old",
        "lamp",
        Bilingual("台灯多高？→ 60 cm", "How high is the lamp? → 60 cm"),
    ),
    Answer(
        "lighter",
        "old",
        "oranges",
        Bilingual("橘子一箱多重？→ 3 斤", "What does a box weigh? → 3 jin"),
    ),
    Answer(
        "gift",
        "old",
        "gift",
        Bilingual("有礼物吗？→ 送鞋垫", "Is there a gift? → Yes, insoles"),
    ),
    Answer(
        "ten-years",
        "invented",
        "years",
        Bilingual("灯能用几年？→ 10 年", "Will the lamp last? → 10 years"),
    ),
    Answer(
        "sprayed",
        "invented",
        "sprayed",
        Bilingual("橘子打过药吗？→ 没有", "Were the oranges sprayed? → No"),
    ),
    Answer(
        "leather",
        "invented",
        "leather",
        Bilingual("鞋是真皮的吗？→ 是", "Are they leather? → Yes"),
    ),
    Answer(
        "cheaper",
        "invented",
        "cheaper",
        Bilingual("买两箱便宜吗？→ 便宜", "Are two boxes cheaper? → Yes"),
    ),
    Answer(
        "shock",
        "hurt",
        "shock",
        Bilingual("灯电了我的手！→ 请等待", "The lamp shocked me! → Wait"),
    ),
    Answer(
        "swollen",
        "hurt",
        "allergy",
        Bilingual("我过敏了！→ 多喝水", "An allergy! → Drink water"),
    ),
    Answer(
        "complaint",
        "hurt",
        "complaint",
        Bilingual("我要投诉！→ 给个好评吧", "I complain! → Please praise us"),
    ),
    Answer(
        "fell",
        "hurt",
        "fell",
        Bilingual("鞋滑，我伤了脚！→ 可以退", "I slipped and fell! → Return it"),
    ),
)


def robot_answer(id: str) -> Answer:
    """The answer of that id. Raises ``StopIteration`` for an unknown one."""
    return next(one for one in ROBOT_ANSWERS if one.id == id)


def draw_answers(rng: Random, count: int) -> tuple[str, ...]:
    """The ids of ``count`` answers, of which three are not right, one of each kind."""
    chosen: list[Answer] = []
    for answered in ("old", "invented", "hurt"):
        chosen.append(rng.choice(_others(chosen, answered)))
    chosen += rng.sample(_others(chosen, "right"), count - len(chosen))
    rng.shuffle(chosen)
    return tuple(one.id for one in chosen)


def _others(chosen: list[Answer], answered: str) -> list[Answer]:
    """Answers of that kind on what none of the ``chosen`` is about."""
    topics = {one.topic for one in chosen}
    return [one for one in ROBOT_ANSWERS if one.answered == answered and one.topic not in topics]
