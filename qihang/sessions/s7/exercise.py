"""S7 The first month outside: the numbers of the exercise."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from qihang.sessions.base import Variant, source
from qihang.sessions.s7.accounts import Account, account, draw_account
from qihang.sessions.s7.court import RULE, SPENT
from qihang.sessions.s7.offered import OFFERED, Told, draw_told
from qihang.sessions.s7.papers import ASKED, LEVELS, LOOSE, TOO_EARLY, Step, draw_steps
from qihang.sessions.s7.rows import Row, draw_rows, named
from qihang.sessions.s7.worked import Worked, draw_worked
from qihang.sessions.shown import FactCard

ROWS = 5
"""How many things each question sorts."""


@dataclass(frozen=True)
class S7(Variant):
    """The numbers of one trainee's exercise.

    ``steps``: six steps of the first weeks. ``asked``, ``spending``, ``offers``: the ids of what is
    sorted. ``access``: that of a case of an account. ``worked``: a month of work. ``story``: what
    happened to somebody who looked for work.
    """

    session = "s7"

    steps: tuple[Step, ...]
    asked: tuple[str, ...]
    access: str
    spending: tuple[str, ...]
    worked: Worked
    offers: tuple[str, ...]
    story: Told

    @property
    def levels(self) -> tuple[tuple[str, ...], ...]:
        """The order of the steps."""
        return LEVELS

    @property
    def loose(self) -> dict[str, str]:
        """The steps that may stand anywhere after one other step, and that one."""
        return LOOSE

    @property
    def too_early(self) -> dict[tuple[str, str], str]:
        """The misconception behind a step before another one."""
        return TOO_EARLY

    @property
    def matters(self) -> tuple[Row, ...]:
        """What people ask, in this trainee's order."""
        return named(ASKED, self.asked)

    @property
    def account(self) -> Account:
        """What is asked of somebody who has lost an account."""
        return account(self.access)

    @property
    def rule(self) -> FactCard:
        """What a limit on spending forbids."""
        return RULE

    @property
    def spent(self) -> tuple[Row, ...]:
        """What somebody under a limit wants to spend on."""
        return named(SPENT, self.spending)

    @property
    def offered(self) -> tuple[Row, ...]:
        """The offers of work."""
        return named(OFFERED, self.offers)


def generate(seed: str) -> S7:
    """The numbers that belong to ``seed``. Each field has a source of its own."""
    return S7(
        seed=seed,
        steps=draw_steps(_rng(seed, "steps")),
        asked=draw_rows(_rng(seed, "asked"), ASKED, ROWS),
        access=draw_account(_rng(seed, "access")),
        spending=draw_rows(_rng(seed, "spending"), SPENT, ROWS),
        worked=draw_worked(_rng(seed, "worked")),
        offers=draw_rows(_rng(seed, "offers"), OFFERED, ROWS),
        story=draw_told(_rng(seed, "story")),
    )


def _rng(*parts: str) -> Random:
    return source("s7", *parts)
