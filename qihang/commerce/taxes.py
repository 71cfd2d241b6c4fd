"""The value-added tax of a small seller, quarter by quarter.

Below the threshold nothing is due; once it is reached, the tax is on all sales and not only on
what lies above it (VAT Law, article 23). Sales are without the tax: what was taken ÷ (1 + rate)
(Regulation on the VAT Law, article 16). Threshold and rate are those of ``rates.toml``; a question
prints them. Whether sales of exactly the threshold are exempt is told differently, so that nothing
here answers it. Personal income tax is another matter.

Amounts are yuan, exact.
"""

from __future__ import annotations

from decimal import Decimal

from qihang.commerce.rates import rate

THRESHOLD = rate("vat_quarter_threshold").value
"""Yuan of sales in a quarter, without tax."""

RATE = rate("vat_small_seller").share
"""Of the sales, as a part of 1."""

NEAR = THRESHOLD / 100
"""How near to the threshold sales lie that nothing is said about."""


def sales(taken: Decimal) -> Decimal:
    """The sales of what buyers paid, which has the tax in it: 309060 are 306000."""
    return taken / (1 + RATE)


def is_exempt(net: Decimal) -> bool:
    """Whether sales of a quarter stay below the threshold.

    Raises ``ValueError`` for sales that are too near to it.
    """
    if abs(net - THRESHOLD) < NEAR:
        raise ValueError(f"{net} is too near to {THRESHOLD}: ask the tax office")
    return net < THRESHOLD


def due(net: Decimal) -> Decimal:
    """The tax on the sales of a quarter: none below the threshold, else on all of them."""
    return Decimal(0) if is_exempt(net) else net * RATE
