"""The processes of one classroom, found as the Linux kernel knows them."""

from __future__ import annotations

from dataclasses import dataclass

import psutil

from qihang.system.site import Site


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
    this = psutil.Process()
    own = {this, *this.parents()}
    found = []
    for process in psutil.process_iter():
        if process in own:
            continue
        try:
            if process.environ().get("QIHANG_VAR") == str(site.var):
                found.append(Process(process.pid, process.name(), " ".join(process.cmdline())))
        except psutil.Error:
            # It ended, or belongs to another account, which cannot enter ``var`` either.
            continue
    return found
