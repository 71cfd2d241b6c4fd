"""Doing something as an account that is not root."""

from __future__ import annotations

import os
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

SERVICE = 1234
"""Of an account that the service may run as."""

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root becomes another account")


@contextmanager
def folder_for_all() -> Iterator[Path]:
    """A folder that every account can enter: those of pytest are closed to others."""
    with tempfile.TemporaryDirectory() as place:
        os.chmod(place, 0o755)
        yield Path(place)


def as_account(account: int, do: Callable[[], object]) -> None:
    """Do something in a process of another account; fails if it does. Only root can call it."""
    child = os.fork()
    if child:
        assert os.waitpid(child, 0)[1] == 0, "what was done as another account failed: see above"
        return
    status = 1
    try:
        os.setgroups([])
        os.setgid(account)
        os.setuid(account)
        do()
        status = 0
    except BaseException:  # noqa: BLE001  a child must never go on as a second test run
        traceback.print_exc()
    finally:
        os._exit(status)
