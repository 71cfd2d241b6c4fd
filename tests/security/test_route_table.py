"""The table of routes and the running server are one."""

import json
import re
import shutil
import signal

import pytest
from tornado.web import Application

from qihang.server import routes as routes
from qihang.server.app import Classroom, settings
from qihang.settings import DEFAULTS
from tests.security.pages import EXAMPLES, NOWHERE, page_of
from tests.support.classroom import running
from tests.support.visitor import signed_in

pytestmark = pytest.mark.process


@pytest.mark.security("an address that is not in the table of routes")
def test_the_server_has_the_routes_of_the_table_and_no_others(site, monkeypatch):
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # this process keeps its own
    config = settings(site, DEFAULTS, "127.0.0.1", 0)
    server = Classroom(site=site, house=DEFAULTS, config=config)
    server.initialize([])
    server.connection_dir = str(site.run)
    server.app = Application(**server.init_settings())
    server.app.add_handlers(".*$", server.init_handlers())
    [ours, *_] = server.app.default_router.rules
    *named, rest = ours.target.rules
    table = [(route.path + "$", route.methods) for route in routes.ROUTES]
    found = [(rule.matcher.regex.pattern, rule.target.SUPPORTED_METHODS) for rule in named]
    assert found == table
    assert rest.matcher.regex.pattern == ".*$"
    assert rest.target.__name__ == "NotHere"


def test_every_route_has_an_example():
    files = [route for route in routes.ROUTES if "static" in route.path or "voila" in route.path]
    assert {route.path for route in routes.ROUTES} - {
        route.path for route in files
    } <= EXAMPLES.keys()
    for route in routes.ROUTES:
        if route.path in EXAMPLES:
            assert re.fullmatch(route.path, EXAMPLES[route.path].format(kernel=NOWHERE))
        else:
            assert route.who == routes.ANYBODY
            assert route in files


@pytest.mark.security("a notebook that was put or linked below the released pages")
def test_a_foreign_or_linked_notebook_is_no_page(open_site):
    pages = open_site.pages
    (pages / "exercise" / "t2.ipynb").symlink_to(open_site.solutions / "t1" / "t1.ipynb")
    canary = open_site.var / "canary"
    foreign = json.loads((pages / "exercise" / "t1.ipynb").read_text(encoding="utf-8"))
    foreign["cells"] = [
        {
            "cell_type": "code",
            "id": "a",
            "metadata": {},
            "source": f"open({str(canary)!r}, 'w')",
            "outputs": [],
            "execution_count": None,
        }
    ]
    for place in ("workbook/evil.ipynb", "other/t1.ipynb"):
        (pages / place).parent.mkdir(exist_ok=True)
        (pages / place).write_text(json.dumps(foreign), encoding="utf-8")
    shutil.copy(pages / "exercise" / "t1.ipynb", pages / "workbook" / "t2.ipynb")
    with running(open_site) as classroom:
        visitor = signed_in(classroom.address, "1001", classroom.pins["1001"])
        page_of(visitor)
        for path in ("/exercise/t2", "/workbook/evil", "/other/t1", "/workbook/t2"):
            answer = visitor.ask(path)
            assert answer.status in (302, 404), path
            assert answer.headers.get("Location", "/") in ("/", "/login")
    assert not canary.exists()
