"""A forked process as its client holds it."""

import fcntl
import os
import resource
import signal
import subprocess

import pytest

from qihang.kernels.fork.client import ForkedProcess

pytestmark = pytest.mark.process


@pytest.fixture
def many_descriptors():
    """Room for more descriptors than a process has by custom."""
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, limits[1]), limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, limits)


def test_a_process_is_watched_even_if_a_thousand_descriptors_are_open(many_descriptors):
    process = subprocess.Popen(["sleep", "600"])
    low = os.pidfd_open(process.pid)
    forked = ForkedProcess(process.pid, fcntl.fcntl(low, fcntl.F_DUPFD_CLOEXEC, 1100))
    os.close(low)
    assert forked.poll() is None
    with pytest.raises(subprocess.TimeoutExpired):
        forked.wait(0.01)
    forked.send_signal(signal.SIGKILL)
    assert forked.wait(30) == 1
    process.returncode = forked.poll()  # it was waited for
