"""A return where the honest answer is no."""

from __future__ import annotations

from random import Random

from qihang.commerce.chat import ways
from qihang.commerce.chat.matter import Matter, Place, Places, Told, hour
from qihang.language.messages import Bilingual

NAMED = (
    (Bilingual("杯子", "cup"), Bilingual("刻了名字", "with a name cut in")),
    (Bilingual("布袋", "cloth bag"), Bilingual("印了名字", "with a name printed on")),
)
"""What was made for one buyer."""


def _draw(rng: Random) -> dict[str, Place]:
    goods, made = rng.choice(NAMED)
    return {"goods": goods, "made": made, "hour": hour(rng)}


def _told(_: Places) -> dict[str, Told]:
    return {
        "no": Told(
            Bilingual("能不能退", "whether it can go back"),
            Bilingual("您直说，能不能退？", "Tell me plainly: can it go back?"),
            ways.NOT_TAKEN_BACK,
            short=ways.NO,
            against=ways.YES,
            is_no=True,
        ),
        "why": Told(
            Bilingual("为什么", "why"),
            Bilingual("为什么？", "Why?"),
            ways.MADE_TO_ORDER,
            is_no=True,
        ),
        "help": Told(
            Bilingual("店里能帮什么", "how the shop can help"),
            Bilingual("那店里还能帮我什么？", "Then how can the shop help me?"),
            ways.GIFT_BOX,
        ),
    }


NO = Matter(
    mood=1,
    title=Bilingual("{goods}，{made}", "A {goods} {made}"),
    lines=(
        (Bilingual("收到", "Received"), Bilingual("3 天前，没有问题", "3 days ago, no fault")),
        (Bilingual("商品页写着", "The page"), Bilingual("定做的不退", "made to order, no return")),
        (Bilingual("下单时", "When ordering"), Bilingual("顾客点了“知道了”", "the buyer agreed")),
        (
            Bilingual("店里能送", "The shop can give"),
            Bilingual("一个礼盒，可以当礼物", "a gift box"),
        ),
        (
            Bilingual("礼盒", "Gift box leaves"),
            Bilingual("今天 {hour} 点前", "today before {hour}:00"),
        ),
    ),
    opening=Bilingual(
        "{goods}我不喜欢了，想退。", "I do not like the {goods} any more. I want to return it."
    ),
    robot=Bilingual("亲，请看商品页。", "Dear customer, please see the page."),
    still=Bilingual(
        "我花了钱，现在用不上，心里不舒服。", "I paid for it and cannot use it. I am not happy."
    ),
    told=_told,
    untrue=lambda _: ways.TAKEN_BACK,
    moves=(
        Bilingual(
            "您好，花了钱又用不上，您心里不舒服，我明白。",
            "Hello. You paid for it and cannot use it. I understand that you are not happy.",
        ),
        Bilingual(
            "{made}是定做的，不能退。可以送您一个礼盒。",
            "It was made to order, so we cannot take it back. We can give you a gift box.",
        ),
        Bilingual(
            "要的话，我今天 {hour} 点前把礼盒发出。",
            "If you want it, I will send the box today before {hour}:00.",
        ),
    ),
    poor=(
        Bilingual("可以退，您先寄回来。", "We will take it back. Just send it."),
        Bilingual("这个我们管不了。", "That is not our business."),
    ),
    thanks=Bilingual(
        "明白了，礼盒我要。谢谢您直说。", "I see. I take the box. Thank you for being honest."
    ),
    draw=_draw,
)
