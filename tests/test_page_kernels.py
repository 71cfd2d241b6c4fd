"""When the trainee server ends a kernel whose page is gone."""

import asyncio
from datetime import timedelta
from types import SimpleNamespace

import pytest

from qihang.server.kernels import PageKernels


@pytest.fixture
def kernels(monkeypatch):
    """The server's kernels: one, which nobody looks at, and who was ended."""
    made = PageKernels(cull_idle_timeout=60)
    kernel = SimpleNamespace(kernel_spec=SimpleNamespace(metadata={}), kernel_name="qihang")
    made._kernels["one"] = kernel
    made.start_watching_activity("one")
    made.ended = []

    async def shutdown_kernel(kernel_id):
        made.ended.append(kernel_id)

    monkeypatch.setattr(made, "shutdown_kernel", shutdown_kernel)
    return made


def rest(kernels, seconds):
    kernels.get_kernel("one").last_activity -= timedelta(seconds=seconds)
    asyncio.run(kernels.cull_kernel_if_idle("one"))
    return kernels.ended


def test_a_kernel_that_was_not_used_for_long_ends(kernels):
    assert rest(kernels, 59) == []
    assert rest(kernels, 2) == ["one"]


def test_a_kernel_that_was_used_again_goes_on(kernels):
    assert rest(kernels, 59) == []
    kernels.used("one")
    assert rest(kernels, 2) == []


def test_a_page_may_speak_to_a_kernel_that_ended(kernels):
    kernels.used("another")
    assert rest(kernels, 61) == ["one"]


def test_a_kernel_whose_page_is_open_goes_on(kernels):
    kernels._kernel_connections["one"] = 1
    assert rest(kernels, 3600) == []
