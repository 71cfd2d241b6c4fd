"""What the sheet of one's own goods asks for, part by part, and what can be chosen there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qihang.commerce import own_choices as choices
from qihang.commerce import own_goods
from qihang.commerce.own_choices import Words
from qihang.language.messages import Bilingual, Message, Translated, message


@dataclass(frozen=True)
class Part:
    """A part of the sheet, which is filled in on one look: its fields, line by line.

    ``says`` is what there is to say of it as long as nothing else has to be said.
    """

    name: Message
    says: Message
    lines: tuple[tuple[str, ...], ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """All fields of the part."""
        return tuple(name for line in self.lines for name in line)


PARTS: Mapping[str, tuple[Part, ...]] = {
    "s2": (
        Part(
            message("What it is"),
            message("Choose, or write your own words. What you do not know yet stays empty."),
            (("kind", "name", "unit"),),
        ),
        Part(
            message("What is known of it"),
            message("Write only what you can show. What you do not know yet stays empty."),
            (("material", "measure", "place"), ("fact_1", "fact_2", "fact_3")),
        ),
        Part(
            message("How it is sold"),
            message("Press only papers that somebody can show you."),
            (("way",), ("papers",), ("title",)),
        ),
        Part(
            message("How many there are"),
            message("Press what a buyer can pick, then count the pieces of each row."),
            (("colours", "sizes"), ("pieces",)),
        ),
    ),
    "s3": (
        Part(
            message("What it costs"),
            message("All for one piece. What you do not know yet stays empty."),
            (("cost", "price"), ("packaging", "parcel")),
        ),
    ),
    "s6": (
        Part(
            message("What it costs"),
            message("All for one piece. What you do not know yet stays empty."),
            (("name",), ("cost", "price")),
        ),
        Part(
            message("How it travels"),
            message("Measure the outside of the packed box. Weigh it with everything in it."),
            (("long", "wide", "high"), ("weight", "packaging", "parcel")),
        ),
    ),
}
"""What each session fills in. Behind it, the last part is the whole sheet."""

TICKED: Mapping[str, tuple[Words, int]] = {
    "papers": (choices.PAPERS, len(choices.PAPERS)),
    "colours": (choices.COLOURS, own_goods.MOST_COLOURS),
    "sizes": (choices.SIZES, own_goods.MOST_SIZES),
}
"""The fields in which some are ticked: of which, and how many at most."""

CHOSEN = ("kind", "way", *own_goods.TEXTS)
"""The fields in which one is chosen, or own words are written."""

ALWAYS: Mapping[str, Mapping[str, Translated]] = {
    "kind": {name: kind.words for name, kind in choices.KINDS.items()},
    "way": choices.WAYS,
    "unit": choices.UNITS,
    "place": choices.PLACES,
    "title": {own_goods.MADE: message("As the sheet says it")},
}
"""What can be chosen whatever kind of goods it is."""

USUAL = {
    "name": "names",
    "material": "materials",
    "measure": "measures",
    **dict.fromkeys(("fact_1", "fact_2", "fact_3"), "facts"),
}
"""Where a kind of goods has what is usual for it."""

ON_SHEET = ("unit", "material", "measure", "place", "way")
LONG = ("facts", "papers", "title")
TRAVELS = ("box", "weight")
MONEY = ("cost", "packaging", "parcel", "price")
"""What the sheet shows beside name, kind and stock. The parcel and money stand there once they
are filled in."""

NUMBERS: Mapping[str, tuple[Bilingual, int]] = {
    **dict.fromkeys(MONEY, (Bilingual("元", "yuan"), 2)),
    **dict.fromkeys(own_goods.BOX, (Bilingual("公分", "cm"), 0)),
    "weight": (Bilingual("克", "g"), 0),
}
"""The fields in which a number is written: its unit, and its decimals (money is kept in fen)."""

LABELS: dict[str, Message] = {
    "kind": message("Kind of goods"),
    "name": message("What you call it"),
    "unit": message("Sold by the"),
    "material": message("Made of"),
    "measure": message("Size or weight"),
    "place": message("Comes from"),
    "fact_1": message("One more fact"),
    "fact_2": message("A second one"),
    "fact_3": message("A third one"),
    "facts": message("More facts"),
    "way": message("Main way of selling"),
    "papers": message("Papers"),
    "title": message("Title"),
    "colours": message("Colours"),
    "sizes": message("Sizes"),
    "pieces": message("Pieces"),
    "cost": message("It costs you"),
    "packaging": message("Packaging"),
    "parcel": message("Parcel"),
    "price": message("Price"),
    "long": message("Long"),
    "wide": message("Wide"),
    "high": message("High"),
    "weight": message("Weight, packed"),
    "box": message("Box"),
}
"""What each field is called, where it is asked for and on the sheet."""
