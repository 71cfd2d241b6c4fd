"""Small worlds for the tests: a site of their own, an answer service, a running classroom."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from qihang.answers import pins
from qihang.answers.api import AnswerService
from qihang.officer import nightly
from qihang.operate import roster
from qihang.operate.classroom import prepare
from qihang.protocol import Answers
from qihang.system.site import Site
from tests.support.classroom import chromium

pytest_plugins = ["tests.support.held", "tests.support.resuming"]

ROOT = Path(__file__).resolve().parents[1]

# Two cores serve the classroom, its kernels and the browsers of two tests at once.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, one for all tests of a process."""
    with chromium() as one:
        yield one


def copy_of_the_course(folder: Path) -> Site:
    """The course in a folder of its own, without a classroom's data yet."""
    root = folder / "course"
    root.mkdir()
    for name in ("workbooks", "solutions", "exercises"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    shutil.copy(ROOT / "voila.json", root)
    return Site(root, folder / "var")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A course of its own, and this process in it."""
    made = copy_of_the_course(tmp_path)
    for name, value in made.environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(made.root)
    made.prepare()
    return made


@pytest.fixture(scope="session")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A classroom's data as the first start leaves them; copied, never used itself."""
    made = copy_of_the_course(tmp_path_factory.mktemp("first"))
    with pytest.MonkeyPatch.context() as patch:
        for name, value in made.environment().items():
            patch.setenv(name, value)
        patch.chdir(made.root)
        prepare(made, "127.0.0.1", 0)
        # Else every classroom of a test would begin with the copy of the day.
        nightly.make(made, nightly.today())
    return made


@pytest.fixture
def open_site(site: Site, first_start: Site) -> Site:
    """A course with S1 open and the demo class enrolled."""
    shutil.copytree(first_start.var, site.var, dirs_exist_ok=True)
    return site


@pytest.fixture
def bare_site(tmp_path: Path) -> Site:
    """Only the classroom's folders, for tests that need no course."""
    made = Site(tmp_path / "course", tmp_path / "var")
    made.prepare()
    return made


@pytest.fixture
def answers(bare_site: Site) -> Iterator[AnswerService]:
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
    exercise = bare_site.pages / "exercise" / "s1.ipynb"
    exercise.parent.mkdir()
    exercise.write_text(json.dumps(small_exercise()), encoding="utf-8")
    own.operator.open_session(
        "s1",
        {
            "items": ["s1.one", "s1.two"],
            "questions": ["margin", "steps"],
            "marks_at_once": True,
            "hand_in_again": True,
        },
    )
    yield own
    own.close()


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


def enrol(answers: Answers, number: str) -> str:
    """Enrol one trainee; returns the PIN."""
    [(_, pin)] = roster.enrol(answers.operator, [roster.Trainee(number, f"name of {number}", "A")])
    return pin


def seat(
    answers: Answers,
    number: str = "1001",
    kind: str = "exercise",
    pin: str = "123456",
    session: str = "s1",
) -> str:
    """Sign a trainee in and open a page of a session; returns the page's token."""
    key = answers.server.sign_in(number, pin, "seat 1")["sign_in"]
    return answers.server.bind(key, kind, session)
