"""What somebody proposes that breaks a rule, told from the side of the law, and where it leads.

Each brings something while nobody sees it, and costs much more once it is found out. What it
brings, the chance and the amounts are invented, but made so that no move pays: a test plays the
best of 200 lawful plans with and without it. That a shop is told to correct, must pay buyers back,
is fined in proportion and loses its place in the list is how such a thing goes.
"""

from __future__ import annotations

from dataclasses import dataclass

from qihang.language.messages import Bilingual


@dataclass(frozen=True)
class Move:
    """``proposed``: the words of somebody else. ``found``: how often it is found out in a week, in
    thousandths. Then a ``fine`` and money ``paid_back`` to buyers, both in thousandths of the
    week's sales, and ``lost`` thousandths of the visitors of later weeks.

    While it is done: ``pulls`` more buyers in thousandths, ``lifts`` the visitors of later weeks,
    and ``costs`` that many fen.
    """

    name: Bilingual
    proposed: Bilingual
    then: Bilingual
    found: int
    fine: int
    paid_back: int
    lost: int
    pulls: int = 0
    lifts: int = 0
    costs: int = 0


LEAST_FINE = 20000
"""Fen of the smallest fine."""

FAKE_ORDERS = 20

OUTSIDE_SHARE = 300
"""Thousandths of the buyers who go along and pay outside the platform."""

MIXED_IN = 5
"""At most every fifth parcel holds something spoilt."""

MIXED_IN_REFUNDED = 700
"""Thousandths of the buyers of something spoilt who want their money back."""

MOVES: dict[str, Move] = {
    "brushing": Move(
        name=Bilingual("买假单", "fake orders"),
        proposed=Bilingual(
            "有人说：花钱买 20 单假单，排名就上去。",
            "Somebody says: pay for 20 fake orders, and the shop moves up the list.",
        ),
        then=Bilingual(
            "假单被查到，单子不算，店往后排，还要罚款。",
            "The fake orders were found. They count no more, the shop moves down and pays a fine.",
        ),
        found=400,
        fine=300,
        paid_back=0,
        lost=400,
        pulls=100,
        lifts=150,
        costs=8000,
    ),
    "spoilt": Move(
        name=Bilingual("把坏货混进好货", "spoilt goods among good ones"),
        proposed=Bilingual(
            "有人说：坏了的混进好货里发，没人看得出。",
            "Somebody says: put what is spoilt among the good ones. Nobody will see.",
        ),
        then=Bilingual(
            "买家投诉。要退款、赔钱，店还要交罚款。",
            "Buyers complained. The shop pays them back, and pays a fine.",
        ),
        found=500,
        fine=300,
        paid_back=300,
        lost=400,
    ),
    "was-price": Move(
        name=Bilingual("编一个原价", "an invented old price"),
        proposed=Bilingual(
            "有人说：写个从没卖过的“原价 99 元”，显得便宜。",
            "Somebody says: write “was 99 yuan”, though it never was. It looks cheap then.",
        ),
        then=Bilingual(
            "编的原价被查到。要改正、退差价，还要罚款。",
            "The invented price was found. The shop corrects it, pays back a part and a fine.",
        ),
        found=400,
        fine=300,
        paid_back=150,
        lost=300,
        pulls=200,
    ),
    "praise": Move(
        name=Bilingual("花钱买好评", "paid praise"),
        proposed=Bilingual(
            "有人说：写好评就返 3 元，好评多了好卖。",
            "Somebody says: give 3 yuan back for each good review. Praise sells.",
        ),
        then=Bilingual(
            "花钱买的好评被查到，全部删掉，还要罚款。",
            "The paid reviews were found. All are taken away, and there is a fine.",
        ),
        found=400,
        fine=250,
        paid_back=0,
        lost=300,
        pulls=120,
        lifts=50,
        costs=6000,
    ),
    "outside": Move(
        name=Bilingual("在平台外收款", "payment outside the platform"),
        proposed=Bilingual(
            "有人说：叫买家直接转账，省下平台的服务费。",
            "Somebody says: let buyers pay you directly. That saves the platform's fee.",
        ),
        then=Bilingual(
            "平台查到了。保证金被扣，店往后排，买家要退款。",
            "The platform found it. It takes from the deposit, the shop moves down, buyers want "
            "their money back.",
        ),
        found=350,
        fine=250,
        paid_back=100,
        lost=400,
    ),
}
