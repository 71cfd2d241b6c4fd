"""Small worlds for the tests: a site of their own, an answer service, a running classroom."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect

from qihang.answers import pins, service
from qihang.answers.api import AnswerService
from qihang.answers.submitted import nbgrader_timestamp
from qihang.gradebook import steps
from qihang.officer import nightly
from qihang.operate import roster
from qihang.operate.classroom import prepare
from qihang.operate.release import edition_to_release, release
from qihang.protocol.page import Claim
from qihang.protocol.released import Edition
from qihang.protocol.service import Answers
from qihang.protocol.submission import MarkedSubmission, NotMarked, Result, Submission
from qihang.sessions import sessions
from qihang.sessions.editions import assignment
from qihang.system.site import Site
from tests.support.classroom import Classroom, chromium, running
from tests.support.course import COURSE
from tests.support.waiting import PATIENCE_MS

pytest_plugins = ["tests.support.databases", "tests.support.held", "tests.support.resuming"]

ROOT = Path(__file__).resolve().parents[1]

# Commands speak the language of the PC unless one is set; tests compare English words, or say so.
os.environ["LANGUAGE"] = "en"

# No test judges a time, least of all on a machine that is busy with others.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

_RUNNERS_OF: dict[str, bool] = {}
"""Whether the course that was entered last in this process has sessions of its own."""

expect.set_options(timeout=PATIENCE_MS)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that share something costly of their file run in one process, or each would make it.

    First, because xdist reads the groups when its own turn comes.
    """
    for item in items:
        known = getattr(item, "_fixtureinfo", None)
        shares = known and any(
            made[-1].scope == "module" for made in known.name2fixturedefs.values() if made
        )
        if item.get_closest_marker("xdist_group"):
            continue
        if shares and (item.get_closest_marker("process") or item.get_closest_marker("browser")):
            item.add_marker(pytest.mark.xdist_group(item.nodeid.partition("::")[0]))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, one for all tests of a process."""
    with chromium() as one:
        yield one


def copy_of_the_course(folder: Path, course: Path = COURSE) -> Site:
    """A course in a folder of its own, without a classroom's data yet; ``ROOT`` has the lessons."""
    root = folder / "course"
    for name in ("workbooks", "solutions", "exercises", "sessions"):
        if (course / name).is_dir():
            shutil.copytree(course / name, root / name)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    shutil.copy(ROOT / "voila.json", root)
    return Site(root, folder / "var")


def enter(site: Site, patch: pytest.MonkeyPatch) -> None:
    """Have this process be in a course, as nbgrader expects it."""
    for name, value in site.environment().items():
        patch.setenv(name, value)
    patch.chdir(site.root)
    # The runners of this process know the sessions of the course that they began with.
    own = (site.root / "sessions").is_dir()
    if _RUNNERS_OF.setdefault("own", own) != own:
        if steps.shared_runners.cache_info().currsize:
            steps.shared_runners().close()
            steps.shared_runners.cache_clear()
        _RUNNERS_OF["own"] = own


@contextmanager
def in_place(site: Site) -> Iterator[None]:
    """This process in a course, for longer than one test."""
    with pytest.MonkeyPatch.context() as patch:
        enter(site, patch)
        yield


def entered(site: Site, patch: pytest.MonkeyPatch) -> Site:
    """A course that this process is in, with its folders."""
    enter(site, patch)
    site.prepare()
    return site


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The tests' own course (see ``tests/support/course``), and this process in it."""
    return entered(copy_of_the_course(tmp_path), monkeypatch)


@pytest.fixture
def real_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The lessons, for what is about them, and this process in them."""
    return entered(copy_of_the_course(tmp_path, ROOT), monkeypatch)


def started(site: Site) -> Site:
    """A course with a classroom's data as the first start leaves them."""
    prepare(site)
    # Else every classroom of a test would begin with the copy of the day.
    nightly.make(site, nightly.today())
    return site


@pytest.fixture(scope="session")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The tests' own course after its first start; copied, never used itself."""
    made = copy_of_the_course(tmp_path_factory.mktemp("first"))
    with in_place(made):
        return started(made)


@pytest.fixture
def open_site(site: Site, first_start: Site) -> Site:
    """A course with T1 open and the demo class enrolled."""
    shutil.copytree(first_start.var, site.var, dirs_exist_ok=True)
    return site


def copied(site: Site, folder: Path) -> Site:
    """A classroom's course and data in a folder of their own."""
    made = Site(folder / "course", folder / "course" / "var")
    shutil.copytree(site.root, made.root)
    shutil.copytree(site.var, made.var)
    return made


@pytest.fixture(scope="session")
def shared_classroom(
    first_start: Site, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Classroom]:
    """A running classroom for all tests of a process that leave it as it is.

    Each of them takes a trainee of its own with :meth:`Classroom.newcomer`.
    """
    with running(copied(first_start, tmp_path_factory.mktemp("shared"))) as one:
        yield one


def every_lesson_open(folder: Path) -> Site:
    """The lessons in a folder of their own, each of them open.

    Whoever has a certain number gets the same numbers in the questions of every such classroom.
    """
    site = copy_of_the_course(folder, ROOT)
    with in_place(site):
        started(site)
        with service.open_answers(site) as answers:
            for one in sessions():
                if one.workbook and one.name not in answers.operator.released():
                    release(site, answers.operator, edition_to_release(site, one.name))
    (site.var / "seeds.secret").write_bytes(bytes(32))
    return site


@pytest.fixture(scope="session")
def whole_course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Classroom]:
    """A running classroom in which every lesson is open, to be shared as the other."""
    with running(every_lesson_open(tmp_path_factory.mktemp("whole"))) as classroom:
        yield classroom


@pytest.fixture
def bare_site(tmp_path: Path) -> Site:
    """Only the classroom's folders, for tests that need no course."""
    made = Site(tmp_path / "course", tmp_path / "var")
    made.prepare()
    return made


@pytest.fixture
def answers(bare_site: Site) -> Iterator[AnswerService]:
    """:func:`small_service`, closed at the end."""
    own = small_service(bare_site)
    yield own
    own.close()


def small_service(bare_site: Site) -> AnswerService:
    """An answer service with two trainees (PIN 123456) and one open exercise of two questions."""
    own = AnswerService(bare_site)
    own.operator.enrol(
        [
            {
                "number": number,
                "name": name,
                "class_name": "A",
                "pin_hash": pins.hashed("123456"),
            }
            for number, name in (("1001", "林小满"), ("1002", "周大河"))
        ]
    )
    exercise = bare_site.pages / "exercise" / "t1.ipynb"
    exercise.parent.mkdir()
    exercise.write_text(json.dumps(small_exercise()), encoding="utf-8")
    own.operator.open_session(
        "t1",
        {"items": ["t1.one", "t1.two"], "marks_at_once": True, "hand_in_again": True},
        edition(1),
    )
    return own


def edition(number: int, *questions: str) -> Edition:
    """An edition of the small exercise."""
    return {
        "assignment": assignment("t1", number),
        "number": number,
        "questions": list(questions or ("margin", "steps")),
        "draws": None,
    }


def small_exercise() -> dict:
    """A released exercise of two questions, as data."""

    def cell(name: str) -> dict:
        return {
            "cell_type": "code",
            "id": name,
            "metadata": {"nbgrader": {"grade_id": name, "solution": True, "grade": False}},
            "source": f"{name} = None\n# no answer yet",
            "outputs": [],
            "execution_count": None,
        }

    return {
        "cells": [cell("seed"), cell("margin"), cell("steps")],
        "metadata": {},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def hand_in_so(answers: Answers, token: str) -> Claim:
    """Hand in all the same, whatever is open, in the two calls that it takes."""
    said = answers.page.hand_in(token, {})
    if "handed_in" not in said:
        said = answers.page.hand_in(token, {}, said["confirm"])
    assert "handed_in" in said
    return said


def enrol(answers: Answers, number: str) -> str:
    """Enrol one trainee; returns the PIN."""
    [(_, pin)] = roster.enrol(answers.operator, [roster.Trainee(number, f"name of {number}", "A")])
    return pin


def record(
    answers: Answers, row: Submission, found: Result | NotMarked, key: str = "k"
) -> list[str]:
    """Tell what marking a submission found, as the marker does; returns who is marked again."""
    stamp = nbgrader_timestamp(row["at"])
    one: MarkedSubmission = {"number": row["number"], "stamp": stamp, "result": found}
    return answers.marker.record_results(row["assignment"], key, [one])


def record_before_power_cut(
    answers: AnswerService, row: Submission, found: Result, key: str | None = "k"
) -> None:
    """The same, but the power is cut before the best one is put in its place."""
    answers.marker._store.submissions.record_results(key, [(row, found)])


def page_token(
    answers: Answers,
    number: str = "1001",
    kind: str = "exercise",
    pin: str = "123456",
    session: str = "t1",
) -> str:
    """Sign a trainee in and open a page of a session; returns the page's token."""
    key = answers.server.sign_in(number, pin, "seat 1")["sign_in"]
    notebook = answers.server.notebook(number, kind, session)
    return answers.server.bind(key, kind, session, notebook)
