"""ShopsLab: which kind of shop goes with which goods, by the way on which the buyer comes."""

from __future__ import annotations

from typing import Any

from qihang.language.messages import Translated, message, sentences, translations
from widgets.core.lab import Lab, assets, bilingual, said
from widgets.labs.shopslab.shops import GOODS, WAYS


class ShopsLab(Lab):
    """Choose goods and a kind of shop, and see how a buyer would come to them there."""

    _esm, _css = assets("shopslab")
    item = "lab.shops"
    verbs = frozenset({"goods", "way"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._goods = next(iter(GOODS))
        self._way = next(iter(WAYS))

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`."""
        return {"goods": self._goods, "way": self._way}

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        self.do_goods(state.get("goods"))
        self.do_way(state.get("way"))

    def do_goods(self, goods: object) -> None:
        """Choose what is sold."""
        if isinstance(goods, str) and goods in GOODS:
            self._goods = goods
            self.redraw()

    def do_way(self, way: object) -> None:
        """Choose a kind of shop."""
        if isinstance(way, str) and way in WAYS:
            self._way = way
            self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`."""
        way = WAYS[self._way]
        return {
            "lab": "shops",
            "words": bilingual(_WORDS),
            **self.state(),
            "all_goods": [
                {"id": id, "text": translations(goods.name)} for id, goods in GOODS.items()
            ],
            "ways": [{"id": id, "text": translations(one.name)} for id, one in WAYS.items()],
            "steps": [translations(step) for step in way.steps],
            "seller": translations(way.seller),
            **_said(self._goods, self._way),
        }


def _said(goods: str, way: str) -> dict[str, Any]:
    """Whether a kind of shop goes with goods, and why."""
    one = GOODS[goods]
    if way in one.fits:
        return said(sentences(message("It fits."), one.fits[way]), "ok", "✓")
    if way in one.fails:
        return said(
            sentences(message("It cannot be sold this way."), one.fails[way]), "notyet", "×"
        )
    return said(sentences(message("Possible, but hard."), one.hard[way]), "notyet", "→")


_WORDS: dict[str, Translated] = {
    "title": message("Four kinds of shops"),
    "question": message("Choose goods and a shop. How does the buyer come to them?"),
    "goods": message("What is sold"),
    "way": message("Kind of shop"),
    "steps": message("The buyer"),
    "seller": message("The seller must:"),
    "again": message("Start again"),
}
