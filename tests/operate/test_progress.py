"""Whoever waits longer than a second sees how far it is."""

from __future__ import annotations

from io import StringIO

import pytest

from qihang.language.messages import message
from qihang.operate import progress
from qihang.operate.console import Console


class Terminal(StringIO):
    """What somebody watches."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch):
    """Seconds that the test turns on."""
    now = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    return now


@pytest.mark.parametrize("stream", [StringIO, Terminal])
def test_what_is_done_within_a_second_says_nothing(clock, stream):
    shown = stream()
    tell = progress.Progress(Console("en"), message("files saved"), shown)
    for done in range(1, 4):
        clock[0] += 0.3
        tell(done, 3)
    assert shown.getvalue() == ""


def test_a_terminal_shows_each_step_after_that_and_the_end(clock):
    shown = Terminal()
    tell = progress.Progress(Console("en"), message("files saved"), shown)
    for done in (1, 2, 3, 4):
        clock[0] += 0.5
        tell(done, 4)
    assert [
        line.strip("\n").removesuffix("\x1b[K") for line in shown.getvalue().split("\r")[1:]
    ] == [
        "[###############...............] 2 of 4 files saved, 0 min 01 s left",
        "[######################........] 3 of 4 files saved, 0 min 00 s left",
        "[##############################] 4 of 4 files saved",
    ]


def test_a_log_has_a_line_now_and_then_and_the_end(clock):
    shown = StringIO()
    tell = progress.Progress(Console("en"), message("files saved"), shown)
    for done in range(1, 31):
        clock[0] += 1
        tell(done, 30)
    lines = shown.getvalue().splitlines()
    assert [line.split("] ")[1].split(" files")[0] for line in lines] == [
        "10 of 30", "20 of 30", "30 of 30",
    ]  # fmt: skip
