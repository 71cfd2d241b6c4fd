"""Why a layer of the sandbox does not work here, and what an administrator does about it."""

from __future__ import annotations

import os
import platform
import shlex
import stat
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from qihang.language.messages import Translated, listed, message
from qihang.system.account import NUMBER, kernels_account

_COUNTS = ("max_user_namespaces", "max_net_namespaces", "max_ipc_namespaces", "max_mnt_namespaces")
_FORBIDDING = {"unprivileged_userns_clone": "0", "apparmor_restrict_unprivileged_userns": "1"}
"""Settings of Debian's and of Ubuntu's Linux, with the value that forbids namespaces."""


def reason(missing: Collection[str], reads: Iterable[Path]) -> Translated:
    """Cause and cure for the first of the layers that do not work.

    ``reads`` is what the processes in the sandbox must be able to read.
    """
    if "namespaces" in missing:
        return _forbidden() or _held_from_outside()
    if "root" in missing:
        return _forbidden() or _no_account() or _closed(reads) or _old()
    if "landlock" in missing:
        return message(
            "Landlock is not there: use Linux 5.13 or newer, and name landlock in lsm= where it "
            "is started."
        )
    return message(
        "Its filter of system calls does not work on this processor ({machine}).",
        machine=platform.machine(),
    )


def _forbidden() -> Translated | None:
    """Which setting of Linux forbids namespaces, if one does."""
    for name in _COUNTS:
        if _setting(f"user/{name}") == "0":
            return _allow(f"user.{name}", 0, 10_000)
    for name, forbids in _FORBIDDING.items():
        if os.geteuid() and _setting(f"kernel/{name}") == forbids:
            return _allow(f"kernel.{name}", int(forbids), 1 - int(forbids))
    return None


def _allow(name: str, value: int, allows: int) -> Translated:
    return message(
        "The setting {name} of Linux is {value}, which forbids namespaces. "
        "Allow them with `sudo sysctl {name}={allows}`.",
        name=name,
        value=value,
        allows=allows,
    )


def _held_from_outside() -> Translated:
    return message(
        "What it was started by forbids namespaces. A container: start it with "
        "--security-opt seccomp=unconfined; a service: without RestrictNamespaces=; else ask who "
        "administers this PC."
    )


def _no_account() -> Translated | None:
    if os.geteuid() or kernels_account() is not None:
        return None
    return message(
        "It was started as root where there is no account {number} for trainees' pages. "
        "Start it with an ordinary account.",
        number=NUMBER,
    )


def _closed(reads: Iterable[Path]) -> Translated | None:
    """What the account of kernels cannot read, where they are not of this one."""
    if kernels_account() is None:
        return None
    closed = sorted(path for path in {one.resolve() for one in reads} if _holds_closed(path))
    # Whoever opens a folder opens all that is in it.
    outermost = [path for path in closed if not any(one in closed for one in path.parents)]
    if not outermost:
        return None
    return message(
        "It was started as root, and only root can read all of {paths}. "
        "Let everybody read it with `chmod -R a+rX {words}`.",
        paths=listed(outermost),
        words=shlex.join(map(str, outermost)),
    )


def _holds_closed(path: Path) -> bool:
    """Whether there is anything in ``path`` that not everybody can read.

    Of what the system itself brings only the folder is looked at: it may hold what is not for all.
    """
    if not _is_open(path):
        return True
    if path.is_relative_to("/usr") or not path.is_dir():
        return False
    for folder, folders, files in os.walk(path):
        # What Python compiled is read where it can be, and made again where it cannot.
        folders[:] = [name for name in folders if name != "__pycache__"]
        if not all(_is_open(Path(folder, name)) for name in (*folders, *files)):
            return True
    return False


def _is_open(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except OSError:
        # A link that leads nowhere, or what is just gone.
        return True
    needed = 0o005 if stat.S_ISDIR(mode) else 0o004
    return mode & needed == needed


def _old() -> Translated:
    return message("A container, or a Linux older than 5.12, forbids mounts in a root of its own.")


def _setting(name: str) -> str:
    with suppress(OSError):
        return Path("/proc/sys", name).read_text(encoding="utf-8").strip()
    return ""
