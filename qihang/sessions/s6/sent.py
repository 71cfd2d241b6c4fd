"""S6: parcels that are sent, and fresh goods that are packed so that enough arrive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from random import Random

from qihang.commerce import money, parcels
from qihang.commerce.money import in_yuan
from qihang.commerce.parcels import DIVISORS, GRAMS, Box, PriceCard
from qihang.language.messages import Bilingual, Message, message
from qihang.sessions.shown import FactCard

LARGE: Mapping[str, Bilingual] = {
    "quilt": Bilingual("棉被", "Quilt"),
    "basket": Bilingual("竹筐", "Basket"),
    "coats": Bilingual("棉衣", "Coats"),
    "lamps": Bilingual("台灯", "Lamps"),
}
"""Goods that are larger than they are heavy."""

HEAVY: Mapping[str, Bilingual] = {
    "books": Bilingual("书", "Books"),
    "oranges": Bilingual("橘子", "Oranges"),
    "bowls": Bilingual("碗", "Bowls"),
    "soap": Bilingual("香皂", "Soap"),
}
"""Goods that are heavier than they are large."""

CARDS = (PriceCard(450, 150), PriceCard(800, 200), PriceCard(600, 250), PriceCard(500, 100))
"""Price cards, invented."""


@dataclass(frozen=True)
class Post:
    """What a courier takes: the divisor for the size, and the price card."""

    divisor: int
    prices: PriceCard

    def size(self, volume: Decimal) -> Decimal:
        """The kilograms of a box by its size, which is in cubic cm."""
        return volume / self.divisor

    def counted(self, real: Decimal, size: Decimal) -> Decimal:
        """The whole kilograms that count of two weights in kilograms."""
        return max(real, size).to_integral_value(ROUND_CEILING)

    def smaller(self, real: Decimal, size: Decimal) -> Decimal:
        """The whole kilograms if the smaller weight counted."""
        return min(real, size).to_integral_value(ROUND_CEILING)

    def price(self, counts: Decimal) -> Decimal:
        """Yuan for so many kilograms."""
        return in_yuan(self.prices.first) + (counts - 1) * in_yuan(self.prices.step)

    @property
    def lines(self) -> tuple[tuple[Message, Message], ...]:
        """What is known of it."""
        return (
            (
                message("Weight by size"),
                message("length × width × height ÷ {divisor}", divisor=self.divisor),
            ),
            (
                message("Weight that counts"),
                message("the larger, rounded up"),
            ),
            (message("First kg"), message("{yuan} yuan", yuan=money.yuan(self.prices.first))),
            (
                message("Each further kg"),
                message("{yuan} yuan", yuan=money.yuan(self.prices.step)),
            ),
        )


@dataclass(frozen=True)
class Parcel:
    """Some goods in a box; ``grams`` are on the scale."""

    id: str
    goods: Bilingual
    box: Box
    grams: int
    post: Post

    @property
    def name(self) -> Bilingual:
        """The goods."""
        return self.goods

    @property
    def line(self) -> tuple[Message, str]:
        """The sides of its box."""
        return message("{goods}: box in cm", goods=self.goods), str(self.box)

    @property
    def volume(self) -> int:
        """Length × width × height, in cubic cm."""
        return self.box.volume

    @property
    def real(self) -> Decimal:
        """Kilograms on the scale."""
        return Decimal(self.grams) / GRAMS

    @property
    def size(self) -> Decimal:
        """Kilograms by the size."""
        return parcels.volumetric(self.box, self.post.divisor)

    @property
    def counts(self) -> int:
        """Whole kilograms that count."""
        return parcels.chargeable(self.grams, self.box, self.post.divisor)

    @property
    def price(self) -> Decimal:
        """Yuan."""
        return in_yuan(self.post.prices.price(self.counts))

    @property
    def distractors(self) -> dict[str, Decimal]:
        """Other prices in yuan, by the misconception behind each."""
        price = self.post.prices.price
        smaller = self.post.smaller(self.real, self.size)
        return {
            "light-means-cheap": in_yuan(price(int(smaller))),
            "first-kilogram-twice": in_yuan(price(self.counts + 1)),
            "every-kilogram-at-the-first-price": self.counts * in_yuan(self.post.prices.first),
        }

    @property
    def card(self) -> FactCard:
        """What is known of it."""
        return FactCard(
            message("A parcel, and what the courier takes"),
            (
                self.line,
                (message("On the scale"), message("{kg} kg", kg=money.brief(self.real, 1))),
                *self.post.lines,
            ),
        )


@dataclass(frozen=True)
class Parcels:
    """Two parcels of one shop: one that is large for its weight, and one that is not."""

    post: Post
    parcels: tuple[Parcel, Parcel]

    @property
    def card(self) -> FactCard:
        """The boxes, and what the courier takes."""
        boxes = (one.line for one in self.parcels)
        return FactCard(message("What the courier takes"), (*boxes, *self.post.lines))


def draw_parcels(rng: Random) -> Parcels:
    """Two parcels of which the size counts for one, and the scale for the other."""
    post = Post(rng.choice(DIVISORS), rng.choice(CARDS))
    while True:
        both = [_draw(rng, post, by_size=True), _draw(rng, post, by_size=False)]
        if both[0].counts != both[1].counts:
            rng.shuffle(both)
            return Parcels(post, (both[0], both[1]))


def draw_parcel(rng: Random) -> Parcel:
    """One parcel of which the size counts."""
    return _draw(rng, Post(rng.choice(DIVISORS), rng.choice(CARDS)), by_size=True)


def _draw(rng: Random, post: Post, *, by_size: bool) -> Parcel:
    """Drawn until its size in kilograms has one decimal at most, and each distractor is told."""
    names = LARGE if by_size else HEAVY
    while True:
        sides = sorted((rng.randrange(10, 65, 5) for _ in range(3)), reverse=True)
        name, grams = rng.choice(list(names)), rng.randrange(600, 6000, 100)
        parcel = Parcel(name, names[name], Box(*sides), grams, post)
        if parcel.size != round(parcel.size, 1) or not _is_clear(parcel, by_size):
            continue
        prices = [parcel.price, *parcel.distractors.values()]
        if len(set(prices)) == len(prices):
            return parcel


def _is_clear(parcel: Parcel, by_size: bool) -> bool:
    """Whether the weights are such as real parcels have, count for different kilograms, and leave
    something to round up."""
    real, size = parcel.real, parcel.size
    if by_size != parcels.counts_by_size(parcel.grams, parcel.box, parcel.post.divisor):
        return False
    if max(real, size) == round(max(real, size)):
        return False
    apart = real.to_integral_value(ROUND_CEILING) != size.to_integral_value(ROUND_CEILING)
    return apart and Decimal("0.3") <= size <= 20 and parcel.counts >= 2


# ---- fresh goods ---------------------------------------------------------------------------

FRESH: Mapping[str, Bilingual] = {
    "oranges": Bilingual("橘子", "oranges"),
    "eggs": Bilingual("鸡蛋", "eggs"),
    "apples": Bilingual("苹果", "apples"),
    "bayberries": Bilingual("杨梅", "bayberries"),
}

LOSSES = (4, 5, 8, 10, 12, 15, 20)


@dataclass(frozen=True)
class Packed:
    """So many ``good`` pieces are to arrive, of which ``loss`` of 100 go bad on the way."""

    goods: str
    good: int
    loss: int

    @property
    def pieces(self) -> int:
        """Pieces to pack."""
        return parcels.to_pack(self.good, self.loss)

    @property
    def distractors(self) -> dict[str, int]:
        """Other numbers of pieces, by the misconception behind each."""
        added = -(-self.good * (100 + self.loss) // 100)
        return {
            "loss-added": added,
            "loss-left-out": self.good,
            "packed-one-too-few": self.pieces - 1,
            "what-arrives-of-the-order": parcels.arriving(self.good, self.loss),
        }

    @property
    def card(self) -> FactCard:
        """What is known."""
        return FactCard(
            message("A box of {goods}", goods=FRESH[self.goods]),
            (
                (message("The buyer gets, all good"), str(self.good)),
                (message("Go bad on the way"), message("{loss} of 100", loss=self.loss)),
            ),
        )


def draw_packed(rng: Random) -> Packed:
    """Drawn until there is something to round up, and each distractor is told."""
    while True:
        packed = Packed(rng.choice(list(FRESH)), rng.randrange(30, 205, 5), rng.choice(LOSSES))
        numbers = [packed.pieces, *packed.distractors.values()]
        if packed.good * 100 % (100 - packed.loss) and len(set(numbers)) == len(numbers):
            return packed
