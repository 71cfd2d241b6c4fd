"""Open ports and sockets of a running classroom, as the Linux kernel lists them.

Read from ``/proc`` here and not through psutil, which knows only the network that it runs in
itself: a sandboxed kernel has one of its own. Nor does it tell a Unix socket that
listens from one that is connected.
"""

from __future__ import annotations

import os
import socket
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qihang.officer.processes import Process, processes_of
from qihang.system.site import Site

PROC = Path("/proc")

_STATES = {"01": "connected", "0A": "listening", "07": "bound"}


@dataclass(frozen=True)
class Socket:
    """One socket that a process holds open."""

    process: Process
    kind: str
    """``tcp``, ``tcp6``, ``udp``, ``udp6`` or ``unix``."""
    state: str
    address: str
    peer: str = ""

    @property
    def is_listening_port(self) -> bool:
        """Whether somebody could reach it over a network."""
        return self.kind != "unix" and self.state in ("listening", "bound")


def open_sockets(site: Site) -> list[Socket]:
    """Every socket of the classroom's processes, by process."""
    found: list[Socket] = []
    for process in processes_of(site):
        inodes = _inodes(process.pid)
        known = _table(process.pid)
        found += [
            Socket(process, *known[inode]) for inode in sorted(inodes, key=int) if inode in known
        ]
    return found


def _inodes(pid: int) -> set[str]:
    """The sockets among the open descriptors of a process."""
    found = set()
    try:
        for entry in os.scandir(PROC / str(pid) / "fd"):
            target = os.readlink(entry.path)
            if target.startswith("socket:["):
                found.add(target[8:-1])
    except OSError:
        # It ended meanwhile.
        return set()
    return found


def _table(pid: int) -> dict[str, tuple[str, str, str, str]]:
    """Kind, state, address and peer by inode, in the network that the process sees."""
    known: dict[str, tuple[str, str, str, str]] = {}
    folder = PROC / str(pid) / "net"
    for kind in ("tcp", "tcp6", "udp", "udp6"):
        for words in _rows(folder / kind):
            state = _STATES.get(words[3], words[3])
            known[words[9]] = (kind, state, _address(words[1]), _address(words[2]))
    for words in _rows(folder / "unix"):
        state = "listening" if words[3] == "00010000" else "connected"
        known[words[6]] = ("unix", state, words[7] if len(words) > 7 else "", "")
    return known


def _rows(path: Path) -> Iterator[list[str]]:
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    for line in lines[1:]:
        yield line.split()


def _address(text: str) -> str:
    """``0100007F:22C4`` as ``127.0.0.1:8900``; the kernel writes words of 32 bits as they lie."""
    host, _, port = text.partition(":")
    words = [int(host[start : start + 8], 16) for start in range(0, len(host), 8)]
    packed = struct.pack(f"={len(words)}I", *words)
    family = socket.AF_INET if len(packed) == 4 else socket.AF_INET6
    shown = socket.inet_ntop(family, packed)
    return f"{f'[{shown}]' if ':' in shown else shown}:{int(port, 16)}"
