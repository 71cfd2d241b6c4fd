"""ChartsLab: of two charts of the same numbers one misleads, and it is said why."""

import pytest

from tests.support.exercise_page import key
from tests.support.lab_page import sentence
from widgets import ChartsLab
from widgets.labs.chartslab import charts
from widgets.labs.chartslab.charts import CHART, CUT, DAYS, GOOD_DAY, NAMES, PAIRS, WEEKS

CHANGE = {"do": "pair", "pair": "days"}
"""Something that is done in it, for what every laboratory is tried with."""


def redraw(lab, value):
    """Have another picture drawn, for ``test_drawing``. There are only two pairs: what other
    tests had drawn of them is forgotten."""
    CHART._pictures.clear()
    lab.do_pair("weeks" if value > 500 else "days")


def use(lab):
    """Say which misleads, for its picture."""
    key(lab, "misleads-A").click()


def looks(lab_page):
    """Both answers to both pairs."""
    for pair in PAIRS:
        lab_page.press(f"pair-{pair}")
        for name in NAMES:
            lab_page.press(f"misleads-{name}")
            yield


@pytest.fixture
def lab():
    return ChartsLab()


def test_nothing_is_judged_before_a_chart_is_chosen(lab):
    for pair, says in (
        ("weeks", "Net sales: 1000 yuan last week, 1100 yuan this week."),
        ("days", "Net sales of the days of one week."),
    ):
        lab.do_pair(pair)
        assert sentence(lab) == says
        assert lab.view["tone"]["tone"] == ""


@pytest.mark.parametrize(
    ("pair", "chart", "tone", "says"),
    [
        (
            "weeks",
            "A",
            "ok",
            "Yes, chart A. Its bars begin at 950. So 10% more looks 3 times as high.",
        ),
        ("weeks", "B", "notyet", "Not yet. Chart B begins at 0. Where does chart A begin?"),
        ("days", "A", "notyet", "Not yet. Chart A has all days. Which does chart B leave out?"),
        (
            "days",
            "B",
            "ok",
            "Yes, chart B. It ends on the best day. All days: 150 yuan on average."
            " Without day 6: 100.",
        ),
    ],
)
def test_what_is_chosen_is_answered(lab, pair, chart, tone, says):
    lab.do_pair(pair)
    lab.do_misleads(chart)
    assert lab.view["tone"]["tone"] == tone
    assert sentence(lab) == says


def test_what_is_said_follows_from_the_numbers():
    first, second = WEEKS
    assert (second - CUT) / (first - CUT) == 3
    assert second / first == pytest.approx(1.1)
    assert DAYS[GOOD_DAY - 1] == max(DAYS)
    assert sum(DAYS) / 7 == 150
    assert (sum(DAYS) - max(DAYS)) / 6 == 100


def test_each_pair_has_an_answer_of_its_own_and_another_letter(lab):
    lab.do_misleads("A")
    lab.do_pair("days")
    assert lab.view["chosen"] is None
    lab.do_pair("weeks")
    assert lab.view["chosen"] == "A"
    assert {pair.misleads for pair in PAIRS.values()} == set(NAMES)


class Canvas:
    """Hears what is drawn, in place of matplotlib's axes."""

    def __init__(self):
        self.heard = {}

    def __getattr__(self, name):
        return lambda *given, **named: self.heard.setdefault(name, given)


def drawn(pair, name):
    canvas = Canvas()
    charts._draw(canvas, str, pair, name)
    return canvas.heard


def test_both_bars_are_drawn_of_the_same_numbers_and_one_is_cut():
    one, other = drawn("weeks", "A"), drawn("weeks", "B")
    assert one["bar"][1] == other["bar"][1] == WEEKS
    assert (one["set_ylim"][0], other["set_ylim"][0]) == (CUT, 0)
    assert (one["set_yticks"][0][0], other["set_yticks"][0][0]) == (CUT, 0)


def test_both_lines_begin_at_0_and_one_leaves_days_out():
    one, other = drawn("days", "A"), drawn("days", "B")
    assert one["set_ylim"][0] == other["set_ylim"][0] == 0
    assert list(one["plot"][1]) == list(DAYS)
    assert list(other["plot"][1]) == list(DAYS[3:6])


def test_what_is_chosen_is_kept(lab):
    lab.do_misleads("B")
    lab.do_pair("days")
    lab.do_misleads("B")
    other = ChartsLab()
    other.restore(lab.state())
    assert other.state() == lab.state()
    assert sentence(other) == sentence(lab)


@pytest.mark.parametrize(
    "state", [{}, {"chosen": 3}, {"chosen": {"weeks": "C", "axis": "A"}, "pair": []}]
)
def test_a_state_from_elsewhere_is_survived(lab, state):
    lab.restore(state)
    assert lab.state()["chosen"] == {}
    assert lab.view["sentence"]["en"]


def test_starting_again_forgets_what_was_chosen(lab):
    lab.do_misleads("B")
    lab.do_pair("days")
    lab.do_again()
    assert lab.state() == ChartsLab().state()


@pytest.mark.browser
def test_it_is_worked_with_the_mouse_and_with_the_keyboard(open_lab):
    page = open_lab(ChartsLab())
    shown = page.names_of_pictures()
    assert shown == [
        "Bars of two weeks. They begin at 950 yuan.",
        "Bars of two weeks. They begin at 0.",
    ]
    page.press("misleads-B-label")
    assert page.sentence().startswith("→ Not yet.")
    page.keys("misleads-B", "ArrowLeft")
    assert page.sentence().startswith("→ Not yet.")
    page.keys("misleads-A", "Enter")
    assert page.sentence().startswith("✓ Yes, chart A.")
    page.keys("pair-weeks", "ArrowRight")
    assert page.sentence() == "Net sales of the days of one week."
    assert page.page.locator("[data-key^=misleads] input:checked").count() == 0
