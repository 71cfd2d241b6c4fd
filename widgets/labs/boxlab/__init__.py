"""BoxLab: a box for some goods, the weight that counts, and what the parcel costs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from qihang.commerce import money, parcels
from qihang.commerce.parcels import DIVISORS, GRAMS, Box
from qihang.language.messages import Translated, message, sentences, translations
from widgets.core.lab import Lab, assets, bilingual, said
from widgets.labs.boxlab.goods import BOXES, GOODS, ZONES, Goods


class BoxLab(Lab):
    """Choose goods, a box, a zone and the courier's divisor; see which weight counts."""

    _esm, _css = assets("boxlab")
    item = "lab.box"
    verbs = frozenset({"goods", "box", "zone", "divisor"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`. The largest box holds everything, and costs most."""
        self._goods, self._box, self._zone = "basket", "xl", "near"
        self._divisor = DIVISORS[1]
        self._found: frozenset[str] = frozenset()

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`."""
        return {
            "goods": self._goods,
            "box": self._box,
            "zone": self._zone,
            "divisor": self._divisor,
            "found": sorted(self._found),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        self.do_goods(state.get("goods"))
        self.do_box(state.get("box"))
        self.do_zone(state.get("zone"))
        self.do_divisor(str(state.get("divisor")))
        found = state.get("found")
        self._found = frozenset(GOODS).intersection(found if isinstance(found, list) else ())

    def do_goods(self, goods: object) -> None:
        """Take other goods; the box stays."""
        if isinstance(goods, str) and goods in GOODS:
            self._goods = goods
            self._note()
            self.redraw()

    def do_box(self, box: object) -> None:
        """Take another box."""
        if isinstance(box, str) and box in BOXES:
            self._box = box
            self._note()
            self.redraw()

    def do_zone(self, zone: object) -> None:
        """Send it elsewhere."""
        if isinstance(zone, str) and zone in ZONES:
            self._zone = zone
            self.redraw()

    def do_divisor(self, divisor: object) -> None:
        """Go to a courier with another divisor."""
        if isinstance(divisor, str) and divisor in map(str, DIVISORS):
            self._divisor = int(divisor)
            self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. ``box`` and ``size`` are cm; ``weights`` are what is compared."""
        goods, box = GOODS[self._goods], BOXES[self._box]
        return {
            "lab": "box",
            "words": bilingual(_WORDS),
            "goods": self._goods,
            "all_goods": [{"id": name, "text": translations(self._listed(name))} for name in GOODS],
            "box": self._box,
            "boxes": [{"id": name, "text": str(one)} for name, one in BOXES.items()],
            "zone": self._zone,
            "zones": [{"id": name, "text": translations(_zone(name))} for name in ZONES],
            "divisor": str(self._divisor),
            "divisors": [
                {"id": str(one), "text": translations(message("Size ÷ {divisor}", divisor=one))}
                for one in DIVISORS
            ],
            "sides": list(box.sides),
            "largest": max(max(one.sides) for one in BOXES.values()),
            "holds": box.holds(goods.size),
            "weights": self._weights() if box.holds(goods.size) else [],
            **self._said(),
        }

    def _listed(self, name: str) -> Translated:
        """Goods in the list; those whose cheapest box was found have a sign."""
        told = _named(GOODS[name])
        return message("✓ {goods}", goods=told) if name in self._found else told

    @property
    def _kilograms(self) -> int:
        return self._charged(BOXES[self._box])

    def _charged(self, box: Box) -> int:
        """The whole kilograms that count with a box."""
        return parcels.chargeable(GOODS[self._goods].grams, box, self._divisor)

    def _note(self) -> None:
        """Keep for which goods the cheapest box was found."""
        if self._is_cheapest:
            self._found |= {self._goods}

    @property
    def _is_cheapest(self) -> bool:
        """Whether no box that is large enough is charged for less."""
        size = GOODS[self._goods].size
        fitting = [box for box in BOXES.values() if box.holds(size)]
        here = BOXES[self._box]
        return here in fitting and self._kilograms == min(map(self._charged, fitting))

    @property
    def _by_size(self) -> bool:
        return parcels.counts_by_size(GOODS[self._goods].grams, BOXES[self._box], self._divisor)

    def _weights(self) -> list[dict[str, Any]]:
        """Both weights as bars, in kilograms."""
        real = Decimal(GOODS[self._goods].grams) / GRAMS
        size = parcels.volumetric(BOXES[self._box], self._divisor)
        larger = max(real, size)
        return [
            _bar("real", message("On the scale"), real, larger, counts=not self._by_size),
            _bar("size", self._by_size_words(), size, larger, counts=self._by_size),
        ]

    def _by_size_words(self) -> Translated:
        """The weight by size, with how it is worked out."""
        return message(
            "By its size: {box} ÷ {divisor}", box=BOXES[self._box], divisor=self._divisor
        )

    def _said(self) -> dict[str, Any]:
        goods, box = GOODS[self._goods], BOXES[self._box]
        if not box.holds(goods.size):
            text = message(
                "The box is too small for: {goods}, {size} cm.", goods=goods.name, size=goods.size
            )
            return said(text, "notyet", "→")
        kilograms, (_, card) = self._kilograms, ZONES[self._zone]
        values = {
            "kg": kilograms,
            "first": money.yuan(card.first),
            "more": kilograms - 1,
            "step": money.yuan(card.step),
            "all_more": money.yuan((kilograms - 1) * card.step),
            "price": money.yuan(card.price(kilograms)),
        }
        if self._by_size:
            size = parcels.volumetric(box, self._divisor)
            counted = _counted(message("The size counts"), size, kilograms)
        else:
            real = Decimal(goods.grams) / GRAMS
            counted = _counted(message("The scale counts"), real, kilograms)
        if kilograms == 1:
            price = message("{counted} {price} yuan.", counted=counted, **values)
        else:
            price = message(
                "{counted} {more} × {step} = {all_more}; {first} + {all_more} = {price} yuan.",
                counted=counted,
                **values,
            )
        return said(sentences(price, *self._progress()))

    def _progress(self) -> Iterator[Translated]:
        """Whether this is the cheapest box, and for how many of the goods it is found."""
        if not self._is_cheapest:
            return
        done, of = len(self._found), len(GOODS)
        if done == of:
            yield message("Cheapest box. All {all} are found.", all=of)
        else:
            yield message("Cheapest box. Found: {done} of {all}.", done=done, all=of)


def _counted(what: Translated, weight: Decimal, kilograms: int) -> Translated:
    """Which weight counts, and the whole kilograms that it is taken for."""
    if weight == kilograms:
        return message("{what}: {kg} kg.", what=what, kg=kilograms)
    exact = money.brief(weight, 2)
    return message("{what}: {exact} kg, so {kg} kg.", what=what, exact=exact, kg=kilograms)


def _named(goods: Goods) -> Translated:
    """Goods in the list, with what is to be known of them."""
    kg = money.brief(Decimal(goods.grams) / GRAMS, 1)
    return message("{goods}: {size} cm, {kg} kg", goods=goods.name, size=goods.size, kg=kg)


def _zone(name: str) -> Translated:
    """A zone in the list, with its prices."""
    words, card = ZONES[name]
    return message(
        "{zone}: first kg {first}, then {step}",
        zone=words,
        first=money.yuan(card.first),
        step=money.yuan(card.step),
    )


def _bar(
    name: str, words: Translated, weight: Decimal, larger: Decimal, *, counts: bool
) -> dict[str, Any]:
    """A weight as a bar: ``share`` is of the larger one, in percent."""
    return {
        "id": name,
        "name": translations(words),
        "kg": translations(message("{kg} kg", kg=money.brief(weight, 2))),
        "share": int(100 * weight / larger),
        "counts": counts,
    }


_WORDS: dict[str, Translated] = {
    "title": message("The box packer"),
    "question": message("Choose a box. Which weight counts, and what does it cost?"),
    "goods": message("Goods"),
    "box": message("Box (cm)"),
    "zone": message("Where to"),
    "divisor": message("Divide by"),
    "counts": message("counts"),
    "again": message("Start again"),
}
