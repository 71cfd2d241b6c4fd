"""PackLab: how many pieces to pack, so that enough of them arrive good."""

from __future__ import annotations

from typing import Any

from qihang.commerce import parcels
from qihang.language.messages import Translated, message, translations
from widgets.core.lab import Lab, assets, bilingual, said, squares, whole

ORDERED = (20, 50, 100)
LOSSES = (5, 10, 20)
"""Of 100 pieces, how many go bad on the way."""

ACROSS = 10
"""Pieces in a row of the picture."""

MOST = 130


class PackLab(Lab):
    """Change how many pieces are packed; see how many good ones arrive."""

    _esm, _css = assets("packlab")
    item = "lab.pack"
    verbs = frozenset({"ordered", "loss", "packed"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`. As many more as go bad of what was ordered: too few."""
        self._ordered, self._loss = 100, 10
        self._packed = 110

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`."""
        return {"ordered": self._ordered, "loss": self._loss, "packed": self._packed}

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        self.do_ordered(str(state.get("ordered")))
        self.do_loss(str(state.get("loss")))
        self.do_packed(state.get("packed"))

    def do_ordered(self, ordered: object) -> None:
        """Take an order for another number; as many are packed at first."""
        if isinstance(ordered, str) and ordered in map(str, ORDERED):
            self._ordered = self._packed = int(ordered)
            self.redraw()

    def do_loss(self, loss: object) -> None:
        """Let another part go bad."""
        if isinstance(loss, str) and loss in map(str, LOSSES):
            self._loss = int(loss)
            self.redraw()

    def do_packed(self, number: object) -> None:
        """Pack more or fewer."""
        if (number := whole(number, 1, MOST)) is not None:
            self._packed = number
            self.redraw()

    @property
    def _good(self) -> int:
        return parcels.arriving(self._packed, self._loss)

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. ``good``, ``bad`` and ``missing`` are the squares of each kind."""
        good, packed = self._good, self._packed
        missing = max(self._ordered - good, 0)
        everything = packed + missing
        return {
            "lab": "pack",
            "words": bilingual(_WORDS),
            "orders": [{"id": str(one), "text": str(one)} for one in ORDERED],
            "ordered": str(self._ordered),
            "losses": [{"id": str(one), "text": f"{one}%"} for one in LOSSES],
            "loss": str(self._loss),
            "packed": packed,
            "most": MOST,
            "rows": -(-everything // ACROSS),
            "good": _from_to(0, good),
            "bad": _from_to(good, packed),
            "missing": _from_to(packed, everything),
            "counts": [
                {"id": name, "text": translations(text)}
                for name, text in (
                    ("good", message("good {count}", count=good)),
                    ("bad", message("bad {count}", count=packed - good)),
                    ("missing", message("missing {count}", count=missing)),
                )
            ],
            **self._said(good, missing),
        }

    def _said(self, good: int, missing: int) -> dict[str, Any]:
        values = {
            "packed": self._packed,
            "bad": self._packed - good,
            "good": good,
            "missing": missing,
        }
        text = message("{packed} packed, {bad} go bad: {good} good ones.", **values)
        if missing:
            short = message("{text} {missing} too few.", text=text, **values)
            return said(short, "notyet", "→")
        if self._packed == parcels.to_pack(self._ordered, self._loss):
            return said(message("{text} Just enough.", text=text), "ok", "✓")
        return said(message("{text} More than needed.", text=text))


def _from_to(first: int, end: int) -> list[str]:
    """Rows of squares of which those from ``first`` up to ``end`` are dark."""
    rows = -(-end // ACROSS)
    dark = [first <= place < end for place in range(rows * ACROSS)]
    return squares(dark[row * ACROSS : (row + 1) * ACROSS] for row in range(rows))


_WORDS: dict[str, Translated] = {
    "title": message("Packing for losses"),
    "question": message("Pack just enough, so that each buyer gets a good one."),
    "ordered": message("Pieces that were ordered"),
    "loss": message("Go bad on the way"),
    "packed": message("Pieces that you pack"),
    "packed_less": message("{number}: less", number=message("Pieces that you pack")),
    "packed_more": message("{number}: more", number=message("Pieces that you pack")),
    "again": message("Start again"),
}
