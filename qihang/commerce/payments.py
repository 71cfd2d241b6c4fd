"""Payments by code: the payer's daily limit, and a day's takings checked.

Amounts are whole fen. Times are ``"HH:MM"`` of one day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from qihang.language.messages import Message, message

CodeKind = Literal["static", "dynamic"]

CODES: dict[CodeKind, Message] = {
    "static": message("static code"),
    "dynamic": message("dynamic code"),
}
"""What a payment code of each kind is called."""

MINUTES_TO_ARRIVE = 5
"""How long after a sale its payment is still looked for in the account."""


@dataclass(frozen=True)
class Scan:
    """A payment that someone begins by scanning a shop's code.

    A screenshot or a print of a dynamic code is ``static`` (银发〔2021〕259号).
    """

    number: int
    time: str
    payer: str
    code: CodeKind
    fen: int


def refused(scans: Iterable[Scan], limit_fen: int) -> tuple[int, ...]:
    """The numbers of all scans of a day that break their payer's limit.

    The limit holds for one payer and one day and for static codes only (银发〔2017〕296号).
    It may be reached but not passed; a refused scan was not paid and does not count.
    """
    found = []
    used: dict[str, int] = {}
    for scan in scans:
        if scan.code != "static":
            continue
        total = used.get(scan.payer, 0) + scan.fen
        if total > limit_fen:
            found.append(scan.number)
        else:
            used[scan.payer] = total
    return tuple(found)


def first_refused(scans: Iterable[Scan], payer: str, limit_fen: int) -> int | None:
    """The number of the payer's first scan that is refused (see :func:`refused`), if any."""
    own = (scan for scan in scans if scan.payer == payer)
    return next(iter(refused(own, limit_fen)), None)


def if_all_payers_counted(scans: Iterable[Scan], payer: str, limit_fen: int) -> int | None:
    """What :func:`first_refused` would be if the limit were the shop's."""
    return _first_over(scans, payer, limit_fen, lambda scan: scan.code == "static")


def if_dynamic_counted(scans: Iterable[Scan], payer: str, limit_fen: int) -> int | None:
    """What :func:`first_refused` would be if dynamic codes had the limit too."""
    return _first_over(scans, payer, limit_fen, lambda scan: scan.payer == payer)


def _first_over(
    scans: Iterable[Scan], payer: str, limit_fen: int, counts: Callable[[Scan], bool]
) -> int | None:
    used = 0
    for scan in filter(counts, scans):
        if used + scan.fen <= limit_fen:
            used += scan.fen
        elif scan.payer == payer:
            return scan.number
    return None


@dataclass(frozen=True)
class Sale:
    """Goods that left a counter, by the shop's own notes."""

    time: str
    counter: str
    fen: int


@dataclass(frozen=True)
class Payment:
    """Money that arrived in the shop's account."""

    time: str
    fen: int


@dataclass(frozen=True)
class Reconciliation:
    """Sales that were ``missing`` in the account, and ``extra`` payments without a sale."""

    missing: tuple[Sale, ...]
    extra: tuple[Payment, ...]

    @property
    def fen(self) -> int:
        """How much money is missing, in fen."""
        return sum(sale.fen for sale in self.missing)

    @property
    def counter(self) -> str | None:
        """The counter that all missing sales were made at; ``None`` if there is no such one."""
        counters = {sale.counter for sale in self.missing}
        return counters.pop() if len(counters) == 1 else None

    @property
    def since(self) -> str | None:
        """The time of the first missing sale."""
        return min((sale.time for sale in self.missing), default=None)


def reconcile(sales: Iterable[Sale], payments: Iterable[Payment]) -> Reconciliation:
    """Match each sale with a payment of the same amount at most a few minutes later.

    Sales are taken in the order of the day, each with the earliest payment that fits.
    """
    left = sorted(payments, key=lambda payment: payment.time)
    missing = []
    for sale in sorted(sales, key=lambda sale: sale.time):
        found = next((payment for payment in left if _fits(sale, payment)), None)
        if found is None:
            missing.append(sale)
        else:
            left.remove(found)
    return Reconciliation(tuple(missing), tuple(left))


def _fits(sale: Sale, payment: Payment) -> bool:
    waited = minutes(payment.time) - minutes(sale.time)
    return sale.fen == payment.fen and 0 <= waited <= MINUTES_TO_ARRIVE


def minutes(time: str) -> int:
    """Minutes from midnight to ``"HH:MM"``."""
    hours, rest = time.split(":")
    return 60 * int(hours) + int(rest)


def clock(minutes: int) -> str:
    """The time ``minutes`` after midnight as ``"HH:MM"``."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
