"""Marking: takes hand-ins through nbgrader and gives the results back to the desk."""

from __future__ import annotations

import fcntl
import logging
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from qihang.client import Blocking, Unreachable
from qihang.desk import Desk
from qihang.gradebook import Course
from qihang.service import WAIT, WAITING, Remote
from qihang.site import Site, Trouble
from qihang.store import Row

log = logging.getLogger("qihang.marker")


@contextmanager
def marking(site: Site) -> Iterator[None]:
    """One process marks at a time; another one waits for its turn."""
    with (site.var / "marking.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def mark(course: Course, desk: Desk, hand_in: Row, force: bool = False) -> None:
    """Mark a trainee's latest hand-in; the best of several stays in place.

    A hand-in that was replaced by a newer one meanwhile gets no result: the newer one
    is marked next. Raises :class:`Trouble` where nbgrader cannot mark it; the desk knows
    it then, too.
    """
    number, session = hand_in["number"], hand_in["session"]
    try:
        course.autograde(session, number, force=force)
    except Trouble as trouble:
        desk.record_result(hand_in["id"], {"trouble": str(trouble)})
        raise
    give_back(course, desk, number, session)
    if desk.put_best_in_place(number, session):
        course.autograde(session, number, force=True)


def give_back(course: Course, desk: Desk, number: str, session: str) -> None:
    """Tell the desk what stands in the gradebook, if it stands there for this very hand-in.

    That is also how points and comments that were given by hand reach the trainee.
    """
    hand_in = desk.in_place(number, session)
    if hand_in is None or not course.is_marked(session, number):
        return
    result = course.result(session, number)
    if result:
        desk.record_result(hand_in["id"], result)


def grade(
    site: Site,
    desk: Desk,
    session: str | None = None,
    force: bool = False,
    progress: Callable[[int, int, str], None] = lambda done, of, who: None,
) -> list[str]:
    """Mark every hand-in of a session, or of all; returns a sentence for each that failed."""
    course = Course(site)
    troubles = []
    rows = desk.latest_hand_ins(session)
    with marking(site):
        for done, row in enumerate(rows, start=1):
            try:
                mark(course, desk, row, force=force)
            except Trouble as trouble:
                troubles.append(str(trouble))
            progress(done, len(rows), row["number"])
    return troubles


def main() -> None:
    """Mark hand-ins as they come, where the instructor wants them marked at once."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    site = Site.here()
    course = Course(site)
    remote: Any = Remote(site)
    service = Blocking(site.control_socket, patience=WAITING + 10)
    log.info("waiting for hand-ins")
    while True:
        try:
            waiting = service.call(WAIT)
        except Unreachable:
            time.sleep(0.5)
            continue
        for row in waiting:
            with marking(site):
                try:
                    mark(course, remote, row)
                except Trouble as trouble:
                    log.warning("%s", trouble)
                except Unreachable:
                    log.exception("the answer service went away")


if __name__ == "__main__":
    main()
