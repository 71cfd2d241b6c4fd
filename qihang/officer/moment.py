"""Everything that trainees did, as it was at one moment, held fast while it is copied.

Submitted and marked files are never changed in place, only replaced; so a hard link keeps what
stands there now. The links are made before the moment, without holding up anybody; in the
moment itself, for which marking waits, only those folders are looked at again that changed
meanwhile, and both databases are held by a transaction that reads. They are copied after it.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from qihang.answers.store import Store
from qihang.answers.store.contents import CONTENTS
from qihang.answers.submitted import STAMP
from qihang.databases import copying, where
from qihang.gradebook import opening
from qihang.officer.format import is_place, order
from qihang.system.handed_in import LARGEST_MARKED
from qihang.system.locks import marking
from qihang.system.site import Site
from qihang.system.telling import Tell, nobody

TICK = 2 * 10**9
"""Nanoseconds. What changed this short a time ago may change again and bear the same date."""


@dataclass(frozen=True, slots=True)
class State:
    """By what a file is known to be the same as before, without reading it.

    A file that was replaced is another one; one that was written to has another date, unless
    somebody set the date back.
    """

    size: int
    mtime_ns: int
    inode: int

    @classmethod
    def of(cls, found: os.stat_result) -> State:
        """The state of a file."""
        return cls(found.st_size, found.st_mtime_ns, found.st_ino)

    def is_settled(self) -> bool:
        """Whether whatever changes the file from now on gives it another date."""
        return self.mtime_ns < time.time_ns() - TICK


@dataclass(frozen=True, slots=True)
class Found:
    """A file as it was in that moment."""

    name: str
    """Its name below ``var``."""
    state: State
    mode: int
    path: str | None
    """Where what it held stands; ``None`` where that was known already."""


_LEFT_OUT = (errno.ENOENT, errno.EACCES, errno.EPERM, errno.ENAMETOOLONG)
"""Why something below the folders of a classroom stays out, and stops nothing.

What has gone meanwhile has nothing to keep. The doctor names what this account may not read, or
nobody can open, and the store has the answers.
"""

IsKnown = Callable[[str, State], bool]
"""Whether what a file holds was copied already."""


def folder_of(site: Site) -> Path:
    """Where a moment is held; whatever stands there is gone with it."""
    return site.backups / ".moment"


@contextmanager
def moment(site: Site, is_known: IsKnown, tell: Tell) -> Iterator[list[Found]]:
    """Every file of one moment, in the order of a backup.

    ``tell`` is told how many of the folders were looked at. Raises :class:`OperatorError` if a
    database is damaged.
    """
    folder = folder_of(site)
    # Whoever was killed while backing up left it.
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    try:
        links = _Links(site.var, folder, is_known)
        links.look([site.autograded, site.submitted], tell)
        with ExitStack() as held:
            with marking(site):
                gradebook = None
                if opening.is_there(site):
                    place = where.gradebook(site)
                    gradebook = held.enter_context(copying.held(place, opening.contents()))
                links.look_again()
                # After the submissions: what it has and they have not, a start puts in place.
                store = None
                if Store.is_there(site):
                    store = held.enter_context(copying.held(where.answers(site), CONTENTS))
            # After the store: what it calls open is there.
            links.look([site.pages])
            for path, database in ((site.gradebook, gradebook), (site.store, store)):
                if database is not None:
                    database.copy(folder / path.name)
        for path in (site.var / "seeds.secret", site.settings):
            if path.exists():
                shutil.copy(path, folder)
        yield sorted([*links.found(), *_copies(folder)], key=lambda one: order(one.name))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copies(folder: Path) -> Iterator[Found]:
    for path in folder.iterdir():
        if path.is_file():
            yield _found(path.name, path.stat(), str(path))


def _found(name: str, found: os.stat_result, path: str | None) -> Found:
    return Found(name, State.of(found), found.st_mode & 0o777, path)


# --- files --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Seen:
    """A folder as it was when it was looked at; ``None`` if it may change and bear this date."""

    state: State | None
    files: list[Found]


class _Links:
    """The plain files below some folders; links, devices, unfinished and endless files stay out."""

    def __init__(self, var: Path, folder: Path, is_known: IsKnown):
        self._below = len(os.path.join(var, ""))
        self._folder = folder / "files"
        self._folder.mkdir(mode=0o700)
        self._is_known = is_known
        self._roots: list[str] = []
        self._seen: dict[str, _Seen] = {}
        self._count = 0

    def look(self, roots: list[Path], tell: Tell = nobody) -> None:
        """Link what stands in folders of the classroom, and below them."""
        self._roots += map(str, roots)
        self._look_into([*self._roots], tell)

    def look_again(self) -> None:
        """Link what changed since: a folder in which something is replaced bears another date."""
        changed = [one for one, seen in self._seen.items() if self._state(one) != seen.state]
        for folder in changed:
            del self._seen[folder]
        self._look_into([*self._roots, *changed])

    def found(self) -> Iterator[Found]:
        """Every file that was found."""
        for seen in self._seen.values():
            yield from seen.files

    def _look_into(self, folders: list[str], tell: Tell = nobody) -> None:
        done = 0
        while folders:
            folder = folders.pop()
            if folder not in self._seen:
                try:
                    folders += self._look(folder)
                except OSError as error:
                    if not self._is_left_out(folder, error):
                        raise
            done += 1
            tell(done, done + len(folders))

    def _is_left_out(self, folder: str, error: OSError) -> bool:
        # Without the whole of submitted/ it would be no backup.
        is_missing = error.errno == errno.ENOENT
        return is_missing or (folder not in self._roots and error.errno in _LEFT_OUT)

    def _stat(self, folder: str) -> os.stat_result:
        # A root may lie on another disk, and be a link to there.
        return os.stat(folder, follow_symlinks=folder in self._roots)

    def _state(self, folder: str) -> State | None:
        try:
            return State.of(self._stat(folder))
        except OSError:
            # It has changed, at least: it is looked at again, where what is wrong is seen.
            return None

    def _look(self, folder: str) -> list[str]:
        """Link the files of a folder; returns the folders in it."""
        found = self._stat(folder)
        if not stat.S_ISDIR(found.st_mode):
            return []
        state = State.of(found)
        with os.scandir(folder) as entries:
            there = [entry for entry in entries if not entry.name.startswith(".")]
        files = [one.path for one in there if one.is_file(follow_symlinks=False)]
        # A timestamp is written last, so it is linked first: it is never newer than its notebook.
        files.sort(key=lambda path: (os.path.basename(path) != STAMP, path))
        kept = [one for one in map(self._keep, files) if one]
        self._seen[folder] = _Seen(state if state.is_settled() else None, kept)
        return [one.path for one in there if one.is_dir(follow_symlinks=False)]

    def _keep(self, path: str) -> Found | None:
        name = path[self._below :]
        self._count += 1
        target = f"{self._folder}/{self._count}"
        try:
            found = os.stat(path, follow_symlinks=False)
            if found.st_size > LARGEST_MARKED:
                return None
            if self._is_known(name, State.of(found)):
                return _found(name, found, None)
            _link_or_copy(path, target)
        except OSError as error:
            if error.errno in _LEFT_OUT:
                return None
            raise
        # Of the link: the file may have been replaced since it was looked at.
        found = os.stat(target, follow_symlinks=False)
        return _found(name, found, target) if _is_plain(name, found, target) else None


def _is_plain(name: str, found: os.stat_result, target: str) -> bool:
    """Whether a file may be somebody's work. What is not is named by the doctor, and left out."""
    return (
        stat.S_ISREG(found.st_mode)
        and found.st_size <= LARGEST_MARKED
        and is_place(name)
        and os.access(target, os.R_OK)
    )


def _link_or_copy(path: str, target: str) -> None:
    try:
        os.link(path, target, follow_symlinks=False)
    except OSError as error:
        # Another disk, one without hard links, or a file of another account.
        if error.errno not in (errno.EXDEV, errno.EPERM, errno.EOPNOTSUPP, errno.EMLINK):
            raise
        shutil.copy2(path, target)
