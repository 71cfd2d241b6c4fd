"""A classroom to be measured: a course of its own and a class in it."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from bench.reference import course_in
from qihang.answers import service
from qihang.officer import nightly
from qihang.system.site import Site
from tests.support.classroom import Failed, command, enrol_class


def opened_site(folder: Path, numbers: Iterable[str], sessions: Sequence[str] = ("s1",)) -> Site:
    """A course in ``folder`` with sessions released and trainees enrolled, all with one PIN.

    Its notebooks are the bench's own; see :mod:`bench.reference`.
    """
    released = _released(tuple(sessions))
    site = Site(folder / "course", folder / "var")
    shutil.copytree(released.root, site.root)
    shutil.copytree(released.var, site.var)
    with service.open_answers(site) as answers:
        enrol_class(answers.operator, numbers)
    # The copy of the day is made once a day and not while anything is measured.
    nightly.make(site, nightly.today())
    return site


@cache
def _released(sessions: tuple[str, ...]) -> Site:
    """A course with these sessions released; copied, never used itself."""
    folder = tempfile.TemporaryDirectory(prefix="qihang-bench-")
    atexit.register(folder.cleanup)
    site = course_in(Path(folder.name))
    for session in sessions:
        run(site, "release", session)
    return site


def run(site: Site, *arguments: str) -> None:
    """Run a ``qihang`` command. Raises :class:`Failed` if it fails."""
    done = command(site, *arguments)
    if done.returncode:
        raise Failed(f"qihang {' '.join(arguments)}: {done.stdout}{done.stderr}")
