"""SheetLab: goods weighed by six points, and stopped by one paper that is missing."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeVar

from qihang.commerce.product_sheet import MOST_OF_A_POINT, POINT_NAMES, POINTS, Point
from qihang.language.messages import Message, Translated, listed, message, translations
from widgets.core.lab import Lab, assets, bilingual, said, whole
from widgets.labs.sheetlab.goods import GOODS, Goods

MOST = MOST_OF_A_POINT * len(POINTS)

Kind = TypeVar("Kind", dict[str, Any], list[Any])


class SheetLab(Lab):
    """Give points to three goods, and tick which papers their makers can show.

    No guess of a point is marked: one seller's points and reasons are told after it.
    """

    _esm, _css = assets("sheetlab")
    item = "lab.sheet"
    verbs = frozenset({"goods", "point", "turn", "paper"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._goods = next(iter(GOODS))
        self._points: dict[str, dict[Point, int]] = {goods: {} for goods in GOODS}
        self._papers: dict[str, set[str]] = {goods: set() for goods in GOODS}
        self._last: Point | None = None
        self._card = False

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``papers`` are those that were ticked, ``last`` is the point of
        the goods in front that was given last, ``card`` whether the source card lies open."""
        return {
            "goods": self._goods,
            "points": {goods: dict(sorted(given.items())) for goods, given in self._points.items()},
            "papers": {goods: sorted(ticked) for goods, ticked in self._papers.items()},
            "last": self._last,
            "card": self._card,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        points, papers = (state.get(name) for name in ("points", "papers"))
        first = self._goods
        for goods in GOODS:
            self.do_goods(goods)
            for point, given in _entry(points, goods, dict).items():
                self.do_point(point, given)
            for paper in _entry(papers, goods, list):
                self.do_paper(paper, True)
        self.do_goods(first)
        self.do_goods(state.get("goods"))
        last = _point(state.get("last"))
        if last in self._given:
            self._last = last
        self.do_turn(state.get("card"))

    @property
    def _given(self) -> dict[Point, int]:
        """The points of the goods in front."""
        return self._points[self._goods]

    @property
    def _ticked(self) -> set[str]:
        """The papers of the goods in front that were ticked."""
        return self._papers[self._goods]

    def do_goods(self, goods: object) -> None:
        """Take other goods in front; the points and ticks of all of them stay."""
        if isinstance(goods, str) and goods in GOODS:
            self._goods = goods
            self._last = None
            self.redraw()

    def do_point(self, point: object, given: object) -> None:
        """Give a point of the goods in front 0, 1 or 2."""
        known, given = _point(point), whole(given, 0, MOST_OF_A_POINT)
        if known is not None and given is not None:
            self._given[known] = given
            self._last = known
            self.redraw()

    def do_turn(self, card: object) -> None:
        """Open the source card in place of the points, or go back to them."""
        if isinstance(card, bool):
            self._card = card
            self.redraw()

    def do_paper(self, paper: object, on: object) -> None:
        """Tick a paper that the maker can show, or take the tick away."""
        if not isinstance(paper, str) or paper not in GOODS[self._goods].papers:
            return
        if isinstance(on, bool):
            (set.add if on else set.discard)(self._ticked, paper)
            self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. A seller's points are not in it before the trainee's own."""
        goods = GOODS[self._goods]
        return {
            "lab": "sheet",
            "words": bilingual(_WORDS),
            "goods": self._goods,
            "all_goods": [{"id": id, "text": translations(one.name)} for id, one in GOODS.items()],
            "about": translations(goods.about),
            "points": [
                {"id": point, "name": translations(name), "given": self._given.get(point)}
                for point, name in POINT_NAMES.items()
            ],
            "most_of_a_point": MOST_OF_A_POINT,
            "card": self._card,
            "told": translations(goods.told),
            "papers": [
                {"id": paper, "name": translations(name), "ticked": paper in self._ticked}
                for paper, name in goods.papers.items()
            ],
            "seller": translations(self._seller()),
            "bars": [self._bar(name) for name in GOODS],
            **self._said(),
        }

    def _seller(self) -> Translated:
        """What one seller gives for the point that was given last, and why."""
        if self._last is None:
            return message("Give a point. Then read what one seller gives, and why.")
        given, why = GOODS[self._goods].seller[self._last]
        return message(
            "{point}: one seller gives {given}. {why}",
            point=POINT_NAMES[self._last],
            given=given,
            why=why,
        )

    def _bar(self, name: str) -> dict[str, Any]:
        total, papers = sum(self._points[name].values()), _read(GOODS[name], self._papers[name])
        return {
            "id": name,
            "name": translations(GOODS[name].name),
            "total": total,
            "bar": round(100 * total / MOST),
            "papers": papers,
            "sign": translations(_SIGNS[papers]),
        }

    def _said(self) -> dict[str, Any]:
        """What holds for the goods in front: their papers first, and where these are there, their
        points."""
        goods, ticked = GOODS[self._goods], self._ticked
        total = {"goods": goods.name, "total": sum(self._given.values()), "most": MOST}
        if wrong := ticked.intersection(goods.missing):
            return _of_what_is_not_there(goods, wrong)
        papers = _read(goods, ticked)
        if papers == "all":
            return _of_points(total, len(POINTS) - len(self._given), goods.sheet.total)
        if papers == "stop":
            return _of_stopping(goods, total)
        return _of_reading(goods, ticked, total, self._card)


def _read(goods: Goods, ticked: set[str]) -> str:
    """How far the papers of goods were read: ``open``, then ``stop`` or ``all`` of them there."""
    if ticked != goods.papers.keys() - set(goods.missing):
        return "open"
    return "stop" if goods.sheet.stops else "all"


def _of_what_is_not_there(goods: Goods, papers: Collection[str]) -> dict[str, Any]:
    text = message(
        "Not yet: is this on the card? {papers}. Read it again.", papers=_named(goods, papers)
    )
    return said(text, "notyet", "→")


def _of_stopping(goods: Goods, total: dict[str, Any]) -> dict[str, Any]:
    text = message(
        "Right. {goods}: {total} of {most} points, but missing: {papers}. Stop.",
        papers=_named(goods, goods.missing),
        **total,
    )
    return said(text, "ok", "✓")


def _of_reading(
    goods: Goods, ticked: set[str], total: dict[str, Any], card: bool
) -> dict[str, Any]:
    if not ticked and card:
        return said(message("{goods}: {total} of {most} points. Now tick the papers.", **total))
    if not ticked:
        return said(
            message("{goods}: {total} of {most} points. Read the source card, too.", **total)
        )
    return said(
        message(
            "{goods}: papers ticked {ticked} of {needed}. Read the card to its end.",
            goods=goods.name,
            ticked=len(ticked),
            needed=len(goods.papers),
        )
    )


def _of_points(total: dict[str, Any], left: int, seller: int) -> dict[str, Any]:
    if left:
        return said(
            message(
                "{goods}: all papers shown, {total} of {most} points. Still to give: {left}.",
                left=left,
                **total,
            )
        )
    text = message(
        "{goods}: all papers shown. You give {total} of {most}, one seller {seller}. Compare.",
        seller=seller,
        **total,
    )
    return said(text, "ok", "✓")


def _named(goods: Goods, papers: Collection[str]) -> Translated:
    return listed(name for paper, name in goods.papers.items() if paper in papers)


def _point(name: object) -> Point | None:
    return next((point for point in POINTS if point == name), None)


def _entry(kept: object, goods: str, kind: type[Kind]) -> Kind:
    """What was kept of some goods, or nothing where it is of another kind."""
    found = kept.get(goods) if isinstance(kept, dict) else None
    return found if isinstance(found, kind) else kind()


_SIGNS: dict[str, Message] = {
    "open": message("papers?"),
    "stop": message("stop"),
    "all": message("papers ✓"),
}

_WORDS: dict[str, Translated] = {
    "title": message("The sheet of points"),
    "question": message("Do you buy these goods to sell? Give five points. Read the card."),
    "goods": message("Goods to weigh"),
    "points": message("Points from 0 to 2"),
    "to_card": message("Source card"),
    "to_points": message("To the points"),
    "told": message("The maker says:"),
    "papers": message("On the card:"),
    "sum": message("Points of each"),
    "again": message("Start again"),
}
