"""What every laboratory must do; the laboratories are found by looking.

The figures of a laboratory stand in its own file of tests, and so does its ``CHANGE``,
something that is done in it. A laboratory that shows more once more is done says so there:
``looks(lab_page)`` does it and yields at each look.
"""

from __future__ import annotations

import json
import logging
import math
import re
from collections.abc import Iterator
from inspect import signature
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qihang.answers.client import Unreachable
from tests.support.lab_page import (
    LEFT_OF_SCREEN,
    LabPage,
    all_labs,
    forge,
    hear,
    on_page,
    own_tests,
)
from tests.support.pages import WINDOWS
from widgets import QrLab
from widgets.core import widget
from widgets.core.lab import Lab
from widgets.core.page_session import PageSession, Rehearsal

every_lab = pytest.mark.parametrize("kind", all_labs())

NEVER: tuple[Any, ...] = ([], {}, math.nan, math.inf, 10**30, {"a": 1})
"""What no verb of any laboratory can make sense of."""

FROM_ELSEWHERE = (
    {"level": [], "seed": None, "damage": "x", "counter": 5, "position": -1},
    {"numbers": [1], "price": math.nan, "cost": "9" * 20, "orders": 10**30, "steps": {"a": {}}},
)
"""States that no laboratory of ours can have kept."""


@pytest.fixture
def page_session(monkeypatch):
    made = PageSession(Rehearsal())
    monkeypatch.setattr(widget, "page_session", lambda: made)
    return made


def verbs(made: Lab) -> dict[str, list[str]]:
    """What a page may ask a laboratory for, and with which words."""
    own = made._known_verbs() - {"ready", "keep"}
    return {verb: list(signature(getattr(made, f"do_{verb}")).parameters) for verb in sorted(own)}


def change(made: Lab) -> None:
    """Do something in a laboratory: the ``CHANGE`` of its own test file."""
    hear(made, **own_tests(type(made)).CHANGE)


def changed(kind: type[Lab]) -> Lab:
    """A laboratory in which something was done."""
    made = kind()
    change(made)
    return made


@every_lab
def test_what_is_done_in_a_lab_for_these_tests_changes_it(kind, page_session):
    made = kind()
    before = made.state()
    change(made)
    assert made.state() != before
    assert made.view["turn"] > kind().view["turn"]


@every_lab
def test_what_a_page_lays_together_is_the_view(kind, page_session):
    made = kind()
    assert on_page(made) == made.view
    hear(made, do="ready")
    assert on_page(made) == made.view
    change(made)
    assert on_page(made) == made.view


@every_lab
def test_nothing_is_fetched_from_anywhere(kind):
    text = (kind()._esm + kind()._css).replace("http://www.w3.org/2000/svg", "")
    assert not [word for word in ("http:", "https:", "import ", "url(", "fetch(") if word in text]


@every_lab
def test_a_lab_tells_all_its_words_in_both_languages(kind, page_session):
    for made in (kind(), changed(kind)):
        for text in [made.view["sentence"], *made.view["words"].values()]:
            assert text["zh"]
            assert text["en"]
            assert "{" not in text["zh"] + text["en"]


@every_lab
def test_what_a_lab_shows_and_keeps_can_travel_as_json(kind, page_session):
    for made in (kind(), changed(kind)):
        assert json.loads(json.dumps(made.view)) == made.view
        assert json.loads(json.dumps(made.state())) == made.state()


@every_lab
def test_a_lab_comes_back_as_it_was_left(kind, page_session):
    left = changed(kind)
    hear(left, do="ready")
    hear(left, do="keep")
    assert left.view["kept"]
    found = kind()
    hear(found, do="ready")
    assert found.state() == left.state()
    assert found.view["kept"]
    assert found.view["sentence"] == left.view["sentence"]


@every_lab
def test_a_second_drawing_does_not_bring_the_older_state_back(kind, page_session):
    page_session.keep(kind.item, kind().state())
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


@every_lab
def test_the_same_state_is_kept_only_once(kind, page_session, monkeypatch):
    made = changed(kind)
    hear(made, do="keep")
    asked = []
    monkeypatch.setattr(page_session, "keep", lambda *given: asked.append(given))
    hear(made, do="keep")
    assert asked == []


@every_lab
def test_every_answer_of_a_lab_has_its_own_turn(kind, page_session):
    made = kind()
    before = made.view["turn"]
    hear(made, do="again")
    assert made.view["turn"] > before


@every_lab
def test_what_makes_no_sense_changes_nothing(kind, page_session):
    made = changed(kind)
    before = made.state()
    for (verb, names), value in product(verbs(made).items(), NEVER):
        if names:
            hear(made, do=verb, **dict.fromkeys(names, value))
            assert (verb, value, made.state()) == (verb, value, before)


@every_lab
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_forged_messages_never_break_a_lab(kind, page_session, data, caplog):
    forge(kind(), data.draw)
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


MINUS_ZERO = re.compile(r"(?<![\w.,])[-−]0(?:\.0+)?(?![\d.])")


@every_lab
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_lab_never_shows_a_zero_with_a_minus(kind, page_session, data):
    made = kind()
    forge(made, data.draw)
    for text in texts(made.view):
        assert not MINUS_ZERO.search(text), text


def texts(shown: Any) -> Iterator[str]:
    """All texts in what a page draws."""
    if isinstance(shown, str) and not shown.startswith("data:"):
        yield shown
    elif isinstance(shown, dict | list):
        for part in shown.values() if isinstance(shown, dict) else shown:
            yield from texts(part)


@every_lab
@pytest.mark.parametrize("state", FROM_ELSEWHERE, ids=["odd words", "odd numbers"])
def test_a_state_from_elsewhere_is_survived(kind, page_session, state):
    page_session.keep(kind.item, state)
    made = kind()
    hear(made, do="ready")
    assert made.view["sentence"]["en"]
    json.dumps(made.state(), allow_nan=False)


# ---- on a page ------------------------------------------------------------------------------


def looks(lab_page: LabPage) -> Iterator[None]:
    """A laboratory as it begins, and after each of the things that its own tests name."""
    yield
    yield from getattr(own_tests(type(lab_page.lab)), "looks", lambda _: ())(lab_page)


PICTURE = '.lab-show :is(img, [role=img]):is([data-key="picture"], [data-key^="chart-"]):visible'
"""What the sentence tells; a laboratory may have other pictures, or draw nothing."""


# Labs as they begin are looked at on lessons' pages by ``make test``; every look of each lab is for
# the long run.
@pytest.mark.long
@pytest.mark.browser
@every_lab
@pytest.mark.parametrize("language", ["zh", "en"])
def test_on_a_page_everyone_can_use_a_lab_and_it_is_no_wider_than_the_page(
    kind, language, open_lab
):
    lab_page = open_lab(kind())
    lab_page.speak(language)
    assert lab_page.page.locator(CONTROLS).count()
    assert lab_page.passed_over(CONTROLS) == []
    for number, _ in enumerate(looks(lab_page)):
        # What comes later has its colours from the same style sheets: it is for the long run.
        assert lab_page.faults(colours=number == 0 or language == "en") == []
        assert {one: over for one in WINDOWS if (over := lab_page.too_much(*one))} == {}
        said = lab_page.names_of_pictures()
        assert all(said)
        assert lab_page.sentence() in said or not lab_page.page.locator(PICTURE).count()
        lab_page.look_through(1280, 18)


MOST_CONTROLS = 5

fitted_labs = pytest.mark.parametrize(
    "kind", [kind for kind in all_labs() if "lab--screen" in kind._esm]
)
"""Those that are made for a screen of a lesson."""


@pytest.mark.browser
@fitted_labs
def test_a_lab_for_a_screen_fits_beside_its_text_and_has_few_controls(kind, open_lab):
    lab_page = open_lab(kind())
    for number, _ in enumerate(looks(lab_page)):
        for language in ("zh", "en"):
            lab_page.speak(language)
            assert (number, language, lab_page.height_on_a_screen() <= LEFT_OF_SCREEN) == (
                number,
                language,
                True,
            )
    assert lab_page.controls() <= MOST_CONTROLS


@pytest.mark.browser
def test_the_first_use_by_hand_is_told_to_the_page_and_no_other(open_lab):
    lab_page = open_lab(QrLab())
    lab_page.page.evaluate(
        "document.addEventListener('qihang:tried', (one) => (window.tried ??= []).push("
        "one.target.querySelector('.lab') !== null))"
    )
    lab_page.lab.redraw()
    lab_page.pass_on()
    assert lab_page.page.evaluate("window.tried") is None
    lab_page.press("example-one")
    lab_page.press("again")
    assert lab_page.page.evaluate("window.tried") == [True]


SHOWN_UNIT = """(box) => {
  const unit = box.closest(".q-count").querySelector(".q-count-unit");
  const both = ["zh", "en"].map((lang) => unit?.querySelector(`.t-${lang}`)?.textContent);
  return [...new Set(both.map((text) => text ?? unit?.textContent ?? ""))];
}"""


@pytest.mark.browser
@every_lab
def test_on_a_page_every_box_reads_its_unit_and_tells_what_it_cannot_read(kind, open_lab):
    lab_page = open_lab(kind())
    for name in lab_page.page.locator(".q-count-box").evaluate_all(
        "(boxes) => boxes.filter((box) => box.checkVisibility())"
        ".map((box) => box.dataset.key.replace(/-box$/, ''))"
    ):
        box, said = lab_page.part(f"{name}-box"), lab_page.part(f"{name}-unread")
        value = box.input_value()
        for unit in box.evaluate(SHOWN_UNIT):
            lab_page.write(f"{name}-box", f"{value} {unit}")
            assert (unit, box.input_value(), said.inner_text()) == (unit, value, "")
        lab_page.write(f"{name}-box", "many")
        assert box.input_value() == value
        assert "“many”" in said.inner_text()


CONTROLS = ".lab :is(button, input, select, textarea, summary, [tabindex='0']):not([disabled])"
