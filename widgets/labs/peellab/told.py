"""What is told once all costs are taken off: what ads must bring, and how many orders it takes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from qihang.commerce import money, pricing
from qihang.commerce.pricing import Offer
from qihang.language.messages import message, ngettext, translations


def roas(offer: Offer) -> dict[str, Any]:
    """The break-even ROAS and what it means, with what one would think without all costs."""
    if money.fen(offer.before_ads) <= 0:
        return {
            "value": None,
            "text": translations(message("Before ads nothing is left. So no ads can pay.")),
        }
    real = _ratio(offer.price, offer.before_ads)
    meaning = message(
        "1 yuan of ads must bring {roas} yuan of sales. Less than that loses.", roas=real
    )
    naive = message(
        "With only the first three costs one would think: {naive}.",
        naive=_ratio(offer.price, offer.naive),
    )
    return {"value": real, "text": translations(meaning), "naive": translations(naive)}


def _ratio(price: Decimal, left: Decimal) -> str:
    return money.figure(money.rounded(pricing.break_even_roas(price, left), 2))


def orders(offer: Offer, fixed: Decimal) -> dict[str, Any]:
    """The break-even orders and how they are found."""
    left = money.fen(offer.left)
    if left < 0:
        loss = message(
            "Each order loses {loss} yuan. More orders lose more.", loss=money.yuan(-left)
        )
        return {"value": None, "text": translations(loss)}
    needed = pricing.break_even_orders(fixed, offer.left)
    if left == 0 or needed is None:
        return {
            "value": None,
            "text": translations(message("An order leaves nothing. More orders do not help.")),
        }
    how = ngettext(
        "{fixed} ÷ {left}, rounded up: {orders} order pays the fixed cost.",
        "{fixed} ÷ {left}, rounded up: {orders} orders pay the fixed cost.",
        needed,
        fixed=money.figure(fixed),
        left=money.yuan(left),
        orders=needed,
    )
    return {"value": str(needed), "text": translations(how)}
