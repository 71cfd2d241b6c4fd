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
from qihang.answers.store import Store
from qihang.officer import whole
from qihang.officer.backup import backup, backup_since
from qihang.officer.hashes import sha256_of
from qihang.officer.whole import Whole
from qihang.settings import read
from qihang.system.errors import OperatorError
from qihang.system.files import FRESH
from qihang.system.locks import backing_up
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

A_DAY = 86400.0
"""Seconds until the next copy of a classroom that stays open while its clock is behind."""

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
        self._next_look = self._next_try = self._next_behind = 0.0
        self.process: Process | None = None

    def look(self) -> None:
        """Begin a copy if one is due and the classroom is quiet or has just opened.

        One is due each day. While the clock is behind the copies, no day can be told: then one
        is due once the classroom opens, and a day later if it is open still.
        """
        now = time.monotonic()
        if now < self._next_look or now < self._next_try or self._is_running():
            return
        just_opened = not self._next_look
        self._next_look = now + LOOK
        try:
            is_time = self._is_due(now) and (just_opened or is_quiet(self._site))
        except OperatorError:  # the house's database does not answer: it is looked again
            return
        if not is_time:
            return
        self._next_behind = now + A_DAY
        self._next_try = now + AGAIN
        # No process could be started: try again later, the lesson goes first.
        with suppress(OSError), self._log.pipe() as log:
            command = [sys.executable, "-m", "qihang.officer.nightly"]
            self.process = self._begin(self._site, command, log)

    def _is_due(self, now: float) -> bool:
        if not is_behind(self._site, today()):
            return is_due(self._site, today())
        has_made_one = self.process is not None and self.process.returncode == 0
        return not has_made_one or now >= self._next_behind

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
    """The copy that was made last, as far as the clock can tell: not one of the future."""
    now = time.time()
    made = {path: path.stat().st_mtime for path in copies(site)}
    return max((path for path in made if made[path] <= now), key=made.__getitem__, default=None)


def is_due(site: Site, day: date) -> bool:
    """Whether the copy of a day is still to be made; the clock is not behind the copies."""
    latest = _latest_day(site)
    return Store.is_there(site) and (latest is None or day > latest)


def is_behind(site: Site, day: date) -> bool:
    """Whether a copy is there of a day, or from a moment, that is still to come."""
    if not Store.is_there(site):
        return False
    latest, now = _latest_day(site), time.time()
    return latest is not None and (
        day < latest or any(path.stat().st_mtime > now for path in copies(site))
    )


def is_quiet(site: Site) -> bool:
    """Whether nothing was saved for a while; what was saved in the future was not, just now."""
    last = Store.last_written(site)
    return last is None or not -1 <= time.time() - last.timestamp() <= QUIET


def _latest_day(site: Site) -> date | None:
    """The latest day that a copy is named for."""
    return max((_days(copy)[0] for copy in copies(site)), default=None)


def make(site: Site, day: date) -> Path:
    """Make the copy of a day and remove the oldest beyond those that are kept.

    Where there is one of that day or a later one, the clock went back: then it is named for the
    day after that, so that the order of the names is that of the copies.

    Raises :class:`OperatorError` as :func:`backup` does; older copies stay then.
    """
    site.backups.mkdir(mode=0o700, exist_ok=True)
    _remove_unfinished(site)
    latest = _latest_day(site)
    if latest is not None:
        day = max(day, latest + timedelta(days=1))
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


def _remove_unfinished(site: Site) -> None:
    """Remove what copies left that were interrupted; none is being made meanwhile."""
    with backing_up(site):
        for path in site.backups.glob(f".qihang-*{FRESH}"):
            path.unlink()


def _before(site: Site, day: date) -> Whole | None:
    """The whole copy since which the next one is made; ``None`` if it is to be whole itself."""
    there = copies(site)
    wholes = [copy for copy in there if whole_of(copy) is None]
    if not wholes:
        return None
    latest = wholes[-1]
    size = latest.stat().st_size
    later = [copy.stat().st_size for copy in there if whole_of(copy) == latest]
    is_young = day - _days(latest)[0] < OLDEST_WHOLE
    if size < SMALL or not is_young or max(later, default=0) > size // 2:
        return None
    known = whole.noted(latest)
    return known if known and _is_sound(latest, known.origin.sha256) else None


def _is_sound(copy: Path, sha256: str) -> bool:
    """Whether a copy can be read as it was written: a disk may damage what nobody touched."""
    try:
        is_sound = sha256_of(copy) == sha256
    except OSError:
        is_sound = False
    if not is_sound:
        log.warning("%s is damaged, so nothing is built upon it", copy.name)
    return is_sound


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
