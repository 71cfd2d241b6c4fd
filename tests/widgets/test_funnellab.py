"""FunnelLab: three shops with one weak step each, and what mending a step brings."""

import json

import pytest

from qihang.commerce import shop_funnel
from qihang.commerce.shop_funnel import MORE, RATES, SHOPS, STEPS, USUAL
from tests.support.exercise_page import key
from tests.support.lab_page import sentence
from widgets import FunnelLab
from widgets.labs.funnellab import MENDS

CHANGE = {"do": "mend", "choice": "basket"}
"""Something that is done in it, for what every laboratory is tried with."""


def use(lab):
    """A step that is not the weak one is mended, for its picture in the docs."""
    key(lab, "mend-basket").check()


def looks(lab_page):
    """What has the longest sentences, and all three shops found."""
    for choice in ("more", "basket"):
        lab_page.press(f"mend-{choice}")
        yield
    for shop, funnel in SHOPS.items():
        lab_page.press(f"shop-{shop}")
        lab_page.press(f"mend-{shop_funnel.weak(funnel)}")
        yield
    lab_page.press("mend-ordered")
    yield


@pytest.fixture
def lab():
    return FunnelLab()


def rows(lab, what):
    return [row[what] for row in lab.view["rows"]]


def tone(lab):
    return lab.view["tone"]["tone"]


def test_it_begins_with_the_people_of_a_shop_and_says_nothing_of_its_weak_step(lab):
    assert sentence(lab) == "1000 people came to look. 14 of them bought and kept it."
    assert rows(lab, "id") == list(STEPS)
    assert rows(lab, "people") == ["1000", "90", "16", "15", "14"]
    assert rows(lab, "of_100") == [None, 9, 18, 94, 93]
    assert rows(lab, "usual") == [None, *USUAL.values()]
    assert not any(rows(lab, "mended"))
    assert tone(lab) == ""


@pytest.mark.parametrize("shop", SHOPS)
def test_the_question_is_true_of_every_shop(lab, shop):
    assert "14 of 1000" in lab.view["words"]["question"]["en"]
    lab.do_shop(shop)
    assert sentence(lab) == "1000 people came to look. 14 of them bought and kept it."


def test_the_weak_step_is_found_in_all_three_shops(lab):
    for shop, funnel in SHOPS.items():
        lab.do_shop(shop)
        weak = shop_funnel.weak(funnel)
        lab.do_mend(weak)
        assert sentence(lab).startswith(f"Right. {MENDS[weak].english} Mended: ")
        assert tone(lab) == "ok"
        [row] = [row for row in lab.view["rows"] if row["mended"]]
        assert (row["id"], row["of_100"]) == (weak, USUAL[weak])
    assert [shop["text"] for shop in lab.view["shops"]] == ["1✓", "2✓", "3✓"]


def test_mending_shows_the_people_before_and_after(lab):
    lab.do_mend("ordered")
    assert rows(lab, "people") == ["1000", "90", "16 → 36", "15 → 34", "14 → 32"]
    assert sentence(lab).endswith("Mended: 32 keep it, not 14: 18 more.")


def test_the_lowest_number_is_not_taken_for_the_weak_step(lab):
    lab.do_mend("basket")
    assert sentence(lab) == (
        "Not yet. 9 is the lowest number. But 10 is usual here. Mended: 16 keep it, not 14: 2 more."
    )
    assert tone(lab) == "notyet"


def test_a_step_that_is_as_usual_brings_hardly_anything(lab):
    lab.do_shop("3")
    lab.do_mend("ordered")
    assert sentence(lab) == (
        "Not yet. Here 38 of 100 go on, 40 is usual. Mended: 15 keep it, not 14: 1 more."
    )


def test_a_step_that_is_better_than_usual_stays_as_it_is(lab):
    lab.do_mend("paid")
    assert rows(lab, "of_100") == [None, 9, 18, 94, 93]
    assert sentence(lab).endswith("Mended: still 14 keep it.")


def test_twice_as_many_people_cost_double_and_change_no_rate(lab):
    before = rows(lab, "of_100")
    lab.do_mend(MORE)
    assert sentence(lab) == (
        "Not yet. Twice the people: 28 keep it, not 14. But the ads cost double."
        " Of each 1000 it is still 14."
    )
    assert rows(lab, "of_100") == before
    assert rows(lab, "people")[0] == "1000 → 2000"


def test_a_shop_that_was_left_is_found_as_it_was(lab):
    lab.do_mend("ordered")
    lab.do_mend(MORE)
    seen = sentence(lab)
    lab.do_shop("2")
    assert lab.view["choice"] is None
    lab.do_shop("1")
    assert (lab.view["choice"], sentence(lab)) == (MORE, seen)
    assert lab.view["shops"][0]["text"] == "1✓"


def test_every_step_has_something_to_be_mended_with():
    assert set(MENDS) == set(RATES)


# ---- what is kept, and what is refused


def worked(lab):
    lab.do_mend("ordered")
    lab.do_mend(MORE)
    lab.do_shop("3")
    lab.do_mend("basket")
    lab.do_shop("2")
    return lab


def test_it_comes_back_as_it_was_left(lab):
    left = worked(lab).state()
    again = FunnelLab()
    again.restore(json.loads(json.dumps(left)))
    assert again.state() == left


def test_what_the_first_edition_kept_was_of_other_shops(lab):
    first = lab.state()
    lab.restore(
        {
            "seed": "a shop",
            "look": "shop-3",
            "step": 3,
            "chosen": {"shop-1": "paid"},
            "mended": {"shop-1": ["paid", "more"]},
            "channels": {"ads": [1000, 10]},
        }
    )
    assert lab.state() == first


def test_starting_again_forgets_what_was_found(lab):
    first = lab.state()
    worked(lab).do_again()
    assert lab.state() == first


@pytest.mark.parametrize(
    "junk", [None, 5, "x", [5], {"1": 5}, {"1": [[], "looked"]}, {"9": ["paid"]}]
)
def test_a_kept_state_from_elsewhere_is_survived(lab, junk):
    first = lab.state()
    lab.restore({"shop": junk, "tried": junk})
    assert lab.state() == first


@pytest.mark.parametrize("junk", [-1, 1, 1.5, True, "looked", "shop-1", None, [], {}])
def test_what_makes_no_sense_changes_nothing(lab, junk):
    before = lab.state()
    lab.do_shop(junk)
    lab.do_mend(junk)
    assert lab.state() == before


# ---- on a page -----------------------------------------------------------------------------


@pytest.mark.browser
def test_a_shop_is_mended_by_mouse_and_keyboard(open_lab):
    lab_page = open_lab(FunnelLab())
    lab_page.press("mend-more")
    assert "still 14" in lab_page.sentence()
    lab_page.keys("mend-more", "ArrowUp")
    assert lab_page.sentence().startswith("→ Not yet. Here 93 of 100 go on")
    lab_page.keys("mend-ordered", " ")
    assert lab_page.sentence().startswith("✓ Right.")
    assert "16 → 36" in lab_page.part("step-ordered").inner_text()
    lab_page.keys("shop-1", "ArrowRight")
    assert lab_page.lab.view["shop"] == "2"
    assert "✓" in lab_page.part("shop-1-label").inner_text()
    lab_page.press("again")
    assert "✓" not in lab_page.part("shop-1-label").inner_text()


@pytest.mark.browser
def test_to_look_at_another_shop_is_no_try(open_lab):
    lab_page = open_lab(FunnelLab())
    lab_page.page.evaluate("addEventListener('qihang:tried', () => (window.tried = true))")
    lab_page.press("shop-2")
    assert lab_page.page.evaluate("window.tried") is None
    lab_page.press("mend-paid")
    assert lab_page.page.evaluate("window.tried") is True
