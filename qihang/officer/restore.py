"""Bringing a backup back: every hash is checked first, then all of it comes, or nothing."""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime
from pathlib import Path

from qihang import settings
from qihang.answers.store import Store
from qihang.answers.store.contents import CONTENTS
from qihang.databases import copying, where
from qihang.gradebook import opening
from qihang.language.messages import listed, message
from qihang.officer.checking import unpack
from qihang.officer.processes import processes_of
from qihang.system.errors import OperatorError, reason
from qihang.system.files import sync_disk, sync_folder
from qihang.system.locks import sole_owner
from qihang.system.site import Site
from qihang.system.telling import Tell, nobody

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


def restore(
    site: Site, file: Path, move_old_data_aside: bool = False, tell: Tell = nobody
) -> Path | None:
    """Put what a backup holds in the place of ``var``; returns where the old data lies now.

    Every sign-in that was open when the backup was made is ended. The nightly copies stay
    with the classroom. Raises :class:`OperatorError`, with nothing changed, if the file is cut
    or changed, a classroom or JupyterLab is running, or there are data already and
    ``move_old_data_aside`` does not say that they may be moved.
    """
    var = site.var.absolute()
    _check_free(site)
    _check_data(site, move_old_data_aside)
    if not file.is_file():
        raise OperatorError(
            message("{file} is not there, or is no file. Name the backup to restore.", file=file)
        )
    fresh = _beside(var)
    restored = fresh.stat()
    try:
        sha256 = unpack(file, fresh, tell)
        settings.check_file(
            fresh / site.settings.name,
            message("{file}, {name}", file=file, name=site.settings.name),
        )
        with closing(Store(fresh / site.store.name)) as store:
            store.restored(sha256)
        _keep_where_data_go(site, fresh)
        _give_to_the_owner_of(var, fresh)
        sync_disk(fresh)
        with _held(site):
            _check_free(site)
            _check_data(site, move_old_data_aside)
            with _into_the_database(site, fresh):
                return _put_in_place(fresh, var)
    finally:
        # Once the folders are exchanged, what bears its name are the old data.
        if _is(fresh, restored):
            shutil.rmtree(fresh, ignore_errors=True)


def _beside(var: Path) -> Path:
    """A new folder on the same disk as ``var``. Raises :class:`OperatorError` if it may not be."""
    try:
        var.parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=f".{var.name}.restoring-", dir=var.parent))
    except PermissionError as error:
        raise OperatorError(
            message(
                "This account may not write in {folder} ({reason}). Restore as root; the data "
                "are given to the account that {var} belongs to: sudo .venv/bin/qihang restore "
                "FILE",
                folder=var.parent,
                reason=reason(error),
                var=var.name,
            )
        ) from error


def _give_to_the_owner_of(var: Path, folder: Path) -> None:
    """Give all in a folder to whom ``var`` belongs: root restores for the service's account."""
    if os.geteuid() != 0 or not var.exists():
        return
    owner = var.stat()
    for place, _, names in os.walk(folder):
        for path in (place, *(os.path.join(place, name) for name in names)):
            os.lchown(path, owner.st_uid, owner.st_gid)


def _is(folder: Path, known: os.stat_result) -> bool:
    """Whether a folder is still the one that it was."""
    try:
        return os.path.samestat(folder.stat(), known)
    except FileNotFoundError:
        return False


def _check_free(site: Site) -> None:
    if processes_of(site):
        raise OperatorError(
            message(
                "A classroom or JupyterLab uses {folder}. Stop it with Ctrl-C, then restore.",
                folder=site.var,
            )
        )


def _check_data(site: Site, may_move: bool) -> None:
    files = [path for path in (site.store, site.gradebook, site.submitted) if _has_data(path)]
    there = [path.name for path in files]
    if where.database(site) is not None and Store.is_there(site):
        there.append(Store.named(site))
    if there and not may_move:
        raise OperatorError(
            message(
                "{folder} holds data already ({files}). To keep them in a folder beside it and "
                "restore: qihang restore FILE --move-old-data-aside",
                folder=site.var,
                files=listed(there),
            )
        )


def _keep_where_data_go(site: Site, fresh: Path) -> None:
    """Where this house keeps its data is not said by a backup, which may be another house's."""
    to = Site(site.root, fresh)
    address = settings.database(site)
    if settings.database(to) != address:
        settings.change(to, "database", address)
    if site.database_password.exists():
        shutil.copy(site.database_password, to.database_password)


@contextmanager
def _into_the_database(site: Site, fresh: Path) -> Iterator[None]:
    """Put what a backup holds into the house's database, if it has one, with what follows.

    What stands there is kept beside it, in schemas of other names. If anything fails, nothing is
    changed. Raises :class:`OperatorError`.
    """
    if where.database(site) is None:
        yield
        return
    stamp = f"{datetime.now().astimezone():%Y%m%d_%H%M%S}"
    with ExitStack() as all_of_it:
        for name, place, contents in (
            (site.store.name, where.answers(site), CONTENTS),
            (site.gradebook.name, where.gradebook(site), opening.contents()),
        ):
            assert not isinstance(place, Path)
            file = fresh / name
            all_of_it.enter_context(copying.replaced(place, file, contents, stamp))
            file.unlink(missing_ok=True)
        yield


def _has_data(path: Path) -> bool:
    return any(path.iterdir()) if path.is_dir() else path.exists()


@contextmanager
def _held(site: Site) -> Iterator[None]:
    """Hold the store of ``var``, if there is one, so that no classroom starts meanwhile."""
    if not site.var.exists():
        yield
        return
    with sole_owner(site) as owned:
        if not owned:
            raise OperatorError(
                message(
                    "A classroom uses {folder}. Stop it with Ctrl-C, then restore.", folder=site.var
                )
            )
        yield


def _put_in_place(fresh: Path, var: Path) -> Path | None:
    """Exchange ``var`` and the restored folder in one step; returns where the old one is."""
    if not var.exists():
        os.rename(fresh, var)
        sync_folder(var.parent)
        return None
    _exchange(fresh, var)
    old = var.with_name(f"{var.name}.old-{datetime.now().astimezone():%Y%m%d-%H%M%S}")
    try:
        os.rename(fresh, old)
        if (old / "backups").is_dir():
            os.rename(old / "backups", var / "backups")
    except OSError as error:
        raise OperatorError(
            message(
                "The backup is in {var}, but the disk refused the last step ({reason}). The data "
                "that were there are in {old}, with the nightly copies: move these to {var}.",
                var=var,
                reason=reason(error),
                old=old if old.is_dir() else fresh,
            )
        ) from error
    sync_folder(var.parent)
    return old


def _exchange(one: Path, other: Path) -> None:
    """Swap two folders in one atomic step."""
    libc = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    if libc.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE):
        error = OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
        raise OperatorError(
            message(
                "{folder} cannot be exchanged in one step ({reason}). Move {folder} away "
                "yourself, then restore again.",
                folder=other,
                reason=reason(error),
            )
        )
