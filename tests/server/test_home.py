"""What the home page says of results, and which sessions it shows."""

from qihang.language.messages import Bilingual
from qihang.server import home
from qihang.server.home import _points, _what_next
from qihang.sessions import Session
from qihang.sessions.screens import Screen


def question(points, most=2.0, outcome="right", idea=None, by_hand=False):
    return {
        "points": points, "most": most, "outcome": outcome, "idea": idea,
        "parts": [], "by_hand": by_hand, "comment": None,
    }  # fmt: skip


def state(best=None, **questions):
    points = sum(one["points"] for one in questions.values())
    most = sum(one["most"] for one in questions.values())
    results = {"points": points, "most": most, "best": best or points, "questions": questions}
    return {"exercise": {"results": results}}


def screen(name, **more):
    return Screen(name, 1, 2, Bilingual(name, name), (), **more)


def signs(shown):
    return shown["whole"], shown["not_yet"], shown["done"]


def test_only_all_points_are_all_right():
    assert signs(_points(state(one=question(2), two=question(2)))) == (True, False, True)
    assert signs(_points(state(one=question(2), two=question(0)))) == (False, True, False)


def test_the_best_try_settles_a_session_and_the_last_one_its_sign():
    assert signs(_points(state(best=4.0, one=question(2), two=question(0)))) == (False, True, True)


def test_what_the_instructor_reads_is_neither_right_nor_not_yet():
    read = _points(state(one=question(2), two=question(0, outcome=None, by_hand=True)))
    assert signs(read) == (False, False, False)


def test_what_to_do_next_names_its_question():
    questions = {
        "one": question(2),
        "two": question(0, outcome="unreadable", idea="write-a-number"),
    }
    said = _what_next(questions).translations()
    assert said["en"].startswith("Question 2: Please write only a number")
    assert said["zh"].startswith("第 2 题：")


def test_what_to_do_next_begins_where_most_was_lost_and_names_the_others():
    questions = {
        "one": question(2),
        "two": question(2.4, most=3.0, outcome="partly", idea="write-a-number"),
        "three": question(0, outcome=None, by_hand=True),
        "four": question(0, outcome="not-yet", idea="not-yet-choice"),
        "five": question(2, most=3.0, outcome="partly", idea="not-yet"),
    }
    said = _what_next(questions).translations()
    assert said["en"].startswith("Question 4: Read the question again")
    assert said["en"].endswith("Then look at: 2, 5.")
    assert said["zh"].endswith("再看第 2、5 题。")


def test_all_points_of_the_last_session_lead_to_no_next_one():
    questions = {"one": question(2)}
    assert "next session" in _what_next(questions).translations()["en"]
    assert "last session" in _what_next(questions, is_last=True).translations()["en"]


WORKBOOK = (screen("begin"), screen("rest", rest=True), screen("more"), screen("end"))
EXERCISE = (screen("one"), screen("pause", rest=True), screen("two"))


def test_a_rest_in_an_exercise_is_over_once_the_next_lesson_was_read():
    def leads_to(place, *done):
        return home.place_in_exercise(place, EXERCISE, WORKBOOK, done)

    assert leads_to("pause", "begin", "rest") == "pause"
    assert leads_to("pause", "begin", "rest", "more") == "pause"
    assert leads_to("pause", "begin", "rest", "more", "end") == "two"
    assert leads_to("one", "begin", "rest", "more", "end") == "one"


def test_a_session_that_a_class_may_leave_out_is_shown_once_it_was_opened():
    title = Bilingual("手和数", "Hands and numbers")
    usual, optional = (Session("s9", "S9", title, None, optional=may) for may in (False, True))
    assert home.is_on_the_path(usual, set())
    assert home.is_on_the_path(optional, {"s9"})
    assert not home.is_on_the_path(optional, {"s1"})
