"""The world that hostile submissions are in: what must stay as it is, and who listens."""

from __future__ import annotations

import hashlib
import os
import socket
import stat
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from qihang.system.site import Site
from tests.hostile.cases import World

WRITTEN_BY_MARKING = (
    "autograded",
    "log",
    "marking.lock",
    "store.lock",
    "gradebook.db",
    "answers.db",
)
"""In the folder of a classroom's data."""

DEEPEST = 30
"""Parts of a path that are looked at."""


@dataclass
class Listeners:
    """Sockets that nobody may reach."""

    reached: list[str] = field(default_factory=list)

    def listen(self, name: str, listener: socket.socket) -> None:
        """Note whoever comes, until the socket is closed."""
        threading.Thread(target=self._wait, args=(name, listener), daemon=True).start()

    def _wait(self, name: str, listener: socket.socket) -> None:
        try:
            if listener.type == socket.SOCK_DGRAM:
                listener.recv(1)
            else:
                listener.accept()
        except OSError:
            return
        self.reached.append(name)


@contextmanager
def world(site: Site, outside: Path) -> Iterator[tuple[World, Listeners]]:
    """A world around a site: files, sockets and a process that live as long as it does."""
    outside.mkdir()
    (outside / "canary.txt").write_text("alive", encoding="utf-8")
    listeners = Listeners()
    # Where kernels look for the answer service, which does not run while a class is marked.
    by_path, abstract = site.answer_socket, f"\0{outside}"
    with ExitStack() as stack:
        tcp = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        udp = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        udp.bind(("127.0.0.1", 0))
        listeners.listen("tcp", tcp)
        listeners.listen("udp", udp)
        for address in (str(by_path), abstract):
            listener = stack.enter_context(socket.socket(socket.AF_UNIX))
            listener.bind(address)
            listener.listen()
            listeners.listen(address, listener)
        process = stack.enter_context(subprocess.Popen(["cat"], stdin=subprocess.PIPE))
        stack.callback(process.kill)
        ports = tcp.getsockname()[1], udp.getsockname()[1]
        yield World(site, outside, *ports, by_path, abstract, process.pid), listeners
        by_path.unlink(missing_ok=True)


def is_running(pid: int) -> bool:
    """Whether a process lives, and is neither stopped nor traced."""
    with open(f"/proc/{pid}/status", encoding="utf-8") as status:
        said = {name: value.strip() for name, _, value in (line.partition(":") for line in status)}
    return said["State"][0] in "SR" and said["TracerPid"] == "0"


def all_files(world: World) -> dict[str, str]:
    """Every file that marking does not write, with what it holds."""
    site = world.site
    found = {}
    for top in (site.root, site.var, world.outside):
        for path in _below(top):
            inside = path.relative_to(top).parts[0]
            if top == site.var and inside.startswith(WRITTEN_BY_MARKING):
                continue
            found[str(path)] = _what_is(path)
    return found


def _below(top: Path) -> Iterator[Path]:
    """What lies below a folder, but for what is deeper than anything of ours."""
    folders = [top]
    while folders:
        for path in sorted(folders.pop().iterdir()):
            yield path
            if path.is_dir() and not path.is_symlink() and len(path.parts) < DEEPEST:
                folders.append(path)


def _what_is(path: Path) -> str:
    known = path.lstat()
    said = f"{stat.filemode(known.st_mode)}"
    if stat.S_ISLNK(known.st_mode):
        return f"{said} {os.readlink(path)}"
    if not stat.S_ISREG(known.st_mode):
        return said
    said += f" {known.st_size} {known.st_mtime_ns}"
    # A file of a terabyte has holes for its most part; its size and date will do.
    if known.st_blocks * 512 < known.st_size:
        return said
    return f"{said} {hashlib.sha256(path.read_bytes()).hexdigest()}"
