"""A classroom whose data lies on a small disk of its own, which can be filled."""

from __future__ import annotations

import errno
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from qihang.operate.classroom import free_port
from qihang.system.site import Site
from tests.support.classroom import Classroom, belongs_to, processes
from tests.support.waiting import until

SIZE = "24m"

ON_A_SMALL_DISK = """
    mount -t tmpfs -o size={size} tmpfs '{var}' && cp -a '{first}/.' '{var}' || exit 99
    exec "$@"
"""


@dataclass
class SmallDisk:
    """The disk of a running classroom, seen from outside its mount namespace."""

    classroom: Classroom
    said: list[str]
    """What the classroom said on its terminal, line by line."""

    def hear(self, words: str) -> None:
        """Wait until the classroom says this on its terminal."""
        assert self.classroom.process.stdout is not None
        for line in self.classroom.process.stdout:
            self.said.append(line)
            if words in line:
                return
        raise AssertionError(f"it ended without a word of it: {self.said}")

    @property
    def var(self) -> Path:
        """The classroom's data."""
        return Path(f"/proc/{self.classroom.process.pid}/root{self.classroom.site.var}")

    def fill(self) -> None:
        """Write until there is no room."""
        with (self.var / "filler").open("wb", buffering=0) as filler:
            for size in (65536, 1):
                try:
                    while True:
                        filler.write(b"\0" * size)
                except OSError as error:
                    if error.errno != errno.ENOSPC:
                        raise

    def free(self) -> None:
        """Make room again."""
        (self.var / "filler").unlink()

    def part(self, module: str) -> int:
        """The process of a part of the classroom."""
        site = self.classroom.site
        return until(
            lambda: next(
                (pid for pid, words in processes() if module in words and belongs_to(pid, site)),
                0,
            )
        )

    def refuse_writes(self, module: str) -> None:
        """No file of a part can grow: its disk fails, or was made read-only."""
        resource.prlimit(self.part(module), resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))

    def take_writes(self, module: str) -> None:
        """Writing works again."""
        unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.prlimit(self.part(module), resource.RLIMIT_FSIZE, unlimited)


def on_a_small_disk(site: Site, first: Path, *command: str, size: str = SIZE) -> list[str]:
    """A command that finds the data of ``first`` on a disk of its own at the site's ``var``."""
    script = ON_A_SMALL_DISK.format(size=size, var=site.var, first=first)
    # Root has the right to mount, and would be root by name alone in a namespace of its own,
    # which is refused.
    apart = [] if os.getuid() == 0 else ["--user", "--map-root-user"]
    return ["unshare", *apart, "--mount", "sh", "-c", script, "sh", *command]


@contextmanager
def running_on_a_small_disk(site: Site) -> Iterator[SmallDisk]:
    """A classroom whose data lies on a disk of its own."""
    first = site.var.with_name("first")
    shutil.move(site.var, first)
    site.var.mkdir()
    port = free_port()
    start = [sys.executable, "-m", "qihang.cli", "start", "--port", str(port)]
    process = subprocess.Popen(
        on_a_small_disk(site, first, *start),
        cwd=site.root,
        env={**os.environ, **site.environment(), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    disk = SmallDisk(Classroom(site, process, f"http://127.0.0.1:{port}", {}), [])
    try:
        disk.hear("Ctrl-C")
        told = re.findall(r"number (\S+)\s+PIN (\d+)", "".join(disk.said))
        disk.classroom.pins.update(told)
        yield disk
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
