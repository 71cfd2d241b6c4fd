"""What the home page says of results, and which sessions it shows."""

from qihang.language.messages import Bilingual
from qihang.server import home
from qihang.server.home import _points, _what_next
from qihang.sessions import Session


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


def test_a_session_that_a_class_may_leave_out_is_shown_once_it_was_opened():
    title = Bilingual("手和数", "Hands and numbers")
    usual, optional = (Session("s9", "S9", title, None, optional=may) for may in (False, True))
    assert home.is_on_the_path(usual, set())
    assert home.is_on_the_path(optional, {"s9"})
    assert not home.is_on_the_path(optional, {"s1"})
