"""TypeLab: what is typed, pasted or pressed counts; nobody needs an input method."""

import pytest
from playwright.sync_api import expect

from tests.support.lab_page import sentence
from widgets import TypeLab
from widgets.labs.typelab import LONGEST, ON_OFFER, WORDS, _draw

CHANGE = {"do": "write", "text": "1"}
"""Something that is done in it, for what every laboratory is tried with."""


def use(lab):
    """Press a sign, for its picture."""
    lab.locator("[data-key^=sign-]:visible").first.click()


def looks(lab_page):
    """Something is right so far, something is not, all of it is, and a word is asked for."""
    text = now(lab_page.lab)
    lab_page.write("box", text[:2])
    yield
    lab_page.write("box", "x")
    yield
    for _ in range(2):
        lab_page.write("box", now(lab_page.lab))
        lab_page.press("next")
    yield


@pytest.fixture
def lab():
    return TypeLab()


def now(lab, language="zh"):
    """What is to be written now."""
    return lab.view["text"][language]


def write_all(lab, language="zh"):
    for number in range(4):
        lab.do_write(now(lab, language))
        assert sentence(lab).startswith("Right."), number
        lab.do_next(lab.view["written"])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_four_are_written_in_either_language(lab, language):
    write_all(lab, language)
    assert sentence(lab) == "Right. All four are written."
    assert not lab.view["has_next"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_of_it_can_be_pressed_sign_by_sign(lab, language):
    for _ in range(4):
        for sign in now(lab, language):
            assert sign in lab.view["signs"][language]
            lab.do_sign(sign)
        assert sentence(lab).startswith("Right.")
        lab.do_next(lab.view["written"])
    assert sentence(lab) == "Right. All four are written."


def test_the_first_sign_that_differs_is_named(lab):
    text = now(lab)
    other = "1" if text[2] != "1" else "2"
    lab.do_write(text[:2])
    assert "2" in sentence(lab)
    lab.do_write(text[:2] + other)
    assert sentence(lab).startswith("Right so far: 2. Take away what comes after")
    lab.do_erase()
    assert lab.view["written"] == text[:2]


@pytest.mark.parametrize(
    "typed",
    [
        lambda text: "".join(chr(ord(digit) + 0xFEE0) for digit in text),
        lambda text: f" {text} ",
        lambda text: f"{text[:2]} {text[2:]}",
    ],
    ids=["full width", "spaces around", "a space within"],
)
def test_what_an_input_method_makes_of_digits_counts(lab, typed):
    lab.do_write(typed(now(lab)))
    assert sentence(lab).startswith("Right.")


def test_a_first_sign_that_differs_is_named(lab):
    lab.do_write("x")
    assert sentence(lab) == "The first one is not the same yet. Take it away."


def test_more_than_what_stands_there_is_not_right(lab):
    lab.do_write(now(lab) + "0")
    assert sentence(lab).startswith("All of it is there, and something after it.")


def test_nothing_goes_on_before_it_is_written(lab):
    first = now(lab)
    lab.do_next("")
    lab.do_next(first[:-1])
    assert now(lab) == first
    lab.do_next(first)
    assert now(lab) != first


@pytest.mark.parametrize("seed", range(200))
def test_a_word_stands_among_others_each_once(seed):
    box, price, *words = _draw(str(seed))
    assert len(box.text.zh) == 4
    assert price.text.zh[2] == "."
    for word in words:
        assert word.text in WORDS
        for language, signs in word.signs.translations().items():
            assert len(set(signs)) == len(signs) == ON_OFFER
            assert set(word.text.translations()[language]) <= set(signs)


@pytest.mark.parametrize("value", ["x" * (LONGEST + 1), "\0", 3, None, True, [], {}])
def test_what_makes_no_sense_changes_nothing(lab, value):
    before = lab.state()
    lab.do_write(value)
    lab.do_sign(value)
    lab.do_next(value)
    assert lab.state() == before


def test_what_was_written_is_kept(lab):
    lab.do_next(now(lab))
    lab.do_write("9")
    other = TypeLab()
    other.restore(lab.state())
    other.redraw()
    assert (now(other), other.view["written"]) == (now(lab), "9")


@pytest.mark.browser
def test_it_is_worked_by_keyboard_and_by_mouse_alone(open_lab):
    page = open_lab(TypeLab())
    page.speak("zh")
    page.part("box").click()
    page.page.keyboard.type(now(page.lab))
    page.pass_on()
    page.keys("box", "Enter")
    expect(page.part("box")).to_have_value("")
    for _ in range(3):
        for sign in now(page.lab):
            page.press(f"sign-zh-{sign}")
        assert page.sentence().startswith("✓ 写对了")
        if page.lab.view["has_next"]:
            page.press("next")
            expect(page.part("box")).to_be_focused()
    assert page.lab.state()["round"] == 3


@pytest.mark.browser
def test_what_an_input_method_has_not_finished_is_not_read(open_lab):
    page = open_lab(TypeLab())
    page.part("box").focus()
    typing = page.page.context.new_cdp_session(page.page)
    typing.send("Input.imeSetComposition", {"text": "hong", "selectionStart": 4, "selectionEnd": 4})
    page.pass_on()
    assert page.lab.view["written"] == ""
    typing.send("Input.insertText", {"text": "红"})
    page.pass_on()
    assert page.lab.view["written"] == "红"


def test_the_stop_of_a_chinese_input_method_is_a_point():
    lab = TypeLab()
    lab.do_next(now(lab))
    price = now(lab)
    assert "." in price
    lab.do_write(price.replace(".", "。"))
    assert lab.view["has_next"]
