"""The kernels behind trainees' pages, as the trainee server keeps count of them."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
import zmq

from qihang.server.identity import Trainee
from qihang.server.kernels import AT_ONCE, LARGEST_MESSAGE, Page, PageKernels
from tests.support.waiting import run, until


def test_more_than_two_hundred_pages_have_sockets():
    kernels = PageKernels()
    assert kernels.context.max_sockets > 6 * 200


def test_no_more_kernels_wait_for_pages_than_a_class_needs():
    kernels = PageKernels(pages_ahead=3)
    for number in range(3):
        kernels._pages[str(number)] = Page(str(number), "workbook", "t1", "", "", is_ahead=True)
    run(kernels.open_ahead(Trainee(username="another"), "workbook", "t1", "t1"))
    assert len(kernels._pages) == 3


@pytest.fixture
def kernels(monkeypatch):
    """The server's kernels: one, which nobody looks at, and who was ended."""
    made = PageKernels(cull_idle_timeout=60)
    kernel = SimpleNamespace(kernel_spec=SimpleNamespace(metadata={}), kernel_name="qihang")
    made._kernels["one"] = kernel
    made.start_watching_activity("one")
    made.ended = []

    async def shutdown_kernel(kernel_id):
        made.ended.append(kernel_id)

    monkeypatch.setattr(made, "shutdown_kernel", shutdown_kernel)
    return made


def rest(kernels, seconds):
    kernels.get_kernel("one").last_activity -= timedelta(seconds=seconds)
    run(kernels.cull_kernel_if_idle("one"))
    return kernels.ended


def test_a_kernel_that_was_not_used_for_long_ends(kernels):
    assert rest(kernels, 59) == []
    assert rest(kernels, 2) == ["one"]


def test_a_kernel_that_was_used_again_goes_on(kernels):
    assert rest(kernels, 59) == []
    kernels.used("one")
    assert rest(kernels, 2) == []


def test_a_page_may_speak_to_a_kernel_that_ended(kernels):
    kernels.used("another")
    assert rest(kernels, 61) == ["one"]


def test_a_kernel_whose_page_is_open_goes_on(kernels):
    kernels._kernel_connections["one"] = 1
    assert rest(kernels, 3600) == []


HALF_ENDED = """
import ctypes, threading
threading.Thread(target=threading.Event().wait).start()
ctypes.CDLL(None).syscall({exit}, 0)
"""
"""Its first thread has ended and its second one has not, as for a moment when it is killed."""

EXIT = {"x86_64": 60, "aarch64": 93}[os.uname().machine]
"""The number of the system call that ends one thread."""


@pytest.fixture
def half_ended():
    process = subprocess.Popen([sys.executable, "-c", HALF_ENDED.format(exit=EXIT)])
    yield process
    process.kill()
    process.wait()


@pytest.mark.process
def test_a_kernel_that_was_killed_and_has_not_quite_ended_serves_no_page(kernels, half_ended):
    kernels.get_kernel("one").provisioner = SimpleNamespace(process=half_ended)
    until(lambda: not kernels.is_running("one"))
    assert half_ended.poll() is None
    trainee = Trainee(username="1001", sign_in="a")
    kernels._pages["one"] = Page("1001", "workbook", "t1", "", "a", is_ahead=True)
    assert kernels._ahead_for(trainee, "workbook", "t1", None) is None
    assert not kernels.is_alive_for("one", "1001")


@pytest.mark.process
def test_a_waiting_kernel_that_runs_serves_the_page_it_waits_for(kernels):
    process = SimpleNamespace(pid=os.getpid(), poll=lambda: None)
    kernels.get_kernel("one").provisioner = SimpleNamespace(process=process)
    trainee = Trainee(username="1001", sign_in="a")
    kernels._pages["one"] = Page("1001", "workbook", "t1", "", "a", is_ahead=True)
    assert kernels._ahead_for(trainee, "workbook", "t1", None) == "one"


class Ended:
    """A kernel's process that notes whether it was ended."""

    def __init__(self):
        self.times = 0

    def kill(self):
        self.times += 1


@pytest.mark.security("a trainee's kernel floods its page, so that others would wait")
def test_a_kernel_that_floods_its_page_is_ended(kernels):
    process = Ended()
    kernels.get_kernel("one").provisioner = SimpleNamespace(process=process)
    kernels._pages["one"] = Page("1001", "workbook", "t1", "", "")
    message = [b"a message of a kernel"]
    assert all(kernels.hears("one", message) for _ in range(AT_ONCE // 2))
    assert process.times == 0
    assert not all(kernels.hears("one", message) for _ in range(AT_ONCE))
    assert not kernels.hears("one", message)
    assert process.times == 1


@pytest.mark.security("a trainee's kernel floods its page with large pictures")
def test_large_messages_count_by_their_size(kernels):
    process = Ended()
    kernels.get_kernel("one").provisioner = SimpleNamespace(process=process)
    kernels._pages["one"] = Page("1001", "workbook", "t1", "", "")
    assert not all(kernels.hears("one", [bytes(LARGEST_MESSAGE)]) for _ in range(100))
    assert process.times == 1


@pytest.mark.security("a trainee's kernel sends so much at once that the server would swell")
def test_a_message_too_large_for_any_page_is_not_taken_in():
    kernels = PageKernels()
    with kernels.context.socket(zmq.SUB) as socket:
        assert socket.getsockopt(zmq.MAXMSGSIZE) == LARGEST_MESSAGE


@pytest.mark.security("trainees' kernels find each other's sockets")
def test_each_kernel_has_a_folder_of_its_own_that_goes_with_it(tmp_path):
    kernels = PageKernels(connection_dir=str(tmp_path))
    manager, _, kernel_id = kernels.pre_start_kernel("qihang", {"kernel_id": "one"})
    home = tmp_path / "one"
    assert Path(manager.connection_file).parent == home
    assert home.stat().st_mode & 0o777 == 0o700
    kernels.remove_kernel(kernel_id)
    assert list(tmp_path.iterdir()) == []
