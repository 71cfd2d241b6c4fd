"""The kernels behind trainees' pages, as the trainee server keeps count of them."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from types import SimpleNamespace

import pytest

from qihang.server.identity import Trainee
from qihang.server.kernels import MOST_AHEAD, Page, PageKernels


def run(coroutine):
    """Run it beside the event loop of a browser, which may have this thread."""
    with ThreadPoolExecutor() as pool:
        return pool.submit(asyncio.run, coroutine).result()


def test_more_than_two_hundred_pages_have_sockets():
    kernels = PageKernels()
    assert kernels.context.max_sockets > 6 * 200


def test_no_more_kernels_wait_for_pages_than_a_class_needs():
    kernels = PageKernels()
    for number in range(MOST_AHEAD):
        kernels._pages[str(number)] = Page(str(number), "workbook", "s1", "", "", is_ahead=True)
    run(kernels.open_ahead(Trainee(username="another"), "workbook", "s1"))
    assert len(kernels._pages) == MOST_AHEAD


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
    run(kernels.cull_kernel_if_idle("one"))
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
