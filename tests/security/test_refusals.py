"""A refusal is an answer: it says no, knows nobody, and leaves nothing in a log."""

import os
from contextlib import suppress
from urllib.parse import urlsplit

import pytest

from tests.security.pages import NOWHERE, UPGRADE, page_of
from tests.support.classroom import belongs_to, processes
from tests.support.visitor import raw
from tests.support.waiting import until

pytestmark = pytest.mark.process

FORM = "Content-Type: application/x-www-form-urlencoded"

REFUSED = {
    "another method": ("PUT /login", [], 405),
    "another method on a page": ("DELETE /exercise/t1", [], 405),
    "a method that is none": ("\x41\x41 /", [], 405),
    "a head where there is none": ("HEAD /api/me", [], 405),
    "another method on a file": ("PUT /static/page.css", [], 405),
    "another method on widgets": ("PUT /static/widgets.js", [], 405),
    "another method on a websocket": (f"POST /api/kernels/{NOWHERE}/channels", [], 405),
    "a post without its token": ("POST /login", [FORM], 403),
    "a sign-out without its token": ("POST /logout", [FORM], 403),
    "a post with a token that is none": ("POST /login", ["X-XSRFToken: 2|x|\xff|1"], 403),
    "a post of parts without a boundary": (
        "POST /login",
        ["Content-Type: multipart/form-data"],
        400,
    ),
    "a body in a coding that nobody knows": ("POST /login", [FORM, "Content-Encoding: x"], 400),
    "an address that is no text": ("GET /exercise/%ff", [], 404),
    "a parameter that is no text": (f"GET /api/page/{NOWHERE}?of=%ff", [], 400),
    "an origin that is no address": ("POST /login", [FORM, "Origin: http://["], 404),
    "no page": ("GET /nothing", [], 404),
    "a folder": ("GET /static/fonts", [], 403),
    "a folder of a template": ("GET /voila/templates/qihang/static/./", [], 404),
    "a folder of a folder": ("GET /voila/templates/qihang/static/.", [], 404),
    "a file in a file": ("GET /static/page.css/x", [], 404),
    "a name that is too long": ("GET /static/" + "x" * 3000, [], 404),
}
"""What is asked, with which headers, and what is answered to a browser where nobody signed in."""

ODD = {
    "a cookie with a raw byte": "x=\xff",
    "a seat's cookie with a raw byte": "qihang_seat=\xff\xfe",
    "a seat's cookie that was changed": 'qihang_seat="2|1:0|10:1|11:qihang_seat|1:\xb2|00"',
    "a token with a raw byte": "_xsrf=2|\xff|\xb2|\xb2",
    "a size in raised figures": "qihang_size=\xb2\xb2",
    "a size in figures of another script": "qihang_size=\xd9\xa2\xd9\xa2",
    "a language that is none": "qihang_lang=\x1b[31m",
}
"""Cookies that this program never gave out: they count as none at all."""


def said_by_server(classroom):
    """What stands in the trainee server's log."""
    return (classroom.site.logs / "server.log").read_text(encoding="utf-8")


def status(said):
    return int(said.split(b" ", 2)[1])


def asked(address, what, headers):
    """What comes back for a request that is written by hand."""
    host = f"Host: {urlsplit(address).netloc}"
    lines = [f"{what} HTTP/1.1", host, "Connection: close", "Content-Length: 0", *headers]
    return raw(address, "\r\n".join([*lines, "", ""]).encode("latin-1"))


@pytest.mark.security("what nobody may have is asked for over and over, to fill the log")
@pytest.mark.parametrize("what", REFUSED)
def test_a_refusal_is_an_answer_and_leaves_no_line(classroom, what):
    request, headers, expected = REFUSED[what]
    before = said_by_server(classroom)
    for _ in range(3):
        said = asked(classroom.address, request, headers)
        assert status(said) == expected, said[:300]
        assert b"Traceback" not in said
    assert said_by_server(classroom) == before


@pytest.mark.security("a websocket is asked for over and over by nobody, or from elsewhere")
def test_a_websocket_that_is_refused_leaves_no_line(classroom, nobody, own):
    path = f"/api/kernels/{page_of(own)}/channels"
    # Jupyter says once, a while after the first kernel, how long an idle one is kept.
    until(lambda: "Culling" in said_by_server(classroom))
    before = said_by_server(classroom)
    assert nobody.ask(path, headers=UPGRADE).status == 403
    assert own.ask(path, headers={**UPGRADE, "Origin": "http://evil.example"}).status == 403
    assert own.ask(path, headers={**UPGRADE, "Sec-WebSocket-Protocol": "x"}).status == 400
    assert own.ask(path, headers={**UPGRADE, "Origin": "http://["}).status == 403
    assert own.ask(path).status == 400
    assert said_by_server(classroom) == before


@pytest.mark.security("a cookie that is damaged or was made up")
@pytest.mark.parametrize("what", ODD)
@pytest.mark.parametrize("path", ["/login", "/nothing", "/api/me"])
def test_a_cookie_that_is_none_counts_as_none(classroom, what, path):
    before = said_by_server(classroom)
    said = asked(classroom.address, f"GET {path}", [f"Cookie: {ODD[what]}"])
    assert status(said) in (200, 400, 404)
    assert said_by_server(classroom) == before


def test_the_page_of_a_refusal_leads_home_in_both_languages(nobody, own):
    for visitor in (nobody, own):
        answer = visitor.ask("/login", "PUT")
        assert answer.status == 405
        assert "请回到首页" in answer.text
        assert 'href="/"' in answer.text


@pytest.mark.security("a process is made to write its log without end, in whatever way")
def test_no_process_of_a_classroom_holds_the_file_of_a_log(classroom, own):
    """Each says what it says into a pipe, whose other end writes no more than a log takes."""
    page_of(own)
    held = []
    for pid, _ in processes():
        if pid == classroom.process.pid or not belongs_to(pid, classroom.site):
            continue
        logs = str(classroom.site.logs)
        held += [(pid, place) for place in open_files(pid) if place.startswith(logs)]
    assert held == []


def open_files(pid):
    """What a process has open; it may end, or close something, meanwhile."""
    with suppress(FileNotFoundError):
        for entry in os.scandir(f"/proc/{pid}/fd"):
            with suppress(FileNotFoundError):
                yield os.readlink(entry.path)
