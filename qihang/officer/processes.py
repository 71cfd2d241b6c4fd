"""The processes of one classroom, found as the Linux kernel knows them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qihang.system.site import Site

PROC = Path("/proc")


@dataclass(frozen=True)
class Process:
    """A process: its id, the name that the kernel shows, and its command."""

    pid: int
    name: str
    command: str

    @property
    def part(self) -> str:
        """Which part of the classroom it is: its module, or the name that it gave itself."""
        words = self.command.split()
        if self.name.startswith("python") and "-m" in words[:-1]:
            return words[words.index("-m") + 1]
        return self.name


def processes_of(site: Site) -> list[Process]:
    """The processes that work on this site's ``var``, without this one and its parents."""
    own = set(_own_line())
    found = []
    for entry in sorted(PROC.iterdir(), key=lambda path: (len(path.name), path.name)):
        if not entry.name.isdigit() or int(entry.name) in own:
            continue
        try:
            if _works_on(entry, site):
                found.append(_read(entry))
        except OSError:
            # It ended, or belongs to another account, which cannot enter ``var`` either.
            continue
    return found


def _works_on(entry: Path, site: Site) -> bool:
    wanted = f"QIHANG_VAR={site.var}".encode()
    return wanted in (entry / "environ").read_bytes().split(b"\0")


def _read(entry: Path) -> Process:
    words = (entry / "cmdline").read_bytes().split(b"\0")
    return Process(
        pid=int(entry.name),
        name=(entry / "comm").read_text(encoding="utf-8", errors="replace").strip(),
        command=b" ".join(words).decode(errors="replace").strip(),
    )


def _own_line() -> Iterator[int]:
    """This process and its parents."""
    pid = os.getpid()
    while pid > 0:
        yield pid
        try:
            stat = (PROC / str(pid) / "stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return
        pid = int(stat.rpartition(")")[2].split()[1])
