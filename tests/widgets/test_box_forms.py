"""The form of each kind of question in a real browser: filled, read, marked, and for everyone."""

import re
from dataclasses import asdict
from decimal import Decimal
from random import Random
from typing import NamedTuple

import pytest

from qihang.commerce.chat.talk import draw
from qihang.commerce.season.season import Season
from qihang.commerce.titles import byte_length
from qihang.language.messages import Bilingual
from qihang.language.signs import seen
from qihang.questions import KINDS, facts
from qihang.questions.chat import Chat, told_of
from qihang.questions.rules import length
from qihang.questions.simulation import Simulation
from qihang.questions.table import Field
from qihang.sessions import every_practice_item
from qihang.sessions.base import Task
from qihang.sessions.shown import FactCard
from tests.support.box_page import PAUSE, broken_rules
from tests.support.pretend_service import marked
from widgets import HandIn, TryIt
from widgets.exercise import ask
from widgets.exercise import item as items

PRACTICE = every_practice_item()

pytestmark = pytest.mark.browser

STEPS = {name: (name.upper(), name) for name in ("a", "b", "c", "d")}


def test_steps_are_moved_by_keyboard_and_the_moved_one_keeps_the_focus(
    box_page, page_session, service
):
    ask.case("s1", None)
    box_page.open(ask.order("steps", None, steps=STEPS, label=("先后", "Order")).box())
    steps = box_page.box("steps").locator("[data-step]")
    order = steps.evaluate_all("(steps) => steps.map((step) => step.dataset.step)")
    key = f"down-{order[0]}"
    box_page.box("steps").locator(f"[data-key={key}]").focus()
    for place in (2, 3, 4):
        box_page.page.keyboard.press("Enter")
        assert box_page.page.evaluate("document.activeElement.dataset.key") == key
        said = box_page.box("steps").locator("[data-key=said]").inner_text()
        assert said == f"Now {place} of 4"
    box_page.page.keyboard.press("Enter")  # the last one has nowhere to go
    box_page.wait(PAUSE)
    box_page.pass_on()
    assert service.state["answers"]["steps"]["value"] == [*order[1:], order[0]]
    assert box_page.state("steps") == "saved"


def test_an_order_that_is_right_as_it_is_can_be_said_so(box_page, page_session, service):
    ask.case("s1", None)
    box_page.open(ask.order("steps", None, steps=STEPS, label=("先后", "Order")).box())
    steps = box_page.box("steps").locator("[data-step]")
    keep = box_page.box("steps").locator("[data-key=keep-order]")
    keep.focus()
    box_page.page.keyboard.press("Tab")  # it stands before the list, and comes before it
    assert box_page.page.evaluate("document.activeElement.closest('[data-step]') !== null")
    before = steps.first.bounding_box()
    keep.click()
    box_page.pass_on()
    assert steps.first.bounding_box() == before
    assert sorted(service.state["answers"]["steps"]["value"]) == sorted(STEPS)
    assert box_page.box("steps").locator("[data-key=keep-order]").count() == 0


class Good(NamedTuple):
    id: str
    name: Bilingual
    price: Decimal


GOODS = (
    Good("tea", Bilingual("茶", "Tea"), Decimal("39.90")),
    Good("rice", Bilingual("米", "Rice"), Decimal("6")),
    Good("egg", Bilingual("蛋", "Eggs"), Decimal("12.50")),
)


def prices():
    """A table of three goods with a price and two columns to fill."""
    return ask.table(
        "prices",
        None,
        rows=GOODS,
        columns={
            "price": ask.given("售价", "Price", unit="元", places=2),
            "profit": ask.fill("毛利", "Profit", unit="元", places=2),
            "margin": ask.fill("毛利率", "Margin", unit="%", places=1),
        },
        label=("三种商品", "Three goods"),
    )


def offer():
    """A text with two rules and a fact."""
    return ask.text(
        "offer",
        None,
        length=(5, 20),
        facts={"price": ("价格", "the price")},
        rules=("greeting", "claims"),
        shows=FactCard(
            Bilingual("茶", "Tea"), ((Bilingual("价格", "Price"), Bilingual("30 元", "30 yuan")),)
        ),
        label=("写一段话", "Write an offer"),
    )


def cell(box_page, name):
    return box_page.box("prices").locator(f'[data-key="cell-{name}"]')


def focused(box_page):
    return box_page.page.evaluate("document.activeElement.dataset.key")


def test_a_table_is_filled_by_keyboard_down_a_column_and_on_to_the_next(
    box_page, page_session, service
):
    box_page.open(prices().box())
    cell(box_page, "tea.profit").focus()
    for number in ("1", "2", "3", "4", "5", "6"):
        box_page.page.keyboard.type(number)
        box_page.page.keyboard.press("Enter")
    assert focused(box_page) == "cell-egg.margin"
    box_page.wait(PAUSE)
    box_page.pass_on()
    assert box_page.state("prices") == "saved"
    assert service.state["answers"]["prices"]["value"] == {
        "tea.profit": "1",
        "rice.profit": "2",
        "egg.profit": "3",
        "tea.margin": "4",
        "rice.margin": "5",
        "egg.margin": "6",
    }


def test_arrows_stay_in_a_column_and_tab_goes_along_a_row(box_page, page_session):
    box_page.open(prices().box())
    cell(box_page, "rice.profit").focus()
    steps = ["ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowUp", "Tab", "Tab", "Shift+Enter"]
    came = []
    for key in steps:
        box_page.page.keyboard.press(key)
        came.append(focused(box_page).removeprefix("cell-"))
    assert came == [
        "egg.profit",
        "egg.profit",
        "rice.profit",
        "tea.profit",
        "tea.profit",
        "tea.margin",
        "rice.profit",
        "tea.profit",
    ]


def test_a_cell_that_is_reached_by_key_is_written_over(box_page, page_session):
    box_page.open(prices().box())
    cell(box_page, "rice.profit").fill("99")
    cell(box_page, "tea.profit").press("Enter")
    box_page.page.keyboard.type("7")
    assert cell(box_page, "rice.profit").input_value() == "7"


def test_a_cell_is_called_by_its_row_and_column_in_one_language(box_page, page_session):
    box_page.open(prices().box())
    named = box_page.page.get_by_role("textbox", name="Rice Margin (%)", exact=True)
    assert named.get_attribute("data-key") == "cell-rice.margin"
    box_page.page.evaluate("document.documentElement.dataset.lang = 'zh'")
    named = box_page.page.get_by_role("textbox", name="米 毛利率（%）", exact=True)
    assert named.get_attribute("data-key") == "cell-rice.margin"


def test_a_table_says_how_many_cells_are_empty_and_which_are_not_read(box_page, page_session):
    box_page.open(prices().box())
    cell(box_page, "tea.profit").fill("24.90")
    cell(box_page, "rice.profit").fill("two")
    box_page.wait(PAUSE)
    box_page.pass_on()
    assert "Cells still empty: 4." in box_page.said("prices")
    marks = box_page.box("prices").locator(".form-mark")
    assert marks.all_inner_texts() == ["? Not readable"]
    cell(box_page, "rice.profit").fill("2")
    assert marks.count() == 0


def test_an_emptied_table_is_empty(box_page, page_session, service):
    service.save("prices", {"tea.profit": "7"})
    box_page.open(prices().box())
    cell(box_page, "tea.profit").fill("")
    box_page.wait(PAUSE)
    box_page.pass_on()
    assert box_page.state("prices") == "empty"
    assert service.state["answers"]["prices"]["value"] is None


def test_an_unsaved_table_comes_back_after_a_reload(box_page, page_session, service):
    box_page.open(prices().box())
    cell(box_page, "tea.profit").fill("24.90")
    cell(box_page, "egg.margin").fill("40")
    box_page.open(prices().box())
    assert cell(box_page, "egg.margin").input_value() == "40"
    box_page.pass_on()
    filled = {"tea.profit": "24.90", "egg.margin": "40"}
    assert service.state["answers"]["prices"]["value"] == filled


def test_a_table_on_a_narrow_page_needs_no_sideways_scroll(box_page, page_session):
    wide = ask.table(
        "prices",
        None,
        rows=GOODS,
        columns={
            "price": ask.given("售价", "Price", unit="元", places=2),
            **{
                f"fill{number}": ask.fill("毛利", "Gross profit", unit="元", places=2)
                for number in range(4)
            },
        },
        label=("三种商品", "Three goods"),
    )
    box_page.page.set_viewport_size({"width": 400, "height": 800})
    box_page.open(wide.box())
    assert box_page.page.evaluate("document.documentElement.scrollWidth") <= 400
    fits = "(form) => form.scrollWidth <= form.clientWidth"
    assert box_page.box("prices").locator("table").evaluate(fits)
    assert box_page.box("prices").locator(".form-column").first.is_visible()


def test_a_marked_table_shows_each_cell_with_sign_and_word(box_page, page_session, service):
    service.save("prices", {"tea.profit": "24.90", "rice.profit": "9"})
    box_page.open(prices().box())
    service.hand_in({})
    outcomes = {"tea.profit": "right", "rice.profit": "not-yet", "egg.profit": "empty"}
    found = [
        {"name": name, "outcome": outcome, "idea": None, "found": None}
        for name, outcome in outcomes.items()
    ]
    # Marks before 0.13 do not tell it.
    found[0]["follows"] = True
    service.state["results"] = {
        "points": 1.0,
        "most": 1.0,
        "best": 1.0,
        "questions": {"prices": marked(parts=found)},
    }
    page_session.refresh()
    box_page.show()
    assert cell(box_page, "tea.profit").evaluate("(cell) => cell.readOnly")
    marks = box_page.box("prices").locator(".form-mark").all_inner_texts()
    assert marks == ["✓ Right way", "→ Not yet", "→ Empty"]
    assert broken_rules(box_page.page) == []


def test_a_text_is_counted_as_it_is_written(box_page, page_session, service):
    box_page.open(offer().box())
    count = box_page.box("offer").locator("[data-key=count]")
    assert count.inner_text() == "0 words now. It needs 5 to 20."
    box_page.write("您好，红茶 30 元 a box。", "offer")
    assert count.inner_text() == "8 words now. It needs 5 to 20."
    box_page.wait(PAUSE)
    box_page.pass_on()
    assert service.state["answers"]["offer"]["value"] == "您好，红茶 30 元 a box。"


@pytest.mark.parametrize(
    "text", ["橘子，29.90 元！", "don't １２ ３，000", "five-star tea", "é a1%"]
)
def test_the_page_counts_as_the_marking_does(box_page, page_session, text):
    box_page.open(offer().box())
    box_page.write(text, "offer")
    count = box_page.box("offer").locator("[data-key=count]").inner_text()
    assert int(count.split()[0]) == length(text)


def title():
    """The box of a title, whose bytes are counted."""
    ask.case("s1", None)
    return ask.text("title", None, length=(16, 60), counts="bytes")


def test_a_title_says_how_its_bytes_are_counted(box_page, page_session):
    box_page.open(title().box())
    assert box_page.box("title").locator("[data-key=check-length]").inner_text() == (
        "Write 16 to 60 bytes. A Chinese character or sign is 2, a letter, digit or space is 1."
    )
    box_page.write("手工布鞋 38 码", "title")
    count = box_page.box("title").locator("[data-key=count]").inner_text()
    assert count == "14 bytes now. It needs 16 to 60."


@pytest.mark.parametrize(
    "text",
    [
        "手工布鞋女黑色棉布38码",
        "  布鞋，38 码\u3000\n",
        "Cloth shoes, size 38 – é",
        "１２",
        "布\u200b鞋\ufeff",
        "\x1c鞋\x85",
        "𠮷",
    ],
)
def test_the_page_counts_bytes_as_the_marking_does(box_page, page_session, text):
    box_page.open(title().box())
    box_page.write(text, "title")
    count = box_page.box("title").locator("[data-key=count]").inner_text()
    assert int(count.split()[0]) == byte_length(seen(text))


def test_a_marked_text_shows_each_rule_with_sign_word_and_what_was_found(
    box_page, page_session, service
):
    service.save("offer", "您好，最好的茶。")
    item = offer()
    box_page.open(item.box())
    assert box_page.box("offer").locator("[data-key=check-claims]").inner_text().startswith("No ")
    assert box_page.box("offer").locator("[data-key=capped]").inner_text().endswith("at most.")
    service.hand_in({})
    question = item.set_out().question.expecting(price=facts.money(30))
    found = [asdict(part) for part in question.mark("您好，最好的茶 30 元。").parts]
    service.state["results"] = {
        "points": 1.0,
        "most": 1.0,
        "best": 1.0,
        "questions": {"offer": marked(parts=found)},
    }
    page_session.refresh()
    box_page.show()
    said = {
        name: box_page.box("offer").locator(f"[data-key=check-{name}]").inner_text()
        for name in ("greeting", "claims")
    }
    assert said["greeting"].startswith("✓ Right")
    assert said["claims"].startswith("→ Not yet")
    assert "最好" in said["claims"]
    assert broken_rules(box_page.page) == []


def practised(rng):
    """A practice item with two goods; what is written does not matter to its numbers."""
    table = KINDS["table"](("tea", "rice"), ("profit",), {"profit": Field("元", 2)}).expecting(
        profit=3
    )
    words = {name: Bilingual(name, name) for name in ("tea", "rice", "profit")}
    return Task(Bilingual("算一算", "Work it out"), table, words=words)


def test_enter_in_the_last_cell_of_a_practice_table_checks_it(box_page, page_session, monkeypatch):
    monkeypatch.setitem(PRACTICE, "s0.table", practised)
    box_page.open(TryIt("s0.table"))
    item = box_page.page.locator("[data-item]")
    marks = item.locator(".form-mark")
    item.locator('[data-key="cell-tea.profit"]').focus()
    for number in ("3", "4"):
        box_page.page.keyboard.type(number)
        box_page.page.keyboard.press("Enter")
    box_page.pass_on()
    assert item.get_attribute("data-state") == "partly"
    assert marks.all_inner_texts() == ["✓ Right", "→ Not yet"]
    box_page.page.keyboard.type("5")
    assert item.get_attribute("data-state") == "typing"
    assert marks.count() == 0
    assert broken_rules(box_page.page) == []


def everything():
    """A box of each kind with its card."""
    case = ask.case("s1", None)
    label = ("题目", "Question")
    return [
        ask.code("shelf", None, part="text", shows=case.labels, label=label).box(),
        ask.code("version", None, part="version", shows=case.menu, label=label).box(),
        ask.code("level", None, part="level", shows=case.rubbed, label=label).box(),
        ask.choice("pictures", None, options=case.pictures, many=True, label=label).box(),
        ask.number("digit", None, shows=case.twelve, unit="元", label=label).box(),
        ask.number("scan", None, shows=case.scans, label=label).box(),
        ask.order("steps", None, steps=STEPS, label=label).box(),
        ask.decision("lend", None, options=STEPS, reasons={"x": ("因", "X")}, label=label).box(),
        prices().box(),
        offer().box(),
        chat(),
    ]


def test_every_box_can_be_used_by_everyone_open_and_handed_in(box_page, page_session):
    widgets = [*everything(), HandIn(), TryIt("s1.payer"), TryIt("s1.swap")]
    box_page.open(*widgets)
    assert broken_rules(box_page.page) == []
    box_page.page.locator("[data-key=scan-B]").click()
    box_page.page.locator("[data-key=print-H]").click()
    box_page.page.evaluate("document.documentElement.dataset.lang = 'zh'")
    box_page.page.evaluate("document.documentElement.lang = 'zh-CN'")
    assert broken_rules(box_page.page) == []
    page_session.hand_in({})
    box_page.show()
    assert box_page.state("lend") == "locked"
    assert broken_rules(box_page.page) == []


def test_a_scanner_shows_the_text_of_the_label_it_is_held_to(box_page, page_session):
    box = everything()[0]
    box_page.open(box)
    box_page.box("shelf").locator("[data-key=scan-B]").click()
    text = items.asked()[0].set_out(page_session.claim()["seed"]).shows.codes[1].text
    assert text in box_page.box("shelf").locator("[data-key=screen]").inner_text()


def test_a_practice_item_is_checked_by_the_enter_key(box_page, page_session):
    item = TryIt("s1.check-digit")
    box_page.open(item)
    line = box_page.page.locator("[data-item] [data-key=line]")
    line.fill("seven")
    assert box_page.page.locator("[data-item]").get_attribute("data-state") == "typing"
    line.press("Enter")
    box_page.pass_on()
    assert box_page.page.locator("[data-item]").get_attribute("data-state") == "unreadable"
    box_page.page.locator("[data-key=new]").click()
    box_page.pass_on()
    assert box_page.page.locator("[data-item]").get_attribute("data-state") == "empty"


# ---- a talk with a customer -----------------------------------------------------------------

TALK = draw(Random(1), "lamp")
HEAR, FACT, STEP = (move.en for move in TALK.moves)


def chat():
    """A box with the customer whose lamp came broken."""
    card = FactCard(TALK.title, TALK.lines)
    return ask.chat("chat", None, talk=TALK, shows=card, label=("回顾客", "Reply")).box()


def reply(box_page, text):
    box_page.box("chat").locator("[data-key=say]").fill(text)
    box_page.box("chat").locator("[data-key=send]").click()


def in_log(box_page):
    return box_page.box("chat").locator(".chat-line").all_inner_texts()


def test_a_reply_is_saved_at_once_and_the_customer_answers_when_it_is(
    box_page, page_session, service
):
    box_page.open(chat())
    assert [line.split(":")[0] for line in in_log(box_page)] == ["Mr Gao", "Robot", "Mr Gao"]
    reply(box_page, HEAR)
    assert in_log(box_page)[3:] == [f"You wrote: {HEAR}", "The customer is reading your reply."]
    box_page.pass_on()
    assert service.state["answers"]["chat"]["value"] == [HEAR]
    assert in_log(box_page)[3:] == [
        f"You wrote: {HEAR}",
        "Mr Gao: So what happens with this lamp?",
    ]
    assert box_page.state("chat") == "saved"
    assert "The chat goes on." in box_page.said("chat")
    reply(box_page, f"{FACT} {STEP}")
    box_page.pass_on()
    assert in_log(box_page)[-1] == "The chat has ended. The customer is content."
    assert "The chat goes on." not in box_page.said("chat")
    assert box_page.box("chat").locator("[data-key=say]").get_attribute("readonly") is not None


def test_a_reply_waits_for_the_answer_to_the_one_before(box_page, page_session, service):
    box_page.open(chat())
    reply(box_page, HEAR)
    send = box_page.box("chat").locator("[data-key=send]")
    assert send.get_attribute("aria-disabled") == "true"
    box_page.pass_on()
    assert send.get_attribute("aria-disabled") is None


def test_the_last_reply_can_be_taken_back_and_changed(box_page, page_session, service):
    box_page.open(chat())
    for _ in range(2):
        reply(box_page, "Please wait.")
        box_page.pass_on()
    assert "The customer left." in in_log(box_page)[-1]
    back = box_page.box("chat").locator("[data-key=back]")
    back.click()
    box_page.pass_on()
    assert service.state["answers"]["chat"]["value"] == ["Please wait."]
    assert box_page.box("chat").locator("[data-key=say]").input_value() == "Please wait."
    assert focused(box_page) == "back"
    reply(box_page, f"{HEAR} {FACT} {STEP}")
    box_page.pass_on()
    assert in_log(box_page)[-1] == "The chat has ended. The customer is content."
    for _ in range(2):
        back.click()
        box_page.pass_on()
    assert box_page.state("chat") == "empty"
    assert service.state["answers"]["chat"]["value"] is None


def test_a_quick_reply_is_changed_before_it_is_sent_by_the_keyboard_alone(
    box_page, page_session, service
):
    box_page.open(chat())
    quick = box_page.page.get_by_role("button", name=HEAR, exact=True)
    quick.focus()
    box_page.page.keyboard.press("Enter")
    assert focused(box_page) == "say"
    box_page.page.keyboard.type(" Truly.")
    box_page.page.keyboard.press("Enter")
    box_page.pass_on()
    assert service.state["answers"] == {}
    box_page.page.keyboard.press("Control+Enter")
    assert focused(box_page) == "say"
    box_page.pass_on()
    assert service.state["answers"]["chat"]["value"] == [f"{HEAR} Truly."]


def test_what_is_written_and_not_sent_stays_while_the_page_is_redrawn(box_page, page_session):
    box_page.open(chat())
    box_page.box("chat").locator("[data-key=say]").fill("Hello, Mr")
    box_page.box("chat").locator("summary").click()
    page_session.refresh()
    box_page.show()
    assert box_page.box("chat").locator("[data-key=say]").input_value() == "Hello, Mr"
    assert box_page.box("chat").locator("[data-key=check-hear]").is_visible()


def test_a_talk_comes_back_after_a_reload_also_one_that_was_not_saved(
    box_page, page_session, service
):
    service.save("chat", [HEAR])
    box_page.open(chat())
    assert in_log(box_page)[-1] == "Mr Gao: So what happens with this lamp?"
    box_page.page.evaluate("window.cut = true")
    reply(box_page, FACT)
    assert box_page.state("chat") == "unsaved"
    assert in_log(box_page)[-2:] == [f"You wrote: {FACT}", "The customer is reading your reply."]
    box_page.open(chat())
    box_page.pass_on()
    assert service.state["answers"]["chat"]["value"] == [HEAR, FACT]
    assert in_log(box_page)[-1] == "Mr Gao: What will you do next, and when?"


def test_a_reply_after_the_end_is_refused_and_can_be_taken_back(box_page, page_session, service):
    service.save("chat", [f"{HEAR} {FACT} {STEP}", "Bye."])
    box_page.open(chat())
    assert box_page.state("chat") == "unreadable"
    assert "There is a reply after the end of the chat." in box_page.said("chat")
    box_page.box("chat").locator("[data-key=back]").click()
    box_page.pass_on()
    assert box_page.state("chat") == "saved"


def test_a_marked_talk_shows_what_was_said_and_each_rule(box_page, page_session, service):
    replies = [HEAR, "Add me on WeChat. You pay the freight."]
    service.save("chat", replies)
    box_page.open(chat())
    service.hand_in({})
    question = Chat(TALK).expecting(**told_of(TALK))
    found = [asdict(part) for part in question.mark(replies).parts]
    service.state["results"] = {
        "points": 1.0,
        "most": 1.0,
        "best": 1.0,
        "questions": {"chat": marked(parts=found)},
    }
    page_session.refresh()
    box_page.show()
    box = box_page.box("chat")
    assert box.locator("[data-key=say]").count() == 0
    assert box.locator("[data-key=check-hear]").inner_text().startswith("✓ Right")
    card = box.locator("[data-key=check-card]").inner_text()
    assert card.startswith("→ Not yet")
    assert "You pay the freight" in card
    assert in_log(box_page)[3] == f"You wrote: {HEAR}"
    assert broken_rules(box_page.page) == []


def talked(rng):
    """An item to try with that customer."""
    return Task(Bilingual("回一回", "Reply"), Chat(TALK).expecting(**told_of(TALK)))


def test_a_talk_can_be_tried_in_a_workbook(box_page, page_session, monkeypatch):
    monkeypatch.setitem(PRACTICE, "s0.chat", talked)
    box_page.open(TryIt("s0.chat"))
    item = box_page.page.locator("[data-item]")
    item.locator("[data-key=say]").fill(f"{HEAR} {FACT} {STEP}")
    item.locator("[data-key=send]").click()
    box_page.pass_on()
    assert item.locator(".chat-line").all_inner_texts()[-1].startswith("The chat has ended.")
    item.locator("[data-key=check]").click()
    box_page.pass_on()
    assert item.get_attribute("data-state") == "right"
    assert broken_rules(box_page.page) == []


# ---- four weeks of a shop ---------------------------------------------------------------------

SEASON = Season("7", "oranges", "brushing")


def shop():
    """A box with a season of a shop."""
    return ask.simulation("shop", None, season=SEASON, label=("四周的店", "Four weeks")).box()


def shop_part(box_page, name):
    return box_page.box("shop").locator(f"[data-key={name}]")


def press(box_page, name):
    shop_part(box_page, name).click()
    box_page.wait(PAUSE)
    box_page.pass_on()


def test_how_a_week_went_is_known_once_it_is_saved(box_page, page_session, service):
    box_page.open(shop())
    shop_part(box_page, "order-box").fill("30")
    shop_part(box_page, "on").click()
    assert shop_part(box_page, "waits").inner_text() == "The week is being run."
    box_page.pass_on()
    value = service.state["answers"]["shop"]["value"]
    assert value["weeks"] == [{"order": 30, "price": 3900}]
    assert shop_part(box_page, "title").inner_text() == "Week 1 of 4: how it went"
    assert "Weeks run: 1 of 4." in box_page.said("shop")


def in_focus(box_page):
    return box_page.page.evaluate("document.activeElement.dataset.key")


def test_by_keyboard_the_focus_stays_while_a_week_is_run_and_then_goes_to_what_comes_next(
    box_page, page_session, service
):
    box_page.open(shop())
    for weeks in range(1, 4):
        shop_part(box_page, "on").press("Enter")
        assert shop_part(box_page, "waits").is_visible()
        assert in_focus(box_page) == "on"
        box_page.pass_on()
        assert in_focus(box_page) == "on"
        shop_part(box_page, "on").press("Enter")
        assert in_focus(box_page) == ("proposed" if weeks == 3 else "facts")
        box_page.page.keyboard.press("Enter")
        box_page.wait(PAUSE)
        box_page.pass_on()
        assert len(service.state["answers"]["shop"]["value"]["weeks"]) == weeks
    shop_part(box_page, "move-yes").press("Enter")
    assert in_focus(box_page) == "facts"
    assert "80 yuan of it: fake orders." in shop_part(box_page, "pays").inner_text()
    shop_part(box_page, "back").press("Enter")
    box_page.pass_on()
    assert in_focus(box_page) == "facts"


def test_a_plan_comes_back_after_a_reload(box_page, page_session, service):
    box_page.open(shop())
    press(box_page, "order-more")
    box_page.open(shop())
    assert shop_part(box_page, "order-box").input_value() == "21"
    assert service.state["answers"]["shop"]["value"]["plan"] == {"order": 21, "price": 3900}


def test_a_week_that_was_run_is_taken_back_and_what_is_proposed_is_asked_again(
    box_page, page_session, service
):
    weeks = Simulation(SEASON).examples().right[0]["weeks"]
    service.save("shop", {"weeks": [*weeks[:3], {**weeks[3], "move": "brushing"}]})
    box_page.open(shop())
    press(box_page, "back")
    assert "20 fake orders" in shop_part(box_page, "proposed").inner_text()
    press(box_page, "on")
    press(box_page, "on")
    assert service.state["answers"]["shop"]["value"]["weeks"][3]["move"] is None


def test_more_than_there_is_in_hand_is_said_before_the_week_is_run(box_page, page_session, service):
    box_page.open(shop())
    shop_part(box_page, "order-box").fill("150")
    assert "only" in shop_part(box_page, "pays").inner_text()


def test_a_marked_season_shows_what_was_chosen_and_how_what_is_right_is_worked_out(
    box_page, page_session, service
):
    question = Simulation(SEASON).expecting()
    raw = question.examples().right[0]
    about = question.about(question.read(raw).weeks)
    raw["debrief"]["earned"] = "cash"
    raw["debrief"]["week-1"] = next(
        one for one in about.offered("week-1") if one != about.right("week-1")
    )
    service.save("shop", raw)
    box_page.open(shop())
    assert "yuan less" not in box_page.page.content()
    service.hand_in({})
    found = [asdict(part) for part in question.mark(raw).parts]
    service.state["results"] = {
        "points": 6.0,
        "most": 7.0,
        "best": 6.0,
        "questions": {"shop": marked(parts=found)},
    }
    page_session.refresh()
    box_page.show()
    assert shop_part(box_page, "check-rules").inner_text().startswith("✓ Right")
    earned = shop_part(box_page, "check-earned").inner_text()
    assert earned.startswith("→ Not yet · What did the four weeks earn in all?")
    assert re.search(r"In hand [−+].*, on its way \+.* = [−+][\d.]+ yuan\.", earned)
    cause = shop_part(box_page, "check-week-1").inner_text()
    assert re.search(r"It is this: .* = [\d.]+ yuan (less|more)\.", cause)
    assert shop_part(box_page, "on").count() == 0
    assert broken_rules(box_page.page) == []
