"""PeelLab: cost after cost is taken off a price, until what is kept is left."""

import pytest
from playwright.sync_api import expect

from qihang.commerce.rates import rate
from tests.support.exercise_page import key, write
from tests.support.lab_page import LEFT_OF_SCREEN, sentence
from widgets import PeelLab
from widgets.labs.peellab.model import SETTINGS

CHANGE = {"do": "next"}
"""Something that is done in it, for what every laboratory is tried with."""


def use(lab):
    """Put it to use on a page, for its picture in the docs."""
    write(lab, "estimate-box", "17")
    for taken in range(1, 5):
        key(lab, "next").click()
        expect(lab.locator('[data-key^="amount-"]')).to_have_count(2 + taken)


@pytest.fixture
def lab():
    return PeelLab()


@pytest.fixture
def open_page(open_lab):
    return lambda **look: open_lab(PeelLab(), **look)


def peeled(lab):
    lab.do_go(6)
    return lab


def column(lab, name):
    return [row[name] for row in lab.view["rows"]]


def bars(lab):
    return {bar["id"]: bar for bar in lab.view["bars"]}


def test_the_worked_order_comes_out_to_the_fen(lab):
    assert column(peeled(lab), "left") == ["24.90", "22.90", "17.90", "15.90", "15.67", "10.88"]
    assert column(lab, "amount") == ["15.00", "2.00", "5.00", "2.00", "0.23", "4.79"]
    assert sentence(lab) == "Ads take 12% of the price. Left: 10.88 yuan, 27.3% of the price."


def test_the_amounts_that_are_shown_add_up(lab):
    lab.do_number("price", 3333)
    lab.do_number("refunds", 7)
    peeled(lab)
    price, *pieces, left = [bar["parts"][0] for bar in lab.view["bars"]]
    fen = [round(100 * float(amount)) for amount in column(lab, "amount")]
    assert fen == [piece["to"] - piece["from"] for piece in pieces]
    assert sum(fen) == price["to"] - left["to"]
    assert [piece["to"] for piece in pieces[1:]] == [piece["from"] for piece in pieces[:-1]]


def test_costs_come_off_one_by_one_and_go_back(lab):
    assert sentence(lab) == "The price is 39.90 yuan. Nothing is taken off yet."
    for _ in range(3):
        lab.do_next()
    assert sentence(lab) == (
        "The parcel costs 5.00 yuan. Many people stop counting here."
        " Left: 17.90 yuan, 44.9% of the price."
    )
    assert list(bars(lab)) == ["price", "goods", "packaging", "parcel", "left"]
    lab.do_back()
    assert bars(lab)["left"]["amount"] == "22.90"


def test_no_cost_is_named_before_it_is_taken_off(lab):
    assert list(bars(lab)) == ["price", "left"]
    assert column(lab, "id") == ["price"]
    lab.do_next()
    assert column(lab, "id") == ["goods"]


def test_there_is_nothing_beyond_the_first_and_the_last_cost(lab):
    lab.do_back()
    assert lab.view["taken"] == 0
    peeled(lab).do_next()
    assert lab.view["taken"] == 6


def test_each_share_says_of_what(lab):
    peeled(lab)
    rules = [row["rule"]["en"] for row in lab.view["rows"]]
    assert rules[3:] == ["5% of 39.90", "0.6% of 37.90", "12% of 39.90"]


def test_a_refund_gives_the_whole_price_back(lab):
    lab.do_go(4)
    assert sentence(lab) == (
        "5 of 100 buyers get all their money back; the goods are lost. Shared over all orders:"
        " 5% of 39.90 yuan each. Left: 15.90 yuan, 39.8% of the price."
    )


def test_the_fee_names_the_sum_that_it_is_a_part_of(lab):
    lab.do_go(5)
    assert sentence(lab).startswith("The fee is 0.6% of 37.90 yuan: the price less the refunds.")


def test_a_price_that_is_too_low_shows_the_loss(lab):
    lab.do_number("goods", 3500)
    peeled(lab)
    assert sentence(lab) == "Ads take 12% of the price. An order loses 9.12 yuan."
    assert bars(lab)["left"]["name"]["zh"] == "亏"
    assert bars(lab)["left"]["parts"] == [{"kind": "loss", "from": -912, "to": 0}]


def test_nothing_may_be_left(lab):
    for name in ("packaging", "parcel", "refunds", "fee", "ads"):
        lab.do_number(name, 0)
    lab.do_number("goods", 3990)
    peeled(lab)
    assert sentence(lab).endswith("Left: 0.00 yuan, 0.0% of the price.")


def test_an_estimate_stands_beside_the_truth_in_the_end_and_is_not_marked(lab):
    lab.do_estimate("１７ 元")
    lab.do_go(5)
    assert "estimate" not in sentence(lab)
    lab.do_next()
    assert sentence(lab) == (
        "Ads take 12% of the price. Left: 10.88 yuan, 27.3% of the price."
        " Your estimate: 17.00 yuan."
    )
    assert lab.view["tone"]["tone"] == ""


@pytest.mark.parametrize("text", ["many", "1.2.3", "9" * 18, "1e5"])
def test_an_estimate_that_cannot_be_read_is_told_so_and_not_compared(lab, text):
    lab.do_estimate(text)
    assert lab.view["estimate"]["unread"]["tone"] == "unread"
    assert "estimate" not in sentence(peeled(lab))


def test_no_estimate_is_needed(lab):
    assert lab.view["estimate"]["unread"] is None
    assert "estimate" not in sentence(peeled(lab))


def test_a_deposit_does_not_change_what_an_order_leaves(lab):
    peeled(lab)
    before = bars(lab), lab.view["rows"]
    lab.do_deposit(True)
    with_deposit = bars(lab)
    assert with_deposit.pop("deposit")["amount"] == "0.00"
    *rows, last = lab.view["rows"]
    assert (with_deposit, rows) == before
    assert (last["id"], last["amount"], last["left"]) == ("deposit", "0.00", "10.88")
    lab.do_deposit(False)
    assert (bars(lab), lab.view["rows"]) == before


def test_a_deposit_comes_back_and_a_fine_out_of_it_is_a_loss(lab):
    lab.do_deposit(True)
    assert sentence(lab) == (
        "The deposit comes back when the shop closes. If it breaks rules, the platform may take"
        " a part as a fine: that part is a loss."
    )


def test_a_deposit_is_out_of_sight_with_the_next_cost(lab):
    lab.do_deposit(True)
    lab.do_next()
    assert not lab.view["deposit"]
    assert "deposit" not in bars(lab)


def test_the_platform_fee_is_named_with_its_source_and_that_nobody_checked_it(lab):
    fee = rate("platform_fee")
    source = lab.view["words"]["source"]
    assert f"{fee.value}%" in source["zh"]
    assert fee.source.zh in source["zh"]
    assert lab.view["check"]["en"] == "Not checked yet"


@pytest.mark.parametrize("name", SETTINGS)
def test_every_number_can_be_changed_to_both_its_ends(lab, name):
    for value in (SETTINGS[name].least, SETTINGS[name].most):
        lab.do_number(name, value)
        assert lab.state()["numbers"][name] == value
        peeled(lab)


def test_a_number_is_chosen_and_shown_with_its_unit(lab):
    lab.do_choose("fee")
    number = lab.view["number"]
    assert (number["value"], number["places"], number["unit"]["en"]) == (6, 1, "%")


def test_what_the_first_edition_kept_is_taken_up(lab):
    kept = {"numbers": {"price": 5000, "fixed": 1500}, "chosen": "ads", "taken": 6}
    lab.restore({**kept, "estimate": "17", "deposit": True})
    state = lab.state()
    assert (state["taken"], state["chosen"], state["deposit"]) == (6, "ads", True)
    assert state["numbers"] == {**PeelLab().state()["numbers"], "price": 5000}


def test_starting_again_puts_everything_back(lab):
    first = lab.state()
    lab.do_estimate("3")
    lab.do_number("price", 5000)
    peeled(lab)
    lab.do_again()
    assert lab.state() == first


@pytest.mark.parametrize(
    "ask",
    [
        lambda lab: lab.do_go(7),
        lambda lab: lab.do_go(True),
        lambda lab: lab.do_go(float("nan")),
        lambda lab: lab.do_choose("fixed"),
        lambda lab: lab.do_choose([]),
        lambda lab: lab.do_number("price", 0),
        lambda lab: lab.do_number("price", 10**12),
        lambda lab: lab.do_number("price", 39.9),
        lambda lab: lab.do_number("goods", -1),
        lambda lab: lab.do_number("profit", 100),
        lambda lab: lab.do_number({}, 100),
        lambda lab: lab.do_estimate(17),
        lambda lab: lab.do_estimate("1" * 21),
        lambda lab: lab.do_deposit("yes"),
        lambda lab: lab.restore({"numbers": [1], "taken": "6", "estimate": None, "deposit": 1}),
        lambda lab: lab.restore({"numbers": {"price": None, "gold": 5}}),
    ],
)
def test_what_makes_no_sense_changes_nothing(lab, ask):
    before = lab.state()
    ask(lab)
    assert lab.state() == before


@pytest.mark.browser
def test_it_is_worked_with_the_mouse(open_page):
    lab_page = open_page()
    lab_page.write("estimate-box", "17")
    for _ in range(6):
        lab_page.press("next")
    assert lab_page.sentence().endswith("27.3% of the price. Your estimate: 17.00 yuan.")
    assert lab_page.part("amount-fee").inner_text() == "0.23"
    lab_page.press("deposit")
    assert lab_page.part("amount-deposit").inner_text() == "0.00"
    assert lab_page.part("amount-left").inner_text() == "10.88"
    lab_page.press("back")
    assert lab_page.sentence().endswith("Left: 15.67 yuan, 39.3% of the price.")
    lab_page.press("again")
    assert lab_page.part("estimate-box").input_value() == ""


@pytest.mark.browser
def test_it_is_worked_with_the_keyboard(open_page):
    lab_page = open_page()
    lab_page.keys("next", "Enter", "Enter", "Enter")
    assert lab_page.focused() == "next"
    assert "Left: 17.90 yuan" in lab_page.sentence()
    lab_page.keys("number-price-slider", "ArrowRight")
    assert "Left: 18.00 yuan" in lab_page.sentence()
    lab_page.write("number-price-box", "35.5")
    assert "Left: 13.50 yuan" in lab_page.sentence()
    lab_page.keys("number-price-less", "Enter")
    assert "Left: 13.40 yuan" in lab_page.sentence()
    lab_page.choose("which", "goods")
    lab_page.write("number-goods-box", "10")
    assert "Left: 18.40 yuan" in lab_page.sentence()


@pytest.mark.browser
def test_the_table_is_folded_and_lies_within_the_lab_when_it_is_opened(open_page):
    lab_page = open_page()
    lab_page.lab.do_go(6)
    lab_page.press("deposit")
    assert not lab_page.part("table").is_visible()
    lab_page.part("fold-open").press("Enter")
    assert lab_page.part("row-deposit").inner_text().split()[-2:] == ["0.00", "10.88"]
    assert lab_page.height_on_a_screen() <= LEFT_OF_SCREEN
    for language in ("zh", "en"):
        lab_page.speak(language)
        table, whole = (
            lab_page.page.locator(part).bounding_box() for part in (".peel-table", ".lab")
        )
        assert table["y"] > whole["y"]
        assert table["y"] + table["height"] < whole["y"] + whole["height"]


@pytest.mark.browser
def test_the_estimate_alone_does_not_count_as_a_try(open_page):
    lab_page = open_page()
    lab_page.page.evaluate(
        "document.addEventListener('qihang:tried', () => { window.tried = true; })"
    )
    lab_page.write("estimate-box", "17")
    lab_page.choose("which", "goods")
    assert lab_page.page.evaluate("window.tried") is None
    lab_page.press("next")
    assert lab_page.page.evaluate("window.tried") is True


@pytest.mark.browser
def test_a_loss_is_drawn_left_of_nothing(open_page):
    lab_page = open_page()
    lab_page.lab.do_number("goods", 3500)
    lab_page.lab.do_go(6)
    lab_page.press("deposit")
    loss = lab_page.page.locator(".ladder-part--loss")
    start, width = (float(loss.get_attribute(name).removesuffix("%")) for name in ("x", "width"))
    line = lab_page.page.locator(".ladder-zero").first.get_attribute("x1").removesuffix("%")
    assert start == 0
    assert width == pytest.approx(float(line))
    assert width == pytest.approx(100 * 9.12 / (39.90 + 9.12), abs=0.01)


def looks(lab_page):
    """What is seen of it, for ``test_lab_contract``."""
    lab_page.write("estimate-box", "many")
    lab_page.lab.do_go(6)
    lab_page.press("deposit")
    yield
    lab_page.part("fold-open").click()
    yield
