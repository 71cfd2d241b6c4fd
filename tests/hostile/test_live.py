"""The marker of a running classroom: a hostile submission is one among others."""

import subprocess
import sys
from contextlib import closing, contextmanager
from dataclasses import replace

import pytest

from qihang.answers import pages, service
from qihang.answers.client import Blocking, Unreachable
from qihang.operate.release import release
from tests.hostile.cases import CASES, REFUSED, RESTORED
from tests.hostile.test_hostile import ALL, FULL, PATIENCE, check, honest, picked, spoil
from tests.hostile.world import is_running, world
from tests.support.submissions import hand_in
from tests.support.waiting import until

pytestmark = pytest.mark.process

LIVE = [
    case
    for case in CASES
    if case.words
    in (
        "never ends and catches every interruption",
        "speaks in the name of the process that runs it",
        "sends signals to the process that marks it",
        "connects to the answer service as the instructor would",
        "is a pipe that never ends",
        "has a million cells",
        "has every test twice",
        "is cut after its first sign",
        "was handed in at a time that takes hours to read",
        "has a file of a terabyte in the place of its notebook",
        "has a link to zeros without end in the place of its time",
    )
]
HONEST = ("right", "wrong", "half", "empty")

WAYS = [
    pytest.param((LIVE, HONEST), id="some"),
    pytest.param((CASES, honest(ALL)), marks=pytest.mark.long, id="all"),
]


@pytest.fixture(params=WAYS)
def classroom(request, site, tmp_path):
    """The answer service and the marker of a class that handed in, hostile ones first."""
    cases, numbers = request.param
    hand_in(site, "t1", [*(case.number for case in cases), *numbers], picked)
    with service.open_answers(site) as answers:
        release(site, answers.operator, "t1", {"marks_at_once": True})
    with (
        world(site, tmp_path / "outside") as (around, listeners),
        running("qihang.answers.service"),
    ):
        until(lambda: results(site) is not None)
        spoil(around, cases)
        with running("qihang.gradebook.marker") as marker:
            yield around, listeners, marker, cases, numbers


@contextmanager
def running(module):
    """A process of the classroom; it is told to stop at the end."""
    with subprocess.Popen([sys.executable, "-m", module]) as process:
        try:
            yield process
        finally:
            process.terminate()
            process.wait(timeout=60)


def results(site):
    """The latest submissions by trainee; ``None`` while nobody answers."""
    try:
        with closing(Blocking(site.control_socket)) as control:

            def page(after):
                return control.call("latest_submissions", session="t1", after=list(after))

            return {row["number"]: row for rows in pages.pages(page) for row in rows}
    except Unreachable:
        return None


def as_it_ends_here(case, row):
    """What is torn is put back while the service opens; what is torn a moment later is named."""
    was_open = case.ends == RESTORED and row["trouble"]
    return replace(case, ends=REFUSED) if was_open else case


@pytest.mark.security("while a classroom runs, hostile hand-ins hold up no mark of the others")
def test_everybody_gets_a_mark_or_is_named(classroom):
    around, listeners, marker, cases, numbers = classroom
    site = around.site

    def marked(those):
        rows = results(site)
        return rows if all(rows[one]["marked_at"] for one in those) else None

    # Whatever takes long comes after them, but for the one that was begun already.
    until(lambda: marked(numbers), patience=120)
    rows = until(lambda: marked([case.number for case in cases]), patience=PATIENCE)
    assert is_running(marker.pid)
    for number in numbers:
        if number.startswith(("right", "late")):
            assert rows[number]["points"] == FULL
        elif number.startswith("half"):
            assert 0 < rows[number]["points"] < FULL
        else:
            assert rows[number]["points"] == 0
    for one in cases:
        case = as_it_ends_here(one, rows[one.number])
        check(case, site, rows[case.number]["points"])
        assert bool(rows[case.number]["trouble"]) == (case.ends == REFUSED)
    assert listeners.reached == []
    assert is_running(around.process)
