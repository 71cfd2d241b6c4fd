"""All rows of a call that gives them in pages, so that nobody waits long for any of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from qihang.protocol.marker import MarkerCalls
from qihang.protocol.operator import OperatorCalls, RemovedTrainee, Trainee
from qihang.protocol.server import BookmarkOf
from qihang.protocol.service import PAGE
from qihang.protocol.submission import Submission

Item = TypeVar("Item")


def pages(page: Callable[[Sequence[str]], list[Submission]]) -> Iterator[list[Submission]]:
    """The pages of a call that lists submissions, which is given how the last page ended."""
    after: tuple[str, ...] = ()
    while rows := page(after):
        yield rows
        after = rows[-1]["assignment"], rows[-1]["number"]


def latest(answers: MarkerCalls, session: str | None = None) -> Iterator[Submission]:
    """The latest submission of each trainee and edition, by edition and number."""
    for rows in pages(partial(answers.latest_submissions, session)):
        yield from rows


def trainees(answers: OperatorCalls) -> Iterator[Trainee]:
    """The roster, by number."""
    after = ""
    while rows := answers.trainees(after):
        yield from rows
        after = rows[-1]["number"]


def removed_trainees(answers: OperatorCalls) -> Iterator[RemovedTrainee]:
    """Who was taken off the roster, by number."""
    after = ""
    while rows := answers.removed_trainees(after):
        yield from rows
        after = rows[-1]["number"]


def bookmarks(answers: OperatorCalls, kind: str, session: str) -> Iterator[BookmarkOf]:
    """Where trainees are on a page, by number."""
    after = ""
    while rows := answers.bookmarks(kind, session, after):
        yield from rows
        after = rows[-1]["number"]


def several(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """So many at once as a page has, to be asked for together."""
    for start in range(0, len(items), PAGE):
        yield items[start : start + PAGE]
