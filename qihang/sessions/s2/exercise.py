"""S2 A shop and a product: the numbers of the exercise."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from qihang.sessions.base import Variant, source
from qihang.sessions.s2.choosing import Choosing, draw_choosing
from qihang.sessions.s2.drafts import Checking, draw_checking
from qihang.sessions.s2.listed import Listed, draw_listed
from qihang.sessions.s2.pictures import Offering, draw_offering
from qihang.sessions.s2.sellers import Seller, draw_sellers, seller
from qihang.sessions.s2.sentences import Sentence, draw_sentences, sentence
from qihang.sessions.s2.stocked import Shelf, draw_shelf

SELLERS_ASKED = 5
PICTURES_ASKED = 4


@dataclass(frozen=True)
class S2(Variant):
    """The numbers of one trainee's exercise.

    ``sold_by``: the ids of five sellers. ``choosing``: three goods on a sheet. ``listed``: goods
    that need a title. ``written``: the ids of five sentences of a page. ``offering``: four
    pictures. ``shelf``: the stock of two colours and two sizes. ``checking``: six lines of a draft.
    """

    session = "s2"

    sold_by: tuple[str, ...]
    choosing: Choosing
    listed: Listed
    written: tuple[str, ...]
    offering: Offering
    shelf: Shelf
    checking: Checking

    @property
    def sellers(self) -> tuple[Seller, ...]:
        """The sellers, in this trainee's order."""
        return tuple(map(seller, self.sold_by))

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the page, in this trainee's order."""
        return tuple(map(sentence, self.written))


def generate(seed: str) -> S2:
    """The numbers that belong to ``seed``. Each field has a source of its own."""
    return S2(
        seed=seed,
        sold_by=draw_sellers(_rng(seed, "sold_by"), SELLERS_ASKED),
        choosing=draw_choosing(_rng(seed, "choosing")),
        listed=draw_listed(_rng(seed, "listed")),
        written=draw_sentences(_rng(seed, "written")),
        offering=draw_offering(_rng(seed, "offering"), PICTURES_ASKED),
        shelf=draw_shelf(_rng(seed, "shelf")),
        checking=draw_checking(_rng(seed, "checking")),
    )


def _rng(*parts: str) -> Random:
    return source("s2", *parts)
