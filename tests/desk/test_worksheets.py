"""Worksheets at the desk: for people of one's own classes, and the key for those who teach."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

import pypdfium2
import pytest
from playwright.sync_api import expect

from qihang.answers import service
from qihang.language.messages import LANGUAGES
from qihang.protocol.desk import OFFICE, OFFICER, TEACHING
from tests.support.desk import DeskSeat, add_staff, at_the_desk
from tests.support.pages import faults, small_targets, spilling

pytestmark = pytest.mark.process

HOSTILE = "<img src=x onerror=alert(1)>\"'#strong[x]"
CLASSES = {"w1": ["林小满", HOSTILE, "周大河"], "w2": ["别班的人"]}
PAGE = "/assignments/t1/paper"
IN_WORDS = {"zh": "答案，只给教员看", "en": "Key, for lecturers only"}


@pytest.fixture(scope="module")
def classes(desk):
    """Two classes, and a class teacher of the first."""
    with service.open_answers(desk.site) as answers:
        answers.operator.enrol(
            [
                {"number": f"{name}{n}", "name": who, "class_name": name, "pin_hash": "x"}
                for name, names in CLASSES.items()
                for n, who in enumerate(names)
            ]
        )
    add_staff(desk.site, "teacher of w1", "class-teacher", ["w1"])
    return CLASSES


def make(visitor, what="sheets", class_name="w1", numbers=("w10", "w11"), language="en"):
    fields = {"class": class_name, "number": list(numbers), "language": language, "what": what}
    return visitor.post(PAGE, None, **fields)


def file_of(answer):
    """The address of the file on the page that was led to."""
    [found] = re.findall(rf'href="({PAGE}/file[^"]+)"', answer.text)
    return found


def pages(content):
    with pypdfium2.PdfDocument(content) as found:
        texts = [one.get_textpage().get_text_bounded() for one in found]
    return [re.sub(r"\s", "", text) for text in texts]


def log(desk):
    with service.open_answers(desk.site) as answers:
        lines = map(json.loads, answers.desk.log_page(None))
        return [line for line in lines if line["what"] == "key-printed"]


@pytest.fixture
def window(desk, classes, browser):
    """The class teacher in a browser."""
    seat = DeskSeat.at(browser, desk.address, "teacher of w1")
    yield seat
    seat.close()


def made_by_keyboard(seat, button):
    """Press a button of the form, take the file, and read its pages."""
    seat.page.get_by_role("button", name=button).press("Enter")
    with seat.page.expect_download() as found:
        seat.page.locator(f'a[href^="{PAGE}/file"]').press("Enter")
    path = found.value.path()
    return found.value.suggested_filename, pages(path.read_bytes())


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_class_teacher_prints_sheets_and_key_for_some_by_keyboard(desk, window, language):
    before = len(log(desk))
    window.open("/assignments/t1")
    window.speak(language)
    words = {"zh": ("做练习纸", "做答案"), "en": ("Make worksheets", "Make the key")}[language]
    window.page.locator(f'a[href="{PAGE}"]').press("Enter")
    expect(window.page.locator("input[name=number]:checked")).to_have_count(3)
    window.page.locator('input[name=number][value="w12"]').press("Space")
    name, found = made_by_keyboard(window, words[0])
    assert name.endswith(f"t1-w1-{language}.pdf")
    text = "".join(found)
    assert "林小满" in text
    assert HOSTILE.replace(" ", "") in text
    assert "周大河" not in text
    assert IN_WORDS[language].replace(" ", "") not in text
    assert len(log(desk)) == before
    expect(window.page.locator("input[name=number]:checked")).to_have_count(2)
    _, found = made_by_keyboard(window, words[1])
    assert all(IN_WORDS[language].replace(" ", "") in one for one in found)
    newest = log(desk)[0]
    assert len(log(desk)) == before + 1
    assert (newest["session"], newest["classes"], newest["people"]) == ("t1", ["w1"], 2)
    assert newest["by"]


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_for_everybody(window, language):
    window.open(PAGE)
    window.speak(language)
    assert faults(window.page) == []
    assert small_targets(window.page) == []
    assert spilling(window.page) == {}


def test_another_class_and_its_people_are_not_here(desk, classes):
    teacher = at_the_desk(desk.address, "teacher of w1")
    assert teacher.ask(f"{PAGE}?class=w2").status == 404
    assert teacher.ask(f"{PAGE}?class={quote('no such')}").status == 404
    assert make(teacher, class_name="w2", numbers=["w20"]).status == 404
    assert make(teacher, numbers=["w20"]).status == 404
    assert CLASSES["w2"][0] not in teacher.ask(PAGE).text


def test_the_file_is_for_the_sign_in_that_had_it_made(desk, classes):
    teacher = at_the_desk(desk.address, "teacher of w1")
    there = file_of(teacher.sent(make(teacher, "key")))
    assert teacher.ask(there).status == 200
    for other in ("lecturer", "teacher of w1"):
        assert at_the_desk(desk.address, other).ask(there).status == 404


def test_office_and_officer_see_nothing_of_it_but_the_log(desk, classes):
    teacher = at_the_desk(desk.address, "lecturer")
    there = file_of(teacher.sent(make(teacher, "key")))
    for role in (OFFICE, OFFICER):
        one = at_the_desk(desk.address, role)
        for answer in (one.ask(PAGE), make(one), make(one, "key"), one.ask(there)):
            assert answer.status == 403
        assert "A key to worksheets was printed" in one.ask("/happened").text
    for role in TEACHING:
        assert at_the_desk(desk.address, role).ask(PAGE).status == 200


def test_what_cannot_be_made_is_said_and_what_was_chosen_stays(desk, classes):
    lecturer = at_the_desk(desk.address, "lecturer")
    assert "Nobody is chosen" in lecturer.sent(make(lecturer, numbers=[])).text
    assert make(lecturer, language="fr").status == 400
    assert make(lecturer, "else").status == 400
    assert lecturer.ask("/assignments/t9/paper").status == 404
    with service.open_answers(desk.site) as answers:
        answers.operator.close_session("t1", ["w2"])
    page = lecturer.sent(make(lecturer, class_name="w2", numbers=["w20"])).text
    assert "not open to this class" in page
    assert "/file?" not in page
    assert (
        "not released"
        in lecturer.sent(
            lecturer.post(
                "/assignments/t2/paper",
                None,
                **{"class": "w1", "number": ["w10"], "language": "en", "what": "sheets"},
            )
        ).text
    )


def test_names_are_text_on_the_page(desk, classes):
    page = at_the_desk(desk.address, "lecturer").ask(f"{PAGE}?class=w1").text
    assert HOSTILE not in page
    assert "&lt;img src=x" in page
