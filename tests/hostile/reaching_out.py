"""Submissions that read, write, connect or touch what is not theirs.

What they do would do no harm if it succeeded: it would only be seen.
"""

from tests.hostile.cases import World, code, magic


def opening(paths: list[str], how: str = "rb") -> str:
    return f"""
def use(path):
    with open(path, {how!r}) as file:
        return file.read(200) if "r" in {how!r} else file.write("mine")
for path in {paths!r}:
    attempt(use, path)
"""


@code("reads the answers in the masters")
def masters(world: World) -> str:
    return opening([str(world.site.solutions / "t1" / "t1.ipynb")])


@code("looks for the answers in the hidden tests", is_variant=True)
def hidden_tests(_: World) -> str:
    return """
from widgets.exercise.item import Item
def spy(self, *key, **named):
    reached(key, named)
    return self
Item.expects = Item.not_yet = spy
import gc
for source in [one for one in gc.get_objects() if isinstance(one, list)]:
    for text in source:
        if isinstance(text, str) and "HIDDEN" + " TESTS" in text:
            reached(text)
"""


@code("looks for the answers in the cells that come after it")
def hidden_tests_later(_: World) -> str:
    return """
def spy(info):
    if ".exp" + "ects(" in (info.raw_cell or ""):
        reached(info.raw_cell)
get_ipython().events.register("pre_run_cell", spy)
"""


@code("reads the gradebook")
def gradebook(world: World) -> str:
    return opening([str(world.site.gradebook), f"{world.site.gradebook}-wal"])


@code("opens the gradebook with nbgrader", is_variant=True)
def gradebook_by_nbgrader(world: World) -> str:
    return f"""
from nbgrader.api import Gradebook
def students():
    with Gradebook("sqlite:///{world.site.gradebook}", "qihang") as gradebook:
        return [one.id for one in gradebook.students]
attempt(students)
"""


@code("reads the secrets that seeds are signed with")
def secrets(world: World) -> str:
    return opening([str(path) for path in world.site.var.glob("*.secret")])


@code("reads the store of all answers", is_variant=True)
def store(world: World) -> str:
    return opening([str(world.site.store), f"{world.site.store}-wal"])


@code("reads what others handed in", is_variant=True)
def others(world: World) -> str:
    return f"""
import os
attempt(os.listdir, {str(world.site.submitted)!r})
{opening([str(world.site.submitted / "right0" / "t1" / "t1.ipynb")])}
"""


@code("reads files of the system", is_variant=True)
def system_files(_: World) -> str:
    return opening(["/etc/passwd", "/etc/hostname", "/proc/self/environ", "/proc/1/environ"])


@code("writes outside of its folder")
def writes(world: World) -> str:
    target = world.outside / "canary.txt"
    return opening([str(target), str(target.with_name("new.txt"))], "w") + (
        f"import os\nattempt(os.unlink, {str(target)!r})\n"
        f"attempt(os.rename, {str(target)!r}, 'mine')\n"
        f"attempt(os.link, {str(target)!r}, 'mine')\n"
        f"attempt(os.symlink, {str(target)!r}, 'mine')\n"
    )


@code("writes into what was given out", is_variant=True)
def exercises(world: World) -> str:
    return opening([str(world.site.exercises / "t1" / "t1.ipynb")], "a")


@code("replaces what it handed in")
def submission(world: World) -> str:
    folder = world.site.submitted
    return (
        opening([str(folder / "right0" / "t1" / "t1.ipynb"), "t1.ipynb"], "a")
        + "import os\nattempt(os.unlink, 't1.ipynb')"
    )


@code("writes into the marking programs", is_variant=True)
def programs(_: World) -> str:
    return """
import qihang, widgets.exercise.ask
def use(module):
    with open(module.__file__, "a"):
        return module
attempt(use, qihang)
attempt(use, widgets.exercise.ask)
"""


@code("writes where it is run at the next start of Python or IPython", is_variant=True)
def startup(_: World) -> str:
    return """
import os, site, sys
places = [os.path.expanduser("~/.ipython/profile_default/startup/mine.py"), *sys.path,
          site.getusersitepackages(), get_ipython().ipython_dir or "."]
def use(place):
    path = place if place.endswith(".py") else os.path.join(place, "sitecustomize.py")
    os.close(os.open(path, os.O_CREAT | os.O_EXCL))
    os.unlink(path)
for place in places:
    attempt(use, place)
attempt(os.makedirs, os.path.expanduser("~/.ipython/profile_default/startup"))
"""


@code("leaves something to be done when its process ends")
def at_exit(world: World) -> str:
    return f"""
import atexit
atexit.register(lambda: open({str(world.outside / "canary.txt")!r}, "w").write("mine"))
"""


def connecting(family: str, address: str, kind: str = "SOCK_STREAM") -> str:
    return f"""
import socket
def reach():
    with socket.socket(socket.{family}, socket.{kind}) as ours:
        ours.connect({address})
        return ours.send(b"mine")
attempt(reach)
"""


@code("connects to a port of the machine")
def tcp(world: World) -> str:
    return connecting("AF_INET", f"('127.0.0.1', {world.tcp})")


@code("sends a datagram", is_variant=True)
def udp(world: World) -> str:
    return connecting("AF_INET", f"('127.0.0.1', {world.udp})", "SOCK_DGRAM")


@code("connects to the answer service", is_variant=True)
def answer_service(world: World) -> str:
    return connecting("AF_UNIX", repr(str(world.by_path)))


@code("connects to the answer service as the instructor would", is_variant=True)
def control_socket(world: World) -> str:
    return f"""
from qihang.answers.client import Blocking
from qihang.system.site import Site
from pathlib import Path
site = Site(Path({str(world.site.root)!r}), Path({str(world.site.var)!r}))
attempt(lambda: Blocking(site.control_socket).call("trainees"))
attempt(lambda: Blocking(Path({str(world.by_path)!r})).call("trainees"))
"""


@code("connects to a socket without a path")
def abstract(world: World) -> str:
    return connecting("AF_UNIX", repr(world.abstract))


@code("listens for others", is_variant=True)
def listening(_: World) -> str:
    return """
import socket
attempt(socket.create_server, ("127.0.0.1", 0))
attempt(lambda: socket.socket(socket.AF_UNIX).bind("\\0mine"))
"""


@code("looks for a way out among the open files")
def descriptors(_: World) -> str:
    return """
import os, stat
for number in range(1024):
    try:
        found = os.fstat(number)
    except OSError:
        continue
    if stat.S_ISSOCK(found.st_mode) or stat.S_ISDIR(found.st_mode) or stat.S_ISREG(found.st_mode):
        reached(number, os.readlink(f"/proc/self/fd/{number}"))
"""


@code("sends signals to the process that marks it", is_variant=True)
def kills(world: World) -> str:
    return f"""
import os, signal
for pid in (os.getppid(), {world.process}):
    attempt(os.kill, pid, signal.SIGCONT)
attempt(os.killpg, os.getpgid(os.getppid()), signal.SIGCONT)
attempt(os.pidfd_open, {world.process})
"""


@code("takes hold of another process")
def traces(world: World) -> str:
    return f"""
import ctypes, os
libc = ctypes.CDLL(None)
for pid in (os.getppid(), {world.process}):
    if libc.ptrace(0x4206, pid, None, None) == 0:
        reached("seized", pid)
    attempt(lambda: open(f"/proc/{{pid}}/mem", "r+b"))
    attempt(lambda: os.readlink(f"/proc/{{pid}}/cwd"))
"""


@code("makes namespaces, mounts and devices of its own")
def kernel_interfaces(_: World) -> str:
    return """
import ctypes, os
libc = ctypes.CDLL(None)
if libc.unshare(0x10000000) == 0 or libc.unshare(0x20000) == 0:
    reached("unshare")
if libc.mount(b"none", b"/tmp", b"tmpfs", 0, None) == 0:
    reached("mount")
attempt(os.mkfifo, "mine")
attempt(os.mknod, "mine")
attempt(os.chroot, "/")
"""


@code("runs programs")
def runs(_: World) -> str:
    return """
import os, pty, subprocess, multiprocessing
attempt(subprocess.check_output, ["/bin/ls", "/"])
attempt(os.execv, "/bin/ls", ["ls"])
attempt(os.posix_spawn, "/bin/ls", ["ls"], {})
attempt(pty.spawn, "/bin/ls")
attempt(multiprocessing.Process(target=print).start)
os.system("ls /") == 0 and reached("system")
"""


@magic("runs a shell by a cell magic", is_variant=True)
def cell_magic(world: World) -> str:
    return f"%%bash\ncat /etc/passwd && echo REACH'ED'\ntouch {world.outside}/new.txt"


@magic("runs a shell by a line magic")
def line_magic(world: World) -> str:
    return (
        f"!touch {world.outside}/new.txt && echo REACH'ED'\n"
        "said = !cat /etc/passwd\nsaid\n%sx ls /\n%system ls /\n%cd /\n%ls"
    )


@magic("writes files by magics", is_variant=True)
def writing_magic(world: World) -> str:
    return f"%%writefile {world.outside}/canary.txt\nmine"


@magic("runs another notebook's file by a magic", is_variant=True)
def run_magic(world: World) -> str:
    return (
        f"%run {world.site.solutions}/t1/t1.ipynb\n%load {world.site.solutions}/t1/t1.ipynb\n"
        "%store offer\n%logstart\n%save mine 1\n%history -f mine\n%pycat /etc/passwd"
    )
