"""ShelfLab: goods go to the place of their name, and a slip breaks nothing."""

import pytest

from tests.support.lab_page import sentence
from tests.support.waiting import until
from widgets import ShelfLab
from widgets.labs.shelflab import GOODS, NEXT

CHANGE = {"do": "take", "good": "tea"}
"""Something that is done in it, for what every laboratory is tried with."""


def use(lab):
    """Put some goods up, for its picture."""
    lab.locator("[data-key=good-tea]").click()
    lab.locator("[data-key=place-tea]").click()
    lab.locator("[data-key=good-rice]").click()


def looks(lab_page):
    """Something is in hand; it is another place's; all four are put up."""
    lab_page.press("good-tea")
    yield
    lab_page.press("place-rice")
    yield
    for good in GOODS:
        lab_page.press(f"good-{good}")
        lab_page.press(f"place-{good}")
    yield


@pytest.fixture
def lab():
    return ShelfLab()


def put_up(lab, *goods):
    for good in goods:
        lab.do_take(good)
        lab.do_put(good)


def test_what_is_in_hand_goes_to_the_place_of_its_name(lab):
    lab.do_take("tea")
    assert "In your hand: Tea" in sentence(lab)
    lab.do_put("rice")
    assert "This place is for: Rice" in sentence(lab)
    assert lab.state()["placed"] == []
    lab.do_put("tea")
    assert lab.state()["placed"] == ["tea"]
    assert "1 of 4" in sentence(lab)


def test_something_else_can_be_taken_instead(lab):
    lab.do_take("tea")
    lab.do_take("rice")
    lab.do_put("rice")
    assert lab.state() == {**lab.state(), "placed": ["rice"], "slips": 0}


def test_a_place_that_is_pressed_with_an_empty_hand_says_what_to_do_and_is_no_slip(lab):
    lab.do_put("tea")
    assert "First press one of the goods" in sentence(lab)
    assert lab.state()["slips"] == 0


def test_who_made_no_slip_may_go_on_to_typing(lab):
    put_up(lab, *GOODS)
    assert "no wrong press" in sentence(lab)
    assert lab.view["next"] == NEXT


def test_who_made_a_slip_is_done_as_well(lab):
    lab.do_take("tea")
    lab.do_put("rice")
    put_up(lab, *GOODS)
    assert sentence(lab) == "All four are on the shelf."
    assert lab.view["next"] is None


def test_the_places_stand_in_orders_of_their_own():
    orders = {tuple(place["id"] for place in ShelfLab().view["places"]) for _ in range(60)}
    assert len(orders) > 5
    assert all(set(order) == set(GOODS) for order in orders)


@pytest.mark.parametrize("value", ["gold", 3, None, True, [], {}])
def test_what_makes_no_sense_changes_nothing(lab, value):
    before = lab.state()
    lab.do_take(value)
    lab.do_put(value)
    assert lab.state() == before


def test_what_is_put_up_is_kept(lab):
    put_up(lab, "tea", "eggs")
    other = ShelfLab()
    other.restore({**lab.state(), "placed": [*lab.state()["placed"], "gold", 3, "tea"]})
    other.redraw()
    assert other.state() == lab.state()
    assert other.view["places"] == lab.view["places"]


@pytest.mark.browser
def test_it_is_worked_with_the_mouse_and_with_the_keyboard(open_lab):
    page = open_lab(ShelfLab())
    page.press("good-tea")
    page.press("place-tea")
    page.keys("good-rice", "Enter")
    page.keys("place-rice", " ")
    assert "2 of 4" in page.sentence()
    for good in ("eggs", "apples"):
        page.press(f"good-{good}")
        page.press(f"place-{good}")
    page.press("next")
    until(lambda: page.page.evaluate("location.hash") == f"#{NEXT}")
