"""Every widget treats what a browser says as hostile: all values, in all verbs."""

import inspect
import json
import logging
import math
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qihang.answers import submission
from qihang.answers.client import Refused
from qihang.answers.page_api import LARGEST_STATE
from qihang.sessions import every_practice_item, with_tests
from qihang.system.notebooks import notebook
from qihang.system.site import Site
from tests.conftest import ROOT, page_token
from tests.support.lab_page import all_labs, hear
from tests.support.pretend_service import Service, take_session
from widgets import HandIn, TryIt
from widgets.exercise import item as sheets

PRACTICE = every_practice_item()

LONGEST_SHOWN = 400_000
"""Characters of what a page draws; a page with codes has some 100,000."""


def nested(depth):
    value = 1
    for _ in range(depth):
        value = [value]
    return value


HOSTILE = {
    "nothing": None,
    "true": True,
    "a fraction": 0.1,
    "a negative number": -1,
    "a number beyond 64 bits": 2**80,
    "a number of 4,000 digits": 10**4000,
    "the largest fraction": 1.7e308,
    "not a number": math.nan,
    "infinite": math.inf,
    "no text": "",
    "an unknown option": "no-such-option",
    "a text of ten million letters": "x" * 10**7,
    "ten million Chinese characters": "红" * 10**7,
    "half a character": "\ud800",
    "text with half a character": "红\udfff茶",
    "control characters": "\0\x1b[2J\r\n\u202e\u2028\ufeff",
    "a script": "<script>window.hit=1</script><img src=x onerror=window.hit=1>",
    "a template": "{0.__class__} {{7*7}} %s %(x)s ${x}",
    "a list": [1, "2", None],
    "a list of a hundred thousand": list(range(100_000)),
    "nested lists": nested(900),
    "an object": {"choice": "a", "reason": "b", "x": {}},
    "an object of ten thousand": {str(n): n for n in range(10_000)},
    "a magic object": {"__class__": "x", "constructor": {"prototype": 1}},
    "lists of lists": [[0, 0], [1e400, -1], [None, "x"]],
    "numbers of another script": "１２３٤٥६",
}


def boxes():
    """The answer boxes of every exercise, by the question's name."""
    made = {}
    for session in with_tests():
        path = Site(ROOT, ROOT / "var").exercise(session.name)
        if not path.exists():
            continue
        namespace = {}
        sheets._sheet = sheets.Sheet()
        for cell in notebook(path)["cells"]:
            if cell["cell_type"] == "code":
                exec(cell["source"], namespace)
        made |= {f"{session.name}-{item.name}": item for item in sheets.asked()}
    return made


@pytest.fixture(scope="module")
def items():
    before = sheets._sheet
    yield boxes()
    sheets._sheet = before


@pytest.fixture
def service(monkeypatch):
    made = Service()
    take_session(monkeypatch, made)
    return made


def attacked(widget, value):
    """Send a value as every argument of every verb."""
    for verb in sorted(widget._known_verbs() - {"ready"}):
        names = list(inspect.signature(getattr(widget, f"do_{verb}")).parameters)
        hear(widget, do=verb, **dict.fromkeys(names, value))
        for name in names:
            hear(widget, do=verb, **{**dict.fromkeys(names, 1), name: value})
    hear(widget, do=value)


def is_harmless(widget):
    """Whether what a widget shows can be sent, and is of a sensible size."""
    shown = json.dumps(widget.view, ensure_ascii=False, allow_nan=False)
    shown.encode()
    return len(shown) < LONGEST_SHOWN


every_value = pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE.keys())

of_each_kind_or_all = pytest.mark.parametrize(
    "chosen", ["of each kind", pytest.param("all", marks=pytest.mark.long)]
)
"""Questions of one kind treat a value alike, so that one of each is tried by ``make test``."""


def some_of(items):
    """The names of one box of each kind."""
    return one_of_each_kind({name: item.set_out("1.a").question for name, item in items.items()})


def one_of_each_kind(questions):
    """Of questions by name, the names of the first of each kind."""
    first = {type(question): name for name, question in reversed(questions.items())}
    return sorted(first.values())


@pytest.mark.security("a lab is sent values that no control of it can have")
@every_value
def test_a_lab_survives_every_value_and_stays_small(value, service, caplog):
    with caplog.at_level(logging.WARNING):
        for kind in all_labs():
            lab = kind()
            hear(lab, do="ready")
            attacked(lab, value)
            assert is_harmless(lab), kind
            assert len(json.dumps(lab.state(), ensure_ascii=False)) < LARGEST_STATE, kind
    assert not caplog.records


@pytest.mark.security("an answer box is sent values that no page of ours sends")
@every_value
@of_each_kind_or_all
def test_a_box_survives_every_value_and_saves_only_plain_ones(
    items, value, chosen, service, caplog
):
    names = items if chosen == "all" else some_of(items)
    with caplog.at_level(logging.WARNING):
        for item in map(items.get, names):
            box = item.box()
            hear(box, do="ready")
            attacked(box, value)
            assert is_harmless(box), item.name
    assert not caplog.records
    for answer in service.state["answers"].values():
        submission.literal(answer["value"])


@pytest.mark.security("a practice item is sent values that no page of ours sends")
@every_value
@of_each_kind_or_all
def test_a_practice_item_survives_every_value(value, chosen, service, caplog):
    asked = {name: make(random.Random(1)).question for name, make in PRACTICE.items()}
    with caplog.at_level(logging.WARNING):
        for name in PRACTICE if chosen == "all" else one_of_each_kind(asked):
            item = TryIt(name)
            hear(item, do="ready")
            attacked(item, value)
            assert is_harmless(item), name
    assert not caplog.records


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from("abcdef"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=12,
)


@pytest.mark.security("answer boxes and practice items are sent random values")
@of_each_kind_or_all
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(value=JSON, seq=JSON)
def test_random_answers_never_break_a_box(items, chosen, value, seq, service, caplog):
    names = items if chosen == "all" else some_of(items)
    widgets = [items[name].box() for name in names] + [TryIt(sorted(PRACTICE)[0])]
    for widget in widgets:
        hear(widget, do="ready")
        hear(widget, do="answer", value=value, seq=seq)
        hear(widget, do="answer", value=value, seq=1)
        hear(widget, do="check", value=value)
        assert is_harmless(widget)
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


@pytest.mark.security("a browser writes a widget's read-only state")
@every_value
def test_a_browser_writes_no_trait_of_a_widget(items, value, service):
    widgets = [kind() for kind in all_labs()] + [item.box() for item in items.values()]
    for widget in [*widgets, TryIt(sorted(PRACTICE)[0]), HandIn()]:
        before = json.dumps(widget.get_state(), default=repr)
        for trait in widget.trait_names():
            data = {"method": "update", "state": {trait: value}, "buffer_paths": []}
            widget._handle_msg({"content": {"data": data}, "buffers": []})
        assert json.dumps(widget.get_state(), default=repr) == before


# --- what is shut stays shut ---------------------------------


@pytest.mark.security("a button that is not there or not to be pressed is pressed all the same")
def test_a_handed_in_exercise_changes_by_no_message(items, service):
    item = next(iter(items.values()))
    box, end = item.box(), HandIn()
    for widget in (box, end):
        hear(widget, do="ready")
    hear(end, do="again")
    assert "again" not in service.calls
    hear(end, do="hand_in")
    assert "hand_in" not in service.calls
    asked = end.view["confirm"]
    hear(end, do="hand_in", confirm=asked)
    assert "hand_in" in service.calls
    service.calls.clear()
    hear(end, do="hand_in", confirm=asked)
    assert "hand_in" not in service.calls
    hear(box, do="answer", value="1", seq=1)
    assert box.view["ack"]["ok"] is False
    assert service.state["answers"] == {}


@pytest.mark.security("the half-worked way is asked for before it is offered")
def test_a_hint_is_not_to_be_had_before_its_time(service):
    item = TryIt("t1.total")
    hear(item, do="ready")
    hear(item, do="hint")
    assert item.view["hint"] is None


@pytest.mark.security("half a character, or a number without end, is to be kept in the store")
@pytest.mark.parametrize(
    "value",
    ["\ud800", math.nan, math.inf, nested(5_000), "x" * 10**6],
    ids=["half", "nan", "inf", "deep", "long"],
)
def test_the_answer_service_keeps_only_what_can_be_written_down(answers, value):
    token = page_token(answers)
    for call in (
        lambda: answers.page.save(token, "margin", value, "a"),
        lambda: answers.page.save(token, "margin", {"\ud800": 1}, "a"),
        lambda: answers.page.keep(token, "t1.one", {"raw": value}, None),
    ):
        with pytest.raises(Refused, match="too-large"):
            call()
