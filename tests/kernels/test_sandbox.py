"""The sandbox, tried from inside: every attempt is made by a real child of the test's own."""

import ctypes
import errno
import fcntl
import os
import signal
import socket
import subprocess
import sys
import threading
import traceback
from dataclasses import dataclass
from pathlib import Path

import pytest

from qihang.kernels import sandbox
from qihang.kernels.sandbox import LAYERS, Limits, Profile, seccomp
from qihang.system.account import NUMBER, kernels_account
from qihang.system.errors import OperatorError
from tests.support.forked import as_of_an_ordinary_account

pytestmark = pytest.mark.process

DONE, REFUSED = 0, 1


@dataclass(frozen=True)
class Outside:
    """What lies beyond the sandbox: somebody's files, sockets, and a process."""

    secret: Path
    scratch: Path
    by_path: Path
    abstract: str
    tcp: int
    udp: int
    process: int


@pytest.fixture
def outside(tmp_path):
    """The world around a child, alive for one test."""
    secret, scratch = tmp_path / "solutions.txt", tmp_path / "scratch"
    secret.write_text("the answers", encoding="utf-8")
    scratch.mkdir()
    by_path, abstract = tmp_path / "service", f"\0{tmp_path}"
    with (
        subprocess.Popen(
            ["cat"], stdin=subprocess.PIPE, preexec_fn=as_of_an_ordinary_account
        ) as process,
        socket.create_server(("127.0.0.1", 0)) as tcp,
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp,
        socket.socket(socket.AF_UNIX) as path_listener,
        socket.socket(socket.AF_UNIX) as abstract_listener,
    ):
        udp.bind(("127.0.0.1", 0))
        for listener, address in ((path_listener, str(by_path)), (abstract_listener, abstract)):
            listener.bind(address)
            listener.listen()
        ports = tcp.getsockname()[1], udp.getsockname()[1]
        yield Outside(secret, scratch, by_path, abstract, *ports, process.pid)
        process.kill()


def in_a_child(attempt, scratch, layers=LAYERS, limits=None, reads=None):
    """How the attempt ends behind the sandbox: its exit code, or minus the signal."""
    child = os.fork()
    if not child:
        status = 2
        try:
            # A test run may hold more descriptors than the sandbox allow.
            os.closerange(3, 4096)
            paths = sandbox.python_paths() if reads is None else reads
            sandbox.enter(Profile(paths, scratch, limits or Limits()), layers)
            status = _end_of(attempt)
        except BaseException:  # noqa: BLE001  a child must never go on as a second test run
            traceback.print_exc()
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _end_of(attempt):
    try:
        attempt()
    except OSError as error:
        refusals = (errno.EPERM, errno.EACCES, errno.ENETUNREACH, errno.ECONNREFUSED, errno.EXDEV)
        refusals += (errno.ENOENT,)
        if error.errno not in refusals:
            raise
        return REFUSED
    return DONE


def connect(family, address, kind=socket.SOCK_STREAM):
    with socket.socket(family, kind) as ours:
        ours.connect(address)


def fork():
    child = os.fork()
    if not child:
        os._exit(0)
    os.waitpid(child, 0)


def run(program, *arguments):
    """Let this process become a program, which ends with 0."""
    os.execv(program, [program, *arguments])


def signal_by_news(pid):
    """The roundabout way: a descriptor whose owner gets the signal when there is news."""
    ours, theirs = socket.socketpair()
    fcntl.fcntl(ours, 10, signal.SIGCONT)
    fcntl.fcntl(ours, fcntl.F_SETOWN, pid)
    ours.close()
    theirs.close()


def read_memory(pid):
    with open(f"/proc/{pid}/mem", "rb"):
        pass


def attach(pid):
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.ptrace(0x4206, pid, None, None):  # PTRACE_SEIZE, which does not stop it
        raise OSError(ctypes.get_errno(), "ptrace")


LOADER = "/lib64/ld-linux-x86-64.so.2"

HELD_BY_ONE = {
    "TCP": ("namespaces", lambda o: connect(socket.AF_INET, ("127.0.0.1", o.tcp))),
    "an abstract socket": ("namespaces", lambda o: connect(socket.AF_UNIX, o.abstract)),
    "UDP": (
        "namespaces",
        lambda o: connect(socket.AF_INET, ("127.0.0.1", o.udp), socket.SOCK_DGRAM),
    ),
    "a read file": ("landlock", lambda o: o.secret.read_bytes()),
    "a list of a folder": ("landlock", lambda o: os.listdir(o.secret.parent)),
    "/etc/passwd": ("landlock", lambda o: Path("/etc/passwd").read_bytes()),
    "a process's environment": (
        "landlock",
        lambda o: Path(f"/proc/{os.getppid()}/cmdline").read_bytes(),
    ),
    "a written file": ("landlock", lambda o: o.secret.write_bytes(b"mine")),
    "a cut file": ("landlock", lambda o: os.truncate(o.secret, 0)),
    "a removed file": ("landlock", lambda o: o.secret.unlink()),
    "a new file": ("landlock", lambda o: (o.secret.parent / "new").touch()),
    "a link out of the scratch": ("landlock", lambda o: os.link(o.secret, o.scratch / "link")),
    "a socket by its path": ("seccomp", lambda o: connect(socket.AF_UNIX, str(o.by_path))),
    "rights of a file": ("seccomp", lambda o: os.chmod(o.secret, 0o777)),
    "dates of a file": ("seccomp", lambda o: os.utime(o.secret, (0, 0))),
    "a fork": ("seccomp", lambda o: fork()),
    "a program": ("seccomp", lambda o: run(LOADER, "--version")),
    "a signal to its parent": ("seccomp", lambda o: os.kill(os.getppid(), signal.SIGCONT)),
    "a signal by a file's news": ("seccomp", lambda o: signal_by_news(o.process)),
    "a signal by pidfd": ("seccomp", lambda o: os.pidfd_open(o.process)),
    "another's priority": ("seccomp", lambda o: os.setpriority(os.PRIO_PROCESS, o.process, 5)),
}
"""Attempts, and the layer that they come to; the network and sockets come to two."""

TWO_LAYERS = ("TCP", "an abstract socket", "UDP")
SCOPED = ("an abstract socket", "a signal to its parent")
"""Attempts that newer versions of Landlock refuse as well."""
HIDDEN = (
    "a read file",
    "/etc/passwd",
    "a process's environment",
    "a cut file",
    "a removed file",
    "a link out of the scratch",
    "a socket by its path",
    "rights of a file",
    "dates of a file",
)
"""Attempts that find nothing where a root of one's own has nothing."""


@pytest.mark.parametrize("name", HELD_BY_ONE)
def test_what_lies_outside_is_out_of_reach(outside, name):
    _, attempt = HELD_BY_ONE[name]
    before = outside.secret.stat().st_mode, outside.secret.stat().st_mtime_ns
    assert in_a_child(lambda: attempt(outside), outside.scratch) == REFUSED
    assert outside.secret.read_text(encoding="utf-8") == "the answers"
    assert (outside.secret.stat().st_mode, outside.secret.stat().st_mtime_ns) == before


@pytest.mark.parametrize("name", HELD_BY_ONE)
def test_each_layer_holds_what_the_others_let_through(outside, name):
    layer, attempt = HELD_BY_ONE[name]
    missing = {layer, "root"} | ({"seccomp"} if name in TWO_LAYERS else set())
    if name in SCOPED:
        missing.add("landlock")
    others = [one for one in LAYERS if one not in missing]
    assert in_a_child(lambda: attempt(outside), outside.scratch, [layer]) == REFUSED
    assert in_a_child(lambda: attempt(outside), outside.scratch, others) == DONE


@pytest.mark.parametrize("name", HIDDEN)
def test_what_lies_outside_is_not_there(outside, name):
    _, attempt = HELD_BY_ONE[name]
    layers = ["namespaces", "root"]
    assert in_a_child(lambda: attempt(outside), outside.scratch, layers) == REFUSED
    assert in_a_child(lambda: attempt(outside), outside.scratch, layers[:1]) == DONE


@pytest.mark.parametrize("attempt", [read_memory, attach])
def test_the_memory_of_another_process_is_out_of_reach(outside, attempt):
    assert in_a_child(lambda: attempt(outside.process), outside.scratch) == REFUSED


def test_a_fork_s_own_work_goes_on_inside(outside):
    def work():
        import colorsys

        assert colorsys.rgb_to_hsv(0, 0, 0) == (0, 0, 0)
        note = outside.scratch / "folder" / "note.txt"
        note.parent.mkdir()
        note.write_text("1", encoding="utf-8")
        assert os.listdir(note.parent) == ["note.txt"]
        said = []
        thread = threading.Thread(target=said.append, args=(note.read_text(encoding="utf-8"),))
        thread.start()
        thread.join()
        assert said == ["1"]
        ours, theirs = socket.socketpair()
        ours.close()
        theirs.close()

    assert in_a_child(work, outside.scratch) == DONE


def test_threads_are_refused_where_a_profile_has_none(outside):
    def start():
        with pytest.raises(RuntimeError, match="can't start new thread"):
            threading.Thread(target=print).start()

    assert in_a_child(start, outside.scratch, limits=Limits(threads=0)) == DONE


def test_no_layer_can_be_left_again(outside):
    def try_it():
        with pytest.raises(sandbox.LayerFailed, match="namespaces"):
            sandbox.enter(Profile((Path("/"),)))
        # One more layer can be put up within, but what it opens stays closed by the first.
        sandbox.enter(Profile((Path("/usr/lib"), Path("/lib"))), ["landlock"])
        outside.secret.read_bytes()

    assert in_a_child(try_it, outside.scratch) == REFUSED


def test_memory_is_limited(outside):
    def swell():
        with pytest.raises(MemoryError):
            bytearray(Limits.memory)

    assert in_a_child(swell, outside.scratch) == DONE


def test_a_file_is_limited(outside):
    def write():
        with pytest.raises(OSError, match="File too large"):
            (outside.scratch / "large").write_bytes(bytes(1001))
        assert (outside.scratch / "large").stat().st_size == 1000

    assert in_a_child(write, outside.scratch, limits=Limits(file_size=1000)) == DONE


def test_a_scratch_folder_is_limited(outside):
    def write():
        (outside.scratch / "first").write_bytes(bytes(60_000))
        with pytest.raises(OSError, match="No space left"):
            (outside.scratch / "second").write_bytes(bytes(60_000))

    assert in_a_child(write, outside.scratch, limits=Limits(file_size=65536)) == DONE
    assert os.listdir(outside.scratch) == []


def test_open_files_are_limited(outside):
    def open_many():
        with pytest.raises(OSError, match="Too many open files"):
            _ = [os.open("/dev/null", os.O_RDONLY) for _ in range(Limits.open_files)]

    assert in_a_child(open_many, outside.scratch) == DONE


def test_threads_are_limited():
    def start_many():
        for _ in range(19):
            threading.Thread(target=threading.Event().wait, daemon=True).start()
        with pytest.raises(RuntimeError, match="start new thread"):
            threading.Thread(target=print).start()

    assert in_a_child(start_many, None, limits=Limits(threads=20), reads=()) == DONE


def test_time_on_the_processor_is_limited(outside):
    def spin():
        while True:
            pass

    ended = in_a_child(spin, outside.scratch, limits=Limits(cpu_seconds=1))
    assert ended in (-signal.SIGKILL, -signal.SIGXCPU)


@pytest.fixture
def no_seccomp(monkeypatch):
    """A machine on which one layer does not stand."""
    monkeypatch.setattr(
        sandbox, "working_layers", lambda: {**dict.fromkeys(LAYERS, True), "seccomp": False}
    )


def test_every_layer_works_on_this_machine():
    assert sandbox.working_layers() == dict.fromkeys(LAYERS, True)
    assert sandbox.layers() == LAYERS


MISSING = """
from qihang.kernels import sandbox
print(sandbox.why([layer for layer, works in sandbox.working_layers().items() if not works]))
"""


def told(*before):
    """What is said of the layers that are missing where ``before`` starts the classroom."""
    run = [*before, sys.executable, "-c", MISSING]
    return subprocess.run(run, capture_output=True, text=True, check=True).stdout.rstrip()


INSIDE = ("unshare", "--user", "--map-root-user")
"""What is started so is root by name alone, and may set what holds in its own namespace."""


def test_where_namespaces_are_forbidden_the_setting_that_does_it_is_named():
    for name in ("max_user_namespaces", "max_net_namespaces"):
        forbid = f'echo 0 > /proc/sys/user/{name}; exec "$@"'
        assert told(*INSIDE, "sh", "-c", forbid, "sh") == (
            f"The setting user.{name} of Linux is 0, which forbids namespaces. "
            f"Allow them with `sudo sysctl user.{name}=10000`."
        )


@pytest.mark.skipif(os.getuid() != 0, reason="an ordinary account's limits hold inside as well")
def test_root_that_cannot_change_its_account_is_told_to_be_another():
    assert told(*INSIDE).endswith("Start it with an ordinary account.")


def test_an_ordinary_account_stays_and_root_changes_its_own(monkeypatch):
    for user, account in ((1000, None), (0, NUMBER)):
        monkeypatch.setattr(os, "geteuid", lambda user=user: user)
        # As it is, without what was found out about this process before.
        assert kernels_account.__wrapped__() == account


def test_nothing_is_marked_where_a_layer_is_missing(no_seccomp, monkeypatch):
    monkeypatch.delenv("QIHANG_WITHOUT_WALLS", raising=False)
    with pytest.raises(OperatorError, match="seccomp"):
        sandbox.layers()


def test_marking_goes_on_without_a_layer_where_that_is_allowed(no_seccomp, monkeypatch, caplog):
    monkeypatch.setenv("QIHANG_WITHOUT_WALLS", "1")
    assert sandbox.layers() == ("namespaces", "root", "landlock")
    assert "seccomp" in caplog.text


def test_a_layer_that_the_kernel_refuses_is_missing(monkeypatch):
    sandbox.working_layers.cache_clear()
    seccomp.program.cache_clear()
    monkeypatch.setattr(seccomp.platform, "machine", lambda: "another processor")
    try:
        assert sandbox.working_layers() == {**dict.fromkeys(LAYERS, True), "seccomp": False}
    finally:
        sandbox.working_layers.cache_clear()


MANY_FILES = """
import os
from qihang.kernels import sandbox
held = [os.open(os.devnull, os.O_RDONLY) for _ in range(200)]
print(all(sandbox.working_layers().values()))
"""


def test_the_layers_are_found_by_a_process_with_many_open_files():
    run = [sys.executable, "-c", MANY_FILES]
    assert subprocess.run(run, capture_output=True, text=True, check=True).stdout == "True\n"


def test_a_child_ends_with_its_parent():
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    assert parent.stdout.readline() == "waiting\n"
    parent.kill()
    # The child holds the other end, too: it is at its end only when both are gone.
    assert parent.stdout.read() == ""
    parent.communicate()


PARENT = """
import os, signal
from qihang.kernels import sandbox
if not os.fork():
    sandbox.end_with_parent()
    print("waiting", flush=True)
while True:
    signal.pause()
"""
