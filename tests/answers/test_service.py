"""The answer service as a real process on real sockets."""

import os
import signal
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from qihang.answers import client, service
from qihang.answers.calls import DESK
from qihang.answers.client import Blocking, Kernel, Refused, Unreachable
from qihang.operate import roster
from qihang.system.errors import OperatorError
from qihang.system.site import Site
from tests.support.classroom import belongs_to, processes
from tests.support.services import is_answering, page_token, start_service
from tests.support.waiting import until

pytestmark = pytest.mark.process


@pytest.fixture
def running(bare_site):
    processes = []

    def start():
        process = start_service(bare_site)
        processes.append(process)
        return process

    yield start
    for process in processes:
        process.kill()
        process.wait()


@pytest.fixture
def token(bare_site, running):
    running()
    return page_token(bare_site)


@pytest.fixture
def kernel(bare_site, token):
    with closing(Kernel(bare_site.answer_socket, token)) as one:
        yield one


@pytest.mark.faults("the answer service is killed while answers are saved")
def test_what_was_acknowledged_survives_the_kill_of_the_service(bare_site, running, kernel):
    kernel.save("margin", "44.9")
    process = until(lambda: next(_service_processes(bare_site), None))
    os.kill(process, signal.SIGKILL)
    until(lambda: not is_answering(bare_site))
    running()
    assert kernel.claim()["answers"]["margin"]["value"] == "44.9"


def _service_processes(site):
    """Ids of the processes that serve this site."""
    for pid, words in processes():
        if "qihang.answers.service" in " ".join(words) and belongs_to(pid, site):
            yield pid


def test_a_kernel_may_ask_only_what_kernels_ask(bare_site, token):
    with closing(Blocking(bare_site.answer_socket)) as kernels_socket:
        for call in ("sign_in", "who", "enrol", "record_results", "home", "close", "_page"):
            with pytest.raises(Refused, match="unknown-call"):
                kernels_socket.call(call, token=token)


@pytest.mark.security("a kernel that was taken over asks what the instructor's desk asks")
def test_a_kernel_may_ask_nothing_that_the_desk_asks(bare_site, token):
    with closing(Blocking(bare_site.answer_socket)) as kernels_socket:
        for call in (*DESK, "beside", "call_for_help"):
            with pytest.raises(Refused, match="unknown-call"):
                kernels_socket.call(call, token=token)


MALFORMED = (
    b"no json",
    b"[]",
    b"[" * 90_000,
    b"\xff",
    b'{"call": "claim"}',
    b'{"call": ["claim"], "with": {}}',
    b'{"call": "claim", "with": {"x": 1}}',
    b'{"call": "claim", "with": {"token": 5}}',
    b'{"call": "claim", "with": {"token": "\\ud800"}}',
)


@pytest.mark.security("a kernel that was taken over sends what is no call, to fill the log")
def test_a_malformed_request_is_refused_and_the_next_one_answered(bare_site, token):
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(str(bare_site.answer_socket))
        for line in MALFORMED:
            connection.sendall(line + b"\n")
            with pytest.raises(Refused, match="malformed"):
                client.reply(connection.recv(4096))
            connection.sendall(client.request("claim", {"token": token}))
            assert b'"ok"' in connection.recv(65536)


def test_a_request_that_is_too_long_costs_the_others_nothing(bare_site, token, kernel):
    with closing(Blocking(bare_site.answer_socket)) as socket, pytest.raises(Unreachable):
        socket.call("save", token=token, question="x" * 2_000_000)
    assert kernel.claim()["kind"] == "exercise"


def test_thirty_kernels_that_save_at_once_are_all_answered(bare_site, token):
    def save(number):
        with closing(Kernel(bare_site.answer_socket, token)) as kernel:
            return kernel.save("margin", str(number))["saved_at"]

    with ThreadPoolExecutor(30) as pool:
        moments = list(pool.map(save, range(90)))
    assert len(set(moments)) == 90


def test_a_second_classroom_on_the_same_store_does_not_start(bare_site, running):
    running()
    second = subprocess.run(
        [sys.executable, "-m", "qihang.answers.service"],
        env={**os.environ, **bare_site.environment()},
        capture_output=True,
        text=True,
        check=False,
    )
    assert second.returncode != 0
    assert "Another classroom" in second.stderr


def test_the_command_line_works_with_and_without_a_running_classroom(bare_site, running):
    with service.open_answers(bare_site) as own:
        roster.enrol(own.operator, [roster.Trainee("1001", "林", "A")])
    running()
    with service.open_answers(bare_site) as remote:
        assert isinstance(remote, service.RemoteAnswers)
        assert [row["number"] for row in remote.operator.trainees()] == ["1001"]


def test_sockets_of_a_deep_folder_still_have_a_short_path(tmp_path):
    deep = Site(tmp_path, tmp_path / ("x" * 120) / "var")
    assert len(os.fsencode(deep.answer_socket)) < 108


def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(tmp_path):
    (tmp_path / "var").write_text("a file where the folder should be")
    with pytest.raises(OperatorError, match="Cannot write"):
        Site(tmp_path, tmp_path / "var").prepare()
