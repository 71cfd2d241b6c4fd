"""Locks between the processes of one classroom; the kernel frees them when a process ends."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from qihang.language.messages import message
from qihang.system.errors import OperatorError
from qihang.system.site import Site


@contextmanager
def marking(site: Site) -> Iterator[None]:
    """One process marks at a time; another one waits for its turn."""
    with _turn(site, "marking"):
        yield


@contextmanager
def marking_if_free(site: Site) -> Iterator[bool]:
    """Be the one that marks; ``False`` if another process does."""
    with _if_free(site, "marking") as is_free:
        yield is_free


@contextmanager
def sole_owner(site: Site) -> Iterator[bool]:
    """Be the one that has the store open; ``False`` if another process has it."""
    with _if_free(site, "store") as is_free:
        yield is_free


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
def the_only_classroom(site: Site, address: str) -> Iterator[None]:
    """Be the classroom that runs on this data, at ``address``.

    Raises :class:`OperatorError`, with the address of the other, if one runs already.
    """
    with (site.var / "classroom.lock").open("a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise OperatorError(
                message(
                    "The classroom runs already, at {address}. "
                    "To start it anew, stop that one with Ctrl-C in its window.",
                    address=lock.read().strip(),
                )
            ) from None
        lock.truncate(0)
        lock.write(f"{address}\n")
        lock.flush()
        yield


@contextmanager
def _if_free(site: Site, name: str) -> Iterator[bool]:
    with (site.var / f"{name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


@contextmanager
def _turn(site: Site, name: str) -> Iterator[None]:
    with (site.var / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
