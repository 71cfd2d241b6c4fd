"""BreakEvenLab: orders, fixed cost, what an order leaves, and where they cross."""

import pytest

from tests.support.exercise_page import write
from tests.support.lab_page import said, sentence
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
    write(lab, "orders-box", "200")


@pytest.fixture
def lab():
    return BreakEvenLab()


@pytest.fixture
def open_page(open_lab):
    return lambda **look: open_lab(BreakEvenLab(), **look)


def test_it_begins_with_the_worked_order_of_the_course(lab):
    assert sentence(lab) == (
        "At 200 orders the month ends 822.00 yuan below break-even. 276 orders are needed."
    )
    assert said(lab) == "Orders still missing: 76."


@pytest.mark.parametrize(
    ("orders", "end"), [(275, "5.25 yuan below"), (276, "5.64 yuan above"), (300, "267.00 yuan")]
)
def test_the_month_turns_at_the_order_that_pays_the_rest(lab, orders, end):
    lab.do_orders(orders)
    assert end in sentence(lab)
    assert lab.view["said"]["tone"] == ("notyet" if orders < 276 else "ok")


def test_a_month_can_end_just_at_break_even(lab):
    lab.do_left(1000)
    lab.do_orders(300)
    assert sentence(lab) == (
        "At 300 orders the month ends just at break-even. 300 orders are needed."
    )


def test_a_small_loss_times_many_orders_is_a_big_loss(lab):
    lab.do_left(-50)
    assert sentence(lab).endswith("No number of orders is enough.")
    assert said(lab) == "Every order costs you 0.50 yuan. More orders make it worse."
    assert [row["orders"] for row in lab.view["rows"]] == ["200", "400", "2000"]
    assert [row["bring"] for row in lab.view["rows"]] == ["−100.00", "−200.00", "−1000.00"]
    assert [row["end"] for row in lab.view["rows"]] == ["−3100.00", "−3200.00", "−4000.00"]


def test_an_order_that_leaves_nothing_never_pays_the_fixed_cost(lab):
    lab.do_left(0)
    assert "No number" in sentence(lab)
    assert said(lab) == "An order leaves nothing. More orders do not help."


def test_the_chart_is_drawn_in_both_languages_and_only_when_something_changed(lab, monkeypatch):
    before = lab.view["chart"]
    assert before["zh"].startswith("data:image/png;base64,")
    assert before["zh"] != before["en"]
    monkeypatch.setattr(figures.Chart, "_drawn", lambda *_: pytest.fail("drawn again"))
    lab.do_finish()
    assert lab.view["chart"] == before


def english(text):
    return text.translations()["en"]


def marked(left):
    """What is named in the chart of a month of 200 orders."""
    axes = figures.Figure().add_subplot()
    stays, moves = breakevenlab._numbers(200, 3000, left)
    breakevenlab._ground(axes, english, *stays)
    breakevenlab._moving(axes, english, *moves)
    assert axes.get_xlim()[1] >= 500
    return [one.text for one in axes.artists if isinstance(one, figures.Name)]


def test_the_chart_names_the_crossing_and_now(lab):
    assert marked(1089) == ["break-even: 276 orders", "now: 200 orders"]
    assert marked(-50) == ["now: 200 orders"]


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
    assert lab_page.sentence().startswith("At 201 orders the month ends 811.11 yuan below")
    lab_page.drag("left-slider", 0)
    assert lab_page.sentence().endswith("No number of orders is enough.")
    assert "Every order costs you 5.00 yuan." in lab_page.part("said").inner_text()
    lab_page.press("again")
    assert lab_page.sentence().endswith("276 orders are needed.")


@pytest.mark.browser
def test_it_is_worked_with_the_keyboard(open_page):
    lab_page = open_page()
    lab_page.keys("orders-slider", "ArrowRight", "ArrowRight")
    assert lab_page.sentence().startswith("At 202 orders")
    lab_page.write("orders-box", "300")
    assert lab_page.sentence().startswith("At 300 orders the month ends 267.00 yuan above")
    lab_page.write("left-box", "7.5")
    assert lab_page.sentence().endswith("400 orders are needed.")
    lab_page.keys("fixed-more", "Enter", "Enter")
    assert lab_page.focused() == "fixed-more"
    assert lab_page.sentence().endswith("427 orders are needed.")


def looks(lab_page):
    """What is seen of it, for ``test_lab_contract``."""
    lab_page.write("left-box", "-0.50")
    yield
