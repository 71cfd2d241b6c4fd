"""How many trainees can work at once: each changes an answer every five seconds."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from tornado.httpclient import AsyncHTTPClient

from bench.classroom import opened_site
from bench.found import Found, Outcome, also
from bench.goals import GOALS
from bench.processes import memory, tree
from bench.progress import tell
from bench.scale import Scale
from bench.seat import Incomplete, Lesson, Line, Seat, http_client
from bench.stats import percentile, summary
from qihang.system.site import Site
from tests.support.classroom import PIN, Classroom, numbers, running

PAGE = "/exercise/s1"
QUESTION = "check_digit"
EVERY_S = 5.0
"""Seconds between two answers of a trainee; the page's script asks as often whether its
kernel is there."""

SAVED_WITHIN_S = 0.2
ROOM_MB = 8 * 1024
OPENING_AT_ONCE = 10


@dataclass
class Trainee:
    """Somebody with the exercise open, and what came of the answers."""

    number: str
    seat: Seat
    page: Lesson
    line: Line
    box: str
    given: int = 0
    kept: list[str] = field(default_factory=list)
    """The answers that were acknowledged as saved, in order."""
    unsaved: list[str] = field(default_factory=list)
    """Each answer that was not, in words."""

    async def answer(self) -> float:
        """Give a new answer; the seconds until it was acknowledged."""
        self.given += 1
        value = str(self.given)
        took, kept = await self.line.answer(self.box, value, self.given)
        if kept:
            self.kept.append(value)
        else:
            self.unsaved.append(f"answer {value} of {self.number} was refused")
        return took

    async def look(self) -> None:
        """Ask whether the page still has its kernel, as its script does."""
        state = json.loads(await self.seat.get(f"/api/page/{self.page.kernel_id}"))
        if not state["alive"]:
            raise Incomplete(f"{self.number} has no kernel any more")

    async def go_home(self) -> None:
        """Close the page."""
        await self.line.close()
        await self.seat.leave(self.page)


@dataclass(frozen=True)
class Run:
    """So many trainees at work for a while."""

    seats: int
    took: list[float]
    """Seconds from each answer to its acknowledgement."""
    whole: bool
    """Whether every answer was acknowledged as saved."""
    memory_mb: float

    @property
    def p95_s(self) -> float:
        """Within this time 95 % of the answers were saved."""
        return percentile(self.took, 0.95)

    @property
    def holds(self) -> bool:
        """Whether everybody's answers were saved in time, and there was room."""
        return self.whole and self.p95_s <= SAVED_WITHIN_S and self.memory_mb <= ROOM_MB


def measure(scale: Scale, folder: Path) -> Outcome:
    """The figure ``seats``."""
    site = opened_site(folder / "ours", numbers(max(scale.seats)))
    with running(site) as classroom:
        trials, finals, everybody, shut = asyncio.run(_fill(scale, classroom))
    expected = scale.seats[len(trials)] <= GOALS["seats"].at if shut else False
    faults = [f"seats: a page did not open: {error!r}" for error in shut if expected]
    faults += [f"seats: {words}" for one in everybody for words in one.unsaved]
    faults += [f"seats: {words}" for one in everybody for words in lost(site, one.number, one.kept)]
    return Outcome([_figure(scale, trials, finals, len(shut))], faults)


async def _fill(
    scale: Scale, classroom: Classroom
) -> tuple[list[Run], list[Run], list[Trainee], list[BaseException]]:
    """More and more trainees until they wait; then for long, with as many as held.

    Returns both kinds of runs, everybody, and why pages did not open.
    """
    trials: list[Run] = []
    everybody: list[Trainee] = []
    shut: list[BaseException] = []
    client = http_client(max(scale.seats))
    for count in scale.seats:
        newcomers = numbers(count - len(everybody), first=len(everybody) + 1)
        came, shut = await seated(newcomers, classroom, client)
        everybody += came
        if shut:
            tell(f"seats: {len(shut)} of {count} pages did not open: {shut[0]!r}")
            break
        trials.append(await at_work(everybody, scale.trial_s, classroom))
        if not trials[-1].holds:
            break
    finals: list[Run] = []
    working = everybody
    if not trials:
        raise Incomplete(f"not even {scale.seats[0]} pages open: {shut[0]!r}")
    for count in [run.seats for run in reversed(trials) if run.holds] or [trials[0].seats]:
        for one in working[count:]:
            await one.go_home()
        working = everybody[:count]
        finals.append(await at_work(working, scale.seats_s, classroom))
        if finals[-1].holds:
            break
    for one in working:
        await one.go_home()
    return trials, finals, everybody, shut


async def seated(
    trainees: Sequence[str], classroom: Classroom, client: AsyncHTTPClient
) -> tuple[list[Trainee], list[BaseException]]:
    """Trainees who signed in and opened the exercise, some at a time; why others could not."""
    turnstile = asyncio.Semaphore(OPENING_AT_ONCE)

    async def one(number: str) -> Trainee:
        async with turnstile:
            return await _opened(number, Seat(classroom.address, client))

    opened = await asyncio.gather(*map(one, trainees), return_exceptions=True)
    return (
        [one for one in opened if isinstance(one, Trainee)],
        [error for error in opened if isinstance(error, BaseException)],
    )


async def _opened(number: str, seat: Seat) -> Trainee:
    await seat.sign_in(number, PIN)
    page, line, states = await seat.draw(PAGE)
    [box] = [
        model for model in page.views if states[model].get("view", {}).get("question") == QUESTION
    ]
    return Trainee(number, seat, page, line, box)


async def at_work(trainees: list[Trainee], seconds: float, classroom: Classroom) -> Run:
    """Each trainee gives an answer every :data:`EVERY_S` seconds, for so many seconds."""
    unsaved = sum(len(one.unsaved) for one in trainees)
    began = time.monotonic()
    took = await asyncio.gather(
        *(
            _work(one, began + EVERY_S * place / len(trainees), began + seconds)
            for place, one in enumerate(trainees)
        )
    )
    used = await asyncio.to_thread(lambda: memory(tree(classroom.process.pid)).proportional)
    run = Run(
        len(trainees),
        [one for row in took for one in row],
        sum(len(one.unsaved) for one in trainees) == unsaved,
        used,
    )
    tell(
        f"seats: {run.seats} for {seconds:g} s: p95 {run.p95_s * 1000:.0f} ms, "
        f"{run.memory_mb:.0f} MB, {'holds' if run.holds else 'does not hold'}"
    )
    return run


async def _work(one: Trainee, first: float, until: float) -> list[float]:
    """Answer every five seconds, at least once; stop at an answer that gets lost."""
    took: list[float] = []
    at = first
    while at < until or not took:
        await asyncio.sleep(max(0.0, at - time.monotonic()))
        try:
            took.append(await one.answer())
            await one.look()
        except (Incomplete, TimeoutError) as error:
            one.unsaved.append(str(error) or f"an answer of {one.number} was never acknowledged")
            return took or [float("inf")]
        at += EVERY_S
    return took


def lost(site: Site, number: str, kept: Sequence[str], question: str = QUESTION) -> list[str]:
    """A sentence for each acknowledged answer of a trainee that is not in the store."""
    asked = (
        "SELECT answer.value FROM answer JOIN attempt ON attempt.id = answer.attempt_id "
        "WHERE attempt.number = ? AND answer.question = ?"
    )
    with closing(sqlite3.connect(f"file:{site.store}?mode=ro", uri=True)) as store:
        stored = {json.loads(row[0]) for row in store.execute(asked, (number, question))}
    return [
        f"answer {value} of {number} was acknowledged and is lost"
        for value in kept
        if value not in stored
    ]


def _figure(scale: Scale, trials: list[Run], finals: list[Run], shut: int) -> Found:
    last = finals[-1]
    seats = last.seats if last.holds else 0
    return Found(
        "seats",
        seats,
        summary([seats]),
        f"Trainees with an exercise like S1's open, each a client that signed in, drew every box "
        f"and keeps the websocket; each gives a new answer every {EVERY_S:g} s and asks as often "
        f"whether its kernel is there. Tried with {', '.join(map(str, scale.seats))} for "
        f"{scale.trial_s:g} s each, until they wait or a page does not open; then as many as held "
        f"for {scale.seats_s:g} s. It holds if 95 % of the answers are acknowledged within "
        f"{SAVED_WITHIN_S * 1000:g} ms, all of them are, and "
        f"the classroom uses no more than {ROOM_MB / 1024:g} GB (PSS at the end of the run). "
        "Afterwards every acknowledged answer is looked up in the store. The clients are one "
        "process on the same cores. A figure of 0 says that not even the smallest number held.",
        also={
            **{
                f"answer to acknowledgement, {run.seats} trainees, a try": _times(run)
                for run in trials
            },
            **{
                f"answer to acknowledgement, {run.seats} trainees, {scale.seats_s:g} s": _times(run)
                for run in finals
            },
            "pages that did not open at the next number": also("pages", summary([shut])),
            "95 % saved within": also("ms", summary([1000 * last.p95_s])),
            "memory of the classroom (PSS)": also("MB", summary([last.memory_mb])),
        },
        series={
            "seats": [float(run.seats) for run in trials] + [float(last.seats)],
            "p95_ms": [1000 * run.p95_s for run in trials] + [1000 * last.p95_s],
        },
    )


def _times(run: Run) -> dict[str, float | str]:
    return also("ms", summary([1000 * one for one in run.took]))
