"""The chat log of one morning: three buyers, a robot that always answers at once, and Liping."""

from __future__ import annotations

from dataclasses import dataclass

from qihang.commerce.replies import Line, Who, second
from qihang.language.messages import Bilingual


@dataclass(frozen=True)
class Said:
    """A line of the log, and what was written in it."""

    line: Line
    text: Bilingual


def _said(clock: str, who: Who, buyer: str, text: Bilingual) -> Said:
    return Said(Line(second(clock), who, buyer), text)


BUYERS: dict[str, Bilingual] = {
    "lamp": Bilingual("买家 A", "Buyer A"),
    "shoes": Bilingual("买家 B", "Buyer B"),
    "fruit": Bilingual("买家 C", "Buyer C"),
}

SERVING: dict[Who, Bilingual] = {
    "robot": Bilingual("机器人", "Robot"),
    "person": Bilingual("立平", "Liping"),
}
"""Who answers the buyers."""

LOG: tuple[Said, ...] = (
    _said("09:00:10", "buyer", "lamp", Bilingual("灯能调亮吗？", "Can it be brighter?")),
    _said("09:00:11", "robot", "lamp", Bilingual("亲，请耐心等待。", "Please be patient.")),
    _said("09:02:50", "person", "lamp", Bilingual("能，亮度有 3 种。", "Yes, it has 3 levels.")),
    _said("09:03:20", "buyer", "lamp", Bilingual("有白色的吗？", "Is there a white one?")),
    _said("09:03:50", "person", "lamp", Bilingual("有。", "Yes, there is.")),
    _said("09:04:05", "person", "lamp", Bilingual("今天能寄出。", "It can go out today.")),
    _said("09:10:00", "buyer", "shoes", Bilingual("鞋小了，能换吗？", "Can I get a larger pair?")),
    _said("09:13:30", "buyer", "shoes", Bilingual("怎么没人回？", "Is nobody there?")),
    _said("09:14:10", "person", "shoes", Bilingual("能换，您要几码？", "Yes. Which size?")),
    _said("09:20:00", "buyer", "fruit", Bilingual("橘子坏了 3 个。", "3 oranges are bad.")),
    _said("09:20:01", "robot", "fruit", Bilingual("亲，请耐心等待。", "Please be patient.")),
    _said("09:24:00", "buyer", "fruit", Bilingual("算了，不等了。", "I stop waiting.")),
)

END = second("09:30:00")
"""When the log ends; whoever waits still was not answered."""
