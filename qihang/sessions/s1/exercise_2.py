"""S1 Codes and trust, second edition: the numbers of the exercise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from qihang.commerce import codes, payments
from qihang.commerce.codes import LEVELS, Damage, Patch, Qr
from qihang.commerce.money import yuan
from qihang.commerce.payments import Payment, Sale, clock
from qihang.language.messages import Message, Translated, listed, message
from qihang.sessions.base import Variant, source
from qihang.sessions.shown import (
    CodePicture,
    PaymentCode,
    PrintedCode,
    PrintedCodes,
    RubbedLabel,
    Takings,
)

SCENES: dict[PaymentCode, tuple[str, ...]] = {
    "receiving": (
        "counter-sticker",
        "table-stand",
        "soundbox-stand",
        "till-screen",
        "seller-phone",
    ),
    "paying": ("phone-countdown", "phone-at-scanner", "phone-at-box", "phone-at-machine"),
    "no-scan": ("parcel-slip", "stranger-gift", "lift-notice", "account-message"),
}
"""The scenes that are drawn from, by what one does with their code."""


def taken(kind: PaymentCode, other: PaymentCode) -> str:
    """The misconception behind taking a code of one kind for another."""
    if kind == "no-scan":
        return "stranger-trusted" if other == "receiving" else "stranger-taken-for-payer"
    return "good-code-refused" if other == "no-scan" else f"{kind}-taken-for-{other}"


@dataclass(frozen=True)
class Asking:
    """Somebody who wants to use one's receiving code.

    ``right`` is what to say, ``because`` are the reasons that carry it.
    """

    id: str
    words: Message
    right: str
    because: tuple[str, ...]

    @property
    def distractors(self) -> Mapping[str, str]:
        """The misconception behind each other answer and reason."""
        if self.right == "yes":
            return {"no": "never-scan", "pay": "lending-for-pay", "never": "never-scan"}
        return {
            "yes": "others-money",
            "pay": "lending-for-pay",
            "own": "others-money",
            "favour": "lending-is-a-favour",
            "short": "short-lending",
        }


_OWN = ("own",)
_OTHERS = ("others", "fraud")

ASKING: tuple[Asking, ...] = (
    Asking(
        "mother",
        message("At the stall that you share, your mother has customers scan your code."),
        "yes",
        _OWN,
    ),
    Asking(
        "lunch",
        message("You paid a workmate's lunch and are paid back by your code."),
        "yes",
        _OWN,
    ),
    Asking(
        "bicycle",
        message("A neighbour buys your old bicycle and wants to pay by your code."),
        "yes",
        _OWN,
    ),
    Asking(
        "basket",
        message("You wove baskets at home. A shop pays for them by your code."),
        "yes",
        _OWN,
    ),
    Asking(
        "wages",
        message("Your boss sends you all the workers' wages. You are to pass them on."),
        "no",
        _OTHERS,
    ),
    Asking(
        "classmate",
        message("An old classmate wants your code for two days and gives you money for it."),
        "no",
        _OTHERS,
    ),
    Asking(
        "limited",
        message("A friend's account is blocked. Customers are to pay to your code."),
        "no",
        _OTHERS,
    ),
    Asking(
        "job",
        message("An online job: take money by your code, pass it on, keep a little."),
        "no",
        _OTHERS,
    ),
)
"""Some ask for what is one's own business, some for what is none of it."""

REASONS: dict[str, Message] = {
    "own": message("It is my own money, for my goods or work."),
    "others": message("It is others' money, and lending is forbidden."),
    "fraud": message("It may be stolen money."),
    "favour": message("It is a favour for people I know."),
    "short": message("It is only for a short time."),
    "never": message("Nobody may ever scan my code."),
}
"""Reasons by name; a case's own are right, and each one of the first three is so sometimes."""


@dataclass(frozen=True)
class Statement:
    """A sentence about the seller's own code; ``behind`` is the idea of one that is not true."""

    id: str
    words: Message
    behind: str | None = None

    def translations(self) -> dict[str, str]:
        """The sentence in both languages."""
        return self.words.translations()


STATEMENTS: tuple[Statement, ...] = (
    Statement("stays", message("My personal code still works.")),
    Statement("free", message("It costs nothing to get.")),
    Statement("choice", message("I may take it or leave it.")),
    Statement("seller", message("It is meant for small sellers.")),
    Statement("stopped", message("Without it I may take no money."), "personal-code-stopped"),
    Statement("fee", message("I pay the person at the door for it."), "own-code-costs"),
    Statement("must", message("Everyone who sells must take it."), "own-code-must"),
    Statement("lend", message("With it I may take money for friends."), "own-code-for-others"),
)
"""What is said of the code 个人经营收款码: the first half is true (People's Daily Online and
China Consumer News, 23 and 24 February 2022), the other half is not."""

STATEMENTS_SHOWN = 5


@dataclass(frozen=True)
class SwappedDay:
    """A day on which one counter's code was swapped; the ``fen`` that did not come."""

    takings: Takings

    @property
    def fen(self) -> int:
        """The money that is missing, in fen."""
        return self._found.fen

    @property
    def yuan(self) -> str:
        """The money that is missing, in yuan."""
        return yuan(self.fen)

    @property
    def missing(self) -> Translated:
        """The sums that did not come."""
        return listed(message("{yuan} yuan", yuan=yuan(sale.fen)) for sale in self._found.missing)

    @property
    def distractors(self) -> dict[str, str]:
        """Other sums that one may write, in yuan, by the misconception behind each."""
        sales = self.takings.sales
        counter = self._found.counter
        return {
            "all-sold": yuan(sum(sale.fen for sale in sales)),
            "what-came": yuan(sum(payment.fen for payment in self.takings.payments)),
            "whole-counter": yuan(sum(sale.fen for sale in sales if sale.counter == counter)),
            "count-for-sum": str(len(self._found.missing)),
        }

    @property
    def _found(self) -> payments.Reconciliation:
        return payments.reconcile(self.takings.sales, self.takings.payments)


@dataclass(frozen=True)
class S1(Variant):
    """The numbers of one trainee's exercise.

    ``labels``: three printed codes. ``box``: the box number whose shelf is asked for.
    ``rubbed``: a label that only some of the levels outlive, and never L.
    ``pictures``: four scenes, at least one of each kind. ``day``: a swapped code's day.
    ``who``: the id of one in :data:`ASKING`. ``said``: the ids of five of :data:`STATEMENTS`, two
    to four of them true.
    """

    session = "s1"

    labels: PrintedCodes
    box: str
    rubbed: RubbedLabel
    pictures: tuple[CodePicture, ...]
    day: SwappedDay
    who: str
    said: tuple[str, ...]

    @property
    def asking(self) -> Asking:
        """Somebody who wants to use one's code."""
        return next(one for one in ASKING if one.id == self.who)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Sentences about the seller's own code, in this trainee's order."""
        by_id = {one.id: one for one in STATEMENTS}
        return tuple(by_id[name] for name in self.said)

    def taken_for(self, picture: CodePicture) -> dict[str, str]:
        """The misconception behind each other kind that a picture may be taken for."""
        return {kind: taken(picture.kind, kind) for kind in SCENES if kind != picture.kind}


def generate(seed: str) -> S1:
    """The numbers that belong to ``seed``. Each field has a source of its own."""
    labels = _labels(_rng(seed, "labels"))
    return S1(
        seed=seed,
        labels=labels,
        box=_rng(seed, "box").choice(labels.boxes),
        rubbed=_rubbed(_rng(seed, "rubbed")),
        pictures=_pictures(_rng(seed, "pictures")),
        day=draw_day(_rng(seed, "day")),
        who=draw_asking(_rng(seed, "who")).id,
        said=tuple(one.id for one in draw_statements(_rng(seed, "said"))),
    )


def _rng(*parts: str) -> Random:
    return source("s1-2", *parts)


def _labels(rng: Random) -> PrintedCodes:
    boxes = rng.sample(range(1000, 10000), 3)
    shelves = rng.sample(range(101, 1000), 3)
    return PrintedCodes(
        tuple(
            PrintedCode(name, f"箱 {box} 架 {shelf}", "M")
            for name, box, shelf in zip("ABC", boxes, shelves, strict=True)
        )
    )


_GOODS = ("红茶", "大米", "花生", "鸡蛋", "苹果", "土豆")


def _rubbed(rng: Random) -> RubbedLabel:
    """Rub a label until exactly the levels from M, Q or H upwards outlive it."""
    text = f"{rng.choice(_GOODS)} 箱 {rng.randint(1000, 9999)} 到 {rng.randint(10, 60)} 号门"
    lowest = rng.randrange(1, len(LEVELS))
    below = Qr(text, LEVELS[lowest - 1])
    while True:
        damage = Damage(())
        while codes.reads_after(below, damage):
            damage = Damage((*damage.patches, _patch(rng)))
        if codes.levels_that_read(text, damage) == LEVELS[lowest:]:
            return RubbedLabel(text, damage)


def _patch(rng: Random) -> Patch:
    """A small rub well away from the finder squares, on the smallest code too."""
    height, width = rng.choice(((0.05, 0.2), (0.2, 0.05), (0.1, 0.1)))
    top = round(rng.uniform(0.45, 1 - height), 3)
    left = round(rng.uniform(0.45, 1 - width), 3)
    return Patch(top, left, height, width)


def _pictures(rng: Random) -> tuple[CodePicture, ...]:
    kinds = [*SCENES, rng.choice(list(SCENES))]
    rng.shuffle(kinds)
    unused = {kind: rng.sample(scenes, len(scenes)) for kind, scenes in SCENES.items()}
    return tuple(
        CodePicture(f"p{number}", kind, unused[kind].pop(), pretend(kind, rng))
        for number, kind in enumerate(kinds, start=1)
    )


def pretend(kind: PaymentCode, rng: Random) -> str:
    """What the code in a picture holds. No real paying code begins with 00."""
    number = "".join(rng.choices("0123456789", k=16))
    return f"00{number}" if kind == "paying" else f"https://pay.example.cn/in/{number[:8]}"


def draw_day(rng: Random) -> SwappedDay:
    """Six sales at two counters; two or three of one counter did not come.

    Nothing else goes wrong, and every distractor is another sum.
    """
    while True:
        day = SwappedDay(_takings(rng))
        if len({day.yuan, *day.distractors.values()}) == 1 + len(day.distractors):
            return day


def _takings(rng: Random) -> Takings:
    times = sorted(rng.sample(range(8 * 60, 18 * 60, 7), 6))
    prices = rng.sample(range(400, 6000, 50), 6)
    swapped = rng.choice(("1", "2"))
    lost = rng.choice((2, 3))
    counters = [swapped] * (lost + 1) + ["2" if swapped == "1" else "1"] * (5 - lost)
    rng.shuffle(counters)
    own = [number for number, counter in enumerate(counters) if counter == swapped]
    gone = own[1:]  # the first sale of that counter still came
    sales = tuple(
        Sale(clock(time), counter, fen)
        for time, counter, fen in zip(times, counters, prices, strict=True)
    )
    arrived = tuple(
        Payment(clock(time + 1), sale.fen)
        for number, (time, sale) in enumerate(zip(times, sales, strict=True))
        if number not in gone
    )
    return Takings(sales, arrived)


def draw_asking(rng: Random) -> Asking:
    """Somebody who asks; as often one to whom one may say yes."""
    right = rng.choice(("yes", "no"))
    return rng.choice([one for one in ASKING if one.right == right])


def draw_statements(rng: Random) -> tuple[Statement, ...]:
    """Five of the sentences, two to four of them true, in an order of their own."""
    true = [one for one in STATEMENTS if one.behind is None]
    false = [one for one in STATEMENTS if one.behind is not None]
    count = rng.randint(2, 4)
    chosen = rng.sample(true, count) + rng.sample(false, STATEMENTS_SHOWN - count)
    rng.shuffle(chosen)
    return tuple(chosen)
