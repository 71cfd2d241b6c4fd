"""Three goods that a small seller may buy: what is known of them, and how one seller weighs them.

All of it is invented. Which papers goods need is told by the law's own cards; here stands only
what the maker of each can show.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qihang.commerce.product_sheet import Point, Sheet
from qihang.language.messages import Message, message


@dataclass(frozen=True)
class Goods:
    """Goods, with what their maker says (``told``) of the ``papers`` that they need.

    ``missing`` are those that the maker cannot show; ``seller`` has for each point what one seller
    gives, and why.
    """

    name: Message
    about: Message
    told: Message
    papers: Mapping[str, Message]
    seller: Mapping[Point, tuple[int, Message]]
    missing: tuple[str, ...] = ()

    @property
    def sheet(self) -> Sheet:
        """The sheet of that seller."""
        points = {point: given for point, (given, _) in self.seller.items()}
        return Sheet(points, self.missing)


GOODS: dict[str, Goods] = {
    "peanuts": Goods(
        message("Peanuts"),
        message("From a village workshop. 500 g: buy for 8 yuan, sell for 18."),
        message(
            "Our food licence hangs on the wall: here is a photo. Every bag has a label."
            " There is no date on it yet; the next bags will have one."
        ),
        papers={
            "licence": message("Food licence"),
            "label": message("Bag label"),
            "date": message("Date on the label"),
        },
        missing=("date",),
        seller={
            "need": (2, message("Every home eats them, and buys again.")),
            "rivals": (1, message("Many sell peanuts, but few sell them this fresh.")),
            "margin": (2, message("10 of 18 yuan are left: that pays for ads, too.")),
            "parcel": (2, message("Light, hard to break, and they keep for months.")),
            "papers": (0, message("One of them is missing. Then this is 0.")),
            "season": (2, message("People eat them all year.")),
        },
    ),
    "lamp": Goods(
        message("Desk lamp"),
        message("From a factory, with a plug. Buy for 45 yuan, sell for 69."),
        message(
            "Here is our business licence. Look under the lamp: there is the 3C mark."
            " The certificate has the same number."
        ),
        papers={
            "licence": message("Business licence"),
            "mark": message("3C mark"),
            "certificate": message("3C certificate"),
        },
        seller={
            "need": (1, message("Many homes need one, but it lasts for years.")),
            "rivals": (0, message("Large shops sell them, and all look alike.")),
            "margin": (1, message("24 of 69 yuan are left, before the parcel.")),
            "parcel": (1, message("It keeps, but it breaks: it needs a thick box.")),
            "papers": (2, message("All that it needs was shown.")),
            "season": (2, message("It sells in every season.")),
        },
    ),
    "oranges": Goods(
        message("Oranges"),
        message("From a village. A box of 2.5 kg: buy for 15 yuan, sell for 32."),
        message(
            "We put a certificate into every box. It names the orchard, the day,"
            " and the place: Shiqiao village."
        ),
        papers={
            "certificate": message("Quality certificate"),
            "origin": message("Where they grow"),
        },
        seller={
            "need": (2, message("In winter everybody likes them, and buys again.")),
            "rivals": (1, message("Many sell oranges; last year's buyers know this village.")),
            "margin": (1, message("17 of 32 yuan are left, but some oranges go bad.")),
            "parcel": (0, message("Heavy, soft, and they do not keep for long.")),
            "papers": (2, message("Both of them were shown.")),
            "season": (0, message("They sell for three months a year.")),
        },
    ),
}
