"""People who want to sell online: what is known of each, and the seller that it makes."""

from __future__ import annotations

from dataclasses import dataclass

from qihang.commerce.registration import Question, Seller
from qihang.language.messages import Bilingual


@dataclass(frozen=True)
class Told:
    """Somebody with a name, the seller that it makes, and a fact for each question."""

    name: Bilingual
    seller: Seller
    facts: dict[Question, Bilingual]


NO_SENTENCE = Bilingual("没有食品方面的判决", "no food crime")
NO_FOOD = Bilingual("不是食品", "not food")
FRUIT = Bilingual("水果，算农产品", "fruit: farm produce")
BOUGHT = Bilingual("进货来卖", "bought and resold")
NO_SERVICE = Bilingual("卖货，不是上门做事", "goods, not a service")


def _told(
    name: Bilingual,
    seller: Seller,
    year: Bilingual,
    *,
    past: Bilingual = NO_SENTENCE,
    food: Bilingual = NO_FOOD,
    grown: Bilingual = BOUGHT,
    made: Bilingual = BOUGHT,
    service: Bilingual = NO_SERVICE,
) -> Told:
    """Somebody of whom only what is told is out of the ordinary; ``year``: sales in a year."""
    facts: dict[Question, Bilingual] = {
        "barred": past,
        "permit": food,
        "harvest": grown,
        "handicraft": made,
        "service": service,
        "over": year,
    }
    return Told(name, seller, facts)


PEOPLE: dict[str, Told] = {
    "bags": _told(
        Bilingual("秋云：卖布包", "Qiuyun: cloth bags"),
        Seller((70_000,)),
        Bilingual("几个店一共 70000 元", "70000 in all shops"),
    ),
    "bayberries": _told(
        Bilingual("老周：卖杨梅", "Zhou: bayberries"),
        Seller((200_000,), "own-harvest"),
        Bilingual("200000 元", "200000"),
        food=FRUIT,
        grown=Bilingual("自己家的树", "own trees"),
        made=Bilingual("种的，不是做的", "grown, not made"),
    ),
    "oranges": _told(
        Bilingual("春梅：卖橘子", "Chunmei: oranges"),
        Seller((60_000, 50_000)),
        Bilingual("两个店：60000、50000 元", "two shops: 60000, 50000"),
        food=FRUIT,
    ),
    "baskets": _told(
        Bilingual("老李：卖竹筐", "Li: baskets"),
        Seller((150_000,), "own-handicraft"),
        Bilingual("150000 元", "150000"),
        grown=Bilingual("不是种的", "not grown"),
        made=Bilingual("在家自己手工做", "made by hand at home"),
    ),
    "village": _told(
        Bilingual("小河：卖村里的竹筐", "Xiaohe: baskets of others"),
        Seller((150_000,)),
        Bilingual("150000 元", "150000"),
        made=Bilingual("别人做的，收来卖", "made by others"),
    ),
    "cakes": _told(
        Bilingual("王姐：卖自己做的月饼", "Wang: mooncakes"),
        Seller((30_000,), "own-handicraft", food="home-made"),
        Bilingual("30000 元", "30000"),
        food=Bilingual("食品，自己做的", "food, made at home"),
        grown=Bilingual("不是种的", "not grown"),
        made=Bilingual("在家自己做的", "made at home"),
    ),
    "biscuits": _told(
        Bilingual("小陈：卖饼干", "Chen: biscuits"),
        Seller((90_000,), food="packed"),
        Bilingual("90000 元", "90000"),
        food=Bilingual("食品，厂里包好的", "food, factory-packed"),
    ),
    "snacks": _told(
        Bilingual("大刘：想开零食店", "Liu: a snack shop"),
        Seller((50_000,), food="packed", food_crime=True),
        Bilingual("50000 元", "50000"),
        past=Bilingual("食品安全犯罪，服过刑", "food crime, prison"),
        food=Bilingual("食品，厂里包好的", "food, factory-packed"),
    ),
    "clothes": _told(
        Bilingual("大刘：想卖衣服", "Liu: clothes"),
        Seller((60_000,), food_crime=True),
        Bilingual("60000 元", "60000"),
        past=Bilingual("食品安全犯罪，服过刑", "food crime, prison"),
    ),
    "mending": _told(
        Bilingual("赵姐：给人补衣服", "Zhao: mends clothes"),
        Seller((120_000,), "own-service"),
        Bilingual("120000 元", "120000"),
        grown=Bilingual("不卖货", "sells no goods"),
        made=Bilingual("不卖货", "sells no goods"),
        service=Bilingual("靠手艺，不用许可", "own skill, no permit"),
    ),
}
"""The eight people that the lesson is built on, and two more."""
