"""What questions show: plain data, drawn elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from qihang.commerce.backend import Fate, Row
from qihang.commerce.codes import Damage, Qr, capacity, mode, side, utf8_length
from qihang.commerce.payments import Payment, Sale, Scan
from qihang.commerce.photos import Photo
from qihang.commerce.product_sheet import Sheet
from qihang.commerce.replies import Line
from qihang.commerce.sales import Order, Status
from qihang.language.messages import Message, Translated, message

PaymentCode = Literal["receiving", "paying", "no-scan"]

PEOPLE: dict[str, Message] = {
    "wang": message("Wang"),
    "li": message("Li"),
    "chen": message("Chen"),
    "zhao": message("Zhao"),
}
"""Those who pay in the scans of a day, by the name used there."""

SCENES: dict[str, Message] = {
    "counter-sticker": message("A code is stuck on a counter. A customer scans it."),
    "table-stand": message("A board with a code stands on a table. A customer scans it."),
    "soundbox-stand": message("A code stands beside a box that speaks when money comes."),
    "till-screen": message("A screen in the shop shows a price and a code. A customer scans it."),
    "seller-phone": message("A seller holds out a phone with a code. A customer scans it."),
    "delivery-note": message("A bill that came with the goods has a code. The buyer scans it."),
    "phone-countdown": message("On a customer's phone is a code. It changes every minute."),
    "phone-at-scanner": message("A customer holds a phone to the shop's scanner."),
    "phone-at-box": message("A customer lays a phone on the shop's scan box."),
    "phone-at-machine": message("A customer holds a phone to the eye of a drinks machine."),
    "friend-screenshot": message("A friend sends a screenshot. Below the code is a long number."),
    "video-call": message("On a video call someone wants to see the code with the long number."),
    "parcel-slip": message("A slip lies in the parcel: scan and get a gift."),
    "stranger-gift": message("In the street a stranger offers a gift: scan and join a group."),
    "lift-notice": message("A notice in the lift: scan for money. Nobody says who put it there."),
    "account-message": message("A message: your account has a problem, scan this code."),
}
"""Places in which one meets a code, said without telling what one does with it."""

STATUSES: dict[Status, Message] = {
    "paid": message("paid and kept"),
    "unpaid": message("not paid"),
    "cancelled": message("cancelled"),
    "refunded": message("money given back"),
    "returned": message("goods sent back"),
}
"""What became of an order, in words."""

FATES: dict[Fate, Message] = {
    "unpaid": message("not paid"),
    "cancelled": message("cancelled"),
    "kept": message("paid"),
    "part": message("part refunded"),
    "all": message("all refunded"),
}
"""What became of an order of a back-end, in words."""


class PrintedCode(NamedTuple):
    """A label with a code; ``name`` is the letter beside it."""

    name: str
    text: str
    level: str

    @property
    def qr(self) -> Qr:
        """The code that is printed."""
        return Qr(self.text, self.level)


@dataclass(frozen=True)
class PrintedCodes:
    """Labels of boxes; each code holds a text such as ``BOX 4821 SHELF C07``."""

    codes: tuple[PrintedCode, ...]

    @property
    def boxes(self) -> tuple[str, ...]:
        """The box numbers, as they are written on the labels."""
        return tuple(self._shelves)

    def shelf_of(self, box: str) -> str:
        """The shelf on the label of that box. Raises ``KeyError`` if it has none."""
        return self._shelves[box]

    @cached_property
    def _shelves(self) -> dict[str, str]:
        words = (printed.text.split() for printed in self.codes)
        return {box: shelf for _, box, _, shelf in words}


class Capacity(NamedTuple):
    """A row of a table: how many ``signs`` a code of ``version`` holds, ``side`` squares wide."""

    version: int
    side: int
    signs: int


@dataclass(frozen=True)
class CodeText:
    """A text that is to be put into a code of ``level``."""

    text: str
    level: str

    @property
    def length(self) -> int:
        """Signs of the text, as the table counts them."""
        return utf8_length(self.text)

    @property
    def capacity(self) -> tuple[Capacity, ...]:
        """The table of what versions 1 to 6 hold of such a text at this level."""
        stored = mode(self.text)
        return tuple(
            Capacity(version, side(version), capacity(version, self.level, stored))
            for version in range(1, 7)
        )


@dataclass(frozen=True)
class RubbedLabel:
    """A text, and the rubbing that its printed code will suffer at any level."""

    text: str
    damage: Damage


@dataclass(frozen=True)
class CodePicture:
    """A scene with a code: one to be paid with, one to be paid by, or one that nobody scans.

    ``seed`` is the text of the pretend code in it: an address, or a number that is
    none of a real payment.
    """

    id: str
    kind: PaymentCode
    scene: str
    seed: str

    @property
    def words(self) -> Message:
        """What is seen."""
        return SCENES[self.scene]


@dataclass(frozen=True)
class Scans:
    """A day's scans at a shop; the question is about one ``payer``'s."""

    rows: tuple[Scan, ...]
    payer: str
    limit_fen: int

    @cached_property
    def names(self) -> dict[str, Message]:
        """How those who pay are called."""
        return {row.payer: PEOPLE[row.payer] for row in self.rows}


@dataclass(frozen=True)
class Takings:
    """What a shop with two counters sold in a day, and what came into its account."""

    sales: tuple[Sale, ...]
    payments: tuple[Payment, ...]


@dataclass(frozen=True)
class FactCard:
    """What is known of some goods or of a matter: a ``title``, and lines of name and value."""

    title: Translated
    lines: tuple[tuple[Translated, Translated | str], ...]


@dataclass(frozen=True)
class OrderRows:
    """All orders of a shop in one week, as they came in."""

    orders: tuple[Order, ...]


@dataclass(frozen=True)
class BackendRows:
    """Some orders of a shop, with what went back of each."""

    rows: tuple[Row, ...]


class Tried(NamedTuple):
    """What one shop changed after its first week, and its paid orders a day, first day first."""

    id: str
    change: Translated
    orders: tuple[int, ...]


@dataclass(frozen=True)
class TwoWeeks:
    """Shops that each changed one thing after a week, over the same 14 days."""

    shops: tuple[Tried, ...]


class Weighed(NamedTuple):
    """Goods as they stand on a seller's sheet, and in words the papers that are ``missing``."""

    name: Translated
    sheet: Sheet
    missing: Translated | None


@dataclass(frozen=True)
class Sheets:
    """Goods that a seller weighs against each other."""

    goods: tuple[Weighed, ...]


class GoodsPhoto(NamedTuple):
    """A picture of goods; ``name`` is the letter beside it, ``credit`` says whose it is."""

    name: str
    photo: Photo
    credit: Translated


@dataclass(frozen=True)
class GoodsPhotos:
    """Pictures of the same goods, to choose from."""

    photos: tuple[GoodsPhoto, ...]


@dataclass(frozen=True)
class ChatLog:
    """The lines of some chats of a shop, in the order of time, and the second of its ``end``."""

    lines: tuple[Line, ...]
    end: int
