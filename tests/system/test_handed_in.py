"""What lies among the hand-ins is read, or refused with its reason; nothing waits for it."""

import os
import shutil
import socket
import sys
from contextlib import contextmanager
from itertools import count

import pytest

from qihang.system import files, handed_in
from qihang.system.handed_in import DEEPEST, LARGEST, MOST_FILES, Odd, content, oddity

NAME = "t1.ipynb"


@pytest.fixture
def below(tmp_path):
    """``submitted/`` with the folder of one hand-in."""
    (tmp_path / "submitted" / "1001" / "t1").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / NAME).write_text("secret", encoding="utf-8")
    return tmp_path / "submitted"


@pytest.fixture
def folder(below):
    return below / "1001" / "t1"


def bound(path):
    here = os.open(path.parent, os.O_PATH)
    with socket.socket(socket.AF_UNIX) as ours:
        ours.bind(f"/proc/self/fd/{here}/{path.name}")
    os.close(here)


def sparse(size):
    def lay(path):
        with path.open("wb") as file:
            file.truncate(size)

    return lay


def link(target):
    return lambda path: path.symlink_to(target)


ODD = {
    "a pipe": (os.mkfifo, "a pipe or a device"),
    "a socket": (bound, "a pipe or a device"),
    "a folder": (os.mkdir, "a pipe or a device"),
    "a link to a file": (link(f"../../../elsewhere/{NAME}"), "a link"),
    "a link to nothing": (link("nowhere"), "a link"),
    "a link to itself": (link(NAME), "a link"),
    "a link to zeros without end": (link("/dev/zero"), "a link"),
    "a terabyte": (sparse(2**40), "larger than 20,971,520 bytes"),
    "one byte too many": (sparse(LARGEST + 1), "larger than 20,971,520 bytes"),
}


@pytest.mark.parametrize("kind", ODD)
def test_what_is_no_plain_file_of_a_usual_size_is_not_read(below, folder, kind):
    lay, said = ODD[kind]
    lay(folder / NAME)
    with pytest.raises(Odd, match=said):
        content(folder / NAME, below)
    assert handed_in.content_or_none(folder / NAME, below) is None


def test_a_plain_file_is_read_up_to_its_limit(below, folder):
    (folder / NAME).write_bytes(b"x" * 30)
    assert content(folder / NAME, below) == b"x" * 30
    assert content(folder / NAME, below, most=30) == b"x" * 30
    with pytest.raises(Odd, match="larger than 29 bytes"):
        content(folder / NAME, below, most=29)
    with pytest.raises(FileNotFoundError):
        content(folder / "other.ipynb", below)


@pytest.mark.parametrize("place", ["1001", "1001/t1"])
def test_no_folder_on_the_way_is_a_link(below, place):
    shutil.rmtree(below / place)
    (below / place).symlink_to(below.parent / "elsewhere")
    wanted = below / "1001" / "t1" / NAME if place.endswith("t1") else below / "1001" / NAME
    with pytest.raises(Odd, match="a link"):
        content(wanted, below)
    assert "is a link" in str(oddity(below / "1001" / "t1", below))


def test_a_file_that_grows_while_it_is_read_is_refused(below, folder, monkeypatch):
    (folder / NAME).write_bytes(b"x")
    monkeypatch.setattr(handed_in.os, "read", lambda _handle, size: b"x" * size)
    with pytest.raises(Odd, match="larger than"):
        content(folder / NAME, below)


def test_a_disk_that_gives_little_by_little_is_not_waited_for(below, folder, monkeypatch):
    (folder / NAME).write_bytes(b"x")
    monkeypatch.setattr(handed_in.os, "read", lambda _handle, _size: b"x")
    seconds = count()
    monkeypatch.setattr(handed_in.time, "monotonic", lambda: next(seconds))
    with pytest.raises(Odd, match="takes longer than 10 s"):
        content(folder / NAME, below)


@contextmanager
def without_rights():
    """As an account that may not do everything."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize("place", ["1001/t1", f"1001/t1/{NAME}"])
def test_what_this_account_may_not_read_is_named(below, folder, place):
    (folder / NAME).write_bytes(b"x")
    for one in (below, *below.parents[:3]):
        one.chmod(0o755)
    (below / place).chmod(0)
    try:
        with without_rights():
            with pytest.raises(Odd, match="cannot be read"):
                content(folder / NAME, below)
            if place.endswith("t1"):
                assert "cannot be read (Permission denied)" in str(oddity(folder, below))
    finally:
        (below / place).chmod(0o700)


def in_each_other(folder, levels):
    """Folders in each other, however long their path becomes."""
    here = os.open(folder, os.O_PATH)
    for _ in range(levels):
        os.mkdir("folder-in-folder", dir_fd=here)
        inner = os.open("folder-in-folder", os.O_PATH, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)


def many(folder):
    for number in range(MOST_FILES + 1):
        (folder / f"{number}.txt").touch()


def large_together(folder):
    for number in range(3):
        sparse(LARGEST // 2)(folder / f"{number}.bin")


REFUSED = {
    "too many files": (many, f"holds more than {MOST_FILES} files"),
    "too large together": (large_together, "is larger than 20 MB"),
    "too deep": (lambda folder: in_each_other(folder, DEEPEST + 1), "folders in each other"),
    "a pipe deep inside": (
        lambda folder: ((folder / "in").mkdir(), os.mkfifo(folder / "in" / "pipe")),
        "holds pipe, a link, a pipe or a device",
    ),
    "a name that rewrites the screen": (
        lambda folder: os.mkfifo(folder / "\x1b[2J\n[ERROR]"),
        r"holds ?[2J?[ERROR], a link",
    ),
    "a name that is no text": (
        lambda folder: os.mkfifo(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe")),
        "holds ??, a link",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_folder_is_refused_as_a_whole_with_its_reason(below, folder, kind):
    lay, said = REFUSED[kind]
    lay(folder)
    assert said in str(oddity(folder, below))


def test_a_usual_folder_and_a_missing_one_are_not_odd(below, folder):
    (folder / NAME).write_bytes(b"x")
    assert oddity(folder, below) is None
    assert oddity(below / "1002" / "t1", below) is None


def test_a_folder_that_is_a_file_is_named(below, folder):
    folder.rmdir()
    folder.touch()
    assert str(oddity(folder, below)) == "is no folder"


def test_a_folder_of_any_depth_is_cleared(tmp_path):
    top = tmp_path / "top"
    top.mkdir()
    (top / "link").symlink_to(tmp_path)
    in_each_other(top, 2 * sys.getrecursionlimit())
    (tmp_path / "stays").touch()
    files.clear(top)
    assert [path.name for path in tmp_path.iterdir()] == ["stays"]
