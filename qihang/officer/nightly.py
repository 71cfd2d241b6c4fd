"""A copy of everything each day, made by the running classroom in a process of its own.

It works at the lowest priority and says to ``var/log/backups.log`` what it did. Whatever
goes wrong with it, the lesson goes on; it is tried again an hour later.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import IO

from qihang.answers.client import Refused, Unreachable
from qihang.answers.service import open_answers
from qihang.officer.backup import backup
from qihang.settings import read
from qihang.system.errors import OperatorError
from qihang.system.site import Site

log = logging.getLogger("qihang.backups")

LEFT_FREE = 2**30
"""Bytes that a copy leaves free for the classroom."""

QUIET = 120.0
"""Seconds without anything saved after which the classroom counts as quiet."""

AGAIN = 3600.0
"""Seconds until the next try after one that failed."""

LOOK = 30.0
"""Seconds between two looks whether a copy is due."""

Process = subprocess.Popen[bytes]


class Nightly:
    """Begins a copy when one is due; belongs to the running classroom."""

    def __init__(self, site: Site, begin: Callable[[Site, list[str], IO[bytes]], Process]):
        self._site, self._begin = site, begin
        self._next_look = self._next_try = 0.0
        self.process: Process | None = None

    def look(self) -> None:
        """Begin a copy if none was made today and the classroom is quiet or has just opened."""
        now = time.monotonic()
        if now < self._next_look or now < self._next_try or self._is_running():
            return
        just_opened = not self._next_look
        self._next_look = now + LOOK
        if not is_due(self._site, today()) or not (just_opened or is_quiet(self._site)):
            return
        self._next_try = now + AGAIN
        # No process could be started: try again later, the lesson goes first.
        with suppress(OSError), (self._site.logs / "backups.log").open("ab") as file:
            command = [sys.executable, "-m", "qihang.officer.nightly"]
            self.process = self._begin(self._site, command, file)

    def _is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None


def today() -> date:
    """The date in the classroom."""
    return datetime.now().astimezone().date()


def copy_of(site: Site, day: date) -> Path:
    """The copy of a day."""
    return site.backups / f"qihang-{day.isoformat()}.tar.gz"


def copies(site: Site) -> list[Path]:
    """The nightly copies, oldest first."""
    return sorted(site.backups.glob("qihang-????-??-??.tar.gz"))


def newest(site: Site) -> Path | None:
    """The copy that was made last."""
    return max(copies(site), key=lambda path: path.stat().st_mtime, default=None)


def is_due(site: Site, day: date) -> bool:
    """Whether the copy of a day is still to be made."""
    return site.store.is_file() and not copy_of(site, day).exists()


def is_quiet(site: Site) -> bool:
    """Whether nothing was saved for a while."""
    changed = 0.0
    for path in (site.store, site.store.with_name(f"{site.store.name}-wal")):
        with suppress(FileNotFoundError):
            changed = max(changed, path.stat().st_mtime)
    return time.time() - changed > QUIET


def make(site: Site, day: date) -> Path:
    """Make the copy of a day and remove the oldest beyond those that are kept.

    Raises :class:`OperatorError` as :func:`backup` does; older copies stay then.
    """
    site.backups.mkdir(mode=0o700, exist_ok=True)
    file = copy_of(site, day)
    sha256 = backup(site, file, left_free=LEFT_FREE)
    others = [path for path in copies(site) if path != file]
    for path in others[: max(0, len(others) + 1 - read(site).copies_kept)]:
        path.unlink()
    with open_answers(site) as answers:
        answers.operator.backed_up(file.name, sha256)
    log.info("%s is made, SHA-256 %s", file.name, sha256)
    return file


def main() -> int:
    """Make today's copy for the site in the environment; returns the exit code."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    os.umask(0o077)
    os.nice(19)
    try:
        make(Site.here(), today())
    except (OperatorError, Refused, Unreachable, OSError) as error:
        log.warning("no copy was made: %s", error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
