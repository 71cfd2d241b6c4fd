"""OrdersLab: twelve orders of a shop, each into the box that its money belongs to."""

from __future__ import annotations

from typing import Any

from qihang.commerce import backend, money
from qihang.commerce.backend import Fate, Row
from qihang.commerce.twelve import SHOPS
from qihang.language.messages import Message, Translated, message, translations
from widgets.core.lab import Lab, assets, bilingual, said, whole

BOXES: dict[str, Message] = {
    "never": message("Never paid"),
    "kept": message("Paid and kept"),
    "back": message("Paid, then refunded"),
}

BOX_OF: dict[Fate, str] = {
    "unpaid": "never",
    "cancelled": "never",
    "kept": "kept",
    "part": "back",
    "all": "back",
}
"""Where an order belongs, by what became of it."""


class OrdersLab(Lab):
    """One order at a time is put into one of three boxes; a wrong one does not take it."""

    _esm, _css = assets("orderslab")
    item = "lab.orders"
    verbs = frozenset({"put", "back", "other"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._shop = next(iter(SHOPS))
        self._sorted = dict.fromkeys(SHOPS, 0)
        self._missed: str | None = None

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``sorted`` are the orders of each shop that lie in their boxes,
        always the first ones; ``missed`` is a box that did not take the next."""
        return {"shop": self._shop, "sorted": dict(self._sorted), "missed": self._missed}

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        counts, shop, missed = (state.get(name) for name in ("sorted", "shop", "missed"))
        if isinstance(counts, dict):
            for name, one in SHOPS.items():
                self._sorted[name] = whole(counts.get(name), 0, len(one.rows)) or 0
        if isinstance(shop, str) and shop in SHOPS:
            self._shop = shop
        if self._next and isinstance(missed, str) and missed in self._wrong(self._next):
            self._missed = missed

    @property
    def _rows(self) -> tuple[Row, ...]:
        return SHOPS[self._shop].rows

    @property
    def _done(self) -> tuple[Row, ...]:
        return self._rows[: self._sorted[self._shop]]

    @property
    def _next(self) -> Row | None:
        """The order that stands to be put away."""
        return next(iter(self._rows[len(self._done) :]), None)

    def _wrong(self, row: Row) -> set[str]:
        """The boxes that do not take an order."""
        return BOXES.keys() - {BOX_OF[row.fate]}

    def do_put(self, box: object) -> None:
        """Put the order that stands there into a box; a wrong one does not take it."""
        row = self._next
        if row is None or not (isinstance(box, str) and box in BOXES):
            return
        self._missed = box if box in self._wrong(row) else None
        if self._missed is None:
            self._sorted[self._shop] += 1
        self.redraw()

    def do_back(self) -> None:
        """Take the last order out of its box again."""
        if self._done:
            self._missed = None
            self._sorted[self._shop] -= 1
            self.redraw()

    def do_other(self) -> None:
        """Go to the other shop; what was put away in this one stays there."""
        shops = list(SHOPS)
        self._missed = None
        self._shop = shops[(shops.index(self._shop) + 1) % len(shops)]
        self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. ``order`` stands to be put away, if any is left."""
        return {
            "lab": "orders",
            "words": bilingual(_WORDS),
            "shop": translations(SHOPS[self._shop].name),
            "order": self._next and _order(self._next),
            "boxes": [
                {"id": box, "name": translations(name), **_inside(box, self._in(box))}
                for box, name in BOXES.items()
            ],
            "empty": not self._done,
            **self._said(),
        }

    def _in(self, box: str) -> list[Row]:
        return [row for row in self._done if BOX_OF[row.fate] == box]

    def _said(self) -> dict[str, Any]:
        row = self._next
        if row is None:
            return said(_four_sums(self._rows), "ok", "✓")
        if self._missed:
            return said(message("Not yet. {why}", why=_why_not(row, self._missed)), "notyet", "→")
        return said(
            message(
                "In their boxes: {count} of {all}. Which box takes this one?",
                count=len(self._done),
                all=len(self._rows),
            )
        )


def _order(row: Row) -> dict[str, Any]:
    return {
        "number": translations(message("Order {number}", number=row.number)),
        "yuan": translations(message("{amount} yuan", amount=money.yuan(row.fen))),
        "fate": translations(_told(row)),
    }


def _told(row: Row) -> Translated:
    """What became of an order, as the back-end tells it."""
    fates: dict[Fate, Message] = {
        "unpaid": message("not paid"),
        "cancelled": message("cancelled before paying"),
        "kept": message("paid for"),
        "part": message("paid, {amount} refunded", amount=money.yuan(row.refunded_fen)),
        "all": message("paid, all refunded"),
    }
    return fates[row.fate]


def _inside(box: str, rows: list[Row]) -> dict[str, Any]:
    """What lies in a box, and its sum."""
    amount = money.yuan(backend.total(rows, "ordered"))
    back = money.yuan(backend.total(rows, "refunded"))
    sums: dict[str, Message] = {
        "never": message("{amount} yuan ordered", amount=amount),
        "kept": message("{amount} yuan paid", amount=amount),
        "back": message("{amount} paid, {back} refunded", amount=amount, back=back),
    }
    return {
        "orders": [
            {
                "number": row.number,
                "yuan": money.yuan(row.fen),
                "back": f"−{money.yuan(row.refunded_fen)}" if row.refunded_fen else None,
            }
            for row in rows
        ],
        "sum": translations(sums[box]),
    }


def _why_not(row: Row, box: str) -> Translated:
    """What of the order does not go with that box."""
    if row.fate == "unpaid":
        return message("Nobody paid for this order.")
    if row.fate == "cancelled":
        return message("It was cancelled before anybody paid.")
    if box == "never":
        return message("Look once more: the buyer did pay.")
    if row.fate == "kept":
        return message("Nothing of it was given back.")
    if row.fate == "part":
        return message("A part of the money went back.")
    return message("All of the money went back.")


def _four_sums(rows: tuple[Row, ...]) -> Translated:
    sums = {figure: money.yuan(backend.total(rows, figure)) for figure in backend.FIGURES}
    return message(
        "Ordered: all three boxes, {ordered}. Paid: the last two, {paid}."
        " Less refunds of {refunded}: net sales {net} yuan.",
        **sums,
    )


_WORDS: dict[str, Translated] = {
    "title": message("Twelve orders, three boxes"),
    "question": message("What happened to each order's money? Put it into a box."),
    "boxes": message("Boxes"),
    "sorted": message("All {count} orders are in their boxes.", count=12),
    "back": message("Take back"),
    "other": message("Other shop"),
    "again": message("Start again"),
}
