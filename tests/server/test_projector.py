"""The projector: who opens it, what its kernel cannot do, and hands that are kept with a class."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

from qihang.answers import client, pins, service
from qihang.answers.client import Refused
from qihang.server import staff
from qihang.server.identity import Lecturer
from qihang.server.kernels import PageKernels
from qihang.server.projector.asks import are_counts, of_last_lesson
from tests.conftest import copied, in_place
from tests.security.pages import UPGRADE, page_of, state_of
from tests.support.classroom import running
from tests.support.desk import PASSWORD, add_staff
from tests.support.projected import desk_cookie, signed
from tests.support.visitor import Visitor, signed_in
from tests.support.waiting import run, until
from widgets.core.page_session import Rehearsal

# --- what is kept -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "is_one"),
    [
        ({"A": 12, "B": 0, "C": 999}, True),
        ({"A": 12}, False),
        ({}, False),
        ({"A": 1, "C": 1}, False),
        ({"B": 1, "C": 1}, False),
        ({"A": -1, "B": 1}, False),
        ({"A": 1000, "B": 1}, False),
        ({"A": True, "B": 1}, False),
        ({"A": 1.5, "B": 1}, False),
        ({"A": "12", "B": 1}, False),
        (dict.fromkeys("ABCDEFGHIJK", 1), False),
        ([1, 2], False),
        (None, False),
    ],
)
def test_hands_are_a_number_for_each_of_the_first_letters(said, is_one):
    assert are_counts(said) is is_one


def counted(screen, at, hands):
    return {
        "session": "t1",
        "screen": screen,
        "class_name": "A",
        "counts": {"A": hands},
        "at": f"2026-09-{at}:00.000000+00:00",
    }


def hands_of(counts, kind="workbook"):
    return {
        screen: [one["counts"]["A"] for one in some]
        for screen, some in of_last_lesson(counts, kind).items()
    }


def test_the_last_two_counts_of_a_lesson_stand_together_and_older_ones_do_not():
    counts = [
        counted("guess", "15T09:10", 4),
        counted("other", "15T09:05", 9),
        counted("guess", "15T09:00", 3),
        counted("guess", "15T08:50", 2),
        counted("other", "08T09:00", 1),
    ]
    assert hands_of(counts) == {"guess": [3, 4], "other": [9]}


def test_counts_of_an_exercise_are_not_those_of_a_workbooks_screen_of_the_same_name():
    counts = [counted("guess", "15T09:10", 4), counted("exercise/guess", "15T09:00", 3)]
    assert hands_of(counts) == {"guess": [4]}
    assert hands_of(counts, "exercise") == {"guess": [3]}


# --- its kernel -----------------------------------------------------------------------------


def test_its_kernel_is_given_a_seed_and_neither_a_token_nor_a_way_to_the_service(monkeypatch):
    given = []

    async def start_kernel(_, **settings):
        given.append(settings["env"])
        return settings["kernel_id"]

    monkeypatch.setattr(AsyncMappingKernelManager, "start_kernel", start_kernel)
    kernels = PageKernels()
    user = Lecturer(username="staff x", sign_in="x")
    kernel = run(kernels.open_page(user, "show", "t1", "t1"))
    [env] = given
    assert env[client.SEED] == "show t1"
    assert not {client.TOKEN, client.SOCKET} & env.keys()
    assert kernels.is_projected(kernel)
    assert not kernels.is_of(kernel, "x")


def test_what_it_tries_is_kept_nowhere_and_nothing_is_handed_in():
    rehearsal = Rehearsal("show t1")
    claim = rehearsal.claim()
    assert (claim["seed"], claim["kept_here"], claim["results"]) == ("show t1", False, None)
    for ask in (rehearsal.again, rehearsal.earlier):
        with pytest.raises(Refused):
            ask()
    with pytest.raises(Refused):
        rehearsal.hand_in({}, "")


# --- who opens it -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def classroom(first_start, tmp_path_factory):
    """A running classroom in which T1 is open, with staff in every role."""
    site = copied(first_start, tmp_path_factory.mktemp("projector"))
    with in_place(site), running(site) as one:
        for role in ("lecturer", "author", "office", "officer"):
            add_staff(site, role, role)
        add_staff(site, "class-teacher", "class-teacher", ["演示班"])
        add_staff(site, "elsewhere", "class-teacher", ["另一班"])
        yield one


@pytest.fixture
def lecturer(classroom):
    """A browser at which the lecturer has just signed in at the desk."""
    return at_desk(classroom, "lecturer")


def at_desk(classroom, name):
    return Visitor(classroom.address, {staff.COOKIE: desk_cookie(classroom.site, name)})


def rows(classroom, query):
    with closing(sqlite3.connect(classroom.site.store)) as store:
        return store.execute(query).fetchall()


@pytest.mark.process
@pytest.mark.parametrize("name", ["lecturer", "author", "class-teacher"])
@pytest.mark.parametrize("path", ["/show/t1", "/show/exercise/t1"])
def test_who_teaches_opens_it(classroom, name, path):
    answer = at_desk(classroom, name).ask(path)
    assert answer.status == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert "nonce-" in answer.headers["Content-Security-Policy"]
    for key in ("HIDDEN TESTS", "expects", "SOLUTION", "林小满", PASSWORD):
        assert key not in answer.text


@pytest.mark.process
@pytest.mark.security("the projector is opened by somebody who does not teach")
@pytest.mark.parametrize("name", ["office", "officer"])
def test_office_and_officer_do_not_open_it(classroom, name):
    visitor = at_desk(classroom, name)
    assert_refused(visitor)


def assert_refused(visitor):
    for path in ("/show/t1", "/show/exercise/t1", "/api/show/workbook/t1"):
        answer = visitor.ask(path)
        assert answer.status == 403, path
        assert "jupyter-config-data" not in answer.text
    visitor.ask("/login")
    headers = {"X-XSRFToken": visitor.cookies["_xsrf"], "Content-Type": "application/json"}
    for what in ("count", "lead"):
        answer = visitor.ask(f"/api/show/workbook/t1/{what}", "POST", "{}", headers)
        assert answer.status == 403, what


@pytest.mark.process
@pytest.mark.security("the projector is opened without a sign-in of the desk that is good")
def test_nobody_else_opens_it(classroom):
    site = classroom.site
    with service.open_answers(site) as answers:
        trainee = answers.server.sign_in("1001", classroom.pins["1001"], "x")["sign_in"]
        ended = answers.desk.staff_sign_in("lecturer", PASSWORD, "x")["sign_in"]
        answers.desk.staff_sign_out(ended)
        asked = answers.desk.add_staff(
            {"name": "new here", "role": "lecturer", "classes": None},
            pins.hashed(PASSWORD.replace(" ", "")),
            True,
            "",
        )
    assert asked
    good = desk_cookie(site, "lecturer")
    for said in (
        "",
        "x",
        signed(site, "made-up"),
        signed(site, trainee),
        signed(site, ended),
        desk_cookie(site, "lecturer", days_old=1),
        desk_cookie(site, "lecturer", secret=site.secret("cookies")),
        desk_cookie(site, "new here"),
        good[:-1] + ("0" if good[-1] != "0" else "1"),
    ):
        assert_refused(Visitor(classroom.address, {staff.COOKIE: said}))
    assert_refused(Visitor(classroom.address, {"qihang_seat": good}))
    assert_refused(signed_in(classroom.address, "1001", classroom.pins["1001"]))


@pytest.mark.process
@pytest.mark.security("who shows a session in a browser is taken for its trainee, or a trainee")
def test_a_sign_in_of_the_desk_opens_nothing_of_trainees(classroom, lecturer):
    for path in ("/", "/workbook/t1", "/jobs", "/plan.pdf", "/api/bookmark/workbook/t1"):
        answer = lecturer.ask(path)
        assert answer.status in (302, 403), path
        assert answer.headers.get("Location", "/login").startswith("/login")
    assert json.loads(lecturer.ask("/api/me").body)["signed_in"] is False


@pytest.mark.process
def test_what_was_not_released_is_not_projected(lecturer):
    for path in ("/show/t2", "/show/exercise/t2", "/show/nothing", "/show/exercise"):
        assert lecturer.ask(path).status == 404


@pytest.mark.process
@pytest.mark.security("the projector's kernel reaches for the answer service")
def test_no_page_is_bound_and_the_sockets_are_not_there(classroom, lecturer):
    before = rows(classroom, "SELECT COUNT(*) FROM page")
    kernels = set(classroom.kernels())
    kernel = page_of(lecturer, "/show/t1")
    [projected] = set(classroom.kernels()) - kernels
    assert rows(classroom, "SELECT COUNT(*) FROM page") == before
    own = signed_in(classroom.address, "1002", classroom.pins["1002"])
    page_of(own, "/workbook/t1")
    # The page's own, which may have been started ahead before.
    assert any(is_seen(classroom, one) for one in set(classroom.kernels()) - {projected})
    assert not is_seen(classroom, projected)
    assert lecturer.post(f"/voila/api/shutdown/{kernel}").status == 204


def is_seen(classroom, pid):
    """Whether the answer service's socket is there for a kernel."""
    return Path(f"/proc/{pid}/root{classroom.site.answer_socket}").exists()


@pytest.mark.process
@pytest.mark.security("the projector's page is reached by a trainee, or by another of the staff")
def test_its_kernel_is_of_who_opened_it_at_this_browser_alone(classroom, lecturer):
    kernel = page_of(lecturer, "/show/t1")
    own = signed_in(classroom.address, "1001", classroom.pins["1001"])
    for other in (own, at_desk(classroom, "author"), at_desk(classroom, "lecturer")):
        for of in ("", "?of=show/t1", "?of=workbook/t1"):
            assert not json.loads(other.ask(f"/api/page/{kernel}{of}").body)["alive"]
        assert other.ask(f"/api/kernels/{kernel}").status in (302, 404)
        assert other.ask(f"/api/kernels/{kernel}/channels", headers=UPGRADE).status == 403
        other.post(f"/voila/api/shutdown/{kernel}")
    assert state_of(lecturer, kernel)["alive"]
    assert lecturer.ask(f"/api/kernels/{kernel}").status == 200


@pytest.mark.process
@pytest.mark.security("a trainee and who teaches are signed in at one browser")
def test_two_sign_ins_of_one_browser_do_not_mix(classroom, lecturer):
    both = signed_in(classroom.address, "1001", classroom.pins["1001"])
    both.cookies |= lecturer.cookies
    projected, workbook = page_of(both, "/show/t1"), page_of(both, "/workbook/t1")
    assert state_of(both, projected)["alive"]
    assert state_of(both, workbook)["alive"]
    # Each is reached by its own sign-in, and by that alone.
    trainee = Visitor(classroom.address, {**both.cookies, staff.COOKIE: ""})
    assert not state_of(trainee, projected)["alive"]
    assert state_of(trainee, workbook)["alive"]
    assert not json.loads(both.ask(f"/api/page/{workbook}?of=show/t1").body)["alive"]
    assert not state_of(lecturer, workbook)["alive"]
    both.post("/logout")
    assert until(lambda: not state_of(both, workbook)["alive"])
    assert state_of(both, projected)["alive"]


@pytest.mark.process
def test_it_ends_with_the_sign_in_at_the_desk(classroom):
    with service.open_answers(classroom.site) as answers:
        key = answers.desk.staff_sign_in("author", PASSWORD, "x")["sign_in"]
        visitor = Visitor(classroom.address, {staff.COOKIE: signed(classroom.site, key)})
        before = set(classroom.kernels())
        page_of(visitor, "/show/t1")
        answers.desk.staff_sign_out(key)
        assert until(lambda: set(classroom.kernels()) <= before)
    assert visitor.ask("/show/t1").status == 403


# --- what it asks -------------------------------------------------------------------------------


def sent(visitor, what, body, path="/api/show/workbook/t1"):
    if "_xsrf" not in visitor.cookies:
        visitor.ask("/login")
    headers = {"X-XSRFToken": visitor.cookies["_xsrf"], "Content-Type": "application/json"}
    return visitor.ask(f"{path}/{what}", "POST", json.dumps(body), headers).status


ABOUT = f"/api/show/workbook/t1?class={quote('演示班')}"

HOSTILE = ["another", "", "<script>", "x" * 5000, "\u202e", None, 3, ["演示班"], {}]


@pytest.fixture(scope="module")
def one_screen(classroom):
    """T1 of the tests' course has no screens: its pages are read as if it had one."""
    path = classroom.site.pages / "workbook" / "t1.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["metadata"]["qihang"] = {"form": "screens"}
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return "story"


@pytest.mark.process
def test_hands_are_kept_with_the_class_and_shown_again(classroom, lecturer, one_screen):
    for hands in ({"A": 12, "B": 15}, {"A": 3, "B": 24}):
        body = {"class": "演示班", "screen": one_screen, "counts": hands}
        assert sent(lecturer, "count", body) == 204
    kept = rows(
        classroom,
        "SELECT session, screen, class_name, counts, staff.name FROM hand_count "
        "JOIN staff ON staff.id = counted_by ORDER BY hand_count.id",
    )
    assert [(*row[:3], json.loads(row[3]), row[4]) for row in kept] == [
        ("t1", one_screen, "演示班", {"A": 12, "B": 15}, "lecturer"),
        ("t1", one_screen, "演示班", {"A": 3, "B": 24}, "lecturer"),
    ]
    for visitor in (lecturer, at_desk(classroom, "class-teacher")):
        said = json.loads(visitor.ask(ABOUT).body)
        assert said["classes"] == ["演示班"]
        counts = [one["counts"] for one in said["counts"][one_screen]]
        assert counts == [{"A": 12, "B": 15}, {"A": 3, "B": 24}]


@pytest.mark.process
@pytest.mark.security("hands are counted, or a class is led, by who does not teach it")
def test_another_class_is_neither_counted_nor_led_nor_shown(classroom, one_screen):
    other = at_desk(classroom, "elsewhere")
    before = rows(classroom, "SELECT COUNT(*) FROM hand_count")
    for body in ("演示班", "另一班"):
        hands = {"class": body, "screen": one_screen, "counts": {"A": 1, "B": 2}}
        assert sent(other, "count", hands) == 403
        assert sent(other, "lead", {"class": body, "screen": one_screen}) == 403
    said = json.loads(other.ask(ABOUT).body)
    assert said == {"classes": [], "counts": {}}
    assert rows(classroom, "SELECT COUNT(*) FROM hand_count") == before


@pytest.mark.process
@pytest.mark.security("hands are counted with what no page sends")
@pytest.mark.parametrize("hostile", HOSTILE, ids=repr)
def test_what_no_page_sends_is_refused(classroom, lecturer, one_screen, hostile):
    right = {"class": "演示班", "screen": one_screen, "counts": {"A": 1, "B": 2}}
    before = rows(classroom, "SELECT COUNT(*) FROM hand_count")
    for name in right:
        assert sent(lecturer, "count", {**right, name: hostile}) in (400, 403)
    assert sent(lecturer, "count", {**right, "more": hostile}) == 400
    assert sent(lecturer, "count", hostile) == 400
    assert sent(lecturer, "count", right, "/api/show/workbook/t2") == 404
    assert sent(lecturer, "lead", {"class": "演示班", "screen": hostile}) == 400
    assert rows(classroom, "SELECT COUNT(*) FROM hand_count") == before


@pytest.mark.process
@pytest.mark.security("a page elsewhere has somebody of the staff count, or lead a class")
def test_without_the_secret_of_its_page_nothing_is_done(classroom, lecturer, one_screen):
    body = json.dumps({"class": "演示班", "screen": one_screen, "counts": {"A": 1, "B": 2}})
    for headers in ({}, {"X-XSRFToken": "made-up"}):
        for what in ("count", "lead"):
            path = f"/api/show/workbook/t1/{what}"
            assert lecturer.ask(path, "POST", body, headers).status == 403


@pytest.mark.process
def test_a_class_is_led_to_the_screen_that_is_shown(classroom, lecturer, one_screen):
    assert sent(lecturer, "lead", {"class": "演示班", "screen": one_screen}) == 204
    with service.open_answers(classroom.site) as answers:
        target = answers.desk.room("演示班")["target"]
        answers.desk.lead(["演示班"], None, answers.desk.staff()[0]["id"])
    assert target == {"kind": "workbook", "session": "t1", "screen": one_screen}
