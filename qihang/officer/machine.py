"""What the doctor looks at on the machine: sandbox layers, disk, rights, fonts, ports, versions."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import qihang
from qihang.kernels import sandbox
from qihang.officer import sockets
from qihang.officer.finding import Finding, well, wrong
from qihang.server.paths import check_font
from qihang.system.errors import OperatorError
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
    yield from ports(site)
    if site.var.is_dir():
        yield disk(site)
        yield from rights(site)


def layers() -> Iterator[Finding]:
    """Whether the layers of the sandbox work; each is tried for real."""
    for name, works in sandbox.working_layers().items():
        if works:
            yield well(f"The sandbox layer “{name}” works.")
        else:
            yield wrong(f"The sandbox layer “{name}” does not work. Use a newer Linux kernel.")


def font() -> Finding:
    """Whether the font of every page is there."""
    try:
        check_font()
    except OperatorError as error:
        return wrong(str(error))
    return well("The Chinese font is there.")


def versions(lock: Path = LOCK) -> Finding:
    """Whether what is installed is what the lock names."""
    if not lock.is_file():
        return wrong(f"{lock} is missing. Copy the project's folder again.")
    pairs = [line.split("==") for line in lock.read_text(encoding="utf-8").split()]
    other = [f"{name} {_installed(name)}" for name, locked in pairs if _installed(name) != locked]
    if other:
        return wrong(
            f"Installed are other versions than locked: {', '.join(other)}. "
            "Remove .venv and run make start."
        )
    said = f"Qihang {qihang.__version__}, Python {sys.version.split()[0]}"
    return well(f"{said}: all {len(pairs)} packages have the locked versions.")


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "is missing"


def ports(site: Site) -> Iterator[Finding]:
    """Where the running classroom can be reached from outside."""
    found = [one for one in sockets.open_sockets(site) if one.is_listening_port]
    if not found:
        yield well("No classroom is running: no port is open.")
    for one in found:
        said = f"{one.address} is open, served by {one.process.part} ({one.process.pid})"
        if any(name in one.process.command for name in LISTENERS):
            yield well(f"{said}.")
        else:
            yield wrong(f"{said}, which should serve nobody. Stop the classroom and ask for help.")


def disk(site: Site) -> Finding:
    """Whether a lesson has room."""
    free = shutil.disk_usage(site.var).free
    if free < LITTLE_ROOM:
        return wrong(
            f"Only {free // 2**20} MB are free for {site.var}. Move old backups to another disk."
        )
    return well(f"{free // 2**20} MB are free for {site.var}.")


def rights(site: Site) -> Iterator[Finding]:
    """Whether ``var`` belongs to this account and is closed to every other."""
    faults = []
    for path in [site.var, *sorted(site.var.iterdir())]:
        found = path.lstat()
        if found.st_uid != os.getuid():
            faults.append(f"{path} belongs to another account. Run: chown -R $USER {site.var}")
    if site.var.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        faults.append(f"Other accounts can enter {site.var}. Run: chmod 700 {site.var}")
    for path in sorted(site.var.glob("*.secret")):
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            faults.append(f"Other accounts could read {path}. Run: chmod 600 {path}")
    yield from map(wrong, faults)
    if not faults:
        yield well(f"No other account can enter {site.var}.")
