"""The sandbox around trainees' kernels, tried from inside real kernels of one page."""

import os
import socket
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from jupyter_client import KernelManager

from qihang.answers.client import SOCKET, TOKEN
from qihang.kernels import sandbox
from qihang.kernels.fork import client as forking
from qihang.kernels.fork.client import ForkServer
from qihang.kernels.fork.kernel import LIMITS
from qihang.server.paths import JUPYTER
from qihang.system.site import Site
from tests.support.forked import as_of_an_ordinary_account, notebook, run
from tests.support.services import page_token, start_service

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("layers")]

REFUSED = {
    "ConnectionRefusedError",
    "FileNotFoundError",
    "MemoryError",
    "OSError",
    "PermissionError",
}
SECRETS = {
    "the answers": "solutions/t1/t1.ipynb",
    "the store": "var/answers.db",
    "the gradebook": "var/gradebook.db",
    "a handed-in exercise": "var/submitted/1002/t1/t1.ipynb",
    "the secret of the sign-ins": "var/cookies.secret",
    "the secret of the seeds": "var/seeds.secret",
    "the PINs of the demo class": "var/demo-class.txt",
    "the log": "var/log/server.log",
}
CODE = Path(sandbox.__file__)


@dataclass
class World:
    """A course with its secrets, a socket to the answer service, and what else could be reached."""

    course: Path
    names: dict[str, object]

    def attempt(self, kernel, source):
        """How an attempt ends in a kernel: "reached", or the name of the error."""
        known = "\n".join(f"{name} = {value!r}" for name, value in self.names.items())
        said = run(kernel, f"{known}\n{PREPARED}\n{source}\nprint('reached')")
        return said.splitlines()[-1]


PREPARED = """
import ctypes, os, signal, socket
from pathlib import Path
libc = ctypes.CDLL(None, use_errno=True)
def connect(family, kind, address):
    ours = socket.socket(family, kind)
    ours.settimeout(2)
    ours.connect(address)
def check(result):
    if result < 0:
        raise OSError(ctypes.get_errno(), 'refused')
def watch():
    place = libc.inotify_init1(0)
    check(place)
    os.close(place)
"""


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    course = tmp_path_factory.mktemp("world")
    for path in SECRETS.values():
        (course / path).parent.mkdir(parents=True, exist_ok=True)
        (course / path).write_text("a secret", encoding="utf-8")
    site = Site(course, course / "var")
    site.prepare()
    (course / "nothing-special").touch()
    with (
        subprocess.Popen(
            ["cat"], stdin=subprocess.PIPE, preexec_fn=as_of_an_ordinary_account
        ) as process,
        socket.create_server(("127.0.0.1", 0)) as tcp,
        socket.socket(socket.AF_UNIX) as control,
        socket.socket(socket.AF_UNIX) as abstract,
    ):
        for listener, address in (
            (control, str(site.control_socket)),
            (abstract, f"\0qihang-test-{os.getpid()}"),
        ):
            listener.bind(address)
            listener.listen()
        names = {
            "course": str(course),
            "control": str(site.control_socket),
            "run": str(site.run),
            "abstract": f"\0qihang-test-{os.getpid()}",
            "web": tcp.getsockname(),
            "pid": process.pid,
            "tests": os.getpid(),
            "code": str(CODE),
        }
        yield World(course, names)
        process.kill()


@contextmanager
def two_kernels(server, folder, site):
    """Two kernels of one page, as two trainees have them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PATH", str(JUPYTER))
        patch.setattr("qihang.kernels.fork.provisioner.fork_server", lambda: server)
        template = server.prepare(notebook(folder / "page.ipynb", "made = 1"))
        kernels = []
        for number in range(2):
            home = folder / f"kernel-{number}"
            home.mkdir()
            kernel = KernelManager(
                kernel_name="qihang", transport="ipc", connection_file=str(home / "at.json")
            )
            env = {**os.environ, SOCKET: str(site.answer_socket), TOKEN: f"of {number}"}
            kernel.start_kernel(env=env, template=template)
            kernels.append(kernel)
        yield kernels
        for kernel in kernels:
            kernel.shutdown_kernel(now=True)
        template.close()
        server.stop()


@pytest.fixture(scope="module")
def sandboxed(world, tmp_path_factory):
    with two_kernels(ForkServer(), tmp_path_factory.mktemp("sandboxed"), site_of(world)) as kernels:
        yield kernels


@pytest.fixture(scope="module")
def bare(world, tmp_path_factory):
    """The same without layers: what these tests try is there to be reached."""
    server = ForkServer()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sandbox, "layers", lambda: ())
        server.start()
    with two_kernels(server, tmp_path_factory.mktemp("bare"), site_of(world)) as kernels:
        yield kernels


def site_of(world):
    return Site(world.course, world.course / "var")


def other(kernel):
    """What an attempt must know to reach another trainee's kernel."""
    return (
        f"file = {kernel.connection_file!r}\nother = {kernel.provisioner.pid}\n"
        f"at = {kernel.ip!r} + '-{kernel.shell_port}'\n"
    )


ATTEMPTS = {
    "a connection to the network": "connect(socket.AF_INET, socket.SOCK_STREAM, web)",
    "a datagram to the network": "connect(socket.AF_INET, socket.SOCK_DGRAM, web)",
    "a socket of the kernel's own talk": "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
    "an abstract socket": "connect(socket.AF_UNIX, socket.SOCK_STREAM, abstract)",
    "the control socket": "connect(socket.AF_UNIX, socket.SOCK_STREAM, control)",
    "the sockets of another trainee's kernel": "connect(socket.AF_UNIX, socket.SOCK_STREAM, at)",
    "the key of another trainee's kernel": "open(file).read()",
    "the folder of all sockets": "os.listdir(run)",
    "/etc/passwd": "open('/etc/passwd').read()",
    "the list of processes": "os.listdir('/proc')",
    "the memory of another trainee's kernel": "open(f'/proc/{other}/mem', 'rb')",
    "the environment of another process": "open(f'/proc/{pid}/environ').read()",
    "a file beside what was given": "open(course + '/new', 'w')",
    "a file beside its sockets": "open(os.path.dirname(file) + '/new', 'w')",
    "a change in the code": "open(code, 'a')",
    "a removed file": "os.unlink(course + '/nothing-special')",
    "rights of a file": "os.chmod(code, 0o755)",
    "a process of its own": "child = os.fork()\nif not child: os._exit(0)\nos.waitpid(child, 0)",
    "a program": "import subprocess; subprocess.run(['/bin/true'], check=True)",
    "a signal to another process": "os.kill(pid, signal.SIGCONT)",
    "a signal by a handle": "signal.pidfd_send_signal(os.pidfd_open(pid), signal.SIGCONT)",
    "a signal to another trainee's kernel": "os.kill(other, signal.SIGCONT)",
    "a hold on another trainee's kernel": "check(libc.ptrace(0x4206, other, None, None))",
    "another process's priority": "os.setpriority(os.PRIO_PROCESS, pid, 5)",
    "memory that is a file": "os.close(os.memfd_create('held'))",
}
"""What is tried, and how; all of it succeeds without layers."""

DEEPER = {
    "eight gigabytes": "held = bytearray(8 * 2**30)",
    "another root": "check(libc.chroot(b'/usr'))",
    "a mount": "check(libc.mount(b'none', b'/scratch', b'tmpfs', 0, None))",
    "the mount taken away": "check(libc.umount2(b'/scratch', 2))",
    "namespaces of its own": "check(libc.unshare(0x10000000))",
    "an address of its own": "socket.socket(socket.AF_UNIX).bind('/scratch/at')",
    "a node of a disk": "os.mknod('/scratch/disk', 0o60600, os.makedev(8, 0))",
    "more than its scratch": "[open(f'/scratch/{n}', 'wb').write(bytes(2**23)) for n in range(3)]",
    "many files": "[open(f'/scratch/{n}', 'w').close() for n in range(5000)]",
    "many open files": "held = [open('/dev/null') for _ in range(1000)]",
    "all places for reading ahead": (
        "held = ctypes.c_ulong(0); check(libc.syscall(206, 65000, ctypes.byref(held)))"
    ),
    "a place for watching files": "watch()",
    "a timer": "check(libc.timer_create(0, None, ctypes.byref(ctypes.c_void_p())))",
}
"""Ways to take the sandbox down or to fill the machine from inside."""


@pytest.mark.security("a trainee's kernel, taken over, reaches for")
@pytest.mark.parametrize("name", ATTEMPTS)
def test_a_kernel_reaches_nothing(world, sandboxed, name):
    one, two = sandboxed
    assert world.attempt(one, other(two) + ATTEMPTS[name]) in REFUSED


@pytest.mark.parametrize("name", ATTEMPTS)
def test_without_the_sandbox_it_would_be_reached(world, bare, name):
    one, two = bare
    assert world.attempt(one, other(two) + ATTEMPTS[name]) == "reached"


@pytest.mark.security("a trainee's kernel, taken over, reads")
@pytest.mark.parametrize("name", SECRETS)
def test_a_kernel_sees_no_secret(world, sandboxed, name):
    attempt = f"print(Path(course, {SECRETS[name]!r}).read_text())"
    assert world.attempt(sandboxed[0], attempt) == "FileNotFoundError"


@pytest.mark.parametrize("name", SECRETS)
def test_without_the_sandbox_it_would_be_seen(world, bare, name):
    attempt = f"assert Path(course, {SECRETS[name]!r}).read_text()"
    assert world.attempt(bare[0], attempt) == "reached"


@pytest.mark.security("a trainee's kernel, taken over, tries to get around its layers by")
@pytest.mark.parametrize("name", DEEPER)
def test_a_kernel_stays_inside(world, sandboxed, name):
    clean = "for one in Path('/scratch').iterdir(): one.unlink()"
    held = f"try:\n    {DEEPER[name]}\nfinally:\n    held = None\n    {clean}"
    assert world.attempt(sandboxed[0], held) in REFUSED
    assert run(sandboxed[0], "print(made)") == "1"


THREADS = """
import threading
threading.stack_size(65536)  # or the limit of memory would hold most of them back
hold, count = threading.Event(), 0
try:
    while count < 8000:
        threading.Thread(target=hold.wait, daemon=True).start()
        count += 1
except RuntimeError:
    pass
hold.set()
print(count)
"""


@pytest.mark.security("a trainee's kernel starts 8,000 threads, also where root started it")
def test_a_kernel_is_not_roots_and_starts_few_threads_while_others_go_on(sandboxed):
    one, two = sandboxed
    assert int(run(one, THREADS)) < LIMITS.threads
    assert run(two, "print(made)") == "1"
    assert psutil.Process(one.provisioner.pid).uids().real != 0
    assert psutil.Process(one.provisioner.pid).gids().real != 0


def test_a_kernel_sees_what_python_needs_its_own_sockets_and_one_of_the_service(world, sandboxed):
    one, two = sandboxed
    socket = site_of(world).answer_socket.parent
    for kernel in (one, two):
        home = Path(kernel.connection_file).parent
        first = {Path(path).parts[1] for path in (*sandbox.python_paths(), home, socket)}
        assert set(seen_by(kernel, Path("/"))) == {"scratch", *first}
        assert seen_by(kernel, home.parent) == [home.name]
        assert seen_by(kernel, socket.parent) == [socket.name]


def seen_by(kernel, folder):
    """What lies in a folder as a kernel sees it; the kernel itself may not list it."""
    return os.listdir(f"/proc/{kernel.provisioner.pid}/root{folder}")


def test_a_kernel_holds_no_file_but_its_own(sandboxed):
    held = Path(f"/proc/{sandboxed[0].provisioner.pid}/fd")
    kinds = {os.readlink(one).partition(":")[0] for one in held.iterdir()}
    assert kinds <= {"/dev/null", "pipe", "socket", "anon_inode"}


ALLOWED = {
    "a file in the scratch": "Path('note').write_text('1'); assert Path('/scratch/note').exists()",
    "a temporary file": "import tempfile; tempfile.TemporaryFile().write(b'1')",
    "threads": (
        "import threading; said = []; one = threading.Thread(target=said.append, args=(1,)); "
        "one.start(); one.join(); assert said"
    ),
    "a picture": (
        "from matplotlib.figure import Figure; "
        "figure = Figure(); figure.subplots().plot([1, 2]); figure.savefig('a.png')"
    ),
    "what lessons import": "import widgets; [getattr(widgets, name)() for name in ('QrLab',)]",
    "a module that nobody imported yet": "import wave, statistics, xml.dom.minidom",
    "local time": "import time, zoneinfo; time.localtime(); zoneinfo.ZoneInfo('Asia/Shanghai')",
    "random numbers": "os.urandom(8); open('/dev/urandom', 'rb').read(8)",
}


@pytest.mark.parametrize("name", ALLOWED)
def test_a_kernel_s_own_work_goes_on(world, sandboxed, name):
    assert world.attempt(sandboxed[0], ALLOWED[name]) == "reached"


@pytest.fixture
def start_answer_service(bare_site):
    """The answer service as a process; gives what starts it again."""
    processes = []

    def start():
        for process in processes:
            process.kill()
            process.wait()
        processes.append(start_service(bare_site))

    start()
    yield start
    processes[-1].kill()
    processes[-1].wait()


SAVE = """
from qihang.answers.client import Kernel
answers = Kernel.from_environment()
print(answers.save("margin", "44.9")["saved_at"] > "2")
answers.close()
"""


@pytest.mark.faults("the answer service dies and starts again under a sandboxed kernel")
def test_a_sandboxed_kernel_saves_answers_also_after_the_service_was_started_again(
    start, bare_site, start_answer_service
):
    env = {SOCKET: str(bare_site.answer_socket), TOKEN: page_token(bare_site)}
    kernel = start(env)
    assert run(kernel, SAVE) == "True"
    start_answer_service()
    assert run(kernel, SAVE) == "True"


@pytest.mark.security("a kernel that was started and not forked reaches for")
@pytest.mark.parametrize("name", ["the control socket", "/etc/passwd", "a program"])
def test_an_ordinary_kernel_is_sandboxed_too(world, ordinary, name):
    assert world.attempt(ordinary, ATTEMPTS[name]) in REFUSED


def test_an_ordinary_kernel_works_in_its_sandbox(world, ordinary):
    assert not isinstance(ordinary.provisioner.process, forking.ForkedProcess)
    for source in ALLOWED.values():
        assert world.attempt(ordinary, source) == "reached"


@pytest.fixture(scope="module")
def ordinary(tmp_path_factory):
    """A kernel of a classroom whose fork server cannot be asked."""
    server, home = ForkServer(), tmp_path_factory.mktemp("ordinary")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PATH", str(JUPYTER))
        patch.setattr("qihang.kernels.fork.provisioner.fork_server", lambda: server)
        patch.setattr(ForkServer, "_start", lambda _: None)
        kernel = KernelManager(
            kernel_name="qihang", transport="ipc", connection_file=str(home / "at.json")
        )
        kernel.start_kernel(env=dict(os.environ))
    yield kernel
    kernel.shutdown_kernel(now=True)
