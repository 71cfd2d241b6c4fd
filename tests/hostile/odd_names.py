"""Folders among the submissions that are called as nobody can be enrolled."""

import os
import shutil
from pathlib import Path

from qihang.system.site import Site

NAMES = (
    "x<img src=x onerror=window.hit=1>",
    "=1+1",
    "--help",
    "-1",
    "right0 ",
    "a b",
    "王伟",
    "right0;touch x",
    "$(touch x)",
    "%s%n{0}",
    "\x1b[2J[ERROR] fine",
    "two\nlines",
    "x" * 200,
    "*",
    "[a-z]*",
    os.fsdecode(b"\xff\xfe"),
)
"""Each holds a hand-in of all points."""


def lay(site: Site) -> None:
    """Put a right hand-in under each of the names, and a few things that are no folders."""
    for name in NAMES:
        shutil.copytree(site.submitted / "right0", site.submitted / name)
    (site.submitted / "loose.txt").write_text("loose", encoding="utf-8")
    os.mkfifo(site.submitted / "pipe")
    (site.submitted / "elsewhere").symlink_to(site.submitted / "right0")


def in_the_gradebook(numbers: set[str]) -> set[str]:
    """Those of the names that got a row in nbgrader's gradebook, which none may."""
    return numbers & {*NAMES, "elsewhere", "loose.txt", "pipe"}


def shown(name: str) -> str:
    """The beginning of a name as a command shows it."""
    return "".join(sign if sign.isprintable() else "?" for sign in Path(name).name)[:40]
