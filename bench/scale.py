"""How much is measured: the numbers of the full run and of the quick one."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Scale:
    """The numbers of one run; every measure is the same work at each scale."""

    mode: str
    rounds: int
    stock_submissions: int
    """What stock marks in each round of timing."""
    submissions: int
    """What ours marks in each round, and what both mark to compare the rows."""
    many_submissions: int
    """What ours marks to see whether it stays linear."""
    hand_ins: int
    windows: int
    """How many of those who hand in have a window of Chromium."""
    bell: int
    opens: int
    pages: int
    """Open pages of the measure of memory."""
    presses: int
    seats: tuple[int, ...]
    """Numbers of trainees to try, rising."""
    young: int
    old: int
    """Trainees of a young classroom and of an old one, each of whom handed in every edition."""
    editions: int
    trial_s: float
    """Seconds of each of these tries."""
    seats_s: float
    """Seconds of the final run, with as many as held."""
    desk_seats: int
    """Trainees at work while a lecturer looks at the class, or not."""
    desk_turns: int
    desk_s: float
    """Seconds of each of these turns, without the desk and with it."""
    institution: int
    """People of the institution whose pages of the desk are asked for."""
    desk_asks: int

    @property
    def grown(self) -> int:
        """The hand-ins of the old classroom."""
        return self.old * self.editions

    def lasting(self, minutes: float) -> Scale:
        """The same with a final run of that length."""
        return replace(self, seats_s=60 * minutes)


FULL = Scale(
    mode="full",
    rounds=3,
    stock_submissions=30,
    submissions=300,
    many_submissions=3000,
    hand_ins=30,
    windows=5,
    bell=30,
    opens=15,
    pages=30,
    presses=60,
    seats=(30, 60, 100, 150, 200),
    young=15,
    old=2500,
    editions=20,
    trial_s=30,
    seats_s=600,
    desk_seats=150,
    desk_turns=6,
    desk_s=30,
    institution=2500,
    desk_asks=60,
)

QUICK = Scale(
    mode="quick",
    rounds=1,
    stock_submissions=10,
    submissions=10,
    many_submissions=30,
    hand_ins=3,
    windows=2,
    bell=4,
    opens=3,
    pages=4,
    presses=10,
    seats=(6,),
    young=2,
    old=4,
    editions=2,
    trial_s=0,
    seats_s=12,
    desk_seats=6,
    desk_turns=1,
    desk_s=6,
    institution=40,
    desk_asks=3,
)
