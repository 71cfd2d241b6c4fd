"""PINs and cookies: what is kept of them, where they never stand, and when they end."""

import json
import os
import re
import signal
import threading
from types import SimpleNamespace

import pytest

from qihang.answers import pins, service
from qihang.answers.client import Blocking, Refused, Unreachable
from qihang.server.identity import COOKIE
from qihang.settings import DEFAULTS
from tests.security.conftest import logs, process_list
from tests.support.classroom import belongs_to, command, processes, running
from tests.support.visitor import Visitor, signed_in
from tests.support.waiting import until

PIN = "739100417263"
"""Longer than a real one, so that nothing else looks like it."""

WRONG = "558120993417"


@pytest.fixture
def enrolled(open_site):
    """A classroom's data with the trainee 2001."""
    with service.open_answers(open_site) as answers:
        answers.operator.enrol(
            [
                {
                    "number": "2001",
                    "name": "<b onclick=x>林</b>",
                    "class_name": "A",
                    "pin_hash": pins.hashed(PIN),
                }
            ]
        )
    return open_site


def everything_written(site):
    """All files of a classroom's data."""
    return b"".join(path.read_bytes() for path in site.var.rglob("*") if path.is_file())


@pytest.mark.process
@pytest.mark.security("a PIN is looked for in logs, store, errors and the process list")
def test_a_pin_is_written_nowhere(enrolled):
    with running(enrolled) as classroom:
        visitor = Visitor(classroom.address)
        assert visitor.sign_in("2001", WRONG).status == 401
        good = visitor.sign_in("2001", PIN)
        assert good.status == 302
        listed = process_list()
        for pid, words in processes():
            if "qihang.answers.service" in words and belongs_to(pid, enrolled):
                os.kill(pid, signal.SIGKILL)
        failed = Visitor(classroom.address).post("/login", number="2001", pin=PIN)
        assert failed.status in (302, 503)
        refused = visitor.ask("/login", "POST", f"number=2001&pin={PIN}")
        assert refused.status in (403, 503)
        said = good.body + failed.body + refused.body
    kept = everything_written(enrolled)
    for pin in (PIN, WRONG):
        assert pin not in logs(enrolled)
        assert pin.encode() not in kept + listed + said
    assert b"$argon2id$" in kept


@pytest.mark.security("the time of an answer tells whether a trainee number is known")
def test_an_unknown_number_costs_the_same_work(monkeypatch):
    assert not pins._hasher.check_needs_rehash(pins.NOBODYS)
    compared = []
    hasher = SimpleNamespace(verify=lambda kept, _: compared.append(kept))
    monkeypatch.setattr(pins, "_hasher", hasher)
    assert not pins.fits("000000", None)
    assert pins.fits("000000", "a hash")
    assert compared == [pins.NOBODYS, "a hash"]


# --- what is typed ----------------------------------


@pytest.fixture
def b12(answers):
    """The trainee B-12 with the PIN 433123."""
    people = [{"number": "B-12", "name": "王伟", "class_name": "A"}]
    answers.operator.enrol([{**one, "pin_hash": pins.hashed("433123")} for one in people])
    return answers


@pytest.mark.parametrize("number", ["B-12", "b-12", "Ｂ－１２", " b–12\u200b", "\u200eb -12"])
def test_case_and_width_of_a_number_do_not_matter(b12, number):
    assert b12.server.sign_in(number, "433123", "seat")["number"] == "B-12"


@pytest.mark.parametrize(
    "pin", ["433 123", "433-123", "４３３　１２３", "433–123 ", "\u2060433123"]
)
def test_spaces_and_hyphens_of_a_pin_are_nothing(b12, pin):
    assert "sign_in" in b12.server.sign_in("B-12", pin, "seat")


def test_of_alike_numbers_the_exact_one_signs_in(answers):
    for number, pin in (("A7", "111111"), ("a7", "222222")):
        one = {"number": number, "name": "林", "class_name": "A", "pin_hash": pins.hashed(pin)}
        answers.operator.enrol([one])
    assert answers.server.sign_in("A7", "111111", "seat")["number"] == "A7"
    assert answers.server.sign_in("ａ７", "222222", "seat")["number"] == "a7"
    assert answers.server.sign_in("A7", "222222", "seat") == {"miss": 0}


@pytest.mark.security("one number is tried in many spellings, to get three free tries with each")
def test_every_spelling_of_a_number_is_slowed_as_one(b12):
    spellings = ["B-12", "b-12", "Ｂ-12", "b–12", "B\u200b-12"]
    outcomes = [b12.server.sign_in(one, "000000", "seat") for one in spellings]
    assert outcomes[:3] == [{"miss": 0}, {"miss": 0}, {"miss": 5}]
    assert all("wait" in one for one in outcomes[3:])
    unknown = [b12.server.sign_in(one, "000000", "other") for one in ("x1", "X1", "ｘ１", "X 1")]
    assert "wait" in unknown[-1]


# --- the slow-down ---------------------------------


def miss(answers, number, seat, times):
    return [answers.server.sign_in(number, "000000", seat) for _ in range(times)]


@pytest.mark.security("a neighbour is locked out by wrong PINs typed elsewhere")
def test_wrong_pins_at_one_seat_slow_the_trainee_at_no_other(answers):
    assert "wait" in miss(answers, "1001", "bad seat", 5)[-1]
    assert "wait" in answers.server.sign_in("1001", "123456", "bad seat")
    assert "sign_in" in answers.server.sign_in("1001", "123456", "own seat")


@pytest.mark.security("PINs are guessed at one seat, with one's own sign-in in between")
def test_ones_own_sign_in_does_not_make_guessing_anothers_pin_faster(answers):
    miss(answers, "1001", "seat", 3)
    assert "wait" in answers.server.sign_in("1001", "000000", "seat")
    assert "sign_in" in answers.server.sign_in("1002", "123456", "seat")
    assert "wait" in answers.server.sign_in("1001", "000000", "seat")


@pytest.mark.security("a seat is made unusable for the next class by wrong PINs")
def test_a_seat_is_never_shut_for_long():
    at = "2026-11-26T09:00:00+00:00"
    longest = DEFAULTS.seat_longest_wait
    assert (
        pins.wait(pins.Slowing(DEFAULTS.seat_free_misses, longest), 1000, at, at) == 60 == longest
    )


@pytest.mark.security("many PINs are tried at the same moment, before a miss is counted")
def test_tries_at_the_same_moment_are_counted_too(answers):
    outcomes = []
    threads = [
        threading.Thread(target=lambda: outcomes.extend(miss(answers, "1001", "seat", 3)))
        for _ in range(6)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    looked_at = sum("miss" in one for one in outcomes)
    assert looked_at <= DEFAULTS.trainee_free_misses + len(threads)


# --- the cookie ---------------------------------


@pytest.mark.process
@pytest.mark.security("the cookie is read by a script, sent by another site, or kept for later")
def test_the_cookie_is_for_our_pages_and_this_browser_alone(classroom, nobody):
    answer = nobody.sign_in("1001", classroom.pins["1001"])
    [line] = [one for one in answer.headers.get_all("Set-Cookie") if one.startswith(COOKIE)]
    assert {"httponly", "samesite=strict", "path=/"} <= set(re.split("; ?", line.lower()))
    assert "expires" not in line.lower()
    assert "max-age" not in line.lower()
    home = nobody.ask("/")
    for one in home.headers.get_all("Set-Cookie") or []:
        assert "samesite=strict" in one.lower()
        assert "expires" not in one.lower()


@pytest.mark.process
@pytest.mark.security("a copied cookie is used after its sign-in was ended")
@pytest.mark.parametrize("end", ["sign-out", "elsewhere", "new PIN", "end of the lesson"])
def test_a_sign_in_ends_at_once_for_whoever_copied_its_cookie(classroom, end):
    classroom.ask("end_lesson")  # else a kernel may still be started ahead for somebody
    classroom.end_kernels()
    number = classroom.newcomer()
    visitor = signed_in(classroom.address, number, classroom.pins[number])
    copied = Visitor(classroom.address, dict(visitor.cookies))
    text = visitor.ask("/workbook/t1").text
    kernel = re.search(r'"kernelId": ?"([0-9a-f-]{36})"', text).group(1)
    assert classroom.kernels()
    if end == "sign-out":
        visitor.post("/logout")
    elif end == "elsewhere":
        signed_in(classroom.address, number, classroom.pins[number])
    elif end == "new PIN":
        assert command(classroom.site, "roster", "pin", number).returncode == 0
    else:
        assert command(classroom.site, "end-lesson").returncode == 0
    answer = copied.ask("/")
    assert (answer.status, answer.headers["Location"][:6]) == (302, "/login")
    state = json.loads(copied.ask(f"/api/page/{kernel}").body)
    assert (state["alive"], state["signed_in"]) == (False, False)
    # The page's kernel goes as well, within seconds.
    until(lambda: not classroom.kernels())


@pytest.mark.security("the old PIN is used after the instructor gave a new one")
def test_a_new_pin_ends_what_the_old_one_began(answers):
    key = answers.server.sign_in("1001", "123456", "seat")["sign_in"]
    token = answers.server.bind(key, "exercise", "t1", "t1")
    answers.operator.set_pins({"1001": pins.hashed("654321")})
    assert answers.server.who(key) == {"ended": "new-pin"}
    assert answers.server.ended([key, "made-up"]) == [key, "made-up"]
    with pytest.raises(Refused, match="signed-out"):
        answers.page.claim(token)
    assert answers.server.sign_in("1001", "123456", "seat") == {"miss": 0}
    again = answers.server.sign_in("1001", "654321", "seat")["sign_in"]
    assert answers.server.ended([key, again]) == [key]


@pytest.mark.security("an error of the answer service tells what was asked")
def test_a_service_that_is_away_says_nothing_of_what_was_asked(tmp_path):
    with pytest.raises(Unreachable) as away:
        Blocking(tmp_path / "none.sock").call("sign_in", number="1", pin=PIN, seat="s")
    assert PIN not in str(away.value)


@pytest.mark.process
def test_what_is_typed_on_the_sign_in_page_is_made_plain(classroom):
    number = classroom.newcomer()
    pin = classroom.pins[number]
    full_width = number.translate({ord("n"): "Ｎ", ord("0"): "０"})
    for typed, gap in ((number.upper(), ""), (full_width, " "), (f"\u200e{number}\u200b", "-")):
        visitor = signed_in(classroom.address, typed, f"{pin[:3]}{gap}{pin[3:]}")
        me = json.loads(visitor.ask("/api/me").body)
        assert (me["signed_in"], me["number"]) == (True, number)
