"""PeelLab: one order's price, from which one cost after another is taken off."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from qihang.commerce import money
from qihang.commerce.pricing import CostName, Offer
from qihang.language.messages import Bilingual, Translated, message, translations
from qihang.questions.base import Unreadable
from qihang.questions.number import Number
from widgets.core.lab import Lab, assets, bilingual, can_be_written, note, said, whole
from widgets.labs.peellab.model import COSTS, FEE, SETTINGS, Peel, peeled

SELLER = Bilingual("安大山", "An Dashan")
DEPOSIT = Decimal(1000)

LONGEST_ESTIMATE = 20
MOST_ESTIMATE = Decimal(100_000)
ESTIMATE = Number(unit="元", places=2)

HUNDRED = Decimal(100)


class PeelLab(Lab):
    """Estimate what an order leaves, then take cost after cost off its price."""

    _esm, _css = assets("peellab")
    item = "lab.peel"
    verbs = frozenset({"estimate", "next", "back", "go", "choose", "number", "deposit"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._numbers = {name: setting.start for name, setting in SETTINGS.items()}
        self._chosen = "price"
        self._taken = 0
        self._estimate = ""
        self._deposit = False

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``estimate`` is the text as it was written."""
        return {
            "numbers": dict(self._numbers),
            "chosen": self._chosen,
            "taken": self._taken,
            "estimate": self._estimate,
            "deposit": self._deposit,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`. The first edition kept a month's fixed cost, too, which is
        BreakEvenLab's now."""
        numbers = state.get("numbers")
        for name, value in numbers.items() if isinstance(numbers, dict) else ():
            self.do_number(name, value)
        self.do_choose(state.get("chosen"))
        self.do_go(state.get("taken"))
        self.do_estimate(state.get("estimate"))
        self.do_deposit(state.get("deposit"))

    def do_estimate(self, text: object) -> None:
        """Write down what will be left in the end. It is not marked."""
        if isinstance(text, str) and len(text) <= LONGEST_ESTIMATE and can_be_written(text):
            self._estimate = text
            self.redraw()

    def do_next(self) -> None:
        """Take the next cost off."""
        self.do_go(self._taken + 1)

    def do_back(self) -> None:
        """Put the last cost back."""
        self.do_go(self._taken - 1)

    def do_go(self, taken: object) -> None:
        """Have that many costs taken off. The deposit is out of sight then: what is said is
        about the cost."""
        if (taken := whole(taken, 0, len(COSTS))) is not None:
            self._taken = taken
            self._deposit = False
            self.redraw()

    def do_choose(self, name: object) -> None:
        """Choose which number is changed."""
        if isinstance(name, str) and name in SETTINGS:
            self._chosen = name
            self.redraw()

    def do_number(self, name: object, value: object) -> None:
        """Change the price or a cost."""
        if not isinstance(name, str) or name not in SETTINGS:
            return
        if (value := whole(value, SETTINGS[name].least, SETTINGS[name].most)) is not None:
            self._numbers[name] = value
            self.redraw()

    def do_deposit(self, on: object) -> None:
        """Lay the deposit beside the costs, or take it away."""
        if isinstance(on, bool):
            self._deposit = on
            self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. Bars are in fen, amounts in yuan as they are written."""
        offer = self._offer()
        taken = peeled(offer)[: self._taken]
        left = taken[-1].after if taken else money.fen(offer.price)
        return {
            "lab": "peel",
            "words": bilingual(_WORDS),
            "check": None if FEE.checked else translations(message("Not checked yet")),
            "story": translations(
                message(
                    "{seller} sells tangerines, {price} yuan a box. How much does he keep?",
                    seller=SELLER,
                    price=money.written(offer.price),
                )
            ),
            "estimate": {"text": self._estimate, "unread": self._unread()},
            "taken": self._taken,
            "of": len(COSTS),
            "bars": list(self._bars(money.fen(offer.price), taken, left)),
            "rows": list(self._rows(offer, taken, left)),
            "deposit": self._deposit,
            "choices": [
                {"id": name, "text": translations(setting.label)}
                for name, setting in SETTINGS.items()
            ],
            "chosen": self._chosen,
            "number": self._shown_number(self._chosen),
            **said(_DEPOSIT if self._deposit else self._sentence(offer, left)),
        }

    def _exact(self, name: str) -> Decimal:
        return SETTINGS[name].exact(self._numbers[name])

    def _offer(self) -> Offer:
        return Offer(
            price=self._exact("price"),
            goods=self._exact("goods"),
            packaging=self._exact("packaging"),
            parcel=self._exact("parcel"),
            fee=self._exact("fee") / HUNDRED,
            ads=self._exact("ads") / HUNDRED,
            refunds=self._exact("refunds") / HUNDRED,
        )

    def _sentence(self, offer: Offer, left: int) -> Translated:
        """The cost that was taken off last, and what is left; in the end the estimate, too."""
        price = money.fen(offer.price)
        if not self._taken:
            return message(
                "The price is {price} yuan. Nothing is taken off yet.", price=money.yuan(price)
            )
        cost = self._meaning(list(COSTS)[self._taken - 1], offer)
        found = _left_after(cost, left, price)
        estimate = _read(self._estimate)
        if self._taken < len(COSTS) or estimate is None:
            return found
        return message(
            "{found} Your estimate: {yuan} yuan.", found=found, yuan=money.written(estimate)
        )

    def _meaning(self, name: CostName, offer: Offer) -> Translated:
        """What is to be known about a cost: of what it is a share, or what it pays."""
        number = self._plain(name)
        match name:
            case "goods":
                return message(
                    "To grow and pick the tangerines costs {yuan} yuan a box.", yuan=number
                )
            case "packaging":
                return message("The box, the paper and the label cost {yuan} yuan.", yuan=number)
            case "parcel":
                return message(
                    "The parcel costs {yuan} yuan. Many people stop counting here.", yuan=number
                )
            case "refunds":
                return message(
                    "{count} of 100 buyers get all their money back; the goods are lost. Shared"
                    " over all orders: {count}% of {price} yuan each.",
                    count=number,
                    price=money.written(offer.price),
                )
            case "fee":
                return message(
                    "The fee is {share}% of {yuan} yuan: the price less the refunds.",
                    share=number,
                    yuan=self._stays(offer),
                )
            case "ads":
                return message("Ads take {share}% of the price.", share=number)

    def _bars(self, price: int, taken: list[Peel], left: int) -> Iterator[dict[str, Any]]:
        """The price, what was taken off it, and what is left."""
        yield _bar("price", SETTINGS["price"].label, "whole", 0, price)
        for peel in taken:
            yield _bar(peel.name, COSTS[peel.name].label, "piece", peel.after, peel.before)
        if left < 0:
            yield _bar("left", message("Loss"), "loss", left, 0)
        else:
            yield _bar("left", message("Left"), "left", 0, left)
        if self._deposit:
            name = message("Deposit {yuan}", yuan=money.figure(DEPOSIT))
            yield {**_bar("deposit", name), "says": translations(message("not a cost"))}

    def _rows(self, offer: Offer, taken: list[Peel], left: int) -> Iterator[dict[str, Any]]:
        """The table: each cost that was taken off; before, only the price."""
        price = money.fen(offer.price)
        if not taken:
            yield _row("price", SETTINGS["price"].label, message("a box"), None, price)
        for peel in taken:
            label = COSTS[peel.name].label
            rule = self._rule(peel.name, offer)
            yield _row(peel.name, label, rule, peel.amount, peel.after)
        if self._deposit:
            yield _row("deposit", _WORDS["deposit"], message("comes back"), 0, left)

    def _rule(self, name: CostName, offer: Offer) -> Translated:
        """Of what it is a share."""
        if name not in ("refunds", "fee", "ads"):
            return message("each order")
        whole = self._stays(offer) if name == "fee" else money.written(offer.price)
        return message("{share}% of {yuan}", share=self._plain(name), yuan=whole)

    def _stays(self, offer: Offer) -> str:
        """The price less the refunds, as it is written: what the platform takes its fee of."""
        lost = money.rounded(offer.price * offer.refunds, 2)
        return money.written(offer.price - lost)

    def _plain(self, name: str) -> str:
        return money.figure(self._exact(name))

    def _shown_number(self, name: str) -> dict[str, Any]:
        setting = SETTINGS[name]
        return {
            "id": name,
            "value": self._numbers[name],
            "least": setting.least,
            "most": setting.most,
            "step": setting.step,
            "places": setting.places,
            "label": translations(setting.label),
            "unit": translations(setting.unit),
            "less": translations(message("{number}: less", number=setting.label)),
            "more": translations(message("{number}: more", number=setting.label)),
        }

    def _unread(self) -> dict[str, Any] | None:
        """What there is to say of an estimate that cannot be read."""
        if not self._estimate.strip() or _read(self._estimate) is not None:
            return None
        says = message("Please write a number, such as {example}.", example=ESTIMATE.example())
        return note("unread", "?", says)


_DEPOSIT = message(
    "The deposit comes back when the shop closes. If it breaks rules, the platform may take a part"
    " as a fine: that part is a loss."
)

_WORDS: dict[str, Translated] = {
    "title": message("Peel the price"),
    "estimate": message("Estimate"),
    "unmarked": message("(no points)"),
    "yuan": message("yuan"),
    "costs": message("The costs of an order"),
    "next": message("Take the next cost off"),
    "back": message("Put it back"),
    "change": message("Change a number"),
    "table": message("Table"),
    "caption": message("In yuan, for one order; invented."),
    "cost": message("Cost"),
    "rule": message("How"),
    "amount": message("Taken off"),
    "left": message("Left"),
    "deposit": message("Deposit"),
    "deposit_add": message("Add a deposit"),
    "source": message(
        "Platform fee {share}%: {source}.",
        share=money.figure(FEE.value),
        source=FEE.source,
    ),
    "again": message("Start again"),
}


def _left_after(cost: Translated, left: int, price: int) -> Translated:
    if left < 0:
        return message("{cost} An order loses {loss} yuan.", cost=cost, loss=money.yuan(-left))
    return message(
        "{cost} Left: {left} yuan, {share}% of the price.",
        cost=cost,
        left=money.yuan(left),
        share=money.percent(Decimal(left) / price),
    )


def _bar(id: str, name: Translated, kind: str = "", start: int = 0, end: int = 0) -> dict[str, Any]:
    return {
        "id": id,
        "name": translations(name),
        "parts": [{"kind": kind, "from": start, "to": end}] if kind else [],
        "amount": money.yuan(end - start),
    }


def _row(
    id: str, name: Translated, rule: Translated, amount: int | None, left: int
) -> dict[str, Any]:
    return {
        "id": id,
        "name": translations(name),
        "rule": translations(rule),
        "amount": "–" if amount is None else money.yuan(amount),
        "left": money.yuan(left),
    }


def _read(estimate: str) -> Decimal | None:
    """The yuan that an estimate means; ``None`` if it cannot be read."""
    try:
        value = ESTIMATE.read(estimate)
    except Unreadable:
        return None
    return value if abs(value) <= MOST_ESTIMATE else None
