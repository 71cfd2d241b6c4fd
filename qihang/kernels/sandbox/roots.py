"""A root of one's own: a process that sees some folders of the machine and nothing else.

Landlock says what may be opened. It does not hide what cannot be opened, and it has no
right for connecting to a socket by its path; what is not there cannot be connected to.
"""

from __future__ import annotations

import ctypes
import os
import struct
from functools import cache
from pathlib import Path

from qihang.system.linux import layer_failed, libc

_CLONE_NEWNS = 0x00020000
_MS_NOSUID, _MS_NODEV, _MS_NOEXEC, _MS_REC, _MS_PRIVATE = 2, 4, 8, 0x4000, 0x40000
_MNT_DETACH = 2
_OPEN_TREE, _MOVE_MOUNT, _MOUNT_SETATTR = 428, 429, 442
"""These have one number on every processor; the C library may be older than they are."""
_OPEN_TREE_CLONE, _AT_RECURSIVE, _AT_EMPTY_PATH = 1, 0x8000, 0x1000
_MOVE_FROM_DESCRIPTOR = 4
_AT_FDCWD = -100
_READ_ONLY, _NOSUID, _NODEV, _NOEXEC = 1, 2, 4, 8
_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}

_BUILT_AT = "/proc"
"""Where the new root is put together: a folder that is there on every machine."""

ENTRIES = 4096
"""Files and folders that the new root itself can hold, the scratch folder's with them."""


def change(
    reads: tuple[Path, ...],
    home: Path | None,
    sockets: tuple[Path, ...],
    scratch: Path | None,
    size: int,
) -> None:
    """Change to a new root that holds only these paths of the machine.

    ``reads`` can be read and run, ``sockets`` are folders whose sockets can be connected to,
    in ``home`` sockets can be made. ``scratch`` is a new, empty folder in memory, of
    ``size`` bytes. The process must be in a user namespace of its own, with one thread.

    Raises :class:`LayerFailed`.
    """
    if libc.unshare(_CLONE_NEWNS):
        raise layer_failed("root")
    _mount(None, "/", None, _MS_REC | _MS_PRIVATE, None)
    trees = [(path, _tree(path, _READ_ONLY | _NOSUID)) for path in outermost(reads)]
    trees += [
        (str(socket), _tree(str(socket), _READ_ONLY | _NOSUID | _NODEV)) for socket in sockets
    ]
    if home is not None:
        trees.append((str(home), _tree(str(home), _NOSUID | _NODEV | _NOEXEC)))
    about = f"mode=755,size={size},nr_inodes={ENTRIES}"
    _mount("qihang", _BUILT_AT, "tmpfs", _MS_NOSUID | _MS_NODEV | _MS_NOEXEC, about)
    # Whoever the process becomes can go through the folders that lead to what it may read.
    kept = os.umask(0o022)
    for path, tree in trees:
        _attach(path, tree)
    if scratch is not None:
        os.makedirs(f"{_BUILT_AT}{scratch}", exist_ok=True)
    os.umask(kept)
    os.chdir(_BUILT_AT)
    # The old root comes to lie on the new one, at the same place, and is taken off there.
    if libc.syscall(_PIVOT_ROOT[os.uname().machine], b".", b"."):
        raise layer_failed("root")
    if libc.umount2(b".", _MNT_DETACH):
        raise layer_failed("root")
    os.chdir(scratch or "/")


@cache
def outermost(paths: tuple[Path, ...]) -> list[str]:
    """The paths that do not lie in another one of them."""
    kept: list[str] = []
    for path in sorted(map(str, paths)):
        if not any(path == one or path.startswith(f"{one}/") for one in kept):
            kept.append(path)
    return kept


def _tree(path: str, rights: int) -> int:
    """A copy of what is mounted at a path, not attached anywhere yet."""
    how = _OPEN_TREE_CLONE | os.O_CLOEXEC | _AT_RECURSIVE
    tree = int(libc.syscall(_OPEN_TREE, _AT_FDCWD, os.fsencode(path), how))
    if tree < 0:
        raise layer_failed("root")
    wanted = struct.pack("=QQQQ", rights, 0, 0, 0)
    how = _AT_EMPTY_PATH | _AT_RECURSIVE
    if libc.syscall(_MOUNT_SETATTR, tree, b"", how, wanted, ctypes.c_size_t(len(wanted))):
        raise layer_failed("root")
    return tree


def _attach(path: str, tree: int) -> None:
    """Put a tree at its own path below the new root."""
    place = _BUILT_AT + path
    if os.path.isdir(path):
        os.makedirs(place, exist_ok=True)
    else:
        os.makedirs(os.path.dirname(place), exist_ok=True)
        os.close(os.open(place, os.O_CREAT | os.O_CLOEXEC, 0o600))
    where = os.fsencode(place)
    if libc.syscall(_MOVE_MOUNT, tree, b"", _AT_FDCWD, where, _MOVE_FROM_DESCRIPTOR):
        raise layer_failed("root")
    os.close(tree)


def _mount(what: str | None, where: str, kind: str | None, flags: int, about: str | None) -> None:
    words = [None if word is None else word.encode() for word in (what, where, kind, about)]
    if libc.mount(*words[:3], flags, words[3]):
        raise layer_failed("root")
