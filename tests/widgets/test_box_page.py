"""Answer boxes in a real browser, where the wire between page and kernel is ours to cut."""

import json
from dataclasses import asdict
from decimal import Decimal
from typing import NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe

from qihang.language.messages import Bilingual
from qihang.questions import KINDS, facts
from qihang.questions.rules import length
from qihang.questions.table import Field
from qihang.sessions import every_practice_item
from qihang.sessions.base import Task
from qihang.sessions.shown import FactCard
from tests.support.lab_page import DRAW
from tests.support.pretend_service import Service, marked, take_session
from widgets import HandIn, TryIt
from widgets.exercise import ask
from widgets.exercise import item as items

PRACTICE = every_practice_item()

pytestmark = pytest.mark.browser

PATIENCE = 4000
PAUSE = 500

STEPS = {name: (name.upper(), name) for name in ("a", "b", "c", "d")}


class Desk:
    """A page that draws some widgets; messages pass only when a test lets them."""

    def __init__(self, page):
        self.page = page
        self.widgets = []

    def open(self, *widgets):
        """Load the page anew, as after a reload, with kernels' fresh widgets."""
        self.widgets = widgets
        self.page.goto("http://classroom.test/exercise/s1")
        self.page.evaluate(
            "window.unsaved = [];"
            "document.addEventListener('qihang:unsaved', (e) => unsaved.push(e.detail.question))"
        )
        for number, widget in enumerate(widgets):
            self.page.evaluate(DRAW, [widget._esm, widget._css, widget.view, number])
        self.pass_on()

    def take(self):
        """The messages that wait on the wire, taken off it."""
        return [
            (widget, message)
            for number, widget in enumerate(self.widgets)
            for message in self.page.evaluate(f"models[{number}].sent.splice(0)")
        ]

    def hear(self, messages):
        """Let Python hear messages, and the page what Python shows then."""
        for widget, message in messages:
            widget._handle_custom_msg(message, [])
        self.show()

    def show(self):
        # Python tells the seat's watchers of a saved answer before it acknowledges it.
        for number, widget in reversed(list(enumerate(self.widgets))):
            self.page.evaluate("([n, view]) => models[n].set(view)", [number, widget.view])

    def pass_on(self):
        self.hear(self.take())

    def wait(self, milliseconds):
        self.page.clock.run_for(milliseconds)

    def box(self, question="digit"):
        return self.page.locator(f'[data-question="{question}"]')

    def state(self, question="digit"):
        return self.box(question).get_attribute("data-state")

    def said(self, question="digit"):
        return self.box(question).locator("[data-key=note]").inner_text()

    def write(self, text, question="digit"):
        self.box(question).locator("[data-key=line]").fill(text)

    def left(self):
        """What the browser keeps for after a reload."""
        return json.loads(self.page.evaluate("JSON.stringify(sessionStorage)"))


@pytest.fixture
def desk(browser, monkeypatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    monkeypatch.setattr(items, "_sheet", items.Sheet())
    page = browser.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    html = (
        '<!doctype html><html lang="en" data-lang="en"><title>S1</title>'
        "<main><h1>S1</h1><h2>1</h2></main>"
    )
    page.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.clock.install(time="2026-11-23T08:00:00Z")
    page.clock.pause_at("2026-11-23T09:00:01Z")
    yield Desk(page)
    page.close()
    assert errors == []


@pytest.fixture
def service():
    return Service()


@pytest.fixture
def seat(monkeypatch, service):
    return take_session(monkeypatch, service)


def digit():
    """The box of a fresh kernel."""
    ask.case("s1", None)
    return ask.number("digit", None, label=("校验位", "Check digit")).box()


def test_an_answer_is_called_saved_when_python_said_so_and_not_before(desk, seat):
    desk.open(digit())
    assert desk.state() == "empty"
    desk.write("7")
    assert desk.state() == "typing"
    desk.wait(PAUSE)
    assert desk.state() == "saving"
    desk.pass_on()
    assert desk.state() == "saved"
    assert desk.said().startswith("✓ Saved")


def test_quick_changes_are_sent_together(desk, seat, service):
    desk.open(digit())
    for text in ("1", "12", "123"):
        desk.write(text)
        desk.wait(PAUSE - 100)
    desk.wait(PAUSE)
    desk.pass_on()
    assert service.calls.count("save") == 1
    assert service.state["answers"]["digit"]["value"] == "123"


def test_without_an_acknowledgement_it_says_not_saved_and_tries_again(desk, seat, service):
    desk.open(digit())
    desk.write("7")
    desk.wait(PAUSE)
    desk.take()
    desk.wait(PATIENCE)
    assert desk.state() == "unsaved"
    assert "Not saved yet" in desk.said()
    assert desk.page.evaluate("unsaved") == ["digit"]
    desk.pass_on()
    assert desk.state() == "saved"
    assert service.state["answers"]["digit"]["value"] == "7"


def test_a_broken_connection_is_told_at_once(desk, seat):
    desk.open(digit())
    desk.write("7")
    desk.page.evaluate("window.cut = true")
    desk.wait(PAUSE)
    assert desk.state() == "unsaved"
    desk.page.evaluate("window.cut = false")
    desk.wait(PATIENCE)
    desk.pass_on()
    assert desk.state() == "saved"


def test_a_late_acknowledgement_counts_though_it_was_sent_again(desk, seat):
    desk.open(digit())
    desk.write("7")
    desk.wait(PAUSE)
    first = desk.take()
    desk.wait(PATIENCE)
    desk.hear(first)
    assert desk.state() == "saved"
    desk.take()
    desk.wait(3 * PATIENCE)
    assert desk.state() == "saved"


def test_a_service_that_cannot_save_is_tried_until_it_can(desk, seat, service):
    desk.open(digit())
    service.away = True
    desk.write("7")
    desk.wait(PAUSE)
    desk.pass_on()
    assert desk.state() == "unsaved"
    service.away = False
    desk.wait(PATIENCE)
    desk.pass_on()
    assert desk.state() == "saved"


def test_an_acknowledgement_of_an_older_value_does_not_make_the_newer_one_saved(desk, seat):
    desk.open(digit())
    desk.write("7")
    desk.wait(PAUSE)
    first = desk.take()
    desk.write("8")
    desk.hear(first)
    assert desk.state() == "typing"
    desk.wait(PAUSE)
    assert desk.state() == "saving"
    assert desk.box().locator("[data-key=line]").input_value() == "8"
    desk.pass_on()
    assert desk.state() == "saved"


def test_going_back_to_a_value_after_an_unanswered_one_is_saved_anew(desk, seat, service):
    desk.open(digit())
    desk.write("7")
    desk.wait(PAUSE)
    desk.pass_on()
    desk.write("8")
    desk.wait(PAUSE)
    lost = desk.take()
    desk.write("7")
    desk.wait(PAUSE)
    assert desk.state() == "saving"
    desk.hear([*lost, *desk.take()])
    assert desk.state() == "saved"
    assert service.state["answers"]["digit"]["value"] == "7"


def test_an_unsaved_answer_comes_back_after_a_reload_and_is_saved(desk, seat, service):
    desk.open(digit())
    desk.write("7")
    desk.wait(PAUSE)
    desk.take()
    desk.open(digit())
    assert desk.box().locator("[data-key=line]").input_value() == "7"
    desk.pass_on()
    assert desk.state() == "saved"
    assert service.state["answers"]["digit"]["value"] == "7"
    assert desk.left() == {}


def test_what_was_written_a_moment_ago_comes_back_too(desk, seat, service):
    desk.open(digit())
    desk.write("7")
    desk.open(digit())
    desk.pass_on()
    assert service.state["answers"]["digit"]["value"] == "7"


def test_an_unsaved_answer_does_not_replace_a_newer_one_of_another_computer(desk, seat, service):
    desk.open(digit())
    desk.write("7")
    desk.wait(PAUSE)
    desk.take()
    service.save("digit", "8")
    seat.refresh()
    desk.open(digit())
    desk.pass_on()
    assert desk.box().locator("[data-key=line]").input_value() == "8"
    assert service.state["answers"]["digit"]["value"] == "8"


def test_what_was_written_after_a_lost_acknowledgement_is_not_lost(desk, seat, service):
    desk.open(digit())
    desk.write("7")
    desk.wait(PAUSE)
    for widget, message in desk.take():
        widget._handle_custom_msg(message, [])  # saved, but the page never hears of it
    desk.write("78")
    desk.open(digit())
    desk.pass_on()
    assert service.state["answers"]["digit"]["value"] == "78"


def test_an_unsaved_answer_never_goes_to_the_next_trainee_at_the_computer(desk, seat, monkeypatch):
    desk.open(digit())
    desk.write("7")
    desk.wait(PAUSE)
    desk.take()
    other = Service(seed="1.seed-of-1002")
    take_session(monkeypatch, other)
    desk.open(digit())
    desk.wait(3 * PATIENCE)
    desk.pass_on()
    assert other.state["answers"] == {}
    assert desk.state() == "empty"
    assert desk.left() == {}


def test_a_hand_in_elsewhere_shows_what_was_handed_in(desk, seat, service):
    service.save("digit", "7")
    desk.open(digit())
    service.hand_in()
    desk.write("8")
    desk.wait(PAUSE)
    desk.pass_on()
    assert desk.state() == "locked"
    line = desk.box().locator("[data-key=line]")
    assert line.evaluate("(line) => line.readOnly")
    desk.page.locator("h1").click()
    desk.show()
    assert line.input_value() == "7"


def test_an_unreadable_answer_is_saved_and_says_so(desk, seat):
    desk.open(digit())
    desk.write("seven")
    desk.wait(PAUSE)
    desk.pass_on()
    assert desk.state() == "unreadable"
    assert "Saved" in desk.said()
    assert "12.50" in desk.said()


def test_an_emptied_box_is_empty(desk, seat, service):
    service.save("digit", "7")
    desk.open(digit())
    assert desk.state() == "saved"
    desk.write("")
    desk.wait(PAUSE)
    desk.pass_on()
    assert desk.state() == "empty"
    assert service.state["answers"]["digit"]["value"] is None


def test_steps_are_moved_by_keyboard_and_the_moved_one_keeps_the_focus(desk, seat, service):
    ask.case("s1", None)
    desk.open(ask.order("steps", None, steps=STEPS, label=("先后", "Order")).box())
    steps = desk.box("steps").locator("[data-step]")
    order = steps.evaluate_all("(steps) => steps.map((step) => step.dataset.step)")
    key = f"down-{order[0]}"
    desk.box("steps").locator(f"[data-key={key}]").focus()
    for place in (2, 3, 4):
        desk.page.keyboard.press("Enter")
        assert desk.page.evaluate("document.activeElement.dataset.key") == key
        said = desk.box("steps").locator("[data-key=said]").inner_text()
        assert said == f"Now {place} of 4"
    desk.page.keyboard.press("Enter")  # the last one has nowhere to go
    desk.wait(PAUSE)
    desk.pass_on()
    assert service.state["answers"]["steps"]["value"] == [*order[1:], order[0]]
    assert desk.state("steps") == "saved"


def test_an_order_that_is_right_as_it_is_can_be_said_so(desk, seat, service):
    ask.case("s1", None)
    desk.open(ask.order("steps", None, steps=STEPS, label=("先后", "Order")).box())
    desk.box("steps").locator("[data-key=keep-order]").click()
    desk.pass_on()
    assert sorted(service.state["answers"]["steps"]["value"]) == sorted(STEPS)
    assert desk.box("steps").locator("[data-key=keep-order]").count() == 0


def test_handing_in_waits_for_what_is_being_written(desk, seat, service):
    box = digit()
    desk.open(box, HandIn())
    desk.write("7")
    desk.page.locator("[data-key=hand-in]").click()
    assert desk.state() == "saving"
    assert service.calls.count("hand_in") == 0
    desk.pass_on()
    desk.wait(200)
    desk.pass_on()
    assert service.calls.count("hand_in") == 1
    assert service.state["answers"]["digit"]["value"] == "7"
    assert desk.state() == "locked"
    assert desk.page.locator("[data-receipt]").get_attribute("data-receipt") == "7K3M9QZX"


def test_nothing_is_handed_in_while_an_answer_cannot_be_saved(desk, seat, service):
    desk.open(digit(), HandIn())
    desk.write("7")
    desk.page.locator("[data-key=hand-in]").click()
    desk.take()
    desk.wait(2 * PATIENCE)
    desk.take()
    assert "not saved yet" in desk.page.locator("[data-key=says]").inner_text()
    assert service.calls.count("hand_in") == 0


def test_an_empty_question_is_named_and_handing_in_needs_a_second_press(desk, seat, service):
    desk.open(digit(), HandIn())
    desk.page.locator("[data-key=go-digit]").click()
    assert desk.page.evaluate("document.activeElement.dataset.key") == "line"
    button = desk.page.locator("[data-key=hand-in]")
    button.click()
    desk.pass_on()
    assert service.calls.count("hand_in") == 0
    button.click()
    desk.pass_on()
    assert service.calls.count("hand_in") == 1


def test_a_page_that_was_handed_in_asks_until_it_is_marked(desk, seat, service):
    service.hand_in()
    desk.open(HandIn())
    desk.wait(2500)
    desk.pass_on()
    service.state["results"] = {"points": 0.0, "most": 2.0, "best": 0.0, "questions": {}}
    desk.wait(2500)
    desk.pass_on()
    assert desk.page.locator("[data-marked=yes]").count() == 1
    asked = len(service.calls)
    desk.wait(20_000)
    desk.pass_on()
    assert len(service.calls) == asked


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


def cell(desk, name):
    return desk.box("prices").locator(f'[data-key="cell-{name}"]')


def focused(desk):
    return desk.page.evaluate("document.activeElement.dataset.key")


def test_a_table_is_filled_by_keyboard_down_a_column_and_on_to_the_next(desk, seat, service):
    desk.open(prices().box())
    cell(desk, "tea.profit").focus()
    for number in ("1", "2", "3", "4", "5", "6"):
        desk.page.keyboard.type(number)
        desk.page.keyboard.press("Enter")
    assert focused(desk) == "cell-egg.margin"
    desk.wait(PAUSE)
    desk.pass_on()
    assert desk.state("prices") == "saved"
    assert service.state["answers"]["prices"]["value"] == {
        "tea.profit": "1",
        "rice.profit": "2",
        "egg.profit": "3",
        "tea.margin": "4",
        "rice.margin": "5",
        "egg.margin": "6",
    }


def test_arrows_stay_in_a_column_and_tab_goes_along_a_row(desk, seat):
    desk.open(prices().box())
    cell(desk, "rice.profit").focus()
    steps = ["ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowUp", "Tab", "Tab", "Shift+Enter"]
    came = []
    for key in steps:
        desk.page.keyboard.press(key)
        came.append(focused(desk).removeprefix("cell-"))
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


def test_a_cell_that_is_reached_by_key_is_written_over(desk, seat):
    desk.open(prices().box())
    cell(desk, "rice.profit").fill("99")
    cell(desk, "tea.profit").press("Enter")
    desk.page.keyboard.type("7")
    assert cell(desk, "rice.profit").input_value() == "7"


def test_a_cell_is_called_by_its_row_and_column_in_one_language(desk, seat):
    desk.open(prices().box())
    named = desk.page.get_by_role("textbox", name="Rice Margin (%)", exact=True)
    assert named.get_attribute("data-key") == "cell-rice.margin"
    desk.page.evaluate("document.documentElement.dataset.lang = 'zh'")
    named = desk.page.get_by_role("textbox", name="米 毛利率（%）", exact=True)
    assert named.get_attribute("data-key") == "cell-rice.margin"


def test_a_table_says_how_many_cells_are_empty_and_which_are_not_read(desk, seat):
    desk.open(prices().box())
    cell(desk, "tea.profit").fill("24.90")
    cell(desk, "rice.profit").fill("two")
    desk.wait(PAUSE)
    desk.pass_on()
    assert "Cells still empty: 4." in desk.said("prices")
    marks = desk.box("prices").locator(".form-mark")
    assert marks.all_inner_texts() == ["? Not readable"]
    cell(desk, "rice.profit").fill("2")
    assert marks.count() == 0


def test_an_emptied_table_is_empty(desk, seat, service):
    service.save("prices", {"tea.profit": "7"})
    desk.open(prices().box())
    cell(desk, "tea.profit").fill("")
    desk.wait(PAUSE)
    desk.pass_on()
    assert desk.state("prices") == "empty"
    assert service.state["answers"]["prices"]["value"] is None


def test_an_unsaved_table_comes_back_after_a_reload(desk, seat, service):
    desk.open(prices().box())
    cell(desk, "tea.profit").fill("24.90")
    cell(desk, "egg.margin").fill("40")
    desk.open(prices().box())
    assert cell(desk, "egg.margin").input_value() == "40"
    desk.pass_on()
    filled = {"tea.profit": "24.90", "egg.margin": "40"}
    assert service.state["answers"]["prices"]["value"] == filled


def test_a_table_on_a_narrow_page_needs_no_sideways_scroll(desk, seat):
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
    desk.page.set_viewport_size({"width": 400, "height": 800})
    desk.open(wide.box())
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= 400
    fits = "(form) => form.scrollWidth <= form.clientWidth"
    assert desk.box("prices").locator("table").evaluate(fits)
    assert desk.box("prices").locator(".form-column").first.is_visible()


def test_a_marked_table_shows_each_cell_with_sign_and_word(desk, seat, service):
    service.save("prices", {"tea.profit": "24.90", "rice.profit": "9"})
    desk.open(prices().box())
    service.hand_in()
    outcomes = {"tea.profit": "right", "rice.profit": "not-yet", "egg.profit": "empty"}
    found = [
        {"name": name, "outcome": outcome, "idea": None, "found": None}
        for name, outcome in outcomes.items()
    ]
    service.state["results"] = {
        "points": 1.0,
        "most": 1.0,
        "best": 1.0,
        "questions": {"prices": marked(parts=found)},
    }
    seat.refresh()
    desk.show()
    assert cell(desk, "tea.profit").evaluate("(cell) => cell.readOnly")
    marks = desk.box("prices").locator(".form-mark").all_inner_texts()
    assert marks == ["✓ Right", "→ Not yet", "→ Empty"]
    assert broken_rules(desk.page) == []


def test_a_text_is_counted_as_it_is_written(desk, seat, service):
    desk.open(offer().box())
    count = desk.box("offer").locator("[data-key=count]")
    assert count.inner_text() == "0 words now. It needs 5 to 20."
    desk.write("您好，红茶 30 元 a box。", "offer")
    assert count.inner_text() == "8 words now. It needs 5 to 20."
    desk.wait(PAUSE)
    desk.pass_on()
    assert service.state["answers"]["offer"]["value"] == "您好，红茶 30 元 a box。"


@pytest.mark.parametrize(
    "text", ["橘子，29.90 元！", "don't １２ ３，000", "five-star tea", "é a1%"]
)
def test_the_page_counts_as_the_marking_does(desk, seat, text):
    desk.open(offer().box())
    desk.write(text, "offer")
    count = desk.box("offer").locator("[data-key=count]").inner_text()
    assert int(count.split()[0]) == length(text)


def test_a_marked_text_shows_each_rule_with_sign_word_and_what_was_found(desk, seat, service):
    service.save("offer", "您好，最好的茶。")
    item = offer()
    desk.open(item.box())
    assert desk.box("offer").locator("[data-key=check-claims]").inner_text().startswith("No ")
    service.hand_in()
    question = item.set_out().question.expecting(price=facts.money(30))
    found = [asdict(part) for part in question.mark("您好，最好的茶 30 元。").parts]
    service.state["results"] = {
        "points": 1.0,
        "most": 1.0,
        "best": 1.0,
        "questions": {"offer": marked(parts=found)},
    }
    seat.refresh()
    desk.show()
    said = {
        name: desk.box("offer").locator(f"[data-key=check-{name}]").inner_text()
        for name in ("greeting", "claims")
    }
    assert said["greeting"].startswith("✓ Right")
    assert said["claims"].startswith("→ Not yet")
    assert "最好" in said["claims"]
    assert broken_rules(desk.page) == []


def practised(rng):
    """A practice item with two goods; what is written does not matter to its numbers."""
    table = KINDS["table"](("tea", "rice"), ("profit",), {"profit": Field("元", 2)}).expecting(
        profit=3
    )
    words = {name: Bilingual(name, name) for name in ("tea", "rice", "profit")}
    return Task(Bilingual("算一算", "Work it out"), table, words=words)


def test_enter_in_the_last_cell_of_a_practice_table_checks_it(desk, seat, monkeypatch):
    monkeypatch.setitem(PRACTICE, "s0.table", practised)
    desk.open(TryIt("s0.table"))
    item = desk.page.locator("[data-item]")
    marks = item.locator(".form-mark")
    item.locator('[data-key="cell-tea.profit"]').focus()
    for number in ("3", "4"):
        desk.page.keyboard.type(number)
        desk.page.keyboard.press("Enter")
    desk.pass_on()
    assert item.get_attribute("data-state") == "partly"
    assert marks.all_inner_texts() == ["✓ Right", "→ Not yet"]
    desk.page.keyboard.type("5")
    assert item.get_attribute("data-state") == "typing"
    assert marks.count() == 0
    assert broken_rules(desk.page) == []


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
    ]


def broken_rules(page):
    page.clock.resume()  # axe waits for timers of its own
    found = Axe().run(page).response["violations"]
    return [(rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in found]


def test_every_box_can_be_used_by_everyone_open_and_handed_in(desk, seat):
    widgets = [*everything(), HandIn(), TryIt("s1.payer"), TryIt("s1.swap")]
    desk.open(*widgets)
    assert broken_rules(desk.page) == []
    desk.page.locator("[data-key=scan-B]").click()
    desk.page.locator("[data-key=print-H]").click()
    desk.page.evaluate("document.documentElement.dataset.lang = 'zh'")
    desk.page.evaluate("document.documentElement.lang = 'zh-CN'")
    assert broken_rules(desk.page) == []
    seat.hand_in()
    desk.show()
    assert desk.state("lend") == "locked"
    assert broken_rules(desk.page) == []


def test_a_scanner_shows_the_text_of_the_label_it_is_held_to(desk, seat):
    box = everything()[0]
    desk.open(box)
    desk.box("shelf").locator("[data-key=scan-B]").click()
    text = ask.asked()[0].set_out(seat.claim()["seed"]).shows.codes[1].text
    assert text in desk.box("shelf").locator("[data-key=screen]").inner_text()


def test_a_practice_item_is_checked_by_the_enter_key(desk, seat):
    item = TryIt("s1.check-digit")
    desk.open(item)
    line = desk.page.locator("[data-item] [data-key=line]")
    line.fill("seven")
    assert desk.page.locator("[data-item]").get_attribute("data-state") == "typing"
    line.press("Enter")
    desk.pass_on()
    assert desk.page.locator("[data-item]").get_attribute("data-state") == "unreadable"
    desk.page.locator("[data-key=new]").click()
    desk.pass_on()
    assert desk.page.locator("[data-item]").get_attribute("data-state") == "empty"
