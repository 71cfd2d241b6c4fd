"""The sandbox around the kernels of a running classroom, seen from outside."""

import os
import re
import signal
from pathlib import Path

import pytest

from tests.support import exercise_page as exercise
from tests.support.classroom import Seat
from tests.support.waiting import until

pytestmark = [pytest.mark.process, pytest.mark.browser]


@pytest.fixture
def classroom(lasting_classroom):
    """Only kernels of pages of this file's own are looked at."""
    return lasting_classroom


def status(pid, name):
    return re.search(rf"{name}:\s*(\S+)", Path(f"/proc/{pid}/status").read_text()).group(1)


def space(pid, kind):
    return os.readlink(f"/proc/{pid}/ns/{kind}")


@pytest.mark.security("a page of a running classroom is served by a kernel without a sandbox")
def test_every_kernel_of_a_classroom_is_sandboxed_and_saves_what_is_typed(classroom, browser):
    seats = [Seat.at(browser, classroom) for _ in range(2)]
    for seat in seats:
        seat.sign_in(classroom.newcomer())
        seat.open("/exercise/t1")
        exercise.wait_until_drawn(seat.page)
        exercise.fill(seat.page, "total", "4")
    kernels = until(lambda: len(classroom.kernels()) >= 2 and classroom.kernels())
    for pid in kernels:
        assert (status(pid, "Seccomp"), status(pid, "NoNewPrivs")) == ("2", "1")
        assert int(status(pid, "CapEff"), 16) == 0
        assert not Path(f"/proc/{pid}/root/etc/passwd").exists()
        assert space(pid, "net") != space(classroom.process.pid, "net")
    assert len({space(pid, "mnt") for pid in kernels}) == len(kernels)
    for seat in seats:
        seat.close()


@pytest.mark.faults("a sandboxed kernel is killed")
def test_a_kernel_that_is_killed_leaves_no_folder(classroom, seat, trainee):
    seat.sign_in(trainee)
    seat.open("/exercise/t1")
    exercise.wait_until_drawn(seat.page)
    folders = [home(pid) for pid in classroom.kernels()]
    assert all(folder.exists() for folder in folders)
    for pid in classroom.kernels():
        os.kill(pid, signal.SIGKILL)
    until(lambda: not any(folder.exists() for folder in folders))


def home(pid):
    """The folder of a kernel's sockets."""
    mounted = Path(f"/proc/{pid}/mountinfo").read_text()
    [folder] = {line.split()[4] for line in mounted.splitlines() if "/voila_" in line}
    return Path(folder)
