"""PayerLab: who pays for a coupon, and what that leaves the seller."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from qihang.commerce import money, pricing
from qihang.commerce.pricing import NOTHING, TakeOff
from qihang.language.messages import Translated, message, translations
from widgets.core.lab import Lab, assets, bilingual, said, whole
from widgets.core.ladder import bar

PRICE = Decimal(100)
"""What the goods cost the buyer without a coupon, in yuan."""

NUMBERS: dict[str, tuple[Translated, int, int, int]] = {
    "coupon": (message("Coupon"), 20, 0, 50),
    "cost": (message("Cost of goods, box and parcel"), 62, 0, 100),
}
"""What can be changed, in yuan: its name, where it begins, its least and its most."""

PAYERS: dict[str, tuple[Translated, Decimal]] = {
    "seller": (message("Seller"), Decimal(0)),
    "platform": (message("Platform"), Decimal(1)),
    "half": (message("Half each"), Decimal("0.5")),
}
"""Who pays for the coupon, and which part of it the platform pays."""


class PayerLab(Lab):
    """Change who pays for a coupon: the buyer pays the same, the seller keeps another amount."""

    _esm, _css = assets("payerlab")
    item = "lab.payer"
    verbs = frozenset({"number", "payer"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._numbers = {name: start for name, (_, start, _, _) in NUMBERS.items()}
        self._payer = "seller"

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`."""
        return {"numbers": dict(self._numbers), "payer": self._payer}

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        numbers = state.get("numbers")
        for name, yuan in numbers.items() if isinstance(numbers, dict) else ():
            self.do_number(name, yuan)
        self.do_payer(state.get("payer"))

    def do_number(self, name: object, yuan: object) -> None:
        """Change the coupon or the cost."""
        if not isinstance(name, str) or name not in NUMBERS:
            return
        _, _, least, most = NUMBERS[name]
        if (yuan := whole(yuan, least, most)) is not None:
            self._numbers[name] = yuan
            self.redraw()

    def do_payer(self, payer: object) -> None:
        """Choose who pays for the coupon."""
        if isinstance(payer, str) and payer in PAYERS:
            self._payer = payer
            self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. Bars are in fen, amounts in yuan as they are written."""
        coupon, cost = (Decimal(self._numbers[name]) for name in NUMBERS)
        pays = pricing.after(PRICE, [TakeOff(coupon)])
        receives = pricing.seller_receives(PRICE, coupon, PAYERS[self._payer][1])
        return {
            "lab": "payer",
            "words": bilingual(_WORDS),
            "numbers": [self._shown_number(name) for name in NUMBERS],
            "payers": [
                {"id": payer, "text": translations(text)} for payer, (text, _) in PAYERS.items()
            ],
            "payer": self._payer,
            "bars": list(_bars(pays, receives, cost)),
            **_said(pays, receives, pricing.gross_profit(receives, cost)),
        }

    def _shown_number(self, name: str) -> dict[str, Any]:
        label, _, least, most = NUMBERS[name]
        return {
            "id": name,
            "label": translations(label),
            "less": translations(message("{number}: less", number=label)),
            "more": translations(message("{number}: more", number=label)),
            "unit": translations(message("yuan")),
            "value": self._numbers[name],
            "least": least,
            "most": most,
        }


_WORDS: dict[str, Translated] = {
    "title": message("Who pays for the coupon"),
    "question": message("Change who pays for the coupon. What does the seller keep?"),
    "payer": message("Coupon paid by"),
    "again": message("Start again"),
}


def _said(pays: Decimal, receives: Decimal, keeps: Decimal) -> dict[str, Any]:
    yuan = {"pays": money.short(pays), "receives": money.short(receives)}
    if keeps < 0:
        text = message(
            "The buyer pays {pays} yuan. The seller receives {receives} yuan and loses {loss}.",
            loss=money.short(-keeps),
            **yuan,
        )
        return said(text, "notyet", "×")
    text = message(
        "The buyer pays {pays} yuan. The seller receives {receives} yuan and keeps {keeps}.",
        keeps=money.short(keeps),
        **yuan,
    )
    return said(text, "ok", "✓")


def _bars(pays: Decimal, receives: Decimal, cost: Decimal) -> Iterator[dict[str, Any]]:
    """What the buyer pays and the platform adds; the seller receives both, and pays the cost."""
    buyer, platform = ("piece", NOTHING, pays), ("other", pays, receives)
    yield bar("price", message("Price"), PRICE, ("whole", NOTHING, PRICE))
    yield bar("pays", message("Buyer pays"), pays, buyer)
    yield bar("adds", message("Platform adds"), receives - pays, platform)
    yield bar("receives", message("Seller receives"), receives, buyer, platform)
    yield bar("cost", message("Cost"), cost, ("whole", NOTHING, cost))
    if receives < cost:
        loss = ("loss", receives, cost)
        yield bar("keeps", message("Seller loses"), cost - receives, loss)
    else:
        kept = ("left", cost, receives)
        yield bar("keeps", message("Seller keeps"), receives - cost, kept)
