"""What customers write about: each matter with its card, the customer's words and the shop's.

A text has ``{places}`` for what is drawn. ``moves`` are three good replies, one a move: hear, fact,
next step; ``poor`` are replies that one finds in shops and that help nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from qihang.commerce.chat import ways
from qihang.commerce.chat.ways import Ways
from qihang.language.messages import Bilingual

Place = str | int | Bilingual
Places = Mapping[str, Place]


@dataclass(frozen=True)
class Told:
    """Something of the card that a customer waits for.

    ``name`` says what it is, ``asks`` is how he asks for it; ``ways`` and ``yuan``, an amount,
    are how it may be said.
    """

    name: Bilingual
    asks: Bilingual
    ways: Ways = ()
    yuan: int | None = None


def _nothing(_: Places) -> Ways:
    return ()


NOT_SAID = Bilingual("商品页上不是这样写的。", "That is not what the page says.")


@dataclass(frozen=True)
class Matter:
    """A matter. ``mood`` is how the customer comes in, from 0 (calm) to 3.

    ``still`` is what he writes below the robot's answer. ``untrue`` is what the card does not
    say, and ``doubts`` what he says to that. Whoever has no trouble, but a question, was heard
    where it is said again: ``heard``.
    """

    mood: int
    title: Bilingual
    lines: tuple[tuple[Bilingual, Bilingual], ...]
    opening: Bilingual
    robot: Bilingual
    still: Bilingual
    told: Callable[[Places], dict[str, Told]]
    untrue: Callable[[Places], Ways]
    moves: tuple[Bilingual, Bilingual, Bilingual]
    poor: tuple[Bilingual, Bilingual]
    thanks: Bilingual
    draw: Callable[[Random], dict[str, Place]]
    doubts: Bilingual = NOT_SAID
    heard: Callable[[Places], Ways] = _nothing


WAIT = Bilingual("亲，请耐心等一等。", "Dear customer, please be patient.")
"""What a robot says where it knows nothing."""

WHO_PAYS = Bilingual("运费谁出", "who pays the freight")
THE_FREIGHT = Bilingual("运费", "Freight")
THE_SHOP_PAYS = Bilingual("店里出", "the shop pays")
THE_BUYER_PAYS = Bilingual("顾客出", "the buyer pays")
ASKS_WHO_PAYS = Bilingual("运费谁出？", "Who pays the freight?")


def _hour(rng: Random) -> int:
    return rng.choice((15, 16, 17, 18))


# ---- a lamp that came broken --------------------------------------------------------------------


def _told_lamp(_: Places) -> dict[str, Told]:
    return {
        "way": Told(
            Bilingual("补发还是退款", "a new lamp or the money back"),
            Bilingual("那这个灯怎么办？", "So what happens with this lamp?"),
            ways.NEW_ONE_OR_MONEY,
        ),
        "freight": Told(WHO_PAYS, ASKS_WHO_PAYS, ways.SHOP_PAYS),
    }


LAMP = Matter(
    mood=2,
    title=Bilingual("台灯", "Desk lamp"),
    lines=(
        (Bilingual("收到", "Received"), Bilingual("今天，灯碎了，有照片", "today, broken (photo)")),
        (Bilingual("价格", "Price"), Bilingual("{price} 元", "{price} yuan")),
        (Bilingual("顾客选", "Buyer chooses"), Bilingual("补发或退款", "new lamp or refund")),
        (THE_FREIGHT, THE_SHOP_PAYS),
        (
            Bilingual("补发", "New lamp leaves"),
            Bilingual("今天 {hour} 点前", "today before {hour}:00"),
        ),
    ),
    opening=Bilingual("灯收到了，是碎的！照片发了。", "The lamp came broken! Here is a photo."),
    robot=WAIT,
    still=Bilingual("我不要等！我问的是灯！", "I do not want to wait! I ask about my lamp!"),
    told=_told_lamp,
    untrue=lambda _: ways.BUYER_PAYS,
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
    thanks=Bilingual("好，我选补发。谢谢您管这件事。", "Good, I take a new lamp. Thank you."),
    draw=lambda rng: {"price": rng.choice((49, 59, 69, 79)), "hour": _hour(rng)},
)


# ---- the wrong colour --------------------------------------------------------------------------

COLOURS = (
    Bilingual("蓝色", "blue"),
    Bilingual("红色", "red"),
    Bilingual("黑色", "black"),
    Bilingual("白色", "white"),
    Bilingual("绿色", "green"),
)


def _draw_colour(rng: Random) -> dict[str, Place]:
    wanted, sent = rng.sample(COLOURS, 2)
    return {"wanted": wanted, "sent": sent, "size": rng.randint(37, 42), "hour": _hour(rng)}


def _told_colour(places: Places) -> dict[str, Told]:
    wanted = places["wanted"]
    assert isinstance(wanted, Bilingual)
    return {
        "colour": Told(
            Bilingual("换成哪个颜色", "which colour he gets"),
            Bilingual("我订的是{wanted}，能换吗？", "I ordered {wanted}. Can you change it?"),
            ways.names(wanted.zh, wanted.en),
        ),
        "freight": Told(WHO_PAYS, ASKS_WHO_PAYS, ways.SHOP_PAYS),
    }


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
    told=_told_colour,
    untrue=lambda _: ways.BUYER_PAYS,
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
    draw=_draw_colour,
)


# ---- a parcel that is late ---------------------------------------------------------------------

STATIONS = (
    Bilingual("城东站", "East Station"),
    Bilingual("城西站", "West Station"),
    Bilingual("城南站", "South Station"),
)


def _told_late(places: Places) -> dict[str, Told]:
    station = places["station"]
    assert isinstance(station, Bilingual)
    return {
        "where": Told(
            Bilingual("快递现在在哪里", "where the parcel is"),
            Bilingual("快递到底在哪里？", "Where is the parcel?"),
            ways.names(station.zh.removesuffix("站"), station.en.lower()),
        ),
        "when": Told(
            Bilingual("哪天能到", "on which day it comes"),
            Bilingual("哪天能到我手里？", "On which day do I get it?"),
            ways.names("明天", "明日", "tomorrow"),
        ),
    }


LATE = Matter(
    mood=2,
    title=Bilingual("一箱橘子", "A box of tangerines"),
    lines=(
        (Bilingual("下单", "Ordered"), Bilingual("{days} 天前", "{days} days ago")),
        (Bilingual("发货", "Sent"), Bilingual("第二天发了", "the day after")),
        (Bilingual("快递现在", "Parcel now"), Bilingual("昨天到{station}，没有动", "at {station}")),
        (Bilingual("站里说", "Station says"), Bilingual("明天送到", "it comes tomorrow")),
        (
            Bilingual("再问站里", "Asking again"),
            Bilingual("今天 {hour} 点前有回话", "answer before {hour}:00"),
        ),
    ),
    opening=Bilingual(
        "{days} 天了，橘子还没到，会坏的！", "{days} days, and no tangerines yet. They will go bad!"
    ),
    robot=WAIT,
    still=Bilingual("又是等一等！有没有人管？", "Be patient, again! Does anybody care?"),
    told=_told_late,
    untrue=lambda _: ways.arrives_today(),
    moves=(
        Bilingual(
            "您好，让您等了 {days} 天，您担心坏了，我明白。",
            "Hello. You waited {days} days and worry that they go bad. I understand.",
        ),
        Bilingual(
            "快递昨天到了{station}，站里说明天送到您家。",
            "It came to {station} yesterday. The station says: it comes tomorrow.",
        ),
        Bilingual(
            "我现在再问站里，今天 {hour} 点前回您。",
            "I will ask the station again now and tell you today before {hour}:00.",
        ),
    ),
    poor=(WAIT, Bilingual("保证今天送到您家。", "I guarantee that it arrives today.")),
    thanks=Bilingual(
        "知道在哪里就好。我等您回话。", "Good to know where it is. I wait for your word."
    ),
    draw=lambda rng: {
        "days": rng.randint(4, 6),
        "station": rng.choice(STATIONS),
        "hour": _hour(rng),
    },
)


# ---- shoes that are too small --------------------------------------------------------------------

FEET = (("24.5", 39), ("25", 40), ("25.5", 41), ("26", 42))
"""The length of a foot in centimetres, and its size."""


def _draw_small(rng: Random) -> dict[str, Place]:
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
        "hour": _hour(rng),
    }


def _shop_pays(places: Places) -> bool:
    return places["payer"] == THE_SHOP_PAYS


def _told_small(places: Places) -> dict[str, Told]:
    right = places["right"]
    assert isinstance(right, int)
    return {
        "size": Told(
            Bilingual("换成哪个码", "which size fits"),
            Bilingual("脚长 {foot} cm，该换几码？", "My foot is {foot} cm. Which size fits?"),
            ways.size(right),
        ),
        "freight": Told(
            WHO_PAYS, ASKS_WHO_PAYS, ways.SHOP_PAYS if _shop_pays(places) else ways.BUYER_PAYS
        ),
    }


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
    told=_told_small,
    untrue=lambda places: ways.BUYER_PAYS if _shop_pays(places) else ways.SHOP_PAYS,
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
    draw=_draw_small,
)


# ---- rotten fruit -------------------------------------------------------------------------------


def _draw_fruit(rng: Random) -> dict[str, Place]:
    price, bad = rng.choice((30, 40, 50)), rng.randint(2, 4)
    return {"price": price, "bad": bad, "back": price * bad // 10, "hour": _hour(rng)}


def _told_fruit(places: Places) -> dict[str, Told]:
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
    told=_told_fruit,
    untrue=lambda _: ways.NO_FRESH_BACK,
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
    draw=_draw_fruit,
)


# ---- a question before buying -------------------------------------------------------------------

FEATURES = (
    (Bilingual("调光", "be dimmed"), "调光", "dim(?:med)?"),
    (Bilingual("充电", "be charged"), "充电", "charged?"),
)
"""What a lamp may be able to do: its words, and how they are found in a reply."""


def _draw_asks(rng: Random) -> dict[str, Place]:
    feature = rng.choice(FEATURES)[0]
    return {"feature": feature, "price": rng.choice((49, 59, 69, 79)), "hour": _hour(rng)}


def _told_asks(places: Places) -> dict[str, Told]:
    hour = places["hour"]
    assert isinstance(hour, int)
    return {
        "asks": Told(
            Bilingual("你去问谁", "whom you ask"),
            Bilingual("您不知道的话，问谁？", "If you do not know, whom will you ask?"),
            ways.ASKS,
        ),
        "when": Told(
            Bilingual("几点回答", "when you answer"),
            Bilingual("几点能告诉我？", "At what time will you tell me?"),
            ways.clock(hour),
        ),
    }


def _feature(places: Places) -> tuple[str, str]:
    """How the feature is found in a reply, in Chinese and in English."""
    [(_, zh, en)] = [one for one in FEATURES if one[0] == places["feature"]]
    return zh, en


def _untrue_asks(places: Places) -> Ways:
    return ways.claims_feature(*_feature(places))


def _heard_asks(places: Places) -> Ways:
    return ways.names(*_feature(places))


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
    told=_told_asks,
    untrue=_untrue_asks,
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
    draw=_draw_asks,
    heard=_heard_asks,
    doubts=Bilingual(
        "商品页没写这个，您问过厂家吗？", "The page does not say so. Did you ask the maker?"
    ),
)


# ---- where the honest answer is no ---------------------------------------------------------------

NAMED = (
    (Bilingual("杯子", "cup"), Bilingual("刻了名字", "with a name cut in")),
    (Bilingual("布袋", "cloth bag"), Bilingual("印了名字", "with a name printed on")),
)
"""What was made for one buyer."""


def _draw_no(rng: Random) -> dict[str, Place]:
    goods, made = rng.choice(NAMED)
    return {"goods": goods, "made": made, "hour": _hour(rng)}


def _told_no(_: Places) -> dict[str, Told]:
    return {
        "no": Told(
            Bilingual("能不能退", "whether it can go back"),
            Bilingual("您直说，能不能退？", "Tell me plainly: can it go back?"),
            ways.NOT_TAKEN_BACK,
        ),
        "why": Told(
            Bilingual("为什么", "why"),
            Bilingual("为什么？", "Why?"),
            ways.MADE_TO_ORDER,
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
    told=_told_no,
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
    draw=_draw_no,
)


MATTERS: dict[str, Matter] = {
    "lamp": LAMP,
    "colour": COLOUR,
    "late": LATE,
    "small": SMALL,
    "fruit": FRUIT,
    "asks": ASKS,
    "no": NO,
}
"""All matters by name."""
