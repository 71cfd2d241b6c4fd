"""S2: the stock of a shop, row by row."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from random import Random

from qihang.commerce import stock
from qihang.commerce.stock import Row
from qihang.language.messages import Message, message, ngettext
from qihang.sessions.shown import FactCard

COLOURS: dict[str, Message] = {
    "black": message("Black"),
    "blue": message("Blue"),
    "red": message("Red"),
    "grey": message("Grey"),
}
SIZES = ("36", "37", "38", "39", "40", "41")


@dataclass(frozen=True)
class Kept:
    """A row of the stock under the ``id`` that a table knows it by.

    One of which nothing is picked is the sum of all.
    """

    id: str
    row: Row

    @property
    def name(self) -> Message:
        """The colour and the size."""
        if not self.row.picked:
            return message("All rows together")
        colour, size = self.row.picked
        return message("{colour} {size}", colour=COLOURS[colour], size=size)

    @property
    def start(self) -> int:
        """Pieces that were counted."""
        return self.row.start

    @property
    def sold(self) -> int:
        """Pieces that left the shelf."""
        return self.row.sold

    @property
    def back(self) -> int:
        """Pieces that came back good."""
        return self.row.back

    @property
    def damaged(self) -> int:
        """Pieces that nobody can buy."""
        return self.row.damaged

    @property
    def distractors(self) -> dict[str, int]:
        """What else seems to be left, by the misconception behind it."""
        left = self.row.left
        return {idea: end for idea, end in self.row.distractors.items() if end != left}

    @property
    def card(self) -> FactCard:
        """What happened to it in a week."""
        return FactCard(
            message("One row of the stock: {name}", name=self.name),
            (
                (message("Counted on Monday"), _pairs(self.start)),
                (message("Sold and sent"), _pairs(self.sold)),
                (message("Came back, as good as new"), _pairs(self.back)),
                (message("Found to be damaged on the shelf"), _pairs(self.damaged)),
            ),
        )


def _pairs(count: int) -> Message:
    return ngettext("{count} pair", "{count} pairs", count, count=count)


@dataclass(frozen=True)
class Shelf:
    """The stock of two colours and two sizes after a week."""

    kept: tuple[Kept, ...]

    @property
    def total(self) -> Kept:
        """The sum of all rows."""
        rows = [one.row for one in self.kept]
        summed = Row(
            (),
            sum(row.start for row in rows),
            sum(row.sold for row in rows),
            sum(row.back for row in rows),
            sum(row.damaged for row in rows),
        )
        return Kept("total", summed)

    @property
    def rows(self) -> tuple[Kept, ...]:
        """The rows as a table shows them, the sum as the last one."""
        return (*self.kept, self.total)


def draw_shelf(rng: Random) -> Shelf:
    """Two colours and two sizes; something came back, and something is damaged."""
    while True:
        colours = rng.sample(list(COLOURS), 2)
        first = rng.randrange(len(SIZES) - 1)
        picked = stock.every_row(colours, SIZES[first : first + 2])
        shelf = Shelf(
            tuple(Kept(f"row{place}", _draw_row(rng, one)) for place, one in enumerate(picked, 1))
        )
        if _all_told_apart(shelf.total.row):
            return shelf


def draw_kept(rng: Random) -> Kept:
    """One row, of which pieces came back and pieces are damaged."""
    picked = rng.choice(list(COLOURS)), rng.choice(SIZES)
    while True:
        row = _draw_row(rng, picked)
        if _all_told_apart(row):
            return Kept("row1", row)


def _draw_row(rng: Random, picked: tuple[str, ...]) -> Row:
    """Drawn until the distractors are told apart."""
    while True:
        start = rng.randint(8, 30)
        sold = rng.randint(start // 3, start)
        row = Row(picked, start, sold, back=rng.randint(0, 4), damaged=rng.randint(0, 3))
        ends = Kept("", row).distractors.values()
        if row.left >= row.back and row.back <= sold and len(set(ends)) == len(ends):
            return row


def _all_told_apart(row: Row) -> bool:
    ends = {row.left, *row.distractors.values()}
    return len(ends) == 1 + len(row.distractors)


# ---- how many rows ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Choices:
    """Goods in so many ``colours`` and so many ``sizes``."""

    colours: int
    sizes: int

    @property
    def rows(self) -> int:
        """How many rows their stock has."""
        return len(stock.every_row(map(str, range(self.colours)), map(str, range(self.sizes))))

    @property
    def distractors(self) -> dict[str, int]:
        """Other numbers of rows, by the misconception behind each."""
        return {
            "colours-and-sizes-added": self.colours + self.sizes,
            "one-row-for-all-sizes": self.colours,
            "one-row-for-all-colours": self.sizes,
        }


def draw_choices(rng: Random) -> Choices:
    """2 to 5 colours and 3 to 7 sizes, with all distractors told apart."""
    while True:
        choices = Choices(rng.randint(2, 5), rng.randint(3, 7))
        ends = (choices.rows, *choices.distractors.values())
        if all(one != other for one, other in combinations(ends, 2)):
            return choices
