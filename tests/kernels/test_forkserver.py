"""Forked kernels, as Jupyter's own clients meet them: real processes and sockets."""

import os
import signal
from pathlib import Path

import pytest
from jupyter_client import KernelManager
from jupyter_client.provisioning import KernelProvisionerFactory

from qihang.kernels.fork import client as forking
from qihang.kernels.fork.client import NoFork
from qihang.system.rate_limit import RateLimit
from tests.support.classroom import parent_of, processes
from tests.support.forked import is_forked, notebook, run
from tests.support.waiting import until

pytestmark = pytest.mark.process


def test_jupyter_finds_the_provisioner():
    assert "qihang-fork-server" in KernelProvisionerFactory.instance().provisioners


def test_a_forked_kernel_runs_what_a_kernel_runs(start):
    kernel = start()
    assert is_forked(kernel)
    assert run(kernel, "print(6 * 7)") == "42"
    assert run(kernel, "%precision 2\nfrom math import pi\nprint(round(pi, 2))") == "3.14"
    assert run(kernel, "1 / 0") == "ZeroDivisionError"


def test_a_forked_kernel_leaves_the_memory_of_modules_that_it_does_not_use_shared(start):
    assert run(start(), "print(get_ipython().kernel._kernel_modules)") == "[]"


def test_an_endless_loop_is_interrupted_and_the_kernel_goes_on(start):
    kernel = start()
    client = kernel.blocking_client()
    client.start_channels()
    client.wait_for_ready(timeout=30)
    message = client.execute("print('in it', flush=True)\nwhile True: pass")
    while client.get_iopub_msg(timeout=30)["msg_type"] != "stream":
        pass
    kernel.interrupt_kernel()
    reply = client.get_shell_msg(timeout=30)
    client.stop_channels()
    assert reply["parent_header"]["msg_id"] == message
    assert reply["content"]["ename"] == "KeyboardInterrupt"
    assert run(kernel, "print('still here')") == "still here"


def test_a_restarted_kernel_is_another_process_that_knows_nothing(start):
    kernel = start()
    run(kernel, "kept = 1")
    before = kernel.provisioner.pid
    kernel.restart_kernel(now=True)
    assert kernel.provisioner.pid != before
    assert is_forked(kernel)
    assert run(kernel, "print('kept' in globals())") == "False"


def test_a_shut_down_kernel_is_gone_when_that_is_said(start):
    kernel = start()
    pid = kernel.provisioner.pid
    kernel.shutdown_kernel(now=True)
    assert not kernel.is_alive()
    assert not Path(f"/proc/{pid}").exists()


def test_kernels_share_no_randomness_environment_scratch_or_memory(start):
    one, two = start({"ONLY": "one"}), start({"OTHER": "two"})
    numbers = "import random, numpy; print(random.random(), numpy.random.rand())"
    assert len({*run(one, numbers).split(), *run(two, numbers).split()}) == 4
    run(one, "import qihang; qihang.left = 'by one'; import os; os.environ['LEFT'] = '1'")
    look = (
        "import os, qihang; print(os.environ.get('ONLY'), os.environ.get('OTHER'), "
        "os.environ.get('LEFT'), hasattr(qihang, 'left'), os.listdir())"
    )
    run(one, "open('note', 'w').close()")
    assert run(two, look) == "None two None False []"
    assert run(one, look) == "one None 1 True ['note']"


def test_kernels_outlive_a_killed_fork_server_and_the_next_one_comes_by_itself(start, server):
    kernel = start()
    run(kernel, "kept = 41")
    os.kill(server.pid, signal.SIGKILL)
    until(lambda: not server.is_alive())
    assert run(kernel, "print(kept + 1)") == "42"
    assert is_forked(start())


def test_while_a_fork_server_that_died_too_often_has_to_wait_kernels_start_the_ordinary_way(
    start, server, monkeypatch, caplog
):
    monkeypatch.setattr(server, "_starts", RateLimit(rate=1e-6, burst=0))
    os.kill(server.pid, signal.SIGKILL)
    until(lambda: not server.is_alive())
    ordinary = start()
    assert not isinstance(ordinary.provisioner.process, forking.ForkedProcess)
    assert "ordinary" in caplog.text
    assert run(ordinary, "print(1)") == "1"


@pytest.mark.parametrize("tens", [6, pytest.param(30, marks=pytest.mark.long)])
def test_hundreds_of_kernels_come_and_go_and_leave_nothing(server, tmp_path, tens):
    """Each one answers over its sockets before it goes; a port lives no longer than its process."""
    use(ten_kernels(tmp_path))
    descriptors = open_descriptors()
    for _ in range(tens - 1):
        use(ten_kernels(tmp_path))
    # Fewer where meanwhile something was let go that tests before this one had left behind.
    assert open_descriptors() <= descriptors
    assert list(tmp_path.rglob("*")) == []
    assert [pid for pid, _ in processes() if parent_of(pid) == server.pid] == []


def test_kernels_of_a_page_that_have_ended_leave_no_process(start, server, tmp_path):
    template = server.prepare(notebook(tmp_path / "page.ipynb", "1"))
    page = template._template.pid
    managers = [start(template=template) for _ in range(3)]
    assert len([pid for pid, _ in processes() if parent_of(pid) == page]) == len(managers)
    for manager in managers:
        manager.shutdown_kernel(now=True)
    until(lambda: not [pid for pid, _ in processes() if parent_of(pid) == page])
    template.close()


def ten_kernels(folder):
    for number in range(10):
        manager = KernelManager(
            kernel_name="qihang",
            transport="ipc",
            ip=str(folder / f"{number}"),
            connection_file=str(folder / f"{number}.json"),
        )
        manager.start_kernel(cwd=str(folder))
        yield manager


def use(managers):
    asked = []
    for manager in managers:
        client = manager.blocking_client()
        client.start_channels(hb=False)
        client.kernel_info()
        asked.append((manager, client))
    for manager, client in asked:
        assert client.get_shell_msg(timeout=30)["msg_type"] == "kernel_info_reply"
        assert is_forked(manager)
        client.stop_channels()
        manager.shutdown_kernel(now=True)
        manager.context.destroy()


def open_descriptors():
    return len(os.listdir("/proc/self/fd"))


def test_a_kernel_from_a_template_has_run_the_notebook(start, server, tmp_path):
    page = notebook(tmp_path / "page.ipynb", "made = [1, 2]", "len(made)")
    template = server.prepare(page)
    assert template.outputs[1][0]["data"]["text/plain"] == "2"
    one, two = start(template=template), start(template=template)
    run(one, "made.append('of one')")
    assert run(one, "print(made)") == "[1, 2, 'of one']"
    assert run(two, "print(made)") == "[1, 2]"
    numbers = "import random, numpy; print(random.random(), numpy.random.rand())"
    assert len({*run(one, numbers).split(), *run(two, numbers).split()}) == 4
    template.close()
    assert run(two, "print(made)") == "[1, 2]"


def test_a_prepared_kernel_has_no_thread_for_messages_that_a_page_never_sends(
    start, server, tmp_path
):
    template = server.prepare(notebook(tmp_path / "page.ipynb", "made = [1]"))
    threads = "import threading; print([one.name for one in threading.enumerate()])"
    assert "Shell channel" in run(start(), threads)
    assert "Shell channel" not in run(start(template=template), threads)
    template.close()


def test_a_kernel_says_when_it_is_done_and_not_that_it_begins(start):
    client = start().blocking_client()
    client.start_channels()
    client.wait_for_ready(timeout=30)
    asked = client.execute("1")
    said = []
    while "idle" not in said:
        message = client.get_iopub_msg(timeout=30)
        if message["parent_header"].get("msg_id") == asked and message["msg_type"] == "status":
            said.append(message["content"]["execution_state"])
    client.stop_channels()
    assert said == ["idle"]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("%matplotlib inline", "no plain Python"),
        ("display(1)", "uses display"),
        ("print(1)", "prints"),
        ("1 / 0", "ZeroDivisionError"),
        ("import threading; threading.Thread(target=threading.Event().wait).start()", "threads"),
    ],
)
def test_a_notebook_that_needs_a_kernel_is_not_prepared_and_says_why(
    server, tmp_path, source, reason
):
    with pytest.raises(NoFork, match=reason):
        server.prepare(notebook(tmp_path / "page.ipynb", source))


def test_a_template_that_died_gives_no_kernel_and_no_other_in_its_place(start, server, tmp_path):
    template = server.prepare(notebook(tmp_path / "page.ipynb", "1"))
    template._template.kill()
    until(lambda: not template.is_alive())
    with pytest.raises(NoFork):
        start(template=template)
    template.close()
