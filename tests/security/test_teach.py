"""The instructor's JupyterLab: shut without its own sign-in, and trainees' text stays text."""

import csv
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbgrader.api import Gradebook
from playwright.sync_api import expect

from qihang.answers import pins, service
from qihang.gradebook.export import SafeCsvExport
from qihang.gradebook.marker import grade
from qihang.operate.classroom import free_port
from qihang.settings import DEFAULTS
from qihang.system.addresses import every_address
from qihang.system.site import Site
from qihang.system.spreadsheet import FORMULA_SIGNS
from tests.conftest import copied, hand_in_so, in_place
from tests.conftest import page_token as token_of
from tests.support.commands import nbgrader
from tests.support.pages import wait_for_kernels
from tests.support.visitor import Visitor, cookie
from tests.support.waiting import until

NAME = "=cmd|'/c calc'!A1<img src=x onerror='window.hit=1'><script>window.hit=1</script>"
TEXT = "<img src=x onerror='window.hit=1'><script>window.hit=1</script></textarea><svg onload=hit>"

FOLDER = "x<img src=x onerror=window.hit=1>"
"""A folder that nobody of the roster could have, put among the submissions."""

TABLE = """
import json, sys
from jupyterlab.labapp import LabApp
app = LabApp.initialize_server(argv=sys.argv[1:])
rows = []
def walk(router):
    for rule in router.rules:
        target = rule.target
        if hasattr(target, "rules"):
            walk(target)
        elif hasattr(rule.matcher, "regex"):
            rows.append([rule.matcher.regex.pattern, getattr(target, "__name__", str(target))])
for rule in app.web_app.default_router.rules:
    walk(rule.target)
walk(app.web_app.wildcard_router)
print("TABLE" + json.dumps(rows))
os = __import__("os")
os._exit(0)
"""
"""Prints the paths of every handler that JupyterLab has with our settings."""


@pytest.fixture(scope="module")
def teaching(first_start, tmp_path_factory):
    """The instructor's server over a class with a hostile submission: site, address, password."""
    folder = tmp_path_factory.mktemp("teach")
    site = copied(first_start, folder)
    with in_place(site):
        hand_in(site)
    port = free_port()
    log = folder / "teach.log"
    with log.open("w") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "qihang.cli", "teach", "--port", str(port)],
            cwd=site.root,
            env={**os.environ, **site.environment()},
            stdout=file,
            stderr=file,
        )
    until(lambda: "Ctrl-C" in log.read_text(), patience=120)
    password = re.search(r"Password .*: (\S+)", log.read_text()).group(1)
    yield SimpleNamespace(site=site, address=f"http://127.0.0.1:{port}", password=password)
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=60)


def hand_in(site):
    """One trainee, whose name and answers look like HTML, hands in and is marked."""
    with service.open_answers(site) as answers:
        answers.operator.enrol(
            [
                {
                    "number": "7",
                    "name": NAME,
                    "class_name": "<b>A</b>",
                    "pin_hash": pins.hashed("123456"),
                }
            ]
        )
        token = token_of(answers, "7")
        for place, question in enumerate(
            answers.operator.released()["t1"]["editions"][0]["questions"]
        ):
            answers.page.save(token, question, TEXT, f"a{place}")
        hand_in_so(answers, token)
        grade(site, answers.marker, "t1")
    for root in (site.submitted, site.autograded):
        shutil.copytree(root / "7", root / FOLDER)
    # Marking refuses such a folder; an older gradebook may have it all the same.
    with Gradebook(f"sqlite:///{site.gradebook}", "qihang") as gradebook:
        gradebook.add_student(FOLDER)
        gradebook.add_submission("t1", FOLDER)


@pytest.fixture(scope="module")
def table(teaching):
    """The paths of the instructor's server, each with what answers there."""
    config = Path(__file__).parents[2] / "qihang" / "operate" / "teach_config.py"
    done = subprocess.run(
        [sys.executable, "-c", TABLE, f"--config={config}", "--ServerApp.port=0"],
        cwd=teaching.site.root,
        env={**os.environ, **teaching.site.environment()},
        capture_output=True,
        text=True,
        check=False,
    )
    [line] = [one for one in done.stdout.splitlines() if one.startswith("TABLE")]
    return json.loads(line.removeprefix("TABLE"))


def example(pattern):
    """An address that a pattern matches, as far as it can be guessed."""
    path = re.sub(r"\(\?P<(\w+)>", "(", pattern.removesuffix("$").lstrip("^"))
    while "(" in path:
        path = re.sub(r"\([^()]*\)[?*+]?", "x", path)
    path = re.sub(r"\\(.)", r"\1", path)
    path = re.sub(r"\[[^\]]*\][*+?]?|\.[*+]", "x", path)
    return path.replace("?", "").replace("*", "").replace("+", "") or "/"


PUBLIC = {
    "LoginFormHandler",
    "LogoutHandler",
    "APIVersionHandler",
    "TrailingSlashHandler",
    "RedirectWithParams",
    "NotebooksRedirectHandler",
}
"""What answers everybody and holds nothing: the sign-in, Jupyter's version, redirects."""


SILENT = {"LicensesHandler"}
"""Handlers that never answer who is not signed in: JupyterLab's own fault, and nothing comes."""


@pytest.mark.process
@pytest.mark.security("every address of the instructor's server is tried without its sign-in")
@pytest.mark.parametrize("who", ["nobody", "a trainee", "a token"])
def test_nothing_answers_without_the_instructors_sign_in(teaching, table, who):
    with service.open_answers(teaching.site) as answers:
        key = answers.server.sign_in("7", "123456", "seat")["sign_in"]
    shown = {
        "nobody": {},
        "a trainee": {"qihang_seat": cookie(teaching.site, key)},
        "a token": {"token": key},
    }
    assert len(table) > 60
    opened = []
    for pattern, handler in table:
        if handler in SILENT:
            continue
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
            visitor = Visitor(teaching.address, dict(shown[who]))
            headers = {"Authorization": f"token {key}", "Content-Type": "application/json"}
            answer = visitor.ask(example(pattern), method, "{}", headers)
            leads = answer.headers.get("Location", "")
            shut = answer.status >= 400 or (answer.status == 302 and "/login" in leads)
            if not shut:
                opened.append((handler, method, answer.status))
            assert "onerror" not in answer.text
            assert "total" not in answer.text
    assert {name for name, *_ in opened} <= PUBLIC, opened
    assert {method for _, method, _ in opened} <= {"GET"}


@pytest.mark.process
@pytest.mark.security("a page of the instructor's server is asked for by its known address")
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/lab",
        "/tree",
        "/formgrader",
        "/formgrader/gradebook/t1/t1",
        "/formgrader/api/assignments",
        "/formgrader/api/submissions/t1",
        "/formgrader/submissions/x/",
        "/api/contents",
        "/api/contents/solutions/t1/t1.ipynb?content=1",
        "/files/solutions/t1/t1.ipynb",
        "/files/var/answers.db",
        "/view/solutions/t1/t1.ipynb",
        "/nbconvert/html/solutions/t1/t1.ipynb",
        "/api/kernels",
        "/api/kernelspecs",
        "/api/sessions",
        "/api/terminals",
        "/api/status",
        "/api/me",
        "/api/events",
        "/api/config/x",
        "/api/security/csp-report",
        "/assignments",
        "/courses",
        "/metrics",
        "/lab/api/settings",
        "/lab/api/workspaces",
        "/lab/api/listings",
        "/lsp/status",
    ],
)
def test_no_page_of_the_instructor_is_shown_to_others(teaching, path):
    answer = Visitor(teaching.address).ask(path)
    leads = answer.headers.get("Location", "").partition("?")[0]
    assert answer.status in (403, 404, 405) or (answer.status == 302 and leads in SHUT)
    assert "total" not in answer.text


@pytest.mark.process
@pytest.mark.security("a link that has the instructor's server run a handed-in notebook")
def test_the_instructors_server_runs_no_notebook_at_a_link(table):
    assert [pattern for pattern, _ in table if "voila" in pattern] == []


@pytest.mark.process
@pytest.mark.security("requests that the instructor's server refuses, without its sign-in")
@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/formgrader/x", 404),
        ("X", "/lab", 405),
        ("GET", "/api/contents", 403),
    ],
)
def test_a_refusal_of_the_instructors_server_has_a_page_and_leaves_no_line(
    teaching, method, path, status
):
    log = teaching.site.logs / "teach.log"
    before = log.read_text(encoding="utf-8")
    answer = Visitor(teaching.address).ask(path, method)
    assert answer.status == status
    assert answer.text
    assert log.read_text(encoding="utf-8") == before


SHUT = ("/login", "/lab")
"""Where a visitor is sent: to the sign-in, or to the start page, which sends there."""


# --- trainees' text ---------------------------------


@pytest.fixture
def instructor(browser, teaching):
    """A browser that is signed in, with every request that it makes."""
    context = browser.new_context()
    page = context.new_page()
    asked = []
    context.on("request", lambda request: asked.append(request.url))
    page.goto(f"{teaching.address}/formgrader")
    page.locator("input[name=password]").fill(teaching.password)
    page.keyboard.press("Enter")
    page.wait_for_url("**/formgrader**")
    yield page
    context.close()
    local = (teaching.address, "data:", "blob:", teaching.address.replace("http", "ws"))
    assert [url for url in asked if not url.startswith(local)] == []


BROKEN_TEXT = "a\\"
"""Would end a text in a script later than it should."""

PAGES = [
    "",
    "manage_assignments",
    "gradebook",
    "gradebook/t1",
    "gradebook/t1/t1",
    "manage_submissions/t1",
    "manage_students",
    "manage_students/7",
    "manage_students/7/t1",
    f"manage_students/{quote(FOLDER)}",
    f"manage_students/{quote(FOLDER)}/t1",
    f"manage_students/{quote('</script><script>window.hit=1</script>', '')}",
    f"manage_students/{quote(BROKEN_TEXT)}/{quote(';window.hit=1//', '')}",
]


@pytest.mark.process
@pytest.mark.browser
@pytest.mark.security("a trainee's name and answers that look like scripts, on formgrader's pages")
@pytest.mark.parametrize("path", PAGES)
def test_no_page_of_formgrader_runs_a_trainees_text_or_asks_outside(teaching, instructor, path):
    instructor.goto(f"{teaching.address}/formgrader/{path}")
    instructor.wait_for_load_state("networkidle")
    is_text(instructor)


@pytest.mark.process
@pytest.mark.security("a script in a page of the instructor's server that is not the page's own")
@pytest.mark.parametrize("path", ["lab", "formgrader/gradebook", "login", "api/contents", "x"])
def test_only_a_pages_own_scripts_run_in_the_instructors_browser(teaching, path):
    def scripts():
        answer = Visitor(teaching.address).ask(f"/{path}")
        policy = answer.headers["Content-Security-Policy"]
        return re.search("script-src ([^;]*)", policy)[1].split()

    once, twice = scripts(), scripts()
    assert "'unsafe-inline'" not in once
    assert ("'unsafe-eval'" in once) == (not path.startswith("formgrader"))
    nonces = [{one for one in said if one.startswith("'nonce-")} for said in (once, twice)]
    assert all(len(one) == 1 for one in nonces)
    assert nonces[0] != nonces[1]


@pytest.mark.process
@pytest.mark.browser
@pytest.mark.security("a page with a script of its own, handed in beside the notebook")
def test_a_page_that_a_hand_in_brings_can_do_nothing(teaching, instructor):
    marked = teaching.site.autograded / "7" / "t1"
    (marked / "own.js").write_text("document.title = 'hit'", encoding="utf-8")
    (marked / "own.html").write_text(
        "<title>still</title><script src='own.js'></script><p>shown</p>", encoding="utf-8"
    )
    with Gradebook(f"sqlite:///{teaching.site.gradebook}", "qihang") as gradebook:
        book = gradebook.find_submission_notebook("t1", "t1", "7").id
    for slashes in ("/", "//"):
        address = f"{teaching.address}/formgrader/submissions{slashes}{book}/own.html"
        instructor.goto(address)
        expect(instructor.get_by_text("shown")).to_be_visible()
        assert instructor.title() == "still"
    for name in ("own.html", "own.js"):
        (marked / name).unlink()


@pytest.mark.process
@pytest.mark.browser
def test_the_buttons_of_formgrader_that_are_written_in_its_pages_work(teaching, instructor):
    refused = []
    instructor.on("console", lambda said: refused.append(said.text))
    instructor.goto(f"{teaching.address}/formgrader/gradebook/t1/t1")
    expect(instructor.get_by_role("link", name=re.compile("Submission")).first).to_be_visible()
    instructor.get_by_role("button", name="Show All Names").click()
    expect(instructor.get_by_role("button", name="Hide All Names")).to_be_visible()
    instructor.get_by_role("link", name=re.compile("onerror")).first.click()
    instructor.locator(".glyphicon-eye-open.name-hidden").click()
    expect(instructor.locator(".glyphicon-eye-close.name-shown")).to_be_visible()
    is_text(instructor)
    assert [said for said in refused if "Content Security Policy" in said] == []


@pytest.mark.process
@pytest.mark.security("passwords of the instructor are guessed, at one seat")
def test_wrong_passwords_of_the_instructor_are_slowed_by_seat(teaching):
    def tries(password, seat):
        visitor = Visitor(teaching.address, seat=seat)
        return visitor.post("/login", password=password)

    with ThreadPoolExecutor(8) as many:
        guessed = list(many.map(lambda n: tries(f"guess {n}", "127.0.0.9"), range(12)))
    assert [one.status for one in guessed].count(401) == DEFAULTS.trainee_free_misses
    slowed = tries(teaching.password, "127.0.0.9")
    assert slowed.status == 429
    assert "Please wait" in slowed.text
    assert tries(teaching.password, "127.0.0.10").status == 302


@pytest.mark.process
@pytest.mark.security("a page of another site has its own name stand for the instructor's server")
def test_another_host_is_not_served_by_the_instructors_server(teaching):
    for path in ("/lab", "/login", "/formgrader", "/api/kernels", "/static/x", "/nothing"):
        answer = Visitor(teaching.address).ask(path, headers={"Host": "evil.example"})
        assert answer.status == 400
        assert "instructor" in answer.text
    for host in ("localhost", socket.gethostname(), *every_address()):
        named = f"[{host}]:80" if ":" in host else f"{host}:80"
        assert Visitor(teaching.address).ask("/login", headers={"Host": named}).status == 200


@pytest.mark.process
@pytest.mark.security("an address with a null sign is asked for at the instructor's server")
@pytest.mark.parametrize(
    "path", ["/formgrader/static/a%00b.js", "/static/a%00b", "/lab%00", "/api/contents/%00"]
)
def test_an_address_that_no_file_has_is_not_there(teaching, path):
    assert Visitor(teaching.address).ask(path).status == 404


@pytest.mark.process
@pytest.mark.security("a part of a style sheet that JupyterLab rewrites is asked for")
@pytest.mark.parametrize("part", ["bytes=0-99", "bytes=100-", "bytes=-50"])
def test_a_theme_is_sent_whole(teaching, part):
    theme = "/lab/api/themes/@jupyterlab/theme-light-extension/index.css"
    log = teaching.site.logs / "teach.log"
    before = log.stat().st_size
    answer = Visitor(teaching.address).ask(theme, headers={"Range": part})
    assert answer.status == 200
    assert b"Traceback" not in log.read_bytes()[before:]


def is_text(page):
    assert page.evaluate("window.hit") is None
    assert page.locator("img[src=x], svg[onload]").count() == 0


@pytest.mark.process
@pytest.mark.browser
@pytest.mark.security("a trainee's answers that look like scripts, in the notebook being marked")
def test_a_submission_that_is_looked_at_is_text(teaching, instructor):
    instructor.goto(f"{teaching.address}/formgrader/gradebook/t1/t1")
    instructor.get_by_role("link", name=re.compile("Submission")).first.click()
    expect(instructor.locator("body")).to_contain_text("onerror=")
    is_text(instructor)


@pytest.mark.process
@pytest.mark.browser
@pytest.mark.security("a trainee's answers that look like scripts, in feedback that nbgrader makes")
def test_generated_feedback_is_text(teaching, browser):
    site = teaching.site
    nbgrader(site, "generate_feedback", "t1", "--student=7")
    [feedback] = (site.var / "feedback").rglob("*.html")
    page = browser.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(feedback.as_uri())
    expect(page.locator("body")).to_contain_text("onerror=")
    is_text(page)
    page.close()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


@pytest.mark.process
@pytest.mark.browser
@pytest.mark.security("a handed-in notebook is opened in JupyterLab")
def test_a_submission_in_jupyterlab_is_text(teaching, instructor):
    [path] = (teaching.site.autograded / "7").rglob("t1.ipynb")
    below = path.relative_to(teaching.site.root)
    instructor.goto(f"{teaching.address}/lab/tree/{below}")
    expect(instructor.locator(".jp-Notebook").first).to_be_visible(timeout=60_000)
    until(lambda: instructor.locator(".jp-Cell").count() > 5)
    is_text(instructor)
    wait_for_kernels(instructor, teaching.address)


@pytest.mark.process
@pytest.mark.browser
def test_who_was_taken_off_the_roster_is_not_in_formgraders_list(teaching, instructor):
    def listed():
        found = instructor.request.get(f"{teaching.address}/formgrader/api/students").json()
        return [one["id"] for one in found]

    assert "7" in listed()
    with service.open_answers(teaching.site) as answers:
        answers.operator.remove_trainees(["7"])
        try:
            assert "7" not in listed()
        finally:
            answers.operator.bring_back_trainees(["7"])
    assert "7" in listed()


# --- the export ---------------------------------

WORDS = st.text(max_size=30) | st.builds(
    "{}{}".format, st.sampled_from(FORMULA_SIGNS), st.text(max_size=20)
)


@pytest.fixture(scope="module")
def nobodys_site(tmp_path_factory):
    """A classroom that nobody has used, and this process in it."""
    folder = tmp_path_factory.mktemp("export")
    made = Site(folder / "course", folder / "var")
    made.prepare()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in made.environment().items():
            patch.setenv(name, value)
        yield made


@pytest.mark.security("names and numbers that a spreadsheet takes for formulas, in the export")
@settings(max_examples=200, deadline=None)
@given(words=st.lists(WORDS.filter(lambda one: "\0" not in one), min_size=4, max_size=4))
def test_no_cell_of_the_export_is_a_formula_and_no_column_moves(words, nobodys_site):
    words = [one.encode("utf-8", "replace").decode() for one in words]
    number, first, last, email = words
    student = SimpleNamespace(id=number, first_name=first, last_name=last, email=email)
    assignment = SimpleNamespace(name="t1", duedate=None, max_score=4.0)
    handed_in = SimpleNamespace(score=3.0, late_submission_penalty=None, timestamp=None)
    gradebook = SimpleNamespace(
        assignments=[assignment], students=[student], find_submission=lambda *_: handed_in
    )
    path = nobodys_site.var / "export.csv"
    SafeCsvExport(to=str(path)).export(gradebook)
    with path.open(newline="", encoding="utf-8-sig") as file:
        head, row = list(csv.reader(file))
    assert len(head) == len(row) == len(SafeCsvExport.COLUMNS)
    assert not [cell for cell in row if cell.startswith(FORMULA_SIGNS)]
    assert [row[3].removeprefix("'"), row[4].removeprefix("'")] == [
        number.removeprefix("'"),
        last.removeprefix("'"),
    ]
    assert row[7:] == ["3.0", "0.0", "3.0", "4.0"]


@pytest.mark.security("a page of the desk shows the settings, with the key that signs its cookies")
def test_no_page_of_formgrader_shows_a_key(teaching):
    instructor = Visitor(teaching.address)
    assert instructor.post("/login", password=teaching.password).status == 302
    shown = instructor.ask("/formgrader/manage_assignments")
    assert shown.status == 200
    assert "cookie_secret" not in shown.text
    assert "argon2" not in shown.text
