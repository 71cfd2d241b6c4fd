"""Rotten fruit."""

from __future__ import annotations

from random import Random

from qihang.commerce.chat import ways
from qihang.commerce.chat.matter import Matter, Place, Places, Told, hour
from qihang.language.messages import Bilingual


def _draw(rng: Random) -> dict[str, Place]:
    price, bad = rng.choice((30, 40, 50)), rng.randint(2, 4)
    return {"price": price, "bad": bad, "back": price * bad // 10, "hour": hour(rng)}


def _yuan(places: Places) -> tuple[int, ...]:
    """The price of all and of one, what comes back and what was paid in the end."""
    price, back = places["price"], places["back"]
    assert isinstance(price, int)
    assert isinstance(back, int)
    return price, back, price // 10, price - back


def _told(places: Places) -> dict[str, Told]:
    back = places["back"]
    assert isinstance(back, int)
    return {
        "back": Told(
            Bilingual("退多少钱", "how much money comes back"),
            Bilingual("坏的退多少钱？", "How much do I get back?"),
            yuan=back,
        ),
        "keep": Told(
            Bilingual("坏的要不要寄回", "whether the bad ones are sent back"),
            Bilingual("坏的还要寄回去吗？", "Must I send the bad ones back?"),
            ways.NOT_SENT_BACK,
            short=ways.NO,
            against=ways.YES,
            is_no=True,
        ),
    }


FRUIT = Matter(
    mood=2,
    title=Bilingual("苹果，10 个 {price} 元", "Apples, 10 for {price} yuan"),
    lines=(
        (
            Bilingual("收到", "Received"),
            Bilingual("今天，烂了 {bad} 个，有照片", "today, {bad} rotten (photo)"),
        ),
        (
            Bilingual("店里的办法", "Money back"),
            Bilingual("坏几个，退几个的钱", "for each bad one"),
        ),
        (Bilingual("要退", "This time"), Bilingual("{back} 元", "{back} yuan")),
        (Bilingual("坏的", "The bad ones"), Bilingual("不用寄回", "no need to send back")),
        (
            Bilingual("退款到账", "It is paid back"),
            Bilingual("今天 {hour} 点前", "today before {hour}:00"),
        ),
    ),
    opening=Bilingual(
        "10 个苹果烂了 {bad} 个！照片发了。", "{bad} of 10 apples are rotten! Here is a photo."
    ),
    robot=Bilingual("亲，水果不退不换。", "Dear customer, fresh fruit cannot be returned."),
    still=Bilingual("到手就是烂的，凭什么不退？", "They came rotten. Why no money back?"),
    told=_told,
    untrue=lambda _: ways.either(ways.NO_FRESH_BACK, ways.SENT_BACK),
    moves=(
        Bilingual(
            "您好，照片看到了，烂了 {bad} 个，您生气我明白。",
            "Hello. I saw the photo: {bad} are rotten. I understand that you are angry.",
        ),
        Bilingual(
            "退您 {back} 元，坏的不用寄回。",
            "You get {back} yuan back. You need not send the bad ones back.",
        ),
        Bilingual("今天 {hour} 点前我把钱退给您。", "I will pay it back today before {hour}:00."),
    ),
    poor=(
        Bilingual("水果都不能退。", "No refunds for fresh fruit."),
        Bilingual("天热，烂几个很正常。", "It is hot. A few bad ones are normal."),
    ),
    thanks=Bilingual("这样可以。谢谢您办得清楚。", "That is fair. Thank you for being clear."),
    draw=_draw,
    yuan=_yuan,
)
