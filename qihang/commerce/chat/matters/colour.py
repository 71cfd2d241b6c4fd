"""The wrong colour."""

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

COLOURS = (
    Bilingual("蓝色", "blue"),
    Bilingual("红色", "red"),
    Bilingual("黑色", "black"),
    Bilingual("白色", "white"),
    Bilingual("绿色", "green"),
)


def _draw(rng: Random) -> dict[str, Place]:
    wanted, sent = rng.sample(COLOURS, 2)
    return {"wanted": wanted, "sent": sent, "size": rng.randint(37, 42), "hour": hour(rng)}


def _told(places: Places) -> dict[str, Told]:
    wanted = places["wanted"]
    assert isinstance(wanted, Bilingual)
    return {
        "colour": Told(
            Bilingual("换成哪个颜色", "which colour he gets"),
            Bilingual("我订的是{wanted}，能换吗？", "I ordered {wanted}. Can you change it?"),
            ways.names(wanted.zh, wanted.en),
            short=ways.YES,
            against=ways.NO,
        ),
        "freight": Told(WHO_PAYS, ASKS_WHO_PAYS, ways.SHOP_PAYS, short=ways.WE, against=ways.YOU),
    }


def _untrue(places: Places) -> ways.Ways:
    others = ((one.zh, one.en) for one in COLOURS if one != places["wanted"])
    return ways.either(ways.BUYER_PAYS, ways.other_colour(others))


COLOUR = Matter(
    mood=1,
    title=Bilingual("布鞋", "Cloth shoes"),
    lines=(
        (Bilingual("订的", "Ordered"), Bilingual("{wanted}，{size} 码", "{wanted}, size {size}")),
        (Bilingual("发的", "Sent"), Bilingual("{sent}，店里发错了", "{sent}: our mistake")),
        (
            Bilingual("{wanted}的", "In {wanted}"),
            Bilingual("有货，今天发", "in stock, leaves today"),
        ),
        (Bilingual("来回的运费", "Freight, both ways"), THE_SHOP_PAYS),
        (
            Bilingual("快递上门取", "Courier"),
            Bilingual("明天 {hour} 点前", "tomorrow before {hour}:00"),
        ),
    ),
    opening=Bilingual(
        "我订{wanted}的鞋，怎么发来{sent}的？",
        "I ordered {wanted} shoes. Why did {sent} ones come?",
    ),
    robot=Bilingual(
        "亲，退回的运费请您自己出。", "Dear customer, please pay for the way back yourself."
    ),
    still=Bilingual("是你们发错的，还要我出钱？", "It was your mistake, and I should pay?"),
    told=_told,
    untrue=_untrue,
    moves=(
        Bilingual(
            "您好，是我们发错了颜色，让您白等，对不起。",
            "Hello. We sent the wrong colour, and you waited for nothing. Sorry.",
        ),
        Bilingual(
            "给您换{wanted}的，来回的运费店里出。",
            "You get the {wanted} ones. We pay the freight both ways.",
        ),
        Bilingual(
            "我今天发货，快递明天 {hour} 点前上门取。",
            "I will send them today. The courier comes tomorrow before {hour}:00.",
        ),
    ),
    poor=(
        Bilingual("{sent}的也好看，您先穿着。", "{sent} looks good too. Just wear them."),
        Bilingual("运费您先出，以后再说。", "You pay the freight first. We will see."),
    ),
    thanks=Bilingual(
        "行，换成{wanted}的就好。谢谢。", "Fine, as long as they are {wanted}. Thanks."
    ),
    draw=_draw,
)
