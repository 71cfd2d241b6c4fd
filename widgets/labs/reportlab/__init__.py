"""ReportLab: a report of four sums, and which of twelve orders are in each."""

from __future__ import annotations

from typing import Any

from qihang.commerce import backend, money
from qihang.commerce.backend import FIGURES, Fate, Figure, Row
from qihang.commerce.twelve import SHOPS
from qihang.language.messages import Message, Translated, message, ngettext, translations
from widgets.core.lab import Lab, assets, bilingual, said


class ReportLab(Lab):
    """Choose a row of the report: the orders that are in it are filled, and their sum is."""

    _esm, _css = assets("reportlab")
    item = "lab.report"
    verbs = frozenset({"row", "shop"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._shop = next(iter(SHOPS))
        self._row: Figure | None = None
        self._seen: set[Figure] = set()

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``seen`` are the rows whose sum is filled in."""
        return {"shop": self._shop, "row": self._row, "seen": sorted(self._seen)}

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`. The first edition was about other orders: what was chosen
        of them means nothing here."""
        self.do_shop(state.get("shop"))
        seen = state.get("seen")
        for row in [*(seen if isinstance(seen, list) else []), state.get("row")]:
            self.do_row(row)

    def do_row(self, row: object) -> None:
        """Look at a row of the report."""
        for figure in FIGURES:
            if figure == row:
                self._row = figure
                self._seen.add(figure)
                self.redraw()

    def do_shop(self, shop: object) -> None:
        """Look at the other shop's orders, and at its report."""
        if isinstance(shop, str) and shop in SHOPS:
            self._shop = shop
            self.redraw()

    @property
    def _orders(self) -> tuple[Row, ...]:
        return SHOPS[self._shop].rows

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. A row that was not looked at yet has no ``yuan``; ``most`` is
        the largest order, in fen."""
        return {
            "lab": "report",
            "words": bilingual(_WORDS),
            "rows": [
                {
                    "id": figure,
                    "name": translations(name),
                    "yuan": self._sum(figure) if figure in self._seen else None,
                }
                for figure, name in FIGURES.items()
            ],
            "row": self._row,
            "shops": [{"id": one, "text": translations(shop.name)} for one, shop in SHOPS.items()],
            "shop": self._shop,
            "orders": [_bar(row, self._row) for row in self._orders],
            "most": max(row.fen for row in self._orders),
            **said(self._finding()),
        }

    def _sum(self, figure: Figure) -> str:
        return money.yuan(backend.total(self._orders, figure))

    def _finding(self) -> Translated:
        """Which orders count, and what is inside that one might not think of."""
        count = sum(bool(self._row and row.counted(self._row)) for row in self._orders)
        match self._row:
            case "ordered":
                never = sum(row.fen - row.counted("paid") for row in self._orders)
                return message(
                    "All {count} orders count. Nobody ever paid {never} yuan of this.",
                    count=count,
                    never=money.yuan(never),
                )
            case "paid":
                return message(
                    "The {count} paid orders count. {back} yuan of this went back later.",
                    count=count,
                    back=self._sum("refunded"),
                )
            case "refunded":
                return ngettext(
                    "{count} order counts: only the money that went back.",
                    "{count} orders count: only the money that went back.",
                    count,
                    count=count,
                )
            case "net":
                return message(
                    "{paid} − {back} = {net} yuan. Only what the shop kept counts.",
                    paid=self._sum("paid"),
                    back=self._sum("refunded"),
                    net=self._sum("net"),
                )
        return message("The same {count} orders make four sums.", count=len(self._orders))


def _bar(row: Row, figure: Figure | None) -> dict[str, Any]:
    """An order as a bar: its fen, how many of them are in the row, and that as it is written."""
    counted = row.counted(figure) if figure else 0
    return {
        "number": row.number,
        "fen": row.fen,
        "counted": counted,
        "yuan": money.yuan(counted or row.fen),
        "fate": translations(_told(row)),
    }


def _told(row: Row) -> Translated | str:
    """What became of an order, as short as there is room beside its bar."""
    fates: dict[Fate, Message | str] = {
        "unpaid": message("not paid"),
        "cancelled": message("cancelled"),
        "kept": "",
        "part": message("{amount} back", amount=money.yuan(row.refunded_fen)),
        "all": message("all back"),
    }
    return fates[row.fate]


_WORDS: dict[str, Translated] = {
    "title": message("The report of twelve orders"),
    "question": message("Choose a row. Which orders are in it?"),
    "report": message("Report (yuan)"),
    "open": message("not looked at yet"),
    "shop": message("Which shop?"),
    "again": message("Start again"),
}
