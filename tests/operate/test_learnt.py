"""What was learnt: who is counted, in which try and edition, and what is said of whom."""

import sqlite3
from contextlib import closing

import pytest

from qihang.answers.store.standings import Whose
from qihang.language.messages import translations
from qihang.operate import learnt
from qihang.operate.holding import at_first
from qihang.operate.release import has_workbook
from qihang.sessions import session
from qihang.statistics.gain import Gain
from qihang.system.errors import OperatorError
from tests.support.marked import found, handed_in

QUESTIONS = ("share", "lending")
SETTINGS = {"items": [], "marks_at_once": False, "hand_in_again": False, "in_halves": True}


def edition_of(name, number):
    return {
        "assignment": name if number == 1 else f"{name}-{number}",
        "number": number,
        "questions": list(QUESTIONS),
        "draws": None,
    }


@pytest.fixture
def tested(answers, bare_site):
    """Both tests are out, and eight people of a class are in halves."""
    for name in ("test1", "test2"):
        answers.operator.open_session(name, SETTINGS, edition_of(name, 1))
    numbers = [f"2{n}" for n in range(8)]
    answers.operator.enrol(
        [{"number": n, "name": "n", "class_name": "B", "pin_hash": "x"} for n in numbers]
    )
    with closing(sqlite3.connect(bare_site.store)) as store, store:
        store.executemany(
            "INSERT INTO half VALUES (?, ?, '2026-01-01')",
            [(number, 1 + place % 2) for place, number in enumerate(numbers)],
        )
    return bare_site


def takes(site, number, before=None, after=None):
    """Points of 2 in each question of a test; ``()`` is handed in and not marked."""
    for name, points in (("test1", before), ("test2", after)):
        if points is not None:
            questions = {q: found(p) for q, p in zip(QUESTIONS, points, strict=bool(points))}
            handed_in(site.store, number, name, "2026-09-01", questions or None)


def looked_at(site, answers, classes=("B",)):
    compared = learnt.tests_of(answers.operator.released())
    return learnt.learnt(site, compared, Whose(list(classes)))


def said(text):
    return translations(text)["en"]


def test_everybody_is_counted_once_and_nobody_left_out(tested, answers):
    takes(tested, "20", (0.0, 0.0), (2.0, 1.0))
    takes(tested, "21", (1.0, 0.0), (1.0, 2.0))
    takes(tested, "22", before=(0.0, 0.0))
    takes(tested, "23", after=(0.0, 0.0))
    takes(tested, "24", before=(0.0, 0.0), after=())
    takes(tested, "25", before=())
    one = looked_at(tested, answers)
    assert (one.both, one.only_before, one.only_after, one.unmarked, one.neither) == (2, 1, 1, 2, 2)
    assert one.people == 8
    assert said(learnt.said_people(one)) == (
        "2 people took both tests. Only the one before: 1. Only the one after: 1. Neither: 2. "
        "Handed in and not marked yet: 2."
    )


def test_gain_is_told_for_all_together_and_for_each_question(tested, answers):
    for n in range(8):
        takes(tested, f"2{n}", (1.0, 0.0), (2.0, float(n % 4 == 0)))
    one = looked_at(tested, answers)
    assert [learnt.figures(asked.gain)[:3] for asked in one.asked] == [
        ("50", "100", "50"),
        ("0", "12", "12"),
    ]
    assert learnt.figures(one.together)[:3] == ("25", "56", "31")
    assert one.together.is_told


def test_who_is_given_another_try_is_measured_by_the_first(tested, answers):
    takes(tested, "20", (0.0, 0.0), (1.0, 1.0))
    takes(tested, "21", (0.0, 0.0), (1.0, 1.0))
    takes(tested, "20", (2.0, 2.0), (2.0, 2.0))
    assert learnt.figures(looked_at(tested, answers).together)[:3] == ("0", "50", "50")


def test_who_left_is_counted_if_that_is_wished(tested, answers):
    takes(tested, "20", (0.0, 0.0), (1.0, 1.0))
    answers.operator.remove_trainees(["20"])
    compared = learnt.tests_of(answers.operator.released())
    assert looked_at(tested, answers).both == 0
    assert learnt.learnt(tested, compared, Whose(["B"], gone=True)).both == 1


def test_the_newest_editions_of_the_same_number_are_compared(tested, answers):
    assert learnt.tests_of(answers.operator.released()).before["assignment"] == "test1"
    answers.operator.open_session("test1", SETTINGS, edition_of("test1", 2))
    assert learnt.tests_of(answers.operator.released()).before["assignment"] == "test1"
    answers.operator.open_session("test2", SETTINGS, edition_of("test2", 2))
    compared = learnt.tests_of(answers.operator.released())
    assert (compared.before["assignment"], compared.after["assignment"]) == ("test1-2", "test2-2")


def test_without_both_tests_the_command_says_what_is_missing(answers):
    assert learnt.tests_of(answers.operator.released()) is None
    with pytest.raises(OperatorError) as refused:
        learnt.refuse_without_tests(None)
    assert said(refused.value) == "Both tests have to be released first: test1, test2."


def of(gain):
    return learnt.Learnt(gain.people, gain.people, 0, 0, 0, gain, ())


@pytest.mark.parametrize(
    ("gain", "words"),
    [
        (Gain(0, None, None), "Nobody has taken both tests yet, so nothing can be said."),
        (Gain(9, None, None), "All of them had the same form first."),
        (Gain(5, 0.2, 0.5), "These are too few: from fewer than 3 people in each half nothing"),
        (
            Gain(9, 0.2, 0.4, 0.121, 0.309),
            "With 9 people, the gain lies between 12 and 31 points of 100; more cannot be said. "
            "They know more than before.",
        ),
        (
            Gain(9, 0.2, 0.3, -0.05, 0.25),
            "With 9 people, the gain lies between −5 and 25 points of 100; more cannot be said. "
            "Whether they know more than before, is open.",
        ),
        (
            Gain(9, 0.5, 0.2, -0.5, -0.1),
            "With 9 people, the gain lies between −50 and −10 points of 100; more cannot be said. "
            "They know less than before.",
        ),
    ],
    ids=["nobody", "one half", "few", "more", "open", "less"],
)
def test_what_may_be_concluded_is_one_plain_sentence(gain, words):
    assert said(learnt.concluded(of(gain))).startswith(words)


def test_limits_are_rounded_outwards():
    assert learnt.limits(Gain(9, 0.0, 0.2, 0.1299, 0.3001)) == ("12", "31")
    assert learnt.limits(Gain(9, 0.0, 0.3, 0.3 - 0.1, 0.1 + 0.2)) == ("20", "30")


def test_a_test_has_no_workbook_and_what_is_gone_from_the_course_had_one():
    assert [has_workbook(name) for name in ("s1", "test1", "test2", "gone")] == [
        *(True, False, False),
        True,
    ]


def test_before_it_is_released_a_test_says_that_it_is_taken_once_and_held():
    words = " ".join(map(said, at_first(session("test1"), {"is_open": True})))
    assert "marks are shown later; it can be handed in once" in words
    usual = " ".join(map(said, at_first(session("s1"), {"is_open": True})))
    assert "marks are shown at once; it can be handed in again" in usual
