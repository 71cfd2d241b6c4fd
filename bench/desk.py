"""Whether trainees' answers are saved as soon while a lecturer looks at the class."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

from bench import seats as work
from bench.classroom import opened_site
from bench.found import Found, Outcome, also
from bench.scale import Scale
from bench.seat import Incomplete, http_client
from bench.seats import Trainee
from bench.stats import percentile, summary
from tests.support.classroom import Classroom, numbers, running
from tests.support.desk import Colleague, add_staff, at_the_desk, desk_of


def measure(scale: Scale, folder: Path) -> Outcome:
    """The figure ``desk.ratio``."""
    site = opened_site(folder / "ours", numbers(scale.desk_seats))
    with running(site) as classroom, desk_of(site) as desk:
        add_staff(site, "lecturer", "lecturer")
        lecturer = at_the_desk(desk, "lecturer")
        without, beside, told, everybody = asyncio.run(_in_turns(scale, classroom, lecturer))
    faults = [f"desk: {words}" for one in everybody for words in one.unsaved]
    faults += [
        f"desk: {words}" for one in everybody for words in work.lost(site, one.number, one.kept)
    ]
    return Outcome([_figure(scale, without, beside, told)], faults)


async def _in_turns(
    scale: Scale, classroom: Classroom, lecturer: Colleague
) -> tuple[list[float], list[float], int, list[Trainee]]:
    """Seconds to save without and with the desk open, and how many messages the desk brought."""
    client = http_client(scale.desk_seats)
    everybody, shut = await work.seated(numbers(scale.desk_seats), classroom, client)
    if shut:
        raise Incomplete(f"{len(shut)} pages did not open: {shut[0]!r}")
    without: list[float] = []
    beside: list[float] = []
    told = 0
    for _ in range(scale.desk_turns):
        without += (await work.at_work(everybody, scale.desk_s, classroom)).took
        async with _watched(lecturer) as messages:
            beside += (await work.at_work(everybody, scale.desk_s, classroom)).took
        told += len(messages)
    for one in everybody:
        await one.go_home()
    return without, beside, told, everybody


@asynccontextmanager
async def _watched(lecturer: Colleague) -> AsyncIterator[list[str | bytes]]:
    """The page of the class now, open; what its line brings."""
    cookies = "; ".join(f"{name}={value}" for name, value in lecturer.cookies.items())
    at = lecturer.address.replace("http", "ws") + "/now/seats"
    headers = {"Cookie": cookies, "Origin": lecturer.address}
    line = await websocket_connect(HTTPRequest(at, headers=headers))
    messages: list[str | bytes] = []

    async def listen() -> None:
        while (said := await line.read_message()) is not None:
            messages.append(said)

    listening = asyncio.ensure_future(listen())
    try:
        yield messages
    finally:
        line.close()
        await listening


def _figure(scale: Scale, without: list[float], beside: list[float], told: int) -> Found:
    ratio = percentile(beside, 0.95) / percentile(without, 0.95)
    return Found(
        "desk.ratio",
        round(ratio, 3),
        summary([ratio]),
        f"{scale.desk_seats} trainees as in `seats`, {scale.desk_turns} turns of "
        f"{scale.desk_s:g} s without and with the page of the class now open in one browser: "
        "p95 of answer to acknowledgement with it ÷ without it, over all turns.",
        also={
            "answer to acknowledgement without the desk": _times(without),
            "answer to acknowledgement with the desk": _times(beside),
            "messages that the desk brought": also("messages", summary([told])),
        },
    )


def _times(took: list[float]) -> dict[str, float | str]:
    return also("ms", summary([1000 * one for one in took]))
