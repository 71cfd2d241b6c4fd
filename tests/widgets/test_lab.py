"""What all drawn widgets share, and what every laboratory must do."""

import json
import logging
import subprocess
import sys
from importlib import import_module

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import widgets
from qihang.answers.client import Refused, Unreachable
from widgets import QrLab
from widgets.core import widget
from widgets.core.lab import Drawn, Lab, assets, whole
from widgets.core.page_session import PageSession, Rehearsal

FOUND = [getattr(widgets, name) for name in widgets.lab_names()]
LABS = [kind for kind in FOUND if issubclass(kind, Lab)]

every_lab = pytest.mark.parametrize("kind", LABS)


@pytest.fixture
def seat(monkeypatch):
    made = PageSession(Rehearsal())
    monkeypatch.setattr(widget, "page_session", lambda: made)
    return made


def hear(widget, **message):
    """What a page sends, as it arrives from the wire."""
    widget._handle_custom_msg(message, [])


def change(made):
    """Do something in a laboratory: the ``CHANGE`` of its own test file."""
    hear(made, **import_module(f"tests.widgets.test_{type(made).__name__.lower()}").CHANGE)


def changed(kind):
    """A laboratory in which something was done."""
    made = kind()
    change(made)
    return made


@every_lab
def test_what_is_done_in_a_lab_for_these_tests_changes_it(kind):
    assert changed(kind).view["turn"] > kind().view["turn"]


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


def on_page(drawn):
    """What a page lays together of what it was sent."""
    sent = drawn.get_state(["steady", "view"])
    whole = {**sent["steady"], **sent["view"]}
    assert whole.pop("views") == drawn.views
    return whole


@every_lab
def test_what_a_page_lays_together_is_the_view(kind, seat):
    made = kind()
    assert on_page(made) == made.view
    hear(made, do="ready")
    assert on_page(made) == made.view
    change(made)
    assert on_page(made) == made.view


def test_a_change_sends_what_differs_from_what_the_page_has(seat):
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
    assert "function labFrame" in script
    assert style.index("--paper") < style.index(".q-card") < style.index(".qrlab-code")


@every_lab
def test_nothing_is_fetched_from_anywhere(kind):
    text = (kind()._esm + kind()._css).replace("http://www.w3.org/2000/svg", "")
    assert not [word for word in ("http:", "https:", "import ", "url(", "fetch(") if word in text]


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


@every_lab
def test_a_lab_tells_all_its_words_in_both_languages(kind):
    view = kind().view
    for text in [view["sentence"], *view["words"].values()]:
        assert text["zh"]
        assert text["en"]
        assert "{" not in text["zh"] + text["en"]


@every_lab
def test_what_a_lab_shows_can_travel_as_json(kind):
    made = kind()
    assert json.loads(json.dumps(made.view)) == made.view
    assert json.loads(json.dumps(made.state())) == made.state()


@every_lab
def test_a_lab_comes_back_as_it_was_left(kind, seat):
    left = changed(kind)
    hear(left, do="ready")
    hear(left, do="keep")
    assert left.view["kept"]
    found = kind()
    hear(found, do="ready")
    assert found.state() == left.state()
    assert found.view["kept"]


@every_lab
def test_a_second_drawing_does_not_bring_the_older_state_back(kind, seat):
    seat.keep(kind.item, kind().state())
    made = kind()
    hear(made, do="ready")
    made.restore(changed(kind).state())
    now = made.state()
    hear(made, do="ready")
    assert made.state() == now


@every_lab
def test_a_lab_goes_on_when_nothing_can_be_kept(kind, monkeypatch):
    class Away(Rehearsal):
        def keep(self, item, state, outcome):
            raise Unreachable("away")

    monkeypatch.setattr(widget, "page_session", lambda: PageSession(Away()))
    made = changed(kind)
    hear(made, do="keep")
    assert not made.view["kept"]


def test_a_signed_out_page_keeps_nothing_more(monkeypatch):
    class Closed(Rehearsal):
        def keep(self, item, state, outcome):
            raise Refused("signed-out")

    monkeypatch.setattr(widget, "page_session", lambda: PageSession(Closed()))
    assert QrLab().keep({}) is False


@every_lab
def test_the_same_state_is_kept_only_once(kind, seat, monkeypatch):
    made = changed(kind)
    hear(made, do="keep")
    asked = []
    monkeypatch.setattr(seat, "keep", lambda *given: asked.append(given))
    hear(made, do="keep")
    assert asked == []


@every_lab
def test_every_answer_of_a_lab_has_its_own_turn(kind):
    made = kind()
    before = made.view["turn"]
    hear(made, do="again")
    assert made.view["turn"] > before


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.lists(st.integers(-50, 50), max_size=3),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
    st.lists(st.lists(st.one_of(st.integers(-3, 30), st.none(), st.text(max_size=2)), max_size=3)),
)


@every_lab
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_forged_messages_never_break_a_lab(kind, data, caplog):
    made = kind()
    verbs = sorted(kind._known_verbs() - {"ready", "keep"})
    for _ in range(5):
        verb = data.draw(st.sampled_from(verbs))
        wanted = kind.__dict__[f"do_{verb}"].__code__ if f"do_{verb}" in kind.__dict__ else None
        names = wanted.co_varnames[1 : wanted.co_argcount] if wanted else ()
        hear(made, do=verb, **{name: data.draw(JUNK) for name in names})
    json.dumps(made.view)
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


@every_lab
def test_a_state_from_elsewhere_is_survived(kind, seat):
    seat.keep(kind.item, {"level": [], "seed": None, "damage": "x", "counter": 5, "position": -1})
    made = kind()
    hear(made, do="ready")
    assert made.view["sentence"]["en"]


@pytest.mark.parametrize("value", [True, 1.0, "1", None, -1, 11, [1]])
def test_only_a_whole_number_in_range_counts(value):
    assert whole(value, 0, 10) is None


def test_the_ends_of_a_range_belong_to_it():
    assert (whole(0, 0, 10), whole(10, 0, 10)) == (0, 10)


def test_a_lab_without_its_own_drawing_is_not_one():
    with pytest.raises(NotImplementedError):
        Lab()
