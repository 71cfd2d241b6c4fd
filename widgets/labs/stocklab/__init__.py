"""StockLab: twenty pairs of shoes in six rows, and what each thing that happens does to a row."""

from __future__ import annotations

from typing import Any

from qihang.commerce import stock
from qihang.commerce.stock import Row
from qihang.language.messages import (
    Message,
    Translated,
    message,
    ngettext,
    sentences,
    translations,
)
from widgets.core.lab import Lab, assets, bilingual, said, whole
from widgets.labs.stocklab.happened import (
    COLOURS,
    EVENTS,
    SIZES,
    START,
    WAYS,
    Event,
    Kind,
    rows_after,
)

MOST = 2
"""Pairs by which one thing changes a row, at the most."""


class StockLab(Lab):
    """Write down what happens, each time in the row that it changes and by as many pairs."""

    _esm, _css = assets("stocklab")
    item = "lab.stock"
    verbs = frozenset({"row", "by", "write", "back"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._written = 0
        self._forget()

    def _forget(self) -> None:
        """Nothing is chosen for the next thing."""
        self._row: str | None = None
        self._by: int | None = None
        self._missed = False

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``written``: how many of the things that happened, always the
        first ones; ``missed``: that what is chosen was written down and is not right."""
        return {
            "written": self._written,
            "row": self._row,
            "by": self._by,
            "missed": self._missed,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        self._written = whole(state.get("written"), 0, len(EVENTS)) or 0
        self.do_row(state.get("row"))
        self.do_by(state.get("by"))
        event = self._next
        if state.get("missed") is True and event and self._chosen:
            self._missed = not self._is_right(event)

    @property
    def _next(self) -> Event | None:
        """What happened and is to be written down."""
        return next(iter(EVENTS[self._written :]), None)

    @property
    def _chosen(self) -> bool:
        """Whether it can be written down: where nothing changes, it needs no row."""
        return self._by == 0 or (self._by is not None and self._row is not None)

    def _is_right(self, event: Event) -> bool:
        return self._by == event.by and (not event.by or self._row == _id(event.picked))

    def do_row(self, row: object) -> None:
        """Choose the row that changes."""
        if self._next and isinstance(row, str) and row in ROWS:
            self._row = row
            self._missed = False
            self.redraw()

    def do_by(self, by: object) -> None:
        """Choose by how many pairs it changes."""
        by = whole(by, -MOST, MOST)
        if self._next and by is not None:
            self._by = by
            self._missed = False
            self.redraw()

    def do_write(self) -> None:
        """Write down what is chosen; it stays unwritten while it is not right."""
        event = self._next
        if event is None or not self._chosen:
            return
        if self._is_right(event):
            self._written += 1
            self._forget()
        else:
            self._missed = True
        self.redraw()

    def do_back(self) -> None:
        """Take back what was written down last."""
        if self._written:
            self._written -= 1
            self._forget()
            self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. ``event`` is to be written down, if any is left."""
        rows = rows_after(EVENTS[: self._written])
        event = self._next
        return {
            "lab": "stock",
            "words": bilingual(_WORDS),
            "event": event and self._shown_event(event),
            "colours": [translations(name) for name in COLOURS.values()],
            "sizes": [translations(message("Size {size}", size=size)) for size in SIZES],
            "rows": [self._shown_row(row) for row in rows.values()],
            "changes": [{"by": by, "text": _signed(by)} for by in range(-MOST, MOST + 1)],
            "by": self._by,
            "ready": self._chosen,
            "empty": not self._written,
            "sum": _sum(rows),
            **self._said(rows),
        }

    def _shown_event(self, event: Event) -> dict[str, Any]:
        number = message("Note {number} of {all}", number=self._written + 1, all=len(EVENTS))
        return {"number": translations(number), "told": translations(_told(event))}

    def _shown_row(self, row: Row) -> dict[str, Any]:
        name = _id(row.picked)
        return {
            "id": name,
            "left": row.left,
            "label": translations(
                message("{row}: {left} left", row=_name(row.picked), left=row.left)
            ),
            "chosen": name == self._row,
        }

    def _said(self, rows: dict[tuple[str, ...], Row]) -> dict[str, Any]:
        event = self._next
        if event is None:
            return said(_added_up(rows), "ok", "✓")
        if self._missed:
            why = _why_not(event, self._by or 0)
            return said(message("Not yet. {why}", why=why), "notyet", "→")
        if not self._written:
            return said(message("Which row changes, and by how many pairs? Then write it down."))
        last = EVENTS[self._written - 1]
        before = rows_after(EVENTS[: self._written - 1])[last.picked].left
        what = _written_down(last, before, rows[last.picked].left)
        return said(message("Note {number}. {what}", number=self._written, what=what), "ok", "✓")


def _id(picked: tuple[str, ...]) -> str:
    return "-".join(picked)


ROWS = frozenset(_id(picked) for picked in START)


def _name(picked: tuple[str, ...]) -> Message:
    colour, size = picked
    return message("{colour}, size {size}", colour=COLOURS[colour], size=size)


def _signed(by: int) -> str:
    """A change as it is written: −2, 0, +1."""
    return f"{by:+d}".replace("-", "−") if by else "0"


def _told(event: Event) -> Translated:
    """What happened."""
    what = {
        "row": _name(event.picked),
        "pairs": ngettext("{count} pair", "{count} pairs", event.pairs, count=event.pairs),
    }
    told: dict[Kind, Message] = {
        "sold": message("{row}: {pairs} sold and sent.", **what),
        "back": message("{row}: {pairs} came back unworn, as good as new.", **what),
        "worn": message("{row}: {pairs} came back with a torn sole.", **what),
        "spoilt": message("{row}: {pairs} got wet on the shelf and is damaged.", **what),
        "late": message("{row}: {pairs} ordered while the page still said 1.", **what),
    }
    return told[event.kind]


def _written_down(event: Event, before: int, after: int) -> Translated:
    """What it did to the row, and what that means."""
    row = _name(event.picked)
    if event.kind == "worn":
        return message("{row} stays {left}. Nobody can buy a torn pair.", row=row, left=after)
    if event.kind == "late":
        return message(
            "{row} stays {left}. None can be sent: tell the buyer today, pay back.",
            row=row,
            left=after,
        )
    counted = message(
        "{row}: {before} {sign} {count} = {after}.",
        row=row,
        before=before,
        sign="+" if event.by > 0 else "−",
        count=event.pairs,
        after=after,
    )
    if after:
        return counted
    return sentences(counted, message("Write 0 at once, and keep the row."))


WRONG_WAY: dict[tuple[Kind, int], Message] = {
    ("sold", 0): message("What is sold leaves the shelf."),
    ("sold", 1): message("What is sold leaves the shelf."),
    ("back", 0): message("It is good, so it can be sold again."),
    ("back", -1): message("It is good, so it can be sold again."),
    ("worn", 1): message("Nobody can buy a torn pair."),
    ("worn", -1): message("It left the shelf when it was sold."),
    ("spoilt", 0): message("Nobody can buy it, so it no longer counts."),
    ("spoilt", 1): message("Nobody can buy it, so it no longer counts."),
    ("late", 1): message("No pair came in."),
    ("late", -1): message("The shelf has 0. Less than 0 cannot be."),
}
"""What speaks against making a row more (1) or less (-1), or leaving it as it is (0)."""


def _why_not(event: Event, by: int) -> Translated:
    """What of the event does not go with what was chosen: which way, how many, or which row."""
    way = (by > 0) - (by < 0)
    if way != WAYS[event.kind]:
        return WRONG_WAY[event.kind, way]
    if by != event.by:
        return message("How many pairs is it? Read once more.")
    return message("That is another row. Read colour and size once more.")


def _figures(rows: dict[tuple[str, ...], Row]) -> dict[str, int]:
    return {
        "start": sum(row.start for row in rows.values()),
        "sold": sum(row.sold for row in rows.values()),
        "back": sum(row.back for row in rows.values()),
        "damaged": sum(row.damaged for row in rows.values()),
        "left": stock.total(rows.values()),
    }


SIGNS = {"start": "", "sold": "−", "back": "+", "damaged": "−", "left": "="}

FIGURES: dict[str, Message] = {
    "start": message("counted"),
    "sold": message("sold"),
    "back": message("back, good"),
    "damaged": message("damaged"),
    "left": message("left to sell"),
}


def _sum(rows: dict[tuple[str, ...], Row]) -> list[dict[str, Any]]:
    """How all rows together come to what is left."""
    return [
        {"id": name, "name": translations(FIGURES[name]), "sign": SIGNS[name], "pairs": pairs}
        for name, pairs in _figures(rows).items()
    ]


def _added_up(rows: dict[tuple[str, ...], Row]) -> Translated:
    none_left = next(row for row in rows.values() if not row.left)
    return sentences(
        message(
            "All written down: {start} − {sold} + {back} − {damaged} = {left} pairs.",
            **_figures(rows),
        ),
        message("{row} has 0, and its row stays.", row=_name(none_left.picked)),
    )


_WORDS: dict[str, Translated] = {
    "title": message("Twenty pairs, six rows"),
    "question": message("Each box is one kind of shoe. Which one does each note change?"),
    "rows": message("Rows of the stock"),
    "by": message("By how many pairs?"),
    "all_written": message("All eight notes are written down."),
    "write": message("Write it down"),
    "back": message("Undo last"),
    "again": message("Start again"),
}
