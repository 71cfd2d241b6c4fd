"""Goods that buyers want to send back: what is known of each, and the case that it makes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qihang.commerce.returns import Case, Question
from qihang.language.messages import Bilingual


@dataclass(frozen=True)
class Told:
    """Goods with their name, the case that they make, and a fact for each question."""

    name: Bilingual
    case: Case
    facts: dict[Question, Bilingual]


NOTHING_WRONG = Bilingual("没毛病", "nothing wrong")
NO_PROMISE = Bilingual("没答应别的", "no promise")
NOT_ASKED = Bilingual("没选过“不退”", "nothing ticked")
NEW = Bilingual("和新的一样", "as new")


def _day(day: int) -> Bilingual:
    return Bilingual(f"签收后第 {day} 天", f"day {day} after delivery")


def _told(name: Bilingual, case: Case, kind: Bilingual, **told: Bilingual) -> Told:
    """Goods of which only what is ``told`` is out of the ordinary."""
    facts: dict[Question, Bilingual] = {
        "fault": told.get("fault", NOTHING_WRONG),
        "promised": told.get("promised", NO_PROMISE),
        "exception": kind,
        "confirmed": told.get("confirmed", NOT_ASKED),
        "in-time": _day(case.day),
        "as-new": told.get("state", NEW),
    }
    return Told(name, case, facts)


_ORANGES = Case(2, kind="fresh")

CASES: dict[str, Told] = {
    "shirt": _told(
        Bilingual("上衣：穿着不好看", "Shirt: does not suit me"),
        Case(5),
        Bilingual("现成的上衣", "a ready-made shirt"),
        state=Bilingual("试穿过，标签还在", "tried on, label on"),
    ),
    "cup": _told(
        Bilingual("杯子：不喜欢了", "Cup: I do not like it"),
        Case(2, kind="made-to-order"),
        Bilingual("按要求印了买家的名字", "printed with the buyer's name"),
    ),
    "disc": _told(
        Bilingual("软件：不想用了", "Software: no use for it"),
        Case(2, kind="software"),
        Bilingual("软件，包装拆开了", "software, its pack opened"),
    ),
    "oranges": _told(
        Bilingual("橘子：不爱吃", "Oranges: I do not like them"),
        _ORANGES,
        Bilingual("新鲜橘子", "fresh oranges"),
    ),
    "rotten": _told(
        Bilingual("橘子：坏了 3 个", "Oranges: 3 are rotten"),
        replace(_ORANGES, day=1, fault="quality"),
        Bilingual("新鲜橘子", "fresh oranges"),
        fault=Bilingual("10 个坏 3 个，有照片", "3 of 10 rotten, on a photo"),
        state=Bilingual("7 个是好的", "7 are good"),
    ),
    "earphones": _told(
        Bilingual("耳机：不要了", "Earphones: not wanted"),
        Case(3, confirmed="beforehand"),
        Bilingual("普通耳机", "ordinary earphones"),
        confirmed=Bilingual("页面先选好了“不退”", "the page ticked “no return”"),
        state=Bilingual("没拆开", "not opened"),
    ),
    "radio": _told(
        Bilingual("收音机：太大了", "Radio: too big"),
        Case(4, state="tried"),
        Bilingual("普通收音机", "an ordinary radio"),
        state=Bilingual("拆开，通电听过一次", "opened, switched on once"),
    ),
    "jacket": _told(
        Bilingual("外套：不想要了", "Jacket: not wanted"),
        Case(6, state="used"),
        Bilingual("现成的外套", "a ready-made jacket"),
        state=Bilingual("穿了好几天，脏了，有味", "worn for days, dirty, smells"),
    ),
    "lamp": _told(
        Bilingual("台灯：放不下", "Lamp: no room for it"),
        Case(9, promised_days=15),
        Bilingual("普通台灯", "an ordinary lamp"),
        promised=Bilingual("“15 天内都能退”", "“return it in 15 days”"),
    ),
    "shoes": _told(
        Bilingual("鞋：颜色不对", "Shoes: the wrong colour"),
        Case(4, fault="wrong-goods"),
        Bilingual("现成的鞋", "ready-made shoes"),
        fault=Bilingual("买的蓝色，来的红色", "blue ordered, red came"),
    ),
    "basket": _told(
        Bilingual("竹筐：太小了", "Basket: too small"),
        Case(12),
        Bilingual("现成的竹筐", "a ready-made basket"),
    ),
    "bag": _told(
        Bilingual("书包：坏了", "Bag: broken"),
        Case(20, fault="quality", state="used"),
        Bilingual("普通书包", "an ordinary bag"),
        fault=Bilingual("正常用，带子断了", "strap broke in normal use"),
        state=Bilingual("天天在用", "used every day"),
    ),
    "tea": _told(
        Bilingual("茶：不想喝了", "Tea: not wanted"),
        Case(2, confirmed="by-buyer"),
        Bilingual("快到期的茶", "tea, soon out of date"),
        promised=Bilingual("写明快到期", "“soon out of date”"),
        confirmed=Bilingual("买家自己选了“不退”", "the buyer ticked “no return”"),
        state=Bilingual("没拆开", "not opened"),
    ),
}
