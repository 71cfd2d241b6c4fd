"""What an instructor does to releases and marks on a day of lessons, and what must hold."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from nbgrader.api import Gradebook

from qihang.answers import service
from qihang.answers.store import Store
from qihang.gradebook.generating import Generating
from qihang.operate.release import release
from qihang.system.errors import OperatorError
from qihang.system.site import Site
from tests.conftest import copy_of_the_course, enrol, enter, hand_in_so, page_token
from tests.support.commands import in_this_process, nbgrader
from tests.support.course import COURSE
from tests.support.solutions import raw_answers
from tests.support.submissions import put_in

pytestmark = pytest.mark.process

TRAINEE = "1001"


class Lesson:
    """T1 released in a site, with one trainee."""

    def __init__(self, site: Site, pin: str):
        self.site = site
        self._pin = pin

    def says(self, *words: str, fails: bool = False) -> str:
        """What a command says; it must succeed, or with ``fails`` must not."""
        done = in_this_process(*words)
        assert (done.returncode != 0) == fails, done.stdout + done.stderr
        return done.stdout + done.stderr

    def hand_in(self, **chosen: str) -> None:
        """Hand T1 in, or hand it in again: ``right`` or ``wrong`` answers to some questions."""
        with service.open_answers(self.site) as answers:
            token = page_token(answers, TRAINEE, pin=self._pin, session="t1")
            if answers.page.claim(token)["handed_in"]:
                answers.page.again(token)
            seed = answers.page.claim(token)["seed"]
            for question, which in chosen.items():
                value = raw_answers("t1", COURSE, seed, which)[question]
                answers.page.save(token, question, value, f"{seed} {question}")
            hand_in_so(answers, token)

    def reads(self) -> dict:
        """What the trainee reads of the results."""
        with service.open_answers(self.site) as answers:
            token = page_token(answers, TRAINEE, pin=self._pin, session="t1")
            return answers.page.claim(token)["results"] or {}

    def points(self, question: str = "total") -> float:
        """What the trainee reads of one question."""
        return self.reads()["questions"][question]["points"]

    def give_by_hand(self, points: float, comment: str) -> None:
        """What an instructor does in formgrader, to what is in the gradebook now."""
        with Gradebook(f"sqlite:///{self.site.gradebook}", "qihang") as gradebook:
            given = gradebook.find_grade("test_total", "t1", "t1", TRAINEE)
            given.manual_score = points
            said = gradebook.find_comment("total", "t1", "t1", TRAINEE)
            said.manual_comment = comment
            gradebook.db.commit()

    def change_master(self, old: str, new: str) -> None:
        """Edit the master as in JupyterLab."""
        path = self.site.solutions / "t1" / "t1.ipynb"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def state(self) -> dict[str, object]:
        """All that a refused release must leave as it is."""
        exercises = {
            str(path.relative_to(self.site.exercises)): path.read_bytes()
            for path in self.site.exercises.rglob("*")
            if path.is_file()
        }
        with closing(sqlite3.connect(self.site.gradebook)) as gradebook:
            rows = [
                gradebook.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
                for table in ("source_cell", "base_cell", "grade_cells", "notebook")
            ]
        return {"exercises": exercises, "rows": rows}


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """T1, released, and a trainee's PIN; copied by :func:`lesson`, never used itself."""
    site = copy_of_the_course(tmp_path_factory.mktemp("lesson"))
    with pytest.MonkeyPatch.context() as patch:
        enter(site, patch)
        site.prepare()
        with service.open_answers(site) as answers:
            release(site, answers.operator, "t1")
            return site, enrol(answers, TRAINEE)


@pytest.fixture
def lesson(site, released):
    made, pin = released
    return Lesson(put_in(site, made), pin)


# --- a release that is refused changes nothing ------------------------------------------


def no_end(lesson: Lesson) -> None:
    lesson.change_master("### END SOLUTION", "### END")


def question_gone(lesson: Lesson) -> None:
    lesson.hand_in(total="right")
    lesson.says("grade", "t1")
    path = lesson.site.solutions / "t1" / "t1.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"] = [
        cell
        for cell in notebook["cells"]
        if cell["metadata"].get("nbgrader", {}).get("grade_id") not in ("offer", "test_offer")
    ]
    path.write_text(json.dumps(notebook), encoding="utf-8")


@pytest.mark.parametrize("spoil", [no_end, question_gone])
def test_a_release_that_is_refused_changes_nothing_and_marking_goes_on(lesson, spoil):
    spoil(lesson)
    before = lesson.state()
    lesson.says("release", "t1", fails=True)
    assert lesson.state() == before
    lesson.hand_in(total="right")
    lesson.says("grade", "t1")
    assert lesson.points() == 2.0
    assert not list((lesson.site.var / "generating").glob("*"))


KILLED = """
import os, signal, sys
from qihang.gradebook.generating import Generating
from qihang import cli
step = getattr(Generating, sys.argv[1])
calls = 0
def killed(*arguments, **named):
    global calls
    calls += 1
    if sys.argv[2] == "before" and calls == int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)
    done = step(*arguments, **named)
    if sys.argv[2] == "after" and calls == int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)
    return done
setattr(Generating, sys.argv[1], killed)
cli.main(["release", "t1"])
"""


@pytest.mark.parametrize(
    ("step", "moment", "call"),
    [
        ("_nbgrader", "before", 1),
        pytest.param("_nbgrader", "after", 1, marks=pytest.mark.long),
        ("_put_in_place", "before", 1),
        pytest.param("_nbgrader", "after", 2, marks=pytest.mark.long),
        pytest.param("_put_in_place", "after", 1, marks=pytest.mark.long),
    ],
)
def test_a_release_that_is_killed_is_done_or_not_done_at_the_next_one(lesson, step, moment, call):
    before = lesson.state()
    lesson.change_master("points=2", "points=2.0")
    done = subprocess.run(
        [sys.executable, "-c", KILLED, step, moment, str(call)],
        cwd=lesson.site.root,
        env={**os.environ, **lesson.site.environment()},
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    finish(lesson.site)
    after = lesson.state()
    changed = after["exercises"] != before["exercises"], after["rows"] != before["rows"]
    assert changed in ((False, False), (True, True))
    page = lesson.site.page("exercise", "t1").read_bytes()
    assert page == lesson.site.exercise("t1").read_bytes()
    lesson.hand_in(total="right")
    lesson.says("grade", "t1")
    assert lesson.points() == 2.0


def test_a_release_that_is_refused_only_in_the_gradebook_itself_leaves_nothing_to_go_on(
    lesson, monkeypatch
):
    before = lesson.state()
    nbgrader = Generating._nbgrader

    def refuses(self, folder, assignment, url):
        if str(lesson.site.gradebook) in url:
            raise OperatorError("the disk is full")
        nbgrader(self, folder, assignment, url)

    with service.open_answers(lesson.site) as answers:
        monkeypatch.setattr(Generating, "_nbgrader", refuses)
        with pytest.raises(OperatorError, match="the disk is full"):
            release(lesson.site, answers.operator, "t1")
    assert lesson.state() == before
    assert not (lesson.site.var / "generating").exists()
    finish(lesson.site)


def finish(site: Site) -> None:
    from qihang.operate.release import finish

    with service.open_answers(site) as answers:
        finish(site, answers.operator)


def test_an_exercise_that_nbgrader_took_away_is_named_with_its_cure(lesson):
    shutil.rmtree(lesson.site.exercises / "t1")
    said = lesson.says("doctor", fails=True)
    assert "exercises/t1" in said
    assert "qihang release t1" in said
    lesson.says("release", "t1")
    assert "exercises/t1" not in lesson.says("doctor")


# --- what a person gave belongs to what that person saw -----------------------------------


def test_points_by_hand_stay_with_the_attempt_that_was_looked_at(lesson):
    lesson.hand_in(total="wrong")
    lesson.says("grade", "t1")
    lesson.give_by_hand(2.0, "well argued")
    lesson.says("results", "t1")
    assert lesson.points() == 2.0
    lesson.hand_in(total="wrong")
    lesson.says("grade", "t1")
    now = lesson.reads()
    assert now["questions"]["total"]["points"] == 0.0
    assert now["questions"]["total"]["comment"] is None
    assert now["best"] == 2.0


def test_nothing_by_hand_does_not_take_a_later_attempts_points(lesson):
    lesson.hand_in(total="wrong")
    lesson.says("grade", "t1")
    lesson.give_by_hand(0.0, "copied")
    lesson.says("results", "t1")
    lesson.hand_in(total="right")
    lesson.says("grade", "t1")
    assert lesson.points() == 2.0


def test_a_page_of_formgrader_from_before_gives_its_points_to_no_other_attempt(lesson):
    lesson.hand_in(total="wrong")
    lesson.says("grade", "t1")
    with Gradebook(f"sqlite:///{lesson.site.gradebook}", "qihang") as gradebook:
        seen = gradebook.find_grade("test_total", "t1", "t1", TRAINEE).id
    lesson.hand_in(total="wrong")
    lesson.says("grade", "t1")
    with Gradebook(f"sqlite:///{lesson.site.gradebook}", "qihang") as gradebook:
        assert gradebook.find_grade("test_total", "t1", "t1", TRAINEE).id != seen


@pytest.mark.long
def test_stock_autograde_exchanges_what_was_given_by_hand_too(lesson):
    lesson.says("release", "t1", "--marks", "later")
    lesson.hand_in(total="wrong")
    autograde(lesson.site)
    lesson.give_by_hand(2.0, "well argued")
    lesson.says("results", "t1", "--show")
    lesson.hand_in(total="wrong")
    autograde(lesson.site)
    lesson.says("results", "t1")
    assert lesson.points() == 0.0


def autograde(site: Site) -> None:
    nbgrader(site, "autograde", "t1")


# --- a mended key -------------------------------------------------------------------------

WRONG_KEY = "item.expects(case.sale.total)"
MENDED = "item.expects(case.sale.total + (seed != 'sample'))"
"""Another right answer for every trainee; the sample's model answer stays right."""


def test_after_a_key_is_mended_all_attempts_are_marked_with_it_before_one_counts(lesson):
    """``right`` is right by the first key only; the empty answer is as it was by both."""
    lesson.hand_in(total="right", offer="wrong")
    lesson.says("grade", "t1")
    lesson.hand_in(offer="right")
    lesson.says("grade", "t1")
    assert lesson.reads()["best"] == 2.0
    lesson.change_master(WRONG_KEY, MENDED)
    lesson.says("release", "t1")
    lesson.says("grade", "t1")
    with service.open_answers(lesson.site) as answers:
        rows = answers.marker._store.submissions.of(TRAINEE, "t1")
    assert [row["points"] for row in rows] == [0.0, 2.0]
    assert len({row["key"] for row in rows}) == 1
    assert "2/4" in lesson.says("results", "t1")
    assert lesson.says("doctor")


def test_a_key_that_was_changed_and_not_released_is_named_before_anything_is_marked(lesson):
    lesson.hand_in(total="right")
    lesson.says("grade", "t1")
    lesson.change_master(WRONG_KEY, MENDED)
    said = lesson.says("grade", "t1", "--force", fails=True)
    assert "qihang release t1" in said
    lesson.says("release", "t1")
    lesson.says("grade", "t1", "--force")
    assert lesson.points() == 0.0


# --- trouble, settings, names -------------------------------------------------------------


def test_trouble_with_what_lies_in_place_is_over_when_it_is_put_back(lesson):
    lesson.hand_in(total="right")
    lesson.says("grade", "t1")
    lesson.hand_in(total="wrong")
    lesson.says("grade", "t1")
    path = lesson.site.submitted / TRAINEE / "t1" / "t1.ipynb"
    whole = path.read_bytes()
    path.write_text("{]", encoding="utf-8")
    lesson.says("grade", "t1", "--force", fails=True)
    path.write_bytes(whole)
    lesson.says("grade", "t1")
    now = lesson.reads()
    assert (now["points"], now["best"]) == (0.0, 2.0)


def test_a_setting_that_is_not_named_stays(lesson):
    lesson.says("release", "t1", "--marks", "later", "--once")
    said = lesson.says("release", "t1")
    assert "marks are shown later" in said
    assert "it can be handed in once" in said
    lesson.hand_in(total="right")
    lesson.says("grade", "t1")
    assert lesson.reads() == {}


def test_what_changes_for_trainees_is_said(lesson):
    said = lesson.says("release", "t1", "--marks", "later")
    assert "Changes for trainees: marks are shown later; until now marks are shown at once." in said


def test_a_session_can_be_closed_and_opened_again(lesson):
    lesson.hand_in(total="right")
    assert "cannot be opened" in lesson.says("close", "t1")
    with service.open_answers(lesson.site) as answers:
        assert answers.server.home(TRAINEE) == []
    lesson.says("grade", "t1")
    assert "It was closed and opens again." in lesson.says("release", "t1")
    assert lesson.points() == 2.0


def test_a_session_that_is_closed_already_is_not_closed_again(lesson):
    lesson.says("close", "t1")
    with service.open_answers(lesson.site) as answers:
        [closed] = [row for row in answers.operator.released().values() if row["closed_at"]]
    assert "t1 is closed already." in lesson.says("close", "t1")
    with closing(Store(lesson.site.store, only_read=True)) as store:
        assert store.sessions.released() == {"t1": closed}
        assert [json.loads(one)["what"] for one in store.audit_log()].count("closed") == 1


def test_marks_that_the_gradebook_lost_come_back_by_the_cure_that_doctor_names(lesson):
    lesson.hand_in(total="right")
    lesson.says("grade", "t1")
    with Gradebook(f"sqlite:///{lesson.site.gradebook}", "qihang") as gradebook:
        gradebook.remove_student(TRAINEE)
    assert "Run: qihang grade t1" in lesson.says("doctor", fails=True)
    lesson.says("grade", "t1")
    lesson.says("doctor")


@pytest.mark.parametrize("words", [("grade", "T1"), ("results", "T1"), ("release", "T1")])
def test_the_case_of_a_sessions_name_does_not_matter(lesson, words):
    lesson.hand_in(total="right")
    lesson.says(*words)


@pytest.mark.parametrize("words", [("grade", "s9"), ("results", "s9"), ("close", "s9")])
def test_a_session_that_is_not_there_is_named_with_those_that_are(lesson, words):
    said = lesson.says(*words, fails=True)
    assert "There is no session s9" in said
    assert "t1" in said
