"""A class that opens the same workbook at once: stock Voilà's last page and ours."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.classroom import opened_site
from bench.found import Found, Outcome, also
from bench.processes import wait_until_resting
from bench.progress import tell
from bench.reference import WORKBOOKS
from bench.scale import Scale
from bench.seat import Incomplete, Lesson, Seat, http_client, lesson
from bench.stats import summary
from bench.stock import STUCK_S, Stock, unstuck
from qihang.system.site import Site
from tests.support.classroom import PIN, Classroom, numbers, running

SESSION = "s1"
WORKBOOK = WORKBOOKS[SESSION]
PAGE = f"/workbook/{SESSION}"


@dataclass(frozen=True)
class Bell:
    """One class, one round: seconds from the bell, a value a trainee."""

    html: list[float]
    alive: list[float]
    shapes: Counter[tuple[int, int]]
    """How many pages came with so many cells and so many widgets."""


def measure(scale: Scale, folder: Path) -> Outcome:
    """The figures ``bell.ratio`` and ``bell.again.ratio``."""
    stock: list[Bell] = []
    ours: list[Bell] = []
    again: list[Bell] = []
    site = opened_site(folder / "ours", numbers(scale.bell + 1))
    stuck = 0
    for number in range(1, scale.rounds + 1):
        tell(f"bell: round {number}, stock Voilà, {scale.bell} pages at once")
        ring, before = unstuck(WORKBOOK, folder / f"stock-{number}", partial(_stock, scale.bell))
        stock.append(ring)
        stuck += before
        tell(f"      last page after {max(ring.html):.2f} s; now ours")
        for rings, ring in zip((ours, again), _our_round(scale.bell, site), strict=True):
            rings.append(ring)
            tell(f"      last page after {max(ring.html):.2f} s, alive {max(ring.alive):.2f} s")
    return Outcome(
        [_figure(scale, stock, ours, stuck), again_ratio(scale, stock, again)],
        faults(scale, stock, ours + again),
    )


def _our_round(count: int, site: Site) -> tuple[Bell, Bell]:
    """From the home page, and once more by everybody from the page itself."""
    first, *others = numbers(count + 1)
    with running(site) as classroom:
        asyncio.run(_warm(classroom.address, PAGE, first))
        return asyncio.run(_two_rings(classroom, others))


async def _stock(count: int, stock: Stock) -> Bell:
    await _warm(stock.address, "/", None)
    await asyncio.to_thread(wait_until_resting, stock.process.pid)
    return await _ring(await _seated(stock.address, [None] * count), "/")


async def _two_rings(classroom: Classroom, trainees: Sequence[str]) -> tuple[Bell, Bell]:
    seats = await _seated(classroom.address, trainees)
    await asyncio.to_thread(wait_until_resting, classroom.process.pid)
    from_home = await _ring(seats, PAGE)
    await asyncio.to_thread(wait_until_resting, classroom.process.pid)
    return from_home, await _ring(seats, PAGE)


async def _warm(address: str, path: str, number: str | None) -> None:
    """One page before the bell, and closed again: nothing is measured on a cold start."""
    [seat] = await _seated(address, [number])
    await seat.leave(lesson(await seat.get(path)))


async def _ring(seats: Sequence[Seat], path: str) -> Bell:
    began = time.monotonic()
    opened = await asyncio.gather(*(_open(seat, path, began) for seat in seats))
    return Bell(
        html=[html for html, _, _ in opened],
        alive=[alive for _, alive, _ in opened],
        shapes=Counter((page.cells, len(page.views)) for _, _, page in opened),
    )


async def _seated(address: str, trainees: Sequence[str | None]) -> list[Seat]:
    client = http_client(len(trainees))
    seats = [Seat(address, client) for _ in trainees]
    for seat, number in zip(seats, trainees, strict=True):
        if number is not None:
            await seat.sign_in(number, PIN)
    return seats


async def _open(seat: Seat, path: str, began: float) -> tuple[float, float, Lesson]:
    text = await seat.get(path)
    html = time.monotonic() - began
    page = lesson(text)
    line = await seat.connect(page)
    await line.kernel_info()
    states = await line.widget_states()
    alive = time.monotonic() - began
    await line.close()
    missing = set(page.views) - states.keys()
    if missing:
        raise Incomplete(f"{len(missing)} widgets of a page have no state")
    return html, alive, page


def faults(scale: Scale, stock: list[Bell], ours: list[Bell]) -> list[str]:
    """Every page of ours must hold as many cells and widgets as stock's."""
    whole = set().union(*(bell.shapes for bell in stock))
    if len(whole) != 1:
        return [f"bell: stock's own pages differ in cells and widgets: {sorted(whole)}"]
    odd = sum((bell.shapes for bell in ours), Counter())
    for shape in whole:
        odd.pop(shape, None)
    return [
        f"bell: {count} of {scale.bell * len(ours)} pages with {cells} cells and {widgets} widgets"
        f" instead of {whole}"
        for (cells, widgets), count in odd.items()
    ]


def _figure(scale: Scale, stock: list[Bell], ours: list[Bell], stuck: int) -> Found:
    theirs = [max(bell.html) for bell in stock]
    alive = [max(bell.alive) for bell in ours]
    ratios = [slow / quick for slow, quick in zip(theirs, alive, strict=True)]
    told = summary(ratios)
    return Found(
        "bell.ratio",
        told["median"],
        told,
        f"{scale.bell} clients ask for a workbook like S1's at the same moment, after one page to "
        "warm up; seconds until the last one is complete, stock and ours in turns. Stock: `voila` "
        "with its default settings and the lab template on the same notebook, nobody signed in, "
        "until the last HTML has come. Ours: `qihang start`, everybody signed in and on the home "
        "page that the sign-in leads to, until the last client has the HTML, an open websocket and "
        "the states of all widgets. The clients are one process on the same cores.",
        also={
            "stock, last HTML": also("s", summary(theirs)),
            "stock, last widgets alive": also("s", summary([max(bell.alive) for bell in stock])),
            "ours, last HTML": also("s", summary([max(bell.html) for bell in ours])),
            "ours, last widgets alive": also("s", summary(alive)),
            f"rounds of stock in which a page had not come after {STUCK_S:g} s, left out": also(
                "rounds", summary([stuck])
            ),
        },
        series={
            "stock": sorted(stock[-1].html),
            "ours": sorted(ours[-1].alive),
        },
    )


def again_ratio(scale: Scale, stock: list[Bell], again: list[Bell]) -> Found:
    """The figure ``bell.again.ratio`` from the bells of each round."""
    theirs = [max(bell.html) for bell in stock]
    alive = [max(bell.alive) for bell in again]
    told = summary([slow / quick for slow, quick in zip(theirs, alive, strict=True)])
    return Found(
        "bell.again.ratio",
        told["median"],
        told,
        f"After `bell.ratio`, in the same round: all {scale.bell} of ours open the same page once "
        "more at the same moment, each in the place of the page before, when no kernel waits for "
        "them. Stock's seconds until the last HTML has come ÷ ours until the last client has the "
        "HTML, an open websocket and the states of all widgets.",
        also={
            "stock, last HTML": also("s", summary(theirs)),
            "ours, last widgets alive": also("s", summary(alive)),
        },
        series={"stock": sorted(stock[-1].html), "ours": sorted(again[-1].alive)},
    )
