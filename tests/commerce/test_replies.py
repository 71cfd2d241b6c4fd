"""Rounds of a chat log, and the three-minute reply rate."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from qihang.commerce import money
from qihang.commerce.replies import (
    IN_TIME,
    Line,
    Round,
    clock,
    needed,
    quick,
    rate,
    rounds,
    second,
)


def log(*lines, buyer="A"):
    """A log of one chat from pairs of a time and who wrote."""
    return [Line(second(at), who, buyer) for at, who in lines]


LATE = log(("10:10:15", "buyer"), ("10:15:20", "buyer"), ("10:18:10", "person"))
NEXT = log(("10:18:30", "buyer"), ("10:19:00", "person"))

LOGS = st.lists(
    st.tuples(
        st.integers(0, 400),
        st.sampled_from(["buyer", "robot", "person"]),
        st.sampled_from(["A", "B", "C"]),
    ),
    max_size=30,
)
"""Seconds since the line before, who wrote, and in whose chat."""


def made(drawn):
    lines, now = [], second("08:00:00")
    for later, who, buyer in drawn:
        now += later
        lines.append(Line(now, who, buyer))
    return lines


# ---- what the course counts ---------------------------------------------------------------


def test_a_question_that_is_repeated_stays_in_its_round_which_is_counted_from_the_first_one():
    [one] = rounds(LATE)
    assert (clock(one.asked), clock(one.answered)) == ("10:10:15", "10:18:10")
    assert (one.waited, one.quick) == (475, False)
    assert rate([one]) == 0


def test_what_is_asked_after_the_answer_is_the_next_round():
    found = rounds(LATE + NEXT)
    assert [one.quick for one in found] == [False, True]
    assert rate(found) == Decimal("0.5")


def test_ten_questions_that_nobody_answers_are_one_round_and_not_in_time():
    ten = [Line(second("10:00:00") + 18 * place, "buyer", "A") for place in range(10)]
    assert rounds(ten) == (Round("A", second("10:00:00")),)
    assert rate(rounds(ten)) == 0


def test_what_a_robot_sends_at_once_answers_nobody():
    lines = log(("09:00:00", "buyer"), ("09:00:01", "robot"), ("09:03:01", "person"))
    assert rounds(lines)[0].waited == 181
    assert rate(rounds(lines)) == 0


def test_three_minutes_to_the_second_are_in_time():
    assert Round("A", 0, IN_TIME).quick
    assert not Round("A", 0, IN_TIME + 1).quick


def test_forty_six_of_fifty_two_rounds_and_what_eighty_of_a_hundred_ask_for():
    day = [Round("A", 0, 60)] * 46 + [Round("A", 0, 600)] * 4 + [Round("A", 0)] * 2
    assert money.percent(rate(day)) == "88.5"
    assert needed(52, 80) == 42


def test_a_log_without_a_question_has_no_rounds():
    assert rounds(log(("09:00:00", "person"), ("09:00:01", "robot"))) == ()
    assert rate(()) == 0


def test_times_are_read_and_written_as_logs_have_them():
    assert second("00:01:05") == 65
    assert clock(second("23:59:59")) == "23:59:59"


# ---- for every log ------------------------------------------------------------------------


@given(LOGS)
def test_robots_change_nothing(drawn):
    lines = made(drawn)
    assert rounds(lines) == rounds(line for line in lines if line.who != "robot")


@given(LOGS)
def test_each_chat_has_its_own_rounds(drawn):
    lines = made(drawn)
    apart = [one for name in "ABC" for one in rounds(x for x in lines if x.buyer == name)]
    assert sorted(apart, key=str) == sorted(rounds(lines), key=str)


@given(LOGS)
def test_writing_once_more_before_the_answer_makes_no_new_round(drawn):
    once = made(drawn)
    twice = [line for line in once for _ in range(2 if line.who == "buyer" else 1)]
    assert rounds(twice) == rounds(once)


@given(LOGS)
def test_a_round_begins_with_a_question_and_ends_with_an_answer_of_a_person_in_its_chat(drawn):
    lines = made(drawn)
    for one in rounds(lines):
        assert Line(one.asked, "buyer", one.buyer) in lines
        assert one.answered is None or Line(one.answered, "person", one.buyer) in lines
        assert one.waited is None or one.waited >= 0
    assert 0 <= rate(rounds(lines)) <= 1
    assert quick(rounds(lines)) <= sum(line.who == "person" for line in lines)


@given(st.integers(1, 500), st.integers(1, 100))
def test_what_is_needed_is_the_least_that_reaches_the_rate(all_rounds, of_100):
    least = needed(all_rounds, of_100)
    assert Decimal(least) / all_rounds * 100 >= of_100
    assert Decimal(least - 1) / all_rounds * 100 < of_100


@given(st.integers(0, 86_399))
def test_every_second_of_the_day_comes_back(at):
    assert second(clock(at)) == at
