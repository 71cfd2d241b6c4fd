"""What is said in ten minutes of live selling, line by line, with what there is to say of it.

Tests hold that the lamp says the same of each line as its ``rule``, in both languages.
"""

from __future__ import annotations

from dataclasses import dataclass

from qihang.language.messages import Bilingual, Translated, message
from widgets.core.lines import EMPTY, KEPT, UNTRUE, Line, Part


@dataclass(frozen=True, kw_only=True)
class Said(Part):
    """A part of the ten minutes; ``fact``: what the stock list says, where the line is about it."""

    name: Translated
    minutes: int
    fact: Translated | None = None


SCRIPT: dict[str, Said] = {
    "greeting": Said(
        name=message("Greeting"),
        minutes=1,
        line=Line(
            Bilingual(
                "大家好，我是小林。今天给大家看春天第一批采的茶。",
                "Hello, I am Lin. This tea is the first picking of spring.",
            ),
            "order",
        ),
        fact=message("Stock list: first picking, 20 March."),
    ),
    "who": Said(
        name=message("Who it is for"),
        minutes=1,
        line=Line(
            Bilingual(
                "给家里老人喝吧，这个茶能降血压。",
                "Buy it for your parents. It lowers blood pressure.",
            ),
            "cure",
        ),
        better=(
            Line(
                Bilingual(
                    "天天喝，能防感冒。", "Drink it every day, and you will not catch a cold."
                ),
                "cure",
            ),
            Line(
                Bilingual(
                    "口味清淡的朋友，这个茶正合适。",
                    "If you like a light tea, this one is for you.",
                ),
                KEPT,
            ),
            Line(
                Bilingual("我保证，人人喝了都喜欢。", "I guarantee that everyone will like it."),
                "promise",
            ),
        ),
    ),
    "goods": Said(
        name=message("Show the goods"),
        minutes=2,
        line=Line(
            Bilingual(
                "大家看，这是我店里最大的一包，500 克。", "Look, this is our largest pack: 500 g."
            ),
            "own-goods",
        ),
        fact=message("Stock list: 100 g, 250 g and 500 g."),
    ),
    "facts": Said(
        name=message("Facts and proof"),
        minutes=2,
        line=Line(
            Bilingual("这个茶是全国最好的。", "This is the best tea in the whole country."),
            "superlative",
        ),
        better=(
            Line(
                Bilingual(
                    "别家卖的都是假的，就我家是真的。",
                    "Other shops sell fakes. Only mine is real.",
                ),
                "belittle",
            ),
            Line(
                Bilingual(
                    "这个茶好得没话说，喝了就知道。",
                    "Words cannot say how good it is. Taste it and see.",
                ),
                EMPTY,
                message("It says nothing that people can check."),
            ),
            Line(
                Bilingual(
                    "产地福建，3 月 20 日采的。检验报告在商品页。",
                    "From Fujian, picked 20 March. The test report is on this page.",
                ),
                KEPT,
            ),
        ),
    ),
    "price": Said(
        name=message("Price and parcel"),
        minutes=1,
        line=Line(
            Bilingual(
                "一包 58 元。五星好评返 5 元。",
                "58 yuan a pack. Give five stars and get 5 yuan back.",
            ),
            "reviews",
        ),
        better=(
            Line(
                Bilingual(
                    "一包 58 元，100 克，快递费 6 元另外算。",
                    "A pack of 100 g is 58 yuan, and the parcel is 6 yuan more.",
                ),
                KEPT,
            ),
            Line(
                Bilingual(
                    "一包 58 元。好评带图，再送一小包。",
                    "58 yuan a pack, and a free sample for a good review with a photo.",
                ),
                "reviews",
            ),
            Line(
                Bilingual(
                    "价钱很合适，大家点进去看。", "The price is good. Have a look for yourselves."
                ),
                EMPTY,
                message("It does not say the price."),
            ),
        ),
    ),
    "order": Said(
        name=message("How to order"),
        minutes=1,
        line=Line(
            Bilingual(
                "想买的朋友，加我微信，更便宜。",
                "To buy, add me on WeChat. It is cheaper there.",
            ),
            "off-platform",
        ),
        better=(
            Line(
                Bilingual(
                    "把钱直接转给我也行，我马上发货。",
                    "You can also send the money straight to me. I ship right away.",
                ),
                "off-platform",
            ),
            Line(
                Bilingual(
                    "点下面的商品下单，在平台上付款。",
                    "Press the tea below to order, and pay here on the platform.",
                ),
                KEPT,
            ),
            Line(
                Bilingual("想买的朋友，先看看再说。", "If you want some, just look around first."),
                EMPTY,
                message("It does not say how to order."),
            ),
        ),
    ),
    "questions": Said(
        name=message("Questions"),
        minutes=1,
        line=Line(
            Bilingual(
                "有人问怎么放。打开以后，最好放在干的地方。",
                "Someone asks how to keep it. Once open, it is best kept dry.",
            ),
            "advice",
        ),
    ),
    "close": Said(
        name=message("Thanks"),
        minutes=1,
        line=Line(
            Bilingual(
                "谢谢大家！只剩一分钟，过了就没有了！",
                "Thank you all! Only one minute left, then it is gone!",
            ),
            UNTRUE,
            message("There are 300 packs, on sale tomorrow too. Say what is true."),
        ),
        fact=message("Stock list: 300 packs, on sale tomorrow."),
        better=(
            Line(
                Bilingual(
                    "谢谢大家。只剩 3 包了，快下单！", "Thank you all. Only 3 packs left, so hurry!"
                ),
                UNTRUE,
                message("The stock list says 300 packs, not 3."),
            ),
            Line(
                Bilingual(
                    "谢谢大家。我家是全网最低价！",
                    "Thank you all. It is nowhere cheaper!",
                ),
                "superlative",
            ),
            Line(
                Bilingual(
                    "谢谢大家。还有 300 包，明天晚上 8 点再见。",
                    "Thank you all. 300 packs are left. See you tomorrow at 8.",
                ),
                KEPT,
            ),
        ),
    ),
}
"""In the order in which they are said."""
