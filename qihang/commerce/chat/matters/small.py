"""Shoes that are too small."""

from __future__ import annotations

from random import Random

from qihang.commerce.chat import ways
from qihang.commerce.chat.matter import (
    ASKS_WHO_PAYS,
    THE_SHOP_PAYS,
    WHO_PAYS,
    Matter,
    Place,
    Places,
    Told,
    hour,
)
from qihang.language.messages import Bilingual

FEET = (("24.5", 39), ("25", 40), ("25.5", 41), ("26", 42))
"""The length of a foot in centimetres, and its size."""

THE_BUYER_PAYS = Bilingual("顾客出", "the buyer pays")


def _draw(rng: Random) -> dict[str, Place]:
    foot, right = rng.choice(FEET)
    shop = rng.random() < 0.5
    return {
        "foot": foot,
        "right": right,
        "worn": right - 1,
        "payer": THE_SHOP_PAYS if shop else THE_BUYER_PAYS,
        "pays": Bilingual("运费店里出", "We pay the freight")
        if shop
        else Bilingual("寄回的运费您出", "You pay the freight back"),
        "never": Bilingual("运费您自己出", "You pay the freight")
        if shop
        else Bilingual("运费全免", "The freight is free"),
        "hour": hour(rng),
    }


def _shop_pays(places: Places) -> bool:
    return places["payer"] == THE_SHOP_PAYS


def _told(places: Places) -> dict[str, Told]:
    right = places["right"]
    assert isinstance(right, int)
    return {
        "size": Told(
            Bilingual("换成哪个码", "which size fits"),
            Bilingual("脚长 {foot} cm，该换几码？", "My foot is {foot} cm. Which size fits?"),
            ways.size(right),
        ),
        "freight": Told(
            WHO_PAYS,
            ASKS_WHO_PAYS,
            ways.SHOP_PAYS if _shop_pays(places) else ways.BUYER_PAYS,
            short=ways.WE if _shop_pays(places) else ways.YOU,
            against=ways.YOU if _shop_pays(places) else ways.WE,
        ),
    }


def _untrue(places: Places) -> ways.Ways:
    right, worn = places["right"], places["worn"]
    assert isinstance(right, int)
    assert isinstance(worn, int)
    payer = ways.BUYER_PAYS if _shop_pays(places) else ways.SHOP_PAYS
    return ways.either(payer, ways.other_size(right, worn))


SMALL = Matter(
    mood=1,
    title=Bilingual("布鞋，{worn} 码", "Cloth shoes, size {worn}"),
    lines=(
        (Bilingual("收到", "Received"), Bilingual("昨天，在家试过", "yesterday, tried on")),
        (
            Bilingual("换码", "Change of size"),
            Bilingual("7 天内", "within 7 days"),
        ),
        (
            Bilingual("脚长 {foot} cm", "A foot of {foot} cm"),
            Bilingual("穿 {right} 码，有货", "size {right}, in stock"),
        ),
        (Bilingual("寄回的运费", "Freight back"), Bilingual("{payer}", "{payer}")),
        (
            Bilingual("换货单", "Exchange slip"),
            Bilingual("今天 {hour} 点前发", "today before {hour}:00"),
        ),
    ),
    opening=Bilingual(
        "鞋小了，穿着难受。能换吗？", "The shoes are too small and hurt. Can I change them?"
    ),
    robot=Bilingual("亲，请看尺码表。", "Dear customer, please see the size chart."),
    still=Bilingual(
        "看了，还是不知道换几码。脚长 {foot} cm。",
        "I did, and still do not know the size. My foot is {foot} cm.",
    ),
    told=_told,
    untrue=_untrue,
    moves=(
        Bilingual(
            "您好，鞋小了穿着难受，我明白。能换。",
            "Hello. The shoes are too small and hurt: I see that. You can change them.",
        ),
        Bilingual(
            "您的脚穿 {right} 码，有货。{pays}。", "Size {right} fits you and is in stock. {pays}."
        ),
        Bilingual(
            "今天 {hour} 点前，我把换货单发给您。",
            "I will send you the exchange slip today before {hour}:00.",
        ),
    ),
    poor=(
        Bilingual("都是这个码，别人没说什么。", "It is the usual size. Others said nothing."),
        Bilingual("{never}。", "{never}."),
    ),
    thanks=Bilingual("好，换 {right} 码。说得很清楚。", "Good, size {right} then. That was clear."),
    draw=_draw,
)
