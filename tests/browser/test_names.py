"""Names as they are: in the font that the classroom ships, and told apart by the number."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from qihang.answers import service
from qihang.operate import roster
from tests.support.classroom import Seat
from tests.support.pages import spilling

pytestmark = [pytest.mark.process, pytest.mark.browser]


@pytest.fixture
def classroom(lasting_classroom):
    """Nobody changes anything but by signing in."""
    return lasting_classroom


@pytest.fixture
def sign_in(browser, classroom):
    """Signs somebody new of this name in; gives the page and the files of fonts it asked for."""
    seats = []

    def at(number, name):
        with service.open_answers(classroom.site) as answers:
            [(_, pin)] = roster.enrol(answers.operator, [roster.Trainee(number, name, "A")])
        classroom.pins[number] = pin
        seat = Seat.at(browser, classroom)
        seats.append(seat)
        asked = set()
        seat.page.on(
            "request", lambda one: asked.update(re.findall(r"fonts/([\w-]+)\.woff2", one.url))
        )
        seat.sign_in(number)
        seat.page.evaluate("document.fonts.ready")
        return seat.page, asked

    yield at
    for seat in seats:
        del classroom.pins[seat.page.locator(".trainee-number").inner_text()]
        seat.close()


def drawn_in(page, selector):
    """The fonts in which a text is drawn, each with whether it came with the page."""
    devtools = page.context.new_cdp_session(page)
    for part in ("DOM", "CSS"):
        devtools.send(f"{part}.enable")
    root = devtools.send("DOM.getDocument")["root"]["nodeId"]
    node = devtools.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    found = devtools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {(one["familyName"], one["isCustomFont"]) for one in found}


def test_two_people_of_one_name_are_told_apart_by_the_number(sign_in):
    for number in ("w2001", "w2002"):
        page, _ = sign_in(number, "王伟")
        expect(page.locator("#page-header .trainee")).to_have_text(f"王伟 {number}")
        expect(page.locator("main")).to_contain_text(f"学员号 {number}", use_inner_text=True)
        page.goto(page.url + "workbook/t1")
        expect(page.locator("#page-header .trainee")).to_have_text(f"王伟 {number}")


def test_a_name_of_forty_letters_makes_no_page_wider_than_its_window(sign_in):
    name = "Maximilianalexanderchristophersonjohnson"
    assert len(name) == 40
    page, _ = sign_in("w2005", name)
    expect(page.locator("main h1:visible")).to_contain_text(name)
    home = page.url
    for path in ("", "help", "workbook/t1"):
        page.goto(f"{home}{path}")
        expect(page.locator("#page-header .trainee-name")).to_have_text(name)
        assert spilling(page) == {}
        page.evaluate("document.documentElement.style.setProperty('--size', '20px')")
        assert page.locator("#page-header").bounding_box()["height"] <= 52


def test_a_rare_name_is_drawn_in_the_font_of_the_page(sign_in):
    page, asked = sign_in("w2003", "闫鑫喆")
    [(family, came_with_page)] = drawn_in(page, "#page-header .trainee")
    assert (family, came_with_page) == ("Noto Sans CJK SC", True)
    assert any(re.search(r"-\d$", name) for name in asked)


def test_a_usual_page_asks_for_the_usual_characters_alone(sign_in):
    _, asked = sign_in("w2004", "王伟")
    assert asked == {"NotoSansSC-Regular", "NotoSansSC-Bold"}
