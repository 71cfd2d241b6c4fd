"""How somebody stands on a day: what the classroom knows, and what a person said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from qihang.operate.hours.minutes import Seated
from qihang.protocol.attendance import PRESENT, Attendance


@dataclass(frozen=True)
class Standing:
    """Somebody on a day."""

    seated: Seated | None
    """What the classroom knows now."""
    entry: Attendance | None
    """What was kept last, and counts."""

    @property
    def known(self) -> int | None:
        """The minutes that the classroom knows; ``None`` where it knows of no presence.

        An item that is tried again on another day leaves its moment there, so a day may lose
        minutes. What was known when somebody kept the day is never lost.
        """
        seated = self.seated.minutes if self.seated else None
        kept = self.entry["computed"] if self.entry else None
        return max((one for one in (seated, kept) if one is not None), default=None)

    @property
    def is_present(self) -> bool:
        """Whether they were there. Without a reason nobody said anything else than is known."""
        if self.entry is None or self.entry["reason"] is None:
            return self.known is not None
        return self.entry["status"] == PRESENT

    @property
    def minutes(self) -> int:
        """The minutes that count."""
        if not self.is_present:
            return 0
        said = self.entry["minutes"] if self.entry else None
        return (self.known or 0) if said is None else said

    @property
    def is_explained(self) -> bool:
        """Whether they were there, or somebody said why not."""
        return self.is_present or self.reason is not None

    @property
    def is_corrected(self) -> bool:
        """Whether the minutes of who was there are a person's, and not those that are known."""
        return self.is_present and self.minutes != (self.known or 0)

    @property
    def reason(self) -> str | None:
        """The code of the reason that was given."""
        return self.entry["reason"] if self.entry else None


def hours(minutes: int) -> str:
    """Minutes as hours, rounded half up to a tenth, such as ``1.5``."""
    exact = Decimal(minutes) / 60
    return str(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))


def total(standings: Iterable[Standing]) -> int:
    """The minutes of several."""
    return sum(one.minutes for one in standings)
