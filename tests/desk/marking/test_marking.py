"""Marking at the desk: what waits, one hand-in after the other, and never over another's mark."""

import json
import re
import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import expect

from qihang.answers import service
from qihang.desk.happened.words import KINDS
from qihang.gradebook.marker import grade
from qihang.sessions import generate
from tests.conftest import hand_in_so, page_token
from tests.desk.marking.conftest import HOSTILE, NUMBERS, OTHERS, QUEUE, THEIRS
from tests.support.classroom import PIN
from tests.support.desk import DeskSeat, at_the_desk
from tests.support.pages import faults, small_targets, spill
from tests.support.waiting import until

pytestmark = [pytest.mark.process, pytest.mark.browser]


@pytest.fixture
def seat(browser, hall):
    """A lecturer who marks."""
    one = DeskSeat.at(browser, hall.address, "lecturer", "/marking")
    yield one
    one.close()


def show_names(seat):
    """See whose hand-in it is."""
    if seat.page.locator("input[name=names][value=show]").count():
        seat.page.locator("#names").click()
        seat.page.locator("input[name=names][value=hide]").wait_for(state="attached")


def hide_names(seat):
    if seat.page.locator("input[name=names][value=hide]").count():
        seat.page.locator("#names").click()
        seat.page.locator("input[name=names][value=show]").wait_for(state="attached")


def number_shown(seat):
    return seat.page.locator(".marking-whose .soft").inner_text()


def row(seat):
    return seat.page.locator('tr[data-question="t1/offer"] td.q-number')


def given(seat, points, comment=None):
    """Type points, and a comment; not saved yet."""
    seat.page.locator("#points").fill(points)
    if comment is not None:
        seat.page.locator("#comment").fill(comment)


def test_everybodys_hand_in_has_a_page_and_each_its_own(of):
    assert sorted(of) == NUMBERS
    assert len(set(of.values())) == len(NUMBERS)


def test_what_waits_is_what_stands_in_the_gradebook(hall, seat):
    waiting, looked, by_rules = hall.counted()
    assert row(seat).all_inner_texts() == [
        *map(str, (waiting, by_rules, looked, waiting + looked + by_rules))
    ]


def test_a_hidden_hand_in_tells_neither_number_nor_name_nor_class(hall, of):
    lecturer = at_the_desk(hall.address, "lecturer")
    lecturer.post("/marking/names", names="hide", next="/marking")
    page = lecturer.ask(of[NUMBERS[3]])
    # The answer itself is the trainee's, and here it has the number in it.
    text = page.text.replace(f"好茶 {NUMBERS[3]}", "").replace(
        json.dumps(f"好茶 {NUMBERS[3]}")[1:-1], ""
    )
    for tells in (NUMBERS[3], "三班", "四班"):
        assert tells not in text
    assert NUMBERS[3] not in of[NUMBERS[3]]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_points_and_comment_reach_the_trainee(hall, seat, of, language):
    number, points = (NUMBERS[4], 1.5) if language == "zh" else (NUMBERS[5], 0.5)
    seat.speak(language)
    seat.open(of[number])
    given(seat, str(points), f"价格呢？ <i> {language}")
    seat.page.locator("#stay").click()
    done = {"zh": "已保存", "en": "Saved"}[language]
    expect(seat.page.locator(f"main [role=status] .t-{language}")).to_contain_text(done)
    assert hall.given(number) == (points, f"价格呢？ <i> {language}")
    hall.wait_until_told(number, points)
    with service.open_answers(hall.site) as answers:
        shown = answers.page.claim(page_token(answers, number, pin=PIN))["results"]
    assert shown["questions"]["offer"]["comment"] == f"价格呢？ <i> {language}"
    assert shown["questions"]["offer"]["points"] == points
    history = seat.page.locator("#history tbody tr").first
    expect(history).to_contain_text("lecturer")
    expect(history).to_contain_text(f"{points:g}")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_by_keyboard_alone_from_the_list_through_all_that_waits(browser, hall, of, language):
    seat = DeskSeat.at(browser, hall.address, "四班的", "/marking")
    seat.speak(language)
    for number in OTHERS:  # as nobody had looked at them
        seat.open(of[number])
        if seat.page.locator("#undo").count():
            seat.page.locator("#undo").click()
            seat.page.locator("#undo").wait_for(state="detached")
    seat.open("/marking")
    seat.page.locator(f'a[href="{QUEUE}"]').focus()
    seat.page.keyboard.press("Enter")
    seat.page.wait_for_url(f"**{QUEUE}/*")
    first = seat.page.url
    expect(seat.page.locator("#points")).to_be_focused()
    seat.page.keyboard.type("1")
    with seat.page.expect_navigation():
        seat.page.keyboard.press("Enter")
    expect(seat.page.locator("#points")).to_be_focused()
    assert seat.page.url.partition("?")[0] != first
    seat.page.keyboard.press("Alt+m")
    expect(seat.page.locator("#points")).to_have_value("2")
    seat.page.keyboard.press("Tab")
    seat.page.keyboard.press("Control+a")
    seat.page.keyboard.type(f"gut {language}")
    seat.page.keyboard.press("Control+Enter")
    seat.page.wait_for_url("**/marking?*")
    assert sorted(hall.given(number)[0] for number in OTHERS) == [1.0, 2.0]
    assert f"gut {language}" in [hall.given(number)[1] for number in OTHERS]
    expect(seat.page.locator("main [role=status]")).to_contain_text(
        {"zh": "都看过了", "en": "Everything of this question is looked at"}[language]
    )
    seat.close()


def test_keys_that_are_switched_off_do_nothing(seat, of):
    seat.open(of[NUMBERS[6]])
    seat.page.locator("#keys-switch").click()
    seat.page.locator("#points").focus()
    before = seat.page.locator("#points").input_value()
    seat.page.keyboard.press("Alt+m")
    expect(seat.page.locator("#points")).to_have_value(before)
    seat.page.reload()
    expect(seat.page.locator("#keys-switch")).to_have_attribute("aria-pressed", "false")
    seat.page.locator("#keys-switch").click()
    seat.page.keyboard.press("Alt+m")
    expect(seat.page.locator("#points")).to_have_value("2")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_old_look_saves_nothing_and_shows_the_other_mark(browser, hall, seat, of, language):
    number = NUMBERS[7] if language == "zh" else NUMBERS[8]
    seat.speak(language)
    seat.open(of[number])
    other = DeskSeat.at(browser, hall.address, "author", of[number])
    given(other, "1.25", "von author <b>")
    other.page.locator("#stay").click()
    other.page.locator("main [role=status]").wait_for()
    other.close()
    given(seat, "0.75", "of lecturer")
    seat.page.locator("#save").click()
    problem = seat.page.locator("#problem")
    for said in ("author", "1.25", "von author <b>"):
        expect(problem).to_contain_text(said)
    assert hall.given(number) == (1.25, "von author <b>")
    # What was typed is there still, and saved on purpose it holds.
    expect(seat.page.locator("#points")).to_have_value("0.75")
    expect(seat.page.locator("#comment")).to_have_value("of lecturer")
    seat.page.locator("#stay").click()
    seat.page.locator("main [role=status]").wait_for()
    assert hall.given(number) == (0.75, "of lecturer")
    expect(seat.page.locator("#history tbody tr")).to_have_count(2)


@pytest.mark.parametrize("is_marked", [False, True])
def test_a_new_hand_in_that_came_meanwhile_is_not_given_the_points_of_the_old_one(
    hall, seat, of, is_marked
):
    number = NUMBERS[19 if is_marked else 9]
    seat.open(of[number])
    given(seat, "2", "to the first")
    with service.open_answers(hall.site) as answers:
        token = page_token(answers, number, pin=PIN)
        answers.page.again(token)
        answers.page.save(token, "offer", "每包 49 元的新茶，请来。", "again")
        hand_in_so(answers, token)
        if is_marked:
            grade(hall.site, answers.marker, "t1", numbers=[number])
    seat.page.locator("#save").click()
    expect(seat.page.locator("#problem")).to_contain_text("to the first")
    assert hall.given(number)[0] is None
    expect(seat.page.locator("#comment")).not_to_have_value("to the first")


def test_the_points_of_the_rules_hold_again_when_somebody_takes_theirs_back(hall, seat, of):
    number = NUMBERS[10]
    automatic = hall.told(number)["points"]
    seat.open(of[number])
    given(seat, "1.75", "well")
    seat.page.locator("#stay").click()
    hall.wait_until_told(number, 1.75)
    seat.page.locator("#undo").click()
    expect(seat.page.locator("#history tbody tr")).to_have_count(2)
    assert hall.given(number) == (None, "well")
    hall.wait_until_told(number, automatic)


@pytest.mark.parametrize("said", ["2.5", "-1", "1.005", "drei"])
def test_points_that_cannot_be_given_are_told_and_nothing_is_lost(hall, seat, of, said):
    seat.open(of[NUMBERS[11]])
    given(seat, said, "typed")
    seat.page.locator("#save").click()
    expect(seat.page.locator("#problem .t-zh")).to_contain_text("0 到 2")
    expect(seat.page.locator("#points")).to_have_value(said)
    expect(seat.page.locator("#comment")).to_have_value("typed")
    assert hall.given(NUMBERS[11]) == (None, None)


def test_a_comment_is_chosen_again(hall, seat, of):
    for number, comment in ((NUMBERS[12], "先说价格"), (NUMBERS[13], "再短一点 </script>")):
        seat.open(of[number])
        given(seat, "1", comment)
        seat.page.locator("#stay").click()
        seat.page.locator("main [role=status]").wait_for()
    seat.open(of[NUMBERS[14]])
    seat.page.locator("#used summary").click()
    offered = seat.page.locator("#used button")
    assert offered.all_inner_texts()[:2] == ["再短一点 </script>", "先说价格"]
    offered.first.click()
    expect(seat.page.locator("#comment")).to_have_value("再短一点 </script>")
    expect(seat.page.locator("#comment")).to_be_focused()


def test_a_hostile_answer_is_text(seat, of):
    seat.open(of[NUMBERS[0]])
    expect(seat.page.locator("#box textarea")).to_have_value(HOSTILE)
    assert seat.page.evaluate("window.hacked") is None
    assert seat.page.locator("main img").count() == 0


def test_the_question_has_the_trainees_own_numbers_and_each_rule_says_what_it_found(hall, seat, of):
    with service.open_answers(hall.site) as answers:
        seed = answers.page.claim(page_token(answers, NUMBERS[15], pin=PIN))["seed"]
    sale = generate("t1", seed).sale
    seat.open(of[NUMBERS[15]])
    values = seat.page.locator("#box dd").all_inner_texts()
    assert any(str(sale.packs) in one for one in values)
    checks = seat.page.locator("#box li")
    assert checks.evaluate_all("all => all.map(one => one.dataset.outcome)") == [
        "right" if part["outcome"] == "right" else "not-yet"
        for part in hall.told(NUMBERS[15])["parts"]
    ]
    expect(checks.first).to_contain_text("✓")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("names", [show_names, hide_names])
def test_the_pages_are_usable_by_everybody(hall, seat, of, language, names):
    seat.speak(language)
    names(seat)
    for path in ("/marking", of[NUMBERS[4]], of[NUMBERS[0]]):
        seat.open(path)
        seat.page.evaluate("scrollTo(0, 0)")
        for size in (20, 32):
            seat.page.evaluate(f"document.documentElement.style.setProperty('--size', '{size}px')")
            assert spill(seat.page) == 0
            assert small_targets(seat.page) == []
        assert faults(seat.page) == []


def test_names_are_shown_when_they_are_wished_and_for_this_sign_in_alone(browser, hall, seat, of):
    seat.open(of[NUMBERS[16]])
    expect(seat.page.locator(".marking-whose")).to_have_count(0)
    show_names(seat)
    assert number_shown(seat) == NUMBERS[16]
    seat.open(of[NUMBERS[17]])
    assert number_shown(seat) == NUMBERS[17]
    other = DeskSeat.at(browser, hall.address, "lecturer", of[NUMBERS[17]])
    expect(other.page.locator(".marking-whose")).to_have_count(0)
    other.close()


def test_a_teacher_of_another_class_finds_nobody(hall, of):
    theirs, others = (at_the_desk(hall.address, name) for name in ("三班的", "四班的"))
    for visitor, own, not_own in ((theirs, THEIRS, OTHERS), (others, OTHERS, THEIRS)):
        assert visitor.ask(of[own[0]]).status == 200
        for number in not_own[:2]:
            before = hall.given(number)
            assert visitor.ask(of[number]).status == 404
            for do in ("save", "undo"):
                assert visitor.post(f"{of[number]}/{do}", points="1", comment="").status == 404
            assert hall.given(number) == before
    page = others.ask("/marking").text
    assert "三班" not in page
    assert ">2</td>" in page
    assert others.ask("/marking?choose=yes&class=%E4%B8%89%E7%8F%AD").status == 403


@pytest.mark.parametrize(
    "path",
    [
        "/marking/t1/none",
        "/marking/t9/offer",
        f"/marking/t1/offer/{'0' * 24}",
        "/marking/t1/offer/x",
        "/marking/../t1/offer",
    ],
)
def test_what_there_is_not_is_not_here(hall, path):
    assert at_the_desk(hall.address, "lecturer").ask(path).status == 404


def test_the_log_says_it_in_words_and_without_points(hall, seat, of):
    seat.open(of[NUMBERS[18]])
    given(seat, "1.37", "a secret comment")
    seat.page.locator("#stay").click()
    hall.wait_until_told(NUMBERS[18], 1.37)

    def line():
        with closing(sqlite3.connect(hall.site.store, timeout=30)) as store:
            rows = store.execute("SELECT line FROM audit ORDER BY id DESC LIMIT 20").fetchall()
        lines = [json.loads(text) for (text,) in rows]
        return next((one for one in lines if one.get("points") == 1.37 and "change" in one), None)

    found = until(line)
    assert found["by"] == hall.staff["lecturer"]
    assert found["number"] == NUMBERS[18]
    page = at_the_desk(hall.address, "officer").ask("/happened").text
    for words in KINDS["mark-given"].words.translations().values():
        assert words in page
    # A moment has its fractions of a second, which may look like points.
    assert "1.37" not in re.sub("<time [^>]*>", "", page)
    assert "a secret comment" not in page


def test_two_who_mark_at_once_are_offered_different_hand_ins(browser, hall):
    names = ("lecturer", "author", "class-teacher")
    seats = [DeskSeat.at(browser, hall.address, name, QUEUE) for name in names]
    assert len({seat.page.url for seat in seats}) == len(names)
    seats[0].open(seats[1].page.url.removeprefix(hall.address))
    expect(seats[0].page.locator("#other")).to_contain_text("author")
    for seat in seats:
        seat.close()


def test_classes_that_are_chosen_are_kept_for_the_sign_in_and_stand_in_no_address(hall, seat, of):
    seat.page.locator(".class-tick", has_text="三班").locator("input").click()
    expect(row(seat).last).to_have_text(str(len(OTHERS)))
    assert seat.page.url.endswith("/marking")
    seat.open(QUEUE)
    expect(seat.page.locator("h1 .t-en")).to_have_text(re.compile("^Hand-in [12] of 2$"))
    assert seat.page.url.rpartition("/")[2] in [of[one].rpartition("/")[2] for one in OTHERS]
    # A page that was opened before the choice can still be saved.
    seat.open(of[THEIRS[0]])
    expect(seat.page.locator("h1 .t-en")).to_contain_text("of 30")
    seat.open("/marking")
    seat.page.locator(".class-tick", has_text="三班").locator("input").click()
    expect(row(seat).last).to_have_text(str(len(NUMBERS)))
