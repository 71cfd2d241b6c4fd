"""A log takes what any process says in any way, and cannot be filled by it."""

import errno
import logging
import os
import subprocess
import sys

import pytest

from qihang.system import logs
from qihang.system.logs import Log, LogFile, WithoutWords
from tests.support.waiting import until


class Clock:
    """Seconds that a test turns on."""

    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def kept():
    return []


def said(kept):
    return b"".join(kept).decode()


def test_what_is_said_stands_in_the_log_line_by_line(kept):
    Log(kept.append).hear("启动了\tserving\n".encode())
    assert said(kept) == "启动了\tserving\n"


@pytest.mark.security("a line of a log steers the terminal of whoever reads it")
@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (b"\x1b[2J\x1b]0;owned\x07", r"\x1b[2J\x1b]0;owned\x07"),
        (b"right\rwrong", r"right\rwrong"),
        ("\x9b31m\u202egnp.exe".encode(), r"\x9b31m\u202egnp.exe"),
        (b"\0\x08\x7f", r"\x00\x08\x7f"),
        (b"\xff\xfe", r"\xff\xfe"),
    ],
)
def test_what_steers_a_terminal_is_written_as_signs(kept, line, shown):
    Log(kept.append).hear(line + b"\n")
    assert said(kept) == f"{shown}\n"


def test_a_sign_that_comes_in_two_parts_is_whole(kept):
    log = Log(kept.append)
    for part in "启航".encode()[:4], "启航".encode()[4:]:
        log.hear(part)
    assert said(kept) == "启航"


def test_too_much_is_left_out_and_its_size_said_when_there_is_room(kept, clock):
    log = Log(kept.append, each_second=100, at_once=1000, clock=clock)
    for _ in range(100):
        log.hear(b"x" * 99 + b"\n")
    assert said(kept).count("\n") == 6
    clock.now = logs.SILENCE + 1
    log.hear(b"again\n")
    assert said(kept).endswith("\n(9400 bytes more were said and left out)\nagain\n")


def test_empty_lines_and_signs_that_grow_are_limited_too(kept, clock):
    log = Log(kept.append, each_second=100, at_once=10_000, clock=clock)
    for _ in range(1000):
        log.hear(b"\n" * 10)
        log.hear(bytes(10))
    assert said(kept).count("\n") < 10_000 / logs.LINE
    assert len(said(kept)) < 11_000


@pytest.mark.faults("the disk of the logs is full for a moment while pages print")
def test_a_log_without_room_goes_on_when_there_is_room(kept):
    tries = []

    def write(part):
        tries.append(part)
        if len(tries) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        kept.append(part)

    log = Log(write)
    with log.pipe() as pipe:
        for count, line in enumerate((b"before\n", b"meanwhile\n", b"after\n"), 1):
            os.write(pipe, line)
            until(lambda count=count: len(tries) >= count)
    log.wait(30)
    assert said(kept) == "before\n\n(10 bytes more were said and left out)\nafter\n"


FLOOD = """
import ctypes, logging, os, subprocess, sys
logging.getLogger("anything").warning("by a logger")
ctypes.CDLL(None).write(2, b"by a library in C\\n", 18)
subprocess.run([sys.executable, "-c", "raise SystemExit('by a child')"])
for _ in range(300):
    os.write(2, b"x" * 65535 + b"\\n")
    logging.getLogger("anything").error("y" * 65535)
raise RuntimeError("by nobody's logger")
"""


@pytest.mark.process
@pytest.mark.security("a process floods its log by loggers, by file, from C and by its children")
def test_a_log_is_bounded_whoever_floods_it(tmp_path):
    log = LogFile(tmp_path / "one.log")
    with log.pipe() as pipe:
        process = subprocess.Popen([sys.executable, "-c", FLOOD], stdout=pipe, stderr=pipe)
    assert process.wait(60) == 1
    log.wait(60)
    text = log.path.read_text()
    assert text.startswith("by a logger\nby a library in C\nby a child\n")
    assert len(text) < logs.AT_ONCE + 10 * logs.EACH_SECOND


def test_a_log_has_a_fixed_number_of_files_of_a_fixed_size(tmp_path, monkeypatch):
    monkeypatch.setattr(logs, "LARGEST", 1000)
    log = LogFile(tmp_path / "one.log")
    for number in range(200):
        log.hear(b"line %d\n" % number * 10)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["one.log", *(f"one.log.{age}" for age in range(1, logs.OLDER + 1))]
    assert all(path.stat().st_size <= 1000 for path in tmp_path.iterdir())
    assert log.last_line() == "line 199"


def test_a_log_that_was_taken_away_is_begun_anew(tmp_path):
    log = LogFile(tmp_path / "one.log")
    log.hear(b"first\n")
    log.path.rename(tmp_path / "elsewhere")
    log.hear(b"second\n")
    assert log.path.read_text() == "second\n"


def test_the_last_line_of_a_process_that_ended_is_there(tmp_path):
    log = LogFile(tmp_path / "one.log")
    assert log.last_line() == ""
    with log.pipe() as pipe:
        os.write(pipe, b"first\nlast\n\n")
    assert log.last_line(30) == "last"


@pytest.mark.security("a page makes a widget fail with an answer in the words of the failure")
def test_a_failure_is_logged_without_its_words():
    answer = "of mine"
    try:
        raise ValueError(f"an answer {answer}")
    except ValueError:
        record = logging.LogRecord("k", logging.ERROR, __file__, 1, "it fails", (), sys.exc_info())
    line = WithoutWords("%(message)s").format(record)
    assert "ValueError" in line
    assert "test_logs.py" in line
    assert answer not in line
