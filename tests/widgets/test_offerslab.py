"""OffersLab: what is said of each offer, and which words decide it."""

import json
import math

import pytest

from tests.support.lab_page import sentence
from tests.support.pretend_service import Service, take_session
from widgets import OffersLab
from widgets.core.lines import EMPTY, KEPT, UNTRUE
from widgets.labs.offerslab import HINTS, NAMES, VERDICTS
from widgets.labs.offerslab.offers import OFFERS

CHANGE = {"do": "guess", "part": "likes", "says": "stop"}
"""Something that is done in it, for what every laboratory is tried with."""


def right(name):
    """The place of what decides an offer."""
    return OFFERS[name].better.index(OFFERS[name].kept)


def use(lab):
    """Judge the first offer, for its picture."""
    lab.locator("[data-key=says-likes-stop]").check()


def looks(lab_page):
    """Each offer as it is missed, judged and decided wrongly; all of them in between and at the
    end."""
    for name in NAMES:
        for says in sorted(VERDICTS, key=lambda says: says == OFFERS[name].verdict):
            lab_page.press(f"says-{name}-{says}")
            yield
        for place in range(len(OFFERS[name].better)):
            if place != right(name):
                lab_page.press(f"better-{name}-{place}")
                yield
        lab_page.press("next")
    yield
    for name in NAMES:
        lab_page.lab.do_choose(name, right(name))
    lab_page.press("back")
    yield
    lab_page.press("next")
    yield


@pytest.fixture(autouse=True)
def page_session(monkeypatch):
    return take_session(monkeypatch, Service())


@pytest.fixture
def lab():
    return OffersLab()


def finish(lab):
    for name in NAMES:
        lab.do_guess(name, OFFERS[name].verdict)
        lab.do_choose(name, right(name))
    lab.do_go(len(NAMES))


# ---- the offers ---------------------------------------------------------------------------


def test_sometimes_one_may_go_on():
    verdicts = [offer.verdict for offer in OFFERS.values()]
    assert [verdicts.count(one) for one in VERDICTS] == [3, 5]
    assert set(HINTS) == set(VERDICTS)


def test_each_offer_is_decided_by_one_of_three():
    for offer in OFFERS.values():
        assert [line.rule for line in offer.better].count(KEPT) == 1
        assert len(offer.better) == 3
        assert all(line.why for line in offer.better if line.rule == EMPTY)
        assert offer.line.why
    assert {right(name) for name in NAMES} == {0, 1, 2}


def test_only_where_one_stops_words_are_marked():
    for offer in OFFERS.values():
        assert (offer.verdict == "stop") == (offer.line.rule == UNTRUE) == bool(offer.line.words)


@pytest.mark.parametrize("offer", OFFERS.values(), ids=lambda offer: offer.who.en)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_marked_of_an_offer_are_the_words_that_say_stop(offer, language):
    line = offer.line
    before, words, after = line.marked[language]
    assert before + words + after == line.text.translations()[language]
    assert words == (line.words.translations()[language] if line.words else "")


# ---- judging an offer ---------------------------------------------------------------------


def test_nothing_is_told_of_an_offer_before_it_was_judged(lab):
    for place in range(len(NAMES)):
        lab.do_go(place)
        assert sentence(lab) == f"Offer {place + 1} of 8: may you go on?"
        assert lab.view["card"]["better"] == []
        assert all(marked[1:] == ["", ""] for marked in lab.view["card"]["line"].values())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("guess", VERDICTS)
def test_an_offer_that_was_taken_for_another_is_read_again(lab, name, guess):
    lab.do_go(NAMES.index(name))
    lab.do_guess(name, guess)
    is_right = guess == OFFERS[name].verdict
    assert sentence(lab).startswith("You saw it." if is_right else "Not yet.")
    assert bool(lab.view["card"]["better"]) == is_right


def test_what_decides_a_stop_leads_to_the_next_steps(lab):
    lab.do_guess("likes", "stop")
    lab.do_choose("likes", 0)
    assert sentence(lab) == "Not yet. Some honest work is done at home."
    lab.do_choose("likes", right("likes"))
    assert sentence(lab) == (
        "Right. Stop, give nothing, tell your family or the judicial office, call 96110."
    )


def test_the_words_that_say_stop_are_marked_only_once_they_were_found(lab):
    lab.do_guess("likes", "stop")
    assert lab.view["card"]["line"]["en"][1:] == ["", ""]
    lab.do_choose("likes", right("likes"))
    assert lab.view["card"]["line"]["en"][1] == "you pay in 300"


def test_what_decides_a_yes_is_what_to_ask(lab):
    lab.do_go(NAMES.index("health"))
    lab.do_guess("health", "go")
    lab.do_choose("health", right("health"))
    assert sentence(lab) == "Right. Ask it before you begin."


def test_at_the_end_each_offer_stands_with_what_decides_it(lab):
    lab.do_go(len(NAMES))
    assert sentence(lab) == "Offers still to be looked at: 8."
    assert not any(row["verdict"] for row in lab.view["all"])
    finish(lab)
    assert [row["stops"] for row in lab.view["all"]] == [
        OFFERS[name].verdict == "stop" for name in NAMES
    ]
    assert sentence(lab) == ("At 5 of 8 you stop. With 3 you may go on, and you know what to ask.")


# ---- messages and states ------------------------------------------------------------------


def test_a_state_comes_back(lab):
    finish(lab)
    lab.do_guess("card", "go")
    lab.do_go(3)
    again = OffersLab()
    again.restore(json.loads(json.dumps(lab.state())))
    again.redraw()
    assert again.state() == lab.state()
    assert again.view["sentence"] == lab.view["sentence"]


@pytest.mark.parametrize("value", [None, -1.0, math.nan, 10**30, "", "nobody", ["card"], {"a": 1}])
def test_what_makes_no_sense_changes_nothing(lab, value):
    lab.do_guess("card", "stop")
    before = lab.state()
    lab.do_guess(value, "go")
    lab.do_guess("likes", value)
    lab.do_choose(value, 0)
    lab.do_choose("card", value)
    lab.do_go(value)
    assert lab.state() == before


# ---- on a page ----------------------------------------------------------------------------


@pytest.mark.browser
def test_an_offer_is_judged_and_decided_with_the_keyboard(open_lab):
    lab_page = open_lab(OffersLab())
    lab_page.keys("says-likes-go", "Space", "ArrowDown")
    assert lab_page.focused() == "says-likes-stop"
    assert lab_page.sentence().startswith("→ Not yet")
    lab_page.keys("says-likes-stop", "Enter")
    assert lab_page.focused() == "says-likes-stop"
    lab_page.press(f"better-likes-{right('likes')}")
    assert lab_page.sentence().startswith("✓ Right. Stop, give nothing")
