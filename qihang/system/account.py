"""The account that runs what trainees can reach, where the classroom itself was started as root."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

NUMBER = 65530
"""Of that account and of its group. It has no entry in ``/etc/passwd`` and needs none: it owns
nothing. No other account gets this number, neither from Debian nor from systemd."""

Ranges = list[tuple[int, int]]
"""Numbers of accounts or groups: the first, and how many."""


@cache
def kernels_account() -> int | None:
    """The number of the account and group that kernels change to; ``None`` where they stay.

    Who is no root stays: Linux limits that account already, and it could not change. So does
    the root of a container which has no such number; that is refused where the sandbox is
    tried, unless the limits hold for it all the same.
    """
    if os.geteuid() != 0:
        return None
    known = all(
        any(first <= NUMBER < first + count for first, count in ranges(name))
        for name in ("uid_map", "gid_map")
    )
    return NUMBER if known else None


def ranges(name: str) -> Ranges:
    """The numbers that there are for this process, by ``uid_map`` or ``gid_map``."""
    lines = Path("/proc/self", name).read_text(encoding="utf-8").splitlines()
    return [(int(first), int(count)) for first, _, count in map(str.split, lines)]
