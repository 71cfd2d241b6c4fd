"""OwnGoods: the sheet is filled in by choosing or in own words, and nothing kept is lost."""

import json
import math

import pytest

from qihang.commerce import own_goods
from qihang.commerce.own_goods import LONGEST, OwnGoods
from tests.support.lab_page import hear, sentence
from tests.support.pretend_service import Service, take_session
from widgets import OwnGoods as Sheet
from widgets.labs.owngoods.parts import PARTS

CHANGE = {"do": "choose", "field": "kind", "option": "shoes"}
"""Something that is done in it, for what every laboratory is tried with."""

LAST = len(PARTS["s2"])

FILLED = {
    "kind": "shoes",
    "name": "cloth-shoes",
    "unit": "pair",
    "material": "cotton",
    "measure": "sizes-35-40",
    "place": "heilongjiang",
    "fact_1": "by-hand",
    "fact_2": "loses-colour",
    "fact_3": "wash-by-hand",
    "way": "shelf",
    "papers": ["receipt", "test", "pictures"],
    "title": "made",
    "colours": ["black", "blue", "plain"],
    "sizes": ["35", "36", "37", "38", "39", "40"],
    "pieces": {"black 36": 12, "blue 40": 3},
}


def use(lab):
    """Fill in the first part, for its picture."""
    lab.locator("[data-key=kind] select:visible").select_option("shoes")
    lab.locator("[data-key=name] select:visible").select_option("cloth-shoes")
    lab.locator("[data-key=unit] select:visible").select_option("pair")


def go(lab_page, part):
    lab_page.lab.do_go(part)
    lab_page.page.evaluate("(view) => models[0].set(view)", lab_page.lab.view)


def looks(lab_page):
    """Every part, filled in by choosing, then in the longest own words, then the sheet."""
    for filled in (FILLED, {**FILLED, **dict.fromkeys(own_goods.TEXTS, "Best " + "w" * 25)}):
        lab_page.lab.restore(filled)
        for part in range(LAST + 1):
            go(lab_page, part)
            yield
    numbers = {"cost": 10_000_00, "packaging": 99_99, "parcel": 99_99, "price": 10_000_00}
    box = {"long": 200, "wide": 200, "high": 200, "weight": 50_000}
    for session in ("s3", "s6"):
        lab_page.lab._parts = PARTS[session]
        lab_page.lab.restore({**FILLED, **numbers, **box})
        for part in range(len(PARTS[session]) + 1):
            go(lab_page, part)
            yield


@pytest.fixture
def service():
    return Service()


@pytest.fixture(autouse=True)
def page_session(monkeypatch, service):
    return take_session(monkeypatch, service)


@pytest.fixture
def lab():
    return Sheet()


def asked(lab, field):
    [found] = [ask for line in lab.view["lines"] for ask in line if ask["field"] == field]
    return found


def options(lab, field):
    return [one["id"] for one in asked(lab, field)["options"]]


def kept(service):
    return service.state["kept"][own_goods.ITEM]["state"]


# ---- filling in ---------------------------------------------------------------------------


def test_all_of_it_can_be_chosen(lab):
    for field in ("kind", "name", "unit"):
        lab.do_choose(field, options(lab, field)[1])
    lab.do_go(1)
    for field in ("material", "measure", "place", "fact_1", "fact_2", "fact_3"):
        lab.do_choose(field, options(lab, field)[1])
    lab.do_go(2)
    lab.do_choose("way", options(lab, "way")[0])
    lab.do_choose("title", "made")
    lab.do_tick("papers", options(lab, "papers")[0], True)
    lab.do_go(3)
    lab.do_tick("colours", "black", True)
    lab.do_tick("sizes", options(lab, "sizes")[0], True)
    lab.do_count("black 35", 12)
    assert [name for name, value in lab.state().items() if value in ("", [], {})] == []
    assert sentence(lab) == "Rows: 1. Pieces: 12."


def test_what_is_usual_hangs_on_the_kind_and_what_was_chosen_before_stays(lab):
    assert options(lab, "name") == []  # only the box for own words
    assert asked(lab, "name")["written"] == {"text": "", "longest": LONGEST}
    lab.do_choose("kind", "shoes")
    lab.do_choose("name", "cloth-shoes")
    lab.do_choose("kind", "toys")
    assert set(options(lab, "name")) == {
        "",
        "wooden-car",
        "cloth-animal",
        "ball",
        "cloth-shoes",
        "own",
    }
    assert lab.state()["name"] == "cloth-shoes"
    lab.do_choose("name", "tea-cup")
    assert lab.state()["name"] == "cloth-shoes"


def test_own_words_stand_where_something_can_be_chosen(lab):
    lab.do_choose("kind", "shoes")
    lab.do_choose("name", "own")
    assert asked(lab, "name")["written"] == {"text": "", "longest": LONGEST}
    lab.do_write("name", "妈妈做的布鞋")
    assert asked(lab, "name")["chosen"] == "own"
    assert lab.state()["name"] == "妈妈做的布鞋"
    lab.do_choose("name", "")
    assert asked(lab, "name")["written"] is None
    assert lab.state()["name"] == ""


def test_what_is_being_written_keeps_its_box_also_where_it_could_be_chosen(lab):
    for text in ("r", "rice", "rice cakes"):
        lab.do_write("name", text)
        assert asked(lab, "name")["written"]["text"] == text


@pytest.fixture
def last_lab():
    return Sheet("s6")


def test_costs_and_the_parcel_are_written_in_the_units_that_stand_there(last_lab):
    lab = last_lab
    for field, text, kept in (
        ("cost", "25", 2500),
        ("price", "６９．００元", 6900),
        ("packaging", "1.5 yuan", 150),
        ("parcel", "", None),
        ("long", "30 cm", 30),
        ("wide", "20公分", 20),
        ("high", "10", 10),
        ("weight", "1200 克", 1200),
    ):
        lab.do_fill(field, text)
        assert lab.state()[field] == kept
    lab.do_go(2)
    shown = {
        line["name"]["en"]: line["value"] and line["value"]["en"]
        for line in lab.view["sheet"]["lines"]
    }
    assert shown["Box"] == "30 × 20 × 10 cm"
    assert shown["Weight, packed"] == "1200 g"
    assert shown["It costs you"] == "25.00 yuan"


def test_what_is_left_of_one_piece_is_told_once_cost_and_price_are_known():
    lab = Sheet("s3")
    lab.do_fill("cost", "25")
    assert sentence(lab) == "All for one piece. What you do not know yet stays empty."
    for field, text in (("price", "69"), ("packaging", "1.50"), ("parcel", "4.50")):
        lab.do_fill(field, text)
    assert sentence(lab).startswith("Of one piece 38.00 yuan are left")


@pytest.mark.parametrize("text", ["many", "25.005", "-3", "99999999", "1,5"])
def test_a_number_that_cannot_stand_there_changes_nothing_and_is_told(last_lab, text):
    last_lab.do_fill("cost", "12")
    last_lab.do_fill("cost", text)
    assert last_lab.state()["cost"] == 1200
    assert sentence(last_lab).startswith("That could not be taken.")
    last_lab.do_fill("cost", " ")
    assert last_lab.state()["cost"] is None


def test_only_so_many_colours_and_sizes_can_be_picked(lab):
    lab.do_go(3)
    for colour in ("black", "white", "red", "blue"):
        lab.do_tick("colours", colour, True)
    assert lab.state()["colours"] == ["black", "white", "red"]
    assert {one["id"] for one in asked(lab, "colours")["options"] if one["off"]} == {
        *("blue", "green", "grey", "plain")
    }
    lab.do_tick("colours", "red", False)
    lab.do_tick("colours", "blue", True)
    assert lab.state()["colours"] == ["black", "white", "blue"]


def test_a_colour_that_comes_back_brings_its_pieces(lab):
    lab.do_go(3)
    lab.do_tick("colours", "black", True)
    lab.do_count("black", 5)
    lab.do_tick("colours", "black", False)
    assert sentence(lab) == "Rows: 1. Pieces: 0."
    lab.do_tick("colours", "black", True)
    assert sentence(lab) == "Rows: 1. Pieces: 5."


def test_what_is_no_number_of_pieces_changes_nothing_and_is_told(lab):
    lab.do_go(3)
    lab.do_count("", 7)
    lab.do_count("", None)
    assert sentence(lab) == "That is not a number of pieces. Please write a number."
    assert lab.state()["pieces"] == {"": 7}
    lab.do_count("", 8)
    assert sentence(lab) == "Rows: 1. Pieces: 8."
    lab.do_count("", None)
    lab.do_tick("colours", "black", True)
    assert sentence(lab) == "Rows: 1. Pieces: 0."


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("全国最好的布鞋", "Look at “全国最好的” again."),
        ("Cures all", "Look at “Cures” again."),
        ("电话 13800000000", "looks like private data"),
    ],
)
def test_a_doubt_about_own_words_is_noted_and_forbids_nothing(lab, text, says):
    lab.do_write("name", text)
    assert says in sentence(lab)
    assert lab.view["tone"]["tone"] == ""
    assert lab.state()["name"] == text
    lab.do_go(1)
    assert says not in sentence(lab)
    lab.do_go(LAST)
    assert says in sentence(lab)


def test_the_title_is_put_together_from_the_sheet_and_counted(lab):
    lab.restore(FILLED)
    lab.do_go(2)
    title = lab._goods.said_title
    assert title.zh == "手工布鞋 棉布 35 到 40 码 黑龙江"
    assert asked(lab, "title")["help"]["zh"].startswith("标题 32 个字节")


def test_the_sheet_shows_all_that_is_filled_in(lab):
    lab.restore({**FILLED, "price": 12990, "fact_2": ""})
    lab.do_go(LAST)
    sheet = lab.view["sheet"]
    assert sheet["name"]["en"] == "Hand-sewn cloth shoes"
    lines = [*sheet["lines"], *sheet["texts"]]
    shown = {line["name"]["en"]: line["value"] and line["value"]["en"] for line in lines}
    assert shown["More facts"] == "all made by hand, wash by hand only"
    assert shown["Price"] == "129.90 yuan"
    assert "It costs you" not in shown
    assert sheet["stock"]["en"] == "Rows: 18. Pieces: 15."


# ---- keeping ------------------------------------------------------------------------------


def test_it_says_that_it_is_kept_only_when_it_is(lab, service):
    hear(lab, do="ready")
    lab.do_go(LAST)
    assert sentence(lab) == "Nothing is filled in yet. Go back, and choose."
    service.away = True
    lab.do_choose("kind", "toys")
    hear(lab, do="keep")
    assert sentence(lab) == "This is your sheet. It is not kept yet."
    service.away = False
    hear(lab, do="keep")
    assert "It is kept." in sentence(lab)


def test_two_windows_lose_nothing_of_each_other(service, monkeypatch):
    windows = []
    for _ in range(2):
        take_session(monkeypatch, service)
        windows.append(Sheet())
        hear(windows[-1], do="ready")
    one, other = windows
    one.do_choose("kind", "toys")
    hear(one, do="keep")
    other.do_choose("unit", "set")
    hear(other, do="keep")
    one.do_write("name", "Wooden boat")
    hear(one, do="keep")
    assert own_goods.read(kept(service)) == OwnGoods(kind="toys", unit="set", name="Wooden boat")


def test_what_is_emptied_comes_back_empty(lab, service):
    hear(lab, do="ready")
    lab.do_choose("unit", "set")
    hear(lab, do="keep")
    lab.do_choose("unit", "")
    hear(lab, do="keep")
    assert kept(service)["unit"] == ""


def test_what_this_version_does_not_know_stays_in_what_is_kept(lab, service):
    service.state["kept"][own_goods.ITEM] = {
        "state": {"version": 1, "name": "Lamp", "later": [1]},
        "outcome": None,
    }
    hear(lab, do="ready")
    lab.do_choose("unit", "set")
    hear(lab, do="keep")
    assert kept(service)["later"] == [1]
    assert kept(service)["name"] == "Lamp"


def test_a_sheet_of_a_newer_version_is_shown_and_left_alone(lab, service):
    state = {"version": 2, "name": "Lamp", "price": "12.90"}
    service.state["kept"][own_goods.ITEM] = {"state": dict(state), "outcome": None}
    hear(lab, do="ready")
    lab.do_choose("unit", "set")
    lab.do_write("name", "Other")
    lab.do_tick("colours", "black", True)
    lab.do_count("", 3)
    hear(lab, do="keep")
    assert kept(service) == state
    lab.do_go(LAST)
    assert lab.view["sheet"]["name"]["en"] == "Lamp"
    assert "newer version" in sentence(lab)


def test_starting_again_empties_nothing(lab):
    lab.restore(FILLED)
    lab.do_go(LAST)
    before = lab.state()
    hear(lab, do="again")
    assert lab.state() == before
    assert lab.view["at"] == 0


@pytest.mark.parametrize(
    "ask",
    [
        lambda lab: lab.do_go(LAST + 1),
        lambda lab: lab.do_choose("kind", "own"),
        lambda lab: lab.do_choose("way", "own"),
        lambda lab: lab.do_choose("price", "made"),
        lambda lab: lab.do_choose("papers", "receipt"),
        lambda lab: lab.do_choose("name", "no-such-thing"),
        lambda lab: lab.do_write("kind", "toys"),
        lambda lab: lab.do_write("version", "2"),
        lambda lab: lab.do_write("name", "x" * (LONGEST + 1)),
        lambda lab: lab.do_write("name", "half \ud800 of a sign"),
        lambda lab: lab.do_write("name", 7),
        lambda lab: lab.do_tick("papers", "no-such-paper", True),
        lambda lab: lab.do_tick("papers", "receipt", 1),
        lambda lab: lab.do_tick("pieces", "black", True),
        lambda lab: lab.do_count("black 36", 3),
        lambda lab: lab.do_count("", -1),
        lambda lab: lab.do_count("", 1000),
        lambda lab: lab.do_count("", math.nan),
        lambda lab: lab.do_count("", True),
        lambda lab: lab.do_fill("name", "7"),
        lambda lab: lab.do_fill("cost", 7),
        lambda lab: lab.do_fill("cost", "7" * 31),
        lambda lab: lab.do_fill("version", "2"),
    ],
)
def test_what_nearly_makes_sense_changes_nothing(lab, ask):
    lab.do_choose("kind", "shoes")
    before = lab.state()
    ask(lab)
    assert lab.state() == before
    json.dumps(lab.view, allow_nan=False)


# ---- on a page ----------------------------------------------------------------------------


@pytest.fixture
def lab_page(open_lab):
    return open_lab(Sheet())


@pytest.mark.browser
def test_it_is_filled_in_with_the_mouse(lab_page):
    lab_page.choose("kind", "shoes")
    lab_page.choose("name", "own")
    lab_page.write("name-written", "Mother's shoes")
    lab_page.press("next")
    lab_page.choose("material", "cotton")
    lab_page.press("next")
    lab_page.press("way-shelf")
    lab_page.press("papers-receipt")
    lab_page.press("next")
    lab_page.press("colours-black")
    lab_page.press("sizes-36")
    lab_page.write("pieces-black 36", "１２")
    lab_page.write("pieces-black 36", "many")
    assert lab_page.sentence().startswith("? That is not a number of pieces.")
    assert lab_page.part("pieces-black 36").input_value() == "12"
    lab_page.press("next")
    shown = lab_page.part("sheet").inner_text()
    for words in ("Mother's shoes", "Shoes", "cotton", "Shelf", "Pieces: 12."):
        assert words in shown
    assert lab_page.part("next").get_attribute("aria-disabled") == "true"


@pytest.mark.browser
def test_what_was_kept_stands_in_lists_that_come_with_it(lab_page):
    later = {"name": "padded-shoes", "material": "leather", "fact_1": "each-differs"}
    lab_page.lab.restore({**FILLED, **later})
    for part, fields in enumerate(PARTS["s2"][:2]):
        go(lab_page, part)
        for field in fields.fields:
            chosen = lab_page.page.locator(f"[data-key={field}] select:visible")
            assert (field, chosen.input_value()) == (field, lab_page.lab.state()[field])


@pytest.mark.browser
def test_what_was_chosen_is_said_in_the_other_language_and_own_words_stay(lab_page):
    lab_page.choose("kind", "shoes")
    lab_page.choose("name", "own")
    lab_page.write("name-written", "Mother's shoes")
    go(lab_page, LAST)
    lab_page.speak("zh")
    assert "鞋" in lab_page.part("sheet").inner_text()
    assert "Mother's shoes" in lab_page.part("sheet").inner_text()


@pytest.mark.browser
def test_it_is_worked_with_the_keyboard_and_the_focus_stays(lab_page):
    lab_page.page.locator("[data-key=kind] select:visible").focus()
    lab_page.page.keyboard.press("ArrowDown")
    lab_page.pass_on()
    assert lab_page.lab.state()["kind"] == "shoes"
    lab_page.keys("next", "Enter", "Enter")
    assert lab_page.focused() == "next"
    lab_page.keys("papers-receipt", "Space")
    assert lab_page.focused() == "papers-receipt"
    assert lab_page.part("papers-receipt").get_attribute("aria-pressed") == "true"


@pytest.mark.browser
def test_what_is_written_is_text(lab_page):
    lab_page.choose("kind", "shoes")
    lab_page.choose("name", "own")
    lab_page.write("name-written", "<img src=x onerror='hit()'>")
    go(lab_page, LAST)
    assert "<img src=x" in lab_page.part("sheet").inner_text()
    assert lab_page.page.locator(".lab img").count() == 0
