"""A copy a day, without a word to anybody, and never at the lesson's cost."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from datetime import date, timedelta

import pytest

from qihang.officer import nightly
from qihang.officer.nightly import (
    Nightly,
    copies,
    copy_of,
    is_behind,
    is_due,
    is_quiet,
    make,
    today,
)
from qihang.system.errors import OperatorError
from tests.conftest import page_token
from tests.support.classroom import command, running
from tests.support.waiting import until

DAY = date(2026, 11, 26)


def names(site) -> list[str]:
    return [path.name for path in copies(site)]


@pytest.mark.process
def test_a_classroom_that_opens_makes_todays_copy_and_it_can_be_restored(open_site):
    for older in copies(open_site):
        older.unlink()
    with running(open_site) as classroom:
        copy = until(lambda: next(iter(copies(open_site)), None))
        log = open_site.logs / "backups.log"
        until(lambda: log.is_file() and "is made" in log.read_text(encoding="utf-8"))
        assert classroom.process.poll() is None
    assert copy == copy_of(open_site, today())
    done = command(open_site, "restore", str(copy), "--move-old-data-aside")
    assert done.returncode == 0, done.stderr


def test_the_newest_fourteen_are_kept(answers, bare_site):
    for count in range(20):
        make(bare_site, DAY + timedelta(days=count))
    assert names(bare_site) == [f"qihang-2026-{when}.tar.gz" for when in (
        "12-02", "12-03", "12-04", "12-05", "12-06", "12-07", "12-08", "12-09", "12-10",
        "12-11", "12-12", "12-13", "12-14", "12-15",
    )]  # fmt: skip


@pytest.mark.faults("the power fails in the middle of a nightly copy")
def test_what_an_interrupted_copy_left_is_gone_with_the_next(answers, bare_site):
    bare_site.backups.mkdir()
    for name in (".qihang-2026-11-25.tar.gz.fresh", ".qihang-2026-11-24.tar.gz.index.fresh"):
        (bare_site.backups / name).write_bytes(b"cut")
    made = make(bare_site, DAY)
    assert {path.name for path in bare_site.backups.iterdir()} == {made.name, f"{made.name}.index"}


@pytest.mark.faults("the computer's clock goes back years at each start, or was ahead for a day")
def test_a_copy_is_never_named_for_an_earlier_day_than_the_one_before_it(answers, bare_site):
    for count in range(14):
        make(bare_site, DAY + timedelta(days=count))
    for behind in (date(2010, 1, 1), date(2010, 1, 1), DAY + timedelta(days=15)):
        assert not is_due(bare_site, behind)
        make(bare_site, behind)
    assert names(bare_site)[0] == "qihang-2026-11-29.tar.gz"
    assert names(bare_site)[-3:] == [f"qihang-2026-12-{day}.tar.gz" for day in (10, 11, 12)]
    assert is_due(bare_site, date(2026, 12, 13))


@pytest.mark.faults("the computer's clock goes back to the same moment at each start")
def test_a_copy_that_was_made_later_than_now_tells_of_a_clock_that_is_behind(answers, bare_site):
    copy = make(bare_site, DAY)
    assert not is_behind(bare_site, DAY)
    assert is_behind(bare_site, DAY - timedelta(days=1))
    os.utime(copy, (time.time() + 60, time.time() + 60))
    assert is_behind(bare_site, DAY)


@pytest.mark.faults("the computer's clock is behind while the classroom is open")
def test_behind_the_copies_one_is_made_an_opening_and_then_one_a_day(
    answers, bare_site, monkeypatch
):
    make(bare_site, today() + timedelta(days=300))
    clock = Clock()
    monkeypatch.setattr(nightly, "time", clock)
    codes = iter([1, 0, 0])
    begun = []

    def begin(site, command, log):
        process = subprocess.Popen([sys.executable, "-c", f"raise SystemExit({next(codes)})"])
        process.wait()
        begun.append(clock.now)
        return process

    watch = Nightly(bare_site, begin)
    for _ in range(30):
        watch.look()
        clock.now += nightly.AGAIN + 1
    # The first one failed.
    assert [round((when - 1000) / nightly.AGAIN) for when in begun] == [0, 1, 25]


@pytest.mark.faults("the computer's clock was a year ahead for a day")
def test_the_doctor_looks_at_no_copy_of_the_future(answers, bare_site):
    for days_ahead in (365, 0):
        copy = make(bare_site, today())
        os.utime(copy, (time.time() + 86400 * days_ahead,) * 2)
    assert nightly.newest(bare_site) == copy
    copy.unlink()
    assert nightly.newest(bare_site) is None


def test_a_copy_is_due_once_a_day(answers, bare_site):
    assert is_due(bare_site, DAY)
    make(bare_site, DAY)
    assert not is_due(bare_site, DAY)
    assert is_due(bare_site, DAY + timedelta(days=1))


@pytest.mark.faults("the disk has no room for the nightly copy")
def test_a_full_disk_leaves_the_older_copies_and_says_so(answers, bare_site, monkeypatch, caplog):
    make(bare_site, DAY)
    monkeypatch.setattr(nightly, "LEFT_FREE", 2**60)
    with pytest.raises(OperatorError, match="Make room"):
        make(bare_site, DAY + timedelta(days=1))
    assert names(bare_site) == ["qihang-2026-11-26.tar.gz"]
    for name, value in bare_site.environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(os, "nice", lambda step: 0)
    monkeypatch.setattr(os, "umask", lambda mask: 0)
    with caplog.at_level(logging.WARNING):
        assert nightly.main() == 1
    assert "no copy was made" in caplog.text
    assert names(bare_site) == ["qihang-2026-11-26.tar.gz"]


def test_the_room_is_quiet_when_nothing_was_saved_for_a_while(answers, bare_site):
    answers.page.save(page_token(answers), "margin", "1", "a")
    assert not is_quiet(bare_site)
    for path in bare_site.var.glob("answers.db*"):
        os.utime(path, (0, 0))
    assert is_quiet(bare_site)


class Clock:
    """Monotonic seconds that a test turns on."""

    def __init__(self):
        self.now = 1000.0

    def monotonic(self):
        return self.now

    def time(self):
        return 1e12


@pytest.mark.faults("the nightly copy fails every time, or cannot even begin")
@pytest.mark.parametrize("failure", ["ends", "cannot begin"])
def test_a_copy_that_fails_is_tried_again_after_an_hour(answers, bare_site, monkeypatch, failure):
    clock = Clock()
    monkeypatch.setattr(nightly, "time", clock)
    begun = []

    def fail(site, command, log):
        begun.append(command)
        if failure == "cannot begin":
            raise BlockingIOError("no more processes")
        process = subprocess.Popen([sys.executable, "-c", "raise SystemExit(1)"])
        process.wait()
        return process

    watch = Nightly(bare_site, fail)
    watch.look()
    assert len(begun) == 1
    clock.now += nightly.AGAIN - 1
    watch.look()
    assert len(begun) == 1
    clock.now += 2
    watch.look()
    assert len(begun) == 2


@pytest.mark.process
def test_a_new_day_waits_for_a_quiet_moment(answers, bare_site, monkeypatch):
    clock = Clock()
    monkeypatch.setattr(nightly, "time", clock)
    begun = []
    watch = Nightly(bare_site, lambda *_: begun.append(1))
    make(bare_site, today())
    watch.look()
    assert begun == []
    copy_of(bare_site, today()).unlink()
    monkeypatch.setattr(clock, "time", lambda: bare_site.store.stat().st_mtime)
    clock.now += nightly.LOOK
    watch.look()
    assert begun == []
    monkeypatch.undo()
    monkeypatch.setattr(nightly, "time", clock)
    clock.now += nightly.LOOK
    watch.look()
    assert begun == [1]
