"""CounterLab: two counters, one swapped sticker, and what is missing of the day's takings."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from random import Random
from typing import Any

from qihang.commerce import codes, money, payments
from qihang.commerce.payments import Payment, Reconciliation, Sale
from qihang.language.messages import Bilingual, Translated, message, translations
from qihang.questions import numerals
from widgets.core.lab import Lab, assets, bilingual, can_be_written, said, squares, whole

COUNTERS: dict[str, Translated] = {
    "left": message("Left counter"),
    "right": message("Right counter"),
}
SHORT: dict[str, Translated] = {"left": message("left"), "right": message("right")}

SHOPS = (
    Bilingual("清水茶店", "Clear Water Tea"),
    Bilingual("小满面馆", "Xiaoman Noodles"),
    Bilingual("东门水果店", "East Gate Fruit"),
    Bilingual("平安文具店", "Ping'an Pens"),
)
STRANGERS = (
    Bilingual("**明（个人）", "**ming (a person)"),
    Bilingual("**平（个人）", "**ping (a person)"),
    Bilingual("**东（个人）", "**dong (a person)"),
)

PRICES = (600, 850, 900, 1200, 1250, 1500, 1800, 2200, 2600, 3150, 3600, 4500)
"""What one customer pays, in fen. No two of a day pay the same."""

AT_EACH = 4
"""Sales at each counter."""

SALES = AT_EACH * len(COUNTERS)

GOOD_BEFORE = 1
"""Sales of the counter that arrive before the sticker is swapped, at the least."""

MISSING = 2
"""Sales that go missing, at the least."""

TRIES_BEFORE_HINT = 3

LONGEST = 20
"""Characters of what is written for the missing money."""


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

    def sold(self) -> int:
        """What the shop noted, in fen."""
        return sum(sale.fen for sale in self.sales)

    def came(self) -> int:
        """What came into the shop's account, in fen."""
        return sum(payment.fen for payment in self.payments)


class CounterLab(Lab):
    """Find the counter whose money does not arrive, since when, and how much is missing."""

    _esm, _css = assets("counterlab")
    item = "lab.counter"
    verbs = frozenset({"scan", "tick", "amount", "check"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`: another day, with other numbers."""
        self._begin_day(secrets.token_hex(4))

    def _begin_day(self, seed: str) -> None:
        self._seed = seed
        self._scanned: set[str] = set()
        self._ticked: set[int] = set()
        self._amount = ""
        self._checked = False
        self._misses = 0

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``checked``: what is ticked and written was judged."""
        return {
            "day": self._seed,
            "scanned": sorted(self._scanned),
            "arrived": sorted(self._ticked),
            "amount": self._amount,
            "checked": self._checked,
            "misses": self._misses,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`. The first edition had other days, of twelve sales, and no
        ``day``: what was ticked in them means nothing in one of these."""
        seed = state.get("day")
        if not isinstance(seed, str):
            return
        self._begin_day(seed)
        for counter in state.get("scanned") or []:
            self.do_scan(counter)
        for sale in state.get("arrived") or []:
            self.do_tick(sale, True)
        self.do_amount(state.get("amount"))
        self._checked = state.get("checked") is True
        self._misses = whole(state.get("misses"), 0, 10_000) or 0

    def do_scan(self, counter: object) -> None:
        """Scan a counter's sticker and look whose name the phone shows."""
        if isinstance(counter, str) and counter in COUNTERS:
            self._scanned.add(counter)
            self.redraw()

    def do_tick(self, sale: object, on: object) -> None:
        """Note that a sale's money was found, or take the note back."""
        sale = whole(sale, 1, SALES)
        if sale is None or not isinstance(on, bool):
            return
        (self._ticked.add if on else self._ticked.discard)(sale)
        self._checked = False
        self.redraw()

    def do_amount(self, text: object) -> None:
        """Write how much money is missing."""
        if self._write(text):
            self.redraw()

    def do_check(self, text: object) -> None:
        """Say whether the ticks and the missing money are right, and why. ``text`` is what
        stands in the box: the page may not have sent all of it yet."""
        if self._write(text):
            self._checked = True
            self._misses += self._not_yet(_day(self._seed)) is not None
            self.redraw()

    def _write(self, text: object) -> bool:
        if not isinstance(text, str) or len(text) > LONGEST or not can_be_written(text):
            return False
        self._checked = self._checked and text == self._amount
        self._amount = text
        return True

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. The answer is not in it before it was found."""
        day = _day(self._seed)
        return {
            "lab": "counter",
            "words": bilingual(_WORDS),
            "shop": translations(day.shop),
            "counters": [self._shown_counter(day, counter) for counter in COUNTERS],
            "payments": [
                {"time": payment.time, "yuan": money.yuan(payment.fen)} for payment in day.payments
            ],
            "amount": self._amount,
            "longest": LONGEST,
            **self._said(day),
        }

    def _shown_counter(self, day: Day, counter: str) -> dict[str, Any]:
        payee = None
        if counter in self._scanned:
            payee = translations(day.stranger if counter == day.found().counter else day.shop)
        return {
            "id": counter,
            "name": translations(COUNTERS[counter]),
            "code": _sticker(self._seed, counter),
            "payee": payee,
            "scan_label": translations(
                message("{counter}: scan the sticker", counter=COUNTERS[counter])
            ),
            "sales": [
                {
                    "number": number,
                    "time": sale.time,
                    "yuan": money.yuan(sale.fen),
                    "ticked": number in self._ticked,
                }
                for number, sale in enumerate(day.sales, start=1)
                if sale.counter == counter
            ],
        }

    def _said(self, day: Day) -> dict[str, Any]:
        """What the shop noted; once checked, whether it was found out what is wrong."""
        if not self._checked:
            return said(
                message(
                    "{shop}: the shop noted {sales} sales, and {payments} payments arrived.",
                    shop=day.shop,
                    sales=len(day.sales),
                    payments=len(day.payments),
                )
            )
        not_yet = self._not_yet(day)
        if not_yet is not None:
            why = self._hint(day) or not_yet
            return said(message("Not yet. {why}", why=why), "notyet", "→")
        unread = self._unread()
        if unread is not None:
            return said(unread, "unread", "?")
        return said(_why_right(day), "ok", "✓")

    def _hint(self, day: Day) -> Translated | None:
        """The sum without its result, where only that is missing after some tries."""
        if self._misses < TRIES_BEFORE_HINT or self._wrong_tick(day) is not None:
            return None
        return message(
            "Sold {sold}, came in {came}: {sold} − {came} = □",
            sold=money.yuan(day.sold()),
            came=money.yuan(day.came()),
        )

    def _not_yet(self, day: Day) -> Translated | None:
        """The first thing that is not right yet, if any; a number that cannot be read is none."""
        return self._wrong_tick(day) or self._wrong_amount(day)

    def _wrong_tick(self, day: Day) -> Translated | None:
        missing = day.found().missing
        for number, sale in enumerate(day.sales, start=1):
            if (number in self._ticked) == (sale in missing):
                return _about_tick(sale, sale in missing)
        return None

    def _wrong_amount(self, day: Day) -> Translated | None:
        written = numerals.read(self._amount, "元", "yuan")
        if written is None or written == money.in_yuan(day.found().fen):
            return None
        return _about_amount(day, written)

    def _unread(self) -> Translated | None:
        """What there is to say of a box that holds no number."""
        if numerals.read(self._amount, "元", "yuan") is not None:
            return None
        if self._amount.strip():
            return message("What you wrote could not be read as a number.")
        return message("The ticks are right. Now write how much is missing.")


_WORDS: dict[str, Translated] = {
    "title": message("Two counters"),
    "question": message("One code was swapped. Tick what arrived. How much is missing?"),
    "payee": message("pay to"),
    "unseen": message("not scanned yet"),
    "scan": message("Scan it"),
    "yuan": message("yuan"),
    "account": message("The shop's account (yuan)"),
    "amount": message("How much is missing?"),
    "check": message("Check"),
    "again": message("Another day"),
}


def _why_right(day: Day) -> Translated:
    found = day.found()
    return message(
        "Right. Since {time} the {counter} code has paid a stranger."
        " {sold} − {came} = {missing} yuan.",
        time=found.since,
        counter=SHORT[found.counter or "left"],
        sold=money.yuan(day.sold()),
        came=money.yuan(day.came()),
        missing=money.yuan(found.fen),
    )


def _about_tick(sale: Sale, missing: bool) -> Translated:
    places = {"time": sale.time, "amount": money.yuan(sale.fen)}
    if missing:
        return message("The {amount} yuan of {time} is not in the account.", **places)
    return message("The {amount} yuan of {time} arrived. Tick it.", **places)


def _about_amount(day: Day, written: Decimal) -> Translated:
    """The thought behind an amount that is not right yet."""
    found = day.found()
    if written == money.in_yuan(day.came()):
        return message("That much came in. How much did not?")
    if written == money.in_yuan(day.sold()):
        return message("That much was sold. Take away what came in.")
    if written == len(found.missing):
        return message("That many sales are missing. How many yuan are they?")
    if written in [money.in_yuan(sale.fen) for sale in found.missing]:
        return message("More than one sale is missing. Add them up.")
    return message("Add up the sales without a tick.")


@lru_cache(maxsize=4)
def _day(seed: str) -> Day:
    """A day on which one counter's money stops arriving, and nothing else goes wrong."""
    random = Random(seed)
    shop, stranger = random.choice(SHOPS), random.choice(STRANGERS)
    sales = _sales(random)
    swapped = random.choice(list(COUNTERS))
    own = [sale for sale in sales if sale.counter == swapped]
    lost = own[random.randint(GOOD_BEFORE, AT_EACH - MISSING) :]
    arrived = tuple(_arrival(random, sale) for sale in sales if sale not in lost)
    return Day(shop, stranger, sales, arrived)


def _sales(random: Random) -> tuple[Sale, ...]:
    minute = 9 * 60 + random.randrange(40)
    counters = random.sample(list(COUNTERS) * AT_EACH, SALES)
    prices = random.sample(PRICES, SALES)
    sales = []
    for counter, fen in zip(counters, prices, strict=True):
        minute += random.randrange(7, 40)
        sales.append(Sale(payments.clock(minute), counter, fen))
    return tuple(sales)


def _arrival(random: Random, sale: Sale) -> Payment:
    return Payment(payments.clock(payments.minutes(sale.time) + random.randrange(2)), sale.fen)


@cache
def _sticker(seed: str, counter: str) -> list[str]:
    """A pretend receiving code: its content is invented and no payment address."""
    return squares(codes.Qr(f"EXAMPLE {counter} {seed}".upper(), "M").modules)
