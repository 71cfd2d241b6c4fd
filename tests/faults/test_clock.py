"""The computer's clock jumps: an empty battery and a power cut, or a person who sets it."""

import json
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from qihang.answers import clock
from qihang.answers.api import AnswerService
from qihang.answers.client import Blocking, Kernel
from qihang.answers.store import Store
from qihang.answers.submitted import nbgrader_timestamp
from qihang.operate.classroom import check_clock
from qihang.settings import DEFAULTS
from tests.conftest import hand_in_so, page_token
from tests.support.services import start_service

A_YEAR = timedelta(days=365)


class WallClock:
    """The computer's clock, in a test's hands."""

    def __init__(self):
        self.moment = datetime(2046, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self):
        return self.moment

    def goes(self, **by):
        self.moment += timedelta(**by)


@pytest.fixture
def wall_clock(monkeypatch):
    one = WallClock()
    monkeypatch.setattr(clock, "utc_now", one)
    return one


@pytest.fixture
def after_a_power_cut(answers, bare_site, wall_clock):
    """Opens the answer service again, a year earlier by the computer's clock."""
    opened = []

    def begin():
        answers.close()
        wall_clock.goes(days=-365)
        opened.append(AnswerService(bare_site))
        return opened[-1]

    yield begin
    for one in opened:
        one.close()


def test_moments_go_on_at_the_usual_pace_while_the_clock_is_behind(wall_clock):
    steady = clock.SteadyClock()
    before = datetime.fromisoformat(steady.now())
    wall_clock.goes(days=-365)
    after = datetime.fromisoformat(steady.now())
    wall_clock.goes(seconds=10)
    later = datetime.fromisoformat(steady.now())
    assert before < after < before + timedelta(seconds=1)
    assert later - after == timedelta(seconds=10)
    assert A_YEAR - steady.behind < timedelta(seconds=1)


def test_a_clock_that_was_set_right_is_followed_again(wall_clock):
    steady = clock.SteadyClock()
    steady.now()
    wall_clock.goes(days=-365)
    steady.now()
    wall_clock.goes(days=366)
    assert datetime.fromisoformat(steady.now()) == wall_clock.moment
    assert steady.behind < timedelta(milliseconds=1)


@pytest.mark.faults("the clock jumps back a year, and answers are saved before and after")
def test_the_newer_answer_counts_and_looks_newer(answers, wall_clock, after_a_power_cut):
    before = answers.page.save(page_token(answers), "margin", "1", "a")["saved_at"]
    answers = after_a_power_cut()
    token = page_token(answers)
    after = answers.page.save(token, "margin", "2", "b")["saved_at"]
    assert before < after
    assert answers.page.claim(token)["answers"]["margin"]["value"] == "2"


@pytest.mark.faults("the clock jumps back a year between two hand-ins of one trainee")
def test_a_submission_is_newer_for_nbgrader_than_the_one_before(
    answers, bare_site, after_a_power_cut
):
    stamp = bare_site.submitted / "1001" / "t1" / "timestamp.txt"
    hand_in_so(answers, page_token(answers))
    before = stamp.read_text(encoding="utf-8")
    answers = after_a_power_cut()
    token = page_token(answers)
    answers.page.again(token)
    handed_in = hand_in_so(answers, token)["handed_in"]
    assert before < stamp.read_text(encoding="utf-8") == nbgrader_timestamp(handed_in["at"])
    assert [row["id"] for row in answers.marker.to_mark_at_once()] == [2]


@pytest.mark.faults("the clock jumps back a year, and a hand-in that is on time must not be late")
def test_lateness_is_counted_from_the_last_moment_that_is_known(
    answers, wall_clock, after_a_power_cut
):
    due = wall_clock.moment + timedelta(hours=1)
    answers.page.save(page_token(answers), "margin", "1", "a")
    answers = after_a_power_cut()
    wall_clock.goes(minutes=30)
    on_time = hand_in_so(answers, page_token(answers, "1001"))["handed_in"]["at"]
    wall_clock.goes(hours=1)
    late = hand_in_so(answers, page_token(answers, "1002"))["handed_in"]["at"]
    assert datetime.fromisoformat(on_time) < due < datetime.fromisoformat(late)


@pytest.mark.faults("the clock jumps back a year while a trainee has to wait after wrong PINs")
def test_a_wait_after_wrong_pins_stays_seconds(answers, wall_clock, after_a_power_cut):
    while "wait" not in (said := answers.server.sign_in("1001", "000000", "seat 1")):
        pass
    assert 0 < said["wait"] <= DEFAULTS.trainee_longest_wait
    answers = after_a_power_cut()
    waits = answers.server.sign_in("1001", "123456", "seat 1")["wait"]
    assert waits <= said["wait"] + 1
    wall_clock.goes(seconds=waits)
    assert "sign_in" in answers.server.sign_in("1001", "123456", "seat 1")


@pytest.mark.faults("the clock jumps back a year while trainees are signed in")
def test_who_is_signed_in_stays_so_and_a_second_seat_ends_it(answers, after_a_power_cut):
    key = answers.server.sign_in("1001", "123456", "seat 1")["sign_in"]
    answers = after_a_power_cut()
    assert answers.server.who(key)["number"] == "1001"
    answers.server.sign_in("1001", "123456", "seat 2")
    assert answers.server.who(key) == {"ended": "elsewhere"}


def test_the_instructor_is_told_of_a_clock_that_was_set_back(answers, after_a_power_cut):
    assert check_clock(answers.operator) is None
    answers.page.save(page_token(answers), "margin", "1", "a")
    assert "365 days" in str(check_clock(after_a_power_cut().operator))


SHIFTED = """
import sys
from datetime import timedelta
from qihang.answers import clock, service
real, behind = clock.utc_now, timedelta(days=float(sys.argv[1]))
clock.utc_now = lambda: real() - behind
service.main()
"""


@pytest.mark.process
@pytest.mark.faults("the answer service starts again with its clock a year behind")
def test_the_real_service_goes_on_under_a_clock_that_was_set_back(answers, bare_site):
    answers.close()

    moments = []
    for days_behind in (0, 365, 0):
        process = start_service(bare_site, "-c", SHIFTED, str(days_behind))
        try:
            moments += saved_twice(bare_site, len(moments))
        finally:
            process.kill()
            process.wait()
    assert moments == sorted(set(moments))
    store = Store(bare_site.store)
    [attempt] = [store.exercises.attempt("1001", "t1")]
    assert json.dumps(store.exercises.answers(attempt["id"])["margin"]["value"]) == '"5"'
    store.close()


def saved_twice(site, count):
    """Save two answers; when each was saved."""
    with closing(Blocking(site.control_socket)) as control:
        key = control.call("sign_in", number="1001", pin="123456", seat="a")["sign_in"]
        page = {"kind": "exercise", "session": "t1", "notebook": "t1"}
        token = control.call("bind", sign_in=key, **page)
    with closing(Kernel(site.answer_socket, token)) as kernel:
        return [kernel.save("margin", str(count + n))["saved_at"] for n in (0, 1)]
