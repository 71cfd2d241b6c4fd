"""What the doctor looks at on the machine: sandbox layers, disk, rights, fonts, ports, versions."""

from __future__ import annotations

import os
import re
import shutil
import stat
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from pathlib import Path

import qihang
from qihang.kernels import sandbox
from qihang.language.messages import Translated, listed, message, together
from qihang.officer import sockets
from qihang.officer.finding import Finding, well, wrong
from qihang.officer.format import FOLDERS
from qihang.server.paths import check_font
from qihang.settings import read
from qihang.system.errors import OperatorError
from qihang.system.handed_in import LONGEST_NAME, shown
from qihang.system.site import Site

LITTLE_ROOM = 500 * 2**20
"""Free bytes below which a classroom should not begin."""

LOCK = Path(qihang.__file__).parents[1] / "requirements.lock"

LISTENERS = ("qihang.server.app", "jupyterlab")
"""The parts that may be reached from other PCs."""


def machine(site: Site) -> Iterator[Finding]:
    """Everything that can be said without looking at the data."""
    yield from layers()
    yield font()
    yield versions()
    yield house(site)
    yield from ports(site)
    if site.var.is_dir():
        yield disk(site)
        yield from rights(site)
        yield readable(site)


def layers() -> Iterator[Finding]:
    """Whether the layers of the sandbox work; each is tried for real."""
    working = sandbox.working_layers()
    missing = [name for name, works in working.items() if not works]
    for name in working:
        if name not in missing:
            yield well(message("The sandbox layer “{name}” works.", name=name))
        else:
            yield wrong(
                message(
                    "The sandbox layer “{name}” does not work. {reason}",
                    name=name,
                    reason=sandbox.why(missing),
                )
            )


def font() -> Finding:
    """Whether the font of every page is there."""
    try:
        check_font()
    except OperatorError as error:
        return wrong(error)
    return well(message("The Chinese font is there."))


def versions(lock: Path = LOCK) -> Finding:
    """Whether what is installed is what the lock names."""
    if not lock.is_file():
        return wrong(message("{file} is missing. Copy the project's folder again.", file=lock))
    wanted = locked(lock.read_text(encoding="utf-8"))
    other = [
        together(f"{name} ", _installed(name) or message("is missing"))
        for name, version in wanted.items()
        if _installed(name) != version
    ]
    if other:
        return wrong(
            message(
                "Installed are other versions than locked: {packages}. Remove .venv and run make "
                "start.",
                packages=listed(other),
            )
        )
    return well(
        message(
            "Qihang {version}, Python {python}: all {count} packages have the locked versions.",
            version=qihang.__version__,
            python=sys.version.split()[0],
            count=len(wanted),
        )
    )


def locked(lock: str) -> dict[str, str]:
    """The packages that a lock file names, with their versions; each is followed by its hashes."""
    return dict(re.findall(r"^([\w.-]+)==([^\s\\]+)", lock, re.MULTILINE))


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def house(site: Site) -> Finding:
    """Whether the settings can be read."""
    try:
        read(site)
    except OperatorError as error:
        return wrong(error)
    return well(message("The settings can be read."))


def ports(site: Site) -> Iterator[Finding]:
    """Where the running classroom can be reached from outside."""
    found = [one for one in sockets.open_sockets(site) if one.is_listening_port]
    if not found:
        yield well(message("No classroom is running: no port is open."))
    for one in found:
        said = message(
            "{address} is open, served by {part} ({pid})",
            address=one.address,
            part=one.process.part,
            pid=one.process.pid,
        )
        if any(name in one.process.command for name in LISTENERS):
            yield well(message("{said}.", said=said))
        else:
            yield wrong(
                message(
                    "{said}, which should serve nobody. Stop the classroom and ask for help.",
                    said=said,
                )
            )


def disk(site: Site) -> Finding:
    """Whether a lesson has room."""
    free = shutil.disk_usage(site.var).free
    if free < LITTLE_ROOM:
        return wrong(
            message(
                "Only {free} MB are free for {folder}. Move old backups to another disk.",
                free=free // 2**20,
                folder=site.var,
            )
        )
    return well(message("{free} MB are free for {folder}.", free=free // 2**20, folder=site.var))


def rights(site: Site) -> Iterator[Finding]:
    """Whether ``var`` belongs to this account and is closed to every other."""
    faults: list[Translated] = []
    for path in [site.var, *sorted(site.var.iterdir())]:
        found = path.lstat()
        if found.st_uid != os.getuid():
            faults.append(
                message(
                    "{path} belongs to another account. Run: chown -R $USER {folder}",
                    path=path,
                    folder=site.var,
                )
            )
    if site.var.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        faults.append(
            message("Other accounts can enter {folder}. Run: chmod 700 {folder}", folder=site.var)
        )
    for path in sorted(site.var.glob("*.secret")):
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            faults.append(
                message("Other accounts could read {path}. Run: chmod 600 {path}", path=path)
            )
    yield from map(wrong, faults)
    if not faults:
        yield well(message("No other account can enter {folder}.", folder=site.var))


def readable(site: Site) -> Finding:
    """Whether this account may read all that a backup keeps; it goes on without the rest."""
    closed = sorted(chain.from_iterable(_closed(str(site.var / name)) for name in FOLDERS))
    if not closed:
        return well(message("This account can read everything that trainees did."))
    return wrong(
        message(
            "This account cannot read {path} (in all {count} such files or folders): no backup "
            "has them. Run: sudo chown -R --reference={folder} {folder} && sudo chmod -R u+rwX "
            "{folder}",
            path=shown(closed[0], 5 * LONGEST_NAME),
            count=len(closed),
            folder=site.var,
        )
    )


def _closed(top: str) -> Iterator[str]:
    """The plain files and folders below ``top`` that this account may not read."""
    folders = [top]
    while folders:
        try:
            with os.scandir(folders.pop()) as found:
                for entry in found:
                    is_folder = entry.is_dir(follow_symlinks=False)
                    if not is_folder and not entry.is_file(follow_symlinks=False):
                        continue
                    if not os.access(entry, os.R_OK | (os.X_OK if is_folder else 0)):
                        yield entry.path
                    elif is_folder:
                        folders.append(entry.path)
        except OSError:
            # It has gone meanwhile, or has a path that is too long to be opened.
            continue
