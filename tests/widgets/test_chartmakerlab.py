"""ChartMakerLab: two weeks of a shop as a line, as bars or as a table."""

import json
import subprocess
import sys

import pytest

from qihang.commerce.backend import FIGURES
from qihang.commerce.shopweeks import DAYS, WEEKS
from tests.support.exercise_page import key
from tests.support.lab_page import sentence
from widgets import ChartMakerLab
from widgets.labs.chartmakerlab import KINDS, charts
from widgets.labs.chartmakerlab.charts import CHART
from widgets.labs.chartmakerlab.figures import sums, tea_shop

CHANGE = {"do": "figure", "figure": "net"}
"""Something that is done in it, for what every laboratory is tried with."""


def redraw(lab, value):
    """Have another picture drawn, for ``test_drawing``. What other tests had drawn is forgotten."""
    CHART._pictures.clear()
    lab.do_kind("line" if value > 500 else "bar")


def use(lab):
    """Make a chart, for its picture."""
    key(lab, "figure-net").click()
    key(lab, "kind-bar").click()


def looks(lab_page):
    """Bars of weeks, and the largest table."""
    lab_page.press("figure-net")
    lab_page.press("period-week")
    lab_page.press("kind-bar")
    yield
    lab_page.press("period-day")
    lab_page.press("kind-table")
    yield


@pytest.fixture
def lab():
    return ChartMakerLab()


def test_what_is_grouped_is_what_the_report_of_each_day_and_week_says():
    shop = tea_shop()
    reports = {
        "day": {day: shop.of([day]) for day in range(1, DAYS + 1)},
        "week": {week: shop.week(week) for week in WEEKS},
    }
    for period, found in reports.items():
        for figure, name in (
            ("ordered", "gmv_fen"),
            ("paid", "paid_fen"),
            ("refunded", "refund_fen"),
            ("net", "net_fen"),
        ):
            expected = {number: getattr(report, name) for number, report in found.items()}
            assert sums(figure, period) == expected


def test_by_week_the_sentence_compares_both(lab):
    lab.do_period("week")
    assert sentence(lab) == "Paid: 6,940.50 yuan in week 1, 7,596.90 in week 2, up 9.5%."
    lab.do_figure("net")
    assert sentence(lab) == "Net sales: 6,369.50 yuan in week 1, 6,146.00 in week 2, down 3.5%."


def test_by_day_the_sentence_names_the_highest_and_the_lowest(lab):
    assert sentence(lab) == ("Paid: most on day 11 (2,064.10 yuan), least on day 3 (590.90 yuan).")


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize(("kind", "period"), [("line", "day"), ("bar", "week")])
def test_every_sum_can_be_drawn_and_told(lab, figure, kind, period):
    for ask, value in ((lab.do_figure, figure), (lab.do_kind, kind), (lab.do_period, period)):
        ask(value)
    assert lab.view["chart"]["zh"].startswith("data:image/png;base64,")
    assert lab.view["cells"] is None
    assert all("{" not in text for text in lab.view["sentence"].values())


def test_a_table_has_a_cell_for_each_day_or_week(lab):
    lab.do_kind("table")
    assert lab.view["chart"] is None
    rows = lab.view["cells"]["rows"]
    assert [row[0] for row in rows] + [row[2] for row in rows] == [str(day) for day in range(1, 15)]
    assert rows[3][2:] == ["11", "2,064.10"]
    lab.do_period("week")
    assert lab.view["cells"]["rows"] == [["1", "6,940.50"], ["2", "7,596.90"]]
    assert [head["en"] for head in lab.view["cells"]["heads"]] == ["Week", "yuan"]


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
@pytest.mark.parametrize("period", ["day", "week"])
@pytest.mark.parametrize("figure", FIGURES)
def test_the_chart_always_begins_at_0(figure, kind, period):
    canvas = Canvas()
    charts._draw(canvas, str, figure, kind, period)
    assert canvas.heard["set_ylim"][0] == 0


def test_a_chart_is_drawn_only_when_what_it_shows_changes(lab, monkeypatch):
    asked = []
    monkeypatch.setattr("widgets.core.figures.Chart._drawn", lambda *given: asked.append(given))
    lab.do_kind("table")
    lab.do_period("week")
    lab.do_period("day")
    lab.do_kind("line")
    assert asked == []


def test_a_state_comes_back(lab):
    for ask, value in ((lab.do_figure, "refunded"), (lab.do_kind, "bar"), (lab.do_period, "week")):
        ask(value)
    again = ChartMakerLab()
    again.restore(json.loads(json.dumps(lab.state())))
    assert again.state() == lab.state()
    lab.do_again()
    assert lab.state() == ChartMakerLab().state()


@pytest.mark.parametrize("verb", sorted(ChartMakerLab.verbs))
def test_what_makes_no_sense_changes_nothing(lab, verb):
    before = lab.state()
    for value in (None, True, 1, "", "gmv", [], ["day"], {}):
        getattr(lab, f"do_{verb}")(value)
    assert lab.state() == before


def test_pandas_is_loaded_once_a_chart_is_made_and_not_before():
    code = (
        "import sys; from widgets import ChartMakerLab, QrLab, ask;"
        " before = 'pandas' in sys.modules; ChartMakerLab();"
        " sys.exit(before or 'pandas' not in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# ---- on a page ----------------------------------------------------------------------------


@pytest.mark.browser
def test_a_chart_is_made_with_the_mouse(open_lab):
    lab_page = open_lab(ChartMakerLab())
    for choice in ("figure-refunded", "kind-bar", "period-week"):
        lab_page.press(choice)
    assert lab_page.sentence() == "Refunded: 571.00 yuan in week 1, 1,450.90 in week 2, up 154.1%."
    image = lab_page.page.locator(".lab-show img.t-en")
    assert image.get_attribute("alt") == lab_page.sentence()


@pytest.mark.browser
def test_a_chart_is_made_with_the_keyboard(open_lab):
    lab_page = open_lab(ChartMakerLab())
    lab_page.keys("period-day", "ArrowRight")
    lab_page.keys("kind-line", *["ArrowRight"] * (len(KINDS) - 1))
    assert lab_page.focused() == "kind-table"
    cells = lab_page.part("cells").locator("td").all_inner_texts()
    assert cells == ["6,940.50", "7,596.90"]
