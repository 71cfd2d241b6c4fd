"""RepliesLab: a round is from the first question to a person's first answer."""

import pytest

from qihang.commerce import replies
from tests.support.lab_page import sentence
from widgets import RepliesLab
from widgets.labs.replieslab import LINES, MARKS, choices, right
from widgets.labs.replieslab.morning import BUYERS, LOG

CHANGE = {"do": "mark", "mark": "new"}
"""Something that is done in it, for what every laboratory is tried with."""

KEY = (
    *("new", "not", "quick"),
    *("new", "quick", "not"),
    *("new", "same", "late"),
    *("new", "not", "same"),
    "late",
)
"""What each line is, and the end of the log."""


def use(lab):
    """Mark the first lines, for its picture."""
    for mark in KEY[:8]:
        lab.locator(f"[data-key=mark-{mark}]").click()


def looks(lab_page):
    """Each line as it is marked wrongly, and then rightly."""
    for place, mark in enumerate(KEY):
        for wrong in choices(place):
            if wrong != mark:
                lab_page.press(f"mark-{wrong}")
                yield
        lab_page.press(f"mark-{mark}")
        yield


@pytest.fixture
def lab():
    return RepliesLab()


def mark(lab, *marks):
    for one in marks:
        lab.do_mark(one)


def figures(lab):
    return [lab.view["sum"][name] for name in ("quick", "all", "rate")]


# ---- the log ------------------------------------------------------------------------------


def test_the_key_is_what_each_line_does_to_the_rounds():
    assert tuple(right(place) for place in range(len(LOG) + 1)) == KEY
    assert set(KEY) == set(MARKS)


def test_the_log_is_in_the_order_of_time_and_its_buyers_come_one_after_another():
    assert [line.at for line in LINES] == sorted(line.at for line in LINES)
    assert list(dict.fromkeys(line.buyer for line in LINES)) == list(BUYERS)


def test_whoever_counts_otherwise_comes_to_another_rate():
    rounds = replies.rounds(LINES)
    assert replies.rate(rounds) * 4 == 2
    robots_too = [replies.Line(x.at, x.who.replace("robot", "person"), x.buyer) for x in LINES]
    assert replies.rate(replies.rounds(robots_too)) != replies.rate(rounds)
    assert len(BUYERS) != len(rounds) != sum(line.who == "buyer" for line in LINES)
    late = next(one for one in rounds if one.waited and not one.quick)
    last = max(x.at for x in LINES if x.who == "buyer" and x.at < late.answered)
    assert late.answered - last <= replies.IN_TIME


# ---- marking ------------------------------------------------------------------------------


def test_at_first_it_is_asked_whether_a_round_begins(lab):
    assert sentence(lab) == "09:00:10, Buyer A writes. Does a round begin here?"
    assert [one["off"] for one in lab.view["marks"]] == [False, False, True, True, True]
    assert figures(lab) == [0, 0, "–"]
    assert lab.view["lines"][0]["here"]


def test_a_mark_that_is_right_stays_and_the_next_line_comes(lab):
    mark(lab, "new")
    assert sentence(lab) == "Round 1 begins at 09:00:10."
    assert lab.view["lines"][0]["result"]["en"] == "Round 1"
    assert [place for place, one in enumerate(lab.view["lines"]) if one["here"]] == [1]
    mark(lab, "not")
    assert sentence(lab) == "That was the robot. Round 1 still waits."
    mark(lab, "quick")
    assert sentence(lab) == "Round 1: after 2 min 40 s, in time."
    assert lab.view["lines"][2]["result"]["en"] == "✓ 2:40"
    assert figures(lab) == [1, 1, "100.0%"]


@pytest.mark.parametrize(
    ("before", "missed", "why"),
    [
        (0, "same", "It is the first line."),
        (1, "quick", "A robot sent this, no person."),
        (2, "late", "Count from the first question, 09:00:10."),
        (2, "not", "Here a person answers for the first time."),
        (3, "same", "The question before has its answer."),
        (5, "quick", "This round has its answer already."),
        (6, "same", "This buyer has not asked before."),
        (7, "new", "No person has answered this buyer yet."),
        (8, "quick", "Count from the first question, 09:10:00."),
        (10, "late", "A robot sent this, no person."),
        (12, "quick", "No person answered the last round."),
        (12, "not", "A round that nobody answered counts, too."),
    ],
)
def test_a_mark_that_is_not_right_does_not_stay_and_it_says_why(lab, before, missed, why):
    mark(lab, *KEY[:before])
    was = figures(lab)
    mark(lab, missed)
    assert sentence(lab) == f"Not yet. {why}"
    assert lab.view["tone"] == {"tone": "notyet", "sign": "→"}
    assert (lab.state()["marked"], figures(lab)) == (before, was)
    mark(lab, KEY[before])
    assert lab.state() == {"marked": before + 1, "missed": None}


def test_a_bar_runs_along_each_round_from_its_question_to_its_answer(lab):
    mark(lab, *KEY)
    inside = [place for place, one in enumerate(lab.view["lines"]) if one["inside"]]
    assert inside == [place for place in range(len(KEY)) if place != 5]
    assert [one["result"]["en"] for one in lab.view["lines"] if one["mark"] == "new"] == [
        f"Round {number}" for number in (1, 2, 3, 4)
    ]


def test_an_open_round_counts_once_it_is_decided(lab):
    mark(lab, *KEY[:7])
    assert figures(lab) == [2, 2, "100.0%"]
    mark(lab, *KEY[7:9])
    assert figures(lab) == [2, 3, "66.7%"]
    mark(lab, *KEY[9:12])
    assert figures(lab) == [2, 3, "66.7%"]


def test_at_the_end_the_round_that_nobody_answered_counts(lab):
    mark(lab, *KEY)
    assert figures(lab) == [2, 4, "50.0%"]
    assert sentence(lab) == ("2 ÷ 4 = 50.0%. The robot counts in no round.")
    assert all(one["off"] for one in lab.view["marks"])
    before = lab.state()
    mark(lab, *MARKS)
    assert lab.state() == before


def test_the_last_mark_is_taken_back(lab):
    assert lab.view["empty"]
    turn = lab.view["turn"]
    lab.do_back()
    assert lab.view["turn"] == turn
    mark(lab, *KEY)
    lab.do_back()
    assert lab.state() == {"marked": 12, "missed": None}
    assert lab.view["lines"][12]["here"]


# ---- messages and states ------------------------------------------------------------------


@pytest.mark.parametrize("count", range(len(KEY) + 1))
def test_it_comes_back_as_it_was_left(lab, count):
    mark(lab, *KEY[:count], "late")
    again = RepliesLab()
    again.restore(lab.state())
    again.redraw()
    assert again.state() == lab.state()
    assert again.view["sentence"] == lab.view["sentence"]


@pytest.mark.parametrize("value", ["late", "gold", "", 1, 0.5, None, True, [], {}, ["new"]])
def test_what_makes_no_sense_changes_nothing(lab, value):
    mark(lab, "new", "not", "quick", "same")
    before = lab.state()
    lab.do_mark(value)
    assert lab.state() == before


@pytest.mark.parametrize(
    "state",
    [
        {"marked": 14, "missed": "quick"},
        {"marked": "2", "missed": ["same"]},
        {"marked": -1, "missed": "new"},
        {"missed": 3},
    ],
)
def test_a_state_from_elsewhere_is_survived(lab, state):
    lab.restore(state)
    assert lab.state() == RepliesLab().state()


def test_starting_again_takes_all_marks_away(lab):
    mark(lab, *KEY[:5], "late")
    lab.do_again()
    assert lab.state() == RepliesLab().state()


# ---- on a page ----------------------------------------------------------------------------


@pytest.mark.browser
def test_it_is_worked_with_the_mouse_and_with_the_keyboard(open_lab):
    page = open_lab(RepliesLab())
    page.press("mark-same")
    assert page.sentence() == "→ Not yet. It is the first line."
    page.press("mark-new")
    assert page.part("mark-new").get_attribute("aria-disabled") == "true"
    page.keys("mark-not", "Enter")
    assert page.focused() == "mark-not"
    page.keys("mark-quick", " ")
    assert "✓ 2:40" in page.part("line-2").inner_text()
    assert page.part("sum-rate").inner_text() == "100.0%"
    page.press("back")
    assert page.part("line-2").get_attribute("aria-current") == "step"
    assert page.part("mark-quick").get_attribute("aria-disabled") is None


@pytest.mark.browser
def test_only_marking_tells_the_page_that_it_was_tried(open_lab):
    page = open_lab(RepliesLab())
    assert page.part("mark-quick").get_attribute("aria-disabled") == "true"
    page.page.evaluate("document.addEventListener('qihang:tried', () => window.tried = true)")
    page.keys("mark-quick", "Enter")
    assert page.page.evaluate("window.tried") is None
    page.press("mark-new")
    assert page.page.evaluate("window.tried") is True
