"""Practice items, as a page talks to them."""

import json
import logging
from random import Random

import pytest

from qihang.sessions import every_practice_item, misconception
from tests.support.pretend_service import Service, take_session
from widgets import TryIt

PRACTICE = every_practice_item()

ITEM = "s1.check-digit"


@pytest.fixture
def service():
    return Service(seed="")


@pytest.fixture(autouse=True)
def page_session(monkeypatch, service):
    return take_session(monkeypatch, service)


@pytest.fixture
def item():
    made = TryIt(ITEM)
    hear(made, do="ready")
    return made


def hear(widget, **message):
    widget._handle_custom_msg(message, [])


def question(item):
    return PRACTICE[item.item](Random(item.view["seed"])).question


def right(item):
    return question(item).examples().right[0]


def wrong(item):
    return question(item).examples().wrong[0]


@pytest.mark.parametrize("name", sorted(PRACTICE))
def test_every_item_answers_right_not_yet_and_unreadable_at_once(name):
    item = TryIt(name)
    hear(item, do="ready")
    examples = question(item).examples()
    hear(item, do="check", value=examples.right[0])
    assert item.view["verdict"]["outcome"] == "right"
    hear(item, do="check", value=examples.wrong[0])
    assert item.view["verdict"]["outcome"] == "not-yet"
    assert len(item.view["verdict"]["next"]) == 2
    hear(item, do="check", value=examples.unreadable[0])
    assert item.view["verdict"]["outcome"] == "unreadable"
    assert json.loads(json.dumps(item.view)) == item.view


def test_an_unknown_item_is_a_mistake_of_the_author():
    with pytest.raises(KeyError):
        TryIt("s1.no-such-item")


def test_the_misconception_behind_an_answer_and_the_next_step_are_said(item):
    distractors = {name: value for value, name in question(item).misconceptions}
    hear(item, do="check", value=str(distractors["weights-swapped"]))
    known = misconception("weights-swapped")
    assert item.view["verdict"]["next"] == [
        known.thought.translations(),
        known.next_step.translations(),
    ]


def test_what_was_tried_is_kept_with_its_outcome(item, service):
    hear(item, do="check", value=wrong(item))
    assert service.state["kept"][ITEM]["outcome"] == "not-yet"
    hear(item, do="check", value=right(item))
    assert service.state["kept"][ITEM]["outcome"] == "right"
    assert item.view["kept"] is True


def test_another_page_goes_on_where_the_first_one_stopped(item):
    hear(item, do="check", value=wrong(item))
    later = TryIt(ITEM)
    hear(later, do="ready")
    for part in ("seed", "value", "verdict", "card", "title"):
        assert later.view[part] == item.view[part]


def test_new_numbers_are_new_and_what_was_right_once_stays_done(item, service):
    hear(item, do="check", value=right(item))
    before = item.view["seed"]
    hear(item, do="new")
    assert item.view["seed"] != before
    assert (item.view["value"], item.view["verdict"]) == (None, None)
    assert service.state["kept"][ITEM]["outcome"] == "right"


def test_after_three_misses_a_half_worked_way_is_offered(item):
    for _ in range(2):
        hear(item, do="check", value=wrong(item))
        hear(item, do="hint")
        assert (item.view["offer"], item.view["hint"]) == (False, None)
    hear(item, do="check", value=wrong(item))
    assert item.view["offer"] is True
    hear(item, do="hint")
    assert item.view["hint"]["zh"]
    assert item.view["offer"] is False


def test_an_unreadable_answer_is_no_miss(item):
    for _ in range(4):
        hear(item, do="check", value="many")
    assert item.view["offer"] is False


@pytest.mark.parametrize("value", ["x" * 10_001, float("nan"), [[[[[[1]]]]]], {1: 2}])
def test_what_is_no_plain_data_of_sensible_size_is_ignored(item, service, value):
    before = item.view
    hear(item, do="check", value=value)
    assert item.view == before
    assert service.state["kept"] == {}


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"seed": 7, "misses": 0},
        {"seed": "x", "misses": "many"},
        {"seed": "x", "misses": 0, "value": [1, {"a": 2}], "done": "yes"},
    ],
)
def test_a_kept_state_of_another_version_does_no_harm(service, state):
    service.state["kept"][ITEM] = {"state": state, "outcome": None}
    item = TryIt(ITEM)
    hear(item, do="ready")
    hear(item, do="check", value=right(item))
    assert item.view["verdict"]["outcome"] == "right"


def test_while_the_service_is_away_it_waits_so_that_nothing_kept_is_lost(service, caplog):
    service.state["kept"][ITEM] = {
        "state": {"seed": "x", "misses": 1, "value": "9", "done": False},
        "outcome": "not-yet",
    }
    service.away = True
    item = TryIt(ITEM)
    hear(item, do="ready")
    assert (item.view["phase"], item.view["away"]) == ("waiting", True)
    hear(item, do="check", value="3")
    service.away = False
    hear(item, do="new")
    hear(item, do="check", value="4")
    hear(item, do="ready")
    assert item.view["seed"] == "x"
    assert service.state["kept"][ITEM]["state"]["value"] == "9"
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


def test_a_page_that_is_signed_out_says_what_to_do(service):
    service.refuses = "signed-out"
    item = TryIt(ITEM)
    hear(item, do="ready")
    assert item.view["phase"] == "closed"
    assert "sign in" in item.view["says"]["en"]


def test_it_goes_on_without_being_kept_and_says_so(item, service):
    service.away = True
    hear(item, do="check", value=right(item))
    assert item.view["verdict"]["outcome"] == "right"
    assert item.view["kept"] is False
