"""S5: the items to try on the live room."""

from __future__ import annotations

from random import Random

from qihang.commerce import claims
from qihang.language.messages import Bilingual, Message, Translated, message
from qihang.questions.choice import Choice
from qihang.questions.decision import Decision
from qihang.questions.order import Order as Steps
from qihang.questions.written import Written
from qihang.sessions.base import Pool, Task, practice
from qihang.sessions.s5.exercise import (
    draw_pack,
)
from qihang.sessions.s5.exercise_2 import (
    ANSWERS,
    ASKED,
    REASONS,
    draw_asked,
)

SEGMENT: dict[str, Message] = {
    "greeting": message("Greet, and say what is shown today"),
    "goods": message("Show the goods"),
    "facts": message("Tell facts, and where the proof is"),
    "price": message("Say the price, and whether it includes the parcel"),
    "order": message("Say how to order on the platform"),
    "close": message("Say thank you and close"),
}
"""Parts of ten minutes, in a good order."""


@practice("s5.live-order")
def practice_live_order(rng: Random) -> Task:
    """The parts of a live segment in their order."""
    question = (
        Steps(tuple(rng.sample(list(SEGMENT), len(SEGMENT))))
        .expecting(["greeting", "goods", "facts", "price", "order", "close"])
        .with_misconception(("price", "facts"), "price-before-facts")
        .with_misconception(("facts", "goods"), "facts-before-goods")
        .with_misconception(("order", "price"), "order-before-price")
    )
    return Task(
        message("Put the ten minutes in order."),
        question,
        words=SEGMENT,
        hint=message("Begin with the greeting. People see the goods before they hear the facts."),
    )


MAY_BE_SAID = (
    Bilingual("这是我们店里最大的一包，500 克。", "This is the largest pack in our shop, 500 g."),
    Bilingual("这是今年第一批春茶。", "This is the first batch of this year."),
    Bilingual("打开以后，最好放在干的地方。", "Once open, it is best kept dry."),
    Bilingual("每人最多买 3 包。", "At most 3 packs for one buyer."),
    Bilingual(
        "这茶是 4 月采的，检验报告在商品页。", "It was picked in April. The test is on the page."
    ),
)
MAY_NOT_BE_SAID = (
    Bilingual("我们的茶，全国第一。", "Our tea is number one in the country."),
    Bilingual("喝了它能降血压。", "It lowers your blood pressure."),
    Bilingual("我们保证人人喜欢。", "We guarantee that everyone likes it."),
    Bilingual("别家的茶都是假的。", "Other shops sell fakes."),
    Bilingual("给好评，返现 5 元。", "Write a good review and get 5 yuan cash back."),
    Bilingual("加我微信，便宜 5 元。", "Add me on WeChat and pay 5 yuan less."),
)


@practice("s5.claims")
def practice_claims(rng: Random) -> Task:
    """Which sentences may be said in a live room: not every 最 is banned."""
    good, bad = rng.sample(MAY_BE_SAID, 3), rng.sample(MAY_NOT_BE_SAID, 3)
    listed = rng.sample([*good, *bad], 6)
    words: dict[str, Translated] = {f"line{place}": said for place, said in enumerate(listed)}
    question = Choice(tuple(words), many=True).expecting(
        [name for name, said in words.items() if said in good]
    )
    for name, said in sorted(zip(words, listed, strict=True), key=lambda line: line[1] in good):
        question = question.with_misconception(name, _why(said))
    return Task(
        message("Which of these may a host say? Choose all of them."),
        question,
        words=words,
        pool=Pool(len(MAY_BE_SAID) + len(MAY_NOT_BE_SAID), len(listed)),
        hint=message("Ask of each: can it be shown, and does it speak only of these goods?"),
    )


def _why(said: Bilingual) -> str:
    """The misconception behind choosing a banned sentence, or leaving out one that is fine."""
    found = claims.findings(said.zh)
    return f"claim-{found[0].rule}" if found else "allowed-words-left-out"


@practice("s5.offer")
def practice_offer(rng: Random) -> Task:
    """A short offer: its price and its place, and nothing that may not be said."""
    pack = draw_pack(rng)
    wanted: dict[str, Translated] = {
        "price": message("the price"),
        "place": message("where it grows"),
    }
    question = Written(
        15, 80, facts=tuple(wanted), rules=("claims", "promises", "off-platform")
    ).expecting(**{name: pack.said[name] for name in wanted})
    return Task(
        message("Write what you say of this tea in the live room, in two or three sentences."),
        question,
        shows=pack.short,
        words=wanted,
        hint=message("Say what people see, where it grows, and what a pack costs."),
    )


@practice("s5.fake-orders")
def practice_fake_orders(rng: Random) -> Task:
    """Whether to say yes to somebody who asks for orders or praise: a real buyer is welcome."""
    asked = draw_asked(rng)
    carrying = rng.choice(asked.because)
    others = [name for name in REASONS if name not in asked.because]
    reasons = rng.sample([carrying, *rng.sample(others, 3)], 4)
    question = Decision(tuple(ANSWERS), tuple(reasons)).expecting(asked.right, because=carrying)
    for part, misconception in asked.distractors.items():
        if part in reasons or part in ANSWERS:
            question = question.with_misconception(part, misconception)
    return Task(
        message("Do you say yes, and why?"),
        question,
        shows=asked.words,
        words={**ANSWERS, **{reason: REASONS[reason] for reason in reasons}},
        pool=Pool(len(ASKED)),
    )
