"""What comes from each route, and for whom."""

import json
import re
import socket

import pytest

from qihang.server import routes as routes
from qihang.server.headers import HEADERS
from qihang.system.addresses import every_address
from tests.security.pages import EXAMPLES, NOWHERE, UPGRADE, opened, page_of, state_of
from tests.support.visitor import Visitor, cookie, raw, signed_in
from tests.support.waiting import until

pytestmark = pytest.mark.process

LOCAL = {"Content-Type": "application/json"}


# --- what is not in the table ---------------------------------


@pytest.mark.security("an address of Voilà or Jupyter that trainees have no use for")
@pytest.mark.parametrize(
    "path",
    [
        "/voila/files/exercise/t1.ipynb",
        "/voila/files/logo.svg",
        "/voila/tree",
        "/voila/tree/exercise",
        "/voila/render/exercise/t1.ipynb",
        "/voila/render/../../solutions/t1/t1.ipynb",
        "/voila/api/contents",
        "/voila/api/contents/exercise",
        f"/voila/execution/{NOWHERE}",
        f"/voila/query/{NOWHERE}",
        "/api",
        "/api/kernels",
        "/api/kernelspecs",
        "/api/sessions",
        "/api/contents",
        "/api/contents/solutions/t1/t1.ipynb",
        "/api/terminals",
        "/api/status",
        "/api/shutdown",
        f"/api/kernels/{NOWHERE}/interrupt",
        f"/api/kernels/{NOWHERE}/restart",
        "/files/exercise/t1.ipynb",
        "/nbconvert/html/exercise/t1.ipynb",
        "/tree",
        "/lab",
        "/formgrader",
        "/metrics",
        "/exercise/t1.ipynb",
        "/solutions/t1",
        "/exercise/t1/",
        "//exercise/t1",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "PATCH"])
def test_what_is_not_in_the_table_is_not_there(classroom, own, path, method):
    body = own.cookies["_xsrf"]
    answer = own.ask(path, method, f"_xsrf={body}", {"X-XSRFToken": body})
    assert answer.status == 404
    assert "t1.ipynb" not in answer.text


# --- each route, by who knocks ---------------------------------


def strangers(classroom):
    """Cookies of browsers that show no sign-in that is good, by who they are."""
    ended = signed_in(classroom.address, "1003", classroom.pins["1003"])
    gone = ended.cookies["qihang_seat"]
    ended.post("/logout")
    pin = classroom.pins["1003"]
    key = classroom.ask("sign_in", number="1003", pin=pin, seat="elsewhere")["sign_in"]
    return {
        "nobody": {},
        "an instructor": {"username-127-0-0-1-8901": "2|1:0|10:1|23:x|4:cm9vdA==|00"},
        "a sign-in that has ended": {"qihang_seat": gone},
        "a sign-in of yesterday": {"qihang_seat": cookie(classroom.site, key, days_old=1)},
        "a key that was made up": {"qihang_seat": cookie(classroom.site, "made-up")},
        "a cookie without our signature": {"qihang_seat": key},
        "a token": {"token": key},
    }


WHO = [
    "nobody",
    "an instructor",
    "a sign-in that has ended",
    "a sign-in of yesterday",
    "a key that was made up",
    "a cookie without our signature",
    "a token",
]

CLOSED = [route for route in routes.ROUTES if route.who != routes.ANYBODY]


@pytest.fixture(scope="module")
def browsers(classroom):
    return strangers(classroom)


@pytest.mark.security("every route of trainees is tried without a sign-in that is good")
@pytest.mark.parametrize("who", WHO)
def test_without_a_sign_in_no_route_of_trainees_opens(classroom, own, browsers, who):
    kernel = page_of(own)
    for route in CLOSED:
        path = EXAMPLES[route.path].format(kernel=kernel)
        for method in route.methods:
            visitor = Visitor(classroom.address, dict(browsers[who]))
            if method == "GET":
                answer = visitor.ask(path, headers={"Authorization": "token x"})
                assert answer.status in (302, 403), path
                location = answer.headers.get("Location", "/login")
                assert location.startswith("/login")
            else:
                answer = visitor.post(path)
                assert answer.status == 403, path
            assert "林小满" not in answer.text
    assert state_of(own, kernel)["alive"]


@pytest.mark.security("another trainee reaches for somebody's page, by the id of its kernel")
def test_another_trainee_cannot_see_use_or_end_a_page(own, other):
    kernel = page_of(own)
    assert not state_of(other, kernel)["alive"]
    assert other.ask(f"/api/kernels/{kernel}").status == 404
    assert other.ask(f"/api/kernels/{kernel}/channels", headers=UPGRADE).status == 403
    other.post(f"/voila/api/shutdown/{kernel}")
    xsrf = {"X-XSRFToken": other.cookies["_xsrf"]}
    assert other.ask(f"/api/kernels/{kernel}", "DELETE", headers=xsrf).status == 405
    assert state_of(own, kernel)["alive"]
    assert own.ask(f"/api/kernels/{kernel}").status == 200


@pytest.mark.security("a trainee opens what only who teaches may open")
def test_a_trainee_opens_no_route_of_the_staff(own):
    own.ask("/login")
    for route in routes.ROUTES:
        if route.who == routes.STAFF:
            for method in route.methods:
                path = EXAMPLES[route.path]
                answer = own.ask(path) if method == "GET" else own.post(path)
                assert answer.status == 403, path


def test_its_own_trainee_opens_every_route_of_trainees(own):
    kernel = page_of(own)
    for route in routes.ROUTES:
        if route.who == routes.STAFF:
            continue
        path = EXAMPLES.get(route.path, "").format(kernel=kernel)
        if path in ("", "/login", "/logout") or "channels" in path or "shutdown" in path:
            continue
        if route.methods == ("POST",):
            body = json.dumps({"language": "en", "size": 20, "calls": False})
            xsrf = {"X-XSRFToken": own.cookies["_xsrf"]}
            assert own.ask(path, "POST", body, xsrf).status == 204
        else:
            # Nothing is due to somebody who has missed nothing: that leads home.
            assert own.ask(path).status == (302 if path == "/review" else 200)
    own.post(f"/voila/api/shutdown/{kernel}")
    assert until(lambda: not state_of(own, kernel)["alive"])
    assert own.post("/logout").status == 302


# --- pages, results and notebooks ---------------------------------


@pytest.mark.security("a trainee asks for another's work by address or parameter")
@pytest.mark.parametrize(
    "query", ["?number=1001", "?trainee=1001", "?username=1001", "?token=1001", "?user=1001"]
)
def test_no_parameter_makes_a_trainee_somebody_else(own, other, query):
    assert "周大河" in other.ask(f"/{query}").text
    assert "林小满" not in other.ask(f"/{query}", headers={"X-Trainee": "1001"}).text
    assert json.loads(other.ask(f"/api/me{query}").body)["name"] == "周大河"


@pytest.mark.security("a page is asked for with another template or theme")
@pytest.mark.parametrize(
    "query",
    [
        "?template=lab",
        "?voila-template=lab",
        "?theme=dark",
        "?voila-theme=dark",
        "?template=../../..",
    ],
)
def test_template_and_theme_are_not_the_visitors_choice(own, query):
    text = own.ask(f"/exercise/t1{query}").text
    assert 'data-jp-theme-light="true"' in text
    assert 'id="page-header"' in text


# --- odd requests ---------------------------------

PROBES = [
    "/static/../app.py",
    "/static/../../api.py",
    "/static/%2e%2e/app.py",
    "/static/%2e%2e%2f%2e%2e%2fdesk.py",
    "/static/..%5c..%5cdesk.py",
    "/static//etc/passwd",
    "/static/%2fetc%2fpasswd",
    "/static/page.css%00.png",
    "/static/widgets/../../__init__.py",
    "/static/widgets/%2e%2e/%2e%2e/lab.py",
    "/static/fonts",
    "/static/fonts/",
    "/static/",
    "/voila/static/../../../etc/passwd",
    "/voila/static/%2e%2e/%2e%2e/app.py",
    "/voila/static//etc/passwd",
    "/voila/templates/qihang/static/../../../../../etc/passwd",
    "/voila/templates/%2e%2e/static/x",
    "/voila/templates/qihang/static/%2e%2e/index.html.j2",
    "/voila/templates/qihang/static/%00",
    "/voila/templates/qihang",
    "/voila/templates/../static/x",
    "/voila/labextensions/../../../etc/passwd",
    "/voila/labextensions/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "/voila/labextensions/%00",
    "/voila/api/themes/../../../../etc/passwd",
    "/voila/api/themes/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "/exercise/%2e%2e",
    "/exercise/..%2f..%2fsolutions%2fs1",
    "/exercise/t1%00",
    "/exercise/t1%0d%0aX-Evil:%201",
    "/workbook/" + "s" * 5000,
    "/%2e%2e/%2e%2e/etc/passwd",
    "/api/page/../me",
    "/api/kernels/" + "0" * 200,
]


@pytest.mark.security("paths that climb, end early or are written strangely")
@pytest.mark.parametrize("probe", PROBES, ids=[probe[:60] for probe in PROBES])
def test_a_strange_path_leads_nowhere(classroom, own, probe):
    session = own.cookies["qihang_seat"]
    request = f"GET {probe} HTTP/1.1\r\nHost: x\r\nCookie: qihang_seat={session}\r\n"
    said = raw(classroom.address, f"{request}Connection: close\r\n\r\n".encode())
    status = int(said.split(b" ", 2)[1])
    assert status in (302, 400, 403, 404, 405), said[:300]
    for leak in (b"root:", b"import ", b"Traceback", b"{%", b"X-Evil: 1\r\n"):
        assert leak not in said


@pytest.mark.security("a method that a route does not hear")
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "X"])
def test_an_odd_method_does_nothing(own, method):
    kernel = page_of(own)
    xsrf = {"X-XSRFToken": own.cookies["_xsrf"]}
    for path in ("/", "/login", "/exercise/t1", f"/api/kernels/{kernel}", "/static/page.css"):
        assert own.ask(path, method, headers=xsrf).status == 405
    assert state_of(own, kernel)["alive"]


@pytest.mark.security("a page is changed by a mere link: sign-out, shutdown or preferences by GET")
def test_getting_changes_nothing(own):
    kernel = page_of(own)
    shutdown = f"/voila/api/shutdown/{kernel}"
    for path in ("/logout", shutdown, "/api/preferences", "/api/help"):
        assert own.ask(path).status == 405
    assert state_of(own, kernel)["alive"]


@pytest.mark.security("a form of another site is sent with the trainee's cookie")
def test_a_post_without_the_pages_own_secret_is_refused(own):
    kernel = page_of(own)
    shutdown, bookmark = f"/voila/api/shutdown/{kernel}", "/api/bookmark/workbook/t1"
    for path in ("/logout", shutdown, "/api/preferences", "/api/help", bookmark, "/login"):
        for xsrf in ("", "_xsrf=made-up", "_xsrf=2|00|" + 32 * "0" + "|1"):
            assert own.ask(path, "POST", xsrf, FORM).status == 403
    assert state_of(own, kernel)["alive"]


FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.mark.security("a request says that it comes from another site")
@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
def test_a_foreign_origin_is_refused(own, origin):
    kernel = page_of(own)
    assert own.post("/logout", {"Origin": origin}).status == 404
    refused = own.ask(f"/api/kernels/{kernel}/channels", headers={**UPGRADE, "Origin": origin})
    assert refused.status == 403
    assert own.ask("/").status == 200


OTHER_HOSTS = ("evil.example", "evil.example:80", "localhost.evil.example", "10.9.8.7", "[::2]")


@pytest.mark.security("a page of another site has its own name stand for the classroom's address")
def test_another_host_is_not_served_on_any_route(own):
    kernel = page_of(own)
    for host in OTHER_HOSTS:
        for path in (*EXAMPLES.values(), "/static/page.css", "/nothing"):
            answer = own.ask(path.format(kernel=kernel), headers={"Host": host})
            assert answer.status == 400
            assert "instructor" in answer.text
            assert "Set-Cookie" not in answer.headers
        same = {**UPGRADE, "Host": host, "Origin": f"http://{host}"}
        assert own.ask(f"/api/kernels/{kernel}/channels", headers=same).status == 400


def test_this_pc_is_served_by_its_names_and_addresses(nobody):
    port = nobody.address.rpartition(":")[2]
    hosts = {"localhost", socket.gethostname(), "127.0.0.1", *every_address()}
    for host in hosts:
        written = f"[{host}]" if ":" in host else host
        assert nobody.ask("/login", headers={"Host": written}).status == 200
        assert nobody.ask("/login", headers={"Host": f"{written}:{port}"}).status == 200


@pytest.mark.security("a request names another host, so that a redirect leads there")
@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"X-Forwarded-Host": "evil.example"},
        {"X-Forwarded-Proto": "https", "X-Forwarded-For": "10.0.0.1"},
        {"Referer": "http://evil.example/"},
    ],
)
def test_no_header_moves_a_redirect_elsewhere(nobody, headers):
    for path in ("/", "/exercise/t1", "/login?next=//evil.example", "//evil.example/%2e%2e"):
        answer = nobody.ask(path, headers=headers)
        assert "evil.example" not in answer.headers.get("Location", "").split("?")[0]
        assert "evil.example" not in answer.text


@pytest.mark.security("huge headers and bodies")
def test_a_huge_request_is_cut_short_and_the_next_is_answered(classroom, nobody):
    big = "x" * 70_000
    head = f"GET /login HTTP/1.1\r\nHost: x\r\nX-Big: {big}\r\n\r\n".encode()
    assert b" 200 " not in raw(classroom.address, head)[:20]
    length = 200 * 1024 * 1024
    body = f"POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n\r\n{big}".encode()
    assert b" 200 " not in raw(classroom.address, body)[:20]
    chunked = b"POST /login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    said = raw(classroom.address, chunked + (b"8000\r\n" + b"x" * 0x8000 + b"\r\n") * 4)
    assert b" 200 " not in said[:20]
    assert nobody.ask("/login").status == 200


def test_signs_that_cannot_be_seen_are_nothing_at_sign_in(classroom, nobody):
    pin = classroom.pins["1001"]
    hidden = f"{pin[:3]}\u200b{pin[3:]}\ufeff"
    assert nobody.sign_in("\u200e10\u200b01", hidden).status == 302


@pytest.mark.security("a request's body that is nested a thousand times, or is no JSON")
@pytest.mark.parametrize(
    "body",
    [
        "[" * 60_000,
        '{"a":' * 9_000,
        "NaN",
        "{}",
        '{"language": ["en"], "size": {}}',
        '{"language": "en", "size": 1e999}',
        '{"language": "en", "size": 20.5}',
        '{"language": "<script>", "size": 20}',
        "\ud800".encode("utf-8", "surrogatepass"),
    ],
    ids=lambda body: repr(body[:30]),
)
def test_preferences_that_are_none_are_refused(own, body):
    xsrf = {"X-XSRFToken": own.cookies["_xsrf"], **LOCAL}
    assert own.ask("/api/preferences", "POST", body, xsrf).status == 400
    assert own.ask("/").status == 200


@pytest.mark.security("a call for help whose body is none: nested, of another kind, no JSON")
@pytest.mark.parametrize(
    "body",
    [
        "",
        "true",
        "[]",
        "[" * 60_000,
        '{"calls":' * 6_000,
        "{}",
        '{"calls": null}',
        '{"calls": 1}',
        '{"calls": "true"}',
        '{"calls": [true]}',
        '{"call": true}',
        "\ud800".encode("utf-8", "surrogatepass"),
    ],
    ids=lambda body: repr(body[:30]),
)
def test_a_call_for_help_that_is_none_is_refused(classroom, own, body):
    xsrf = {"X-XSRFToken": own.cookies["_xsrf"], **LOCAL}
    assert own.ask("/api/help", "POST", body, xsrf).status == 400
    [seat] = [one for one in classroom.ask("seats", classes=None) if one["number"] == "1001"]
    assert seat["called_at"] is None


# --- what every answer says to the browser ---------------------------------


@pytest.mark.security("an answer without the policy that keeps scripts and hosts out")
def test_every_answer_carries_our_headers(classroom, own, nobody):
    kernel = page_of(own)
    answers = {
        "home": own.ask("/"),
        "redirect": nobody.ask("/"),
        "sign-in": nobody.ask("/login"),
        "not found": nobody.ask("/nothing"),
        "odd method": nobody.ask("/login", "PUT"),
        "no secret": own.ask("/logout", "POST"),
        "json": own.ask("/api/me"),
        "kernel": own.ask(f"/api/kernels/{kernel}"),
        "file": nobody.ask("/static/page.css"),
        "no file": nobody.ask("/static/none.css"),
        "no file of widgets": nobody.ask("/static/widgets/none.css"),
        "widgets": nobody.ask("/static/widgets.js"),
        "glossary": nobody.ask("/static/glossary.json"),
        "no file of Voilà": nobody.ask("/voila/static/none.js"),
        "no extension": nobody.ask("/voila/labextensions/none.js"),
        "no theme": nobody.ask("/voila/api/themes/none.css"),
        "no template": nobody.ask("/voila/templates/qihang/static/none.css"),
        "websocket": nobody.ask(f"/api/kernels/{kernel}/channels", headers=UPGRADE),
        "websocket of another": own.ask(f"/api/kernels/{NOWHERE}/channels", headers=UPGRADE),
        "no websocket": own.ask(f"/api/kernels/{kernel}/channels"),
    }
    tag = answers["file"].headers["Etag"]
    answers["not changed"] = nobody.ask("/static/page.css", headers={"If-None-Match": tag})
    assert answers["not changed"].status == 304
    for what, answer in answers.items():
        for name, value in HEADERS.items():
            assert answer.headers.get_all(name) == [value], what
        assert "Traceback" not in answer.text
        assert answer.headers.get("Access-Control-Allow-Origin") is None


@pytest.mark.security("a text that becomes a script or a handler within a page")
def test_only_scripts_of_the_template_may_run_in_a_page(own):
    answer = opened(own)
    policy = answer.headers["Content-Security-Policy"]
    nonce = re.search(r"'nonce-([^']+)'", policy).group(1)
    assert "unsafe-inline" not in policy.split("script-src")[1].split(";")[0]
    assert "http" not in policy.replace("http-equiv", "")
    assert answer.text.count(f'<script nonce="{nonce}"') >= 3
    assert nonce not in opened(own).headers["Content-Security-Policy"]
    assert not re.search(r"<[^>]+\son[a-z]+=", re.sub(r"<script.*?</script>", "", answer.text))
