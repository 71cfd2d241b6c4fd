"""TitleLab: a title fits or not, and its words are facts, praise, or nobody's to use."""

from itertools import combinations, permutations

import pytest

from qihang.commerce import claims
from qihang.commerce.titles import MOST_BYTES, byte_length
from tests.support.exercise_page import key
from tests.support.lab_page import sentence
from widgets import TitleLab
from widgets.labs.titlelab import FACTS, LONGEST, PIECES

CHANGE = {"do": "press", "piece": "what"}
"""Something that is done in it, for what every laboratory is tried with."""


def use(lab):
    """The beginning of a title, and words that light the lamp, for its picture in the docs."""
    for piece in ("what", "use", "best"):
        key(lab, f"piece-{piece}").click()


def looks(lab_page):
    """Everything at once, the five facts, and a title of one's own that is much too long."""
    for piece in PIECES:
        lab_page.press(f"piece-{piece}")
    yield
    for piece in ("best", "brand"):
        lab_page.press(f"piece-{piece}")
    yield
    lab_page.press("again")
    for fact in FACTS:
        lab_page.press(f"piece-{fact}")
    yield
    lab_page.write("own", "布鞋最好" * (LONGEST // 4))
    yield


@pytest.fixture
def lab():
    return TitleLab()


def press(lab, *pieces):
    for piece in pieces:
        lab.do_press(piece)


def title(lab, language="en"):
    return "".join(part["text"] for part in lab.view["title"][language])


def marked(lab, language="en"):
    return [part["text"] for part in lab.view["title"][language] if part["on"]]


def there(lab):
    return [fact["id"] for fact in lab.view["facts"] if fact["there"]]


def test_nothing_is_said_of_no_title(lab):
    assert sentence(lab) == "Press the words below, one by one. What counts most comes first."
    assert lab.view["lamp"] == "wait"
    assert lab.view["title"] == {"zh": [], "en": []}


def test_words_come_in_the_order_in_which_they_are_pressed_and_go_again(lab):
    press(lab, "what", "size", "use")
    assert title(lab) == "Hand-sewn shoes size 36-40 for walking"
    assert title(lab, "zh") == "手工布鞋 36-40码 平时走路穿"
    assert there(lab) == ["what", "use", "size"]
    press(lab, "size")
    assert title(lab) == "Hand-sewn shoes for walking"
    assert sentence(lab) == "Good so far. Still missing: made of, sizes, from where."


def test_bytes_and_characters_are_counted_in_each_language(lab):
    press(lab, "what", "size")
    assert lab.view["bytes"] == {"zh": 8 + 1 + 7, "en": 26}
    assert lab.view["count"]["zh"] == "16 字节（最多 60），11 个字"
    assert lab.view["count"]["en"] == "26 of 60 bytes, 26 characters"


def test_the_five_facts_fit_in_both_languages_and_are_right_in_their_order(lab):
    press(lab, *FACTS)
    assert all(bytes <= MOST_BYTES for bytes in lab.view["bytes"].values())
    assert sentence(lab) == (
        "Right: 59 bytes, five facts in order. Buyers can find it, and know what it is."
    )
    assert lab.view["tone"] == {"tone": "ok", "sign": "✓"}
    assert lab.view["sentence"]["zh"].startswith("对：47 字节")


def test_what_it_is_comes_first(lab):
    press(lab, "use")
    assert sentence(lab) == "A coat, a bag? It does not yet say what it is."
    press(lab, "what")
    assert sentence(lab) == "What it is comes first: a phone shows the first words only."


def test_another_order_of_the_rest_is_not_wrong_but_shown(lab):
    press(lab, "what", "place", "use", "material", "size")
    assert sentence(lab) == "All five are in it. Now the order, as in the list."
    assert lab.view["tone"] == {"tone": "", "sign": "→"}


def test_praise_tells_nothing_and_takes_the_room_of_facts(lab):
    press(lab, "what", "praise")
    assert sentence(lab) == "“so pretty”: nobody can check it. Put a fact there."
    press(lab, "use", "material", "size", "place")
    assert sentence(lab).endswith("too many. Take out what buyers can do without.")
    assert lab.view["sentence"]["zh"] == "64 字节，多了 4。买家用不着的词，去掉。"


def test_the_lamp_goes_on_at_words_that_the_law_bans(lab):
    press(lab, "what", "best")
    assert lab.view["lamp"] == "on"
    assert marked(lab) == ["best in China"]
    assert "".join(marked(lab, "zh")) in "全国最好"
    assert sentence(lab).startswith("Leave out “best in China”. Nobody can prove")
    press(lab, "best")
    assert lab.view["lamp"] == "off"


def test_the_lamp_goes_on_at_another_makers_brand(lab):
    press(lab, "what", "brand")
    assert marked(lab) == ["Dabu"]
    assert marked(lab, "zh") == ["大步牌"]
    assert sentence(lab).startswith("“Dabu” is another maker's brand.")


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_lamp_says_the_same_in_both_languages_whatever_stands_side_by_side(number):
    for pieces in permutations(PIECES, number):
        lab = TitleLab()
        press(lab, *pieces)
        assert bool(marked(lab)) == bool(marked(lab, "zh")) == bool({"best", "brand"} & {*pieces})


def test_what_is_said_in_both_languages_has_one_tone():
    for number in range(len(PIECES) + 1):
        for pieces in combinations(PIECES, number):
            lab = TitleLab()
            press(lab, *pieces)
            verdicts = [lab._verdict(title(lab, language)) for language in ("zh", "en")]
            assert verdicts[0].tone == verdicts[1].tone


@pytest.mark.parametrize(
    ("text", "lamp", "says"),
    [
        ("棉布鞋面手工布鞋 36-40码", "off", "Short enough, and no banned word."),
        ("手工布鞋 最大 44 码", "off", "“最大"),
        ("全网第一的布鞋", "on", "Leave out “"),
        ("DABU shoes, hand-sewn", "on", "“DABU” is another maker's brand."),
        ("手工布鞋" * 8, "off", "64 bytes are 4 too many."),
    ],
)
def test_the_counter_and_the_lamp_judge_a_title_of_ones_own(lab, text, lamp, says):
    press(lab, "what", "best")
    lab.do_own(text)
    assert title(lab) == title(lab, "zh") == text
    assert lab.view["bytes"]["zh"] == byte_length(text)
    assert lab.view["lamp"] == lamp
    assert sentence(lab).startswith(says)
    assert there(lab) == []


def test_a_word_that_is_allowed_is_explained(lab):
    lab.do_own("手工布鞋 最大 44 码")
    [fine] = claims.allowed("手工布鞋 最大 44 码")
    assert sentence(lab).endswith(str(claims.explain(fine.rule)))


def test_a_blank_box_leaves_the_pieces_and_a_pressed_piece_brings_them_back(lab):
    press(lab, "what")
    lab.do_own("Shoes")
    lab.do_own("   ")
    assert title(lab) == "Hand-sewn shoes"
    lab.do_own("Shoes")
    assert not any(piece["pressed"] for piece in lab.view["pieces"])
    press(lab, "what")
    assert lab.view["own"] == ""
    assert title(lab) == "Hand-sewn shoes"
    lab.do_own("Shoes")
    press(lab, "use")
    assert title(lab) == "Hand-sewn shoes for walking"


def test_a_sentence_does_not_repeat_a_whole_title(lab):
    lab.do_own("最好" * (LONGEST // 2))
    assert sentence(lab).startswith(f"Leave out “{'最好' * 4}…”.")


@pytest.mark.parametrize("value", [-1, 2.5, "gold", None, True, [], {}, ["what"]])
def test_what_makes_no_sense_changes_nothing(lab, value):
    press(lab, "what")
    before = lab.state()
    lab.do_press(value)
    if not isinstance(value, str):
        lab.do_own(value)
    lab.do_own("x" * (LONGEST + 1))
    lab.do_own("a\x00b")
    lab.restore({"pieces": value, "own": None})
    lab.restore({"pieces": [value, "what", "what"]})
    assert lab.state() == before


def test_it_comes_back_as_it_was_left(lab):
    press(lab, "use", "what")
    again = TitleLab()
    again.restore(lab.state())
    assert again.state() == lab.state() == {"pieces": ["use", "what"], "own": ""}
    lab.do_own("布鞋")
    again = TitleLab()
    again.restore(lab.state())
    assert again.state() == {"pieces": ["use", "what"], "own": "布鞋"}


def test_starting_again_empties_it(lab):
    press(lab, "what")
    lab.do_own("布鞋")
    lab.do_again()
    assert lab.state() == {"pieces": [], "own": ""}


@pytest.mark.browser
def test_it_is_worked_with_the_mouse_and_with_the_keyboard(open_lab):
    page = open_lab(TitleLab())
    page.press("piece-what")
    page.keys("piece-use", "Enter")
    page.keys("piece-best", " ")
    assert page.part("title").inner_text() == "Hand-sewn shoes for walking best in China"
    assert page.part("lamp").inner_text() == "lamp on"
    page.press("piece-best")
    assert page.part("piece-best").get_attribute("aria-pressed") == "false"
    assert page.part("count").inner_text() == "27 of 60 bytes, 27 characters"
    assert page.part("fact-use").inner_text().startswith("✓")
    page.press("again")
    assert page.part("title").inner_text() == "no title yet"


@pytest.mark.browser
def test_the_lamp_and_the_counter_follow_what_is_typed_and_the_caret_stays(open_lab):
    page = open_lab(TitleLab())
    page.part("own").press_sequentially("The best shoes")
    page.pass_on()
    assert page.part("lamp").inner_text() == "lamp on"
    page.keys("own", "Home", "Delete", "Delete", "Delete", "Delete")
    assert page.part("own").input_value() == "best shoes"
    assert page.part("count").inner_text() == "10 of 60 bytes, 10 characters"
    page.press("piece-what")
    assert page.part("own").input_value() == ""
