"""An exercise whose questions change: who was asked the old ones keeps them, and their marks."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from qihang.answers import service
from qihang.gradebook.marker import grade
from qihang.operate.class_list import class_list
from qihang.operate.release import release
from qihang.operate.results import rows as results
from qihang.system.errors import OperatorError
from qihang.system.site import Site
from tests.conftest import copied, copy_of_the_course, enter, hand_in_so, page_token
from tests.old_backups.make import findings
from tests.security.pages import opened
from tests.support import exercise_page as exercise
from tests.support.classroom import Seat, command, enrol_class, running
from tests.support.commands import in_this_process, nbgrader
from tests.support.solutions import raw_answers
from tests.support.submissions import put_in, rows
from tests.support.visitor import signed_in

pytestmark = pytest.mark.process

BEGUN, UNTOUCHED, DONE, LATER = "begun", "untouched", "done", "later"
FULL_KEY = "item.expects(case.sale.total)"
NOBODY_IS_RIGHT = "item.expects(case.sale.total + (seed != 'sample'))"


def master(site: Site, assignment: str) -> Path:
    return site.solutions / assignment / f"{assignment}.ipynb"


def change(site: Site, assignment: str, old: str, new: str) -> None:
    """Edit a master as in JupyterLab."""
    path = master(site, assignment)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def without_the_second_question(site: Site, assignment: str) -> None:
    """The set of questions changes: one is taken out."""
    path = master(site, assignment)
    made = json.loads(path.read_text(encoding="utf-8"))
    made["cells"] = [
        cell
        for cell in made["cells"]
        if not cell["metadata"].get("nbgrader", {}).get("grade_id", "").endswith("offer")
        and "2" not in cell["source"][0]
    ]
    path.write_text(json.dumps(made), encoding="utf-8")


def write_second_edition(site: Site) -> None:
    """What an author makes of the first edition: the same numbers, one question less."""
    (site.solutions / "t1-2").mkdir()
    shutil.copy(master(site, "t1"), master(site, "t1-2"))
    change(site, "t1-2", 'ask.case(\\"t1\\"', 'ask.case(\\"t1-2\\"')
    without_the_second_question(site, "t1-2")


def open_page(answers, number: str) -> str:
    return page_token(answers, number, pin="123456")


def answer(answers, token: str, assignment: str, root: Path, *questions: str) -> None:
    seed = answers.page.claim(token)["seed"]
    right = raw_answers(assignment, root, seed, "right")
    for question in questions or right:
        answers.page.save(token, question, right[question], f"{token} {question}")


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """T1, released, and three trainees who are differently far; copied, never used itself."""
    site = copy_of_the_course(tmp_path_factory.mktemp("editions"))
    with pytest.MonkeyPatch.context() as patch:
        enter(site, patch)
        site.prepare()
        with service.open_answers(site) as answers:
            release(site, answers.operator, "t1")
            enrol_class(answers.operator, [BEGUN, UNTOUCHED, DONE, LATER])
            answer(answers, open_page(answers, BEGUN), "t1", site.root, "total")
            answers.page.claim(open_page(answers, UNTOUCHED))
            done = open_page(answers, DONE)
            answer(answers, done, "t1", site.root)
            hand_in_so(answers, done)
            assert grade(site, answers.marker, "t1") == []
    return site


@pytest.fixture
def lesson(site, released):
    return put_in(site, released)


def says(site: Site, *words: str, fails: bool = False, apart: bool = False) -> str:
    """What a command says; ``apart`` in a process of its own, which reads the generators anew."""
    done = command(site, *words) if apart else in_this_process(*words)
    assert (done.returncode != 0) == fails, done.stdout + done.stderr
    return done.stdout + done.stderr


def release_second(site: Site) -> None:
    write_second_edition(site)
    with service.open_answers(site) as answers:
        release(site, answers.operator, "t1-2")


def mark(site: Site) -> str:
    """Mark everything, and see that all agree; returns the results, as the command says them."""
    with service.open_answers(site) as answers:
        assert grade(site, answers.marker) == []
        said = "\n".join("\t".join(map(str, row)) for row in results(site, answers, "t1"))
    assert [one for one in findings(site) if not one.startswith("ok")] == []
    return said


def shown_to_each(site: Site) -> dict[str, tuple[str, list[str]]]:
    """What each trainee's page is about when it is opened now: edition, and answered questions."""
    with service.open_answers(site) as answers:
        found = {}
        for number in (BEGUN, UNTOUCHED, DONE, LATER):
            shown = answers.server.notebook(number, "exercise", "t1")
            claim = answers.page.claim(open_page(answers, number))
            found[number] = shown, sorted(claim["answers"])
        return found


# --- what is refused ------------------------------------------------------------------------


def test_other_questions_in_the_same_edition_are_refused_once_somebody_answered(lesson):
    without_the_second_question(lesson, "t1")
    before = rows(lesson), (lesson.exercises / "t1" / "t1.ipynb").read_bytes()
    said = says(lesson, "release", "t1", "--yes", fails=True)
    assert "t1 does not ask any more: offer." in said
    assert "qihang new edition t1" in said
    assert before == (rows(lesson), (lesson.exercises / "t1" / "t1.ipynb").read_bytes())
    assert shown_to_each(lesson)[BEGUN] == ("t1", ["total"])


def test_other_questions_that_were_generated_by_hand_are_named_by_the_doctor_with_the_cure(lesson):
    release_second(lesson)
    with service.open_answers(lesson) as answers:
        answer(answers, open_page(answers, UNTOUCHED), "t1-2", lesson.root, "total")
    was = master(lesson, "t1-2").read_bytes()
    shutil.copy(master(lesson, "t1"), master(lesson, "t1-2"))
    change(lesson, "t1-2", 'ask.case(\\"t1\\"', 'ask.case(\\"t1-2\\"')
    nbgrader(lesson, "generate_assignment", "t1-2", "--force")
    said = says(lesson, "doctor", fails=True)
    assert "t1-2 asks what it did not ask: offer." in said
    assert "Put solutions/t1-2 back as it was, then run: qihang release t1" in said
    master(lesson, "t1-2").write_bytes(was)
    says(lesson, "release", "t1", "--yes")
    assert "asks what" not in says(lesson, "doctor")


def test_a_cell_that_nbgrader_knows_cannot_go_and_the_cure_is_named(lesson):
    path = master(lesson, "t1")
    made = json.loads(path.read_text(encoding="utf-8"))
    made["cells"] = [
        cell
        for cell in made["cells"]
        if cell["metadata"].get("nbgrader", {}).get("grade_id") != "test_offer"
    ]
    path.write_text(json.dumps(made), encoding="utf-8")
    said = says(lesson, "release", "t1", "--yes", fails=True)
    assert "RuntimeError" not in said
    assert "qihang new edition" in said


def test_nobody_was_asked_yet_so_the_questions_may_change(site):
    site.prepare()
    with service.open_answers(site) as answers:
        release(site, answers.operator, "t1")
        without_the_second_question(site, "t1")
        opened = release(site, answers.operator, "t1")
    assert [one["questions"] for one in opened["editions"]] == [["total"]]


@pytest.mark.long
def test_numbers_that_are_drawn_otherwise_are_refused_once_somebody_answered(lesson):
    generator = lesson.root / "sessions" / "t1" / "exercise.py"
    text = generator.read_text(encoding="utf-8")
    # The sample's numbers stay, else the model answers would be refused first.
    other = 'source("t1", seed if seed == "sample" else seed + "!", "sale")'
    generator.write_text(text.replace('source("t1", seed, "sale")', other))
    said = says(lesson, "release", "t1", "--yes", fails=True, apart=True)
    assert "The numbers of t1 are drawn otherwise now." in said
    assert "drawn otherwise than when it was released" in says(
        lesson, "doctor", fails=True, apart=True
    )
    generator.write_text(text)
    says(lesson, "release", "t1", "--yes", apart=True)
    says(lesson, "doctor", apart=True)


def test_a_master_that_draws_the_numbers_of_another_edition_is_refused(lesson):
    write_second_edition(lesson)
    change(lesson, "t1-2", 'ask.case(\\"t1-2\\"', 'ask.case(\\"t1\\"')
    said = says(lesson, "release", "t1", "--yes", fails=True)
    assert "It draws the numbers of t1, and the exercise is t1-2." in said


def test_an_edition_that_nobody_wrote_is_named(lesson):
    said = says(lesson, "release", "t1", "--edition", "7", fails=True)
    assert "t1 has no edition 7: there is no solutions/t1-7." in said


# --- a release over open attempts -----------------------------------------------------------


def test_a_release_over_open_attempts_says_how_many_and_needs_a_word(lesson):
    write_second_edition(lesson)
    said = says(lesson, "release", "t1", fails=True)
    assert "1 trainee has answers to t1 that are not handed in. They finish it" in said
    assert "1 trainee opened t1 and answered nothing. They get the newest questions" in said
    assert "1 trainee handed in t1. That is kept, and marked as it was asked" in said
    assert "To do it: qihang release t1 --yes" in said
    assert shown_to_each(lesson)[UNTOUCHED][0] == "t1"
    assert "t1 is open" in says(lesson, "release", "t1", "--yes")


def test_a_mended_page_of_the_same_edition_needs_the_word_too(lesson):
    change(lesson, "t1", FULL_KEY, NOBODY_IS_RIGHT)
    said = says(lesson, "release", "t1", fails=True)
    assert "Answers and numbers stay" in said
    assert "The marks stay until you mark again: qihang grade t1" in said


def test_a_release_that_is_over_nobodys_attempt_asks_nothing(site):
    site.prepare()
    with service.open_answers(site) as answers:
        release(site, answers.operator, "t1")
    says(site, "release", "t1")


# --- after it -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def released_twice(released, tmp_path_factory):
    """The second edition, released over all of them; copied, never used itself."""
    site = copied(released, tmp_path_factory.mktemp("twice"))
    with pytest.MonkeyPatch.context() as patch:
        enter(site, patch)
        release_second(site)
    return site


@pytest.fixture
def second(site, released_twice):
    shutil.copytree(released_twice.solutions, site.solutions, dirs_exist_ok=True)
    return put_in(site, released_twice)


def test_who_had_answered_goes_on_and_all_others_get_the_new_questions(second):
    assert shown_to_each(second) == {
        BEGUN: ("t1", ["total"]),
        UNTOUCHED: ("t1-2", []),
        DONE: ("t1", ["offer", "total"]),
        LATER: ("t1-2", []),
    }


def test_a_question_of_another_edition_is_not_saved(second):
    with service.open_answers(second) as answers:
        token = open_page(answers, LATER)
        with pytest.raises(service.Refused, match="unknown-question"):
            answers.page.save(token, "offer", "茶", "s")
        home = answers.server.home(LATER)[0]["exercise"]
        assert home["of"] == 1
        assert answers.server.home(BEGUN)[0]["exercise"]["of"] == 2


def test_a_page_that_shows_another_edition_by_now_is_not_bound(second):
    with service.open_answers(second) as answers:
        key = answers.server.sign_in(LATER, "123456", "seat 1")["sign_in"]
        with pytest.raises(service.Refused, match="other-notebook"):
            answers.server.bind(key, "exercise", "t1", "t1")


def test_each_is_marked_as_it_was_asked_and_a_new_try_has_the_new_questions(second):
    with service.open_answers(second) as answers:
        old = open_page(answers, BEGUN)
        answer(answers, old, "t1", second.root)
        hand_in_so(answers, old)
        new = open_page(answers, LATER)
        answer(answers, new, "t1-2", second.root)
        hand_in_so(answers, new)
    first, _, rest = mark(second).partition("t1-2:")
    assert f"{BEGUN}\t4/4" in first
    assert f"{DONE}\t4/4" in first
    assert f"{LATER}\t2/2" in rest
    with service.open_answers(second) as answers:
        token = open_page(answers, BEGUN)
        assert answers.page.claim(token)["results"]["most"] == 4.0
        again = answers.page.again(token)
        assert again["answers"] == {}
        assert (again["try"], again["is_other"]) == (2, True)
        # The page has the old questions still: nothing of it goes to the new ones.
        with pytest.raises(service.Refused, match="other-notebook"):
            answers.page.save(token, "total", 1, "s")
        with pytest.raises(service.Refused, match="other-notebook"):
            answers.page.hand_in(token, {})
        assert not answers.page.claim(open_page(answers, BEGUN))["is_other"]
        assert answers.server.notebook(BEGUN, "exercise", "t1") == "t1-2"


def test_a_new_try_at_the_new_questions_leaves_the_old_mark_where_it_is(second):
    with service.open_answers(second) as answers:
        token = open_page(answers, DONE)
        answers.page.again(token)
        token = open_page(answers, DONE)
        answer(answers, token, "t1-2", second.root)
        hand_in_so(answers, token)
    said = mark(second)
    assert (second.submitted / DONE / "t1").is_dir()
    assert (second.submitted / DONE / "t1-2").is_dir()
    assert f"{DONE}\t4/4" in said
    assert f"{DONE}\t2/2" in said
    with service.open_answers(second) as answers:
        heading, *people = class_list(second, answers)
    [row] = [dict(zip(heading, one, strict=True)) for one in people if one[0] == DONE]
    assert row["T1 得分 points"] == "4"
    assert row["T1-2 得分 points"] == "2"


def test_a_mended_key_of_the_first_edition_marks_what_it_asked_and_nothing_else(second):
    with service.open_answers(second) as answers:
        token = open_page(answers, LATER)
        answer(answers, token, "t1-2", second.root)
        hand_in_so(answers, token)
    mark(second)
    change(second, "t1", FULL_KEY, NOBODY_IS_RIGHT)
    refused = says(second, "grade", "t1", "--force", fails=True)
    assert "solutions/t1 was changed after it was released" in refused
    assert "qihang release t1 --edition 1" in refused
    said = says(second, "release", "t1", "--edition", "1", "--yes")
    assert "t1-2" not in said  # whoever is at the newer questions is not concerned
    said = mark(second)
    assert f"{DONE}\t2/4" in said
    assert f"{LATER}\t2/2" in said
    assert shown_to_each(second)[UNTOUCHED][0] == "t1-2"


def test_numbers_of_an_edition_of_its_own_are_drawn_by_its_own_generator(lesson):
    write_second_edition(lesson)
    folder = lesson.root / "sessions" / "t1"
    text = (folder / "exercise.py").read_text(encoding="utf-8")
    (folder / "exercise_2.py").write_text(text.replace("rng.randint(2, 40)", "1000"))
    change(lesson, "t1-2", "total = 108", "total = case.sale.total")
    says(lesson, "release", "t1", "--yes", apart=True)
    with service.open_answers(lesson) as answers:
        token = open_page(answers, LATER)
        answers.page.save(token, "total", 5000, "s")
        hand_in_so(answers, token)
        begun = open_page(answers, BEGUN)
        hand_in_so(answers, begun)
    says(lesson, "grade", "t1", apart=True)
    said = says(lesson, "results", "t1", apart=True)
    assert f"{BEGUN}\t2/4" in said, said
    assert f"{LATER}\t0/2" in said, said
    says(lesson, "doctor", apart=True)


def test_nbgraders_own_command_marks_an_edition_to_the_same_rows(second):
    with service.open_answers(second) as answers:
        token = open_page(answers, LATER)
        answer(answers, token, "t1-2", second.root)
        hand_in_so(answers, token)
    mark(second)
    before = rows(second)
    nbgrader(second, "autograde", "t1-2", "--force")
    assert rows(second) == before


def test_an_edition_without_a_question_is_refused_and_nobody_gets_it(lesson):
    write_second_edition(lesson)
    made = json.loads(master(lesson, "t1-2").read_text(encoding="utf-8"))
    made["cells"] = [one for one in made["cells"] if "total" not in str(one["metadata"])]
    master(lesson, "t1-2").write_text(json.dumps(made), encoding="utf-8")
    with (
        service.open_answers(lesson) as answers,
        pytest.raises(OperatorError, match="t1-2 has no question"),
    ):
        release(lesson, answers.operator, "t1-2")
    assert not (lesson.exercises / "t1-2").exists()
    assert shown_to_each(lesson)[LATER][0] == "t1"


def test_in_a_running_classroom_each_page_shows_what_its_trainee_is_asked(open_site):
    with running(open_site) as classroom:
        begun, fresh = classroom.newcomer(), classroom.newcomer()
        with service.open_answers(open_site) as answers:
            token = page_token(answers, begun, pin=classroom.pins[begun])
            answer(answers, token, "t1", open_site.root, "total")
        write_second_edition(open_site)
        assert "They finish it" in says(open_site, "release", "t1", "--yes")
        shown = {}
        for number in (begun, fresh):
            visitor = signed_in(classroom.address, number, classroom.pins[number])
            visitor.ask("/")  # the next page's kernel is started ahead
            shown[number] = opened(visitor).text
    assert "Question 2:" in shown[begun]
    assert "Question 2:" not in shown[fresh]
    assert "Question 1:" in shown[fresh]


@pytest.mark.browser
def test_a_new_try_at_newer_questions_has_them_on_the_page_at_once(open_site, browser):
    with running(open_site) as classroom:
        number = classroom.newcomer()
        seat = Seat.at(browser, classroom, 1366)
        seat.sign_in(number)
        seat.open("/exercise/t1")
        exercise.hand_in(seat.page)
        exercise.wait_for_marks(seat.page)
        write_second_edition(open_site)
        says(open_site, "release", "t1", "--yes", apart=True)
        expect(seat.page.locator('[data-question="offer"]')).to_be_visible()
        exercise.start_again(seat.page)
        expect(seat.page.locator('[data-question="offer"]')).to_have_count(0)
        expect(seat.page.locator('[data-question="total"]')).to_be_visible()
        seat.close()
