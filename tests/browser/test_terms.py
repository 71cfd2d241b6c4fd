"""The trade's words on a lesson's page: pressed by mouse and keyboard, in both languages."""

from __future__ import annotations

import nbformat
import pytest
from playwright.sync_api import expect

from tests.conftest import copied
from tests.support.classroom import Seat, running
from tests.support.pages import faults

pytestmark = [pytest.mark.process, pytest.mark.browser]

CHINESE = """# 算价钱

这一页讲毛利率、毛利和访客数（UV）。

## 第一步：加价率

毛利率不是加价率。毛利率在这里只标一次。写 `售价` 不标，[成本](#a) 也不标。

- 一张**收款码**：
  - 贴在桌上

| 词 | 话 |
|---|---|
| 保本 | 不亏 |

## 第二步

毛利率又标一次。
"""

ENGLISH = """# Pricing

This page is about the gross
margin, Gross Profit and visitors (UV).

## Step one: markup

Margins are not a markup. The margin is marked once here. `discount` is not, nor is [cost](#a).
Marginal is another word.

- A **receiving code**:
  - stuck on a table

| word | text |
|---|---|
| Break-even | no loss |

## Step two

The margin is marked again.
"""

MARKED = {
    "zh": [
        "毛利率", "毛利", "访客数",
        "毛利率", "加价率", "收款码", "保本",
        "毛利率",
    ],
    "en": [
        "gross\nmargin", "Gross Profit", "visitors",
        "Margins", "markup", "receiving code", "Break-even",
        "margin",
    ],
}  # fmt: skip

SAID = {
    "zh": ("毛利除以售价。", "例子：", "不等于 加价率："),
    "en": ("Gross profit divided by", "Example: ", "Not the same as markup: "),
}

languages = pytest.mark.parametrize("language", ["zh", "en"])


def little_lesson():
    """A workbook of one cell a language."""
    lesson = nbformat.v4.new_notebook()
    for language, text in (("zh", CHINESE), ("en", ENGLISH)):
        cell = nbformat.v4.new_markdown_cell(text, id=f"story-{language}")
        cell.metadata["tags"] = [language]
        lesson.cells.append(cell)
    return lesson


@pytest.fixture(scope="module")
def classroom(first_start, tmp_path_factory):
    """A classroom whose workbook is the little lesson."""
    site = copied(first_start, tmp_path_factory.mktemp("terms"))
    nbformat.write(little_lesson(), site.pages / "workbook" / "t1.ipynb")
    with running(site) as one:
        yield one


def opened(seat, language):
    """The little lesson in a language, its words marked."""
    seat.sign_in(seat.classroom.newcomer())
    seat.open("/workbook/t1")
    seat.page.locator(f"#page-header [data-lang={language}]").click()
    expect(terms(seat).first).to_be_visible()
    return seat


def terms(seat):
    return seat.page.locator(".term:visible")


def word(seat, name):
    """The first marked place of a word."""
    return seat.page.locator(f'.term[data-word="{name}"]:visible').first


def card(seat):
    return seat.page.locator("#term-card")


@languages
def test_the_first_of_each_word_in_a_step_is_marked_the_longest_name_first(seat, language):
    opened(seat, language)
    assert [one.text_content() for one in terms(seat).all()] == MARKED[language]


@languages
def test_a_pressed_word_shows_its_card_below_the_paragraph(seat, language):
    opened(seat, language)
    word(seat, "margin").click()
    expect(word(seat, "margin")).to_have_attribute("aria-expanded", "true")
    for text in ("毛利率", "máolìlǜ", "margin", *SAID[language]):
        expect(card(seat)).to_contain_text(text)
    paragraph = seat.page.locator("#cells p:visible", has=word(seat, "margin")).first
    below = paragraph.bounding_box()["y"] + paragraph.bounding_box()["height"]
    assert 0 <= card(seat).bounding_box()["y"] - below < 40


def test_another_word_closes_the_first_and_the_same_one_closes_itself(seat):
    opened(seat, "zh")
    word(seat, "margin").click()
    word(seat, "receiving-code").click()
    expect(card(seat)).to_have_count(1)
    expect(card(seat)).to_contain_text("收款码")
    expect(word(seat, "margin")).to_have_attribute("aria-expanded", "false")
    word(seat, "receiving-code").click()
    expect(card(seat)).to_have_count(0)
    expect(word(seat, "receiving-code")).to_have_attribute("aria-expanded", "false")


@languages
def test_the_keyboard_opens_a_word_and_escape_goes_back_to_it(seat, language):
    opened(seat, language)
    for key in ("Enter", " "):
        word(seat, "markup").focus()
        seat.page.keyboard.press(key)
        expect(card(seat)).to_contain_text("jiājiàlǜ")
        seat.page.keyboard.press("Tab")
        seat.page.keyboard.press("Escape")
        expect(card(seat)).to_have_count(0)
        expect(word(seat, "markup")).to_be_focused()


def test_the_cards_own_button_closes_it_and_goes_back_to_the_word(seat):
    opened(seat, "en")
    word(seat, "break-even").click()
    card(seat).get_by_role("button", name="Close").press("Enter")
    expect(card(seat)).to_have_count(0)
    expect(word(seat, "break-even")).to_be_focused()


def test_a_word_in_a_list_or_table_keeps_its_place_there(seat):
    opened(seat, "zh")
    word(seat, "receiving-code").click()
    expect(seat.page.locator("li > #term-card + ul")).to_have_count(1)
    word(seat, "break-even").click()
    expect(seat.page.locator("table + #term-card")).to_have_count(1)


def test_the_other_language_begins_without_a_card(seat):
    opened(seat, "zh")
    word(seat, "margin").click()
    seat.page.locator("#page-header [data-lang=en]").click()
    expect(card(seat)).to_have_count(0)
    expect(word(seat, "margin")).to_have_attribute("aria-expanded", "false")


def test_a_card_stays_within_a_narrow_window_of_large_text(browser, classroom):
    seat = opened(Seat.at(browser, classroom, 320), "zh")
    seat.page.evaluate("document.documentElement.style.setProperty('--size', '32px')")
    for language in ("zh", "en"):
        seat.page.locator(f"#page-header [data-lang={language}]").click()
        for name in ("margin", "receiving-code", "break-even"):
            word(seat, name).click()
            box = card(seat).bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 320
            assert card(seat).evaluate("card => card.scrollWidth <= card.clientWidth")
    seat.close()


@languages
def test_an_open_card_has_no_fault_that_axe_finds(seat, language):
    opened(seat, language)
    word(seat, "receiving-code").click()
    expect(card(seat)).to_contain_text("shōukuǎnmǎ")
    assert faults(seat.page) == []


@pytest.mark.long
@languages
def test_an_open_card_of_the_real_workbook_has_no_fault_that_axe_finds(
    browser, whole_course, language
):
    seat = Seat.at(browser, whole_course)
    seat.sign_in(whole_course.newcomer())
    seat.open("/workbook/s1")
    seat.page.locator(f"#page-header [data-lang={language}]").click()
    word(seat, "receiving-code").click()
    expect(card(seat)).to_contain_text("shōukuǎnmǎ")
    assert faults(seat.page) == []
    seat.close()
