"""The page of a class now, in a browser, kept up to date while it is looked at."""

import json
import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import expect

from qihang.answers import pins, service
from qihang.server import released
from tests.support.desk import PASSWORD, DeskSeat, add_staff, at_the_desk
from tests.support.pages import faults, pressed_to_the_largest, small_targets, spill

pytestmark = [pytest.mark.process, pytest.mark.browser]

HOSTILE = '<img src=x onerror="window.hacked=1">"\'\u202e文'


@pytest.fixture(scope="module")
def people(desk):
    """Four trainees of class 三班 and one of 四班, whose PIN is 123456."""
    pin_hash = pins.hashed("123456")
    rows = [("3001", "林小满"), ("3002", "周大河"), ("3003", "陈秋实"), ("3004", HOSTILE)]
    everybody = [*((*row, "三班") for row in rows), ("4001", "王建国", "四班")]
    with service.open_answers(desk.site) as answers:
        answers.operator.enrol(
            [
                {"number": number, "name": name, "class_name": group, "pin_hash": pin_hash}
                for number, name, group in everybody
            ]
        )
    return [number for number, *_ in everybody]


@pytest.fixture(scope="module")
def screens(desk):
    """The names of the screens of T1's workbook, which has some here."""
    page = desk.site.page("workbook", "t1")
    notebook = json.loads(page.read_text(encoding="utf-8"))
    notebook["metadata"]["qihang"] = {"form": "screens"}
    page.write_text(json.dumps(notebook), encoding="utf-8")
    return [one.name for one in released.screens(desk.site.pages, "workbook/t1.ipynb")]


@pytest.fixture
def answers(desk, people):
    """The running answer service; the lesson has just begun."""
    with service.open_answers(desk.site) as one:
        one.operator.end_lesson()
        one.desk.end_lesson_of(["三班", "四班"], desk.staff["office"])
        yield one


@pytest.fixture
def seat(browser, desk, answers):
    """A lecturer who looks at the class."""
    one = DeskSeat.at(browser, desk.address, "lecturer", "/now?class=三班")
    yield one
    one.close()


def sit_down(answers, number, kind="workbook"):
    key = answers.server.sign_in(number, "123456", f"10.0.0.{number[-1]}")["sign_in"]
    token = answers.server.bind(key, kind, "t1", answers.server.notebook(number, kind, "t1"))
    answers.server.page_opened(token)
    return token


def tile(seat, number):
    return seat.page.locator(f'#seats [data-key="{number}"]')


def test_a_trainee_who_signs_in_appears_and_who_leaves_goes(seat, answers):
    expect(seat.page.locator("#seats li")).to_have_count(0)
    sit_down(answers, "3001")
    expect(tile(seat, "3001")).to_contain_text("林小满")
    sit_down(answers, "4001")
    sit_down(answers, "3002")
    expect(tile(seat, "3002")).to_be_visible()
    expect(tile(seat, "4001")).to_have_count(0)
    answers.operator.end_lesson()
    expect(seat.page.locator("#seats li")).to_have_count(0)


def test_a_call_stands_out_and_goes_when_somebody_goes_there(seat, answers, desk):
    sit_down(answers, "3001")
    answers.server.call_for_help("3001", True)
    expect(tile(seat, "3001")).to_have_attribute("data-standing", "called")
    tile(seat, "3001").locator("button").click()
    expect(tile(seat, "3001")).to_have_attribute("data-standing", "working")
    expect(tile(seat, "3001")).to_contain_text("lecturer")
    expect(seat.page.locator("#at-3001")).to_be_focused()
    with closing(sqlite3.connect(desk.site.store)) as store:
        [by] = store.execute("SELECT answered_by FROM help_call ORDER BY id DESC").fetchone()
    assert by == desk.staff["lecturer"]


def test_who_is_called_for_in_another_class_is_left_alone(seat, answers, desk, browser):
    add_staff(desk.site, "只教四班", "class-teacher", ["四班"])
    sit_down(answers, "3001")
    answers.server.call_for_help("3001", True)
    other = DeskSeat.at(browser, desk.address, "只教四班", "/now")
    other.page.evaluate(
        """() => {
          const form = document.getElementById("answer");
          const number = { name: "number", value: "3001" };
          form.append(Object.assign(document.createElement("input"), number));
          form.submit();
        }"""
    )
    other.page.wait_for_url("**/now")
    other.close()
    expect(tile(seat, "3001")).to_have_attribute("data-standing", "called")


def test_pause_message_and_end_reach_the_class_that_is_chosen(seat, answers):
    page = seat.page
    pause = page.locator("#pause")
    expect(pause).to_have_text("让三班停一停", use_inner_text=True)
    pause.press("Enter")
    expect(pause).to_have_text("三班继续", use_inner_text=True)
    expect(pause).to_be_focused()
    assert answers.desk.room("三班")["paused_at"]
    assert answers.desk.room("四班") is None
    pause.press("Enter")
    expect(pause).to_have_text("让三班停一停", use_inner_text=True)

    page.locator("#say").click()
    page.locator("#text").fill("打开第 3 页 <b>现在</b>")
    page.keyboard.press("Enter")
    expect(page.locator("q")).to_have_text("打开第 3 页 <b>现在</b>")
    assert answers.desk.room("三班")["said"] == "打开第 3 页 <b>现在</b>"
    page.locator("button[name=text]").click()
    expect(page.locator("q")).to_have_count(0)

    sit_down(answers, "3001")
    sit_down(answers, "4001")
    page.locator("#end").click()
    page.locator("form[action='/now/end'] button").click()
    expect(seat.page.locator("#seats li")).to_have_count(0)
    expect(page.locator("#nobody")).to_contain_text("1 人已退出登录", use_inner_text=True)
    assert [one["number"] for one in answers.desk.seats(None)] == ["4001"]


def test_ticks_act_at_once_and_the_choice_is_kept_for_who_made_it(seat, answers):
    page = seat.page
    sit_down(answers, "3001")
    sit_down(answers, "4001")
    expect(tile(seat, "3001")).to_be_visible()
    page.locator(".now-classes input[value=四班]").check()
    expect(tile(seat, "4001")).to_be_visible()
    expect(page.locator(".now-classes input[value=四班]")).to_be_focused()
    page.locator(".now-classes input[value=三班]").uncheck()
    expect(tile(seat, "3001")).to_have_count(0)
    seat.open("/people")
    seat.open("/now")
    expect(page.locator("#pause")).to_have_text("让四班停一停", use_inner_text=True)
    page.locator("#page-header form button").click()
    page.locator("#name").fill("author")
    page.locator("#password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/login" not in url)
    seat.open("/now")
    expect(tile(seat, "3001")).to_be_visible()
    expect(tile(seat, "4001")).to_be_visible()


def test_a_class_is_led_by_a_button_after_a_screen_is_chosen_and_let_go(seat, answers, screens):
    page = seat.page
    page.locator("#lead").click()
    page.locator("input[name=target]").first.check()
    assert answers.desk.room("三班") is None or answers.desk.room("三班")["target"] is None
    page.locator(".now-lead .q-btn--main").click()
    expect(page.locator(".now-state")).to_contain_text("正带着三班看 T1", use_inner_text=True)
    expect(page.locator(".now-lead")).to_be_hidden()
    expect(page.locator("#lead")).to_be_focused()
    assert answers.desk.room("三班")["target"]["screen"] == screens[0]
    page.locator(".now-state button").click()
    expect(page.locator(".now-state")).to_have_count(0)
    assert answers.desk.room("三班")["target"] is None


def test_who_is_stuck_can_be_helped_from_the_seat(seat, answers, desk, screens):
    token = sit_down(answers, "3001")
    answers.server.keep_bookmark("3001", "workbook", "t1", "t1", screens[1], None)
    answers.page.keep(token, "t1.sum", {"misses": 3}, "not-yet")
    with closing(sqlite3.connect(desk.site.store, timeout=30)) as store:
        store.execute(
            "UPDATE bookmark SET new_screen_at = "
            "strftime('%Y-%m-%dT%H:%M:%f000+00:00', new_screen_at, '-5 minutes')"
        )
        store.commit()
    sit_down(answers, "3002")
    stuck = tile(seat, "3001")
    expect(stuck).to_have_attribute("data-standing", "stuck")
    expect(stuck.locator("a.q-btn")).to_have_attribute(
        "href", f"http://127.0.0.1:8900/show/t1#{screens[1]}"
    )
    stuck.locator("button").click()
    expect(seat.page.locator(".now-state")).to_be_visible()
    assert answers.desk.room("三班")["target"]["screen"] == screens[1]


def test_a_class_teacher_without_a_class_is_sent_to_the_office(desk, people):
    add_staff(desk.site, "还没有班", "class-teacher", [])
    page = at_the_desk(desk.address, "还没有班").ask("/now").text
    assert "You have no class yet. Ask the office." in page


@pytest.mark.parametrize(
    "target", ["workbook/t1/no-such", "workbook/t9/guess", "x/t1/guess", "workbook", "../t1/guess"]
)
def test_a_class_is_led_to_no_screen_that_there_is_not(desk, people, target):
    with service.open_answers(desk.site) as answers:
        before = answers.desk.room("四班")
        lecturer = at_the_desk(desk.address, "lecturer")
        assert lecturer.post("/now/lead", **{"class": "四班", "target": target}).status == 400
        assert answers.desk.room("四班") == before


def test_names_can_be_hidden_before_a_visitor_looks_and_stay_so(seat, answers):
    sit_down(answers, "3001")
    name = tile(seat, "3001").locator(".seat-name")
    expect(name).to_be_visible()
    hide = seat.page.locator("#hide-names")
    hide.click()
    expect(name).to_be_hidden()
    expect(hide).to_have_text("姓名已隐藏：显示姓名", use_inner_text=True)
    seat.page.reload()
    expect(tile(seat, "3001")).to_be_visible()
    expect(name).to_be_hidden()


def test_a_hostile_name_is_text(seat, answers):
    sit_down(answers, "3004")
    expect(tile(seat, "3004").locator(".seat-name")).to_have_text(HOSTILE)
    assert seat.page.evaluate("window.hacked") is None


def test_who_is_signed_out_sees_no_more_of_the_class(browser, desk, answers):
    staff = add_staff(desk.site, "要走的讲师", "lecturer")
    one = DeskSeat.at(browser, desk.address, "要走的讲师", "/now?class=三班")
    expect(one.page.locator("#seats")).to_be_attached()
    answers.desk.remove_staff(staff, desk.staff["office"])
    sit_down(answers, "3001")
    one.page.wait_for_url("**/login**")
    one.close()


def test_two_classes_together_go_on_if_one_of_them_pauses(seat, answers, desk):
    # First the page: one that hears of a pause draws itself anew, with the classes it has.
    seat.open("/now?class=三班&class=四班")
    answers.desk.pause(["三班"], True, desk.staff["office"])
    answers.desk.say(["四班"], "等一下", desk.staff["office"])
    expect(seat.page.locator("form[action='/now/go-on'] button")).to_be_visible()
    expect(seat.page.locator("q")).to_have_text("等一下")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_is_usable_by_everybody(seat, answers, language):
    for number in ("3001", "3002", "3004"):
        sit_down(answers, number)
    answers.server.call_for_help("3002", True)
    seat.speak(language)
    expect(tile(seat, "3002")).to_have_attribute("data-standing", "called")
    assert faults(seat.page) == []
    assert spill(seat.page) == 0
    assert small_targets(seat.page) == []
    assert pressed_to_the_largest(seat.page) == "32"


def test_what_the_page_shows_is_what_stands_in_the_store(seat, answers, desk):
    for number in ("3001", "3002"):
        sit_down(answers, number)
    answers.server.call_for_help("3001", True)
    expect(tile(seat, "3001")).to_have_attribute("data-standing", "called")
    with closing(sqlite3.connect(desk.site.store)) as store:
        here = store.execute(
            "SELECT COUNT(*) FROM sign_in JOIN trainee USING (number) "
            "WHERE ended_at IS NULL AND class_name = '三班'"
        ).fetchone()[0]
        people = store.execute(
            "SELECT COUNT(*) FROM trainee WHERE class_name = '三班' AND removed_at IS NULL"
        ).fetchone()[0]
        calls = store.execute("SELECT COUNT(*) FROM help_call WHERE ended_at IS NULL").fetchone()[0]
    expect(seat.page.locator(".standing--called strong")).to_have_text(str(calls))
    expect(seat.page.locator("#seats li")).to_have_count(here)
    missing = seat.page.locator("#absent li")
    expect(missing).to_have_count(people - here)
    seat.page.locator(".now-here summary").first.click()
    expect(missing.first).to_contain_text("陈秋实")
    expect(seat.page.locator("#seats-label")).to_contain_text(str(people))
    expect(seat.page.locator("#seats-label")).to_contain_text(str(here))
