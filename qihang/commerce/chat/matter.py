"""What a customer writes about: a matter with its card, the customer's words and the shop's.

A text has ``{places}`` for what is drawn. ``moves`` are three good replies, one a move: hear, fact,
next step; ``poor`` are replies that one finds in shops and that help nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from qihang.commerce.chat.ways import Ways
from qihang.language.messages import Bilingual

Place = str | int | Bilingual
Places = Mapping[str, Place]


@dataclass(frozen=True)
class Told:
    """Something of the card that a customer waits for.

    ``name`` says what it is, ``asks`` is how he asks for it; ``ways``, ``yuan``, an amount, and
    ``hour`` are how it may be said. ``short`` are answers that say it where he asked for it just
    before, ``against`` those that say the contrary. Where what is told is a "no" itself, a "no"
    before it does not take it back: ``is_no``.
    """

    name: Bilingual
    asks: Bilingual
    ways: Ways = ()
    yuan: int | None = None
    hour: int | None = None
    short: Ways = ()
    against: Ways = ()
    is_no: bool = False


def _nothing(_: Places) -> Ways:
    return ()


def _price(places: Places) -> tuple[int, ...]:
    price = places.get("price")
    return (price,) if isinstance(price, int) else ()


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
    yuan: Callable[[Places], tuple[int, ...]] = _price
    """The amounts of the card, and what follows from them."""


WAIT = Bilingual("亲，请耐心等一等。", "Dear customer, please be patient.")
"""What a robot says where it knows nothing."""

WHO_PAYS = Bilingual("运费谁出", "who pays the freight")
THE_SHOP_PAYS = Bilingual("店里出", "the shop pays")
ASKS_WHO_PAYS = Bilingual("运费谁出？", "Who pays the freight?")


def hour(rng: Random) -> int:
    """An hour of the afternoon, before which the shop does what it promises."""
    return rng.choice((15, 16, 17, 18))
