"""Marking: seconds a submission, stock and ours, and whether both write the same rows."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench.autograde import autograde, stock_seconds
from bench.classroom import opened_site
from bench.found import Found, Outcome, also
from bench.progress import tell
from bench.rows import Rows, differences, rows
from bench.scale import Scale
from bench.stats import summary
from bench.stock import stock_course
from bench.submissions import ASSIGNMENT, KINDS, hand_in_all, kinds
from qihang.system.site import Site
from tests.support.classroom import Failed, command, numbers


def measure(scale: Scale, folder: Path) -> Outcome:
    """The figures ``grade.ratio``, ``grade.identical`` and ``grade.linear``."""
    trainees = numbers(scale.submissions)
    site = _handed_in(folder / "few", trainees)
    stock: list[float] = []
    ours: list[float] = []
    for number in range(1, scale.rounds + 1):
        timed = folder / f"stock-{number}"
        few = trainees[: scale.stock_submissions]
        stock.append(stock_seconds(site, few, timed, _damaged(few)) / len(few))
        ours.append(_our_seconds(site, folder / f"ours-{number}", trainees))
        tell(
            f"grade: round {number} of {scale.rounds}, "
            f"{stock[-1]:.3f} s and {ours[-1]:.3f} s a submission"
        )
    theirs = rows(timed / "gradebook.db")
    theirs |= _stock_rows(site, trainees, scale.stock_submissions, folder / "rest")
    found = rows(folder / f"ours-{scale.rounds}" / "gradebook.db")
    damaged = _damaged(trainees)
    odd = differences(_whole(theirs, damaged), _whole(found, damaged))
    many = _many(scale, folder)
    tell(f"grade: {many:.3f} s a submission of {scale.many_submissions}")
    return Outcome(
        [
            _ratio(scale, stock, ours),
            _identical(scale, len(theirs), odd),
            _linear(scale, ours, many),
        ],
        [f"grade: {difference}" for difference in odd],
    )


def _handed_in(folder: Path, trainees: Sequence[str]) -> Site:
    tell(f"grade: {len(trainees)} hand-ins are being written")
    site = opened_site(folder, trainees, (ASSIGNMENT,))
    hand_in_all(site, trainees)
    return site


def _damaged(trainees: Sequence[str]) -> set[str]:
    """Whose submission is damaged, of a class from its first trainee on."""
    return {number for number, kind in kinds(trainees).items() if kind == "damaged"}


def _whole(found: Rows, damaged: Collection[str]) -> Rows:
    """The rows but for those of damaged hand-ins: nbgrader writes that there are some, without
    points; ours names them, and writes nothing before they are whole."""
    return {row for row in found if not any(one in damaged for one in row)}


def _our_seconds(site: Site, var: Path, trainees: Sequence[str]) -> float:
    """Seconds a submission of ``qihang grade`` on a copy of a classroom's data."""
    shutil.copytree(site.var, var)
    copy = Site(site.root, var)
    began = time.monotonic()
    done = command(copy, "grade", ASSIGNMENT)
    seconds = (time.monotonic() - began) / len(trainees)
    missing = {number for number in trainees if not (copy.autograded / number).exists()}
    if whole := missing - _damaged(trainees):
        raise Failed(f"qihang grade left out {sorted(whole)}: {done.stderr[-2000:]}")
    return seconds


def _stock_rows(site: Site, trainees: Sequence[str], marked: int, folder: Path) -> Rows:
    """What stock writes for all after the first; a course a core, side by side, to save time."""
    cores = len(os.sched_getaffinity(0))
    rest, damaged = trainees[marked:], _damaged(trainees)
    shares = [share for part in range(cores) if (share := rest[part::cores])]
    if not shares:
        return set()
    tell(f"grade: stock marks {len(rest)} more, to compare the rows")
    courses = [stock_course(site, share, folder / str(part)) for part, share in enumerate(shares)]
    with ThreadPoolExecutor(len(courses)) as at_once:
        list(at_once.map(lambda course: autograde(site, course, damaged), courses))
    return set().union(*(rows(course / "gradebook.db") for course in courses))


def _many(scale: Scale, folder: Path) -> float:
    trainees = numbers(scale.many_submissions)
    return _our_seconds(_handed_in(folder / "many", trainees), folder / "ours-many", trainees)


_MIX = (
    f"Hand-ins of an exercise like S1's, in turns {', '.join(KINDS)}; `late` is after the due date."
)


def _ratio(scale: Scale, stock: list[float], ours: list[float]) -> Found:
    told = summary([slow / quick for slow, quick in zip(stock, ours, strict=True)])
    return Found(
        "grade.ratio",
        told["median"],
        told,
        f"{_MIX} Wall time of the whole command, the interpreter's start included, divided by the "
        f"number of hand-ins. Stock: `nbgrader autograde` with its own settings, steps and kernel "
        f"on {scale.stock_submissions} (beside them only the check that a seed is its owner's). "
        f"Ours: `qihang grade` on {scale.submissions}, every round on a fresh classroom. In turns.",
        also={
            "stock, a submission": also("s", summary(stock)),
            "ours, a submission": also("s", summary(ours)),
        },
        series={"stock": stock, "ours": ours},
    )


def _identical(scale: Scale, compared: int, odd: list[str]) -> Found:
    return Found(
        "grade.identical",
        not odd,
        summary([float(not odd)]),
        f"{_MIX} The rows of the tables student, submitted_assignment, submitted_notebook, grade "
        f"and comment after stock and ours marked the same {scale.submissions} hand-ins: every "
        "column, with names in the place of ids; without what is damaged: stock notes that it is "
        "there, ours does not.",
        also={"rows that were compared": also("rows", summary([compared]))},
    )


def _linear(scale: Scale, ours: list[float], many: float) -> Found:
    told = summary([many / few for few in ours])
    return Found(
        "grade.linear",
        told["median"],
        told,
        f"Seconds a submission of `qihang grade` on {scale.many_submissions} hand-ins, divided by "
        f"those on {scale.submissions}.",
        also={
            f"a submission of {scale.many_submissions}": also("s", summary([many])),
            f"a submission of {scale.submissions}": also("s", summary(ours)),
        },
        series={
            f"ours, {scale.submissions}": ours,
            f"ours, {scale.many_submissions}": [many],
        },
    )
