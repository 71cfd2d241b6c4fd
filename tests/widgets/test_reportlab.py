"""ReportLab: raw orders, the report of two weeks, charts, and the pair of which one misleads."""

import json
import math
import subprocess
import sys
from decimal import Decimal

import pytest

from qihang.commerce import sales
from tests.support.exercise_page import key
from tests.support.lab_page import sentence
from tests.support.pretend_service import Service, take_session
from widgets import ReportLab
from widgets.core import figures
from widgets.labs.reportlab import KINDS, STATUSES
from widgets.labs.reportlab import charts as reportcharts
from widgets.labs.reportlab import figures as reportfigures
from widgets.labs.reportlab.charts import TRICKS
from widgets.labs.reportlab.figures import FIGURES, by_day, tea_shop

CHANGE = {"do": "day", "day": 2}
"""Something that is done in it, for what every laboratory is tried with."""


def redraw(lab, value):
    """Have another picture drawn, for ``test_drawing``."""
    lab.do_kind("line" if value > 500 else "bar")


def use(lab):
    """Put it to use on a page, for its picture in the docs."""
    key(lab, "kind-bar").click()


@pytest.fixture(autouse=True)
def page_session(monkeypatch):
    return take_session(monkeypatch, Service())


@pytest.fixture
def lab():
    return ReportLab()


def row(lab, name):
    """A line of the weekly report, in English."""
    [found] = [one for one in lab.view["report"] if one["id"] == name]
    return {
        "definition": found["definition"]["en"],
        "values": [week["value"]["en"] for week in found["weeks"]],
        "workings": [week["working"]["en"] for week in found["weeks"]],
        "change": f"{found['sign']} {found['change']['en']}",
    }


# ---- the raw orders -----------------------------------------------------------------------


def test_all_orders_are_there_until_some_are_asked_for(lab):
    assert len(lab.view["rows"]["orders"]) == len(tea_shop().orders)
    lab.do_day(11)
    lab.do_status("refunded")
    wanted = [
        order.number for order in tea_shop().orders if (order.day, order.status) == (11, "refunded")
    ]
    assert [order[0] for order in lab.view["rows"]["orders"]] == wanted


@pytest.mark.parametrize("status", STATUSES)
def test_each_status_is_told_in_words(lab, status):
    lab.do_status(status)
    assert {order[4] for order in lab.view["rows"]["orders"]} == {status}
    assert lab.view["status_words"][status]["zh"]


def test_turnover_less_what_was_not_paid_and_what_went_back_is_net_sales(lab):
    shop = tea_shop()
    all_weeks = shop.of(range(1, 15))
    worth = lab.view["rows"]["worth"]["en"]
    assert f"GMV {all_weeks.gmv_fen / 100:,.2f}" in worth
    assert f"net sales {all_weeks.net_fen / 100:,.2f} yuan" in worth
    lab.do_status("unpaid")
    assert "= net sales 0.00 yuan" in lab.view["rows"]["worth"]["en"]


def test_days_are_grouped_as_they_are_reported():
    shop = tea_shop()
    assert {day: found.paid_fen for day, found in by_day().items()} == {
        day: shop.of([day]).paid_fen for day in range(1, 15)
    }


# ---- the weekly report --------------------------------------------------------------------


def test_each_figure_stands_with_its_definition_and_the_numbers_in_it(lab):
    first, second = tea_shop().week(1), tea_shop().week(2)
    found = row(lab, "per_buyer")
    assert found["definition"] == "paid amount ÷ paying buyers"
    assert found["workings"] == [
        f"{week.paid_fen / 100:,.2f} ÷ {week.buyers}" for week in (first, second)
    ]
    assert found["values"][0] == f"{float(first.per_buyer_fen) / 100:.2f} yuan"


def test_the_numbers_of_the_first_shop_are_these(lab):
    assert row(lab, "paid")["values"] == ["6,940.50 yuan", "7,596.90 yuan"]
    assert row(lab, "net")["workings"] == ["6,940.50 − 571.00", "7,596.90 − 1,450.90"]
    assert row(lab, "conversion")["values"] == ["5.91%", "4.98%"]
    assert row(lab, "conversion")["workings"] == ["105 ÷ 1,777", "121 ÷ 2,428"]
    assert row(lab, "roas")["values"] == ["11.4", "5.4"]


def test_amounts_change_in_yuan_and_rates_in_points(lab):
    assert row(lab, "paid")["change"] == "↑ up 656.40 yuan"
    assert row(lab, "net")["change"] == "↓ down 223.50 yuan"
    assert row(lab, "conversion")["change"] == "↓ down 0.93 points"
    assert lab.view["report"][1]["change"]["zh"] == "涨 656.40 元"
    assert lab.view["report"][2]["change"]["zh"] == "跌 223.50 元"


def test_what_does_not_change_is_said_to_stay():
    found = tea_shop().week(1)
    sign, words = reportfigures.changed(FIGURES["paid"], found, found)
    assert (sign, words.translations()["en"]) == ("=", "no change")
    assert reportfigures.compared(1000, 1000).translations()["en"] == "about the same as"
    assert reportfigures.compared(10000, 10001).translations()["en"] == "about the same as"


def test_daily_visitors_are_shown_not_to_add_up(lab):
    shop = tea_shop()
    said = lab.view["added"]["en"].replace(",", "")
    assert f"add up to {shop.added_visitors(1)}" in said
    assert f"The week has {shop.week(1).visitors}:" in said


# ---- the chart ----------------------------------------------------------------------------


def test_the_sentence_tells_the_finding_and_what_one_day_makes_of_it(lab):
    lab.do_period("week")
    assert sentence(lab) == (
        "Paid amount: week 2 is 9.5% above week 1."
        " Without day 11, an average day of week 2 is 7.0% below one of week 1."
    )
    lab.do_figure("conversion")
    assert sentence(lab) == ("Conversion rate: 5.91% in week 1, 4.98% in week 2, down 0.93 points.")


def test_without_the_good_day_six_days_are_compared_with_seven_by_their_average():
    shop = tea_shop()
    others = Decimal(shop.of(shop.other_days()).paid_fen) / 6
    week = Decimal(shop.week(1).paid_fen) / 7
    percent = round(-sales.growth(week, others) * 100, 1)
    assert (
        reportfigures.without_good_day(FIGURES["paid"]).translations()["en"] == f"{percent}% below"
    )


def test_by_day_the_sentence_names_the_highest_and_the_lowest_day(lab):
    paid = {day: found.paid_fen for day, found in by_day().items()}
    highest, lowest = max(paid, key=paid.get), min(paid, key=paid.get)
    assert f"Highest: day {highest}, {paid[highest] / 100:,.2f} yuan." in sentence(lab)
    assert f"Lowest: day {lowest}, {paid[lowest] / 100:,.2f} yuan." in sentence(lab)


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_can_be_drawn_and_told(lab, name):
    lab.do_figure(name)
    for kind, period in (("line", "day"), ("bar", "week")):
        lab.do_kind(kind)
        lab.do_period(period)
        assert lab.view["chart"]["zh"].startswith("data:image/png;base64,")
        assert lab.view["cells"] is None
        assert all("{" not in text for text in lab.view["sentence"].values())


@pytest.mark.parametrize(("period", "rows"), [("day", 14), ("week", 2)])
def test_a_table_has_a_row_for_each_day_or_week(lab, period, rows):
    lab.do_kind("table")
    lab.do_period(period)
    assert lab.view["chart"] is None
    assert len(lab.view["cells"]["rows"]) == rows


class Canvas:
    """Hears what is drawn, in place of matplotlib's axes."""

    def __init__(self):
        self.heard = {}

    def __getattr__(self, name):
        return lambda *given, **named: self.heard.setdefault(name, given)

    @property
    def yaxis(self):
        return self


@pytest.mark.parametrize("kind", ["line", "bar"])
@pytest.mark.parametrize("name", FIGURES)
def test_the_trainees_chart_always_begins_at_0(name, kind):
    canvas = Canvas()
    reportcharts._draw(canvas, str, name, kind, "day")
    assert canvas.heard["set_ylim"][0] == 0


@pytest.mark.parametrize("trick", TRICKS)
def test_the_honest_chart_begins_at_0_and_shows_everything(trick):
    canvas = Canvas()
    reportcharts._draw_small(canvas, str, trick, "B")
    assert canvas.heard["set_ylim"][0] == 0
    assert len(canvas.heard["bar" if trick == "axis" else "plot"][0]) in (1, 14)


def test_a_chart_is_drawn_only_when_what_it_shows_changes(lab, monkeypatch):
    asked = []
    monkeypatch.setattr(figures.Chart, "_drawn", lambda *given: asked.append(given) or "")
    lab.do_status("unpaid")
    lab.do_day(3)
    lab.do_kind("table")
    lab.do_kind("line")
    assert asked == []


def test_every_kind_of_chart_says_what_it_is_good_for(lab):
    helps = set()
    for kind in KINDS:
        lab.do_kind(kind)
        helps.add(lab.view["kind_help"]["en"])
    assert len(helps) == len(KINDS)


# ---- two charts of the same numbers -------------------------------------------------------


def test_nothing_is_said_about_the_two_charts_before_one_is_believed(lab):
    assert lab.view["said"] is None
    assert lab.view["believes"] is None


def test_the_cut_bars_are_measured_as_the_eye_sees_them(lab):
    lab.do_believe("B")
    first, second = 6940.50, 7596.90
    assert lab.view["charts"][0]["says"]["en"] == (
        "The bars begin at 6,500 yuan. Bar 2 looks 2.5 times as high as bar 1."
    )
    assert math.isclose((second - 6500) / (first - 6500), 2.49, abs_tol=0.01)
    assert lab.view["said"]["tone"] == "ok"
    assert "Week 2 is 9.5% above week 1." in lab.view["said"]["text"]["en"]


def test_one_good_day_is_told_to_be_no_trend(lab):
    lab.do_trick("days")
    lab.do_believe("A")
    said = lab.view["said"]
    assert said["tone"] == "notyet"
    assert "One good day is no trend" in said["text"]["en"]
    assert "Chart A shows 3 of 14 days." in said["text"]["en"]
    assert lab.view["charts"][0]["says"]["en"].startswith("Days 9 to 11: from")


def test_each_pair_of_charts_has_an_answer_of_its_own(lab):
    lab.do_believe("B")
    lab.do_trick("days")
    assert lab.view["believes"] is None
    lab.do_trick("axis")
    assert lab.view["believes"] == "B"


# ---- messages and states ------------------------------------------------------------------


def test_a_state_comes_back(lab):
    for ask, value in (
        (lab.do_status, "returned"),
        (lab.do_day, 4),
        (lab.do_figure, "roas"),
        (lab.do_kind, "bar"),
        (lab.do_period, "week"),
        (lab.do_believe, "A"),
        (lab.do_trick, "days"),
    ):
        ask(value)
    again = ReportLab()
    again.restore(json.loads(json.dumps(lab.state())))
    assert again.state() == lab.state()
    lab.do_again()
    assert lab.state() == ReportLab().state()


JUNK = (None, True, 15, -1, 1.0, math.nan, 10**30, "", "nobody", [], ["all"], {}, {"a": 1})


@pytest.mark.parametrize("verb", sorted(ReportLab.verbs))
def test_what_makes_no_sense_changes_nothing(lab, verb):
    before = lab.state()
    for value in JUNK:
        getattr(lab, f"do_{verb}")(value)
    assert lab.state() == before


@pytest.mark.parametrize(
    "state", [{}, {"believes": 3}, {"believes": {"axis": "C"}, "day": "x", "kind": []}]
)
def test_a_state_from_elsewhere_is_survived(lab, state):
    lab.restore(state)
    assert lab.state() == ReportLab().state()


def test_other_widgets_do_not_wait_for_pandas():
    code = "import sys; from widgets import QrLab, ask; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# ---- on a page ----------------------------------------------------------------------------


@pytest.fixture
def lab_page(open_lab):
    return open_lab(ReportLab())


def shown_orders(lab_page):
    return lab_page.page.locator(".report-orders tbody tr").count()


@pytest.mark.browser
def test_orders_are_looked_up_with_the_mouse(lab_page):
    assert shown_orders(lab_page) == len(tea_shop().orders)
    lab_page.part("status-en").select_option("cancelled")
    lab_page.pass_on()
    wanted = [order for order in tea_shop().orders if order.status == "cancelled"]
    assert shown_orders(lab_page) == len(wanted)
    assert f"Shown: {len(wanted)} of" in lab_page.part("worth").inner_text()
    assert lab_page.page.locator(".report-orders td:last-child").first.inner_text() == "cancelled"


@pytest.mark.browser
def test_orders_are_looked_up_with_the_keyboard(lab_page):
    lab_page.keys("day-en", "ArrowDown", "ArrowDown")
    assert shown_orders(lab_page) == len([order for order in tea_shop().orders if order.day == 2])
    assert lab_page.focused() == "day-en"


@pytest.mark.browser
def test_the_head_of_the_orders_stays_in_sight_when_they_are_scrolled(lab_page):
    lab_page.keys("frame", "End")
    lab_page.page.wait_for_function("document.querySelector('.report-frame').scrollTop > 100")
    top = lab_page.page.evaluate(
        "document.querySelector('.report-orders th').getBoundingClientRect().top"
        " - document.querySelector('.report-frame').getBoundingClientRect().top"
    )
    assert 0 <= top <= 2


@pytest.mark.browser
def test_a_chart_is_made_with_the_mouse(lab_page):
    lab_page.part("figure-en").select_option("per_buyer")
    lab_page.pass_on()
    lab_page.press("kind-bar")
    lab_page.press("period-week")
    assert lab_page.part("heading").inner_text() == "Paid per buyer (yuan)"
    assert lab_page.sentence() == (
        "Paid per buyer: 66.10 yuan in week 1, 62.78 yuan in week 2, down 3.32 yuan."
    )
    image = lab_page.page.locator(".lab-show img.t-en")
    assert image.get_attribute("alt") == lab_page.sentence()


@pytest.mark.browser
def test_a_chart_is_made_with_the_keyboard(lab_page):
    lab_page.keys("period-day", "ArrowRight")
    lab_page.keys("kind-line", "ArrowRight", "ArrowRight")
    cells = lab_page.part("cells").locator("tbody td").all_inner_texts()
    assert cells == ["6,940.50 yuan", "7,596.90 yuan"]
    assert lab_page.focused() == "kind-table"


@pytest.mark.browser
def test_one_of_two_charts_is_believed(lab_page):
    lab_page.press("believe-A")
    assert lab_page.part("said").inner_text().startswith("→ Not yet")
    lab_page.keys("believe-A", "ArrowRight")
    assert lab_page.part("said").inner_text().startswith("✓ Yes, chart B.")
    lab_page.press("trick-days")
    assert lab_page.part("said").count() == 0


def looks(lab_page):
    """What is seen of it, for ``test_lab_contract``."""
    for language in ("zh", "en"):
        lab_page.speak(language)
        lab_page.part(f"day-{language}").select_option("3")
    lab_page.pass_on()
    lab_page.press("believe-A")
    yield
    lab_page.press("kind-table")
    yield
