"""CouponLab: two coupons, one after the other, and what their order does to the price."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

from qihang.commerce import pricing
from qihang.language.messages import Translated, message, translations
from widgets.core.lab import Lab, assets, bilingual, said, whole
from widgets.labs.couponlab.model import COUPONS, TENTHS, Step, short

LEAST_PRICE, MOST_PRICE = 30, 500
"""In yuan. No price is so low that the coupons leave nothing of it."""

PRICE_AT_FIRST = 200

FEN = 100
"""A yuan. A price is kept in fen."""


class CouponLab(Lab):
    """Use two coupons in one order, then in the other; see the price after each."""

    _esm, _css = assets("couponlab")
    item = "lab.coupon"
    verbs = frozenset({"price", "tenths", "coupon", "swap"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._price = PRICE_AT_FIRST
        self._steps = [TENTHS["90"], COUPONS["20"]]
        self._tried = False

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``steps``: kind, amount and least of each, in their order."""
        return {
            "price": self._price * FEN,
            "steps": [[step.kind, step.amount, step.least] for step in self._steps],
            "tried": self._tried,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`. The first edition kept other discounts, up to four, and what
        PayerLab is about; its prices had fen, too."""
        price = whole(state.get("price"), LEAST_PRICE * FEN, MOST_PRICE * FEN)
        if price is not None and price % FEN == 0:
            self._price = price // FEN
        steps = state.get("steps")
        found = [_kept(step) for step in steps] if isinstance(steps, list) else []
        pair = [step for step in found if step is not None]
        if len(found) == len(pair) == 2 and sum(_is_tenths(step) for step in pair) == 1:
            self._steps = pair
        self._tried = state.get("tried") is True

    def do_price(self, yuan: object) -> None:
        """Say the price before both coupons."""
        if (yuan := whole(yuan, LEAST_PRICE, MOST_PRICE)) is not None:
            self._price = yuan
            self._use()

    def do_tenths(self, coupon: object) -> None:
        """Take another 折."""
        self._change(TENTHS, coupon)

    def do_coupon(self, coupon: object) -> None:
        """Take another coupon of some yuan."""
        self._change(COUPONS, coupon)

    def do_swap(self) -> None:
        """Use the coupons in the other order."""
        self._steps.reverse()
        self._use()

    def _change(self, coupons: Mapping[str, Step], wish: object) -> None:
        if isinstance(wish, str) and wish in coupons:
            others = coupons.values()
            self._steps = [coupons[wish] if step in others else step for step in self._steps]
            self._use()

    def _use(self) -> None:
        self._tried = True
        self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. Widths of the stairs are in percent of the price."""
        return {
            "lab": "coupon",
            "words": bilingual(_WORDS),
            "price": self._price,
            "least_price": LEAST_PRICE,
            "most_price": MOST_PRICE,
            "tenths": [{"id": id, "text": translations(one.name())} for id, one in TENTHS.items()],
            "tenth": self._chosen(TENTHS),
            "coupons": [
                {"id": id, "text": translations(one.name())} for id, one in COUPONS.items()
            ],
            "coupon": self._chosen(COUPONS),
            "stairs": list(self._stairs()),
            **said(self._sentence()),
        }

    def _chosen(self, coupons: Mapping[str, Step]) -> str:
        return next(id for id, step in coupons.items() if step in self._steps)

    def _stairs(self) -> Iterator[dict[str, Any]]:
        """The price at the start and after each coupon."""
        start = Decimal(self._price)
        yield {"name": translations(_WORDS["price"]), "yuan": short(start), "was": 100, "now": 100}
        prices = [start, *pricing.stairs(start, [step.discount() for step in self._steps])]
        for step, (before, now) in zip(self._steps, pairwise(prices), strict=True):
            yield {
                "name": translations(step.says(before)),
                "yuan": short(now),
                "was": float(100 * before / start),
                "now": float(100 * now / start),
            }

    def _sentence(self) -> Translated:
        """The price in this order; only once something was done the price in the other, too."""
        first, second = self._steps
        if not self._tried:
            return message(
                "First {first}, then {second}: {yuan} yuan.",
                first=first.name(),
                second=second.name(),
                yuan=self._end(first, second),
            )
        return message(
            "First {first}: {yuan} yuan. First {second}: {other} yuan. The platform decides.",
            first=first.name(),
            yuan=self._end(first, second),
            second=second.name(),
            other=self._end(second, first),
        )

    def _end(self, *steps: Step) -> str:
        return short(pricing.after(Decimal(self._price), [step.discount() for step in steps]))


def _kept(written: object) -> Step | None:
    """The coupon that was kept so; ``None`` if there is none like it."""
    both = [*TENTHS.values(), *COUPONS.values()]
    return next((one for one in both if [one.kind, one.amount, one.least] == written), None)


def _is_tenths(step: Step) -> bool:
    return step.kind == "tenths"


_WORDS: dict[str, Translated] = {
    "title": message("Two coupons"),
    "question": message("Two coupons. Does it matter which comes first?"),
    "price": message("Price"),
    "price_less": message("{number}: less", number=message("Price")),
    "price_more": message("{number}: more", number=message("Price")),
    "yuan": message("yuan"),
    "tenths": message("折 coupon"),
    "coupons": message("Yuan-off coupon"),
    "swap": message("Swap their order"),
    "again": message("Start again"),
}
