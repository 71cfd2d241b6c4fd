"""Where a layer of the sandbox is missing, and what no kernel does to the classroom."""

import os
import textwrap
import threading

import pytest

from qihang.kernels import sandbox
from qihang.kernels.fork.client import PRINTED_AT_ONCE, ForkServer
from qihang.kernels.sandbox import reasons
from qihang.operate.classroom import prepare
from qihang.system.account import NUMBER
from qihang.system.errors import OperatorError
from tests.support.forked import run
from tests.support.waiting import until

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("layers")]


@pytest.fixture
def no_root(monkeypatch):
    """A machine that lets no account have a root of its own."""
    monkeypatch.delenv("QIHANG_WITHOUT_WALLS", raising=False)
    standing = {**dict.fromkeys(sandbox.LAYERS, True), "root": False}
    monkeypatch.setattr(sandbox, "working_layers", lambda: standing)


@pytest.mark.security("pages are started on a machine that cannot layer them off")
def test_no_page_is_served_where_a_layer_is_missing(no_root, bare_site):
    with pytest.raises(OperatorError, match="root"):
        prepare(bare_site)
    with pytest.raises(OperatorError, match="root"):
        ForkServer().start()


@pytest.fixture
def allowed(no_root, monkeypatch):
    """Such a machine, and somebody who goes on all the same."""
    monkeypatch.setenv("QIHANG_WITHOUT_WALLS", "1")


def test_pages_go_on_without_a_layer_where_that_is_allowed(allowed, start):
    kernel = start()
    assert run(kernel, "open('/etc/passwd')") == "PermissionError"
    assert run(kernel, "import os; os.fork()") == "PermissionError"
    assert run(kernel, "print(len(os.listdir('/proc')) > 0)") == "PermissionError"


def test_all_that_only_root_can_read_is_named_in_one_command(tmp_path, monkeypatch):
    monkeypatch.setattr(reasons, "kernels_account", lambda: NUMBER)
    monkeypatch.setattr(reasons, "_forbidden", lambda: None)
    named = [tmp_path / name for name in ("a room", "closed", "open", "room")]
    for folder in named:
        (folder / "in" / "it").mkdir(parents=True)
        (folder / "in" / "it" / "module.py").touch()
        (folder / "in" / "__pycache__").mkdir(mode=0o700)
        (folder / "in" / "nowhere").symlink_to("nothing")
    a_room, closed, _, room = named
    (a_room / "in" / "it" / "module.py").chmod(0o600)
    closed.chmod(0o700)
    (room / "in" / "it").chmod(0o700)
    said = str(reasons.reason(["root"], [*named, room / "in" / "it"]))
    assert f"`chmod -R a+rX '{a_room}' {closed} {room}`" in said


@pytest.mark.security("a trainee's kernel keeps others from hearing that the classroom ended")
def test_no_kernel_can_keep_another_from_ending_with_the_classroom(start, server):
    hostile = start()
    source = """
    import fcntl, os
    for one in range(3, 256):
        try:
            fcntl.fcntl(one, fcntl.F_SETFL, os.O_NONBLOCK)
        except OSError:
            pass
    """
    client = hostile.blocking_client()
    client.start_channels()
    client.wait_for_ready(timeout=30)
    client.execute(textwrap.dedent(source))
    client.get_shell_msg(timeout=30)
    client.stop_channels()
    victim = start()
    assert run(victim, "print(1)") == "1"
    os.close(server._held)
    handle = victim.provisioner.process
    until(lambda: handle.poll() is not None)
    server._lifeline, server._held = os.pipe()


@pytest.mark.security("a trainee's kernel fills the server's log")
def test_what_kernels_print_fills_no_log(capfd):
    others = set(threading.enumerate())
    printed = ForkServer()._printed
    os.write(printed, b"a line\n")
    for _ in range(100):
        os.write(printed, bytes(64 * 1024))
    os.close(printed)
    said = ""

    def is_read():
        nonlocal said
        said += capfd.readouterr().err
        return set(threading.enumerate()) <= others

    until(is_read)
    assert said.startswith("a line\n")
    assert len(said) < 5 * PRINTED_AT_ONCE
