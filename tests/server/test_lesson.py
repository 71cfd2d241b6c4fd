"""A page that is drawn while it is sent: what its reader gets if it cannot be made to its end."""

import asyncio
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest

from qihang.language.messages import message
from qihang.server import lesson
from qihang.server.lesson import CLOSED, Lesson, NotMade
from tests.support.waiting import run

SCRIPT = '<script type="application/json">{"page":'


class Elements(HTMLParser):
    """The elements of a page; what stands within a script is none."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append(tag)


async def closed(*_):
    pass


async def broken_off(_path):
    yield SCRIPT
    raise NotMade("its kernel ended")


def test_what_is_said_is_seen_where_the_page_broke_off_within_a_script():
    sent = []
    page = SimpleNamespace(
        set_header=lambda *_: None,
        flush=lambda: None,
        write=sent.append,
        finish=sent.append,
        _parts=broken_off,
        _see_that_it_is_made=lambda part: None,
        kernel_manager=SimpleNamespace(close_place=closed),
        current_user=SimpleNamespace(username="1001"),
        lesson=("workbook", "t1", "t1"),
        drawn=lambda *_, **__: "<main><h1>said</h1></main>",
        error_words=lambda *_: (message("This page cannot be opened now"), message("Home page")),
    )
    run(Lesson._made_now(page, "workbook/t1.ipynb"))
    assert sent[0] == SCRIPT
    assert sent[1].startswith(CLOSED)
    assert Elements("".join(sent)).found == ["script", "main", "h1"]


def test_a_kernel_that_ends_between_two_parts_ends_the_page(monkeypatch):
    monkeypatch.setattr(lesson, "GLANCE", 0.01)

    async def without_an_end(path):
        yield "a part"
        await asyncio.Event().wait()

    def ended():
        raise NotMade("its kernel ended")

    async def read():
        page = SimpleNamespace(get_generator=without_an_end, _see_that_its_kernel_runs=ended)
        return [part async for part in Lesson._parts(page, "workbook/t1.ipynb")]

    with pytest.raises(NotMade):
        run(read())
