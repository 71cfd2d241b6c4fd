"""OwnGoods: the sheet of one's own goods, which every session from S2 on adds to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qihang.commerce import claims, own_goods
from qihang.commerce import own_choices as choices
from qihang.commerce.money import yuan
from qihang.commerce.own_goods import key
from qihang.commerce.titles import MOST_BYTES, byte_length
from qihang.commerce.wording import rules as wording
from qihang.language.messages import (
    Bilingual,
    Message,
    Translated,
    listed,
    message,
    sentences,
    translations,
)
from qihang.questions import numerals
from qihang.questions.base import is_empty
from widgets.core.lab import Lab, assets, bilingual, said, whole
from widgets.labs.owngoods.parts import (
    ALWAYS,
    CHOSEN,
    LABELS,
    LONG,
    MONEY,
    NUMBERS,
    ON_SHEET,
    PARTS,
    TICKED,
    TRAVELS,
    USUAL,
    Part,
)

OWN = "own"
"""What is chosen in a list by who writes own words."""

NOTHING = Bilingual("—", "—")
"""What stands in an empty field."""

claims.findings("")  # so that the lists of words are read once, before kernels are forked


class OwnGoods(Lab):
    """Fill in the part of a session, by choosing or in own words, and look at the sheet."""

    _esm, _css = assets("owngoods")
    item = own_goods.ITEM
    verbs = frozenset({"go", "choose", "write", "tick", "count", "fill"})

    def __init__(self, session: str = "s2") -> None:
        self._parts = PARTS[session]
        super().__init__()

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._goods = own_goods.OwnGoods()
        self._at = 0
        self._writing: set[str] = set()
        self._unread: Translated | None = None

    def do_again(self) -> None:
        """Go back to the first part: what is kept for years is not emptied by one press."""
        self.do_go(0)

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`."""
        return self._goods.stored()

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        self._goods = own_goods.read(state)

    def keep(self, state: dict[str, Any], outcome: str | None = None) -> bool:
        """See :meth:`Drawn.keep`. Only what was changed here is sent, as another window may have
        written the rest."""
        before = self._kept or own_goods.OwnGoods().stored()
        return super().keep(own_goods.changes(before, state), outcome)

    def do_go(self, to: object) -> None:
        """Go to another part, or behind the last one to the whole sheet."""
        to = whole(to, 0, len(self._parts))
        if to is not None:
            self._at = to
            self._unread = None
            self.redraw()

    def do_choose(self, field: object, option: object) -> None:
        """Choose what stands in a field: ``own`` for own words, nothing to empty it."""
        if not isinstance(field, str) or field not in CHOSEN or not isinstance(option, str):
            return
        if option == OWN and field in own_goods.TEXTS:
            self._writing.add(field)
            self._put(field, "")
        elif option == "" or option in self._offered(field):
            self._writing.discard(field)
            self._put(field, option)

    def do_write(self, field: object, text: object) -> None:
        """Write own words into a field."""
        if not isinstance(field, str) or field not in own_goods.TEXTS:
            return
        if self._goods.with_field(field, text) is not self._goods:
            self._writing.add(field)
            self._put(field, text)

    def do_tick(self, field: object, option: object, on: object) -> None:
        """Tick one of several, or take its tick away."""
        if not isinstance(field, str) or field not in TICKED or not isinstance(on, bool):
            return
        if isinstance(option, str) and option in TICKED[field][0]:
            others = [one for one in getattr(self._goods, field) if one != option]
            self._put(field, [*others, option] if on else others)

    def do_count(self, row: object, pieces: object) -> None:
        """Write how many pieces a row of the stock has; ``None`` is what could not be read."""
        if not isinstance(row, str) or row not in {key(one.picked) for one in self._goods.rows}:
            return
        unread = whole(pieces, 0, own_goods.MOST_PIECES) is None
        counted = {} if unread else {row: pieces}
        self._put("pieces", {**self._goods.pieces, **counted}, _NO_PIECES if unread else None)

    def do_fill(self, field: object, text: object) -> None:
        """Write a number; nothing empties the field, and what does not fit leaves it as it is."""
        if not isinstance(field, str) or field not in NUMBERS or not isinstance(text, str):
            return
        if len(text) > own_goods.LONGEST:
            return
        value = _number(field, text)
        fits = is_empty(text) or self._goods.with_field(field, value) is not self._goods
        if fits and (value is not None or is_empty(text)):
            self._put(field, value)
        else:
            self._put(field, getattr(self._goods, field), _NO_NUMBER)

    def _put(self, field: str, value: object, unread: Translated | None = None) -> None:
        self._unread = unread
        if not self._goods.is_newer:
            self._goods = self._goods.with_field(field, value)
        self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`."""
        part = self._parts[self._at] if self._at < len(self._parts) else None
        return {
            "lab": "owngoods",
            "words": {**bilingual(_WORDS), "question": self._head(part)},
            "at": self._at,
            "last": len(self._parts),
            "lines": [[self._asked(name) for name in line] for line in part.lines] if part else [],
            "sheet": None if part else self._sheet(),
            **self._said(part),
        }

    def _head(self, part: Part | None) -> dict[str, str]:
        return translations(
            message(
                "{number} of {all}: {name}",
                number=self._at + 1,
                all=len(self._parts) + 1,
                name=part.name if part else message("The whole sheet"),
            )
        )

    # ---- what is asked ------------------------------------------------------------------------

    def _asked(self, field: str) -> dict[str, Any]:
        ask = {"field": field, "label": translations(LABELS[field])}
        if field == "pieces":
            return {**ask, "form": "count", **self._stock()}
        if field in TICKED:
            return {**ask, "form": "tick", "options": self._ticks(field)}
        if field in NUMBERS:
            return {**ask, "form": "fill", **self._written(field)}
        form = "one" if field == "way" else "choose"
        return {**ask, "form": form, **self._choice(field)}

    def _written(self, field: str) -> dict[str, Any]:
        value, (unit, places) = getattr(self._goods, field), NUMBERS[field]
        text = "" if value is None else yuan(value) if places else str(value)
        return {"unit": translations(unit), "text": text, "longest": own_goods.LONGEST}

    def _choice(self, field: str) -> dict[str, Any]:
        value, offered = getattr(self._goods, field), self._offered(field)
        options = [{"id": name, "text": translations(text)} for name, text in offered.items()]
        if field == "way":
            return {"options": options, "chosen": value}
        if options or field not in own_goods.TEXTS:
            options = [{"id": "", "text": translations(NOTHING)}, *options]
        if offered and field in own_goods.TEXTS:
            options.append({"id": OWN, "text": translations(message("My own words"))})
        writes = field in self._writing or value not in {"", *offered} or not offered
        longest = own_goods.LONGEST_TITLE if field == "title" else own_goods.LONGEST
        return {
            "options": options,
            "chosen": OWN if writes else value,
            "written": {"text": value, "longest": longest} if writes else None,
            "help": self._length() if field == "title" and value else None,
        }

    def _offered(self, field: str) -> Mapping[str, Translated]:
        """What can be chosen in a field: what is usual, and what was chosen there before."""
        found = ALWAYS.get(field)
        if found is None:
            kind = choices.KINDS.get(self._goods.kind)
            usual = getattr(kind, USUAL[field]) if kind else ()
            found = {name: choices.TEXTS[name] for name in usual}
        value = getattr(self._goods, field)
        return {**found, value: choices.TEXTS[value]} if value in choices.TEXTS else found

    def _length(self) -> dict[str, str]:
        title = self._goods.said_title
        counts = Bilingual(str(byte_length(title.zh)), str(byte_length(title.en)))
        return translations(
            message("Bytes of the title: {count}. At most {most}.", count=counts, most=MOST_BYTES)
        )

    def _ticks(self, field: str) -> list[dict[str, Any]]:
        (known, most), ticked = TICKED[field], getattr(self._goods, field)
        if field == "sizes":
            kind = choices.KINDS.get(self._goods.kind)
            usual = kind.sizes if kind else tuple(known)
            known = {name: known[name] for name in dict.fromkeys((*usual, *ticked))}
        return [
            {
                "id": name,
                "text": translations(text),
                "on": name in ticked,
                "off": name not in ticked and len(ticked) >= most,
            }
            for name, text in known.items()
        ]

    def _stock(self) -> dict[str, Any]:
        """The stock as a table: a line for each colour, a box for each size."""
        rows, across = self._goods.rows, max(1, len(self._goods.sizes))
        boxes = [
            {
                "row": key(row.picked),
                "pieces": row.start,
                "label": translations(listed(map(_picked, row.picked)) if row.picked else _ALL),
            }
            for row in rows
        ]
        names = [translations(choices.COLOURS[name]) for name in self._goods.colours]
        return {
            "head": [translations(choices.SIZES[name]) for name in self._goods.sizes],
            "rows": [
                {"name": name, "boxes": boxes[start : start + across]}
                for name, start in zip(
                    names or [translations(_ALL)], range(0, len(boxes), across), strict=True
                )
            ],
        }

    # ---- the sheet, and what is said ----------------------------------------------------------

    def _sheet(self) -> dict[str, Any]:
        goods = self._goods
        lines: list[tuple[str, Translated]] = [(name, goods.said(name)) for name in ON_SHEET]
        lines += [(name, goods.said(name)) for name in TRAVELS if getattr(goods, name)]
        lines += [
            (name, message("{amount} yuan", amount=goods.said(name)))
            for name in MONEY
            if getattr(goods, name) is not None
        ]
        return {
            "name": translations(goods.said("name")) if goods.name else None,
            "kind": translations(goods.said("kind")) if goods.kind else None,
            "lines": [_line(name, value) for name, value in lines],
            "stock": translations(self._counted()) if goods.pieces else None,
            "texts": [_line(name, goods.said(name)) for name in LONG],
        }

    def _counted(self) -> Message:
        return message(
            "Rows: {rows}. Pieces: {pieces}.",
            rows=len(self._goods.rows),
            pieces=self._goods.in_stock,
        )

    def _said(self, part: Part | None) -> dict[str, Any]:
        if self._goods.is_newer:
            return said(message("A newer version wrote this sheet. Here it can only be read."))
        if self._unread:
            return said(self._unread, "unread", "?")
        written = self._goods.own_words(part.fields if part else own_goods.TEXTS)
        doubt = next(filter(None, map(_doubt, written)), None)
        if doubt:
            return said(doubt, "", "○")
        if part:
            return said(self._of_part(part))
        return said(self._of_sheet())

    def _of_part(self, part: Part) -> Message:
        goods = self._goods
        if "pieces" in part.fields and goods.pieces:
            return self._counted()
        if "price" in part.fields and goods.left_of_one is not None:
            return message(
                "Of one piece {left} yuan are left: fees and refunds still go out of it.",
                left=yuan(goods.left_of_one),
            )
        return part.says

    def _of_sheet(self) -> Message:
        if self._goods == own_goods.OwnGoods():
            return message("Nothing is filled in yet. Go back, and choose.")
        if self._kept != self.state():
            return message("This is your sheet. It is not kept yet.")
        return message(
            "This is your sheet. It is kept. You find it again in the next sessions, at any seat."
        )


def _doubt(text: str) -> Translated | None:
    """What a reader may object to in own words; nothing forbids them here."""
    found = next(iter(claims.findings(text)), None)
    if found:
        again = message("Look at “{words}” again.", words=found.words.strip())
        return sentences(again, claims.explain(found.rule))
    place = wording.check("private", text)
    if place:
        return message(
            "“{words}” looks like private data. Everybody reads a page of goods.",
            words=text[slice(*place)].strip(),
        )
    return None


def _picked(name: str) -> Bilingual:
    return choices.COLOURS.get(name) or choices.SIZES[name]


def _line(name: str, value: Translated) -> dict[str, Any]:
    """A line of the sheet; its value is ``None`` where nothing is filled in."""
    text = translations(value)
    return {"name": translations(LABELS[name]), "value": text if text["zh"] else None}


def _number(field: str, text: str) -> int | None:
    """What a text says in a field: fen, centimetres or grams; ``None`` if it says no such thing."""
    unit, places = NUMBERS[field]
    value = numerals.read(text, unit.zh, unit.en)
    if value is None:
        return None
    scaled = value * 10**places
    return int(scaled) if scaled == scaled.to_integral_value() else None


_ALL = message("All of them")
_NO_PIECES = message("That is not a number of pieces. Please write a number.")
_NO_NUMBER = message("That could not be taken. Please write a number that can be here.")

_WORDS: dict[str, Translated] = {
    "title": message("My own goods"),
    "parts": message("The parts of the sheet"),
    "back": message("Go back"),
    "next": message("Next part of the sheet"),
    "stock": message("Stock"),
    "no_name": message("It has no name yet"),
}
