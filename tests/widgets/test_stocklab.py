"""StockLab: each thing that happens changes one row by so many pairs, or none."""

import pytest

from qihang.commerce import stock
from tests.support.lab_page import sentence
from widgets import StockLab
from widgets.labs.stocklab import ROWS
from widgets.labs.stocklab.happened import EVENTS, START, WAYS, rows_after

CHANGE = {"do": "row", "row": "black-37"}
"""Something that is done in it, for what every laboratory is tried with."""

KEYS = [("-".join(event.picked), event.by) for event in EVENTS]
"""The row and the change that each thing asks for, in order."""

WORN, SPOILT, LATE = (
    [event.kind for event in EVENTS].index(kind) for kind in ("worn", "spoilt", "late")
)


def use(lab):
    """Write down the first things, and choose a row for the next, for its picture."""
    for row, by in KEYS[:3]:
        for key in (f"row-{row}", f"by-{by}", "write"):
            lab.locator(f"[data-key={key}]").click()
    lab.locator("[data-key=row-black-38]").click()


def looks(lab_page):
    """A row that is not right; what comes after each thing that was written down."""
    press(lab_page, "row-blue-38", "by--1", "write")
    yield
    for row, by in KEYS:
        press(lab_page, f"row-{row}", f"by-{by}", "write")
        yield


def press(lab_page, *keys):
    for key in keys:
        lab_page.press(key)


@pytest.fixture
def lab():
    return StockLab()


def write(lab, row, by):
    lab.do_row(row)
    lab.do_by(by)
    lab.do_write()


def write_first(lab, count):
    for row, by in KEYS[:count]:
        write(lab, row, by)


def left(lab):
    return {row["id"]: row["left"] for row in lab.view["rows"]}


def figures(lab):
    return [one["pairs"] for one in lab.view["sum"]]


# ---- what happens -------------------------------------------------------------------------


def test_twenty_pairs_lie_in_six_rows_that_are_not_alike():
    assert sum(START.values()) == 20
    assert len(ROWS) == 6
    assert len(set(START.values())) > 2


def test_everything_that_can_happen_happens_and_no_row_falls_below_zero():
    assert {event.kind for event in EVENTS} == set(WAYS)
    for count in range(len(EVENTS) + 1):
        assert all(row.left >= 0 for row in rows_after(EVENTS[:count]).values())


def test_what_comes_too_late_is_ordered_from_a_row_with_nothing_left():
    late = EVENTS[LATE]
    assert rows_after(EVENTS[:LATE])[late.picked].left == 0
    assert late.by == 0


def test_the_last_one_of_a_row_was_spoilt_on_the_shelf():
    assert EVENTS[SPOILT].picked == EVENTS[LATE].picked
    assert rows_after(EVENTS[:SPOILT])[EVENTS[SPOILT].picked].left == 1


# ---- writing it down ----------------------------------------------------------------------


def test_at_first_it_is_asked_which_row_changes(lab):
    assert lab.view["event"]["number"]["en"] == "Note 1 of 8"
    assert lab.view["event"]["told"]["en"] == "Black, size 37: 1 pair sold and sent."
    assert sentence(lab).startswith("Which row changes")
    assert figures(lab) == [20, 0, 0, 0, 20]


def test_what_is_right_is_written_down_and_the_next_thing_comes(lab):
    write(lab, "black-37", -1)
    assert left(lab)["black-37"] == 4
    assert sentence(lab) == "Note 1. Black, size 37: 5 − 1 = 4."
    assert lab.view["tone"] == {"tone": "ok", "sign": "✓"}
    assert lab.view["event"]["told"]["en"] == "Black, size 38: 2 pairs sold and sent."
    assert (lab.view["by"], [row["id"] for row in lab.view["rows"] if row["chosen"]]) == (None, [])


@pytest.mark.parametrize(
    ("before", "row", "by", "why"),
    [
        (0, "black-38", -1, "That is another row. Read colour and size once more."),
        (0, "black-37", -2, "How many pairs is it? Read once more."),
        (0, "black-37", 1, "What is sold leaves the shelf."),
        (0, "black-37", 0, "What is sold leaves the shelf."),
        (3, "black-38", -1, "It is good, so it can be sold again."),
        (3, "black-38", 0, "It is good, so it can be sold again."),
        (WORN, "black-37", 1, "Nobody can buy a torn pair."),
        (WORN, "black-37", -1, "It left the shelf when it was sold."),
        (SPOILT, "blue-38", 0, "Nobody can buy it, so it no longer counts."),
        (LATE, "blue-38", -1, "The shelf has 0. Less than 0 cannot be."),
        (LATE, "blue-38", 1, "No pair came in."),
    ],
)
def test_what_is_not_right_is_not_written_down_and_it_says_why(lab, before, row, by, why):
    write_first(lab, before)
    was = left(lab)
    write(lab, row, by)
    assert sentence(lab) == f"Not yet. {why}"
    assert lab.view["tone"] == {"tone": "notyet", "sign": "→"}
    assert left(lab) == was
    lab.do_row("blue-36")
    assert not lab.state()["missed"]


def test_what_changes_nothing_needs_no_row(lab):
    write_first(lab, WORN)
    assert not lab.view["ready"]
    lab.do_by(0)
    assert lab.view["ready"]
    lab.do_write()
    assert sentence(lab) == "Note 5. Black, size 37 stays 4. Nobody can buy a torn pair."


def test_without_a_row_or_a_change_nothing_is_written_down(lab):
    lab.do_write()
    lab.do_by(-1)
    lab.do_write()
    lab.do_again()
    lab.do_row("black-37")
    lab.do_write()
    assert lab.state()["written"] == 0
    assert not lab.state()["missed"]


def test_a_row_that_is_out_is_zero_and_stays(lab):
    write_first(lab, SPOILT + 1)
    assert left(lab)["blue-38"] == 0
    assert sentence(lab) == "Note 6. Blue, size 38: 1 − 1 = 0. Write 0 at once, and keep the row."
    assert len(lab.view["rows"]) == 6


def test_what_was_promised_and_is_out_is_a_broken_promise(lab):
    write_first(lab, LATE + 1)
    assert left(lab)["blue-38"] == 0
    assert sentence(lab) == (
        "Note 7. Blue, size 38 stays 0. None can be sent: tell the buyer today, pay back."
    )


def test_at_the_end_all_rows_come_to_what_is_left(lab):
    write_first(lab, len(EVENTS))
    assert lab.view["event"] is None
    assert figures(lab) == [20, 6, 1, 1, 14]
    assert stock.total(rows_after(EVENTS).values()) == sum(left(lab).values()) == 14
    assert sentence(lab) == (
        "All written down: 20 − 6 + 1 − 1 = 14 pairs. Blue, size 38 has 0, and its row stays."
    )
    before = lab.state()
    write(lab, "black-36", -1)
    assert lab.state() == before


def test_the_last_one_is_written_down_once_more(lab):
    assert lab.view["empty"]
    turn = lab.view["turn"]
    lab.do_back()
    assert lab.view["turn"] == turn
    write_first(lab, len(EVENTS))
    lab.do_back()
    assert lab.view["event"]["number"]["en"] == "Note 8 of 8"
    assert lab.state() == {"written": 7, "row": None, "by": None, "missed": False}


# ---- messages and states ------------------------------------------------------------------


def test_it_comes_back_as_it_was_left(lab):
    write_first(lab, 3)
    write(lab, "black-36", 1)
    again = StockLab()
    again.restore(lab.state())
    again.redraw()
    assert again.state() == lab.state()
    assert (
        sentence(again)
        == sentence(lab)
        == ("Not yet. That is another row. Read colour and size once more.")
    )


@pytest.mark.parametrize("value", [3, -3, 1.0, "1", "white-40", None, True, [], {}])
def test_what_makes_no_sense_changes_nothing(lab, value):
    write(lab, "black-37", -2)
    before = lab.state()
    lab.do_row(value)
    lab.do_by(value)
    assert lab.state() == before


@pytest.mark.parametrize(
    "state",
    [
        {"written": 9, "row": "white-40", "by": 3, "missed": True},
        {"written": "2", "row": 5, "by": None, "missed": "yes"},
        {"missed": True},
    ],
)
def test_a_state_from_elsewhere_is_survived(lab, state):
    lab.restore(state)
    assert lab.state() == StockLab().state()


def test_what_is_right_was_not_missed(lab):
    lab.restore({"written": 0, "row": "black-37", "by": -1, "missed": True})
    assert not lab.state()["missed"]
    lab.restore({"written": 8, "row": "black-37", "by": -2, "missed": True})
    assert lab.state()["written"] == 8
    assert not lab.state()["missed"]


def test_starting_again_puts_all_pairs_back(lab):
    write_first(lab, 5)
    lab.do_again()
    assert lab.state() == StockLab().state()


# ---- on a page ----------------------------------------------------------------------------


@pytest.mark.browser
def test_it_is_worked_with_the_mouse_and_with_the_keyboard(open_lab):
    page = open_lab(StockLab())
    assert page.part("write").get_attribute("aria-disabled") == "true"
    press(page, "row-black-37", "by--1")
    assert page.part("row-black-37").get_attribute("aria-pressed") == "true"
    page.press("write")
    assert page.sentence() == "✓ Note 1. Black, size 37: 5 − 1 = 4."
    assert page.part("row-black-37").get_attribute("aria-label") == "Black, size 37: 4 left"
    page.keys("row-black-38", "Enter")
    page.keys("by--2", " ")
    page.keys("write", "Enter")
    assert page.focused() == "write"
    assert "3 of 8" in page.part("event").inner_text()
    assert " ".join(page.part("sum").inner_text().split()) == (
        "counted 20 sold − 3 back, good + 0 damaged − 0 left to sell = 17"
    )


@pytest.mark.browser
def test_only_writing_down_tells_the_page_that_it_was_tried(open_lab):
    page = open_lab(StockLab())
    page.page.evaluate("document.addEventListener('qihang:tried', () => window.tried = true)")
    press(page, "row-black-37", "by-0")
    assert page.page.evaluate("window.tried") is None
    page.press("write")
    assert page.page.evaluate("window.tried") is True
