"""``nbgrader autograde`` as shipped, on what trainees of ours handed in."""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from pathlib import Path

from bench.stock import nbgrader, stock_course
from bench.submissions import ASSIGNMENT
from qihang.system.site import Site
from tests.support.classroom import Failed


def stock_seconds(
    site: Site, trainees: Sequence[str], folder: Path, damaged: Collection[str] = ()
) -> float:
    """Seconds in which stock marks all of them, one after the other, in a course in ``folder``."""
    stock_course(site, trainees, folder)
    began = time.monotonic()
    autograde(site, folder, damaged)
    return time.monotonic() - began


def autograde(site: Site, folder: Path, damaged: Collection[str] = ()) -> None:
    """Mark all in a stock course.

    Raises :class:`Failed` if it leaves out anything but submissions that are ``damaged``.
    """
    done = nbgrader(folder, site.environment(), "autograde", ASSIGNMENT)
    submitted = {path.name for path in (folder / "submitted").iterdir()}
    marked = {path.name for path in (folder / "autograded").glob("*") if any(path.iterdir())}
    if whole := submitted - marked - set(damaged):
        raise Failed(f"nbgrader autograde left out {sorted(whole)}: {done.stderr[-2000:]}")
