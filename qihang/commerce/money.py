"""Amounts of money: whole fen, or exact yuan where a calculation goes through parts of a fen."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def yuan(fen: int) -> str:
    """An amount as it is written on a price label: ``1250`` is ``12.50``."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02}"


def fen(amount: Decimal) -> int:
    """Yuan to whole fen, half a fen upwards (away from 0), as a till rounds."""
    return int((amount * 100).quantize(Decimal(1), ROUND_HALF_UP))


def in_yuan(fen: int) -> Decimal:
    """Whole fen as exact yuan: ``1250`` is ``Decimal("12.5")``."""
    return Decimal(fen) / 100


def written(amount: Decimal) -> str:
    """Yuan as they are written, to the fen: ``Decimal("15.675")`` is ``15.68``."""
    return yuan(fen(amount))


def short(amount: Decimal) -> str:
    """As :func:`written`, but whole yuan without decimals: ``Decimal(3000)`` is ``3000``."""
    return written(amount).removesuffix(".00")


def figure(number: Decimal | float, places: int | None = None, *, grouped: bool = False) -> str:
    """A number as it is shown, with ``places`` decimals or those it has; never a minus zero.

    All figures that are shown are written here. ``grouped`` has a comma for thousands.
    """
    decimals = "" if places is None else f".{places}"
    return f"{Decimal(number):z{',' if grouped else ''}{decimals}f}"


def percent(share: Decimal, places: int = 1) -> str:
    """A share as a percentage without its sign: ``Decimal("0.4486")`` is ``44.9``."""
    return figure(rounded(share * 100, places))


def rounded(number: Decimal, places: int) -> Decimal:
    """``number`` with that many decimals, half upwards (away from 0). A zero has no sign."""
    found = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return found or abs(found)


def brief(number: Decimal, places: int) -> str:
    """``number`` with at most that many decimals, none of them a zero at its end."""
    return figure(rounded(number, places).normalize())
