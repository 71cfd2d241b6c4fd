"""ShelfLab: goods onto a shelf by pressing, for hands that never held a mouse."""

from __future__ import annotations

import secrets
from random import Random
from typing import Any

from qihang.language.messages import Message, Translated, message, translations
from widgets.core.lab import Lab, assets, bilingual, said, whole

GOODS: dict[str, Message] = {
    "tea": message("Tea"),
    "rice": message("Rice"),
    "eggs": message("Eggs"),
    "apples": message("Apples"),
}
"""What goes onto the shelf; each place of it bears the name of one."""

NEXT = "digits"
"""The screen with which somebody goes on whose hand needs no practice."""


class ShelfLab(Lab):
    """Press some goods, then the place on the shelf that bears their name."""

    _esm, _css = assets("shelflab")
    item = "lab.shelf"
    verbs = frozenset({"take", "put"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`: the places in another order."""
        self._begin_shelf(secrets.token_hex(4))

    def _begin_shelf(self, seed: str) -> None:
        self._seed = seed
        self._placed: list[str] = []
        self._slips = 0
        self._lift(None)

    def _lift(self, good: str | None, missed: str | None = None) -> None:
        """Have ``good`` in hand; ``missed`` is a place that was pressed and is another one's."""
        self._in_hand = good
        self._missed = missed

    @property
    def _places(self) -> list[str]:
        return Random(self._seed).sample(list(GOODS), len(GOODS))

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``slips`` are presses on a place of another name."""
        return {
            "shelf": self._seed,
            "placed": sorted(self._placed),
            "in_hand": self._in_hand,
            "slips": self._slips,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        seed = state.get("shelf")
        if not isinstance(seed, str):
            return
        self._begin_shelf(seed)
        placed = state.get("placed")
        for good in placed if isinstance(placed, list) else []:
            if isinstance(good, str) and good in GOODS and good not in self._placed:
                self._placed.append(good)
        self._slips = whole(state.get("slips"), 0, 10_000) or 0
        self.do_take(state.get("in_hand"))

    def do_take(self, good: object) -> None:
        """Take some goods in hand, in place of those that were."""
        if isinstance(good, str) and good in GOODS and good not in self._placed:
            self._lift(good)
            self.redraw()

    def do_put(self, place: object) -> None:
        """Put what is in hand onto a place of the shelf; a place of another name keeps it out."""
        if not (isinstance(place, str) and place in GOODS) or place in self._placed:
            return
        if self._in_hand == place:
            self._placed.append(place)
            self._lift(None)
        else:
            self._slips += self._in_hand is not None
            self._lift(self._in_hand, place)
        self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`."""
        done = len(self._placed) == len(GOODS)
        return {
            "lab": "shelf",
            "words": bilingual(_WORDS),
            "goods": [
                {
                    "id": good,
                    "name": translations(name),
                    "placed": good in self._placed,
                    "in_hand": good == self._in_hand,
                }
                for good, name in GOODS.items()
            ],
            "places": [
                {
                    "id": good,
                    "name": translations(GOODS[good]),
                    "full": good in self._placed,
                    "label": translations(_named(good, good in self._placed)),
                }
                for good in self._places
            ],
            "next": NEXT if done and not self._slips else None,
            **self._said(done),
        }

    def _said(self, done: bool) -> dict[str, Any]:
        if done:
            return said(
                message("All four are on the shelf.") if self._slips else _FLUENT, "ok", "✓"
            )
        if self._missed and self._in_hand:
            return said(
                message(
                    "This place is for: {place}. Press the place with “{good}”.",
                    place=GOODS[self._missed],
                    good=GOODS[self._in_hand],
                ),
                "notyet",
                "→",
            )
        if self._in_hand:
            return said(
                message("In your hand: {good}. Now press its place.", good=GOODS[self._in_hand])
            )
        if self._missed:
            return said(message("Your hand is empty. First press one of the goods."), "notyet", "→")
        return said(
            message(
                "On the shelf: {count} of {all}. Press one of the goods.",
                count=len(self._placed),
                all=len(GOODS),
            )
        )


def _named(good: str, full: bool) -> Message:
    """What a place of the shelf says to those who cannot see it."""
    if full:
        return message("Place of {good}: full", good=GOODS[good])
    return message("Place of {good}: empty", good=GOODS[good])


_FLUENT = message("All four, and no wrong press. You may go straight on to typing.")

_WORDS: dict[str, Translated] = {
    "title": message("The shelf"),
    "question": message("Press one of the goods, then the place with the same name."),
    "goods": message("Goods"),
    "shelf": message("Shelf"),
    "next": message("Go on to typing"),
    "again": message("Empty the shelf"),
}
