"""Processes by their tree: memory, CPU time, and waiting until they rest."""

from __future__ import annotations

import select
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import psutil

MB = 2**20

RESTING_S = 0.04
"""CPU seconds in half a second up to which processes count as resting."""

PATIENCE_S = 60.0


def tree(root: int) -> set[int]:
    """A process and everything below it, forked kernels too; empty once it has ended."""
    return {process.pid for process in _tree(root)}


def _tree(root: int) -> list[psutil.Process]:
    try:
        top = psutil.Process(root)
        return [top, *top.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


@dataclass(frozen=True)
class Memory:
    """Of a set of processes, in MB of 2**20 bytes."""

    private: float
    """Pages that one process alone has (USS)."""
    proportional: float
    """Shared pages counted in equal parts to those who share them (PSS)."""


def memory(pids: Iterable[int]) -> Memory:
    """The memory of processes together; one that ended or may not be looked at has none."""
    found = list(_memory_of_each(pids))
    return Memory(sum(one.uss for one in found) / MB, sum(one.pss for one in found) / MB)


def _memory_of_each(pids: Iterable[int]) -> Iterator[Any]:
    for pid in pids:
        with suppress(psutil.Error):
            yield psutil.Process(pid).memory_full_info()


def wait_until_resting(root: int) -> None:
    """Wait until a process and all below it have nothing more to do."""
    deadline = time.monotonic() + PATIENCE_S
    before = _cpu_s(root)
    while time.monotonic() < deadline:
        select.select([], [], [], 0.5)
        now = _cpu_s(root)
        if abs(now - before) <= RESTING_S:
            return
        before = now


def _cpu_s(root: int) -> float:
    """CPU seconds that a process and all below it have used so far."""
    used = 0.0
    for process in _tree(root):
        with suppress(psutil.Error):
            spent = process.cpu_times()
            used += spent.user + spent.system
    return used
