"""Pages that a running classroom makes ready before anyone asks for them."""

from __future__ import annotations

from qihang.kernels.fork.server import TEMPLATE
from qihang.system.site import Site
from tests.support.classroom import Classroom, belongs_to, name_of, processes
from tests.support.waiting import until

PAGES = 3
"""Those that are made ready where T1 is open: its two, and that of review, which is the last."""


def named(site: Site, name: str) -> list[int]:
    """The processes of a classroom with that name."""
    return [pid for pid, _ in processes() if name_of(pid) == name and belongs_to(pid, site)]


def when_prepared(classroom: Classroom) -> Classroom:
    """Wait until all pages are ready."""
    log = classroom.site.logs / "server.log"
    until(lambda: len(named(classroom.site, TEMPLATE)) == PAGES)
    until(lambda: log.read_text(encoding="utf-8").count("review/review.ipynb is not trusted"))
    return classroom
