"""FunnelLab: three shops that lose their visitors at different steps, and what to mend first."""

from __future__ import annotations

from typing import Any

from qihang.commerce import shop_funnel
from qihang.commerce.marketing import Funnel
from qihang.commerce.shop_funnel import MORE, RATES, SHOPS, STEPS, USUAL
from qihang.language.messages import Joined, Translated, message, sentences, translations
from widgets.core.lab import Lab, assets, bilingual, said

MENDS: dict[str, Translated] = {
    "basket": message("Clearer photos and facts."),
    "ordered": message("Often the parcel price comes too late."),
    "paid": message("Make paying shorter."),
    "kept": message("Show the goods as they are."),
}
"""How each step is mended."""


class FunnelLab(Lab):
    """Look at a shop step by step, and find out which step is worth mending first."""

    _esm, _css = assets("funnellab")
    item = "lab.funnel"
    verbs = frozenset({"shop", "mend"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._shop = next(iter(SHOPS))
        self._tried: dict[str, list[str]] = {shop: [] for shop in SHOPS}

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``tried``: what was mended in each shop, the last at the end."""
        return {
            "shop": self._shop,
            "tried": {shop: list(tried) for shop, tried in self._tried.items()},
        }

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`. The shops of the first edition were others."""
        tried = state.get("tried")
        for shop, choices in tried.items() if isinstance(tried, dict) else ():
            self.do_shop(shop)
            for choice in choices if isinstance(choices, list) and shop in SHOPS else ():
                self.do_mend(choice)
        self.do_shop(state.get("shop"))

    def do_shop(self, shop: object) -> None:
        """Look at another shop."""
        if isinstance(shop, str) and shop in SHOPS:
            self._shop = shop
            self.redraw()

    def do_mend(self, choice: object) -> None:
        """See what mending a step brings, or showing the shop to twice as many people."""
        if isinstance(choice, str) and choice in (*RATES, MORE):
            tried = self._tried[self._shop]
            self._tried[self._shop] = [one for one in tried if one != choice] + [choice]
            self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. Which step is weak is not in it before it was found."""
        now, choice = SHOPS[self._shop], self._choice()
        return {
            "lab": "funnel",
            "words": bilingual(_WORDS),
            "shops": [{"id": shop, "text": self._name(shop)} for shop in SHOPS],
            "shop": self._shop,
            "mends": [
                *({"id": step, "text": translations(STEPS[step])} for step in RATES),
                {"id": MORE, "text": translations(message("No step: twice the people"))},
            ],
            "choice": choice,
            "rows": _rows(now, choice),
            **_finding(now, choice),
        }

    def _choice(self) -> str | None:
        tried = self._tried[self._shop]
        return tried[-1] if tried else None

    def _name(self, shop: str) -> str:
        found = shop_funnel.weak(SHOPS[shop]) in self._tried[shop]
        return f"{shop}✓" if found else shop


def _rows(now: Funnel, choice: str | None) -> list[dict[str, Any]]:
    """The steps: people, how many of 100 go on, what is usual; with a choice, as it is then."""
    then = shop_funnel.after(now, choice) if choice else now
    of_100 = shop_funnel.of_100(now)
    if choice in RATES:
        of_100[choice] = max(of_100[choice], USUAL[choice])
    return [
        {
            "id": step,
            "name": translations(STEPS[step]),
            "people": str(before) if before == after else f"{before} → {after}",
            "of_100": of_100.get(step),
            "usual": USUAL.get(step),
            "mended": step == choice,
        }
        for step, before, after in zip(STEPS, now.people, then.people, strict=True)
    ]


def _finding(now: Funnel, choice: str | None) -> dict[str, Any]:
    """How many keep what they bought, and what became of them by the choice."""
    if choice is None:
        text = message(
            "{visitors} people came to look. {kept} of them bought and kept it.",
            visitors=now.people[0],
            kept=now.people[-1],
        )
        return said(text)
    if choice == shop_funnel.weak(now):
        right = message("Right. {how}", how=MENDS[choice])
        return said(sentences(right, _brings(now, choice)), "ok", "✓")
    why = _twice(now) if choice == MORE else _no_weak_step(now, choice)
    return said(message("Not yet. {why}", why=why), "notyet", "→")


def _twice(now: Funnel) -> Translated:
    return message(
        "Twice the people: {then} keep it, not {kept}. But the ads cost double."
        " Of each {visitors} it is still {kept}.",
        then=shop_funnel.after(now, MORE).people[-1],
        kept=now.people[-1],
        visitors=now.people[0],
    )


def _no_weak_step(now: Funnel, choice: str) -> Joined:
    """Why a step need not be mended first: others go on about as often there."""
    rates = shop_funnel.of_100(now)
    places = {"own": rates[choice], "usual": USUAL[choice]}
    if rates[choice] == min(rates.values()):
        why = message("{own} is the lowest number. But {usual} is usual here.", **places)
    else:
        why = message("Here {own} of 100 go on, {usual} is usual.", **places)
    return sentences(why, _brings(now, choice))


def _brings(now: Funnel, choice: str) -> Translated:
    kept, then = now.people[-1], shop_funnel.after(now, choice).people[-1]
    if kept == then:
        return message("Mended: still {kept} keep it.", kept=kept)
    return message(
        "Mended: {then} keep it, not {kept}: {more} more.", then=then, kept=kept, more=then - kept
    )


_WORDS: dict[str, Translated] = {
    "title": message("Three shops"),
    "question": message("In each shop 14 of 1000 buy and keep it. Which step do you mend first?"),
    "shop": message("Shop"),
    "mend": message("What to mend first"),
    "step": message("Step"),
    "people": message("People"),
    "of_100": message("Of 100"),
    "usual": message("Usual"),
    "invented": message("Frame: what is usual. All numbers are invented."),
    "again": message("Start again"),
}
