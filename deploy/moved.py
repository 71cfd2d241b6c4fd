"""Let the programs of ``.venv`` name the folder they are in: ``python moved.py OLD NEW``.

All else in it is found from where Python itself is, but for the entry of the project, which
``deploy/venv.sh`` makes anew.
"""

import os
import re
import sys
from pathlib import Path

LONGEST_LINE = 127
"""Bytes of a program's first line, which names what runs it."""


def correct(environment: Path, old: str, new: str) -> None:
    """Replace the old place of an environment by the new one in each of its programs."""
    before, after = (os.fsencode(os.path.join(place, ".venv")) for place in (old, new))
    # What the old place is the end of is another one; the new one, if this was begun before.
    named = re.compile(rb"(?<![\w.~+@%,/\x80-\xff-])" + re.escape(before))
    for path in [environment / "pyvenv.cfg", *(environment / "bin").iterdir()]:
        # What is a link leads to a program outside.
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            if named.search(content):
                path.write_bytes(_begun(named.sub(lambda _: after, content)))


def _begun(program: bytes) -> bytes:
    """A program whose first line Linux can read: that may hold no space, and is not long."""
    first, end, rest = program.partition(b"\n")
    if not first.startswith(b"#!/") or (b" " not in first and len(first) < LONGEST_LINE):
        return program
    # As pip begins its programs then: a command for the shell, and a text for Python.
    command = b"'''exec' \"%s\" \"$0\" \"$@\"\n' '''" % first.removeprefix(b"#!")
    return b"#!/bin/sh\n" + command + end + rest


if __name__ == "__main__":
    correct(Path(".venv"), *sys.argv[1:])
