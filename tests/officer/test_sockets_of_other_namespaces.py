"""A socket in a network of its own is listed too, as a sandboxed kernel's would be."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from qihang.officer.sockets import open_sockets

pytestmark = pytest.mark.process

LISTENS = """
import socket, sys
by_path = socket.socket(socket.AF_UNIX)
by_path.bind(sys.argv[1])
by_path.listen()
port = socket.socket()
port.bind(("0.0.0.0", 0))
port.listen()
print(port.getsockname()[1], flush=True)
sys.stdin.read()
"""


def test_what_listens_in_a_network_of_its_own_is_found(bare_site, tmp_path):
    path = str(tmp_path / "socket")
    with subprocess.Popen(
        ["unshare", "--user", "--map-root-user", "--net", sys.executable, "-c", LISTENS, path],
        env={**os.environ, **bare_site.environment()},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        port = process.stdout.readline().strip()
        found = {(one.kind, one.state, one.address) for one in open_sockets(bare_site)}
        process.stdin.close()
    assert found == {("unix", "listening", path), ("tcp", "listening", f"0.0.0.0:{port}")}
