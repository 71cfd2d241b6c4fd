"""A copy of everything each day, made by the running classroom in a process of its own.

It works at the lowest priority and says to ``var/log/backups.log`` what it did. Whatever
goes wrong with it, the lesson goes on; it is tried again an hour later.
"""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path

from qihang.answers.client import Refused, Unreachable
from qihang.answers.service import open_answers
from qihang.officer import whole
from qihang.officer.backup import backup, backup_since
from qihang.officer.whole import Whole
from qihang.settings import read
from qihang.system.errors import OperatorError
from qihang.system.logs import LogFile
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

OLDEST_WHOLE = timedelta(days=30)
"""After this a whole copy is made again."""

SMALL = 16 * 2**20
"""Bytes of a whole copy below which each copy is a whole one, which needs no other file."""

_NAME = re.compile(r"qihang-(\d{4}-\d\d-\d\d)(?:-since-(\d{4}-\d\d-\d\d))?\.tar\.gz", re.ASCII)

Process = subprocess.Popen[bytes]


class Nightly:
    """Begins a copy when one is due; belongs to the running classroom."""

    def __init__(self, site: Site, begin: Callable[[Site, list[str], int], Process]):
        self._site, self._begin = site, begin
        self._log = LogFile(site.logs / "backups.log")
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
        with suppress(OSError), self._log.pipe() as log:
            command = [sys.executable, "-m", "qihang.officer.nightly"]
            self.process = self._begin(self._site, command, log)

    def _is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None


def today() -> date:
    """The date in the classroom."""
    return datetime.now().astimezone().date()


def copy_of(site: Site, day: date) -> Path:
    """The whole copy of a day."""
    return site.backups / f"qihang-{day.isoformat()}.tar.gz"


def copy_since(site: Site, day: date, before: date) -> Path:
    """The copy of a day that holds only what is another than in the whole one of a day before."""
    return site.backups / f"qihang-{day.isoformat()}-since-{before.isoformat()}.tar.gz"


def copies(site: Site) -> list[Path]:
    """The nightly copies, oldest first."""
    return sorted(path for path in site.backups.glob("qihang-*.tar.gz") if _days(path))


def whole_of(copy: Path) -> Path | None:
    """The whole copy that a copy needs; ``None`` if it is whole itself."""
    _, *before = _days(copy)
    return copy.with_name(f"qihang-{before[0].isoformat()}.tar.gz") if before else None


def _days(copy: Path) -> list[date]:
    """The day of a copy, and that of the whole one it needs; none if it is no copy."""
    found = _NAME.fullmatch(copy.name)
    try:
        return [date.fromisoformat(day) for day in found.groups() if day] if found else []
    except ValueError:
        return []


def newest(site: Site) -> Path | None:
    """The copy that was made last."""
    return max(copies(site), key=lambda path: path.stat().st_mtime, default=None)


def is_due(site: Site, day: date) -> bool:
    """Whether the copy of a day is still to be made."""
    return site.store.is_file() and not any(_days(copy)[0] == day for copy in copies(site))


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
    before = _before(site, day)
    if before is None:
        file = copy_of(site, day)
        made = backup(site, file, left_free=LEFT_FREE)
        whole.note(file, made)
        sha256 = made.origin.sha256
    else:
        file = copy_since(site, day, _days(Path(before.origin.file))[0])
        sha256 = backup_since(site, file, before, LEFT_FREE)
    _rotate(site, file)
    with open_answers(site) as answers:
        answers.operator.backed_up(file.name, sha256)
    log.info("%s is made, SHA-256 %s", file.name, sha256)
    return file


def _before(site: Site, day: date) -> Whole | None:
    """The whole copy since which the next one is made; ``None`` if it is to be whole itself."""
    there = copies(site)
    wholes = [copy for copy in there if whole_of(copy) is None]
    if not wholes:
        return None
    latest = wholes[-1]
    size = latest.stat().st_size
    later = [copy.stat().st_size for copy in there if whole_of(copy) == latest]
    is_young = timedelta(0) < day - _days(latest)[0] < OLDEST_WHOLE
    if size < SMALL or not is_young or max(later, default=0) > size // 2:
        return None
    return whole.noted(latest)


def _rotate(site: Site, made: Path) -> None:
    """Remove the oldest copies, but none that is needed by one that stays."""
    others = [path for path in copies(site) if path != made]
    gone = others[: max(0, len(others) + 1 - read(site).copies_kept)]
    needed = {whole_of(path) for path in (made, *others) if path not in gone}
    for path in gone:
        if path not in needed:
            path.unlink()
            whole.index_of(path).unlink(missing_ok=True)


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
