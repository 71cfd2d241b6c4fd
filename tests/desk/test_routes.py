"""Roles × routes: what the table says is what the running desk does."""

import re

import pytest

from qihang.desk import routes
from qihang.protocol.desk import ROLES
from tests.support.desk import Colleague, at_the_desk

pytestmark = pytest.mark.process

EXAMPLES = {
    r"/now/(pause|go-on|lead|say|end|answer)": "/now/pause",
    r"/people/(csv|xlsx|pdf)": "/people/csv",
    r"/people/(pins|move|off|back)": "/people/pins",
    r"/people/one/([^/]+)": "/people/one/1001",
    r"/people/one/([^/]+)/note": "/people/one/1001/note",
    r"/people/one/([^/]+)/cross-out": "/people/one/1001/cross-out",
    r"/people/one/([^/]+)/pin": "/people/one/1001/pin",
    r"/people/one/([^/]+)/(change|off|back)": "/people/one/1001/change",
    r"/hours/month/(csv|xlsx|pdf)": "/hours/month/csv",
    r"/hours/person/([^/]+)": "/hours/person/1001",
    r"/wrong/(csv|xlsx)": "/wrong/csv",
    r"/wrong/learnt/(csv|xlsx)": "/wrong/learnt/csv",
    r"/wrong/([0-9a-f]{64})-(zh|en)\.svg": f"/wrong/{'0' * 64}-zh.svg",
    r"/assignments/(csv|xlsx)": "/assignments/csv",
    r"/assignments/([a-z]+[0-9]+)/(csv|xlsx|pdf)": "/assignments/t1/csv",
    r"/assignments/([a-z]+[0-9]+)/plans": "/assignments/t1/plans",
    r"/assignments/([a-z]+[0-9]+)": "/assignments/t1",
    r"/assignments/([a-z]+[0-9]+)/(mark|show)": "/assignments/t1/mark",
    r"/assignments/([a-z]+[0-9]+)/(release|rules|open|close|as-everybody)": "/assignments/t1/open",
    r"/assignments/([a-z]+[0-9]+)/paper": "/assignments/t1/paper",
    r"/assignments/([a-z]+[0-9]+)/paper/file": "/assignments/t1/paper/file",
    r"/assignments/([a-z]+[0-9]+)/paper/typed": "/assignments/t1/paper/typed",
    r"/assignments/([a-z]+[0-9]+)/paper/typed/([^/]+)": "/assignments/t1/paper/typed/1001",
    r"/assignments/([a-z]+[0-9]+)/paper/typed/([^/]+)/keep": (
        "/assignments/t1/paper/typed/1001/keep"
    ),
    r"/assignments/([a-z]+[0-9]+)/paper/typed/([^/]+)/look": (
        "/assignments/t1/paper/typed/1001/look"
    ),
    r"/assignments/([a-z]+[0-9]+)/paper/typed/([^/]+)/hand-in": (
        "/assignments/t1/paper/typed/1001/hand-in"
    ),
    rf"/marking/{routes._QUESTION}": "/marking/t1/offer",
    rf"/marking/{routes._QUESTION}/([0-9a-f]{{24}})": f"/marking/t1/offer/{'0' * 24}",
    rf"/marking/{routes._QUESTION}/([0-9a-f]{{24}})/(save|undo)": (
        f"/marking/t1/offer/{'0' * 24}/save"
    ),
    r"/static/(.*)": "/static/desk.css",
}
"""A path for each pattern that is not one itself."""


def example(route):
    return EXAMPLES.get(route.path, route.path)


def asked(visitor, route, method):
    path = example(route)
    return visitor.post(path) if method == "POST" else visitor.ask(path, method)


@pytest.fixture(scope="module")
def colleagues(desk):
    """Somebody signed in for each role."""
    return {role: at_the_desk(desk.address, role) for role in ROLES}


def test_every_pattern_has_an_example():
    for route in routes.ROUTES:
        assert re.fullmatch(route.path, example(route)), route.path


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("route", routes.ROUTES, ids=lambda route: route.path)
def test_a_role_opens_what_the_table_says_and_nothing_else(desk, colleagues, role, route):
    if route.path == "/logout":
        return  # ends what the others need; it has a test of its own
    for method in route.methods:
        answer = asked(colleagues[role], route, method)
        is_refused = answer.status == 403
        assert is_refused == (route.roles is not None and role not in route.roles), method


@pytest.mark.parametrize("route", routes.ROUTES, ids=lambda route: route.path)
def test_nobody_opens_what_is_not_for_anybody(desk, route):
    for method in route.methods:
        answer = asked(Colleague(desk.address), route, method)
        if route.roles is None:
            assert answer.status in (200, 302, 303, 400, 429), method
        elif method == "POST":
            assert answer.status == 403
        else:
            assert (answer.status, answer.headers["Location"].split("?")[0]) == (302, "/login")


@pytest.mark.parametrize("route", routes.ROUTES, ids=lambda route: route.path)
def test_a_method_that_is_not_in_the_table_is_refused(desk, colleagues, route):
    for method in {"GET", "POST", "PUT", "DELETE", "PATCH"} - set(route.methods):
        answer = colleagues["author"].ask(example(route), method)
        assert answer.status in (403, 405), (method, answer.status)


@pytest.mark.parametrize("route", routes.ROUTES, ids=lambda route: route.path)
def test_a_post_without_the_secret_of_its_page_does_nothing(desk, colleagues, route):
    if "POST" in route.methods:
        assert colleagues["office"].ask(example(route), "POST", "").status == 403


def test_what_is_not_in_the_table_is_not_here(desk, colleagues):
    for path in ("/lab", "/formgrader", "/api/contents", "/workbook/s1", "/static/../app.py"):
        assert colleagues["author"].ask(path).status == 404


def test_a_host_that_is_not_served_gets_nothing(desk):
    said = Colleague(desk.address).ask("/login", headers={"Host": "evil.example"})
    assert said.status == 400
    assert "<form" not in said.text


def test_a_trainees_cookie_opens_nothing_here(desk):
    visitor = Colleague(desk.address, {"qihang_seat": "2|1:0|10:1|11:qihang_seat|4:eA==|0"})
    assert visitor.ask("/now").headers["Location"].startswith("/login")


def test_every_answer_carries_our_headers(desk, colleagues):
    for path in ("/login", "/now", "/nothing", "/static/desk.js"):
        answer = colleagues["lecturer"].ask(path)
        assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Frame-Options"] == "DENY"


def test_the_head_leads_to_what_a_role_may_open_and_to_nothing_else(desk, colleagues):
    for role, visitor in colleagues.items():
        page = visitor.ask("/password").text
        for place in routes.PLACES:
            route = next(one for one in routes.ROUTES if one.path == place.path)
            assert (f'href="{place.path}"' in page) == (role in route.roles)
