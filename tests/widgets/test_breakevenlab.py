"""BreakEvenLab: orders, fixed cost, what an order leaves, and where they cross."""

import pytest

from tests.support.exercise_page import write
from tests.support.lab_page import sentence
from widgets import BreakEvenLab
from widgets.core import figures
from widgets.labs import breakevenlab

CHANGE = {"do": "orders", "orders": 300}
"""Something that is done in it, for what every laboratory is tried with."""


def redraw(lab, value):
    """Have another picture drawn, for ``test_drawing``."""
    lab.do_orders(value)


def use(lab):
    """Put it to use on a page, for its picture in the docs."""
    write(lab, "orders-box", "275")


@pytest.fixture
def lab():
    return BreakEvenLab()


@pytest.fixture
def open_page(open_lab):
    return lambda **look: open_lab(BreakEvenLab(), **look)


def test_it_begins_with_the_worked_order_of_the_course_and_leaves_the_guess_open(lab):
    assert sentence(lab) == "With 200 orders the month loses 824 yuan."


@pytest.mark.parametrize(
    ("orders", "says"),
    [
        (275, "With 275 orders the month loses 8 yuan."),
        (276, "With 276 orders the month earns 2.88 yuan."),
        (300, "With 300 orders the month earns 264 yuan."),
    ],
)
def test_the_month_turns_at_the_order_that_pays_the_rest(lab, orders, says):
    lab.do_orders(orders)
    assert sentence(lab) == f"{says} From 276 orders on nothing is lost."


def test_starting_again_asks_for_a_guess_again(lab):
    lab.do_orders(201)
    assert "276" in sentence(lab)
    lab.do_again()
    assert "276" not in sentence(lab)


def test_a_month_can_end_just_at_break_even(lab):
    lab.do_left(1000)
    lab.do_orders(300)
    assert sentence(lab) == ("With 300 orders nothing is lost and nothing earned: break-even.")


def test_a_small_loss_times_many_orders_is_a_big_loss(lab):
    lab.do_left(-100)
    assert sentence(lab) == "With 200 orders the month loses 3200 yuan. More orders lose more."
    lab.do_orders(1000)
    assert sentence(lab) == "With 1000 orders the month loses 4000 yuan. More orders lose more."


def test_an_order_that_leaves_nothing_never_pays_the_fixed_cost(lab):
    lab.do_left(0)
    assert sentence(lab) == "With 200 orders the month loses 3000 yuan. More orders do not help."


def test_without_a_fixed_cost_nothing_has_to_be_paid_first(lab):
    lab.do_fixed(0)
    assert sentence(lab) == "With 200 orders the month earns 2176 yuan."


def test_the_chart_is_drawn_in_both_languages_and_only_when_something_changed(lab, monkeypatch):
    before = lab.view["chart"]
    assert before["zh"].startswith("data:image/png;base64,")
    assert before["zh"] != before["en"]
    monkeypatch.setattr(figures.Chart, "_drawn", lambda *_: pytest.fail("drawn again"))
    lab.do_finish()
    assert lab.view["chart"] == before


def english(text):
    return text.translations()["en"]


def marked(left, *, told=True):
    """What is named in the chart of a month of 200 orders."""
    axes = figures.Figure().add_subplot()
    stays, moves = breakevenlab._numbers(200, 3000, left, told=told)
    breakevenlab._ground(axes, english, *stays)
    breakevenlab._moving(axes, english, *moves)
    assert axes.get_xlim()[1] >= 500
    return [one.text for one in axes.artists if isinstance(one, figures.Name)]


def test_the_chart_names_now_and_once_it_may_be_told_the_break_even(lab):
    assert marked(1088, told=False) == ["now: 200"]
    assert marked(1088) == ["break-even: 276", "now: 200"]
    assert marked(-50) == ["now: 200"]


@pytest.mark.parametrize(
    ("orders", "fixed", "left"),
    [(0, 0, 0), (0, 10_000, 1), (1000, 10_000, 3000), (1000, 0, -500), (1, 100, 3000)],
)
def test_every_month_can_be_drawn(lab, orders, fixed, left):
    lab.restore({"orders": orders, "fixed": fixed, "left": left})
    lab.do_finish()
    assert lab.view["chart"]["en"]
    assert lab.state() == {"orders": orders, "fixed": fixed, "left": left}


def test_starting_again_brings_the_first_month_back(lab):
    first = lab.state()
    lab.do_left(-50)
    lab.do_again()
    assert lab.state() == first


@pytest.mark.parametrize("value", [-501, 1e9, float("nan"), 10.5, "200", True, None, [], 10**30])
def test_what_makes_no_sense_changes_nothing(lab, value):
    before = lab.state()
    for ask in (lab.do_orders, lab.do_fixed, lab.do_left):
        ask(value)
    lab.restore({"orders": value, "fixed": value, "left": value})
    assert lab.state() == before


@pytest.mark.browser
def test_it_is_worked_with_the_mouse(open_page):
    lab_page = open_page()
    lab_page.press("orders-more")
    assert lab_page.sentence().startswith("With 201 orders the month loses 813.12 yuan.")
    lab_page.drag("left-slider", 0)
    assert lab_page.sentence().endswith("loses 4005 yuan. More orders lose more.")
    lab_page.press("again")
    assert lab_page.sentence() == "With 200 orders the month loses 824 yuan."


@pytest.mark.browser
def test_it_is_worked_with_the_keyboard(open_page):
    lab_page = open_page()
    lab_page.keys("orders-slider", "ArrowRight", "ArrowRight")
    assert lab_page.sentence().startswith("With 202 orders")
    lab_page.write("orders-box", "300")
    assert lab_page.sentence().startswith("With 300 orders the month earns 264 yuan.")
    lab_page.write("left-box", "7.5")
    assert lab_page.sentence().endswith("From 400 orders on nothing is lost.")
    lab_page.keys("fixed-more", "Enter", "Enter")
    assert lab_page.focused() == "fixed-more"
    assert lab_page.sentence().endswith("From 427 orders on nothing is lost.")


def looks(lab_page):
    """What is seen of it, for ``test_lab_contract``."""
    lab_page.write("orders-box", "275")
    yield
    lab_page.write("orders-box", "1000")
    lab_page.write("left-box", "3.37")
    yield
    lab_page.write("left-box", "-0.50")
    yield
    lab_page.write("left-box", "0")
    yield
