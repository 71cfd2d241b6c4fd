"""Speaking to a kernel as Jupyter's own clients do."""

import json
import textwrap

from qihang.kernels import sandbox
from qihang.kernels.fork.server import KERNEL, SERVER, TEMPLATE
from tests.support.classroom import name_of


def run(manager, source):
    """What a kernel prints, in Python's own literals."""
    client = manager.blocking_client()
    client.start_channels()
    client.wait_for_ready(timeout=30)
    said = []
    try:
        client.execute_interactive(
            source,
            timeout=30,
            output_hook=lambda message: said.append(
                message["content"].get("text") or message["content"].get("ename") or ""
            ),
        )
    finally:
        client.stop_channels()
    return "".join(said).strip()


def is_forked(manager):
    # A fork has the name of what it was forked from until it has its own.
    return name_of(manager.provisioner.pid) in (SERVER, TEMPLATE, KERNEL)


def notebook(path, *sources):
    cells = [{"cell_type": "code", "source": textwrap.dedent(one)} for one in sources]
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    return path


def as_of_an_ordinary_account():
    """The tests may run as root; a process with root's rights is held by those alone."""
    sandbox.enter(sandbox.Profile(()), [])
