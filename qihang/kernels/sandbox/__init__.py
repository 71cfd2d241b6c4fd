"""The sandbox around a process that runs what trainees handed in, or serves a trainee's page.

A fresh child with one thread calls :func:`enter` and can then see and read the given
paths and nothing else, write in one scratch folder, reach no network and no socket but
those it was given, start no process or program, touch no other process, and use only so
much time and memory. Its layers are user, network and IPC namespaces, a root of its own
(:mod:`~qihang.kernels.sandbox.roots`), Landlock, a filter of system calls
(:mod:`~qihang.kernels.sandbox.seccomp`) and resource limits: all of Linux itself, none needs the
rights of root, and none can be taken down again from inside.
"""

from __future__ import annotations

import _thread
import ctypes
import errno
import logging
import os
import resource
import signal
import socket
import struct
import sys
import sysconfig
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from qihang.kernels.sandbox import accounts, roots, seccomp
from qihang.kernels.sandbox.reasons import reason
from qihang.language.messages import Translated, listed, message
from qihang.settings import read
from qihang.system.account import kernels_account
from qihang.system.errors import OperatorError
from qihang.system.linux import LayerFailed, layer_failed, libc
from qihang.system.site import Site

log = logging.getLogger(__name__)

LAYERS = ("namespaces", "root", "landlock", "seccomp")

_CAPABILITIES_3 = 0x20080522
_CLONE_NEWIPC, _CLONE_NEWUSER, _CLONE_NEWNET = 0x08000000, 0x10000000, 0x40000000
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38


@dataclass(frozen=True)
class Limits:
    """What a process may use at most."""

    cpu_seconds: int = 120
    memory: int = 2 * 2**30
    """Bytes of address space."""
    file_size: int = 16 * 2**20
    """Bytes of one file, and of a scratch folder that is in memory."""
    open_files: int = 64
    threads: int = 64
    """Counted only where the process has a root of its own; 0 for none, there or not."""


@dataclass(frozen=True)
class Profile:
    """What is inside the sandbox: paths to read, and one folder to write in, if any.

    With a root of its own the scratch folder is a new one in memory. A process that has a
    ``home`` can make sockets there, and connect to those in ``sockets``; others have none.
    """

    reads: tuple[Path, ...]
    scratch: Path | None = None
    limits: Limits = Limits()
    home: Path | None = None
    sockets: tuple[Path, ...] = ()


def enter(profile: Profile, layers: Iterable[str] = LAYERS) -> None:
    """Enter the ``layers`` for good; this process must have one thread only.

    Raises :class:`LayerFailed` where the kernel refuses one; the process should end then.
    """
    wanted = frozenset(layers)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        raise layer_failed("no_new_privs")
    if "namespaces" in wanted:
        separate()
    if "root" in wanted:
        size = profile.limits.file_size
        roots.change(profile.reads, profile.home, profile.sockets, profile.scratch, size)
        _leave_root(profile)
    if "landlock" in wanted:
        _close_the_files(profile)
    if "root" in wanted:
        _count_threads(profile.limits.threads)
    _limit(profile.limits)
    _give_up_rights()
    # Last: the filter forbids what the others needed.
    if "seccomp" in wanted:
        seccomp.filter_calls(sockets=profile.home is not None, threads=profile.limits.threads > 0)


def begin(layers: Iterable[str]) -> tuple[str, ...]:
    """Enter the sandbox that all forks of this process can share; returns those that are left.

    A fork puts those up with :func:`enter`. To make and to clear away a network for each
    would take milliseconds. Raises :class:`LayerFailed`.
    """
    with suppress(OSError):
        # When memory runs out, Linux kills a fork of this process and not the answer service.
        Path("/proc/self/oom_score_adj").write_text("500", encoding="utf-8")
    if "namespaces" in (wanted := tuple(layers)):
        separate()
    # Worked out once, and found there by every fork.
    roots.outermost(python_paths())
    if "seccomp" in wanted:
        for sockets, threads in ((False, True), (True, True), (False, False)):
            seccomp.program(sockets, threads)
    return tuple(layer for layer in wanted if layer != "namespaces")


def end_with_parent() -> None:
    """Let this process be killed when its parent ends."""
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


@cache
def working_layers() -> dict[str, bool]:
    """Which layers work on this machine; each is tried for real, in a child."""
    return {
        "namespaces": _holds(["namespaces"], _reaches_nobody),
        "root": _holds(["namespaces", "root"], _sees_nothing),
        "landlock": _holds(["landlock"], _lists_nothing),
        "seccomp": _holds(["seccomp"], _starts_nothing),
    }


def why(missing: Collection[str]) -> Translated:
    """Cause and cure for layers that do not work here."""
    return reason(missing, python_paths())


def layers() -> tuple[str, ...]:
    """The layers to enter: all of them, or those that hold where that is allowed.

    Raises :class:`OperatorError` where a layer does not work and the setting
    ``incomplete_sandbox`` does not say that pages and marking go on without it.
    """
    missing = [layer for layer, works in working_layers().items() if not works]
    if not missing:
        return LAYERS
    if not read(Site.here()).incomplete_sandbox:
        raise OperatorError(
            message(
                "This machine cannot sandbox trainees' pages and marking ({layers}). {reason} "
                "To go on without, with people you trust: qihang settings incomplete_sandbox true",
                layers=listed(missing),
                reason=why(missing),
            )
        )
    log.warning("pages and marking go on without these layers: %s", ", ".join(missing))
    return tuple(layer for layer in LAYERS if layer not in missing)


@cache
def python_paths() -> tuple[Path, ...]:
    """What Python itself reads: its libraries, the system's, time zones, a course's sessions."""
    named = sysconfig.get_paths()
    packages = Path(__file__).absolute().parents[3]
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
        str(Site.here().sessions),
    }
    # With a root of one's own a path must be there as it is named, and where it leads to.
    paths |= set(map(os.path.realpath, paths))
    return tuple(Path(path) for path in sorted(paths) if os.path.exists(path))


# --- namespaces ---------------------------------------------------------------------


def separate() -> None:
    """Enter namespaces of one's own: no network, and no shared memory of anybody else.

    Raises :class:`LayerFailed`. Forks stay inside, and need not do it again.
    """
    if kernels_account() is not None:
        accounts.separate_root(_unshare)
        return
    user, group = os.geteuid(), os.getegid()
    _unshare()
    # The account is the same one inside: what it makes in a root of its own has an owner.
    names = {"setgroups": "deny", "uid_map": f"{user} {user} 1", "gid_map": f"{group} {group} 1"}
    try:
        for name, line in names.items():
            Path("/proc/self", name).write_text(line, encoding="utf-8")
    except OSError as error:
        raise LayerFailed(error.errno, f"namespaces: {name}: {error.strerror}") from error


def _unshare() -> None:
    if libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET | _CLONE_NEWIPC):
        raise layer_failed("namespaces")


def _leave_root(profile: Profile) -> None:
    """Change from root to the account of kernels, which gets what the profile may write."""
    account = kernels_account()
    if account is None:
        return
    for path in (profile.scratch, profile.home):
        if path is not None:
            os.chown(path, account, account, follow_symlinks=False)
    for path in profile.home.iterdir() if profile.home is not None else ():
        with suppress(FileNotFoundError):  # what another process put there, and took away meanwhile
            os.chown(path, account, account, follow_symlinks=False)
    accounts.become(account)


def _count_threads(most: int) -> None:
    """Count the threads of this process by themselves, not with all of the account."""
    if libc.unshare(_CLONE_NEWUSER):
        raise layer_failed("root")
    resource.setrlimit(resource.RLIMIT_NPROC, (most, most))


def _give_up_rights() -> None:
    """Drop the capabilities that the creator of a namespace has in it."""
    header = struct.pack("=Ii", _CAPABILITIES_3, 0)
    if libc.capset(header, bytes(24)):
        raise layer_failed("capabilities")


# --- Landlock -----------------------------------------------------------------------

_LANDLOCK_CREATE_RULESET, _LANDLOCK_ADD_RULE, _LANDLOCK_RESTRICT_SELF = 444, 445, 446
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1, 2, 4, 8
_REMOVE_FILE, _MAKE_SOCKET, _TRUNCATE = 1 << 5, 1 << 9, 1 << 14
_ON_FILES = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1}
"""Every right on files that a version of Landlock knows."""
_ON_A_FILE = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE
_BENEATH = 1


def _close_the_files(profile: Profile) -> None:
    version = libc.syscall(_LANDLOCK_CREATE_RULESET, None, ctypes.c_size_t(0), 1)
    if version < 1:
        raise layer_failed("landlock")
    everything = _ON_FILES[min(version, 3)]
    # From version 6 on: no abstract socket and no signal of anybody outside, whichever way.
    scoped = 3 if version >= 6 else 0
    size = 24 if version >= 6 else 8
    handled = struct.pack("=QQQ", everything, 0, scoped)[:size]
    ruleset = libc.syscall(_LANDLOCK_CREATE_RULESET, handled, ctypes.c_size_t(len(handled)), 0)
    if ruleset < 0:
        raise layer_failed("landlock")
    for path in profile.reads:
        _open_up(ruleset, path, _EXECUTE | _READ_FILE | _READ_DIR)
    if profile.scratch is not None:
        _open_up(ruleset, profile.scratch, everything & ~_EXECUTE)
    if profile.home is not None:
        _open_up(ruleset, profile.home, _READ_FILE | _READ_DIR | _REMOVE_FILE | _MAKE_SOCKET)
    if libc.syscall(_LANDLOCK_RESTRICT_SELF, ruleset, 0):
        raise layer_failed("landlock")
    os.close(ruleset)


def _open_up(ruleset: int, path: Path, rights: int) -> None:
    handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        if not path.is_dir():
            rights &= _ON_A_FILE
        rule = struct.pack("=Qi", rights, handle)
        if libc.syscall(_LANDLOCK_ADD_RULE, ruleset, _BENEATH, rule, 0):
            raise layer_failed("landlock")
    finally:
        os.close(handle)


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


# --- trying them --------------------------------------------------------------------


def _holds(layers: Iterable[str], trial: Callable[[], bool]) -> bool:
    child = os.fork()
    if not child:
        held = False
        with suppress(BaseException):
            # But for threads, without the limits: this process may exceed those already.
            limits = Limits(memory=2**40, open_files=2**20, threads=1)
            enter(Profile(python_paths(), limits=limits), layers)
            held = trial()
        os._exit(0 if held else 1)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 0


def _reaches_nobody() -> bool:
    with socket.socket() as ours:
        ours.settimeout(1)
        return ours.connect_ex(("127.0.0.1", 9)) == errno.ENETUNREACH


def _sees_nothing() -> bool:
    if os.path.exists("/proc/self") or os.path.exists("/etc/passwd"):
        return False
    for needed in (__file__, os.__file__):
        Path(needed).read_bytes()
    try:
        _thread.start_new_thread(int, ())
    except RuntimeError:
        return True
    return False


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
