import json

import pytest

from qihang.answers import seeds
from qihang.answers.client import Refused
from qihang.answers.submitted import nbgrader_timestamp
from tests.conftest import edition, hand_in_so, page_token, record


def refusal(call, *values):
    with pytest.raises(Refused) as refused:
        call(*values)
    return refused.value.reason


def test_an_answer_is_there_again_on_the_next_page(answers):
    answers.page.save(page_token(answers), "margin", "44.9", "a")
    assert answers.page.claim(page_token(answers))["answers"]["margin"]["value"] == "44.9"


def test_the_newest_answer_counts_and_the_older_ones_stay(answers):
    token = page_token(answers)
    for number, value in enumerate(["1", "2", "3"]):
        answers.page.save(token, "margin", value, str(number))
    assert answers.page.claim(token)["answers"]["margin"]["value"] == "3"


def test_the_same_save_sent_twice_is_kept_once(answers):
    token = page_token(answers)
    first = answers.page.save(token, "margin", "1", "stamp")
    answers.page.save(token, "margin", "2", "later")
    assert answers.page.save(token, "margin", "1", "stamp") == first
    assert answers.page.claim(token)["answers"]["margin"]["value"] == "2"


def test_two_trainees_have_their_own_numbers_and_answers(answers):
    one, other = page_token(answers, "1001"), page_token(answers, "1002")
    answers.page.save(one, "margin", "1", "a")
    assert answers.page.claim(other)["answers"] == {}
    assert answers.page.claim(one)["seed"] != answers.page.claim(other)["seed"]


@pytest.mark.security("a kernel shows a token that stands for no page")
def test_a_token_of_nobody_is_refused(answers):
    assert refusal(answers.page.claim, "made-up") == "signed-out"


@pytest.mark.security("a kernel shows the token of a page after its sign-in ended")
@pytest.mark.parametrize("end", ["sign_out", "elsewhere", "end_lesson"])
def test_a_token_dies_with_its_sign_in(answers, end):
    key = answers.server.sign_in("1001", "123456", "seat 1")["sign_in"]
    token = answers.server.bind(key, "exercise", "t1", "t1")
    if end == "sign_out":
        answers.server.sign_out(key)
    elif end == "elsewhere":
        answers.server.sign_in("1001", "123456", "seat 2")
    else:
        assert answers.operator.end_lesson() == 1
    assert refusal(answers.page.save, token, "margin", "1", "a") == "signed-out"
    assert "ended" in answers.server.who(key)
    assert refusal(answers.server.bind, key, "exercise", "t1", "t1") == "signed-out"


def test_an_answer_to_an_unknown_question_is_refused(answers):
    assert refusal(answers.page.save, page_token(answers), "seed", "x", "a") == "unknown-question"


@pytest.mark.parametrize(
    "value", ["x" * 10_001, float("nan"), [[[[[["deep"]]]]]], 10**18, {"k": float("inf")}]
)
def test_a_value_that_is_no_plain_answer_is_refused(answers, value):
    assert refusal(answers.page.save, page_token(answers), "margin", value, "a") == "too-large"


def test_a_workbook_page_cannot_save_answers_of_the_exercise(answers):
    assert (
        refusal(answers.page.save, page_token(answers, kind="workbook"), "margin", "1", "a")
        == "not-here"
    )


def test_handing_in_writes_literals_into_a_fresh_copy_and_the_timestamp(answers, bare_site):
    token = page_token(answers)
    answers.page.save(token, "margin", "1'); import os #", "a")
    claim = hand_in_so(answers, token)
    folder = bare_site.submitted / "1001" / "t1"
    cells = json.loads((folder / "t1.ipynb").read_text(encoding="utf-8"))["cells"]
    seed, margin, steps = (cell["source"] for cell in cells)
    assert seed == f"seed = '{claim['seed']}'"
    assert margin == 'margin = "1\'); import os #"'
    assert steps == "steps = None\n# no answer yet"
    stamp = (folder / "timestamp.txt").read_text(encoding="utf-8")
    assert stamp == nbgrader_timestamp(claim["handed_in"]["at"])
    assert len(claim["handed_in"]["receipt"]) == 8


def test_a_handed_in_exercise_is_locked(answers):
    token = page_token(answers)
    hand_in_so(answers, token)
    assert refusal(answers.page.save, token, "margin", "1", "a") == "handed-in"


def test_handing_in_twice_by_a_double_click_is_one_submission(answers):
    token = page_token(answers)
    first = hand_in_so(answers, token)["handed_in"]
    assert hand_in_so(answers, token)["handed_in"] == first


# --- handing in what is not whole ---------------------------------------------------------

WHOLE = {"margin": "44.9", "steps": ["a", "b"]}


def saved(answers, token, **values):
    for question, value in values.items():
        answers.page.save(token, question, value, f"{question} {value}")


def test_what_is_whole_is_handed_in_by_one_call(answers):
    token = page_token(answers)
    saved(answers, token, **WHOLE)
    assert answers.page.hand_in(token, {})["handed_in"]["receipt"]


@pytest.mark.parametrize(
    ("values", "gaps", "open_ones"),
    [
        ({}, {}, {"margin": "empty", "steps": "empty"}),
        ({**WHOLE, "margin": " \u200b "}, {}, {"margin": "empty"}),
        ({**WHOLE, "steps": []}, {}, {"steps": "empty"}),
        (WHOLE, {"margin": "unreadable"}, {"margin": "unreadable"}),
        (WHOLE, {"steps": "unfinished"}, {"steps": "unfinished"}),
        ({"margin": "x"}, {"margin": "unreadable"}, {"margin": "unreadable", "steps": "empty"}),
        ({}, {"margin": "unreadable"}, {"margin": "empty", "steps": "empty"}),
    ],
)
def test_the_service_lists_what_is_open_and_hands_nothing_in(answers, values, gaps, open_ones):
    token = page_token(answers)
    saved(answers, token, **values)
    asked = answers.page.hand_in(token, gaps)
    assert asked["open"] == open_ones
    assert answers.marker.latest_submissions() == []
    assert answers.page.hand_in(token, gaps, asked["confirm"])["handed_in"]


def test_the_first_call_again_and_again_never_is_the_second(answers):
    token = page_token(answers)
    asked = [answers.page.hand_in(token, {}) for _ in range(10)]
    assert all("confirm" in one for one in asked)
    for made_up in ("", "yes", "margin", asked[0]["confirm"][:-1], "\ud800"):
        assert "confirm" in answers.page.hand_in(token, {}, made_up)
    assert answers.marker.latest_submissions() == []


def answer_saved(answers, token):
    saved(answers, token, margin="1")


def other_gap(answers, token):
    """Nothing: the second call itself tells of another gap."""
    return {"margin": "unreadable"}


def handed_in_and_opened_again(answers, token):
    hand_in_so(answers, token)
    answers.page.again(token)


@pytest.mark.parametrize("meanwhile", [answer_saved, other_gap, handed_in_and_opened_again])
def test_what_confirms_one_state_confirms_no_other(answers, meanwhile):
    token = page_token(answers)
    saved(answers, token, margin="7")
    asked = answers.page.hand_in(token, {})["confirm"]
    gaps = meanwhile(answers, token) or {}
    handed_in = answers.marker.latest_submissions()
    assert answers.page.hand_in(token, gaps, asked)["confirm"] != asked
    assert answers.marker.latest_submissions() == handed_in
    assert answers.page.claim(token)["handed_in"] is None


def test_one_window_confirms_nothing_that_another_was_asked(answers):
    older = page_token(answers)
    asked = answers.page.hand_in(older, {})
    newer = page_token(answers)
    assert refusal(answers.page.hand_in, older, {}, asked["confirm"]) == "signed-out"
    other = page_token(answers, "1002")
    assert "confirm" in answers.page.hand_in(other, {}, asked["confirm"])
    assert answers.page.claim(newer)["handed_in"] is None


def test_a_second_call_whose_reply_was_lost_is_one_submission(answers):
    token = page_token(answers)
    asked = answers.page.hand_in(token, {})["confirm"]
    first = answers.page.hand_in(token, {}, asked)["handed_in"]
    assert answers.page.hand_in(token, {}, asked)["handed_in"] == first


@pytest.mark.parametrize("odd", [["unreadable"], {"why": 1}, None, 7, "right", "x" * 10_000])
def test_an_odd_reason_opens_nothing(answers, odd):
    token = page_token(answers)
    saved(answers, token, **WHOLE)
    assert answers.page.hand_in(token, {"margin": odd, "nobody": odd})["handed_in"]


def test_before_marking_again_means_the_same_numbers_and_answers(answers):
    token = page_token(answers)
    answers.page.save(token, "margin", "1", "a")
    handed_in = hand_in_so(answers, token)
    assert handed_in["may_again"] == "change"
    again = answers.page.again(token)
    assert again["seed"] == handed_in["seed"]
    assert again["answers"]["margin"]["value"] == "1"
    assert again["handed_in"] is None


def result(points):
    return {"points": points, "most": 4.0, "questions": {}}


def test_after_marking_again_means_new_numbers_and_no_answers(answers):
    token = page_token(answers)
    answers.page.save(token, "margin", "1", "a")
    first = hand_in_so(answers, token)
    record(answers, answers.marker.latest_submissions()[0], result(2.0))
    assert answers.page.claim(token)["may_again"] == "new"
    again = answers.page.again(token)
    assert again["seed"] != first["seed"]
    assert again["answers"] == {}
    assert again["try"] == 2


def test_a_marked_try_can_be_looked_at_while_the_next_one_goes_on(answers):
    token = page_token(answers)
    answers.page.save(token, "margin", "1", "a")
    first = hand_in_so(answers, token)
    assert (first["earlier"], refusal(answers.page.earlier, token)) == (None, "nothing-earlier")
    record(answers, answers.marker.latest_submissions()[0], result(2.0))
    again = answers.page.again(token)
    answers.page.save(token, "margin", "2", "b")
    assert again["earlier"] == first["handed_in"]
    looked_at = answers.page.earlier(token)
    assert looked_at["seed"] == first["seed"]
    assert looked_at["answers"]["margin"]["value"] == "1"
    assert looked_at["handed_in"] == first["handed_in"]
    assert looked_at["results"]["points"] == 2.0
    assert (looked_at["may_again"], looked_at["earlier"]) == (None, None)
    assert answers.page.claim(token)["answers"]["margin"]["value"] == "2"


def test_a_try_whose_marks_are_hidden_is_not_looked_at(answers):
    answers.operator.open_session(
        "t1", {"items": [], "marks_at_once": False, "hand_in_again": True}, edition(1)
    )
    token = page_token(answers)
    hand_in_so(answers, token)
    record(answers, answers.marker.latest_submissions()[0], result(2.0))
    assert answers.page.claim(token)["earlier"] is None
    assert refusal(answers.page.earlier, token) == "nothing-earlier"


def test_the_best_of_several_submissions_counts(answers, bare_site):
    token = page_token(answers)
    for points in (3.0, 1.0):
        hand_in_so(answers, token)
        best_back = record(answers, answers.marker.latest_submissions()[0], result(points))
        answers.page.again(token)
    assert best_back == ["1001"]
    assert answers.operator.in_place("1001", "t1")["points"] == 3.0
    stamp = (bare_site.submitted / "1001" / "t1" / "timestamp.txt").read_text(encoding="utf-8")
    assert stamp == nbgrader_timestamp(answers.operator.in_place("1001", "t1")["at"])


def test_handing_in_again_can_be_closed(answers):
    settings = {"items": [], "marks_at_once": True, "hand_in_again": False}
    answers.operator.open_session("t1", settings, edition(1))
    token = page_token(answers)
    assert hand_in_so(answers, token)["may_again"] is None
    assert refusal(answers.page.again, token) == "not-again"


def test_results_are_hidden_until_they_are_released(answers):
    settings = {"items": [], "marks_at_once": False, "hand_in_again": True}
    answers.operator.open_session("t1", settings, edition(1))
    token = page_token(answers)
    hand_in_so(answers, token)
    record(answers, answers.marker.latest_submissions()[0], result(2.0))
    assert answers.page.claim(token)["results"] is None
    assert answers.server.home("1001")[0]["exercise"]["state"] == "handed-in"
    answers.operator.show_results("t1")
    assert answers.page.claim(token)["results"]["points"] == 2.0
    assert answers.server.home("1001")[0]["exercise"]["state"] == "marked"


def test_a_question_that_was_right_once_stays_shown_and_only_where_marks_may_be_seen(answers):
    settings = {"items": [], "marks_at_once": False, "hand_in_again": True}
    answers.operator.open_session("t1", settings, edition(1))
    token = page_token(answers)
    for outcome in ("right", "not-yet"):
        hand_in_so(answers, token)
        margin = {"points": 2.0, "most": 2.0, "outcome": outcome, "idea": None}
        found = result(2.0) | {"questions": {"margin": margin}}
        record(answers, answers.marker.latest_submissions()[0], found)
        answers.page.again(token)
    assert answers.server.right_once("1001") == {"t1": []}
    answers.operator.show_results("t1")
    assert answers.server.right_once("1001") == {"t1": ["margin"]}
    assert answers.server.right_once("1002") == {"t1": []}


def test_only_unmarked_submissions_of_exercises_marked_at_once_wait_for_the_marker(answers):
    hand_in_so(answers, page_token(answers, "1001"))
    hand_in_so(answers, page_token(answers, "1002"))
    record(answers, answers.marker.latest_submissions()[0], result(2.0))
    assert [row["number"] for row in answers.marker.to_mark_at_once()] == ["1002"]


def test_home_knows_what_is_begun_and_done(answers):
    token = page_token(answers, kind="workbook")
    assert answers.server.home("1001")[0]["workbook"]["state"] == "new"
    answers.page.keep(token, "t1.one", {"raw": "1"}, "right")
    assert answers.server.home("1001")[0]["workbook"] | {"last_at": None} == {
        "state": "begun",
        "done": 1,
        "of": 2,
        "last_at": None,
        "bookmark": None,
    }
    answers.page.keep(token, "t1.two", {}, "right")
    answers.page.keep(token, "t1.one", {"raw": "new numbers"}, None)
    assert answers.server.home("1001")[0]["workbook"]["state"] == "done"


def test_a_workbook_has_numbers_of_each_trainees_own(answers):
    claims = [answers.page.claim(page_token(answers, one, "workbook")) for one in ("1001", "1002")]
    again = answers.page.claim(page_token(answers, "1001", "workbook"))
    assert claims[0]["seed"] == again["seed"] != claims[1]["seed"]
    assert claims[0]["seed"] != answers.page.claim(page_token(answers, "1001"))["seed"]


def test_a_guess_counts_once_it_is_made(answers):
    token = page_token(answers, kind="workbook")
    answers.page.keep(token, "t1.one", {"written": "up"}, "empty")
    assert answers.server.home("1001")[0]["workbook"]["done"] == 0
    answers.page.keep(token, "t1.one", {"value": "up"}, "guessed")
    answers.page.keep(token, "t1.one", {"value": "up", "written": "down"}, "empty")
    assert answers.server.home("1001")[0]["workbook"]["done"] == 1


def test_kept_work_is_there_again_and_bounded(answers):
    token = page_token(answers, kind="workbook")
    answers.page.keep(token, "QrLab", {"text": "你好"}, None)
    assert answers.page.claim(token)["kept"]["QrLab"]["state"] == {"text": "你好"}
    assert refusal(answers.page.keep, token, "QrLab", {"text": "x" * 60_001}, None) == "too-large"


# --- what is a trainee's own in all sessions -----------------------------------------------

SHEET = "own.goods"


def open_t2(answers):
    settings = {"items": [], "marks_at_once": True, "hand_in_again": True}
    answers.operator.open_session("t2", settings, {**edition(1), "assignment": "t2"})


def windows(answers, *pages):
    """Tokens of several pages (kind, session) of one sign-in."""
    key = answers.server.sign_in("1001", "123456", "seat 1")["sign_in"]
    return [answers.server.bind(key, *page, page[1]) for page in pages]


def own(answers, token):
    return answers.page.claim(token)["kept"][SHEET]["state"]


def test_what_is_ones_own_is_there_on_the_pages_of_every_session(answers):
    open_t2(answers)
    first, second, exercise = windows(
        answers, ("workbook", "t1"), ("workbook", "t2"), ("exercise", "t1")
    )
    answers.page.keep(first, SHEET, {"name": "布鞋"}, None)
    answers.page.keep(second, SHEET, {"price": 6900}, None)
    for token in (first, second, exercise):
        assert own(answers, token) == {"name": "布鞋", "price": 6900}
    assert own(answers, page_token(answers)) == {"name": "布鞋", "price": 6900}


def test_a_window_that_has_seen_nothing_of_another_one_undoes_nothing(answers):
    open_t2(answers)
    first, second = windows(answers, ("workbook", "t1"), ("workbook", "t2"))
    answers.page.keep(first, SHEET, {"version": 1, "name": "布鞋", "unit": "pair"}, None)
    answers.page.keep(second, SHEET, {"version": 1, "unit": "set"}, None)
    assert own(answers, first) == {"version": 1, "name": "布鞋", "unit": "set"}


def test_what_is_tried_in_a_session_stays_with_it(answers):
    open_t2(answers)
    first = page_token(answers, kind="workbook")
    answers.page.keep(first, "owner", {"text": "1"}, None)
    answers.page.keep(first, "owner", {"more": "2"}, None)
    assert answers.page.claim(first)["kept"]["owner"]["state"] == {"more": "2"}
    assert "owner" not in answers.page.claim(page_token(answers, session="t2"))["kept"]


@pytest.mark.security("another trainee's own goods are read or written")
def test_what_is_ones_own_is_nobody_elses(answers):
    mine, other = (page_token(answers, one, "workbook") for one in ("1001", "1002"))
    answers.page.keep(mine, SHEET, {"name": "布鞋"}, None)
    assert answers.page.claim(other)["kept"] == {}
    answers.page.keep(other, SHEET, {"name": "1001", "number": "1001"}, None)
    assert own(answers, mine) == {"name": "布鞋"}
    assert refusal(answers.page.keep, "made-up", SHEET, {"name": ""}, None) == "signed-out"


@pytest.mark.security("one's own goods are filled without end, a little at a time")
def test_what_is_ones_own_is_bounded_as_a_whole(answers):
    token = page_token(answers, kind="workbook")
    answers.page.keep(token, SHEET, {"a": "x" * 40_000}, None)
    assert refusal(answers.page.keep, token, SHEET, {"b": "x" * 40_000}, None) == "too-large"
    assert set(own(answers, token)) == {"a"}
    assert refusal(answers.page.keep, token, SHEET + "x" * 100, {}, None) == "too-large"
    for value in ("half \ud800", float("nan")):
        assert refusal(answers.page.keep, token, SHEET, {"a": value}, None) == "too-large"
    assert len(own(answers, token)["a"]) == 40_000


def test_what_is_ones_own_counts_in_no_session(answers):
    answers.page.keep(page_token(answers, kind="workbook"), SHEET, {"name": "布鞋"}, "right")
    assert answers.server.home("1001")[0]["workbook"]["state"] == "new"


def test_who_is_taken_off_the_roster_and_brought_back_finds_what_was_kept(answers):
    answers.page.keep(page_token(answers, kind="workbook"), SHEET, {"name": "布鞋"}, None)
    answers.operator.remove_trainees(["1001"])
    answers.operator.bring_back_trainees(["1001"])
    assert own(answers, page_token(answers, kind="workbook")) == {"name": "布鞋"}


@pytest.mark.security("trainee numbers are guessed by what a wrong PIN is answered with")
def test_a_wrong_pin_and_an_unknown_number_look_the_same(answers):
    assert (
        answers.server.sign_in("1001", "000000", "a")
        == answers.server.sign_in("9999", "000000", "b")
        == {"miss": 0}
    )


@pytest.mark.security("PINs are guessed one after the other")
def test_repeated_misses_wait_longer_and_even_the_right_pin_waits(answers):
    for _ in range(2):
        assert answers.server.sign_in("1001", "000000", "seat") == {"miss": 0}
    assert answers.server.sign_in("1001", "000000", "seat") == {"miss": 5}
    assert 0 < answers.server.sign_in("1001", "123456", "seat")["wait"] <= 5


@pytest.mark.security("one seat guesses the PINs of many trainees")
def test_a_seat_that_tries_many_numbers_is_slowed_too(answers):
    for number in range(9):
        assert answers.server.sign_in(f"5{number}", "000000", "seat")["miss"] == 0
    assert answers.server.sign_in("6000", "000000", "seat")["miss"] > 0
    assert "wait" in answers.server.sign_in("1002", "123456", "seat")
    assert "sign_in" in answers.server.sign_in("1002", "123456", "quiet seat")


def test_preferences_are_kept_and_checked(answers):
    key = answers.server.sign_in("1001", "123456", "seat")["sign_in"]
    assert answers.server.who(key)["language"] is None
    answers.server.prefer("1001", "en", 32)
    assert answers.server.who(key) == {
        "number": "1001",
        "name": "林小满",
        "language": "en",
        "size": 32,
    }
    for language, size in (("fr", 20), ("en", 99), ("en", "20")):
        assert refusal(answers.server.prefer, "1001", language, size) == "unknown-preference"


def test_a_seed_is_only_its_owners(answers):
    secret = b"x" * 32
    seed = seeds.make(secret, "1001", "t1", 2)
    assert seeds.is_own(secret, seed, "1001", "t1")
    for other in (("1002", "t1"), ("1001", "s2")):
        assert not seeds.is_own(secret, seed, *other)
    for forged in (None, 7, "", "sample", "3" + seed[1:], "2.", "二.x", seed + "0"):
        assert not seeds.is_own(secret, forged, "1001", "t1")


def test_what_no_command_asks_is_refused(answers):
    new = {"number": "1001", "name": "a", "class_name": "A", "pin_hash": "no hash"}
    with pytest.raises(Refused, match="already-enrolled"):
        answers.operator.enrol([new])
    [released] = answers.operator.released().values()
    settings = {"items": [], "marks_at_once": True, "hand_in_again": True}
    with pytest.raises(Refused, match="other-session"):
        answers.operator.open_session("t2", settings, released["editions"][0])
    answers.operator.enrol([{**new, "number": "1009"}])
    assert "miss" in answers.server.sign_in("1009", "123456", "seat")


def test_a_bookmark_is_where_the_trainee_was_last_and_what_is_done(answers):
    where = ("1001", "workbook", "t1")
    assert answers.server.bookmark(*where) is None
    answers.server.keep_bookmark(*where, "t1", "story", None)
    answers.server.keep_bookmark(*where, "t1", "look", "story")
    answers.server.keep_bookmark(*where, "t1", "story", "story")
    found = answers.server.bookmark(*where)
    assert (found["screen"], found["done"]) == ("story", ["story"])
    assert answers.server.bookmark("1002", "workbook", "t1") is None
    [home] = answers.server.home("1001")
    assert home["workbook"]["bookmark"] == found
    assert home["exercise"]["bookmark"] is None


def test_a_bookmark_of_an_older_edition_counts_no_more(answers):
    answers.server.keep_bookmark("1001", "exercise", "t1", "t1", "total", "start")
    opened = {"items": [], "marks_at_once": True, "hand_in_again": True}
    answers.operator.open_session("t1", opened, edition(2))
    assert answers.server.bookmark("1001", "exercise", "t1") is None
    assert (
        refusal(answers.server.keep_bookmark, "1001", "exercise", "t1", "t1", "offer", None)
        == "other-notebook"
    )
    answers.server.keep_bookmark("1001", "exercise", "t1", "t1-2", "total", None)
    assert answers.server.bookmark("1001", "exercise", "t1")["done"] == []


def test_no_bookmark_is_kept_of_a_session_that_is_not_open(answers):
    assert refusal(answers.server.bookmark, "1001", "workbook", "t9") == "not-open"
    assert (
        refusal(answers.server.keep_bookmark, "1001", "workbook", "t9", "t9", "a", None)
        == "not-open"
    )
