"""The form of a plan: whose goods it is about, and its parts on a page."""

import pytest

from qihang.commerce import own_goods, plan
from qihang.commerce.own_goods import OwnGoods
from qihang.questions.plan import NAMES, OWN, Plan, model
from tests.commerce.test_plan import EXAMPLE, SHEET
from tests.support import exercise_page as exercise
from tests.support.box_page import PAUSE
from tests.support.lab_page import hear
from tests.support.pretend_service import marked
from widgets.exercise import ask

NAME = "plan"
PLAN = Plan(EXAMPLE).expecting()


def box():
    ask.case("t1", None)
    return ask.plan(NAME, None, goods=EXAMPLE, label=("第一个月", "The first month")).box()


@pytest.fixture
def own(service):
    service.state["kept"][own_goods.ITEM] = {"state": SHEET.stored(), "outcome": None}


def goods(asked):
    """What stands above the parts."""
    known = asked.view["follows"] or asked.view["begins"] or asked.view["form"]
    return known["goods"]["en"]


def test_a_plan_is_begun_with_the_own_goods_if_the_sheet_has_enough(page_session, own):
    asked = box()
    hear(asked, do="ready")
    assert asked.view["begins"]["own"] == plan.frozen(SHEET)
    assert goods(asked).startswith(
        "Hand-sewn cloth shoes: one costs 25.00 yuan; packing and parcel 6.00 yuan"
    )


def test_without_them_it_is_about_the_goods_of_the_case(page_session, service):
    half = OwnGoods(name="bowl", cost=800)
    service.state["kept"][own_goods.ITEM] = {"state": half.stored(), "outcome": None}
    asked = box()
    hear(asked, do="ready")
    assert asked.view["begins"] is None
    assert goods(asked).startswith("Phone stands: one costs 12.00 yuan")


def test_goods_that_come_to_the_sheet_on_the_same_page_are_taken_until_a_line_is_written(
    page_session,
):
    asked = box()
    hear(asked, do="ready")
    page_session.keep(own_goods.ITEM, SHEET.stored())
    assert goods(asked).startswith("Hand-sewn cloth shoes")
    hear(asked, do="answer", value={OWN: plan.frozen(SHEET), "start": "3000"}, seq=1)
    page_session.keep(own_goods.ITEM, {"cost": 9900})
    assert asked.view["begins"] is None
    assert "one costs 25.00 yuan" in goods(asked)


def test_the_other_kinds_take_nothing_of_the_sheet(page_session, own):
    ask.case("t1", None)
    number = ask.number("digit", None).box()
    hear(number, do="ready")
    assert number.view["begins"] is None


# ---- on a page ----------------------------------------------------------------------------


def line(box_page, name):
    return exercise.key(box_page.box(NAME), f"cell-{name}")


def saved(box_page, service):
    box_page.wait(PAUSE)
    box_page.pass_on()
    return service.state["answers"].get(NAME, {}).get("value")


@pytest.mark.browser
def test_the_first_line_takes_the_goods_along_and_they_stay(box_page, page_session, service, own):
    box_page.open(box())
    line(box_page, "start").fill("3000")
    assert saved(box_page, service) == {OWN: plan.frozen(SHEET), "start": "3000"}
    page_session.keep(own_goods.ITEM, {"cost": 9900})
    line(box_page, "pieces").fill("20")
    assert saved(box_page, service)[OWN]["cost"] == 2500
    assert "25.00" in box_page.box(NAME).locator("[data-key=goods]").inner_text()


@pytest.mark.browser
def test_who_empties_the_plan_begins_anew_with_the_sheet_as_it_is_now(
    box_page, page_session, service, own
):
    box_page.open(box())
    line(box_page, "start").fill("3000")
    saved(box_page, service)
    page_session.keep(own_goods.ITEM, {"cost": 9900})
    line(box_page, "start").fill(" ")
    assert saved(box_page, service) is None
    line(box_page, "start").fill("3000")
    assert saved(box_page, service)[OWN]["cost"] == 9900


@pytest.mark.browser
def test_its_parts_are_opened_with_the_keyboard_and_keep_what_was_written(
    box_page, page_session, service
):
    box_page.open(box())
    line(box_page, "start").fill("3000")
    part = exercise.key(box_page.box(NAME), "part-cash")
    part.press("Enter")
    assert part.get_attribute("aria-pressed") == "true"
    assert not line(box_page, "start").is_visible()
    line(box_page, "stop").fill("1200")
    exercise.key(box_page.box(NAME), "part-before").press("Enter")
    assert line(box_page, "start").input_value() == "3000"
    assert saved(box_page, service) == {"start": "3000", "stop": "1200"}


@pytest.mark.browser
def test_what_was_marked_says_of_each_part_and_line_how_it_went(box_page, page_session, service):
    answer = {**model(EXAMPLE), "gone": "910.00", "spent": "1650.00", "stop": "0"}
    service.save(NAME, answer)
    service.hand_in({})
    verdict = PLAN.mark(answer)
    parts = [vars(part) for part in verdict.parts]
    result = marked(outcome="partly", idea=verdict.idea, points=0.9, most=1.0, parts=parts)
    service.state["results"] = {
        "points": 0.9,
        "most": 1.0,
        "best": 0.9,
        "questions": {NAME: result},
    }
    box_page.open(box())
    one = box_page.box(NAME)
    assert exercise.key(one, "part-before").inner_text().startswith("→")
    assert exercise.key(one, "part-sales").inner_text().startswith("✓")
    assert "Right way" in exercise.key(one, "mark-spent").inner_text()
    assert "Leave it out here." in exercise.key(one, "told-gone").inner_text()
    exercise.key(one, "part-cash").click()
    assert "Not yet" in exercise.key(one, "mark-stop").inner_text()
    assert line(box_page, "stop").get_attribute("readonly") is not None


def test_every_line_of_the_plan_stands_in_one_part(page_session):
    asked = box()
    hear(asked, do="ready")
    lines = [one["name"] for part in asked.view["form"]["parts"] for one in part["lines"]]
    assert lines == list(NAMES)


# ---- what it goes on from, and its page to print ------------------------------------------


@pytest.mark.browser
def test_a_part_shows_what_its_sums_take_from_other_parts(box_page, page_session, service):
    box_page.open(box())
    exercise.key(box_page.box(NAME), "part-sales").click()
    line(box_page, "sold").fill("20")
    line(box_page, "net").fill("1078.20")
    exercise.key(box_page.box(NAME), "part-costs").click()
    part = exercise.key(box_page.box(NAME), "of-costs")
    assert exercise.key(part, "recalled").inner_text() == "Pieces sold 20 · Net sales 1078.20"
    assert "Left = net sales" in part.inner_text()


@pytest.mark.browser
def test_the_page_to_print_is_a_link_that_opens_a_new_tab_once_a_line_is_written(
    box_page, page_session, service
):
    box_page.open(box())
    link = exercise.key(box_page.box(NAME), "plan-paper").locator("a")
    assert link.count() == 0
    line(box_page, "start").fill("3000")
    saved(box_page, service)
    exercise.key(box_page.box(NAME), "part-risk").press("Enter")
    assert link.get_attribute("href") == "/plan.pdf"
    assert link.get_attribute("target") == "_blank"
    link.focus()
    assert link.evaluate("(one) => one === document.activeElement")
    assert "Your instructor can print it." in box_page.box(NAME).inner_text()


@pytest.mark.browser
def test_the_whole_page_and_the_paper_show_all_parts(box_page, page_session, service):
    box_page.open(box())
    parts = box_page.box(NAME).locator(".form-plan-part")
    seen = "(all) => all.filter((one) => one.checkVisibility()).length"
    assert parts.evaluate_all(seen) == 1
    box_page.page.emulate_media(media="print")
    assert parts.evaluate_all(seen) == 5
    box_page.page.emulate_media(media="screen")
    box_page.page.evaluate("document.documentElement.classList.add('whole')")
    assert parts.evaluate_all(seen) == 5
    assert box_page.box(NAME).locator(".form-plan-name:visible").count() == 5
