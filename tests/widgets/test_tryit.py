"""Practice items, as a page talks to them."""

import json
import logging
from random import Random

import pytest

from qihang.commerce import own_goods
from qihang.commerce.own_goods import OwnGoods
from qihang.language.messages import Bilingual
from qihang.questions.choice import Choice
from qihang.questions.number import Number
from qihang.sessions import every_practice_item, misconception
from qihang.sessions.base import WITH_OWN, Task
from tests.support.pretend_service import Service, take_session
from widgets import TryIt

PRACTICE = every_practice_item()
JUDGED = sorted(name for name, drawing in PRACTICE.items() if not drawing(Random(1)).guess)
POOLED = sorted(name for name in JUDGED if PRACTICE[name](Random(1)).pool)

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


def half_worked(_source):
    """Two and three, with the sum to be filled in."""
    return Task(Bilingual("2 + 3 = □", "2 + 3 = □"), Number().expecting(5), fixed=True)


def guess(_source):
    """Which way a price goes, asked before it was tried."""
    options = {"up": Bilingual("上去", "Up"), "down": Bilingual("下来", "Down")}
    ask = Bilingual("价钱会怎么走？", "Which way will the price go?")
    return Task(ask, Choice(tuple(options)), words=options, guess=True)


@pytest.fixture
def drawn(monkeypatch):
    """Draws an item of a test's own, ready to be tried."""

    def draw(drawing):
        monkeypatch.setitem(PRACTICE, "s0.own", drawing)
        made = TryIt("s0.own")
        hear(made, do="ready")
        return made

    return draw


def keep(item, value, seq=1):
    """What a page sends while an answer is written."""
    hear(item, do="keep", value=value, seq=seq, seed=item.view["seed"])


def right(item):
    return question(item).examples().right[0]


def wrong(item):
    return question(item).examples().wrong[0]


@pytest.mark.parametrize("name", JUDGED)
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


def test_the_first_numbers_are_the_same_in_the_next_kernel_and_other_ones_for_another(
    item, monkeypatch
):
    later = TryIt(ITEM)
    hear(later, do="ready")
    assert later.view["seed"] == item.view["seed"]
    take_session(monkeypatch, Service(seed="1.seed-of-1002"))
    of_another = TryIt(ITEM)
    hear(of_another, do="ready")
    assert of_another.view["seed"] != item.view["seed"]


def test_new_numbers_are_new_and_what_was_right_once_stays_done(item, service):
    hear(item, do="check", value=right(item))
    before = item.view["seed"]
    hear(item, do="new")
    assert item.view["seed"] != before
    assert (item.view["value"], item.view["verdict"]) == (None, None)
    assert service.state["kept"][ITEM]["outcome"] == "right"


@pytest.mark.parametrize("name", POOLED)
def test_a_new_question_of_a_few_cases_is_not_the_same_one_again(name):
    item = TryIt(name)
    hear(item, do="ready")
    for _ in range(8):
        before = case_of(item)
        hear(item, do="new")
        assert case_of(item) != before


def case_of(item):
    """What is asked, in whatever order its answers stand; of a card's one case, that alone."""
    task = PRACTICE[item.item](Random(item.view["seed"]))
    case = [item.view["title"], item.view["card"]]
    if task.pool.shown > 1 or item.view["card"] is None:
        case.append(sorted(json.dumps(one.translations()) for one in task.words.values()))
    return case


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
    service.away = False
    keep(item, right(item))
    assert item.view["kept"] is True
    assert service.state["kept"][ITEM]["outcome"] == "right"


# ---- what is written and not checked ---------------------------------------------------------


def test_what_is_written_is_kept_without_being_looked_at(item, service):
    keep(item, "3")
    assert item.view["ack"] == {"seq": 1, "ok": True}
    assert (item.view["verdict"], item.view["value"]) == (None, None)
    later = TryIt(ITEM)
    hear(later, do="ready")
    assert later.view["answer"]["value"] == "3"
    assert later.view["verdict"] is None
    assert service.state["kept"][ITEM]["outcome"] == "empty"


def test_a_verdict_stays_with_what_was_checked(item):
    hear(item, do="check", value=wrong(item))
    keep(item, "3")
    later = TryIt(ITEM)
    hear(later, do="ready")
    assert later.view["value"] == wrong(item)
    assert later.view["verdict"]["outcome"] == "not-yet"
    assert later.view["answer"]["value"] == "3"


def test_what_is_not_kept_is_not_called_so(item, service):
    service.away = True
    keep(item, "3")
    assert item.view["ack"] == {"seq": 1, "ok": False, "final": False}
    assert item.view["answer"]["value"] is None
    service.away = False
    service.refuses = "signed-out"
    keep(item, "3", seq=2)
    assert item.view["ack"]["final"] is True
    assert "sign in" in item.view["ack"]["says"]["en"]


def test_each_state_that_is_kept_has_a_number_of_its_own(item):
    numbers = []
    for value in ("1", "12", "1"):
        keep(item, value)
        numbers.append(item.view["answer"]["saved_at"])
    assert len(set(numbers)) == 3
    later = TryIt(ITEM)
    hear(later, do="ready")
    assert later.view["answer"]["saved_at"] == numbers[-1]


def test_what_was_written_for_other_numbers_is_no_answer_to_new_ones(item, service):
    before = item.view["seed"]
    hear(item, do="new")
    hear(item, do="keep", value="3", seq=1, seed=before)
    assert item.view["answer"]["value"] is None
    assert service.state["kept"][ITEM]["state"]["written"] is None


@pytest.mark.parametrize("seq", [0, -1, True, "1", None, 2**53])
def test_an_answer_without_a_number_is_ignored(item, service, seq):
    before = item.view
    keep(item, "3", seq=seq)
    assert item.view == before
    assert service.state["kept"] == {}


def test_what_is_too_long_is_not_kept_and_that_is_said(item, service):
    keep(item, "x" * 10_001)
    assert "too long" in item.view["ack"]["says"]["en"]
    assert service.state["kept"] == {}


# ---- half-worked examples and guesses --------------------------------------------------------


def test_a_half_worked_example_keeps_the_numbers_of_its_text(drawn):
    item = drawn(half_worked)
    assert item.view["again"] is False
    hear(item, do="check", value="5")
    before = item.view
    hear(item, do="new")
    assert item.view == before
    assert item.view["verdict"]["outcome"] == "right"


def test_a_guess_is_kept_without_a_verdict_and_may_be_changed(drawn, service):
    item = drawn(guess)
    for option in ("up", "down"):
        hear(item, do="check", value=option)
        assert item.view["verdict"] == {
            "outcome": "guessed",
            "says": item.view["verdict"]["says"],
            "next": [],
            "parts": [],
        }
        assert service.state["kept"]["s0.own"]["outcome"] == "guessed"
    later = TryIt("s0.own")
    hear(later, do="ready")
    assert (later.view["value"], later.view["again"]) == ("down", False)


def test_a_guess_that_is_none_is_no_guess(drawn, service):
    item = drawn(guess)
    hear(item, do="check", value=None)
    assert item.view["verdict"] is None
    hear(item, do="check", value="sideways")
    assert item.view["verdict"]["outcome"] == "unreadable"
    assert service.state["kept"]["s0.own"]["outcome"] == "unreadable"
    keep(item, "up")
    assert service.state["kept"]["s0.own"]["outcome"] == "unreadable"


# ---- with the trainee's own goods ------------------------------------------------------------

OWN_ITEM = "s2.own-stock"
GOODS = OwnGoods(name="Boat", colours=("red", "blue"), sizes=("small", "large"))


def put_on_the_sheet(page_session, **fields):
    page_session.keep(own_goods.ITEM, {**GOODS.stored(), **fields})


@pytest.fixture
def own_item(page_session):
    made = TryIt(OWN_ITEM)
    hear(made, do="ready")
    return made


def seen(item):
    return json.dumps(item.view["card"], ensure_ascii=False)


def test_an_item_asks_about_the_own_goods_or_about_those_of_the_story(own_item, page_session):
    assert "Hand-sewn cloth shoes" in seen(own_item)
    put_on_the_sheet(page_session)
    later = TryIt(OWN_ITEM)
    hear(later, do="ready")
    assert "Boat" in seen(later)
    assert "red, blue" in seen(later)


def test_an_item_takes_up_what_is_filled_in_on_the_same_page(own_item, page_session):
    put_on_the_sheet(page_session)
    assert "Boat" in seen(own_item)
    put_on_the_sheet(page_session, name="Ship")
    assert "Ship" in seen(own_item)


@pytest.mark.parametrize("written", ["do_check", "do_keep"])
def test_what_was_asked_stays_once_something_is_written_though_the_sheet_goes_on(
    own_item, page_session, written
):
    put_on_the_sheet(page_session)
    if written == "do_check":
        hear(own_item, do="check", value="7")
    else:
        keep(own_item, "7")
    put_on_the_sheet(page_session, colours=["red", "blue", "grey"])
    assert "grey" not in seen(own_item)
    later = TryIt(OWN_ITEM)
    hear(later, do="ready")
    assert seen(later) == seen(own_item)
    assert later.view["answer"]["value"] == "7"
    hear(later, do="new")
    assert "grey" in seen(later)


def test_an_answer_that_was_right_stays_right_with_another_sheet(own_item, page_session):
    put_on_the_sheet(page_session)
    task = WITH_OWN[OWN_ITEM](Random(own_item.view["seed"]), GOODS)
    hear(own_item, do="check", value=str(task.question.answer))
    assert own_item.view["verdict"]["outcome"] == "right"
    put_on_the_sheet(page_session, sizes=["small", "middle", "large"])
    later = TryIt(OWN_ITEM)
    hear(later, do="ready")
    assert later.view["verdict"]["outcome"] == "right"


@pytest.mark.parametrize("sheet", [{}, {"version": 9, "colours": 7, "sizes": "x"}, {"name": [1]}])
def test_a_sheet_that_is_empty_or_odd_makes_an_item_of_the_story(service, sheet):
    service.state["kept"][own_goods.ITEM] = {"state": sheet, "outcome": None}
    item = TryIt(OWN_ITEM)
    hear(item, do="ready")
    assert "Hand-sewn cloth shoes" in seen(item)


def test_an_item_without_own_goods_keeps_none(item, service):
    hear(item, do="check", value="3")
    assert "own" not in service.state["kept"][ITEM]["state"]


# ---- what it tells of ideas ------------------------------------------------------------------


def told(service, item):
    return service.state["kept"][item.item]["state"].get("told", {})


def test_the_first_answer_to_its_numbers_is_noted_and_none_after_a_hint(item, service):
    hear(item, do="check", value="?")
    assert told(service, item) == {}
    swapped = {name: value for value, name in question(item).misconceptions}
    hear(item, do="check", value=str(swapped["weights-swapped"]))
    noted = told(service, item)
    assert "weights-swapped 1 0 0 20" in noted[item.view["seed"]].split(";")
    hear(item, do="check", value=right(item))
    assert told(service, item) == noted
    hear(item, do="new")
    hear(item, do="check", value=right(item))
    assert "weights-swapped 0 1 0 20" in told(service, item)[item.view["seed"]].split(";")


def test_the_newest_draws_are_noted_also_after_the_page_is_opened_again(item, service):
    seeds = []
    for _ in range(6):
        hear(item, do="check", value=right(item))
        seeds.append(item.view["seed"])
        hear(item, do="new")
    assert list(told(service, item)) == seeds[-4:]
    later = TryIt(ITEM)
    hear(later, do="ready")
    hear(later, do="check", value=right(later))
    assert list(told(service, later)) == [*seeds[-3:], later.view["seed"]]


def test_what_is_noted_is_not_sent_to_the_browser(item):
    hear(item, do="check", value=right(item))
    assert "told" not in json.dumps(item.view)
    assert "weights-swapped" not in json.dumps(item.view)
