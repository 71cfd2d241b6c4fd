"""Locks between the processes of one classroom; the kernel frees them when a process ends."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from qihang.system.site import Site


@contextmanager
def marking(site: Site) -> Iterator[None]:
    """One process marks at a time; another one waits for its turn."""
    with _turn(site, "marking"):
        yield


@contextmanager
def backing_up(site: Site) -> Iterator[None]:
    """One process makes a backup at a time; another one waits for its turn."""
    with _turn(site, "backup"):
        yield


@contextmanager
def generating(site: Site) -> Iterator[None]:
    """One process makes an exercise at a time; another one waits for its turn."""
    with _turn(site, "generating"):
        yield


@contextmanager
def _turn(site: Site, name: str) -> Iterator[None]:
    with (site.var / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
