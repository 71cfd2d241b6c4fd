"""Eight chats in which a robot answered, and the knowledge base from which it did.

Tests hold that ``claims`` finds in each line what its ``rule`` says, in both languages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qihang.language.messages import Bilingual, message
from widgets.core.lines import EMPTY, KEPT, UNTRUE, Line, Part

Verdict = Literal["right", "wrong", "person"]


@dataclass(frozen=True)
class Entry:
    """An entry of the knowledge base: what it is about, what it says, and since when."""

    name: Bilingual
    text: Bilingual
    since: Bilingual


@dataclass(frozen=True, kw_only=True)
class Chat(Part):
    """What a buyer ``asked`` and the robot answered (``line``), and the ``entry`` that it is about.

    The ``better`` lines are what may be written into that entry: in its place, or, where it is
    about something else, as ``more`` of it.
    """

    asked: Bilingual
    verdict: Verdict
    entry: str
    more: bool = False


ENTRIES: dict[str, Entry] = {
    "sending": Entry(
        Bilingual("发货", "Sending"),
        Bilingual("付款后 2 天内寄出", "within 2 days of paying"),
        Bilingual("10 月 8 日", "8 Oct"),
    ),
    "freight": Entry(
        Bilingual("运费", "Freight"),
        Bilingual("每单 6 元", "6 yuan an order"),
        Bilingual("3 月 1 日", "1 Mar"),
    ),
    "lamp": Entry(
        Bilingual("台灯", "Lamp"),
        Bilingual("亮度有 3 种", "3 levels of light"),
        Bilingual("9 月 15 日", "15 Sep"),
    ),
    "sizes": Entry(
        Bilingual("鞋码", "Shoe sizes"),
        Bilingual("36 到 40", "36 to 40"),
        Bilingual("8 月 30 日", "30 Aug"),
    ),
    "person": Entry(
        Bilingual("换人", "To a person"),
        Bilingual("投诉、受伤、着火", "complaint, injury, fire"),
        Bilingual("10 月 20 日", "20 Oct"),
    ),
}

NOTICE = Entry(
    Bilingual("店里通知", "Notice"),
    Bilingual("满 59 元不收运费", "no freight from 59 yuan"),
    Bilingual("11 月 1 日", "1 Nov"),
)
"""What the shop told everybody, and nobody has written into the knowledge base yet."""

TODAY = Bilingual("11 月 9 日", "9 Nov")
"""The day on which the robot's chats are read."""

CHATS: dict[str, Chat] = {
    "levels": Chat(
        asked=Bilingual("台灯能调亮吗？", "Can the lamp be brighter?"),
        line=Line(
            Bilingual("能，亮度有 3 种。", "Yes: 3 levels of light."),
            KEPT,
            message("The entry says the same."),
            Bilingual("3 种", "3 levels"),
        ),
        verdict="right",
        entry="lamp",
    ),
    "freight": Chat(
        asked=Bilingual("买 70 元的，运费多少？", "Freight for goods of 70 yuan?"),
        line=Line(
            Bilingual("每单 6 元。", "6 yuan an order."),
            UNTRUE,
            message("The entry is of 1 March, the notice of 1 November."),
            Bilingual("6 元", "6 yuan"),
        ),
        verdict="wrong",
        entry="freight",
        better=(
            Line(
                Bilingual("满 59 元收 6 元", "6 yuan from 59 yuan"),
                UNTRUE,
                message("The notice says it the other way round."),
            ),
            Line(Bilingual("满 59 元不收，不满收 6 元", "free from 59 yuan, else 6 yuan"), KEPT),
            Line(
                Bilingual("运费不多，请放心", "freight is low, do not worry"),
                EMPTY,
                message("It does not say how much."),
            ),
        ),
    ),
    "size": Chat(
        asked=Bilingual("鞋有 42 码吗？", "Do you have size 42?"),
        line=Line(
            Bilingual("没有，只有 36 到 40 码。", "No, only 36 to 40."),
            KEPT,
            message("It says no, and so does the entry."),
            Bilingual("36 到 40", "36 to 40"),
        ),
        verdict="right",
        entry="sizes",
    ),
    "arrives": Chat(
        asked=Bilingual("明天一定能到吗？", "Will it be here tomorrow?"),
        line=Line(
            Bilingual("放心，保证明天到！", "Guaranteed for tomorrow!"),
            "promise",
            message("The entry says when it is sent, not when it comes."),
        ),
        verdict="wrong",
        entry="sending",
        better=(
            Line(
                Bilingual("2 天内寄出，哪天到看快递", "sent within 2 days; arrival not fixed"),
                KEPT,
            ),
            Line(
                Bilingual("保证 3 天内到", "guaranteed within 3 days"),
                "promise",
                message("The courier may be late."),
            ),
            Line(
                Bilingual("很快就到", "it comes soon"),
                EMPTY,
                message("Soon is no day."),
            ),
        ),
    ),
    "hurt": Chat(
        asked=Bilingual("灯碎了，孩子的手流血了！", "It broke. My child bleeds!"),
        line=Line(
            Bilingual("亲，请耐心等待。", "Please be patient."),
            EMPTY,
            message("Somebody is hurt. The robot did not know the word."),
        ),
        verdict="person",
        entry="person",
        more=True,
        better=(
            Line(
                Bilingual("流血：请他别着急", "blood: ask them to stay calm"),
                EMPTY,
                message("Calm words help no hand that bleeds."),
            ),
            Line(
                Bilingual("碎了：7 天内能退", "broken: return it in 7 days"),
                EMPTY,
                message("The lamp can wait. The child cannot."),
            ),
            Line(Bilingual("流血、手破了：换人", "blood, a cut hand: a person"), KEPT),
        ),
    ),
    "bathroom": Chat(
        asked=Bilingual("台灯能放洗手间吗？", "Is the lamp OK in a bathroom?"),
        line=Line(
            Bilingual("能，不怕水。", "Yes, it is waterproof."),
            UNTRUE,
            message("No entry says so: the robot made it up."),
            Bilingual("不怕水", "waterproof"),
        ),
        verdict="wrong",
        entry="lamp",
        more=True,
        better=(
            Line(
                Bilingual("怕水，不能放", "water harms it, do not"),
                UNTRUE,
                message("No entry says that either. It is made up, too."),
            ),
            Line(Bilingual("水：不知道，换人去问", "water: not known, a person finds out"), KEPT),
            Line(
                Bilingual("放哪里都行", "it may stand anywhere"),
                UNTRUE,
                message("That is made up, too."),
            ),
        ),
    ),
    "twice": Chat(
        asked=Bilingual("找人工。……我说了，找人工！", "A person! I said, a person!"),
        line=Line(
            Bilingual("亲，请说说您的问题。", "What is your question?"),
            EMPTY,
            message("Whoever asks twice for a person gets one."),
        ),
        verdict="person",
        entry="person",
        more=True,
        better=(
            Line(Bilingual("说了 2 次找人工", "asked twice for a person"), KEPT),
            Line(
                Bilingual("说了 10 次找人工", "asked 10 times for a person"),
                EMPTY,
                message("By then the buyer is gone."),
            ),
            Line(
                Bilingual("先说 3 次“请等一等”", "say “please wait” 3 times first"),
                EMPTY,
                message("He has waited already."),
            ),
        ),
    ),
    "sent": Chat(
        asked=Bilingual("付了款，什么时候寄？", "I have paid. When is it sent?"),
        line=Line(
            Bilingual("付款后 2 天内寄出。", "Within 2 days of paying."),
            KEPT,
            message("The entry says the same."),
            Bilingual("2 天内", "Within 2 days"),
        ),
        verdict="right",
        entry="sending",
    ),
}
"""In the order in which they were written."""
