"""The sheet of one's own goods, which a trainee keeps from S2 to the last session.

Each session fills in its part: what the goods are, what they cost, how they travel. Nothing on the
sheet is marked. It is kept as JSON (:meth:`OwnGoods.stored`); what was kept by another version, or
by nobody at all, is read as far as it fits (:func:`read`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from typing import Any

from qihang.commerce import own_choices as choices
from qihang.commerce.money import yuan
from qihang.commerce.own_choices import Words
from qihang.commerce.stock import Row, every_row, total
from qihang.language.messages import Bilingual
from qihang.language.typed import can_be_written, tidy

ITEM = "own.goods"
"""Where the sheet is kept among the work of a trainee; the name stays for ever."""

VERSION = 1
"""The version of what is kept. A version that leaves a field out, or means something else by it,
is the next one; a further field is none."""

MADE = "made"
"""The title that is put together from the sheet."""

LONGEST, LONGEST_TITLE = 30, 80
"""Characters of a text in own words."""

MOST_FEN = 10_000_00
"""Fen of a price or a cost."""

MOST_PIECES = 999
"""Pieces in a row of the stock."""

MOST_CM, MOST_GRAMS = 200, 50_000
"""A side of a parcel, and its weight: what one person carries to the counter."""

BOX = ("long", "wide", "high")
"""The sides of a parcel."""

MOST_COLOURS, MOST_SIZES = 3, 6
"""How many can be picked from: more than a shop of one person counts every evening."""


@dataclass(frozen=True)
class OwnGoods:
    """What is on the sheet; an empty text, or ``None``, where nothing is filled in.

    A text is an id of :mod:`qihang.commerce.own_choices` or the trainee's own words. ``papers``,
    ``colours`` and ``sizes`` are ids. Money is in fen, for one piece. ``pieces`` are those of a row
    of the stock, by :func:`key`. The parcel's sides are in whole centimetres, its ``weight`` with
    packing in grams.
    """

    version: int = VERSION
    kind: str = ""
    name: str = ""
    unit: str = ""
    material: str = ""
    measure: str = ""
    place: str = ""
    fact_1: str = ""
    fact_2: str = ""
    fact_3: str = ""
    way: str = ""
    papers: tuple[str, ...] = ()
    title: str = ""
    colours: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    pieces: Mapping[str, int] = field(default_factory=dict)
    cost: int | None = None
    packaging: int | None = None
    parcel: int | None = None
    price: int | None = None
    long: int | None = None
    wide: int | None = None
    high: int | None = None
    weight: int | None = None

    @property
    def is_newer(self) -> bool:
        """Whether it was kept by a newer version: then it is shown, and left alone."""
        return self.version > VERSION

    @property
    def facts(self) -> tuple[str, ...]:
        """The further facts that are filled in."""
        return tuple(filter(None, (self.fact_1, self.fact_2, self.fact_3)))

    @property
    def rows(self) -> tuple[Row, ...]:
        """The stock: a row for each colour in each size, or one if there is nothing to pick."""
        picked = every_row(*filter(None, (self.colours, self.sizes)))
        return tuple(Row(one, self.pieces.get(key(one), 0)) for one in picked)

    @property
    def in_stock(self) -> int:
        """Pieces in all rows together."""
        return total(self.rows)

    @property
    def box(self) -> tuple[int, ...]:
        """The parcel's sides in centimetres, or nothing as long as one is missing."""
        sides = tuple(getattr(self, side) for side in BOX)
        return () if None in sides else sides

    @property
    def left_of_one(self) -> int | None:
        """Fen that one piece leaves before fees and refunds, as soon as its costs are known."""
        if self.price is None or self.cost is None or self.parcel is None:
            return None
        return self.price - self.cost - (self.packaging or 0) - self.parcel

    @property
    def said_title(self) -> Bilingual:
        """The title: own words, or what the sheet says in the order of a good title."""
        if self.title != MADE:
            return words(self.title)
        said = [words(one) for one in (self.name, self.material, self.measure, self.place) if one]
        return Bilingual(" ".join(one.zh for one in said), " ".join(one.en for one in said))

    def said(self, name: str) -> Bilingual:
        """What stands in a field, in both languages; nothing where it is empty."""
        value = getattr(self, name)
        if name == "title":
            return self.said_title
        if name in ("box", "weight"):
            return self._said_parcel(name)
        if isinstance(value, int):
            return Bilingual(yuan(value), yuan(value))
        known = _IDS.get(name, choices.TEXTS)
        some = (value,) if isinstance(value, str) else value or ()
        return _listed(known.get(one, Bilingual(one, one)) for one in some if one)

    def _said_parcel(self, name: str) -> Bilingual:
        if name == "weight":
            grams = self.weight
            return Bilingual("", "") if grams is None else Bilingual(f"{grams} 克", f"{grams} g")
        sides = " × ".join(map(str, self.box))
        return Bilingual(sides and f"{sides} 公分", sides and f"{sides} cm")

    def own_words(self, names: Iterable[str]) -> Iterator[str]:
        """What the trainee wrote in some fields without choosing it."""
        for name in names:
            text = getattr(self, name) if name in TEXTS else ""
            if text and text not in choices.TEXTS and (name, text) != ("title", MADE):
                yield text

    def stored(self) -> dict[str, Any]:
        """The sheet as it is kept, in the types of JSON."""
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in {**values, "pieces": dict(sorted(self.pieces.items()))}.items()
        }

    def with_field(self, name: str, value: object) -> OwnGoods:
        """The sheet with another value in a field; the same sheet if the value does not fit."""
        try:
            return replace(self, **{name: _READ[name](value)})
        except _DoesNotFit:
            return self


def read(stored: object) -> OwnGoods:
    """A sheet as it was kept, by whichever version; what does not fit is empty. Never raises."""
    sheet = OwnGoods()
    if not isinstance(stored, Mapping):
        return sheet
    for name in _READ:
        if name in stored:
            sheet = sheet.with_field(name, stored[name])
    return replace(sheet, version=_version(stored.get("version")))


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a stored sheet that are not what they were: all that has to be kept anew."""
    changed = {name: value for name, value in after.items() if before.get(name) != value}
    return {"version": after["version"], **changed}


def key(picked: Iterable[str]) -> str:
    """What the pieces of a row of the stock are kept by."""
    return " ".join(picked)


def words(text: str) -> Bilingual:
    """A text of the sheet in both languages: what was chosen, or own words as they stand."""
    return choices.TEXTS.get(text, Bilingual(text, text))


def _listed(texts: Iterable[Bilingual]) -> Bilingual:
    said = list(texts)
    return Bilingual("、".join(one.zh for one in said), ", ".join(one.en for one in said))


# ---- reading ------------------------------------------------------------------------------


class _DoesNotFit(ValueError):
    """A value that a field cannot have."""


Reader = Callable[[object], Any]


def _text(longest: int) -> Reader:
    def read_text(value: object) -> str:
        if not isinstance(value, str) or len(value) > longest or not can_be_written(value):
            raise _DoesNotFit
        text = tidy(value)
        if len(text) > longest:
            raise _DoesNotFit
        return text

    return read_text


def _one_of(known: Iterable[str]) -> Reader:
    ids = frozenset(known) | {""}

    def read_id(value: object) -> str:
        if not isinstance(value, str) or value not in ids:
            raise _DoesNotFit
        return value

    return read_id


def _some_of(known: Iterable[str], most: int) -> Reader:
    ids = tuple(known)

    def read_ids(value: object) -> tuple[str, ...]:
        if not isinstance(value, list | tuple):
            raise _DoesNotFit
        found = tuple(one for one in ids if one in value)
        if len(found) > most:
            raise _DoesNotFit
        return found

    return read_ids


def _number(least: int, most: int) -> Reader:
    def read_number(value: object) -> int | None:
        return None if value is None else _whole(value, least, most)

    return read_number


def _whole(value: object, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise _DoesNotFit
    return value


_KEYS = frozenset(
    key(picked)
    for some in ((), (choices.COLOURS,), (choices.SIZES,), (choices.COLOURS, choices.SIZES))
    for picked in every_row(*some)
)


def _pieces(value: object) -> dict[str, int]:
    if not isinstance(value, Mapping):
        raise _DoesNotFit
    found = {}
    for name, count in value.items():
        with suppress(_DoesNotFit):
            if name in _KEYS:
                found[name] = _whole(count, 0, MOST_PIECES)
    return found


def _version(value: object) -> int:
    return value if type(value) is int and value >= 1 else VERSION


TEXTS = ("name", "unit", "material", "measure", "place", "fact_1", "fact_2", "fact_3", "title")
"""The fields in which own words may stand."""

_IDS: Mapping[str, Words] = {
    "kind": {name: kind.words for name, kind in choices.KINDS.items()},
    "way": choices.WAYS,
    "papers": choices.PAPERS,
    "colours": choices.COLOURS,
    "sizes": choices.SIZES,
}

_READ: Mapping[str, Reader] = {
    "kind": _one_of(choices.KINDS),
    **{name: _text(LONGEST_TITLE if name == "title" else LONGEST) for name in TEXTS},
    "way": _one_of(choices.WAYS),
    "papers": _some_of(choices.PAPERS, len(choices.PAPERS)),
    "colours": _some_of(choices.COLOURS, MOST_COLOURS),
    "sizes": _some_of(choices.SIZES, MOST_SIZES),
    "pieces": _pieces,
    "cost": _number(0, MOST_FEN),
    "packaging": _number(0, MOST_FEN),
    "parcel": _number(0, MOST_FEN),
    "price": _number(1, MOST_FEN),
    **dict.fromkeys(BOX, _number(1, MOST_CM)),
    "weight": _number(1, MOST_GRAMS),
}
