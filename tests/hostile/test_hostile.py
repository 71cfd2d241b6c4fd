"""Hostile submissions among honest ones: they earn what their answers earn, and harm nobody."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache

import pytest

from qihang.answers import pages, service
from qihang.gradebook.steps import OWN_CODE
from qihang.kernels.run.outputs import SHOWN
from qihang.kernels.run.runner import OWN_SECONDS
from qihang.protocol.submission import VERDICT
from qihang.system.site import Site
from tests.conftest import copy_of_the_course, in_place
from tests.hostile import (  # noqa: F401
    damage,
    forging,
    odd_files,
    odd_names,
    odd_notebooks,
    reaching_out,
    tampering,
    using_up,
)
from tests.hostile.cases import (
    CASES,
    MARKED,
    REACHED,
    REFUSED,
    RESTORED,
    WORTHLESS,
    Submission,
    World,
)
from tests.hostile.world import Listeners, all_files, is_running, world
from tests.support.course import COURSE
from tests.support.solutions import keyed_items, raw_answers
from tests.support.submissions import BOOK, chosen, hand_in, rows

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("hostile")]

HOSTILE = [case.number for case in CASES]

SOME, ALL = "some", "all"
"""`make test` marks hostile hand-ins that take a way of their own, `make test-long` all of them."""

PARTS = {SOME: [case for case in CASES if not case.is_variant], ALL: CASES}


def honest(part):
    """The honest trainees of a class, four times as many beside all hostile ones."""
    kinds = ("right", "wrong", "half", "empty", "late")
    return [f"{kind}{count}" for kind in kinds for count in range(2 if part == SOME else 8)]


FULL = sum(item.most for item in keyed_items("t1", COURSE))
ONE_ANSWER = next(item.most for item in keyed_items("t1", COURSE) if item.name == "total")

PATIENCE = 120 + len(CASES) * (OWN_SECONDS + 2)
"""Seconds: what honest submissions and nbgrader may take, and each hostile one's own limit."""


@dataclass(frozen=True)
class Marking:
    """One marking of a class, and what was found before and after it."""

    world: World
    listeners: Listeners
    said: str
    before: dict[str, str]
    after: dict[str, str]
    left_behind: list[str]
    results: dict[str, dict]

    @property
    def site(self):
        return self.world.site


def picked(number, assignment, seed):
    """Hostile trainees know one answer."""
    if number not in HOSTILE:
        return chosen(number, assignment, seed)
    return {"total": raw_answers(assignment, COURSE, seed, "right")["total"]}


@pytest.fixture(scope="module")
def classes(tmp_path_factory):
    """The class of a part that handed in, before anyone spoils anything."""
    return cache(lambda part: class_of(part, tmp_path_factory))


def class_of(part, tmp_path_factory):
    site = copy_of_the_course(tmp_path_factory.mktemp("class"))
    with in_place(site):
        site.prepare()
        hand_in(site, "t1", [*honest(part), *(case.number for case in PARTS[part])], picked)
    return site


@pytest.fixture(scope="module")
def undisturbed(classes, tmp_path_factory):
    """The rows of the class of a part when nobody is hostile."""

    def marked_alone(part):
        site = copy_of(classes(part), tmp_path_factory.mktemp("undisturbed"))
        marked(site, "qihang.cli", "grade", "t1")
        return rows(site)

    return cache(marked_alone)


LATER = {SOME: (), ALL: pytest.mark.long}

each_part = pytest.mark.parametrize(
    "part", [pytest.param(one, marks=marks) for one, marks in LATER.items()]
)

EACH_CASE = [
    pytest.param(part, case, marks=marks, id=f"{case.words}{' (of all)' * (part == ALL)}")
    for part, marks in LATER.items()
    for case in PARTS[part]
]


@pytest.fixture(scope="module")
def markings(classes, tmp_path_factory):
    """The class of a part with its hostile submissions, marked when it is first asked for."""
    with ExitStack() as stack:
        yield cache(
            lambda part: stack.enter_context(marked_with(part, classes(part), tmp_path_factory))
        )


@pytest.fixture
def marking(markings, part):
    return markings(part)


@contextmanager
def marked_with(part, a_class, tmp_path_factory):
    """The class with the hostile submissions of a part, marked by `qihang grade`."""
    folder = tmp_path_factory.mktemp("hostile")
    site = copy_of(a_class, folder)
    odd_names.lay(site)
    with world(site, folder / "outside") as (around, listeners):
        spoil(around, PARTS[part])
        with service.open_answers(site):
            pass
        before = all_files(around)
        scratch = folder / "scratch"
        scratch.mkdir()
        said = marked(site, "qihang.cli", "grade", "t1", TMPDIR=str(scratch))
        with service.open_answers(site) as answers:
            results = {row["number"]: row for row in pages.latest(answers.marker, "t1")}
        left_behind = [path.name for path in scratch.iterdir()]
        after = all_files(around)
        yield Marking(around, listeners, said, before, after, left_behind, results)


def copy_of(site, folder):
    made = Site(folder / "course", folder / "var")
    shutil.copytree(site.root, made.root)
    shutil.copytree(site.var, made.var)
    made.prepare()
    return made


def spoil(around, cases):
    """Make submissions hostile; the answer service puts back those with another time."""
    for case in cases:
        one = Submission(around.site.submitted / case.number / "t1", around)
        case.build(one)
        one.save()


def marked(site, *command, **environment):
    """What a command said to the instructor."""
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=site.root,
        env={**os.environ, **site.environment(), **environment},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    return done.stderr


def of_the_honest(found):
    """Rows, without those of hostile trainees."""
    hostile = tuple(f"('{number}'" for number in HOSTILE)
    return {
        name: [row for row in some if not row.startswith(hostile)] for name, some in found.items()
    }


def points(site):
    """The sum in the gradebook, by trainee."""
    query = f"""SELECT student_id, sum(auto_score) {BOOK}
        JOIN grade ON grade.notebook_id = submitted_notebook.id GROUP BY student_id"""
    with sqlite3.connect(site.gradebook) as database:
        return {number: score or 0.0 for number, score in database.execute(query)}


def outputs(site, number):
    """What stands in a marked notebook beside its cells."""
    path = site.autograded / number / "t1" / "t1.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    shown = [output for cell in cells for output in cell.get("outputs", [])]
    return [{**one, "text": "".join(one.get("text", ""))} for one in shown]


def check(case, site, earned):
    """That a hostile submission earned what it may, and how it looks when it is marked."""
    if case.ends == REFUSED:
        assert earned in (None, 0.0)
        return
    assert earned == (0.0 if case.ends == WORTHLESS else ONE_ANSWER)
    shown = outputs(site, case.number)
    assert REACHED not in json.dumps(shown)
    assert {kind for one in shown for kind in one.get("data", {})} <= {*SHOWN, VERDICT}
    if case.is_code:
        assert OWN_CODE in [one["text"] for one in shown]


@pytest.mark.security("a hand-in that")
@pytest.mark.parametrize(("part", "case"), EACH_CASE)
def test_a_hostile_submission_earns_what_its_answers_earn_and_is_named(case, marking):
    result = marking.results[case.number]
    check(case, marking.site, result["points"])
    assert points(marking.site).get(case.number, 0.0) == (result["points"] or 0.0)
    if case.ends == REFUSED:
        assert result["trouble"] in marking.said
        assert case.number in result["trouble"]
        assert result["trouble"].isprintable()
    elif case.ends == MARKED and case.is_code:
        assert f"t1 of {case.number} is not as it was given out" in marking.said
    elif case.ends == WORTHLESS:
        assert {one["idea"] for one in result["questions"].values()} == {"no-seed"}


@pytest.mark.security("hostile hand-ins change no point of an honest one")
@each_part
def test_honest_submissions_have_the_rows_that_they_have_among_themselves(
    marking, undisturbed, part
):
    assert of_the_honest(rows(marking.site)) == of_the_honest(undisturbed(part))
    found, numbers = points(marking.site), honest(part)
    assert {found[number] for number in numbers if number.startswith(("right", "late"))} == {FULL}
    assert all(0 < found[number] < FULL for number in numbers if number.startswith("half"))


@pytest.mark.security("hostile hand-ins write to no file and leave none behind")
@each_part
def test_no_file_changes_but_what_marking_writes(marking):
    paths = marking.before.keys() | marking.after.keys()
    assert [one for one in paths if marking.before.get(one) != marking.after.get(one)] == []
    assert marking.left_behind == []


@pytest.mark.security("hostile hand-ins reach no socket and no process")
@each_part
def test_nobody_was_reached(marking):
    assert marking.listeners.reached == []
    assert is_running(marking.world.process)


@pytest.mark.security("hostile hand-ins say nothing to the instructor's screen but text")
@each_part
def test_what_the_instructor_reads_is_plain_text(marking):
    assert all(line.isprintable() for line in marking.said.split("\n")), marking.said


@pytest.mark.security("folders among the hand-ins with names that nobody can have are named")
@each_part
def test_a_folder_that_is_nobodys_gets_no_points_and_is_named(marking):
    assert not odd_names.in_the_gradebook(set(points(marking.site)))
    for name in odd_names.NAMES:
        assert f"{marking.site.submitted}/{odd_names.shown(name)}" in marking.said


@pytest.fixture(scope="module")
def stock(classes, tmp_path_factory):
    """The class marked by `nbgrader autograde`, with all hostile submissions as they came."""
    folder = tmp_path_factory.mktemp("stock")
    site = copy_of(classes(ALL), folder)
    odd_names.lay(site)
    with world(site, folder / "outside") as (around, listeners):
        spoil(around, CASES)
        before = all_files(around)
        said = marked(site, "nbgrader", "autograde", "t1")
        yield Marking(around, listeners, said, before, all_files(around), [], {})


@pytest.mark.long
@pytest.mark.security("before `nbgrader autograde` a hand-in that")
@pytest.mark.parametrize("case", CASES, ids=[case.words for case in CASES])
def test_nbgraders_own_command_gives_it_the_same_or_names_it(case, stock):
    earned = points(stock.site).get(case.number)
    if case.ends == RESTORED:
        assert earned in (None, 0.0, ONE_ANSWER)
    else:
        check(case, stock.site, earned)
    if earned is None:
        assert case.number in stock.said


@pytest.mark.long
@pytest.mark.security("before `nbgrader autograde` hostile hand-ins harm nobody")
def test_nbgraders_own_command_gives_honest_submissions_the_same(stock, undisturbed):
    assert of_the_honest(rows(stock.site)) == of_the_honest(undisturbed(ALL))
    test_nobody_was_reached(stock)
    test_no_file_changes_but_what_marking_writes(stock)


@pytest.mark.long
@pytest.mark.security("before `nbgrader autograde` folders of nobody are named")
def test_nbgraders_own_command_marks_no_folder_that_is_nobodys(stock):
    assert not odd_names.in_the_gradebook(set(points(stock.site)))
    for name in odd_names.NAMES:
        # What nbgrader takes for a pattern, it does not find, and says so.
        assert f"t1 of {odd_names.shown(name)}" in stock.said or name in stock.said


@pytest.mark.long
@pytest.mark.security("a formula in a trainee's number is text in the exported points")
def test_a_formula_in_a_number_is_text_in_the_export(stock, tmp_path):
    marked(stock.site, "nbgrader", "db", "student", "add", "=1+1")
    marked(stock.site, "nbgrader", "export", f"--to={tmp_path / 'points.csv'}")
    exported = (tmp_path / "points.csv").read_text(encoding="utf-8-sig")
    assert ""","'=1+1",""" in exported
    assert '"=1+1' not in exported
