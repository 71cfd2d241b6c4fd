"""The same submissions through stock nbgrader and through ours: the same points, cell by cell."""

import csv
import shutil

import pytest

from qihang.answers import seeds, service
from qihang.gradebook.marker import grade
from qihang.operate.release import release
from tests.conftest import copy_of_the_course, enrol, enter, hand_in_so, page_token
from tests.support.commands import in_this_process, nbgrader
from tests.support.course import COURSE
from tests.support.solutions import keyed_items, raw_answers
from tests.support.submissions import put_in

pytestmark = pytest.mark.process


def full(assignment):
    """All points of an exercise."""
    return sum(item.most for item in keyed_items(assignment, COURSE))


FULL = full("t1")


@pytest.fixture(scope="module")
def six(tmp_path_factory):
    """Six trainees who handed T1 in, each in another way."""
    site = copy_of_the_course(tmp_path_factory.mktemp("six"))
    with pytest.MonkeyPatch.context() as patch:
        enter(site, patch)
        site.prepare()
        return handed_in_by_six(site, "t1")


@pytest.fixture
def class_of_six(site, six):
    """The six, in a course of the test's own."""
    return put_in(site, six)


def handed_in_by_six(site, assignment):
    pins = {}
    with service.open_answers(site) as answers:
        release(site, answers.operator, assignment, {"marks_at_once": False})
        for number in ("right", "wrong", "empty", "half", "odd", "forged"):
            pins[number] = enrol(answers, number)
        for number in pins:
            token = page_token(answers, number, pin=pins[number], session=assignment)
            given = chosen(number, assignment, answers.page.claim(token)["seed"])
            for question, value in given.items():
                answers.page.save(token, question, value, f"{number} {question}")
            hand_in_so(answers, token)
    forge_seed(site, assignment, "forged", "right")
    return site


def chosen(number, assignment, seed):
    if number == "empty":
        return {}
    kind = {"wrong": "wrong", "odd": "unreadable"}.get(number, "right")
    made = raw_answers(assignment, COURSE, seed, kind)
    if number == "half":
        return dict(list(made.items())[::2])
    return made


def forge_seed(site, assignment, forger, owner):
    """Hand in the answers and the seed of somebody else, as a copied notebook would."""
    source = site.submitted / owner / assignment / f"{assignment}.ipynb"
    shutil.copy(source, site.submitted / forger / assignment / f"{assignment}.ipynb")


def test_the_class_list_and_nbgraders_export_have_the_same_points(class_of_six, tmp_path):
    site = class_of_six
    with service.open_answers(site) as answers:
        grade(site, answers.marker, "t1")
        given_by_hand(site, "wrong", 1.5)
    assert in_this_process("export", "--to", str(tmp_path / "ours.csv")).returncode == 0
    nbgrader(site, "export", f"--to={tmp_path / 'theirs.csv'}")
    ours = {row["学号 number"]: row["T1 得分 points"] for row in read(tmp_path / "ours.csv")}
    theirs = {
        row["student_id"]: f"{float(row['score']):g}" for row in read(tmp_path / "theirs.csv")
    }
    assert ours == theirs
    assert (ours["right"], ours["wrong"]) == (f"{FULL:g}", "1.5")


def read(path):
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def given_by_hand(site, trainee, points):
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{site.gradebook}", "qihang") as gradebook:
        given = gradebook.find_grade("test_total", "t1", "t1", trainee)
        given.manual_score = points
        gradebook.db.commit()


def test_a_trainee_reads_points_and_the_misconception_behind_each_question(class_of_six):
    site = class_of_six
    with service.open_answers(site) as answers:
        grade(site, answers.marker, "t1")
        rows = {row["number"]: row for row in answers.marker.latest_submissions("t1")}
    wrong = rows["wrong"]["questions"]
    assert rows["wrong"]["most"] == FULL
    assert wrong["total"]["outcome"] == "not-yet"
    assert {result["outcome"] for result in rows["right"]["questions"].values()} == {"right"}
    assert {result["outcome"] for result in rows["empty"]["questions"].values()} == {"empty"}
    assert {result["outcome"] for result in rows["odd"]["questions"].values()} == {"unreadable"}
    assert {result["idea"] for result in rows["forged"]["questions"].values()} == {"no-seed"}


def test_a_damaged_submission_is_named_and_the_others_are_marked(class_of_six):
    site = class_of_six
    (site.submitted / "wrong" / "t1" / "t1.ipynb").write_text("{]", encoding="utf-8")
    with service.open_answers(site) as answers:
        [error] = grade(site, answers.marker, "t1")
        rows = {row["number"]: row for row in answers.marker.latest_submissions("t1")}
    assert "wrong" in str(error)
    assert rows["wrong"]["trouble"] == str(error)
    assert rows["right"]["points"] == FULL


def test_points_given_by_hand_reach_the_trainee(class_of_six):
    site = class_of_six
    with service.open_answers(site) as answers:
        grade(site, answers.marker, "t1")
        given_by_hand(site, "wrong", 1.5)
        grade(site, answers.marker, "t1")
        rows = {row["number"]: row for row in answers.marker.latest_submissions("t1")}
    assert rows["wrong"]["points"] == 1.5
    assert rows["wrong"]["questions"]["total"]["points"] == 1.5


def test_a_name_that_is_a_formula_stays_text_in_the_export(class_of_six, tmp_path):
    from nbgrader.api import Gradebook

    site = class_of_six
    with service.open_answers(site) as answers:
        grade(site, answers.marker, "t1")
    with Gradebook(f"sqlite:///{site.gradebook}", "qihang") as gradebook:
        gradebook.update_or_create_student("right", first_name='=cmd|"/c calc"!A1', last_name="a,b")
    nbgrader(site, "export", f"--to={tmp_path / 'points.csv'}")
    text = (tmp_path / "points.csv").read_text(encoding="utf-8-sig")
    assert '"a,b","\'=cmd|""/c calc""!A1"' in text


def test_a_submission_holds_the_seed_of_its_owner(class_of_six):
    site = class_of_six
    with service.open_answers(site) as answers:
        token_seed = answers.operator.in_place("right", "t1")
    assert token_seed is not None
    text = (site.submitted / "right" / "t1" / "t1.ipynb").read_text(encoding="utf-8")
    assert seeds.make(site.secret("seeds"), "right", "t1", 1) in text


def test_points_that_stock_nbgrader_gave_reach_the_trainee(class_of_six):
    nbgrader(class_of_six, "autograde", "t1")
    said = in_this_process("results", "t1").stdout
    assert f"right\t{FULL:g}/{FULL:g}" in said
    with service.open_answers(class_of_six) as answers:
        rows = {row["number"]: row["points"] for row in answers.marker.latest_submissions("t1")}
    assert (rows["right"], rows["wrong"]) == (FULL, 0.0)
