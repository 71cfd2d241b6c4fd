"""A short test of what the course teaches, in two forms.

Its questions are those of the sessions, with their draws. A form is the same for everybody who has
it: the numbers are drawn from a fixed source, and of what is drawn two draws were chosen that are
alike (as many sentences of each kind, the same choice right) and share no case.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Literal, TypeVar

from qihang.sessions.base import Variant, source
from qihang.sessions.s0.exercise import Share, draw_share
from qihang.sessions.s1.exercise_2 import Asking, draw_asking
from qihang.sessions.s2.sentences import Sentence, draw_sentences, sentence
from qihang.sessions.s3.exercise import Cut, draw_cut
from qihang.sessions.s3.exercise_2 import ShopMonth, draw_shop_month
from qihang.sessions.s4.returned import Returned, draw_returned, returned
from qihang.sessions.s5.exercise import Channels, draw_channels
from qihang.sessions.s5.exercise_2 import Shop, draw_shop
from qihang.sessions.s6.registered import Person, draw_people, person
from qihang.sessions.s7.accounts import Account, account, draw_account

Form = Literal["A", "B"]

DRAWS: dict[str, dict[Form, int]] = {
    "share": {"A": 4, "B": 6},
    "asking": {"A": 6, "B": 12},
    "sentences": {"A": 1, "B": 15},
    "month": {"A": 10, "B": 21},
    "cut": {"A": 11, "B": 27},
    "returned": {"A": 2, "B": 24},
    "shop": {"A": 1, "B": 4},
    "channels": {"A": 1, "B": 2},
    "people": {"A": 1, "B": 5},
    "account": {"A": 2, "B": 10},
}
"""Which draw of each question a form has; a number stays for ever, as papers are marked by it."""

SORTED = 4
"""Buyers, and people, who are sorted: fewer than in the sessions, as the test is short."""

_HALF = re.compile(r"[0-9]+\.half([12])\.")

Drawn = TypeVar("Drawn")


@dataclass(frozen=True)
class ShortTest(Variant):
    """The numbers of one form of the test.

    ``share``: of some people so many bought. ``asking``: somebody who wants one's
    code. ``written``: the ids of five sentences of a page. ``month``: a shop's month. ``cut``: a
    price cut. ``came_back``: the ids of four buyers. ``shop``: the visitors of a shop.
    ``channels``: two ways into it. ``sorted_people``: the ids of four people. ``account_of``: the
    id of something that is asked of somebody.
    """

    session = "test"

    form: Form
    share: Share
    asking: Asking
    written: tuple[str, ...]
    month: ShopMonth
    cut: Cut
    came_back: tuple[str, ...]
    shop: Shop
    channels: Channels
    sorted_people: tuple[str, ...]
    account_of: str

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the page."""
        return tuple(map(sentence, self.written))

    @property
    def cases(self) -> tuple[Returned, ...]:
        """The buyers who want to send something back."""
        return tuple(map(returned, self.came_back))

    @property
    def people(self) -> tuple[Person, ...]:
        """Those who want to sell."""
        return tuple(map(person, self.sorted_people))

    @property
    def account(self) -> Account:
        """What is asked of somebody."""
        return account(self.account_of)


def generate(seed: str) -> ShortTest:
    """The form that belongs to ``seed`` before the course: half 1 of a class has form A."""
    return form_of(seed, "A")


def form_of(seed: str, first: Form) -> ShortTest:
    """The numbers of a seed, where half 1 has the form ``first``.

    A seed that says no half is an author's or an example: one of the forms.
    """
    other: Form = "B" if first == "A" else "A"
    said = _HALF.match(seed)
    if said is None:
        is_first = seed == "sample" or source("test", seed).random() < 1 / 2
    else:
        is_first = said[1] == "1"
    return _drawn(seed, first if is_first else other)


def _drawn(seed: str, form: Form) -> ShortTest:
    def one(field: str, draw: Callable[[Random], Drawn]) -> Drawn:
        return draw(source("test", str(DRAWS[field][form]), field))

    return ShortTest(
        seed=seed,
        form=form,
        share=one("share", draw_share),
        asking=one("asking", draw_asking),
        written=one("sentences", draw_sentences),
        month=one("month", draw_shop_month),
        cut=one("cut", draw_cut),
        came_back=one("returned", lambda rng: draw_returned(rng, SORTED)),
        shop=one("shop", draw_shop),
        channels=one("channels", draw_channels),
        sorted_people=one("people", lambda rng: draw_people(rng, SORTED)),
        account_of=one("account", draw_account),
    )
