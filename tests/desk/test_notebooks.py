"""The way of an author into JupyterLab, and of nobody else."""

import json
import os
import re
import socket
import sqlite3
from contextlib import closing
from html import unescape
from urllib.parse import urlsplit

import pytest

from qihang.operate import tickets
from qihang.operate.classroom import free_port
from qihang.settings import read
from qihang.system import files
from tests.conftest import copied, in_place
from tests.support.desk import add_staff, at_the_desk, desk_of
from tests.support.services import start_service
from tests.support.visitor import Visitor

pytestmark = pytest.mark.process


def test_a_ticket_holds_once(bare_site):
    ticket = tickets.give(bare_site)
    assert tickets.take(bare_site, ticket)
    assert not tickets.take(bare_site, ticket)


def test_a_ticket_that_was_not_used_in_time_holds_no_more(bare_site):
    ticket = tickets.give(bare_site)
    [place] = (bare_site.run / "tickets").iterdir()
    late = place.stat().st_mtime - tickets.LASTS - 1
    os.utime(place, (late, late))
    assert not tickets.take(bare_site, ticket)


@pytest.mark.parametrize("made_up", ["", "x", "../answers.sock", "x" * 5000, "\0"])
def test_what_is_no_ticket_opens_nothing(bare_site, made_up):
    tickets.give(bare_site)
    assert not tickets.take(bare_site, made_up)


@pytest.fixture(scope="module")
def author(first_start, tmp_path_factory):
    """An author at the desk of a classroom of their own, whose JupyterLab has a port of its own."""
    site = copied(first_start, tmp_path_factory.mktemp("notebooks"))
    files.put(site.settings, f"version = 1\nteach_port = {free_port()}\n", mode=0o600)
    with in_place(site):
        service = start_service(site)
        add_staff(site, "author", "author")
        with desk_of(site) as address:
            yield site, at_the_desk(address, "author")
        service.terminate()
        service.wait(timeout=30)


def way_in(page):
    """Where the button leads that opens JupyterLab."""
    return unescape(re.search(r'href="(http[^"]+ticket=[^"]+)"', page.text)[1])


def test_jupyterlab_is_started_entered_with_a_ticket_and_closed(author):
    site, colleague = author
    assert "ticket=" not in colleague.ask("/notebooks").text
    assert colleague.post("/notebooks", do="start").status == 303

    way = urlsplit(way_in(colleague.ask("/notebooks")))
    lab = Visitor(f"http://{way.netloc}")
    assert lab.ask("/lab").headers["Location"].startswith("/login")
    entered = lab.ask(f"{way.path}?{way.query}")
    assert (entered.status, entered.headers["Location"]) == (302, "/lab")
    assert lab.ask("/lab").status == 200
    second = Visitor(lab.address)
    second.ask(f"{way.path}?{way.query}")
    assert second.ask("/lab").headers["Location"].startswith("/login")

    assert colleague.post("/notebooks", do="stop").status == 303
    assert "ticket=" not in colleague.ask("/notebooks").text
    with closing(sqlite3.connect(site.store)) as store:
        lines = [json.loads(line) for (line,) in store.execute("SELECT line FROM audit")]
    assert [one["do"] for one in lines if one["what"] == "notebooks"] == ["start", "stop"]


@pytest.mark.parametrize("do", ["remove", pytest.param("change", marks=pytest.mark.long)])
def test_who_is_no_author_any_more_is_out_of_jupyterlab(author, do):
    site, colleague = author
    name = f"another {do}"
    gone = add_staff(site, name, "author")
    add_staff(site, f"office {do}", "office")
    assert at_the_desk(colleague.address, name).post("/notebooks", do="start").status == 303
    lab = enter(colleague)
    office = at_the_desk(colleague.address, f"office {do}")
    office.post("/staff", do=do, staff=gone, name=name, role="lecturer", which="every")

    assert colleague.post("/notebooks", do="start").status == 303
    assert lab.ask("/lab").headers["Location"].startswith("/login")
    lab, other = enter(colleague), at_the_desk(colleague.address, "author")
    other.ask("/notebooks")
    other.post("/logout")
    assert lab.ask("/lab").status == 200, "one of two who opened it is still there"
    colleague.post("/logout")
    colleague.sign_in("author")
    assert "ticket=" not in colleague.ask("/notebooks").text, "closed with the last sign-in"


def enter(colleague):
    """A browser in JupyterLab, by the way that the desk gives."""
    way = urlsplit(way_in(colleague.ask("/notebooks")))
    lab = Visitor(f"http://{way.netloc}")
    lab.ask(f"{way.path}?{way.query}")
    assert lab.ask("/lab").status == 200
    return lab


def test_what_keeps_jupyterlab_from_starting_is_told(author):
    site, colleague = author
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", read(site).teach_port))
        answer = colleague.send("/notebooks", do="start")
    assert "is taken by another program" in answer.text
