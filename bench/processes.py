"""Processes by their tree: memory, CPU time, and waiting until they rest."""

from __future__ import annotations

import os
import select
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
MB = 2**20
_TICKS = os.sysconf("SC_CLK_TCK")

RESTING_S = 0.04
"""CPU seconds in half a second up to which processes count as resting."""

PATIENCE_S = 60.0


def tree(root: int) -> set[int]:
    """A process and everything below it, forked kernels too."""
    children: dict[int, list[int]] = {}
    for entry in PROC.iterdir():
        if entry.name.isdigit() and (parent := _parent(int(entry.name))) is not None:
            children.setdefault(parent, []).append(int(entry.name))
    found, open_ends = set(), [root]
    while open_ends:
        pid = open_ends.pop()
        if pid not in found:
            found.add(pid)
            open_ends += children.get(pid, [])
    return found


def _parent(pid: int) -> int | None:
    fields = _stat(pid)
    return int(fields[1]) if fields else None


def _stat(pid: int) -> list[str]:
    """The fields of ``/proc/<pid>/stat`` after the name, from the state on; empty if it is gone."""
    try:
        return (PROC / str(pid) / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return []


@dataclass(frozen=True)
class Memory:
    """Of a set of processes, in MB of 2**20 bytes."""

    private: float
    """Pages that one process alone has (USS)."""
    proportional: float
    """Shared pages counted in equal parts to those who share them (PSS)."""


def memory(pids: Iterable[int]) -> Memory:
    """The memory of processes together; one that has ended has none."""
    private = proportional = 0
    for pid in pids:
        kb = _rollup(pid)
        private += kb.get("Private_Clean", 0) + kb.get("Private_Dirty", 0)
        proportional += kb.get("Pss", 0)
    return Memory(private / 1024, proportional / 1024)


def _rollup(pid: int) -> dict[str, int]:
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text(encoding="utf-8").splitlines()[1:]
    except OSError:
        return {}
    return {name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in lines)}


def cpu_s(pids: Iterable[int]) -> float:
    """CPU seconds that processes have used so far."""
    fields = [_stat(pid) for pid in pids]
    return sum(int(one[11]) + int(one[12]) for one in fields if one) / _TICKS


def wait_until_resting(root: int) -> None:
    """Wait until a process and all below it have nothing more to do."""
    deadline = time.monotonic() + PATIENCE_S
    before = cpu_s(tree(root))
    while time.monotonic() < deadline:
        select.select([], [], [], 0.5)
        now = cpu_s(tree(root))
        if abs(now - before) <= RESTING_S:
            return
        before = now
