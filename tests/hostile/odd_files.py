"""Submissions of which a part is no plain file, or one without end."""

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

from tests.hostile.cases import REFUSED, RESTORED, Submission, hostile

TERABYTE = 2**40

DEEP, DEEP_NAME = 400, "folder-in-folder"
"""Folders in each other: their path is longer than Linux takes one."""


def lay_pipe(path: Path, _: Submission) -> None:
    os.mkfifo(path)


def lay_socket(path: Path, _: Submission) -> None:
    here = os.open(path.parent, os.O_PATH)
    with socket.socket(socket.AF_UNIX) as ours:
        ours.bind(f"/proc/self/fd/{here}/{path.name}")
    os.close(here)


def lay_terabyte(path: Path, _: Submission) -> None:
    with path.open("wb") as file:
        file.truncate(TERABYTE)


def lay_deep_folder(path: Path, _: Submission) -> None:
    path.mkdir()
    here = os.open(path, os.O_PATH)
    for _level in range(DEEP):
        os.mkdir(DEEP_NAME, dir_fd=here)
        inner = os.open(DEEP_NAME, os.O_PATH, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)


def lay_full_folder(path: Path, _: Submission) -> None:
    path.mkdir()
    for number in range(2000):
        (path / f"{number}.txt").touch()


def link_to(target: str) -> Callable[[Path, Submission], None]:
    def lay(path: Path, _: Submission) -> None:
        path.symlink_to(target)

    return lay


def link_to_gradebook(path: Path, submission: Submission) -> None:
    path.symlink_to(submission.world.site.gradebook)


def link_to_folder(path: Path, submission: Submission) -> None:
    path.symlink_to(submission.world.site.submitted / "right0" / "t1")


KINDS = {
    "a pipe": lay_pipe,
    "a socket": lay_socket,
    "a file of a terabyte": lay_terabyte,
    "a folder of endless depth": lay_deep_folder,
    "a folder of thousands of files": lay_full_folder,
    "a link to zeros without end": link_to("/dev/zero"),
    "a link to the terminal": link_to("/dev/tty"),
    "a link to itself": link_to("t1.ipynb"),
    "a link to nothing": link_to("nowhere"),
    "a link to the gradebook": link_to_gradebook,
    "a link to another's folder": link_to_folder,
}

PLACES = {
    "its notebook": ("t1.ipynb", REFUSED),
    "its time": ("timestamp.txt", RESTORED),
    "a file it brings": ("more.bin", REFUSED),
}

SHORT = {
    ("a pipe", "its time"),
    ("a file of a terabyte", "its notebook"),
    ("a file of a terabyte", "its time"),
    ("a folder of endless depth", "its time"),
    ("a link to zeros without end", "its notebook"),
    ("a link to zeros without end", "its time"),
}
"""What `make test` tries of them."""


def replaced(kind: str, place: str) -> None:
    name, ends = PLACES[place]

    @hostile(f"has {kind} in the place of {place}", ends, (kind, place) not in SHORT)
    def build(submission: Submission) -> None:
        path = submission.folder / name
        path.unlink(missing_ok=True)
        KINDS[kind](path, submission)
        if path == submission.path:
            submission.save = lambda: None  # type: ignore[method-assign]


for every_kind in KINDS:
    for every_place in PLACES:
        replaced(every_kind, every_place)


@hostile("is a folder that is a link to another's", RESTORED, is_variant=True)
def folder_is_link(submission: Submission) -> None:
    shutil.rmtree(submission.folder)
    submission.folder.symlink_to(submission.world.site.submitted / "right0" / "t1")
    submission.save = lambda: None  # type: ignore[method-assign]


@hostile("lies in a trainee's folder that is a link to another's", RESTORED)
def trainee_is_link(submission: Submission) -> None:
    shutil.rmtree(submission.folder.parent)
    submission.folder.parent.symlink_to(submission.world.site.submitted / "right0")
    submission.save = lambda: None  # type: ignore[method-assign]


@hostile("is a plain file in the place of its folder", RESTORED, is_variant=True)
def folder_is_file(submission: Submission) -> None:
    shutil.rmtree(submission.folder)
    submission.folder.write_text("offer = 1", encoding="utf-8")
    submission.save = lambda: None  # type: ignore[method-assign]


@hostile("is a pipe in the place of its folder", RESTORED, is_variant=True)
def folder_is_pipe(submission: Submission) -> None:
    shutil.rmtree(submission.folder)
    os.mkfifo(submission.folder)
    submission.save = lambda: None  # type: ignore[method-assign]


def time_is(words: str, content: bytes, is_variant: bool = True) -> None:
    @hostile(f"was handed in at {words}", RESTORED, is_variant)
    def build(submission: Submission) -> None:
        (submission.folder / "timestamp.txt").write_bytes(content)


DAY = b"2026-11-29 08:00:00"

time_is("a time that takes hours to read", b"1." * 150_000, is_variant=False)
time_is("a time of two hundred signs", b"1." * 100)
time_is("no time at all", b"")
time_is("a time of a million lines", b"\n" * 1_000_000)
time_is("a time of twenty-one megabytes", b"9" * 21 * 2**20)
time_is("a time with an endless fraction", DAY + b"." + b"1" * 5000)
time_is("a time in a zone that is a device", DAY + b" /dev/zero")
time_is("a time in a zone outside of the zones", DAY + b" ../../../../../../dev/zero")
time_is("a time in a zone that is no zone", DAY + b" Nowhere/Land")
time_is("a time in a zone of a million hours", DAY + b" +1000000000")
time_is("a time that is a number without end", b"1e999999")
time_is("a time that rewrites the screen", b"\x1b[2J" + DAY)
time_is("a time with signs that are nothing", DAY + b"\0" * 100)
time_is("a time in another encoding", "2026-11-29 08:00:00 UTC".encode("utf-16"))
