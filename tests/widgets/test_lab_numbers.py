"""The box of a number in a laboratory: what is written, read, and said of it."""

import pytest

from tests.support.lab_page import sentence
from widgets import BreakEvenLab, DemandLab

pytestmark = pytest.mark.browser


@pytest.fixture
def demand(open_lab):
    return open_lab(DemandLab())


def value(lab_page, name="price"):
    return lab_page.part(f"{name}-box").input_value()


def said(lab_page, name="price"):
    return lab_page.part(f"{name}-unread").inner_text()


def type_into(lab_page, key, text):
    """Write key by key, and leave the box."""
    lab_page.part(key).press("Control+a")
    for sign in text:
        lab_page.page.keyboard.type(sign)
        lab_page.pass_on()
    lab_page.part(key).press("Tab")
    lab_page.pass_on()


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("24.5元", "24.50"),
        ("24.5", "24.50"),
        ("２４．５", "24.50"),
        ("24.5\u200b yuan", "24.50"),
        ("24元5角", "24.50"),
        ("二十四块五", "24.50"),
    ],
)
def test_what_an_answer_box_reads_a_laboratory_reads(demand, text, price):
    demand.write("price-box", text)
    assert value(demand) == price
    assert f"at {price} yuan" in sentence(demand.lab)
    assert said(demand) == ""


def test_what_was_said_of_a_box_is_over_on_the_next_screen(demand):
    demand.write("price-box", "many")
    assert "“many”" in said(demand)
    demand.page.evaluate("document.dispatchEvent(new CustomEvent('qihang:screen'))")
    assert said(demand) == ""


@pytest.mark.parametrize("text", ["24,5", "24，5"])
def test_a_decimal_comma_is_told_and_changes_nothing(demand, text):
    demand.write("price-box", text)
    assert value(demand) == "30.00"
    assert "at 30 yuan" in sentence(demand.lab)
    assert said(demand) == (
        f"? “{text}” We do not take a comma for a decimal point. Please write a point."
    )


def test_the_first_half_of_what_could_not_be_read_was_not_meant(demand):
    demand.write("price-box", "26.00")
    type_into(demand, "price-box", "24,5")
    assert value(demand) == "26.00"
    assert "at 26 yuan" in sentence(demand.lab)
    assert "“24,5”" in said(demand)


def test_what_is_no_number_is_told_until_one_is_written(demand):
    demand.write("price-box", "cheap")
    assert said(demand) == "? “cheap” is not a number. As before: 30.00 yuan"
    demand.speak("zh")
    assert said(demand) == "? “cheap” 不是数。还是原来的： 30.00 元"
    assert demand.faults() == []
    demand.write("price-box", "25")
    assert (value(demand), said(demand)) == ("25.00", "")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("17", "? “17” is too low here. The lowest: 18.00 yuan"),
        ("100", "? “100” is too high here. The highest: 36.00 yuan"),
    ],
)
def test_a_number_out_of_bounds_is_told_what_counts_in_its_place(demand, text, says):
    type_into(demand, "price-box", text)
    assert said(demand) == says
    assert value(demand) in says
    assert f"at {value(demand).removesuffix('.00')} yuan" in sentence(demand.lab)
    demand.write("price-box", "24")
    assert said(demand) == ""
    demand.write("price-box", "24.001")
    assert said(demand) == ""


@pytest.mark.parametrize("key", ["price-less", "price-slider"])
def test_it_is_no_longer_told_once_the_number_is_changed_otherwise(demand, key):
    demand.write("price-box", "cheap")
    if key == "price-slider":
        demand.drag(key, 0.3)  # beside the thumb
    else:
        demand.press(key)
    assert said(demand) == ""
    assert value(demand) != "30.00"
    for _ in range(100):
        if value(demand) == "30.00":
            break
        demand.press("price-more")
    assert (value(demand), said(demand)) == ("30.00", "")


def test_an_emptied_box_gets_its_number_back_without_a_word(demand):
    demand.write("price-box", " \u200b")
    assert (value(demand), said(demand)) == ("30.00", "")


@pytest.mark.parametrize("text", ["200 orders", "200单", "1 order", "两百单"])
def test_a_laboratory_reads_its_unit_in_both_languages(open_lab, text):
    lab_page = open_lab(BreakEvenLab())
    lab_page.write("orders-box", text)
    assert value(lab_page, "orders") == text.replace("两百", "200").split()[0].rstrip("单")
    assert said(lab_page, "orders") == ""
