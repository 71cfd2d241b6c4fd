"""StepsLab: which step can be taken when, and what is said of one that cannot be taken yet."""

import json
from itertools import permutations

import pytest

from tests.support.lab_page import sentence
from tests.support.pretend_service import Service, take_session
from widgets import StepsLab
from widgets.labs.stepslab.steps import CERTIFICATE, STEPS

CHANGE = {"do": "step", "step": "household"}
"""Something that is done in it, for what every laboratory is tried with."""

IN_ORDER = ["report", "household", "identity", "phone", "bank", "jobs", "apps", "shift"]


def use(lab):
    """Take three steps, for its picture."""
    for step in IN_ORDER[:3]:
        lab.locator(f"[data-key=step-{step}]").click()


def looks(lab_page):
    """A step that cannot be taken yet; then all of them."""
    lab_page.press("step-apps")
    yield
    for step in IN_ORDER:
        lab_page.press(f"step-{step}")
        yield


@pytest.fixture(autouse=True)
def page_session(monkeypatch):
    return take_session(monkeypatch, Service())


@pytest.fixture
def lab():
    return StepsLab()


def take(lab, *steps):
    for step in steps:
        lab.do_step(step)


def test_every_step_needs_what_another_one_gives():
    for step in STEPS.values():
        assert set(step.needs) <= {CERTIFICATE, *STEPS}


def test_no_step_that_stands_first_can_be_taken_before_all_others():
    """The places on the page tell nothing of the order."""
    order = list(STEPS)
    assert order[:2] != IN_ORDER[:2]
    assert CERTIFICATE not in STEPS[order[0]].needs


def test_a_step_that_can_be_taken_gives_what_it_gives(lab):
    take(lab, "household")
    assert sentence(lab).startswith("Household: done. At the police station, with the certificate.")
    assert [one["en"] for one in lab.view["in_hand"]] == ["Release certificate", "household book"]


def test_a_step_that_cannot_be_taken_yet_says_what_is_missing(lab):
    take(lab, "household", "apps")
    assert sentence(lab) == "Pay by phone: not yet. First: identity card, phone number, bank card."
    assert lab.view["tone"]["tone"] == "notyet"
    assert lab.state()["taken"] == ["household"]


def test_there_is_more_than_one_way_to_all_eight():
    ways = sum(
        all(set(STEPS[step].needs) <= {CERTIFICATE, *way[:place]} for place, step in enumerate(way))
        for way in permutations(STEPS)
    )
    assert ways > 1


def test_at_the_end_all_is_in_hand(lab):
    take(lab, *IN_ORDER)
    assert sentence(lab).endswith("All 8 are done.")
    assert [step["number"] for step in lab.view["steps"]] == [
        IN_ORDER.index(step) + 1 for step in STEPS
    ]
    assert len(lab.view["in_hand"]) == 9


def test_a_step_that_was_taken_stays_and_is_told_once_more(lab):
    take(lab, "household", "report", "household")
    assert lab.state() == {"taken": ["household", "report"], "last": "household"}
    assert sentence(lab).startswith("Household: done.")


@pytest.mark.parametrize("last", [None, "apps", "household"])
def test_a_state_comes_back(lab, last):
    take(lab, "household", "identity")
    if last:
        take(lab, last)
    again = StepsLab()
    again.restore(json.loads(json.dumps(lab.state())))
    again.redraw()
    assert again.state() == lab.state()
    assert again.view["sentence"] == lab.view["sentence"]
    lab.do_again()
    assert lab.state() == StepsLab().state()


def test_a_state_that_could_not_be_reached_is_taken_up_as_far_as_it_could(lab):
    lab.restore({"taken": ["apps", "household", 5], "last": ["x"]})
    assert lab.state()["taken"] == ["household"]


@pytest.mark.browser
def test_it_is_worked_with_the_keyboard_and_the_focus_stays(open_lab):
    lab_page = open_lab(StepsLab())
    lab_page.keys("step-household", "Enter")
    assert lab_page.focused() == "step-household"
    assert lab_page.sentence().startswith("✓ Household: done.")


def test_no_post_needs_a_bank_card(lab):
    """A card may be limited for years; work is not."""
    take(lab, "household", "identity", "shift")
    assert lab.state()["taken"][-1] == "shift"
    assert "how the wage is paid" in sentence(lab)
