"""Pages that a running classroom makes ready before anyone asks for them."""

from __future__ import annotations

from qihang.kernels.fork.server import TEMPLATE
from qihang.system.site import Site
from tests.support.classroom import Classroom, belongs_to, name_of, processes
from tests.support.waiting import until


def named(site: Site, name: str) -> list[int]:
    """The processes of a classroom with that name."""
    return [pid for pid, _ in processes() if name_of(pid) == name and belongs_to(pid, site)]


def when_prepared(classroom: Classroom) -> Classroom:
    """Wait until both pages of T1 are ready."""
    log = classroom.site.logs / "server.log"
    until(lambda: len(named(classroom.site, TEMPLATE)) == 2)
    until(lambda: log.read_text(encoding="utf-8").count("exercise/t1.ipynb is not trusted"))
    return classroom
