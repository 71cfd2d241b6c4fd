"""Write one file from which ``make start`` installs without any network: ``make bundle``.

It holds the project's files, and the packages of ``requirements.lock`` for each Python that it
may meet, pip with them; whoever installs from it checks them by their hashes.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tarfile
from pathlib import Path

import qihang
from qihang.officer.machine import locked
from qihang.system.site import Site

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"

PYTHONS = ("3.11", "3.12", "3.13")
"""What Debian 12 and 13 and Ubuntu 24.04 come with."""

GLIBC = range(5, 29)
"""The minor versions of the C library that packages may be made for: 2.28 is Debian 10's."""

PLATFORMS = [
    *(f"manylinux_2_{minor}_x86_64" for minor in reversed(GLIBC)),
    *("manylinux2014_x86_64", "manylinux2010_x86_64", "manylinux1_x86_64", "linux_x86_64"),
]

AUTHORS = ("exercises", "qihang", "sessions", "solutions", "widgets", "workbooks")
"""Folders in which a new session, laboratory or kind of question lies."""

PRIVATE = re.compile(
    r"\. | var(\.|$) | demo-class\.txt$ | .*\.(db|secret|lock|csv|xlsx|pdf|tar|gz)(-\w+)?$",
    re.VERBOSE | re.IGNORECASE,
)
"""Names of a classroom's data, class lists, PIN cards and backups, and of what is hidden."""


def main() -> None:
    """Fetch what is not there yet, and write the file below ``build/``."""
    wheels = BUILD / "wheels"
    wheels.mkdir(parents=True, exist_ok=True)
    for python in PYTHONS:
        print(f"Python {python} …", flush=True)
        fetch(python, wheels)
    drop_others(wheels, (ROOT / "requirements.lock").read_text(encoding="utf-8"))
    made = write(project(), wheels, BUILD / f"qihang-{qihang.__version__}.tar")
    with made.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    print(f"{made.relative_to(ROOT)}  {made.stat().st_size / 10**6:.0f} MB\nSHA-256  {digest}")
    print(
        f"装到没有网络的电脑 · To install it where there is no network: "
        f"tar xf {made.name} && cd {made.stem} && make start"
    )


def fetch(python: str, wheels: Path) -> None:
    """Download the locked packages for one Python, from its first release on, if need be.

    Raises :class:`subprocess.CalledProcessError`; pip has said why.
    """
    platforms = [word for name in PLATFORMS for word in ("--platform", name)]
    asked = ["--python-version", python, "--implementation", "cp", *platforms]
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    how = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "--dest", str(wheels)]
    lock = ["--requirement", str(ROOT / "requirements.lock")]
    subprocess.run([*command, *how, *asked, *lock], check=True)


def drop_others(wheels: Path, lock: str) -> None:
    """Remove what was downloaded for another lock."""
    wanted = {(_plain(name), version) for name, version in locked(lock).items()}
    for path in wheels.iterdir():
        name, version, *_ = path.name.split("-")
        if (_plain(name), version) not in wanted:
            path.unlink()


def project() -> list[str]:
    """The project's files: what git knows, and an author's that it was not told of yet.

    Nothing of a classroom's data, wherever in the folder it or a copy of it lies.
    """
    var = Site.here().var.resolve()
    known = {name for name in _listed("--cached") if (ROOT / name).exists()}
    new = {name for name in _listed("--others", "--exclude-standard") if _is_authors(name)}
    return sorted(name for name in known | new if not (ROOT / name).resolve().is_relative_to(var))


def _listed(*which: str) -> list[str]:
    command = ["git", "ls-files", "-z", *which]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [name for name in said.split("\0") if name]


def _is_authors(name: str) -> bool:
    """Whether a file that git does not know is a course's; a folder that is its own is not."""
    first, *inside = Path(name).parts
    path = ROOT / name
    return (
        first in AUTHORS
        and not any(map(PRIVATE.match, inside))
        and path.is_file()
        and not path.is_symlink()
    )


def write(names: list[str], wheels: Path, target: Path) -> Path:
    """Write the file, of which every account can read all once it is unpacked."""
    with tarfile.open(target, "w") as tar:
        for name in names:
            tar.add(ROOT / name, f"{target.stem}/{name}", filter=_of_nobody)
        for path in sorted(wheels.iterdir()):
            tar.add(path, f"{target.stem}/wheels/{path.name}", filter=_of_nobody)
    return target


def _of_nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mode = 0o755 if entry.mode & 0o100 else 0o644
    return entry


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    main()
