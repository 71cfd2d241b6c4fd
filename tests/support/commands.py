"""A `qihang` command without the second that a process of its own takes to begin."""

from __future__ import annotations

import os
import subprocess
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

from qihang import cli


def in_this_process(*words: str) -> subprocess.CompletedProcess[str]:
    """Run a command on the site that this process is in; what a logger says is not in it."""
    mask = os.umask(0)
    os.umask(mask)
    try:
        with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
            code = cli.main(words)
    finally:
        os.umask(mask)
    return subprocess.CompletedProcess(words, code, out.getvalue(), err.getvalue())
