"""A lamp that came broken."""

from __future__ import annotations

from qihang.commerce.chat import ways
from qihang.commerce.chat.matter import (
    ASKS_WHO_PAYS,
    THE_SHOP_PAYS,
    WAIT,
    WHO_PAYS,
    Matter,
    Places,
    Told,
    hour,
)
from qihang.language.messages import Bilingual


def _told(_: Places) -> dict[str, Told]:
    return {
        "way": Told(
            Bilingual("补发还是退款", "a new lamp or the money back"),
            Bilingual("那这个灯怎么办？", "So what happens with this lamp?"),
            ways.NEW_ONE_OR_MONEY,
        ),
        "freight": Told(WHO_PAYS, ASKS_WHO_PAYS, ways.SHOP_PAYS, short=ways.WE, against=ways.YOU),
    }


LAMP = Matter(
    mood=2,
    title=Bilingual("台灯", "Desk lamp"),
    lines=(
        (Bilingual("收到", "Received"), Bilingual("今天，灯碎了，有照片", "today, broken (photo)")),
        (Bilingual("价格", "Price"), Bilingual("{price} 元", "{price} yuan")),
        (Bilingual("顾客选", "Buyer chooses"), Bilingual("补发或退款", "new lamp or refund")),
        (Bilingual("运费", "Freight"), THE_SHOP_PAYS),
        (
            Bilingual("补发", "New lamp leaves"),
            Bilingual("今天 {hour} 点前", "today before {hour}:00"),
        ),
    ),
    opening=Bilingual("灯收到了，是碎的！照片发了。", "The lamp came broken! Here is a photo."),
    robot=WAIT,
    still=Bilingual("我不要等！我问的是灯！", "I do not want to wait! I ask about my lamp!"),
    told=_told,
    untrue=lambda _: ways.either(ways.BUYER_PAYS, ways.NEITHER_NEW_NOR_MONEY),
    moves=(
        Bilingual(
            "您好，灯到您手里就碎了，您着急，我明白。",
            "Hello. Your lamp came broken, and you are upset. I understand.",
        ),
        Bilingual(
            "可以补发一个，也可以退款，您来选。运费店里出。",
            "We send a new lamp or give the money back: you choose. We pay the freight.",
        ),
        Bilingual(
            "今天 {hour} 点前我把它办好，办好就告诉您。",
            "I will do it today before {hour}:00 and tell you when it is done.",
        ),
    ),
    poor=(WAIT, Bilingual("退回的运费要您自己出。", "You must pay the freight yourself.")),
    thanks=Bilingual("好，我选补发。谢谢您管这件事。", "Good, I would like a new lamp. Thank you."),
    draw=lambda rng: {"price": rng.choice((49, 59, 69, 79)), "hour": hour(rng)},
)
