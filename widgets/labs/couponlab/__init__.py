"""CouponLab: a stack of discounts, step by step, and what is left of the price for the shop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

from qihang.commerce import money, pricing
from qihang.commerce.pricing import Discount
from qihang.language.messages import Translated, message, translations
from widgets.core.lab import Lab, assets, note, whole
from widgets.labs.couponlab.model import EXAMPLES, FIRST, RANGES, Step, short

MOST_STEPS = 4
LEAST_PRICE, MOST_PRICE = 100, 100_000
"""In fen; the most is that of the cost too, and of what a coupon needs."""

PAYERS: dict[str, Translated] = {"shop": message("the shop"), "platform": message("the platform")}


class CouponLab(Lab):
    """Stack discounts in any order; see the price after each, and what the shop gets."""

    _esm, _css = assets("couponlab")
    item = "lab.coupon"
    verbs = frozenset(
        {"price", "cost", "payer", "add", "drop", "move", "amount", "least", "example"}
    )

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._cost = 12_000
        self._payer = "shop"
        self._lay("order")

    def _lay(self, example: str) -> None:
        self._price, steps = EXAMPLES[example]
        self._steps = [replace(step, number=n) for n, step in enumerate(steps, start=1)]

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``steps``: kind, amount and least of each, in their order."""
        return {
            "price": self._price,
            "cost": self._cost,
            "payer": self._payer,
            "steps": [[step.kind, step.amount, step.least] for step in self._steps],
        }

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        self.do_price(state.get("price"))
        self.do_cost(state.get("cost"))
        self.do_payer(state.get("payer"))
        if isinstance(state.get("steps"), list):
            self._steps = []
            for step in state["steps"]:
                self._restore_step(step)

    def _restore_step(self, step: object) -> None:
        if not isinstance(step, list) or len(step) != 3:
            return
        kind, amount, least = step
        if (number := self._add(kind)) is not None:
            self.do_amount(number, amount)
            self.do_least(number, least)

    def do_example(self, example: object) -> None:
        """Lay out a price and a stack that are worth a look."""
        if isinstance(example, str) and example in EXAMPLES:
            self._lay(example)
            self.redraw()

    def do_price(self, fen: object) -> None:
        """Say the price before all discounts."""
        if (fen := whole(fen, LEAST_PRICE, MOST_PRICE)) is not None:
            self._price = fen
            self.redraw()

    def do_cost(self, fen: object) -> None:
        """Say what the goods cost the shop."""
        if (fen := whole(fen, 0, MOST_PRICE)) is not None:
            self._cost = fen
            self.redraw()

    def do_payer(self, payer: object) -> None:
        """Choose who pays for the coupons."""
        if isinstance(payer, str) and payer in PAYERS:
            self._payer = payer
            self.redraw()

    def do_add(self, kind: object) -> None:
        """Put a discount at the end of the stack."""
        if self._add(kind) is not None:
            self.redraw()

    def _add(self, kind: object) -> int | None:
        """The number of the step that was added; ``None`` if there is no room for it."""
        taken = {step.number for step in self._steps}
        free = [number for number in range(1, MOST_STEPS + 1) if number not in taken]
        if not isinstance(kind, str) or kind not in FIRST or not free:
            return None
        self._steps.append(replace(FIRST[kind], number=free[0]))
        return free[0]

    def do_drop(self, step: object) -> None:
        """Take a discount off the stack."""
        if (place := self._place(step)) is not None:
            del self._steps[place]
            self.redraw()

    def do_move(self, step: object, way: object) -> None:
        """Move a discount one place up (−1) or down (1)."""
        place, way = self._place(step), whole(way, -1, 1)
        if place is None or not way or not 0 <= place + way < len(self._steps):
            return
        self._steps.insert(place + way, self._steps.pop(place))
        self.redraw()

    def do_amount(self, step: object, amount: object) -> None:
        """Change how much a discount takes off."""
        if (place := self._place(step)) is None:
            return
        if (amount := whole(amount, *RANGES[self._steps[place].kind])) is not None:
            self._steps[place] = replace(self._steps[place], amount=amount)
            self.redraw()

    def do_least(self, step: object, fen: object) -> None:
        """Change the price from which a 满减 coupon counts."""
        place, fen = self._place(step), whole(fen, 0, MOST_PRICE)
        if place is None or fen is None or self._steps[place].kind != "full":
            return
        self._steps[place] = replace(self._steps[place], least=fen)
        self.redraw()

    def _place(self, number: object) -> int | None:
        if whole(number, 1, MOST_STEPS) is None:
            return None
        return next((at for at, step in enumerate(self._steps) if step.number == number), None)

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. Heights of the stairs are in parts of the highest."""
        return {
            "lab": "coupon",
            "words": {name: translations(text) for name, text in _WORDS.items()},
            "price": self._price,
            "least_price": LEAST_PRICE,
            "most_price": MOST_PRICE,
            "cost": self._cost,
            "payer": self._payer,
            "payers": [{"id": payer, "text": translations(text)} for payer, text in PAYERS.items()],
            "full": len(self._steps) == MOST_STEPS,
            "kinds": _KINDS,
            "examples": _EXAMPLES,
            "steps": [self._shown_step(step) for step in self._steps],
            "stairs": list(self._stairs()),
            "sentence": translations(self._sentence()),
            "facts": [translations(fact) for fact in self._facts()],
            "shop": self._shop(),
        }

    def _shown_step(self, step: Step) -> dict[str, Any]:
        least, most = RANGES[step.kind]
        return {
            "number": step.number,
            "kind": step.kind,
            "name": translations(step.name()),
            "amount": step.amount,
            "least_amount": least,
            "most_amount": most,
            "least": step.least,
        }

    def _discounts(self) -> list[Discount]:
        return [step.discount() for step in self._steps]

    def _end(self) -> Decimal:
        return pricing.after(money.in_yuan(self._price), self._discounts())

    def _stairs(self) -> Iterator[dict[str, Any]]:
        """The price at the start and after each step, and what the step took off."""
        start = money.in_yuan(self._price)
        prices = [start, *pricing.stairs(start, self._discounts())]
        highest = max(prices)
        yield _stair(_WORDS["price"], start, start, highest, "")
        for step, (before, now) in zip(self._steps, pairwise(prices), strict=True):
            taken = _taken(step, start, before, now)
            yield _stair(step.name(), before, now, highest, taken)

    def _sentence(self) -> Translated:
        start, end = money.in_yuan(self._price), self._end()
        if end == start:
            return message("The price stays {price} yuan.", price=money.written(start))
        words = {
            "start": money.written(start),
            "end": money.written(end),
            "yuan": money.written(abs(start - end)),
            "share": money.percent(abs(pricing.share_off(start, end))),
        }
        if end > start:
            return message(
                "The end price is {end} yuan: {yuan} yuan more, {share}% of {start} yuan.", **words
            )
        return message(
            "The end price is {end} yuan: {yuan} yuan off, {share}% of {start} yuan.", **words
        )

    def _facts(self) -> Iterator[Translated]:
        """The share that is paid, and what the opposite order would do."""
        start, end = money.in_yuan(self._price), self._end()
        paid = pricing.WHOLE - pricing.share_off(start, end)
        yield message("The buyer pays {share}% of the start price.", share=money.percent(paid))
        if len(self._steps) < 2:
            return
        other = pricing.after(start, self._discounts()[::-1])
        if other == end:
            yield message("In the opposite order the end price is the same.")
        else:
            yield message(
                "In the opposite order the end price is {yuan} yuan.", yuan=money.written(other)
            )

    def _shop(self) -> dict[str, Any]:
        """What the shop gets and what is left of it after the cost of the goods."""
        gets = self._end()
        if self._payer == "platform":
            gets += pricing.taken_by_coupons(money.in_yuan(self._price), self._discounts())
        cost = money.in_yuan(self._cost)
        left = pricing.gross_profit(gets, cost)
        words = {"gets": money.written(gets), "cost": money.written(cost)}
        if left < 0:
            return note(
                "notyet",
                "×",
                message(
                    "Below cost. The shop gets {gets} yuan, the goods cost {cost} yuan."
                    " {left} yuan are missing.",
                    left=money.written(-left),
                    **words,
                ),
            )
        return note(
            "ok",
            "✓",
            message(
                "The shop gets {gets} yuan, the goods cost {cost} yuan. {left} yuan are left.",
                left=money.written(left),
                **words,
            ),
        )


def _stair(
    name: Translated | str, before: Decimal, now: Decimal, highest: Decimal, taken: Translated | str
) -> dict[str, Any]:
    return {
        "name": translations(name),
        "yuan": money.written(now),
        "height": float(now / highest),
        "before": float(before / highest),
        "taken": translations(taken),
    }


def _taken(step: Step, start: Decimal, before: Decimal, now: Decimal) -> Translated:
    """What a step took off (or put on) in yuan and as a share of the start."""
    if before < money.in_yuan(step.least):
        return message("nothing off: less than {least}", least=short(step.least))
    change = abs(before - now)
    words = {
        "yuan": money.written(change),
        "share": money.percent(pricing.share_off(start, start - change)),
        "start": money.written(start),
    }
    if now > before:
        return message("{yuan} on top, {share}% of {start}", **words)
    return message("{yuan} off, {share}% of {start}", **words)


_WORDS: dict[str, Translated | str] = {
    "title": message("A stack of discounts"),
    "question": message("What is the price after all discounts? Does their order matter?"),
    "examples": message("Look at an example"),
    "price": message("Start price"),
    "price_less": message("Start price: 1 yuan less"),
    "price_more": message("Start price: 1 yuan more"),
    "yuan": message("yuan"),
    "stack": message("The discounts, one after the other"),
    "empty": message("No discount yet. Add one."),
    "add": message("Add a discount (4 at most)"),
    "up": message("Up"),
    "down": message("Down"),
    "drop": message("Remove"),
    "change": message("Change the numbers"),
    "tenths": message("The buyer pays"),
    "tenths_unit": "折",
    "money": message("Yuan off"),
    "least": message("From a price of"),
    "share": message("Share of the price"),
    "share_unit": "%",
    "less": message("less"),
    "more": message("more"),
    "payer": message("Who pays for coupons (yuan off)?"),
    "payer_help": message("折, % down and % up are the shop's own price."),
    "cost": message("What the goods cost the shop"),
    "cost_less": message("Cost: 1 yuan less"),
    "cost_more": message("Cost: 1 yuan more"),
    "again": message("Start again"),
}

_KINDS = [
    {"id": kind, "text": translations(text)}
    for kind, text in (
        ("tenths", message("+ 折")),
        ("off", message("+ yuan off")),
        ("full", message("+ yuan off from a price")),
        ("down", message("+ % down")),
        ("up", message("+ % up")),
    )
]

_EXAMPLES = [
    {"id": example, "text": translations(text)}
    for example, text in (
        ("order", message("9折, then 20 off")),
        ("tenths", message("8折")),
        ("full", message("210 yuan: from 200, 30 off")),
        ("back", message("20% down, then 20% up")),
    )
]
