"""A question before buying, which the card does not answer."""

from __future__ import annotations

from random import Random

from qihang.commerce.chat import ways
from qihang.commerce.chat.matter import Matter, Place, Places, Told, hour
from qihang.commerce.chat.ways import Ways
from qihang.language.messages import Bilingual

FEATURES = (
    (Bilingual("调光", "be dimmed"), "调光", "dim(?:med)?"),
    (Bilingual("充电", "be charged"), "充电", "charged?"),
)
"""What a lamp may be able to do: its words, and how they are found in a reply."""


def _draw(rng: Random) -> dict[str, Place]:
    feature = rng.choice(FEATURES)[0]
    return {"feature": feature, "price": rng.choice((49, 59, 69, 79)), "hour": hour(rng)}


def _told(places: Places) -> dict[str, Told]:
    at = places["hour"]
    assert isinstance(at, int)
    return {
        "asks": Told(
            Bilingual("页上没写，你去问谁", "whom you ask, as the page does not say"),
            Bilingual("您不知道的话，问谁？", "If you do not know, whom will you ask?"),
            ways.ASKS,
            short=ways.THE_MAKER,
        ),
        "when": Told(
            Bilingual("几点回答", "when you answer"),
            Bilingual("几点能告诉我？", "At what time will you tell me?"),
            hour=at,
            short=ways.bare(at),
        ),
    }


def _feature(places: Places) -> tuple[str, str]:
    """How the feature is found in a reply, in Chinese and in English."""
    [(_, zh, en)] = [one for one in FEATURES if one[0] == places["feature"]]
    return zh, en


def _untrue(places: Places) -> Ways:
    return ways.claims_feature(*_feature(places))


def _heard(places: Places) -> Ways:
    return ways.asked_for(*_feature(places))


ASKS = Matter(
    mood=0,
    title=Bilingual("台灯，{price} 元", "Desk lamp, {price} yuan"),
    lines=(
        (Bilingual("高", "Height"), Bilingual("40 cm", "40 cm")),
        (Bilingual("用电", "Power"), Bilingual("8 瓦", "8 watts")),
        (
            Bilingual("能{feature}吗", "Can it {feature}?"),
            Bilingual("商品页没有写", "not on the page"),
        ),
        (
            Bilingual("厂家", "The maker"),
            Bilingual("今天 {hour} 点前能回答", "answers before {hour}:00"),
        ),
    ),
    opening=Bilingual(
        "这个灯能{feature}吗？我想买。", "Can this lamp {feature}? I want to buy it."
    ),
    robot=Bilingual(
        "亲，台灯 {price} 元，现在下单吧。",
        "Dear customer, the lamp is {price} yuan. Please order now.",
    ),
    still=Bilingual("我问的不是价格。", "I did not ask for the price."),
    told=_told,
    untrue=_untrue,
    moves=(
        Bilingual(
            "您好，您问能不能{feature}，刚才没答到，不好意思。",
            "Hello. You asked whether it can {feature}. You got no answer: sorry.",
        ),
        Bilingual(
            "商品页没有写，我不能乱说，我去问厂家。",
            "The page does not say, so I will not guess. I ask the maker.",
        ),
        Bilingual("今天 {hour} 点前我告诉您。", "I will tell you today before {hour}:00."),
    ),
    poor=(
        Bilingual("能{feature}，放心买。", "It can {feature}. Just buy it."),
        Bilingual("亲，商品页都写了。", "Dear customer, it is all on the page."),
    ),
    thanks=Bilingual("好，我等您的答复再买。", "Good. I wait for your answer before I buy."),
    draw=_draw,
    heard=_heard,
    doubts=Bilingual(
        "商品页没写这个，您问过厂家吗？", "The page does not say so. Did you ask the maker?"
    ),
)
