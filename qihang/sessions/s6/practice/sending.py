"""S6: the items to try on parcels and fresh goods."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from qihang.commerce import money, parcels
from qihang.commerce.money import in_yuan
from qihang.commerce.parcels import Box, PriceCard
from qihang.language.messages import Bilingual, Message, message
from qihang.questions.choice import Choice
from qihang.questions.number import Number
from qihang.sessions.base import Pool, Task, practice
from qihang.sessions.s6.sent import Parcel, Post, draw_packed, draw_parcel

BASKET = Parcel(
    "basket",
    Bilingual("竹筐", "Basket"),
    Box(40, 30, 20),
    1200,
    Post(8000, PriceCard(450, 150)),
)
"""The parcel of the example in the text."""

GOOD, LOSS = 100, 10
"""The fresh goods of the example in the text."""


@practice("s6.light-guess")
def guess_light(_: Random) -> Task:
    """Before the laboratory: why the light parcel costs more."""
    words: dict[str, Message] = {
        "size": message("It takes up much room."),
        "value": message("A quilt is worth more than books."),
        "mistake": message("The courier made a mistake."),
    }
    return Task(
        message("Why did the quilt cost more?"),
        Choice(tuple(words)).expecting("size"),
        words=words,
        fixed=True,
        guess=True,
    )


def _price(parcel: Parcel) -> Number:
    question = Number("元", places=2).expecting(parcel.price)
    told = {parcel.price}
    for misconception, price in {**parcel.distractors, **_slips(parcel)}.items():
        if price not in told:
            told.add(price)
            question = question.with_misconception(price, misconception)
    return question


def _slips(parcel: Parcel) -> dict[str, Decimal]:
    """What is told of a price where it is none of the others: to go from left to right, and not to
    round up."""
    first, step = in_yuan(parcel.post.prices.first), in_yuan(parcel.post.prices.step)
    weight = max(parcel.real, parcel.size)
    return {
        "added-before-multiplying": (first + parcel.counts - 1) * step,
        "kilograms-not-rounded-up": first + (weight - 1) * step,
    }


@practice("s6.parcel-half")
def half_parcel(_: Random) -> Task:
    """The last step of an example."""
    return Task(
        message("What does this parcel cost? Write two decimals."),
        _price(BASKET),
        shows=BASKET.card,
        hint=message("3 kg count: the first one, and two more."),
        fixed=True,
    )


@practice("s6.parcel")
def practice_parcel(rng: Random) -> Task:
    """What a parcel costs that is larger than it is heavy."""
    parcel = draw_parcel(rng)
    return Task(
        message("What does this parcel cost? Write two decimals."),
        _price(parcel),
        shows=parcel.card,
        hint=message(
            "By its size it is {size} kg, on the scale {real} kg. So {counts} kg count.",
            size=money.brief(parcel.size, 1),
            real=money.brief(parcel.real, 1),
            counts=parcel.counts,
        ),
    )


@practice("s6.pack-half")
def half_pack(_: Random) -> Task:
    """The last step of an example."""
    pieces = parcels.to_pack(GOOD, LOSS)
    question = (
        Number()
        .expecting(pieces)
        .with_misconception(pieces - 1, "packed-one-too-few")
        .with_misconception(GOOD + LOSS, "loss-added")
        .with_misconception(GOOD, "loss-left-out")
    )
    return Task(
        message("How many pieces do you pack? Write only the number."),
        question,
        hint=message("111 pieces leave 99 good ones. How many more does it take?"),
        fixed=True,
    )


@practice("s6.pack")
def practice_pack(rng: Random) -> Task:
    """How many pieces to pack."""
    packed = draw_packed(rng)
    question = Number().expecting(packed.pieces)
    for misconception, pieces in packed.distractors.items():
        question = question.with_misconception(pieces, misconception)
    return Task(
        message("How many pieces do you pack? Write only the number."),
        question,
        shows=packed.card,
        hint=message(
            "{stays} of 100 stay good. {good} ÷ {part} = ? Then round up.",
            stays=100 - packed.loss,
            good=packed.good,
            part=money.figure(Decimal(100 - packed.loss) / 100, 2),
        ),
    )


HELPS: dict[str, Bilingual] = {
    "dry": Bilingual("挑干的", "Pick it dry"),
    "cool": Bilingual("凉透了再装", "Let it cool before packing"),
    "holes": Bilingual("箱子上开几个孔", "A box with holes"),
    "still": Bilingual("垫好，不让它动", "Pad it, so that nothing moves"),
    "monday": Bilingual("星期一寄出", "Send it on Monday"),
    "tell": Bilingual("告诉买家哪天到", "Tell the buyer the day"),
}

HARMS: dict[str, tuple[Bilingual, str]] = {
    "washed": (Bilingual("洗了马上装", "Wash it and pack at once"), "wet-fruit-is-fresh-fruit"),
    "warm": (Bilingual("中午采了就装", "Pack it warm at noon"), "wet-fruit-is-fresh-fruit"),
    "sealed": (Bilingual("用袋子封紧", "Close the bag tight"), "closed-box-keeps-fresh"),
    "friday": (Bilingual("星期五寄出", "Send it on Friday"), "weekend-is-a-day-like-others"),
    "rule": (
        Bilingual("写“坏了不赔”", "Write “no claims for bad fruit”"),
        "photo-rule-ends-the-matter",
    ),
}
"""What does not help, with the misconception behind it."""


@practice("s6.fruit")
def practice_fruit(rng: Random) -> Task:
    """What helps fruit on its way."""
    good = rng.sample(list(HELPS), 3)
    bad = rng.sample(list(HARMS), 2)
    offered = rng.sample([*good, *bad], 5)
    question = Choice(tuple(offered), many=True).expecting(set(good))
    for name in bad:
        question = question.with_misconception(name, HARMS[name][1])
    said = {**HELPS, **{name: words for name, (words, _) in HARMS.items()}}
    return Task(
        message("Which of these help fruit on its way? Choose all that help."),
        question,
        words={name: said[name] for name in offered},
        pool=Pool(len(said), len(offered)),
        hint=message("Dry, cool, with air, and not over a weekend."),
    )
