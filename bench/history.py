"""Work that must not grow with history: a classroom with years of hand-ins beside a young one."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bench.classroom import run
from bench.found import Found, Outcome, also
from bench.grown import SESSION, grow, pattern
from bench.progress import tell
from bench.scale import Scale
from bench.seat import Seat, http_client
from bench.stats import summary
from qihang.answers import service, submission
from qihang.answers.client import Blocking, Kernel
from qihang.officer.backup import backup
from qihang.officer.doctor import doctor
from qihang.system.site import Site
from tests.conftest import copied, enter
from tests.support.classroom import PIN, Failed, enrol_class, numbers, running
from tests.support.solutions import raw_answers
from tests.support.waiting import until

STEPS = {
    "start": "Typing `qihang start` until pages are served, after a stop",
    "command": "A command: end the lesson, in an open classroom and in a closed one",
    "save": "Saving an answer, at the answer service",
    "hand_in": "Handing in, at the answer service",
    "mark": "From handing in until the mark can be read, at the answer service",
    "home": "The home page",
}
"""What is measured, by the end of its key."""

SAVES, HOMES = 30, 100
"""How often a trainee saves at once, which the service allows, and looks at the home page."""

PAUSE = 0.25
"""Seconds between two saves of the trainee who goes on while everything is graded."""

SAMPLE = 2000
"""Hand-ins of which it is looked how much room they took before."""


@dataclass
class Side:
    """One of the two classrooms, and the seconds that were measured in it, by step."""

    site: Site
    newcomers: list[str]
    took: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in STEPS})

    def timed(self, step: str, what: Callable[[], object]) -> None:
        """Do something, and keep how long it took."""
        began = time.perf_counter()
        what()
        self.took[step].append(time.perf_counter() - began)


def measure(scale: Scale, folder: Path) -> Outcome:
    """The figures ``history.*``."""
    young, old = _sides(scale, folder)
    _warm_up(young, old)
    for done in range(scale.rounds):
        some = slice(1 + done * scale.hand_ins, 1 + (done + 1) * scale.hand_ins)
        # Who starts second starts beside another classroom.
        _lessons((young, old) if done % 2 else (old, young), some)
        tell(f"history: round {done + 1} of {scale.rounds} is done")
    looked = {
        name: _looked_after(side, folder / f"{name}.tar.gz") for name, side in _named(young, old)
    }
    faults = [f"history: {name}: {fault}" for name, one in looked.items() for fault in one.faults]
    figures = [_ratio(scale, step, young, old) for step in STEPS]
    return Outcome([*figures, _linear(scale, looked), _disk(old.site, folder)], faults)


def _named(young: Side, old: Side) -> tuple[tuple[str, Side], ...]:
    return ("young", young), ("old", old)


def _sides(scale: Scale, folder: Path) -> tuple[Side, Side]:
    tell(f"history: {scale.editions} editions are released, each with one hand-in")
    first = pattern(folder / "pattern", scale.editions)
    sides = []
    for name, trainees in (("young", scale.young), ("old", scale.old)):
        site = copied(first, folder / name)
        with service.open_answers(site) as answers:
            enrol_class(answers.operator, numbers(trainees))
        grow(site, numbers(trainees))
        newcomers = [f"n{one:04d}" for one in range(1 + scale.rounds * scale.hand_ins)]
        with service.open_answers(site) as answers:
            enrol_class(answers.operator, newcomers)
        sides.append(Side(site, newcomers))
    return sides[0], sides[1]


def _warm_up(*sides: Side) -> None:
    """One hand-in in each: what is made ready once is no part of any."""
    for side in sides:
        with running(side.site):
            _hand_in(Side(side.site, []), side.newcomers[0])


def _lessons(sides: Sequence[Side], some: slice) -> None:
    """A lesson of some newcomers in each, in turns, and commands meanwhile and afterwards."""
    with ExitStack() as rooms:
        addresses = []
        for side in sides:
            began = time.perf_counter()
            room = rooms.enter_context(running(side.site))
            side.took["start"].append(time.perf_counter() - began)
            addresses.append(room.address)
        for newcomers in zip(*(side.newcomers[some] for side in sides), strict=True):
            for side, number in zip(sides, newcomers, strict=True):
                _hand_in(side, number)
        asyncio.run(_homes(sides, addresses))
        for side in sides:
            side.timed("command", partial(run, side.site, "end-lesson"))
    for side in sides:
        side.timed("command", partial(run, side.site, "end-lesson"))


def _hand_in(side: Side, number: str) -> None:
    """A trainee saves answers, hands in, and waits for the mark, as the page's kernel does."""
    token, question, given = _opened(side.site, number)
    with closing(Kernel(side.site.answer_socket, token)) as kernel:
        for name, value in given.items():
            kernel.save(name, value)
        for count in range(SAVES):
            value = given[question] if count % 2 else f"try {count}"
            side.timed("save", partial(kernel.save, question, value))
        began = time.perf_counter()
        side.timed("hand_in", lambda: kernel.hand_in({}))
        until(lambda: asyncio.run(kernel.marked())["results"])
        side.took["mark"].append(time.perf_counter() - began)


def _opened(site: Site, number: str) -> tuple[str, str, dict[str, Any]]:
    """The token of a trainee's page, one of its questions, and right answers to all."""
    with closing(Blocking(site.control_socket)) as control:
        key = control.call("sign_in", number=number, pin=PIN, seat=number)["sign_in"]
        place = {"kind": "exercise", "session": SESSION}
        notebook = control.call("notebook", number=number, **place)
        token = control.call("bind", sign_in=key, notebook=notebook, **place)
    with closing(Kernel(site.answer_socket, token)) as kernel:
        given = raw_answers(notebook, site.root, kernel.claim()["seed"], "right")
    return token, next(iter(given)), given


async def _homes(sides: Sequence[Side], addresses: Sequence[str]) -> None:
    seats = [Seat(address, http_client(1)) for address in addresses]
    for side, seat in zip(sides, seats, strict=True):
        await seat.sign_in(side.newcomers[0], PIN)
    for _ in range(HOMES):
        for side, seat in zip(sides, seats, strict=True):
            began = time.perf_counter()
            await seat.get("/")
            side.took["home"].append(time.perf_counter() - began)


@dataclass(frozen=True)
class LookedAfter:
    """What takes as long as there is history: seconds a hand-in."""

    doctor: float
    backup: float
    waits: list[float]
    """Seconds of saves while a command goes over everything that was handed in."""
    faults: list[str]


def _looked_after(side: Side, file: Path) -> LookedAfter:
    count = hand_ins(side.site)
    with pytest.MonkeyPatch.context() as patch:
        enter(side.site, patch)
        began = time.perf_counter()
        found = list(doctor(side.site))
    looked = time.perf_counter()
    backup(side.site, file)
    saved = time.perf_counter()
    tell(f"history: doctor {looked - began:.1f} s, backup {saved - looked:.1f} s, {count} hand-ins")
    faults = [str(one.said) for one in found if not one.is_well]
    waits = _waits(side)
    tell(f"history: the slowest save while all is graded took {max(waits):.3f} s")
    return LookedAfter((looked - began) / count, (saved - looked) / count, waits, faults)


def _waits(side: Side) -> list[float]:
    """Seconds of the saves of one trainee, while a command goes over all that was handed in."""
    waits: list[float] = []
    with running(side.site):
        token, question, _ = _opened(side.site, side.newcomers[0])
        grading = subprocess.Popen(
            [sys.executable, "-m", "qihang.cli", "grade"],
            cwd=side.site.root,
            env={**os.environ, **side.site.environment()},
            stderr=subprocess.DEVNULL,
        )
        with closing(Kernel(side.site.answer_socket, token)) as kernel:
            while grading.poll() is None:
                began = time.perf_counter()
                kernel.keep(question, {"count": len(waits)}, None)
                waits.append(time.perf_counter() - began)
                time.sleep(PAUSE)
    if grading.returncode:
        raise Failed("qihang grade failed")
    return waits


def hand_ins(site: Site) -> int:
    """How many hand-ins a store has."""
    with closing(sqlite3.connect(site.store)) as store:
        return int(store.execute("SELECT count(*) FROM hand_in").fetchone()[0])


def _ratio(scale: Scale, step: str, young: Side, old: Side) -> Found:
    few, many = summary(young.took[step]), summary(old.took[step])
    value = many["median"] / few["median"]
    return Found(
        f"history.{step}",
        value,
        summary([value]),
        f"Of a classroom with {scale.old} trainees × {scale.editions} hand-ins ÷ of one with "
        f"{scale.young} × {scale.editions}, each with its folders, notebooks and rows in both "
        f"databases. {STEPS[step]}; medians, in turns.",
        also={
            f"{scale.young * scale.editions} hand-ins": also("s", few),
            f"{scale.old * scale.editions} hand-ins": also("s", many),
        },
    )


def _linear(scale: Scale, looked: dict[str, LookedAfter]) -> Found:
    """How much longer the doctor and the backup take for one of many hand-ins than of few."""
    young, old = looked["young"], looked["old"]
    value = old.doctor / young.doctor
    return Found(
        "history.linear",
        value,
        summary([value]),
        "Seconds a hand-in of `qihang doctor`, of the old classroom ÷ of the young one. Beside it "
        "`qihang backup`, and the saves of a trainee in the old classroom while `qihang grade` "
        "goes over all that was ever handed in there.",
        also={
            "doctor, all of the old classroom": also("s", summary([old.doctor * scale.grown])),
            "doctor, a hand-in of few": also("ms", summary([young.doctor * 1000])),
            "doctor, a hand-in of many": also("ms", summary([old.doctor * 1000])),
            "backup, a hand-in of few": also("ms", summary([young.backup * 1000])),
            "backup, a hand-in of many": also("ms", summary([old.backup * 1000])),
            "a save while all is graded": also("s", summary(old.waits)),
        },
    )


def _disk(site: Site, folder: Path) -> Found:
    """What a hand-in takes in the store, and what it took when its notebook stood there whole."""
    count = hand_ins(site)
    now = site.store.stat().st_size / count
    sample = min(SAMPLE, count)
    with closing(sqlite3.connect(site.store)) as store:
        rows = store.execute(
            "SELECT hand_in.id, attempt_id, receipt, at, notebook_name, sources, text "
            "FROM hand_in JOIN template ON template.id = template LIMIT ?",
            (sample,),
        ).fetchall()
    own = [row[:6] for row in rows]
    whole = [(*row[:5], submission.join(row[6], json.loads(row[5]))) for row in rows]
    before = now + (_size(folder / "then.db", whole) - _size(folder / "now.db", own)) / sample
    value = before / now
    places = [*site.submitted.rglob("*"), *site.autograded.rglob("*")]
    beside = sum(path.stat().st_blocks for path in places) * 512 / count
    return Found(
        "history.disk",
        value,
        summary([value]),
        "Bytes of the store a hand-in, with answers, result and lines of the audit log: as it "
        f"was with a copy of each notebook (of {sample} hand-ins) ÷ as it is.",
        also={
            "store, before": also("KB", summary([before / 1000])),
            "store, now": also("KB", summary([now / 1000])),
            "gradebook": also("KB", summary([site.gradebook.stat().st_size / count / 1000])),
            "submitted and autograded": also("KB", summary([beside / 1000])),
        },
    )


def _size(path: Path, rows: Sequence[tuple[Any, ...]]) -> int:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE hand_in (id INTEGER PRIMARY KEY, a, b UNIQUE, c, d, e)")
        database.executemany("INSERT INTO hand_in VALUES (?, ?, ?, ?, ?, ?)", rows)
        database.commit()
    return path.stat().st_size
