"""The kernels behind trainees' pages, as the trainee server keeps count of them."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from qihang.server.identity import Trainee
from qihang.server.kernels import MOST_AHEAD, Page, PageKernels


def test_more_than_two_hundred_pages_have_sockets():
    kernels = PageKernels()
    assert kernels.context.max_sockets > 6 * 200


def test_no_more_kernels_wait_for_pages_than_a_class_needs():
    kernels = PageKernels()
    for number in range(MOST_AHEAD):
        kernels._pages[str(number)] = Page(str(number), "workbook", "s1", "", "", is_ahead=True)
    trainee = Trainee(username="another")
    with ThreadPoolExecutor() as pool:
        pool.submit(asyncio.run, kernels.open_ahead(trainee, "workbook", "s1")).result()
    assert len(kernels._pages) == MOST_AHEAD
