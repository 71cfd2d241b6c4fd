"""PeelLab: one order's price, from which one cost after another is taken off."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from qihang.commerce import money, pricing
from qihang.commerce.pricing import CostName, Offer
from qihang.language.messages import Bilingual, Translated, message, translations
from qihang.questions.base import Unreadable
from qihang.questions.number import Number
from widgets.core.lab import Lab, assets, bilingual, can_be_written, whole
from widgets.labs.peellab.model import CHOICES, COSTS, FEE, SETTINGS, Peel, peeled
from widgets.labs.peellab.told import orders, roas

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
        """See :meth:`Drawn.restore`."""
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
        """Have that many costs taken off."""
        if (taken := whole(taken, 0, len(COSTS))) is not None:
            self._taken = taken
            self.redraw()

    def do_choose(self, name: object) -> None:
        """Choose which number is changed."""
        if isinstance(name, str) and name in CHOICES:
            self._chosen = name
            self.redraw()

    def do_number(self, name: object, value: object) -> None:
        """Change the price, a cost or the fixed cost."""
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
        """See :meth:`Lab.shown`. Amounts are in fen, and in yuan as they are written."""
        offer = self._offer()
        peels = peeled(offer)
        taken = peels[: self._taken]
        left = taken[-1].after if taken else money.fen(offer.price)
        return {
            "lab": "peel",
            "words": bilingual(_WORDS),
            "check": None if FEE.checked else translations(message("Not checked yet")),
            "story": translations(
                message(
                    "{seller} sells tangerines online, {price} yuan a box. How much does he keep?",
                    seller=SELLER,
                    price=money.written(offer.price),
                )
            ),
            "estimate": {"text": self._estimate, **_note_on(self._estimate)},
            "taken": self._taken,
            "of": len(COSTS),
            "price": money.fen(offer.price),
            "price_text": translations(
                message("Price: {price} yuan", price=money.written(offer.price))
            ),
            "left": left,
            "left_text": translations(_left_text(left)),
            "pieces": [_piece(peel) for peel in taken],
            "sentence": translations(self._sentence(offer, left)),
            "said": self._said(offer),
            "rows": [self._row(peel, peel in taken) for peel in peels],
            "deposit": self._shown_deposit(left),
            "choices": [
                {"id": name, "text": translations(SETTINGS[name].label)} for name in CHOICES
            ],
            "chosen": self._chosen,
            "number": self._shown_number(self._chosen),
            "facts": self._facts(offer) if self._taken == len(COSTS) else None,
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
        price = money.fen(offer.price)
        values = {"price": money.yuan(price), "off": money.yuan(price - left)}
        if not self._taken:
            return message("The price is {price} yuan. Nothing is taken off yet.", **values)
        if left < 0:
            return message(
                "{off} yuan are taken off, more than the price of {price} yuan."
                " An order loses {loss} yuan.",
                loss=money.yuan(-left),
                **values,
            )
        values["left"] = money.yuan(left)
        values["share"] = money.percent(Decimal(left) / price)
        if self._taken < len(COSTS):
            return message(
                "Of {price} yuan, {off} yuan are taken off."
                " Left: {left} yuan, {share}% of the price.",
                **values,
            )
        return message(
            "Of {price} yuan, {off} yuan are costs."
            " What is left of an order: {left} yuan, {share}% of the price.",
            **values,
        )

    def _said(self, offer: Offer) -> dict[str, Any]:
        """What is to be known about the cost that was taken off last."""
        if not self._taken:
            first = message("Estimate first. Then press: Take the next cost off.")
            return {"sign": "→", "text": translations(first)}
        return {
            "sign": "–",
            "text": translations(self._meaning(pricing.COSTS[self._taken - 1], offer)),
        }

    def _meaning(self, name: CostName, offer: Offer) -> Translated:
        price = money.written(offer.price)
        if name == "goods":
            return message(
                "To grow and pick the tangerines costs {yuan} yuan a box.", yuan=self._plain(name)
            )
        if name == "packaging":
            return message(
                "The box, the paper and the label cost {yuan} yuan.", yuan=self._plain(name)
            )
        if name == "parcel":
            return message(
                "The parcel costs {yuan} yuan. Many people stop counting here."
                " But three costs still come.",
                yuan=self._plain(name),
            )
        if name == "refunds":
            return message(
                "{count} of 100 buyers get the whole price back: {count} × {price} = {sum} yuan"
                " for 100 orders. The goods do not come back.",
                count=self._numbers[name],
                price=price,
                sum=money.written(offer.price * self._numbers[name]),
            )
        if name == "fee":
            return message(
                "The fee is {share}% of the money that stays after refunds."
                " It is not a share of the cost.",
                share=self._plain(name),
            )
        return message(
            "Ads take {share}% of the price of {price} yuan. It is not a share of what is left.",
            share=self._plain(name),
            price=price,
        )

    def _row(self, peel: Peel, taken: bool) -> dict[str, Any]:
        return {
            "id": peel.name,
            "name": translations(COSTS[peel.name].label),
            "rule": translations(self._rule(peel.name)),
            "amount": money.yuan(peel.amount) if taken else None,
            "left": money.yuan(peel.after) if taken else None,
        }

    def _rule(self, name: CostName) -> Translated:
        """How much it is, and of what."""
        if name == "refunds":
            return message("{count} of 100 orders", count=self._numbers[name])
        if name == "fee":
            return message("{share}% of the money that stays", share=self._plain(name))
        if name == "ads":
            return message("{share}% of the price", share=self._plain(name))
        return message("{yuan} yuan an order", yuan=self._plain(name))

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
            "help": translations(setting.help) if setting.help else None,
            "less": translations(message("{number}: less", number=setting.label)),
            "more": translations(message("{number}: more", number=setting.label)),
        }

    def _shown_deposit(self, left: int) -> dict[str, Any]:
        values: dict[str, object] = {"deposit": money.figure(DEPOSIT)}
        still = (
            message("still {loss} yuan are lost", loss=money.yuan(-left))
            if left < 0
            else message("still {left} yuan are left", left=money.yuan(left))
        )
        why = message(
            "The deposit of {deposit} yuan can come back later. So it is no cost: {still}."
            " Until then you cannot use this money.",
            still=still,
            **values,
        )
        return {
            "on": self._deposit,
            "add": translations(message("Add the deposit of {deposit} yuan", **values)),
            "rule": translations(message("{deposit} yuan, can come back", **values)),
            "amount": money.yuan(0),
            "left": money.yuan(left),
            "why": translations(why),
        }

    def _facts(self, offer: Offer) -> dict[str, Any]:
        return {
            "ways": [
                {
                    "id": name,
                    "name": translations(text),
                    "yuan": money.written(left),
                    "share": money.percent(Decimal(money.fen(left)) / money.fen(offer.price)),
                }
                for name, text, left in self._ways(offer)
            ],
            "roas": roas(offer),
            "orders": orders(offer, self._exact("fixed")),
            "fixed": self._shown_number("fixed"),
        }

    def _ways(self, offer: Offer) -> list[tuple[str, Translated, Decimal]]:
        """What is left by different ways of counting; the estimate stands among them."""
        estimate = _read(self._estimate)
        ways: list[tuple[str, Translated, Decimal]] = [
            ("naive", message("Only the first three costs"), offer.naive),
            ("before-ads", message("All costs but ads"), offer.before_ads),
            ("left", message("All six costs"), offer.left),
        ]
        if estimate is not None:
            ways.append(("estimate", message("Your estimate"), estimate))
        return ways


_WORDS: dict[str, Translated] = {
    "title": message("Peel the price"),
    "estimate": message("What is left in the end? Write your estimate."),
    "yuan": message("yuan"),
    "next": message("Take the next cost off"),
    "back": message("Put the last one back"),
    "change": message("Change a number"),
    "which": message("Which number?"),
    "costs": message("The costs of one order. Amounts are rounded to the fen."),
    "cost": message("Cost"),
    "rule": message("How much, of what"),
    "amount": message("Taken off (yuan)"),
    "left_after": message("Left after it (yuan)"),
    "is_deposit_cost": message("Is the deposit a cost?"),
    "deposit": message("Deposit"),
    "ways": message("Same order, counted in different ways"),
    "counted": message("What was counted"),
    "left": message("Left (yuan)"),
    "share": message("% of the price"),
    "roas": message("Break-even ROAS"),
    "orders": message("Break-even orders a month"),
    "example": message("All numbers are an example. The shop is invented."),
    "source": message(
        "Platform fee {share}%: {source}.",
        share=money.figure(FEE.value),
        source=FEE.source,
    ),
    "again": message("Start again"),
}


def _piece(peel: Peel) -> dict[str, Any]:
    return {
        "id": peel.name,
        "name": translations(COSTS[peel.name].label),
        "yuan": money.yuan(peel.amount),
        "from": peel.after,
        "to": peel.before,
    }


def _left_text(left: int) -> Translated:
    if left < 0:
        return message("lost {yuan}", yuan=money.yuan(-left))
    return message("left {yuan}", yuan=money.yuan(left))


def _read(estimate: str) -> Decimal | None:
    """The yuan that an estimate means; ``None`` if it cannot be read."""
    try:
        value = ESTIMATE.read(estimate)
    except Unreadable:
        return None
    return value if abs(value) <= MOST_ESTIMATE else None


def _note_on(estimate: str) -> dict[str, Any]:
    if not estimate.strip():
        return {
            "tone": "saved",
            "sign": "",
            "says": translations(message("An estimate is not marked.")),
        }
    value = _read(estimate)
    if value is None:
        says = message("Please write a number, such as {example}.", example=ESTIMATE.example())
        return {"tone": "unread", "sign": "?", "says": translations(says)}
    says = message("Your estimate: {yuan} yuan. It is not marked.", yuan=money.written(value))
    return {"tone": "saved", "sign": "", "says": translations(says)}
