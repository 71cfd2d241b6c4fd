"""The seccomp filter: the system calls that a sandboxed process may not make.

Refused calls fail with EPERM, everything else goes through. The filter holds what the
other layers leave open: sockets, signals, other processes, and new processes of its own.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
from dataclasses import dataclass
from functools import cache

from qihang.system.linux import LayerFailed, layer_failed, libc

_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 22, 2
_SECCOMP_SET_MODE_FILTER, _SECCOMP_FILTER_FLAG_TSYNC = 1, 1


@dataclass(frozen=True)
class _Machine:
    """The numbers of system calls on one kind of processor."""

    audit: int
    seccomp: int
    clone: int
    schedule: int
    socket: int
    bind: int
    fcntl: int
    ioctl: int
    forks: tuple[int, ...]
    """Calls that start a process or a program."""
    others: tuple[int, ...]
    """Calls that reach other processes or the kernel's larger sockets."""
    beside_landlock: tuple[int, ...]
    """Calls for which Landlock has no right: they take a path, whosever it is."""
    most: int
    """Numbers from here on belong to another calling convention."""


_CLONE3 = 435
_SAME_EVERYWHERE = (
    *(424, 425, 426, 427, 428, 429, 430, 431, 432, 433, 434, 438, 440, 442, 447, 448, 460, 461),
    467,
)
"""pidfd_send_signal, io_uring_setup, _enter, _register, open_tree, move_mount, fsopen, fsconfig,
fsmount, fspick, pidfd_open, pidfd_getfd, process_madvise, mount_setattr, memfd_secret, …"""
_NEW_BESIDE_LANDLOCK = (452, 463, 466)
"""fchmodat2, setxattrat, removexattrat."""
_MACHINES = {
    "x86_64": _Machine(
        audit=0xC000003E,
        seccomp=317,
        clone=56,
        schedule=144,
        socket=41,
        bind=49,
        fcntl=72,
        ioctl=16,
        # fork vfork execve execveat
        forks=(57, 58, 59, 322),
        # kill tkill tgkill rt_sigqueueinfo rt_tgsigqueueinfo ptrace process_vm_readv/_writev
        # kcmp setpriority sched_setaffinity sched_setparam prlimit64
        # unshare setns mount umount2 pivot_root chroot bpf perf_event_open userfaultfd
        # keyctl add_key request_key shmget msgget semget memfd_create mknod mknodat
        # open_by_handle_at syslog sched_setattr ioprio_set migrate_pages move_pages mq_open
        # io_setup timer_create inotify_init inotify_init1 fanotify_init: all accounts, or all
        # processes of one, share how many there can be
        others=(
            62, 200, 234, 129, 297, 101, 310, 311, 312, 141, 203, 142, 302, 272, 308, 165,
            166, 155, 161, 321, 298, 323, 250, 248, 249, 29, 68, 64, 319, 133, 259, 304, 103, 314,
            251, 256, 279, 240, 206, 222, 253, 294, 300, *_SAME_EVERYWHERE,
        ),
        # chmod fchmod fchmodat chown fchown lchown fchownat
        # utime utimes futimesat utimensat setxattr lsetxattr fsetxattr removexattr lremovexattr
        # fremovexattr
        beside_landlock=(
            90, 91, 268, 92, 93, 94, 260, 132, 235, 261, 280, 188, 189, 190, 197, 198, 199,
            *_NEW_BESIDE_LANDLOCK,
        ),
        most=0x40000000,
    ),
    "aarch64": _Machine(
        audit=0xC00000B7,
        seccomp=277,
        clone=220,
        schedule=119,
        socket=198,
        bind=200,
        fcntl=25,
        ioctl=29,
        forks=(221, 281),
        others=(
            129, 130, 131, 138, 240, 117, 270, 271, 272, 140, 122, 118, 261, 97, 268, 40,
            39, 41, 51, 280, 241, 282, 219, 217, 218, 194, 186, 190, 279, 33, 265, 116, 274,
            30, 238, 239, 180, 0, 107, 26, 262, *_SAME_EVERYWHERE,
        ),
        beside_landlock=(
            52, 53, 54, 55, 88, 5, 6, 7, 14, 15, 16, *_NEW_BESIDE_LANDLOCK,
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


_AF_UNIX, _SCHED_OTHER = 1, 0


def filter_calls(sockets: bool, threads: bool = True) -> None:
    """Refuse from now on what :data:`_MACHINES` names, and every socket that has an address.

    With ``sockets`` those of the machine itself (``AF_UNIX``) are let through, with
    ``threads`` new threads. Raises :class:`LayerFailed`.
    """
    filtering = ctypes.byref(program(sockets, threads))
    if libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, filtering, 0, 0):
        raise layer_failed("seccomp")


@cache
def program(sockets: bool, threads: bool) -> _Program:
    """The filter of :func:`filter_calls`. Raises :class:`LayerFailed` for another processor."""
    return _program(_steps(_machine(), sockets, threads))


def refuse_new_addresses() -> None:
    """Let no thread of this process give a socket an address again. Raises :class:`LayerFailed`.

    Each address is an entry of a folder on the disk, and stays when the socket is closed.
    """
    machine = _machine()
    no_bind = _program(
        [
            _step(_LOAD, _NUMBER),
            _step(_EQUAL, machine.bind, no=1),
            _step(_RETURN, _REFUSE | errno.EPERM),
            _step(_RETURN, _ALLOW),
        ]
    )
    for_all_threads = (_SECCOMP_SET_MODE_FILTER, _SECCOMP_FILTER_FLAG_TSYNC)
    if libc.syscall(machine.seccomp, *for_all_threads, ctypes.byref(no_bind)):
        raise layer_failed("seccomp")


def _machine() -> _Machine:
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        raise LayerFailed(errno.ENOSYS, f"no filter for {platform.machine()}")
    return machine


def _program(steps: list[bytes]) -> _Program:
    return _Program(len(steps), b"".join(steps))


def _steps(machine: _Machine, sockets: bool, threads: bool) -> list[bytes]:
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
    if sockets:
        steps += _refuse_unless(machine.socket, _FIRST_ARGUMENT, _AF_UNIX, refused)
    else:
        steps += [_step(_EQUAL, machine.socket, no=1), _step(_RETURN, refused)]
    # ZeroMQ gives each of its threads the scheduling that everything has, and ends without.
    steps += _refuse_unless(machine.schedule, _SECOND_ARGUMENT, _SCHED_OTHER, refused)
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


def _refuse_unless(call: int, argument: int, value: int, refused: int) -> list[bytes]:
    """Steps that refuse a call unless an argument has this value."""
    return [
        _step(_EQUAL, call, no=4),
        _step(_LOAD, argument),
        _step(_EQUAL, value, yes=1),
        _step(_RETURN, refused),
        _step(_LOAD, _NUMBER),
    ]


def _refuse_commands(call: int, commands: tuple[int, ...], refused: int) -> list[bytes]:
    """Steps that refuse a call with one of these as its second argument."""
    checks = [_step(_LOAD, _SECOND_ARGUMENT)]
    for command in commands:
        checks += [_step(_EQUAL, command, no=1), _step(_RETURN, refused)]
    checks.append(_step(_LOAD, _NUMBER))
    return [_step(_EQUAL, call, no=len(checks)), *checks]


def _step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("=HBBI", code, yes, no, value)
