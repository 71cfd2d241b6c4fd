"""Submissions that use up the machine, or that do not end.

What they take is bounded, so that a layer that fails turns a test red and not the machine.
"""

from tests.hostile.cases import World, code


@code("starts processes without end")
def fork_bomb(_: World) -> str:
    return "import os\nfor _ in range(3):\n    os.fork()\n    reached()"


@code("starts threads without end", is_variant=True)
def thread_bomb(_: World) -> str:
    return """
import threading
threading.stack_size(32768)
for _ in range(1000):
    threading.Thread(target=threading.Event().wait, daemon=True).start()
    reached()
"""


@code("leaves a thread behind that goes on without it")
def thread_that_stays(_: World) -> str:
    return """
import threading
threading.Thread(target=threading.Event().wait, daemon=True).start()
reached()
"""


@code("never ends", is_variant=True)
def endless(_: World) -> str:
    return "while True:\n    pass"


@code("never ends and catches every interruption", is_variant=True)
def endless_and_deaf(_: World) -> str:
    return """
import signal
for number in signal.valid_signals():
    try:
        signal.signal(number, signal.SIG_IGN)
    except OSError:
        pass
while True:
    try:
        while True:
            pass
    except BaseException:
        pass
"""


@code("computes for ever inside the language itself")
def endless_in_c(_: World) -> str:
    return "10 ** 10 ** 10"


@code("waits for ever", is_variant=True)
def sleeping(_: World) -> str:
    # The attack itself, which marking has to cut short; no test waits for it.
    return "import time\ntime.sleep(10 ** 6)"


@code("never ends while its value is shown", is_variant=True)
def endless_repr(_: World) -> str:
    return "class Value:\n    def __repr__(self):\n        while True:\n            pass\nValue()"


@code("takes all memory")
def memory(_: World) -> str:
    return """
kept = []
while len(kept) < 150:
    kept.append(bytearray(b"x") * 10 ** 7)
reached()
"""


@code("takes all memory by files without a name", is_variant=True)
def memory_files(_: World) -> str:
    return """
import os
size = 0
for number in range(200):
    size += os.write(os.memfd_create(str(number)), bytes(2 ** 20))
reached(size)
"""


@code("fills the disk")
def disk(world: World) -> str:
    return f"""
import os, tempfile
def fill(folder):
    with open(os.path.join(folder, "filling"), "wb") as file:
        return file.write(bytes(10 ** 5))
for folder in (".", "/tmp", "/var/tmp", "/dev/shm", "/run", {str(world.outside)!r}):
    attempt(fill, folder)
attempt(tempfile.mkdtemp)
"""


@code("prints a hundred megabytes", is_variant=True)
def printing(_: World) -> str:
    return "for _ in range(100):\n    print('x' * 10 ** 6)"


@code("pours a hundred megabytes into every open file")
def pouring(_: World) -> str:
    return """
import os
for number in range(3, 64):
    try:
        for _ in range(100):
            os.write(number, b"x" * 10 ** 6)
    except OSError:
        pass
"""


@code("calls itself without end", is_variant=True)
def recursion(_: World) -> str:
    return "import sys\nsys.setrecursionlimit(10 ** 9)\ndef again():\n    again()\nagain()"


@code("fails with a message of a hundred megabytes", is_variant=True)
def long_error(_: World) -> str:
    return "raise ValueError('x' * 10 ** 8)"


@code("ends its own process")
def exits(_: World) -> str:
    return "import os\nos._exit(0)"


@code("crashes the interpreter")
def crashes(_: World) -> str:
    return "import ctypes\nctypes.string_at(0)"


@code("asks the interpreter to end", is_variant=True)
def system_exit(_: World) -> str:
    return "raise SystemExit(0)"


@code("interrupts itself", is_variant=True)
def keyboard_interrupt(_: World) -> str:
    return "raise KeyboardInterrupt"
