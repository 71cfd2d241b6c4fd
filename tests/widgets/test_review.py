"""The page of review, as a browser talks to it: one question after the other, each kept once."""

import json

import pytest

from qihang.protocol.review import REVIEW
from qihang.sessions import every_practice_item, practice_item
from tests.support.pretend_service import Service, take_session
from widgets.exercise import review as module
from widgets.exercise.review import Review

ITEMS = ("s3.break-even", "s3.cut", "s2.rows")
EVERY = sorted(every_practice_item())


@pytest.fixture
def service(monkeypatch):
    one = Service()
    take_session(monkeypatch, one)
    return one


def told(*items, rounds=1):
    """What the server tells the kernel of such a page."""
    see = {"href": "/workbook/s3#break-even", "title": {"zh": "S3 保本", "en": "S3 Break-even"}}
    onward = {"href": "/workbook/s3", "title": {"zh": "定价", "en": "Price"}}
    every = [
        {
            "session": name.partition(".")[0],
            "item": name,
            "question": None,
            "edition": None,
            "round": rounds,
            "see": see,
        }
        for name in items
    ]
    return json.dumps({"items": every, "onward": onward})


@pytest.fixture
def opened(monkeypatch, service):
    """Opens the page on some items."""

    def open_it(*items, **more):
        monkeypatch.setenv(REVIEW, told(*(items or ITEMS), **more))
        one = Review()
        hear(one, do="ready")
        return one

    return open_it


def hear(widget, **message):
    widget._handle_custom_msg(message, [])


def task(widget):
    item = widget._item
    return practice_item(item["item"])(module.Random(module._seed(item)))


def check(widget, kind="right", place=0):
    hear(widget, do="check", value=getattr(task(widget).question.examples(), kind)[place])


def test_each_question_is_asked_marked_and_kept_and_then_it_ends(opened, service):
    one = opened()
    for place, name in enumerate(ITEMS, start=1):
        assert (one.view["place"], one.view["of"], one.view["item"]) == (place, 3, name)
        check(one)
        assert (one.view["kept"], one.view["verdict"]["outcome"]) == (True, "right")
        assert (one.view["see"], one.view["hint"]) == (None, None)
        hear(one, do="next")
    assert (one.view["phase"], one.view["right"], one.view["of"]) == ("done", 3, 3)
    kept = list(service.reviews.values())
    assert [answer["item"] for answer in kept] == list(ITEMS)
    assert {answer["outcome"] for answer in kept} == {"right"}
    assert {answer["idea"] for answer in kept} == {None}


def test_not_yet_says_the_thought_and_where_it_is_taught(opened, service):
    one = opened("s3.break-even")
    values = task(one).question.misconceptions
    assert values
    check(one, "wrong")
    verdict = one.view["verdict"]
    assert verdict["outcome"] == "not-yet"
    assert verdict["says"]["en"].startswith("Not yet.")
    assert one.view["see"]["href"] == "/workbook/s3#break-even"
    [answer] = service.reviews.values()
    assert answer["outcome"] == "not-yet"
    hear(one, do="next")
    assert (one.view["right"], one.view["of"]) == (0, 1)


def test_what_cannot_be_read_or_is_empty_is_not_kept_and_can_be_mended(opened, service):
    one = opened("s3.break-even")
    check(one, "unreadable")
    assert one.view["verdict"]["outcome"] == "unreadable"
    hear(one, do="check", value=None)
    hear(one, do="next")
    assert (one.view["place"], one.view["kept"], service.reviews) == (1, False, {})
    check(one)
    assert one.view["kept"]


def test_an_answer_counts_once_whatever_is_sent_after_it(opened, service):
    one = opened("s3.break-even", "s3.cut")
    check(one, "wrong")
    check(one)
    assert one.view["verdict"]["outcome"] == "not-yet"
    hear(one, do="next")
    hear(one, do="next")
    assert one.view["place"] == 2
    assert len(service.reviews) == 1


def test_nothing_is_told_of_an_answer_that_is_not_kept_until_it_is(opened, service):
    one = opened("s3.break-even")
    service.away = True
    check(one)
    assert (one.view["trouble"], one.view["kept"], one.view["verdict"]) == (True, False, None)
    hear(one, do="next")
    assert one.view["phase"] == "open"
    service.away = False
    check(one)
    assert (one.view["trouble"], one.view["kept"]) == (False, True)
    assert len(service.reviews) == 1


def test_numbers_are_others_each_round_and_the_same_when_the_page_is_opened_again(opened):
    first, again, other = opened(), opened(), opened(rounds=2)
    assert first.view["card"] == again.view["card"]
    assert (first.view["card"], first.view["title"]) != (other.view["card"], other.view["title"])


@pytest.mark.parametrize("name", EVERY)
def test_every_item_that_a_lesson_has_can_be_asked_here(opened, name):
    one = opened(name)
    assert one.view["phase"] == "open"
    hear(one, do="check", value={"no": ["such", {"value": 1}]})
    hear(one, do="check", value="…" * 99)
    assert one.view["place"] == 1


def test_an_item_that_is_gone_is_passed_over(opened):
    one = opened("s3.no-such", "s3.cut")
    assert (one.view["item"], one.view["of"]) == ("s3.cut", 1)
    assert opened("s3.no-such").view["phase"] == "done"


@pytest.mark.parametrize(
    "message",
    [{"do": "check"}, {"do": "check", "value": "x", "more": 1}, {"do": "keep", "value": 1}, "next"],
    ids=str,
)
def test_forged_messages_change_nothing(opened, service, message):
    one = opened()
    hear(one, **message) if isinstance(message, dict) else one._handle_custom_msg(message, [])
    assert (one.view["place"], one.view["kept"], service.reviews) == (1, False, {})


def test_before_the_page_is_ready_nothing_is_asked(service):
    one = Review()
    hear(one, do="check", value="1")
    hear(one, do="next")
    assert (one.view["phase"], service.calls) == ("waiting", [])


def test_a_sign_in_that_has_ended_is_said(opened, service):
    service.refuses = "signed-out"
    one = opened()
    assert one.view["phase"] == "closed"
    service.refuses, service.away = None, True
    assert opened().view["away"]
