"""The walls around a process that runs what trainees handed in.

A fresh child with one thread calls :func:`enter` and can then read the given paths and
nothing else, write in one scratch folder, reach no network and no socket, start no
process or program, touch no other process, and use only so much time and memory. The
walls are user, network and IPC namespaces, Landlock, a seccomp filter and resource
limits: all of the Linux kernel, none needs root, and none can be taken down again from
inside. What they leave open: whether a path exists, and its size and dates.
"""

from __future__ import annotations

import ctypes
import errno
import logging
import os
import platform
import resource
import signal
import socket
import struct
import sys
import sysconfig
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from qihang.site import Trouble

log = logging.getLogger(__name__)

WITHOUT_WALLS = "QIHANG_WITHOUT_WALLS"
"""Environment: ``1`` lets marking go on where the machine cannot put up every wall."""

WALLS = ("namespaces", "landlock", "seccomp")

_libc = ctypes.CDLL(None, use_errno=True)

_CLONE_NEWIPC, _CLONE_NEWUSER, _CLONE_NEWNET = 0x08000000, 0x10000000, 0x40000000
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP = 1, 38, 22
_SECCOMP_MODE_FILTER = 2


@dataclass(frozen=True)
class Limits:
    """What a process may use at most."""

    cpu_seconds: int = 120
    memory: int = 2 * 2**30
    """Bytes of address space."""
    file_size: int = 16 * 2**20
    """Bytes of one file."""
    open_files: int = 64


@dataclass(frozen=True)
class Room:
    """What is inside the walls: paths to read, and one folder to write in, if any."""

    reads: tuple[Path, ...]
    scratch: Path | None = None
    limits: Limits = Limits()
    threads: bool = True
    """Whether the process may start threads."""


class WallFell(OSError):
    """The kernel did not put up a wall."""


def enter(room: Room, walls: Iterable[str] = WALLS) -> None:
    """Put up the ``walls`` around this process for good; it must have one thread only.

    Raises :class:`WallFell` where the kernel refuses one; the process should end then.
    """
    wanted = frozenset(walls)
    if _libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        raise _fallen("no_new_privs")
    if "namespaces" in wanted:
        separate()
    if "landlock" in wanted:
        _close_the_files(room)
    _limit(room.limits)
    # Last: the filter forbids what the others needed.
    if "seccomp" in wanted:
        _filter_calls(room.threads)


def end_with_parent() -> None:
    """Let this process be killed when its parent ends."""
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


@cache
def standing() -> dict[str, bool]:
    """Which walls stand on this machine; each is tried for real, in a child."""
    trials: dict[str, Callable[[], bool]] = {
        "namespaces": _reaches_nobody,
        "landlock": _lists_nothing,
        "seccomp": _starts_nothing,
    }
    return {wall: _holds(wall, trial) for wall, trial in trials.items()}


def walls() -> tuple[str, ...]:
    """The walls to put up: all of them, or those that stand where that is allowed.

    Raises :class:`Trouble` where a wall cannot stand and ``QIHANG_WITHOUT_WALLS`` does
    not say that marking goes on without it.
    """
    missing = [wall for wall, stands in standing().items() if not stands]
    if not missing:
        return WALLS
    if os.environ.get(WITHOUT_WALLS) != "1":
        raise Trouble(
            f"This machine cannot wall off marking ({', '.join(missing)}). "
            f"Use a newer Linux, or set {WITHOUT_WALLS}=1 to mark without it."
        )
    log.warning("marking without these walls: %s", ", ".join(missing))
    return tuple(wall for wall in WALLS if wall not in missing)


def python_paths() -> tuple[Path, ...]:
    """What Python itself reads: its libraries, the system's, and the time zones."""
    named = sysconfig.get_paths()
    packages = Path(__file__).resolve().parents[2]
    paths = {
        *(named[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")),
        sys.base_prefix + "/lib",
        "/lib",
        "/lib64",
        "/usr/lib",
        "/usr/lib64",
        "/usr/share/zoneinfo",
        "/etc/ld.so.cache",
        "/etc/localtime",
        "/dev/null",
        "/dev/urandom",
        str(packages / "qihang"),
        str(packages / "widgets"),
    }
    return tuple(Path(path) for path in sorted(paths) if os.path.exists(path))


# --- namespaces ---------------------------------------------------------------------


def separate() -> None:
    """Enter namespaces of one's own: no network, and no shared memory of anybody else.

    Raises :class:`WallFell`. Forks stay inside, and need not do it again.
    """
    if _libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET | _CLONE_NEWIPC):
        raise _fallen("namespaces")


# --- Landlock -----------------------------------------------------------------------

_LANDLOCK_CREATE_RULESET, _LANDLOCK_ADD_RULE, _LANDLOCK_RESTRICT_SELF = 444, 445, 446
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1, 2, 4, 8
_TRUNCATE = 1 << 14
_ON_FILES = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1}
"""Every right on files that a version of Landlock knows."""
_ON_A_FILE = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE
_BENEATH = 1


def _close_the_files(room: Room) -> None:
    version = _libc.syscall(_LANDLOCK_CREATE_RULESET, None, ctypes.c_size_t(0), 1)
    if version < 1:
        raise _fallen("landlock")
    everything = _ON_FILES[min(version, 3)]
    handled = struct.pack("=Q", everything)
    ruleset = _libc.syscall(_LANDLOCK_CREATE_RULESET, handled, ctypes.c_size_t(len(handled)), 0)
    if ruleset < 0:
        raise _fallen("landlock")
    for path in room.reads:
        _open_up(ruleset, path, _EXECUTE | _READ_FILE | _READ_DIR)
    if room.scratch is not None:
        _open_up(ruleset, room.scratch, everything & ~_EXECUTE)
    if _libc.syscall(_LANDLOCK_RESTRICT_SELF, ruleset, 0):
        raise _fallen("landlock")
    os.close(ruleset)


def _open_up(ruleset: int, path: Path, rights: int) -> None:
    handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        if not path.is_dir():
            rights &= _ON_A_FILE
        rule = struct.pack("=Qi", rights, handle)
        if _libc.syscall(_LANDLOCK_ADD_RULE, ruleset, _BENEATH, rule, 0):
            raise _fallen("landlock")
    finally:
        os.close(handle)


# --- seccomp ------------------------------------------------------------------------


@dataclass(frozen=True)
class _Machine:
    """The numbers of system calls on one kind of processor."""

    audit: int
    clone: int
    fcntl: int
    ioctl: int
    forks: tuple[int, ...]
    """Calls that start a process or a program."""
    others: tuple[int, ...]
    """Calls that reach other processes or the kernel's larger doors."""
    beside_landlock: tuple[int, ...]
    """Calls for which Landlock has no right: they take a path, whosever it is."""
    most: int
    """Numbers from here on belong to another calling convention."""


_CLONE3 = 435
_SAME_EVERYWHERE = (424, 425, 426, 427, 434, 438, 440, 460, 461)
"""pidfd_send_signal, io_uring_setup, _enter, _register, pidfd_open, pidfd_getfd, …"""
_NEW_BESIDE_LANDLOCK = (452, 463, 466)
"""fchmodat2, setxattrat, removexattrat."""
_MACHINES = {
    "x86_64": _Machine(
        audit=0xC000003E,
        clone=56,
        fcntl=72,
        ioctl=16,
        # fork vfork execve execveat
        forks=(57, 58, 59, 322),
        # kill tkill tgkill rt_sigqueueinfo rt_tgsigqueueinfo ptrace process_vm_readv/_writev
        # kcmp setpriority sched_setaffinity sched_setscheduler sched_setparam prlimit64
        # unshare setns mount umount2 pivot_root chroot bpf perf_event_open userfaultfd
        # keyctl add_key request_key shmget msgget semget
        others=(
            62, 200, 234, 129, 297, 101, 310, 311, 312, 141, 203, 144, 142, 302, 272, 308, 165,
            166, 155, 161, 321, 298, 323, 250, 248, 249, 29, 68, 64, *_SAME_EVERYWHERE,
        ),
        # socket (to one that has a path) chmod fchmod fchmodat chown fchown lchown fchownat
        # utime utimes futimesat utimensat setxattr lsetxattr fsetxattr removexattr lremovexattr
        # fremovexattr
        beside_landlock=(
            41, 90, 91, 268, 92, 93, 94, 260, 132, 235, 261, 280, 188, 189, 190, 197, 198, 199,
            *_NEW_BESIDE_LANDLOCK,
        ),
        most=0x40000000,
    ),
    "aarch64": _Machine(
        audit=0xC00000B7,
        clone=220,
        fcntl=25,
        ioctl=29,
        forks=(221, 281),
        others=(
            129, 130, 131, 138, 240, 117, 270, 271, 272, 140, 122, 119, 118, 261, 97, 268, 40,
            39, 41, 51, 280, 241, 282, 219, 217, 218, 194, 186, 190, *_SAME_EVERYWHERE,
        ),
        beside_landlock=(
            198, 52, 53, 54, 55, 88, 5, 6, 7, 14, 15, 16, *_NEW_BESIDE_LANDLOCK,
        ),
        most=0x40000000,
    ),
}  # fmt: skip
_CLONE_THREAD = 0x00010000
_SET_OWNER = (8, 10, 15)
"""F_SETOWN, F_SETSIG, F_SETOWN_EX: any signal to any process, when a file has news."""
_SET_OWNER_OF_SOCKET = (0x8901, 0x8902)
"""FIOSETOWN, SIOCSPGRP: the same by ioctl."""
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _REFUSE = 0x7FFF0000, 0x80000000, 0x00050000
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT, _SECOND_ARGUMENT = 0, 4, 16, 24


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


def _filter_calls(threads: bool) -> None:
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        raise WallFell(errno.ENOSYS, f"no filter for {platform.machine()}")
    steps = _steps(machine, threads)
    program = _Program(len(steps), b"".join(steps))
    if _libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0):
        raise _fallen("seccomp")


def _steps(machine: _Machine, threads: bool) -> list[bytes]:
    """The filter: refused calls fail with EPERM, everything else goes through."""
    refused, missing = _REFUSE | errno.EPERM, _REFUSE | errno.ENOSYS
    steps = [
        _step(_LOAD, _ARCHITECTURE),
        _step(_EQUAL, machine.audit, yes=1),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER),
        _step(_AT_LEAST, machine.most, no=1),
        _step(_RETURN, _KILL),
    ]
    no_threads = () if threads else (machine.clone,)
    for number in (*machine.others, *machine.beside_landlock, *machine.forks, *no_threads):
        steps += [_step(_EQUAL, number, no=1), _step(_RETURN, refused)]
    steps += _refuse_commands(machine.fcntl, _SET_OWNER, refused)
    steps += _refuse_commands(machine.ioctl, _SET_OWNER_OF_SOCKET, refused)
    # The C library takes "no such call" as the sign to use clone, whose flags can be read.
    steps += [_step(_EQUAL, _CLONE3, no=1), _step(_RETURN, missing)]
    steps += [
        _step(_EQUAL, machine.clone, no=3),
        _step(_LOAD, _FIRST_ARGUMENT),
        _step(_ANY_BIT, _CLONE_THREAD, yes=1),
        _step(_RETURN, refused),
    ]
    return [*steps, _step(_RETURN, _ALLOW)]


def _refuse_commands(call: int, commands: tuple[int, ...], refused: int) -> list[bytes]:
    """Steps that refuse a call with one of these as its second argument."""
    checks = [_step(_LOAD, _SECOND_ARGUMENT)]
    for command in commands:
        checks += [_step(_EQUAL, command, no=1), _step(_RETURN, refused)]
    checks.append(_step(_LOAD, _NUMBER))
    return [_step(_EQUAL, call, no=len(checks)), *checks]


def _step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("=HBBI", code, yes, no, value)


# --- limits -------------------------------------------------------------------------


def _limit(limits: Limits) -> None:
    for what, most in (
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_FSIZE, limits.file_size),
        (resource.RLIMIT_NOFILE, limits.open_files),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        lowest = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (lowest, lowest))


def _fallen(wall: str) -> WallFell:
    number = ctypes.get_errno()
    return WallFell(number, f"{wall}: {os.strerror(number)}")


# --- trying them --------------------------------------------------------------------


def _holds(wall: str, trial: Callable[[], bool]) -> bool:
    child = os.fork()
    if not child:
        held = False
        with suppress(BaseException):
            enter(Room(python_paths()), [wall])
            held = trial()
        os._exit(0 if held else 1)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 0


def _reaches_nobody() -> bool:
    with socket.socket() as ours:
        ours.settimeout(1)
        return ours.connect_ex(("127.0.0.1", 9)) == errno.ENETUNREACH


def _lists_nothing() -> bool:
    try:
        os.listdir("/")
    except PermissionError:
        return True
    return False


def _starts_nothing() -> bool:
    try:
        child = os.fork()
    except PermissionError:
        return True
    if not child:
        os._exit(0)
    os.waitpid(child, 0)
    return False
