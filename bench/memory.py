"""The private memory of each further trainee on a lesson page, stock Voilà's and ours."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from bench.classroom import opened_site
from bench.found import Found, Outcome, also
from bench.processes import Memory, memory, tree, wait_until_resting
from bench.progress import tell
from bench.reference import WORKBOOKS
from bench.scale import Scale
from bench.seat import Line, Seat, http_client
from bench.stats import Summary, summary
from bench.stock import Stock, unstuck
from tests.support.classroom import PIN, numbers, running

CHARTS = "s3"
"""The session whose workbook draws with matplotlib."""


def measure(scale: Scale, folder: Path) -> Outcome:
    """The figures ``memory.mb``, the larger of two workbooks, and ``memory.ratio``."""
    ours: dict[str, list[Memory]] = {session: [] for session in WORKBOOKS}
    stock: dict[str, list[Memory]] = {session: [] for session in WORKBOOKS}
    site = opened_site(folder / "ours", numbers(scale.pages), tuple(WORKBOOKS))
    for number in range(1, scale.rounds + 1):
        for session, notebook in WORKBOOKS.items():
            tell(f"memory: round {number}, {scale.pages} pages of {session}, stock and ours")
            nobody = partial(_of_stock, [None] * scale.pages)
            stock[session].append(unstuck(notebook, folder / f"{session}-{number}", nobody)[0])
            with running(site) as classroom:
                page, trainees = f"/workbook/{session}", numbers(scale.pages)
                ours[session].append(
                    asyncio.run(_each(classroom.address, classroom.process.pid, page, trainees))
                )
            tell(f"      {stock[session][-1].private:.1f} and {ours[session][-1].private:.1f} MB")
    return Outcome([_figure(scale, stock, ours), ratio(stock, ours)])


async def _of_stock(nobody: Sequence[None], stock: Stock) -> Memory:
    return await _each(stock.address, stock.process.pid, "/", nobody)


async def _each(address: str, root: int, path: str, trainees: Sequence[str | None]) -> Memory:
    """What each page but the first adds to the memory of all processes of a server."""
    client = http_client(len(trainees))
    first, *others = [(Seat(address, client), number) for number in trainees]
    lines = [await _drawn(*first, path)]
    before = await _resting(root)
    lines += await asyncio.gather(*(_drawn(seat, number, path) for seat, number in others))
    after = await _resting(root)
    for line in lines:
        await line.close()
    return Memory(
        (after.private - before.private) / len(others),
        (after.proportional - before.proportional) / len(others),
    )


async def _drawn(seat: Seat, number: str | None, path: str) -> Line:
    """A page that is open, and whose widgets were all told that they are on a screen."""
    if number is not None:
        await seat.sign_in(number, PIN)
    page, line, states = await seat.draw(path)
    charts = [model for model in page.views if "finished" in states[model].get("view", {})]
    await line.looked_at(charts)
    return line


async def _resting(root: int) -> Memory:
    await asyncio.to_thread(wait_until_resting, root)
    return memory(tree(root))


def _figure(scale: Scale, stock: dict[str, list[Memory]], ours: dict[str, list[Memory]]) -> Found:
    told = {session: _told(rounds) for session, rounds in ours.items()}
    worst = max(told.values(), key=lambda one: one["median"])
    return Found(
        "memory.mb",
        worst["median"],
        worst,
        f"Private memory (USS: Private_Clean + Private_Dirty) of all processes of the classroom at "
        f"{scale.pages} open pages, less that at 1, a further page; the larger of the workbooks "
        "like S1 and S3. A page is a client that opened it, took the states of all widgets, told "
        "each that it is drawn, and keeps the websocket open. Measured when all processes rest. "
        "Proportional memory (PSS) counts what processes share once. Stock: `voila` on the same "
        "notebook.",
        also={
            **{f"ours, {name}": also("MB", one) for name, one in told.items()},
            **{f"stock, {name}": also("MB", _told(rounds)) for name, rounds in stock.items()},
            **{f"ours, {name}, PSS": also("MB", _pss(rounds)) for name, rounds in ours.items()},
            **{f"stock, {name}, PSS": also("MB", _pss(rounds)) for name, rounds in stock.items()},
        },
        series={
            "stock": [one["median"] for one in map(_told, stock.values())],
            "ours": [one["median"] for one in told.values()],
        },
    )


def ratio(stock: dict[str, list[Memory]], ours: dict[str, list[Memory]]) -> Found:
    """The figure ``memory.ratio`` from the memory of a page, a value a round and workbook."""
    ratios = {
        name: [
            theirs.private / own.private
            for theirs, own in zip(stock[name], ours[name], strict=True)
        ]
        for name in ours
    }
    told = summary(ratios[CHARTS])
    return Found(
        "memory.ratio",
        told["median"],
        told,
        f"Private memory of a further page as in `memory.mb`, stock ÷ ours of the same round, on "
        f"the workbook like {CHARTS.upper()} with matplotlib. Beside it that of each workbook.",
        also={f"stock ÷ ours, {name}": also("", summary(row)) for name, row in ratios.items()},
    )


def _told(rounds: list[Memory]) -> Summary:
    return summary([one.private for one in rounds])


def _pss(rounds: list[Memory]) -> Summary:
    return summary([one.proportional for one in rounds])
