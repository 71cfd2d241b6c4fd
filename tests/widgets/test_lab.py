"""What all drawn widgets share."""

import logging
import subprocess
import sys

import pytest

import widgets
from qihang.answers.client import Refused
from tests.support.lab_page import hear, on_page
from widgets import QrLab
from widgets.core import widget
from widgets.core.lab import Drawn, Lab, assets, whole
from widgets.core.page_session import PageSession, Rehearsal


@pytest.fixture
def page_session(monkeypatch):
    made = PageSession(Rehearsal())
    monkeypatch.setattr(widget, "page_session", lambda: made)
    return made


class Counting(Drawn):
    _esm, _css = "", ""
    verbs = frozenset({"add", "fall"})

    def __init__(self):
        super().__init__()
        self.sum = 0

    def do_add(self, number):
        self.sum += number

    def do_fall(self):
        raise RuntimeError("secret")

    def do_unlisted(self):
        self.sum = -1


def test_a_page_can_only_ask_for_verbs_that_are_named():
    drawn = Counting()
    hear(drawn, do="add", number=2)
    hear(drawn, do="unlisted")
    hear(drawn, do="__init__")
    assert drawn.sum == 2


@pytest.mark.parametrize(
    "message",
    [
        None,
        7,
        "add",
        [],
        {},
        {"do": ["add"]},
        {"do": None},
        {"do": "add"},
        {"do": "add", "number": 1, "more": 1},
        {"do": "add", "self": 1, "number": 1},
    ],
)
def test_a_malformed_message_does_nothing_and_says_nothing(message, caplog):
    drawn = Counting()
    with caplog.at_level(logging.INFO):
        drawn._handle_custom_msg(message, [])
    assert drawn.sum == 0
    assert not caplog.records


def test_a_failure_is_logged_and_goes_no_further(caplog):
    hear(Counting(), do="fall")
    assert "could not do what a page asked" in caplog.text


def test_a_change_sends_what_differs_from_what_the_page_has(page_session):
    drawn = Counting()
    drawn.view = {"words": "not yet known", "sum": 0}
    hear(drawn, do="ready")
    drawn.view = {"words": "long", "sum": 0}
    drawn.view = {"words": "long", "sum": 1}
    assert drawn.get_state("view")["view"] == {"sum": 1, "views": 3}
    # Back to what it was: the page has to hear of that too.
    drawn.view = {"words": "long", "sum": 0}
    assert drawn.get_state("view")["view"] == {"views": 4}
    # What is gone from the view does not stay on the page.
    drawn.view = {"words": "long"}
    assert on_page(drawn) == {"words": "long"}


def test_only_python_writes_the_view():
    drawn = Counting()
    drawn.view = {"mine": 1}
    drawn._handle_msg(
        {"content": {"data": {"method": "update", "state": {"view": {}, "_esm": "evil"}}}}
    )
    assert drawn.view == {"mine": 1}
    assert drawn._esm == ""


def test_a_widget_is_complete_in_itself():
    script, style = assets("qrlab")
    assert "function bilingual" in script
    assert "function labScreen" in script
    assert style.index("--paper") < style.index(".q-card") < style.index(".qrlab-text")


def test_the_package_draws_nothing_before_it_is_asked_to():
    code = (
        "import sys, widgets; sys.exit('anywidget' in sys.modules or 'ipywidgets' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_package_offers_its_names_and_no_others():
    assert widgets.QrLab is QrLab
    assert "QrLab" in dir(widgets)
    with pytest.raises(AttributeError):
        _ = widgets.NoSuchLab


def test_a_signed_out_page_keeps_nothing_more(monkeypatch):
    class Closed(Rehearsal):
        def keep(self, item, state, outcome):
            raise Refused("signed-out")

    monkeypatch.setattr(widget, "page_session", lambda: PageSession(Closed()))
    assert QrLab().keep({}) is False


@pytest.mark.parametrize("value", [True, 1.0, "1", None, -1, 11, [1]])
def test_only_a_whole_number_in_range_counts(value):
    assert whole(value, 0, 10) is None


def test_the_ends_of_a_range_belong_to_it():
    assert (whole(0, 0, 10), whole(10, 0, 10)) == (0, 10)


def test_a_lab_without_its_own_drawing_is_not_one():
    with pytest.raises(NotImplementedError):
        Lab()
