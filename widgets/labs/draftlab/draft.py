"""A machine's draft of the page of the cloth shoes, line by line, and the maker's card.

Tests hold that ``claims`` says of each line what its ``rule`` says, in both languages.
"""

from __future__ import annotations

from dataclasses import dataclass

from qihang.language.messages import Bilingual, message
from widgets.core.lines import EMPTY, KEPT, UNTRUE, Line, Part


@dataclass(frozen=True, kw_only=True)
class Drafted(Part):
    """A line of the draft; ``fact``: the line of the maker's card that speaks of the same."""

    fact: str | None = None


FACTS: dict[str, tuple[Bilingual, Bilingual]] = {
    "sole": (Bilingual("鞋底", "Sole"), Bilingual("6 层布", "6 layers of cloth")),
    "sizes": (Bilingual("尺码", "Sizes"), Bilingual("36 到 40", "36 to 40")),
    "colours": (Bilingual("颜色", "Colours"), Bilingual("黑、蓝", "black, blue")),
    "weight": (Bilingual("一双重", "A pair"), Bilingual("280 克", "280 g")),
    "box": (Bilingual("一盒", "A box"), Bilingual("1 双", "1 pair")),
    "made": (Bilingual("产地", "Made in"), Bilingual("石桥村", "Shiqiao")),
    "wash": (Bilingual("洗法", "Wash"), Bilingual("用手洗", "by hand")),
    "report": (Bilingual("检验报告", "Test report"), Bilingual("没有", "none")),
}
"""What the maker wrote down: what it is called, and what it is."""


DRAFT: dict[str, Drafted] = {
    "goods": Drafted(
        line=Line(
            Bilingual("这是全国最好的布鞋。", "These are the best cloth shoes in the country."),
            "superlative",
            message("Nobody can prove “best”, and the law bans it."),
        ),
        better=(
            Line(
                Bilingual("我家的布鞋，全国第一。", "Our cloth shoes are number one."),
                "superlative",
            ),
            Line(
                Bilingual("手工布鞋，黑、蓝两色。", "Cloth shoes made by hand, black or blue."),
                KEPT,
            ),
            Line(
                Bilingual("好鞋，看图就知道。", "Good shoes, as the picture shows."),
                EMPTY,
                message("It says nothing that buyers can check."),
            ),
        ),
    ),
    "sole": Drafted(
        line=Line(
            Bilingual("鞋底用 6 层布做成。", "The sole has 6 layers of cloth."),
            KEPT,
            message("The card says the same."),
            Bilingual("6 层布", "6 layers"),
        ),
        fact="sole",
    ),
    "weight": Drafted(
        line=Line(
            Bilingual("很轻，一双才 180 克。", "Light: a pair is only 180 g."),
            UNTRUE,
            message("The card says 280 g."),
            Bilingual("180 克", "180 g"),
        ),
        fact="weight",
        better=(
            Line(Bilingual("一双重 280 克。", "A pair is 280 g."), KEPT),
            Line(
                Bilingual("一双不到 250 克。", "A pair is less than 250 g."),
                UNTRUE,
                message("280 g is more than that."),
            ),
            Line(
                Bilingual("一盒 2 双，共 560 克。", "A box of 2 pairs is 560 g."),
                UNTRUE,
                message("The card says 1 pair in a box."),
            ),
        ),
    ),
    "made": Drafted(
        line=Line(
            Bilingual("城里有名的店做的。", "Made by a well-known shop in the city."),
            UNTRUE,
            message("The card says Shiqiao."),
            Bilingual("城里有名的店", "a well-known shop in the city"),
        ),
        fact="made",
        better=(
            Line(
                Bilingual("石桥村有名的店做的。", "Made by a well-known shop in Shiqiao."),
                UNTRUE,
                message("The card names the village, and no well-known shop."),
            ),
            Line(
                Bilingual("产地请看盒子。", "For the place, see the box."),
                EMPTY,
                message("It does not say where they are made."),
            ),
            Line(Bilingual("石桥村做的，手工。", "Made by hand in Shiqiao."), KEPT),
        ),
    ),
    "sizes": Drafted(
        line=Line(
            Bilingual("40 码是本店最大的尺码。", "40 is the largest size in our shop."),
            "own-goods",
        ),
        fact="sizes",
    ),
    "feet": Drafted(
        line=Line(
            Bilingual("天天穿，能治脚病。", "Wear them daily to cure sore feet."),
            "cure",
            message("Shoes heal nothing, and no page may say so."),
        ),
        better=(
            Line(
                Bilingual("穿一个月，脚就不痛了。", "After a month your feet stop hurting."),
                "cure",
                message("That is healing, too, in other words."),
            ),
            Line(Bilingual("脏了请用手洗。", "Please wash them by hand."), KEPT),
            Line(
                Bilingual("医生也穿这种鞋。", "Doctors wear them, too."),
                UNTRUE,
                message("The card knows of no doctor."),
            ),
        ),
    ),
    "report": Drafted(
        line=Line(
            Bilingual("有检验报告，请放心。", "There is a test report, so trust us."),
            UNTRUE,
            message("The card says there is none."),
            Bilingual("检验报告", "a test report"),
        ),
        fact="report",
        better=(
            Line(
                Bilingual("买过的人都说质量好。", "All buyers praise the quality."),
                UNTRUE,
                message("No buyer has written that. A made-up review is against the law."),
            ),
            Line(
                Bilingual("检验报告马上就来。", "The test report will come soon."),
                UNTRUE,
                message("The card says none, and none to come."),
            ),
            Line(
                Bilingual("（不写这一句）", "(leave this line out)"),
                KEPT,
                message("What nobody can show is left out."),
            ),
        ),
    ),
}
"""In the order of the page."""
