"""A lesson of screens in a real Chromium: one at a time, and always the exact one."""

import os
import re
import signal

import pytest
from playwright.sync_api import expect

from qihang.sessions.screens import screens
from tests.conftest import copy_of_the_course, enter, started
from tests.support.classroom import Seat, command, parts, running
from tests.support.pages import faults
from tests.support.screened import EXERCISE, WAY, WORKBOOK, give_screens, read
from tests.support.visitor import signed_in
from tests.support.waiting import until

pytestmark = [pytest.mark.process, pytest.mark.browser, pytest.mark.xdist_group("screens")]


@pytest.fixture(scope="module")
def screened(tmp_path_factory):
    """A running classroom in which T1 has screens."""
    site = copy_of_the_course(tmp_path_factory.mktemp("screens"))
    give_screens(site)
    with pytest.MonkeyPatch.context() as patch:
        enter(site, patch)
        started(site)
    with running(site) as one:
        yield one


@pytest.fixture
def classroom(screened):
    """The file's classroom, without the kernels of earlier tests."""
    screened.end_kernels()
    return screened


@pytest.fixture
def workbook(seat, trainee):
    """The first screen of T1's workbook."""
    seat.sign_in(trainee)
    seat.open("/workbook/t1")
    shows(seat, "start")
    return seat


def shows(seat, name):
    """It shows this screen, the page's address says so, and it shows no other one."""
    expect(screen(seat, name)).to_be_visible()
    expect(seat.page).to_have_url(f"{seat.classroom.address}{path_of(seat)}#{name}")
    assert seat.page.locator("section.screen:visible").count() == 1


def path_of(seat):
    return seat.page.evaluate("location.pathname")


def screen(seat, name):
    return seat.page.locator(f'section[data-screen="{name}"]')


def on(seat):
    return seat.page.locator(".turn--on")


def test_the_page_has_the_screens_that_are_read_from_the_notebook(workbook):
    pages = workbook.classroom.site.pages
    sections = workbook.page.locator("section.screen")
    drawn = sections.evaluate_all("all => all.map((one) => one.dataset.screen)")
    assert drawn == [one.name for one in screens(read(pages / "workbook" / "t1.ipynb"))] == WORKBOOK


def test_whoever_reads_a_screen_of_text_alone_has_a_page_open(workbook, trainee):
    assert screen(workbook, "start").locator(".q-card").count() == 0
    seats = workbook.classroom.ask("seats", classes=None)
    [page] = [one["page"] for one in seats if one["number"] == trainee]
    assert page["kind"] == "workbook"


def test_the_way_is_walked_by_keyboard_alone_and_leads_past_what_is_optional(workbook):
    for name in WAY[1:]:
        workbook.page.keyboard.press("ArrowRight")
        shows(workbook, name)
        focused = workbook.page.evaluate(
            "document.activeElement.closest('section')?.dataset.screen"
        )
        assert focused == name
    for name in reversed(WAY[:-1]):
        workbook.page.keyboard.press("ArrowLeft")
        shows(workbook, name)
    workbook.page.keyboard.press("PageDown")
    shows(workbook, "story")


def test_whoever_came_to_the_end_has_done_all_of_the_workbook(workbook):
    for name in WAY[1:-1]:
        on(workbook).click()
        shows(workbook, name)
    with workbook.page.expect_response(
        lambda one: '"screen":"end","done":"end"' in (one.request.post_data or "")
    ):
        on(workbook).click()
    workbook.open("/")
    expect(workbook.page.locator(".lesson-link-state").first).to_contain_text("✓")


def test_whoever_leaves_before_the_classroom_answered_has_done_the_last_screen_too(workbook):
    for name in WAY[1:-1]:
        on(workbook).click()
        shows(workbook, name)
    workbook.page.evaluate(
        """() => { const sent = window.fetch; window.fetch = (...what) => {
          const answer = sent(...what);
          return what[1]?.method === "POST" ? new Promise(() => {}) : answer; }; }"""
    )
    on(workbook).click()
    shows(workbook, "end")
    workbook.page.locator("a.brand").click()
    kept = f"{workbook.classroom.address}/api/bookmark/workbook/t1"
    assert until(lambda: "end" in workbook.page.request.get(kept).json()["done"])


def test_in_a_narrow_window_both_ways_stand_on_one_line(workbook):
    workbook.page.set_viewport_size({"width": 320, "height": 625})
    on(workbook).click()
    shows(workbook, "story")
    back, forward = (workbook.page.locator(f".turn--{one}") for one in ("back", "on"))
    assert back.bounding_box()["y"] == forward.bounding_box()["y"]


def test_arrow_keys_in_a_control_belong_to_the_control(workbook):
    workbook.open("/workbook/t1#work-out")
    box = screen(workbook, "work-out").locator("input").first
    box.fill("12")
    box.press("ArrowLeft")
    box.press("ArrowRight")
    shows(workbook, "work-out")


def test_page_keys_in_a_box_belong_to_the_box(workbook):
    workbook.open("/workbook/t1#work-out")
    box = screen(workbook, "work-out").locator("input").first
    for key in ("PageDown", "PageUp"):
        box.press(key)
        shows(workbook, "work-out")


def test_page_keys_on_what_is_chosen_or_pressed_turn_the_page(workbook):
    for made in ('type="radio"', 'type="checkbox"'):
        workbook.open("/workbook/t1#work-out")
        box = screen(workbook, "work-out").locator("input").first
        box.evaluate("(one, made) => one.insertAdjacentHTML('afterend', `<input ${made}>`)", made)
        screen(workbook, "work-out").locator(f"input[{made}]").press("PageDown")
        shows(workbook, "end")


def test_what_is_optional_is_reached_beside_the_way_and_leads_back(workbook):
    workbook.open("/workbook/t1#work-out")
    workbook.page.locator("button.turn-aside").click()
    shows(workbook, "extra")
    on(workbook).click()
    shows(workbook, "end")
    expect(on(workbook)).to_have_attribute("href", "/exercise/t1")


def test_back_forward_and_reload_show_the_exact_screen(workbook):
    on(workbook).click()
    on(workbook).click()
    workbook.page.go_back()
    shows(workbook, "story")
    workbook.page.go_forward()
    shows(workbook, "look")
    workbook.page.reload()
    shows(workbook, "look")


def test_another_computer_and_the_home_page_go_on_at_the_screen(workbook, browser, trainee):
    with workbook.page.expect_response(lambda one: "/api/bookmark/" in one.url):
        on(workbook).click()
    with workbook.page.expect_response(
        lambda one: "/api/bookmark/" in one.url and one.request.method == "POST"
    ):
        on(workbook).click()
    other = Seat.at(browser, workbook.classroom)
    other.sign_in(trainee)
    expect(other.page.locator("#go-on")).to_have_attribute("href", "/workbook/t1#look")
    expect(other.page.locator(".lesson-link").first).to_contain_text(f"{len(WAY)}")
    other.open("/workbook/t1")
    shows(other, "look")
    expect(other.page.locator(".step-list .step-sign").first).to_have_text("✓")
    other.close()


def test_a_killed_kernel_leads_back_to_the_screen(workbook):
    on(workbook).click()
    for pid in workbook.classroom.kernels():
        os.kill(pid, signal.SIGKILL)
    go_on = workbook.page.locator("#page-notice button")
    go_on.click()
    shows(workbook, "story")


def test_a_server_that_was_started_again_leads_back_to_the_screen(workbook):
    on(workbook).click()
    shows(workbook, "story")
    site = workbook.classroom.site
    [server] = parts(site, "qihang.server.app")
    os.kill(server, signal.SIGKILL)
    assert until(lambda: parts(site, "qihang.server.app") - {server})
    workbook.page.locator("#page-notice button").click()
    shows(workbook, "story")


@pytest.mark.parametrize(
    ("kind", "name"),
    [("workbook", "one-sentence"), ("workbook", "extra"), ("exercise", "total")],
)
def test_a_screen_has_no_fault_that_axe_finds(workbook, kind, name):
    workbook.open(f"/{kind}/t1#{name}")
    expect(screen(workbook, name)).to_be_visible()
    assert faults(workbook.page) == []
    workbook.page.locator(".step-menu summary").click()
    assert faults(workbook.page) == []
    workbook.page.locator(".step-list button").click()
    assert faults(workbook.page) == []


def test_a_notice_calls_nothing_saved_while_an_item_is_not(workbook):
    workbook.open("/workbook/t1#work-out")
    box = screen(workbook, "work-out").locator("input").first
    expect(box).to_be_visible()
    for pid in workbook.classroom.kernels():
        os.kill(pid, signal.SIGKILL)
    box.fill("12")
    notice = workbook.page.locator('#page-notice[data-state="gone-unsaved"]')
    notice.locator("button").click()
    expect(screen(workbook, "work-out").locator("input").first).to_have_value("12")


def test_what_is_said_to_an_answer_is_in_sight_in_a_low_window(workbook):
    workbook.page.set_viewport_size({"width": 1366, "height": 420})
    workbook.open("/workbook/t1#work-out")
    screen(workbook, "work-out").locator("input").first.fill("7")
    screen(workbook, "work-out").locator("[data-key=check]").click()
    item = screen(workbook, "work-out").locator(".tryit")
    expect(item).to_have_attribute("data-state", "not-yet")
    note, below = (
        one.bounding_box()
        for one in (item.locator(".tryit-note"), workbook.page.locator("#turn-bar"))
    )
    assert note["y"] + note["height"] <= below["y"]


def test_where_a_lesson_ends_the_exercise_is_one_press_away(workbook):
    workbook.open("/workbook/t1#one-sentence")
    workbook.page.locator("a.turn-aside").click()
    expect(workbook.page).to_have_url(re.compile("/exercise/t1"))


def test_the_whole_page_shows_every_screen_and_leads_back(workbook):
    on(workbook).click()
    workbook.page.locator(".step-menu summary").click()
    workbook.page.locator(".step-list button").click()
    assert workbook.page.locator("section.screen:visible").count() == len(WORKBOOK)
    workbook.page.locator("#step-bar button").first.click()
    shows(workbook, "story")


def test_the_page_is_printed_once_all_of_it_is_drawn(workbook):
    workbook.open("/workbook/t1#work-out")
    shows(workbook, "work-out")
    screen(workbook, "work-out").locator("input").first.fill("12")
    expect(screen(workbook, "work-out").locator(".tryit-kept")).to_have_attribute(
        "data-kept", "saved"
    )
    workbook.open("/workbook/t1#start")
    workbook.page.reload()
    shows(workbook, "start")
    workbook.page.evaluate(
        """() => { window.print = () => { window.printed = {
            waiting: document.querySelectorAll(".screen script[type*=cell-output]").length,
            values: [...document.querySelectorAll("[data-screen=work-out] input")]
                .map((one) => one.value),
            shown: document.querySelectorAll("section.screen:not([hidden])").length,
        }; }; }"""
    )
    workbook.page.keyboard.press("Control+p")
    printed = until(lambda: workbook.page.evaluate("window.printed ?? null"))
    assert printed["waiting"] == 0
    assert printed["values"][0] == "12"
    assert printed["shown"] == len(WORKBOOK)
    shows(workbook, "start")


def test_an_exercise_has_one_question_a_screen_and_is_handed_in_on_the_last(workbook):
    workbook.open("/exercise/t1")
    for name in EXERCISE[1:]:
        on(workbook).click()
        shows(workbook, name)
    expect(screen(workbook, "hand-in").locator("button.q-btn--main")).to_be_visible()
    # Where "next" always stood there is nothing to press instead of handing in.
    expect(on(workbook)).to_have_count(0)


@pytest.mark.parametrize("away", ["Escape", "press"])
def test_the_list_of_steps_goes_away_when_something_else_is_pressed(workbook, away):
    lid = workbook.page.locator(".step-menu > summary")
    lid.click()
    expect(workbook.page.locator(".step-list")).to_be_visible()
    if away == "Escape":
        workbook.page.keyboard.press("Escape")
        expect(lid).to_be_focused()
    else:
        workbook.page.mouse.click(5, 500)
    expect(workbook.page.locator(".step-list")).to_be_hidden()
    shows(workbook, "start")


@pytest.mark.parametrize("away", ["Escape", "focus"])
def test_the_list_of_steps_goes_away_also_when_the_focus_is_elsewhere(workbook, away):
    workbook.page.locator(".step-menu > summary").click()
    if away == "Escape":
        workbook.page.evaluate("document.activeElement.blur()")
        workbook.page.keyboard.press("Escape")
    else:
        on(workbook).focus()
    expect(workbook.page.locator(".step-list")).to_be_hidden()
    shows(workbook, "start")


def test_only_screens_that_there_are_can_be_kept(classroom, trainee):
    visitor = signed_in(classroom.address, trainee, classroom.pins[trainee])

    def said(body, path="/api/bookmark/workbook/t1"):
        headers = {"X-XSRFToken": visitor.cookies["_xsrf"], "Content-Type": "application/json"}
        return visitor.ask(path, "POST", body, headers).status

    assert said('{"screen": "look", "done": "story"}') == 204
    for body in (
        '{"screen": "none", "done": null}',
        '{"screen": "look", "done": "none"}',
        '{"screen": ["look"], "done": null}',
        '{"screen": "look"}',
        "[]",
        "x",
    ):
        assert said(body) == 400
    assert said('{"screen": "look", "done": null}', "/api/bookmark/workbook/t9") == 404
    assert '"done": ["story"]' in visitor.ask("/api/bookmark/workbook/t1").text


def test_a_lecturer_is_told_where_each_trainee_is(workbook, trainee):
    with workbook.page.expect_response(
        lambda one: (
            "/api/bookmark/" in one.url and '"done":"start"' in (one.request.post_data or "")
        )
    ):
        on(workbook).click()
    said = command(workbook.classroom.site, "progress", "t1")
    [row] = [line for line in said.stdout.splitlines() if line.startswith(trainee)]
    assert f"1/{len(WAY)}" in row or f"1 of {len(WAY)}" in row or f"共 {len(WAY)}" in row
    assert "故事" in row or "Story" in row
