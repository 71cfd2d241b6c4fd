"""SheetLab: points are a seller's own; a paper that is missing stops, whatever their sum."""

import pytest

from qihang.commerce.product_sheet import POINTS, best
from tests.support.exercise_page import key
from tests.support.lab_page import LEFT_OF_SCREEN, sentence
from widgets import SheetLab
from widgets.labs.sheetlab import POINT_NAMES
from widgets.labs.sheetlab.goods import GOODS

CHANGE = {"do": "point", "point": "need", "given": 1}
"""Something that is done in it, for what every laboratory is tried with."""

WHOLE = [name for name, goods in GOODS.items() if not goods.missing]


def use(lab):
    """Weigh the lamp, for its picture."""
    key(lab, "goods-lamp").check()
    for point, (given, _) in GOODS["lamp"].seller.items():
        key(lab, f"{point}-{given}").check()
    key(lab, "turn").click()
    for paper in GOODS["lamp"].papers:
        key(lab, f"paper-{paper}").check()
    key(lab, "turn").click()


def looks(lab_page):
    """The card, read too far and to its end; all three goods weighed."""
    lab_page.press("parcel-2")
    lab_page.press("turn")
    for paper in GOODS["peanuts"].papers:
        lab_page.press(f"paper-{paper}")
    yield
    lab_page.press("paper-date")
    yield
    for name in GOODS:
        lab_page.lab.do_goods(name)
        weigh(lab_page.lab)
        read(lab_page.lab)
    lab_page.press("turn")
    lab_page.press("need-1")
    yield


@pytest.fixture
def lab():
    return SheetLab()


def weigh(lab):
    """Give the goods in front what the seller gives."""
    for point, (given, _) in GOODS[lab.state()["goods"]].seller.items():
        lab.do_point(point, given)


def read(lab):
    """Tick what the card of the goods in front shows."""
    goods = GOODS[lab.state()["goods"]]
    for paper in goods.papers:
        lab.do_paper(paper, paper not in goods.missing)


def bar(lab, name):
    return next(bar for bar in lab.view["bars"] if bar["id"] == name)


# ---- the goods ------------------------------------------------------------------------------


def test_the_seller_weighs_every_point_and_the_goods_with_most_points_may_not_be_sold():
    sheets = {name: goods.sheet for name, goods in GOODS.items()}
    assert {name: sheet.total for name, sheet in sheets.items()} == {
        "peanuts": 9,
        "lamp": 7,
        "oranges": 6,
    }
    assert [name for name, sheet in sheets.items() if sheet.stops] == ["peanuts"]
    assert best(sheets) == "lamp"


def test_what_is_missing_is_a_paper_that_the_goods_need():
    for goods in GOODS.values():
        assert set(goods.missing) < goods.papers.keys()
        assert goods.seller["papers"][0] == (0 if goods.missing else 2)


def test_every_point_of_the_sheet_has_a_name():
    assert tuple(POINT_NAMES) == POINTS


# ---- points ---------------------------------------------------------------------------------


def test_a_seller_speaks_after_the_point_is_given_and_judges_nobody(lab):
    assert lab.view["seller"]["en"].startswith("Give a point.")
    for given in (0, 2):
        lab.do_point("rivals", given)
        assert lab.view["seller"]["en"] == (
            "Few rivals: one seller gives 1. Many sell peanuts, but few sell them this fresh."
        )
        assert lab.view["tone"]["tone"] == ""


def test_points_add_up_to_the_bar_of_their_goods(lab):
    lab.do_point("need", 2)
    lab.do_point("margin", 1)
    lab.do_point("need", 0)
    assert bar(lab, "peanuts")["total"] == 1
    lab.do_goods("lamp")
    lab.do_point("season", 2)
    assert [bar(lab, name)["total"] for name in GOODS] == [1, 2, 0]
    assert [point["given"] for point in lab.view["points"]] == [None] * 5 + [2]


# ---- papers ---------------------------------------------------------------------------------


def test_before_the_card_is_read_nothing_is_said_of_stopping(lab):
    weigh(lab)
    assert sentence(lab) == ("Peanuts: 9 of 12 points. Read the source card, too.")
    lab.do_paper("licence", True)
    assert sentence(lab) == "Peanuts: papers ticked 1 of 3. Read the card to its end."
    assert bar(lab, "peanuts")["papers"] == "open"


def test_a_missing_paper_stops_whatever_the_sum(lab):
    read(lab)
    assert sentence(lab) == (
        "Right. Peanuts: 0 of 12 points, but missing: Date on the label. Stop."
    )
    for point in POINTS:
        lab.do_point(point, 2)
    assert sentence(lab).startswith("Right. Peanuts: 12 of 12 points, but missing")
    assert lab.view["tone"] == {"tone": "ok", "sign": "✓"}
    assert bar(lab, "peanuts")["papers"] == "stop"


def test_a_promise_is_no_paper(lab):
    for paper in GOODS["peanuts"].papers:
        lab.do_paper(paper, True)
    assert sentence(lab) == "Not yet: is this on the card? Date on the label. Read it again."
    assert bar(lab, "peanuts")["papers"] == "open"
    lab.do_paper("date", False)
    assert bar(lab, "peanuts")["papers"] == "stop"


@pytest.mark.parametrize("name", WHOLE)
def test_goods_with_all_papers_are_compared_by_their_points(lab, name):
    lab.do_goods(name)
    read(lab)
    assert sentence(lab).endswith("all papers shown, 0 of 12 points. Still to give: 6.")
    weigh(lab)
    total = GOODS[name].sheet.total
    assert sentence(lab).endswith(f"You give {total} of 12, one seller {total}. Compare.")
    assert lab.view["tone"]["tone"] == "ok"
    assert bar(lab, name)["papers"] == "all"


# ---- what is kept ---------------------------------------------------------------------------


def test_it_comes_back_as_it_was_left(lab):
    weigh(lab)
    lab.do_goods("oranges")
    read(lab)
    lab.do_point("need", 2)
    lab.do_turn(True)
    again = SheetLab()
    again.restore(lab.state())
    again.redraw()
    assert again.state() == lab.state()
    assert again.view["seller"] == lab.view["seller"]


@pytest.mark.parametrize("value", [-1, 3, 2.5, "2", None, True, [], {}, "gold"])
def test_what_makes_no_sense_changes_nothing(lab, value):
    lab.do_point("need", 1)
    before = lab.state()
    lab.do_goods(value)
    lab.do_point("need", value)
    lab.do_point(value, 1)
    lab.do_paper(value, True)
    lab.do_paper("date", 1)
    lab.do_paper("mark", True)
    lab.do_turn(1)
    assert lab.state() == before


@pytest.mark.parametrize(
    "state",
    [
        {"points": {"peanuts": [1], "gold": {"need": 1}}, "papers": {"peanuts": {"date": 1}}},
        {"points": [], "papers": 3, "goods": 4, "last": "need"},
        {"points": {"lamp": {"gold": 1, "need": 7}}, "papers": {"lamp": ["date", 4, None]}},
    ],
)
def test_a_state_that_cannot_be_is_taken_up_as_far_as_it_can(lab, state):
    first = lab.state()
    lab.restore(state)
    assert lab.state() == first


def test_starting_again_puts_everything_back(lab):
    first = lab.state()
    weigh(lab)
    read(lab)
    lab.do_goods("lamp")
    lab.do_again()
    assert lab.state() == first


# ---- on a page ------------------------------------------------------------------------------


@pytest.mark.browser
def test_it_is_worked_with_the_mouse_and_with_the_keyboard(open_lab):
    page = open_lab(SheetLab())
    page.press("need-2")
    page.keys("need-2", "ArrowLeft")
    assert page.part("bar-peanuts").inner_text().split() == ["Peanuts", "1", "papers?"]
    page.keys("turn", "Enter")
    page.keys("paper-licence", " ")
    page.press("paper-label")
    assert page.sentence().startswith("✓ Right. Peanuts: 1 of 12 points")
    assert page.part("bar-peanuts").inner_text().split() == ["Peanuts", "1", "stop"]
    page.press("goods-lamp")
    assert page.part("paper-mark").is_visible()
    page.press("turn")
    assert page.part("need-2").is_visible()
    page.press("again")
    assert page.sentence().startswith("Peanuts: 0 of 12")


@pytest.mark.browser
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_said_of_all_goods_fits_a_screen(open_lab, language):
    page = open_lab(SheetLab())
    page.speak(language)
    heights = {}
    for name, goods in GOODS.items():
        page.press(f"goods-{name}")
        for point in POINTS:
            page.press(f"{point}-2")
            heights[name, point] = page.height_on_a_screen()
        page.press("turn")
        for paper in goods.papers:
            page.press(f"paper-{paper}")
            heights[name, paper] = page.height_on_a_screen()
        page.press("turn")
        heights[name, "end"] = page.height_on_a_screen()
    assert {one: high for one, high in heights.items() if high > LEFT_OF_SCREEN} == {}
