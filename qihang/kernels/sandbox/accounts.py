"""From root to an account that is nobody's: Linux counts no threads for root, whatever the limit.

A root of one's own is put together by root, who can read what Python needs wherever it lies.
Only then the process changes to the account, which must be there in its namespace. That
takes a map of more accounts than one, and such a map is written from outside.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from qihang.system.account import ranges
from qihang.system.linux import LayerFailed

_MAPS = ("uid_map", "gid_map")


def separate_root(unshare: Callable[[], None]) -> None:
    """Have root enter a user namespace with ``unshare``, in which every account stays itself.

    Raises :class:`LayerFailed`.
    """
    maps = {name: _as_they_are(name) for name in _MAPS}
    waiting, begun = os.pipe()
    helper = os.fork()
    if not helper:
        os.close(begun)
        os._exit(_write(maps, os.getppid(), waiting))
    os.close(waiting)
    try:
        unshare()
        os.write(begun, b"1")
    finally:
        os.close(begun)
        _, status = os.waitpid(helper, 0)
    if status:
        raise LayerFailed(errno.EPERM, "namespaces: uid_map: not written from outside")


def become(account: int) -> None:
    """Change to an account and the group of its number for good, with all rights dropped."""
    os.setgroups([])
    os.setresgid(account, account, account)
    os.setresuid(account, account, account)


def _as_they_are(name: str) -> str:
    return "".join(f"{first} {first} {count}\n" for first, count in ranges(name))


def _write(maps: dict[str, str], pid: int, waiting: int) -> int:
    """Write the maps of a process once it is in its namespace; returns the exit code."""
    with suppress(BaseException):
        if os.read(waiting, 1):
            for name, lines in maps.items():
                Path(f"/proc/{pid}/{name}").write_text(lines, encoding="utf-8")
            return 0
    return 1
