"""The plan as a page to be printed: all of it as text, on one page, within bounds."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.commerce import own_choices
from qihang.commerce.own_goods import LONGEST, MOST_FEN, OwnGoods
from qihang.language.messages import LANGUAGES
from qihang.papers import bounded, pdf, plan
from qihang.questions.plan import OWN, Plan, model
from tests.commerce.test_plan import EXAMPLE, SHEET
from tests.questions.test_plan import SHOES

OWN_PLAN = {**model(Plan(EXAMPLE).goods_of({OWN: SHOES})), OWN: SHOES}
OWN_SHEET = SHEET.stored()
WHO = ("林小满", "1001", "2026-11-30")


def page(answer=OWN_PLAN, sheet=OWN_SHEET, language="en"):
    return plan.page(answer, sheet, *WHO, language)


def lines(shown):
    return {one["name"]: one["value"] for part in shown["parts"] for one in part["lines"]}


def texts(pages):
    """The text of each page of the PDF of some plans."""
    made = pdf.made(plan.TEMPLATE, {"plans": pages})
    with pypdfium2.PdfDocument(made) as document:
        return [one.get_textpage().get_text_bounded() for one in document]


def test_it_says_whose_plan_it_is_of_which_goods_and_every_line():
    shown = page()
    assert shown["who"] == "\u2068林小满\u2069 · 1001"
    assert shown["goods"] == "Hand-sewn cloth shoes"
    assert ["It costs you", "25.00 yuan"] in shown["facts"]
    assert ["Kind of goods", "Shoes"] in shown["facts"]
    assert lines(shown)["Price of one"] == "69.00"
    assert ["What may go wrong", "Too many come back"] in shown["choices"]
    assert shown["day"].endswith("2026-11-30")


def test_it_is_said_in_one_language():
    assert page(language="zh")["goods"] == "手工布鞋"
    assert "每件售价" in lines(page(language="zh"))


def test_what_is_empty_or_cannot_be_read_has_room_to_write():
    shown = page({"start": "３０００元", "pieces": "many", "risk": "no such"})
    assert lines(shown)["Cash I start with"] == "3000.00"
    assert lines(shown)["Pieces to buy first"] == ""
    assert ["What may go wrong", ""] in shown["choices"]
    assert shown["goods"] == "Goods of the exercise"


def test_the_goods_are_those_that_the_plan_was_begun_with():
    later = {**SHEET.stored(), "cost": 9900}
    assert ["It costs you", "25.00 yuan"] in page(sheet=later)["facts"]


values = st.none() | st.integers() | st.text() | st.lists(st.text())


@given(
    answer=st.none() | st.text() | st.dictionaries(st.sampled_from([*OWN_PLAN, "why"]), values),
    sheet=st.none() | st.dictionaries(st.sampled_from([*OWN_SHEET]), values),
    language=st.sampled_from(LANGUAGES),
)
def test_whatever_is_kept_makes_a_page(answer, sheet, language):
    json.dumps(page(answer, sheet, language), allow_nan=False)


@pytest.mark.parametrize("words", ['#read("/etc/passwd")', "*强*_磊_ $x^2$", r'a\n"b" <c> // `d`'])
def test_what_somebody_wrote_is_text_and_no_markup(words):
    [text] = texts([page({**OWN_PLAN, "why": words})])
    assert words.replace(" ", "") in text.replace(" ", "").replace("\r\n", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plan_stands_on_one_page_however_long_its_words_are(language):
    long = {"place": "x" * LONGEST, "papers": list(own_choices.PAPERS), "kind": "phones"}
    widest = {"name": "宽" * LONGEST, "cost": MOST_FEN, "parcel": MOST_FEN, "packaging": MOST_FEN}
    box = {"long": 200, "wide": 200, "high": 200, "weight": 50_000}
    material = {"material": "长" * LONGEST, "measure": "长" * LONGEST}
    own = {**SHOES, "name": widest["name"], "cost": MOST_FEN, "packaging": 1, "parcel": MOST_FEN}
    answer = {**dict.fromkeys(OWN_PLAN, "999999.99"), "why": "很" * 60, OWN: own, "then": "borrow"}
    sheet = {**SHEET.stored(), **long, **widest, **box, **material}
    shown = plan.page(answer, sheet, "长" * 30, "1" * 20, "2026-11-30", language)
    assert shown["goods"] == widest["name"]
    assert len(texts([shown, page(None, OwnGoods().stored(), language)])) == 2


# ---- in a process of its own --------------------------------------------------------------


def bounded_made(pages):
    """What a server would get; in a thread, as a browser's loop may run in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(bounded.made(pages))).result()


@pytest.mark.process
def test_a_paper_is_made_in_a_process_of_its_own():
    made = bounded_made([page()])
    with pypdfium2.PdfDocument(made) as document:
        assert "Hand-sewn cloth shoes" in document[0].get_textpage().get_text_bounded()


@pytest.mark.process
def test_a_paper_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr("qihang.system.bounded.PATIENCE", 0.001)
    with pytest.raises(bounded.NotMade):
        bounded_made([page()])


@pytest.mark.process
def test_what_is_no_page_makes_no_paper():
    with pytest.raises(bounded.NotMade):
        bounded_made([{"title": "half a page"}])
