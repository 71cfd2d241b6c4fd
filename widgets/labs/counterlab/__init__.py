"""CounterLab: two counters, one swapped sticker, and the day's lists to find it with."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import cache, lru_cache
from random import Random
from typing import Any

from qihang.commerce import codes, money, payments
from qihang.commerce.payments import Payment, Reconciliation, Sale
from qihang.language.messages import Bilingual, Translated, message, translations
from widgets.core.lab import Lab, assets, bilingual, note, squares, whole

COUNTERS: dict[str, Translated] = {
    "left": message("Left counter"),
    "right": message("Right counter"),
}
SHORT: dict[str, Translated] = {"left": message("left"), "right": message("right")}

SHOPS = (
    Bilingual("清水茶店", "Clear Water Tea"),
    Bilingual("小满面馆", "Xiaoman Noodles"),
    Bilingual("东门水果店", "East Gate Fruit"),
    Bilingual("平安文具店", "Ping'an Stationery"),
)
STRANGERS = (
    Bilingual("**明（个人）", "**ming (a person)"),
    Bilingual("**平（个人）", "**ping (a person)"),
    Bilingual("**东（个人）", "**dong (a person)"),
)

SALES = 12
PRICES = (600, 850, 900, 1200, 1250, 1500, 1800, 2200, 2600, 3150, 3600, 4500)
"""What one customer pays, in fen."""

GOOD_BEFORE = 2
"""Sales of the counter that arrive before the sticker is swapped, at the least."""

MISSING = 3
"""Sales that go missing, at the least."""

TRIES_BEFORE_HINT = 3


@dataclass(frozen=True)
class Day:
    """A day of a shop: what was sold, what arrived, and who really got the rest."""

    shop: Bilingual
    stranger: Bilingual
    sales: tuple[Sale, ...]
    payments: tuple[Payment, ...]

    def found(self) -> Reconciliation:
        """What comes out when the two lists are laid side by side."""
        return payments.reconcile(self.sales, self.payments)


class CounterLab(Lab):
    """Find the counter whose money does not arrive, and the sale from which on."""

    _esm, _css = assets("counterlab")
    item = "lab.counter"
    verbs = frozenset({"look", "tick", "counter", "sale", "check", "new_day"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._begin_day(secrets.token_hex(4))

    def _begin_day(self, seed: str) -> None:
        self._seed = seed
        self._looked: set[str] = set()
        self._ticked: set[int] = set()
        self._counter: str | None = None
        self._sale = 1
        self._checked: tuple[str | None, int] | None = None
        self._misses = 0

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``checked``: the counter and sale that were judged last."""
        return {
            "seed": self._seed,
            "looked": sorted(self._looked),
            "ticked": sorted(self._ticked),
            "counter": self._counter,
            "sale": self._sale,
            "checked": self._checked and list(self._checked),
            "misses": self._misses,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        self._begin_day(str(state.get("seed")))
        for counter in state.get("looked") or []:
            self.do_look(counter)
        for sale in state.get("ticked") or []:
            self.do_tick(sale, True)
        if state.get("checked"):
            counter, sale = state["checked"]
            self.do_counter(counter)
            self.do_sale(sale)
            self.do_check()
        self.do_counter(state.get("counter"))
        self.do_sale(state.get("sale"))
        self._misses = whole(state.get("misses"), 0, 10_000) or 0

    def do_again(self) -> None:
        """Start again with the same day."""
        self._begin_day(self._seed)
        self.redraw()

    def do_new_day(self) -> None:
        """Take another day, with other numbers."""
        self.begin()
        self.redraw()

    def do_look(self, counter: object) -> None:
        """Scan a counter's sticker and look whose name the phone shows."""
        if isinstance(counter, str) and counter in COUNTERS:
            self._looked.add(counter)
            self.redraw()

    def do_tick(self, sale: object, on: object) -> None:
        """Note that a sale's money was found, or take the note back."""
        sale = whole(sale, 1, SALES)
        if sale is None or not isinstance(on, bool):
            return
        (self._ticked.add if on else self._ticked.discard)(sale)
        self.redraw()

    def do_counter(self, counter: object) -> None:
        """Choose the counter that seems to have the swapped sticker."""
        if isinstance(counter, str) and counter in COUNTERS:
            self._counter = counter
            self.redraw()

    def do_sale(self, sale: object) -> None:
        """Choose the sale that seems to be the first without its money."""
        if (sale := whole(sale, 1, SALES)) is not None:
            self._sale = sale
            self.redraw()

    def do_check(self) -> None:
        """Say whether the chosen counter and sale are the right ones, and why."""
        self._checked = (self._counter, self._sale)
        if self._counter is not None:
            self._misses += not self._is_right(self._counter, self._sale)
        self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. The answer is not in it before it was found."""
        day = _day(self._seed)
        return {
            "lab": "counter",
            "words": bilingual(_WORDS),
            "shop": translations(day.shop),
            "counters": [self._shown_counter(day, counter) for counter in COUNTERS],
            "counter": self._counter,
            "sale": self._sale,
            "sales": [
                {
                    "number": number,
                    "time": sale.time,
                    "counter": translations(SHORT[sale.counter]),
                    "yuan": money.yuan(sale.fen),
                    "ticked": number in self._ticked,
                    "tick_label": translations(message("Sale {number} arrived", number=number)),
                }
                for number, sale in enumerate(day.sales, start=1)
            ],
            "payments": [
                {"time": payment.time, "yuan": money.yuan(payment.fen)} for payment in day.payments
            ],
            "sentence": translations(self._sentence(day)),
            "said": self._said(day),
        }

    def _shown_counter(self, day: Day, counter: str) -> dict[str, Any]:
        payee = None
        if counter in self._looked:
            payee = translations(day.stranger if counter == day.found().counter else day.shop)
        return {
            "id": counter,
            "name": translations(COUNTERS[counter]),
            "code": _sticker(self._seed, counter),
            "payee": payee,
            "look_label": translations(
                message("{counter}: scan the sticker", counter=COUNTERS[counter])
            ),
        }

    def _sentence(self, day: Day) -> Translated:
        return message(
            "{shop}: the shop noted {sales} sales, and {payments} payments arrived.",
            shop=day.shop,
            sales=len(day.sales),
            payments=len(day.payments),
        )

    def _is_right(self, counter: str, number: int) -> bool:
        day = _day(self._seed)
        found = day.found()
        return counter == found.counter and day.sales[number - 1].time == found.since

    def _said(self, day: Day) -> dict[str, Any] | None:
        """The verdict on what was checked, as long as nothing else is chosen."""
        if self._checked is None or self._checked != (self._counter, self._sale):
            return None
        if self._counter is None:
            return note("unread", "→", message("First choose a counter. Then press this button."))
        if self._is_right(self._counter, self._sale):
            return note("ok", "✓", _why_right(day))
        why = _why_not(day, self._counter, self._sale)
        if self._misses < TRIES_BEFORE_HINT:
            return note("notyet", "→", message("Not yet. {why}", why=why))
        hint = message("Begin with sale 1 and tick each sale whose money you find.")
        return note("notyet", "→", message("Not yet. {why} {hint}", why=why, hint=hint))


_WORDS: dict[str, Translated] = {
    "title": message("Two counters"),
    "question": message("Someone put another sticker over one code. Which one, and since when?"),
    "payee": message("The phone shows: pay to"),
    "unseen": message("Nobody has looked at the phone yet."),
    "look": message("Scan the sticker"),
    "sales": message("Sales that the shop noted"),
    "payments": message("Payments in the shop's account"),
    "sale": message("Sale"),
    "time": message("Time"),
    "counter": message("Counter"),
    "amount": message("Yuan"),
    "arrived": message("Arrived?"),
    "pick_counter": message("Which counter has the swapped sticker?"),
    "pick_sale": message("Which sale is the first without money?"),
    "sale_less": message("The sale before"),
    "sale_more": message("The sale after"),
    "check": message("Check"),
    "new_day": message("New day"),
    "again": message("Start again"),
}


def _why_right(day: Day) -> Translated:
    found = day.found()
    return message(
        "Right. From {time} on, money of the {counter} counter went to somebody else:"
        " {count} sales, {sum} yuan. Read the name on the phone,"
        " and compare both lists every day.",
        time=found.since,
        counter=SHORT[found.counter or "left"],
        count=len(found.missing),
        sum=money.yuan(found.fen),
    )


def _why_not(day: Day, counter: str, number: int) -> Translated:
    """What speaks against that sale of that counter."""
    sale = day.sales[number - 1]
    if sale.counter != counter:
        return message(
            "Sale {number} was made at the {counter} counter.",
            number=number,
            counter=SHORT[sale.counter],
        )
    if sale in day.found().missing:
        return message(
            "The money of sale {number} is missing. But so is an earlier one.", number=number
        )
    return message(
        "The {amount} yuan of sale {number} arrived. Look for a sale without money.",
        amount=money.yuan(sale.fen),
        number=number,
    )


@lru_cache(maxsize=4)
def _day(seed: str) -> Day:
    """A day on which one counter's money stops arriving, and nothing else goes wrong."""
    random = Random(seed)
    shop, stranger = random.choice(SHOPS), random.choice(STRANGERS)
    while True:
        sales = _sales(random)
        swapped = random.choice(list(COUNTERS))
        own = [sale for sale in sales if sale.counter == swapped]
        if len(own) < GOOD_BEFORE + MISSING:
            continue
        lost = own[random.randint(GOOD_BEFORE, len(own) - MISSING) :]
        arrived = tuple(_arrival(random, sale) for sale in sales if sale not in lost)
        day = Day(shop, stranger, sales, arrived)
        if day.found().missing == tuple(lost):
            return day


def _sales(random: Random) -> tuple[Sale, ...]:
    minute = 9 * 60 + random.randrange(40)
    sales = []
    for _ in range(SALES):
        minute += random.randrange(7, 40)
        counter = random.choice(list(COUNTERS))
        sales.append(Sale(payments.clock(minute), counter, random.choice(PRICES)))
    return tuple(sales)


def _arrival(random: Random, sale: Sale) -> Payment:
    return Payment(payments.clock(payments.minutes(sale.time) + random.randrange(2)), sale.fen)


@cache
def _sticker(seed: str, counter: str) -> list[str]:
    """A pretend receiving code: its content is invented and no payment address."""
    return squares(codes.Qr(f"EXAMPLE {counter} {seed}".upper(), "M").modules)
