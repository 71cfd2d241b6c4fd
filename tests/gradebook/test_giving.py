"""Points and comments that a person gives: kept beside the rules, told to the trainee, undone."""

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta

import pytest
from nbgrader.api import Gradebook

from qihang.answers import service
from qihang.answers.client import Unreachable
from qihang.gradebook import Course, changes, giving, queue
from qihang.gradebook.changes import By
from qihang.gradebook.giving import NotGiven, Place, comment_of, mark_of, points_of
from qihang.gradebook.marker import grade, tell_given
from qihang.gradebook.opening import open_gradebook
from qihang.protocol.submission import outcome_of
from qihang.system.errors import OperatorError
from tests.conftest import enter, hand_in_so, page_token
from tests.support.classroom import PIN
from tests.support.course import COURSE
from tests.support.scans import asked_of, scans
from tests.support.solutions import raw_answers
from tests.support.submissions import class_that_handed_in, put_in

pytestmark = pytest.mark.process

TEACHER, OTHER = By("s-1", "王老师"), By("s-2", "赵老师")
OFFER = Place("t1", "offer", "right1")


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    """Two who handed T1 in, marked by the rules; copied by each test."""
    site = class_that_handed_in(tmp_path_factory.mktemp("two"), ["right1", "wrong1"])
    with pytest.MonkeyPatch.context() as patch:
        enter(site, patch)
        with service.open_answers(site) as answers:
            grade(site, answers.marker, "t1")
            answers.operator.show_results("t1", [])
    return site


@pytest.fixture
def two(site, marked):
    """The two, in a course of the test's own."""
    return put_in(site, marked)


def give(site, points, comment=None, place=OFFER, by=TEACHER, stamp=None):
    engine = open_gradebook(site)
    stamp = stamp or mark_of(engine, place).stamp
    return giving.give(site, engine, place, stamp, points, comment, by)


def as_nbgrader_has_it(site, place=OFFER):
    """Points, whether somebody has to look, and the comment, by nbgrader's own API."""
    with Gradebook(f"sqlite:///{site.gradebook}", "qihang") as gradebook:
        own = place.assignment, place.assignment, place.student
        grade_of = gradebook.find_grade(f"test_{place.question}", *own)
        comment = gradebook.find_comment(place.question, *own)
        return grade_of.manual_score, grade_of.needs_manual_grade, comment.manual_comment


def history(site, place=OFFER):
    return changes.of(open_gradebook(site), place.assignment, place.question, place.student)


def lines_of(site):
    """The lines of the audit log on marks by hand, by plain SQL."""
    with closing(sqlite3.connect(site.store)) as store:
        rows = store.execute("SELECT line FROM audit ORDER BY id").fetchall()
    return [one for one in map(json.loads, (row for (row,) in rows)) if one["what"] == "mark-given"]


def test_points_and_comment_stand_as_formgrader_writes_them(two):
    assert give(two, 1.5, "看价格 <b>")
    assert as_nbgrader_has_it(two) == (1.5, False, "看价格 <b>")
    [change] = history(two)
    assert (change.staff, change.staff_name) == ("s-1", "王老师")
    assert (change.counted_before, change.points_before, change.points_after) == (2.0, None, 1.5)
    assert (change.comment_before, change.comment_after) == (None, "看价格 <b>")
    mark = mark_of(open_gradebook(two), OFFER)
    assert (mark.points, mark.auto, mark.most, mark.is_looked_at) == (1.5, 2.0, 2.0, True)


def test_the_same_once_more_is_no_change(two):
    assert give(two, 1.5)
    assert not give(two, 1.5)
    assert len(history(two)) == 1


def test_what_the_rules_gave_is_a_look_all_the_same(two):
    assert give(two, 2.0)
    assert mark_of(open_gradebook(two), OFFER).is_looked_at


def test_taken_back_the_points_of_the_rules_hold_again(two):
    give(two, 0.5, "a")
    give(two, None, "a", by=OTHER)
    assert as_nbgrader_has_it(two) == (None, False, "a")
    newest, first = history(two)
    assert (newest.staff_name, newest.points_before, newest.points_after) == ("赵老师", 0.5, None)
    assert first.points_after == 0.5


def test_an_old_look_gives_nothing_and_changes_nothing(two):
    old = mark_of(open_gradebook(two), OFFER).stamp
    give(two, 1.0, "the first")
    with pytest.raises(NotGiven) as refused:
        give(two, 0.0, "the second", by=OTHER, stamp=old)
    assert refused.value.why == "changed"
    assert as_nbgrader_has_it(two) == (1.0, False, "the first")
    assert len(history(two)) == 1


def test_what_formgrader_wrote_meanwhile_is_not_overwritten(two):
    old = mark_of(open_gradebook(two), OFFER).stamp
    with Gradebook(f"sqlite:///{two.gradebook}", "qihang") as gradebook:
        gradebook.find_grade("test_offer", "t1", "t1", "right1").extra_credit = 0.25
        gradebook.db.commit()
    with pytest.raises(NotGiven):
        give(two, 0.0, stamp=old)


def test_of_twenty_at_once_one_gives_and_all_others_are_refused(two):
    stamp = mark_of(open_gradebook(two), OFFER).stamp

    def one(n):
        try:
            return give(two, n / 100, str(n), by=By(str(n), str(n)), stamp=stamp)
        except NotGiven as refused:
            return refused.why

    with ThreadPoolExecutor(20) as pool:
        said = list(pool.map(one, range(20)))
    assert sorted(map(str, said)) == ["True", *["changed"] * 19]
    [change] = history(two)
    assert as_nbgrader_has_it(two) == (change.points_after, False, change.comment_after)


def test_another_hand_in_that_lies_there_is_given_nothing(two):
    stamp = mark_of(open_gradebook(two), OFFER).stamp
    path = two.submitted / "right1" / "t1" / "timestamp.txt"
    path.write_text("2030-01-01 00:00:00.000000 UTC", encoding="utf-8")
    with pytest.raises(NotGiven) as refused:
        give(two, 0.0, stamp=stamp)
    assert refused.value.why == "another"
    assert as_nbgrader_has_it(two) == (None, False, None)


def test_a_new_hand_in_begins_without_points_and_an_old_look_gives_it_nothing(two):
    place = Place("t1", "offer", "wrong1")
    give(two, 0.5, "to the first", place)
    old = mark_of(open_gradebook(two), place)
    with service.open_answers(two) as answers:
        token = page_token(answers, "wrong1", pin=PIN)
        answers.page.again(token)
        answers.page.save(token, "offer", "好茶，请来买。", "again offer")
        hand_in_so(answers, token)
        grade(two, answers.marker, "t1")
        in_place = answers.operator.in_place("wrong1", "t1")
    new = mark_of(open_gradebook(two), place)
    if new.submitted_at == old.submitted_at:
        pytest.fail(f"the first still lies there: {in_place}")
    assert (new.manual, new.comment) == (None, None)
    assert new.submitted_at - old.submitted_at > timedelta(0)
    with pytest.raises(NotGiven) as refused:
        give(two, 0.0, place=place, stamp=old.stamp)
    assert refused.value.why == "another"


def test_the_trainee_gets_points_and_comment_and_the_log_a_line(two):
    give(two, 0.5, "价格呢？")
    with service.open_answers(two) as answers:
        assert tell_given(two, Course(two), answers.marker) == []
        results = answers.page.claim(page_token(answers, "right1", pin=PIN))["results"]
    offer = results["questions"]["offer"]
    assert (offer["points"], offer["comment"], offer["by_hand"]) == (0.5, "价格呢？", False)
    assert outcome_of(offer) == "partly"
    [line] = lines_of(two)
    assert line["by"] == "s-1"
    assert (line["number"], line["session"], line["place"]) == ("right1", "t1", 2)
    assert (line["was"], line["points"], line["automatic"]) == (2.0, 0.5, False)
    assert line["comment_changed"]


def test_all_points_by_hand_are_no_not_yet(two):
    give(two, 2.0, place=Place("t1", "offer", "wrong1"))
    with service.open_answers(two) as answers:
        tell_given(two, Course(two), answers.marker)
        [row] = answers.marker.latest_submissions("t1")[1:]
    offer = row["questions"]["offer"]
    assert (outcome_of(offer), offer["outcome"], offer["points"]) == ("right", "not-yet", 2.0)


def test_another_hand_in_becomes_the_best_and_what_was_given_stays_with_the_first(two):
    with service.open_answers(two) as answers:
        token = page_token(answers, "right1", pin=PIN)
        seed = answers.page.again(token)["seed"]
        total = raw_answers("t1", COURSE, seed, "right")["total"]
        answers.page.save(token, "total", total, "again total")
        hand_in_so(answers, token)
        grade(two, answers.marker, "t1")
        first = mark_of(open_gradebook(two), OFFER)
        assert first.points == 2.0
        for question in ("offer", "total"):
            give(two, 0.0, "not that", Place("t1", question, "right1"))
        tell_given(two, Course(two), answers.marker)
        rows = answers.operator.in_place("right1", "t1")
    second = mark_of(open_gradebook(two), OFFER)
    assert rows["points"] == 2.0
    assert second.submitted_at > first.submitted_at
    assert (second.manual, second.comment) == (None, None)
    # It is kept for the first one, in the history and for when that is the best again.
    [change] = history(two)
    assert (change.points_after, change.submitted_at) == (0.0, first.submitted_at)
    with sqlite3.connect(two.gradebook) as book:
        kept = book.execute(
            "SELECT manual_score FROM qihang_by_hand WHERE cell = 'test_offer' AND what = 'grade'"
        ).fetchall()
    assert kept == [(0.0,)]


@pytest.mark.parametrize(
    ("said", "points", "goes"),
    [
        ("right", 2.0, "right"),
        ("not-yet", 2.0, "right"),
        ("not-yet", 0.5, "partly"),
        ("empty", 1.0, "partly"),
        ("right", 1.0, "partly"),
        ("right", 0.0, "not-yet"),
        ("partly", 0.0, "not-yet"),
        ("empty", 0.0, "empty"),
        ("unreadable", 0.0, "unreadable"),
        (None, 0.0, None),
    ],
)
def test_how_a_question_went_goes_by_its_points(said, points, goes):
    assert outcome_of({"outcome": said, "points": points, "most": 2.0}) == goes


def test_what_was_not_told_is_told_later_and_once(two, monkeypatch):
    give(two, 0.5)
    engine = open_gradebook(two)

    def away(*_):
        raise Unreachable

    with service.open_answers(two) as answers:
        with monkeypatch.context() as patch:
            # Killed after the results and the line were told, and before that was noted.
            patch.setattr(changes, "are_told", away)
            with pytest.raises(Unreachable):
                tell_given(two, Course(two), answers.marker)
        assert len(changes.untold(engine, 9)) == 1
        tell_given(two, Course(two), answers.marker)
    assert changes.untold(engine, 9) == []
    assert len(lines_of(two)) == 1


def test_own_comments_are_found_again_the_newest_first_and_each_once(two):
    for comment in ("a", "b", "a"):
        give(two, 1.0, comment)
    give(two, 1.0, "of another one", by=OTHER)
    assert changes.own_comments(open_gradebook(two), "t1", "offer", "s-1") == ["a", "b"]


def test_no_look_and_no_mark_reads_a_table_from_its_beginning_to_its_end(two):
    grows = ("submitted_assignment", "submitted_notebook", "grade", "comment", "student")
    give(two, 1.0, "a")
    with asked_of(two.gradebook) as statements:
        give(two, 1.5, "b")
        history(two)
        engine = open_gradebook(two)
        waiting = changes.untold(engine, 9)
        changes.are_told(engine, waiting)
        changes.own_comments(engine, "t1", "offer", "s-1")
        assert len(queue.handed_in(engine, "t1", "offer", ["right1", "wrong1"])) == 2
    assert len(statements) > 10
    # The list of what is not told has an index of its own, and is empty but for seconds.
    grows += ("qihang_mark_given",)
    assert list(scans(two.gradebook, statements, grows, ["qihang_marks_not_told"])) == []


def test_what_waits_is_counted_by_question(two):
    engine = open_gradebook(two)
    give(two, 1.0)
    with sqlite3.connect(two.gradebook) as book:
        book.execute(
            "UPDATE grade SET auto_score = NULL, needs_manual_grade = 1 WHERE cell_id IN "
            "(SELECT id FROM base_cell WHERE name = 'test_total')"
        )
    found = {one.question: one for one in queue.counts(engine, ["right1", "wrong1", "nobody"])}
    assert (found["total"].waiting, found["total"].looked_at, found["total"].all) == (2, 0, 2)
    offer = found["offer"]
    assert (offer.waiting, offer.looked_at, offer.by_rules) == (0, 1, 1)
    assert queue.counts(engine, []) == []
    [mine] = [one for one in queue.counts(engine, ["wrong1"]) if one.question == "offer"]
    assert (mine.looked_at, mine.by_rules) == (0, 1)


@pytest.mark.parametrize(
    ("said", "points"), [("1.5", 1.5), ("０", 0.0), (" 2 ", 2.0), ("0,25", 0.25), ("1.50", 1.5)]
)
def test_points_are_read_as_people_type_them(said, points):
    assert points_of(said, 2.0) == points


@pytest.mark.parametrize(
    "said", ["", "2.01", "-1", "1.005", "nan", "inf", "1e-9", "two", "1 1", "0x1"]
)
def test_points_that_cannot_be_given_are_refused_in_a_sentence(said):
    with pytest.raises(OperatorError, match="Points go from 0 to 2"):
        points_of(said, 2.0)


def test_a_comment_keeps_its_lines_and_has_an_end():
    assert comment_of(" a \r\n b  \n") == "a\n b"
    assert comment_of(" \n ") is None
    for said in ("x" * 1001, "\ud800", "\x1b[2J"):
        with pytest.raises(OperatorError, match="1000"):
            comment_of(said)
