"""AdLab: what ads bring and what they cost, and when nothing of it is kept."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from qihang.commerce import money, pricing
from qihang.commerce.marketing import Audience, Campaign
from qihang.language.messages import Translated, message, translations
from widgets.core.lab import Lab, assets, bilingual, said, whole

AUDIENCE = Audience(most=140, half=Decimal(1_400))
"""Invented. What ads sell for a yuan falls from 4 to below 2, as it often does for a beginner."""

PRICE = pricing.WORKED.price
BEFORE_ADS = Decimal("15.68")
"""What the worked order leaves before ads, to the fen."""

AT_FIRST, MOST, STEP = 600, 2_000, 100
"""Yuan. At first a little is kept: neither the most nor a loss."""

NEAR_NOTHING = Decimal("0.01")
"""What is kept or lost counts as nothing up to this share of the ads."""


class AdLab(Lab):
    """Move the ad spend; see what is sold, and what of it is kept."""

    _esm, _css = assets("adlab")
    item = "lab.ads"
    verbs = frozenset({"spend"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._spend = AT_FIRST

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`."""
        return {"yuan": self._spend}

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`. The budgets of the first edition reached other people."""
        self.do_spend(state.get("yuan"))

    def do_spend(self, yuan: object) -> None:
        """Choose what is spent on ads."""
        if (yuan := whole(yuan, 0, MOST)) is not None:
            self._spend = yuan
            self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. ``zero``: where nothing lies, in percent of a bar's width."""
        now = campaign(self._spend)
        return {
            "lab": "ads",
            "words": bilingual(_WORDS),
            "spend": self._spend,
            "most": MOST,
            "step": STEP,
            "zero": _place(Decimal(0)),
            "rows": _rows(now),
            **_finding(now),
        }


def campaign(spend: int) -> Campaign:
    """What ads of ``spend`` yuan bring here."""
    return Campaign(AUDIENCE, spend, PRICE, BEFORE_ADS)


@cache
def _most_kept() -> Decimal:
    """The most that is kept at any place of the slider."""
    return max(campaign(spend).kept for spend in range(0, MOST + 1, STEP))


def _place(yuan: Decimal) -> float:
    """Where an amount lies in percent of a bar's width: a loss lies left of nothing."""
    least, most = campaign(MOST).kept, campaign(MOST).sales
    return float(money.rounded(100 * (yuan - least) / (most - least), 1))


def _rows(now: Campaign) -> list[dict[str, Any]]:
    """What was sold, and what comes off it until the rest is kept or lost."""
    loss = now.kept < 0
    end = message("Lost") if loss else message("Kept")
    before = now.sales - now.costs
    return [
        _row("sold", message("Sold by ads"), now.sales, (Decimal(0), now.sales)),
        _row("costs", message("Goods, parcels, fees"), now.costs, (before, now.sales)),
        _row("ads", message("Ads"), Decimal(now.spend), (now.kept, before)),
        _row("loss" if loss else "kept", end, abs(now.kept), tuple(sorted((Decimal(0), now.kept)))),
    ]


def _row(name: str, text: Translated, yuan: Decimal, ends: tuple[Decimal, ...]) -> dict[str, Any]:
    return {
        "id": name,
        "name": translations(text),
        "yuan": money.written(yuan),
        "ends": [_place(end) for end in ends],
    }


def _finding(now: Campaign) -> dict[str, Any]:
    """What the ads brought, and what was kept of it."""
    if not now.spend:
        return said(message("No ads, no orders. Nothing is kept."))
    places = {
        "spend": now.spend,
        "orders": now.orders,
        "sold": money.written(now.sales),
        "roas": money.written(now.roas),
    }
    end, *tone = _end(now)
    text = message(
        "Ads of {spend} yuan bring {orders} orders. ROAS: {sold} ÷ {spend} = {roas}. {end}",
        end=end,
        **places,
    )
    return said(text, *tone)


def _end(now: Campaign) -> tuple[Translated, str, str]:
    """What is kept or lost, in what tone, and with what sign."""
    kept = money.written(now.kept)
    if abs(now.kept) <= NEAR_NOTHING * now.spend:
        return message("Break-even: as good as nothing is kept."), "notyet", "→"
    if now.kept < 0:
        return message("A loss of {yuan} yuan.", yuan=money.written(-now.kept)), "notyet", "×"
    if now.kept >= _most_kept():
        return message("Kept: {yuan} yuan. About here most is kept.", yuan=kept), "ok", "✓"
    return message("Kept: {yuan} yuan.", yuan=kept), "", ""


_WORDS: dict[str, Translated] = {
    "title": message("The ad budget"),
    "question": message("How much ad spend leaves the most? Is ROAS 2 good here?"),
    "spend": message("Ad spend"),
    "spend_less": message("{number}: less", number=message("Ad spend")),
    "spend_more": message("{number}: more", number=message("Ad spend")),
    "order": message(
        "An order is {price} yuan. It leaves {left} yuan before ads.", price=PRICE, left=BEFORE_ADS
    ),
    "yuan": message("yuan"),
    "again": message("Start again"),
}
