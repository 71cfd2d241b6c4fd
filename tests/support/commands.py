"""Commands as somebody types them: nbgrader's, and `qihang` without a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

from qihang import cli
from qihang.system.site import Site


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


def nbgrader(site: Site, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command of nbgrader on a site; it must succeed."""
    done = nbgrader_says(site, *words)
    assert done.returncode == 0, done.stderr
    return done


def nbgrader_says(site: Site, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command of nbgrader on a site, whatever comes of it."""
    return subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        cwd=site.root,
        env={**os.environ, **site.environment()},
        capture_output=True,
        text=True,
        check=False,
    )
