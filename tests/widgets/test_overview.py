"""The first screen of an exercise: its questions with their states."""

import pytest

from tests.support.pretend_service import Service, marked, take_session
from widgets.exercise import ask
from widgets.exercise import item as items


@pytest.fixture
def service():
    return Service()


@pytest.fixture
def page_session(monkeypatch, service):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    monkeypatch.setattr(items, "_sheet", items.Sheet())
    return take_session(monkeypatch, service)


@pytest.fixture
def overview(page_session):
    """The overview of an exercise; it stands before what it lists."""
    ask.case("s1", None)
    made = ask.overview()
    ask.number("digit", None, label=("校验位", "Digit"))
    reasons = {"safe": ("安全", "Safe"), "quick": ("快", "Quick")}
    choices = {"yes": ("借", "Lend"), "no": ("不借", "Do not lend")}
    ask.decision("lend", None, options=choices, reasons=reasons, label=("借码", "Lend it"))
    return made


def hear(widget, **message):
    widget._handle_custom_msg(message, [])


def states(overview):
    return {row["question"]: row["state"] for row in overview.view["rows"]}


def test_it_waits_until_its_page_is_there(overview, service):
    assert overview.view["phase"] == "waiting"
    service.away = True
    hear(overview, do="ready")
    assert (overview.view["phase"], overview.view["away"]) == ("waiting", True)
    assert service.calls == ["claim"]


def test_each_question_has_its_number_title_and_state(overview, page_session):
    hear(overview, do="ready")
    assert [(row["place"], row["title"]["en"]) for row in overview.view["rows"]] == [
        (1, "Digit"),
        (2, "Lend it"),
    ]
    assert states(overview) == {"digit": "empty", "lend": "empty"}
    page_session.save("digit", "about seven")
    page_session.save("lend", {"choice": "no"})
    assert states(overview) == {"digit": "unreadable", "lend": "unfinished"}
    page_session.save("digit", "7")
    page_session.save("lend", {"choice": "no", "reason": "safe"})
    assert states(overview) == {"digit": "saved", "lend": "saved"}
    assert {row["says"]["en"] for row in overview.view["rows"]} == {"Saved"}


def test_what_is_handed_in_says_so_and_then_how_it_went(overview, page_session, service):
    hear(overview, do="ready")
    page_session.save("digit", "7")
    service.hand_in({})
    page_session.refresh()
    assert states(overview) == {"digit": "handed-in", "lend": "empty"}
    service.state["results"] = {
        "points": 2.0,
        "most": 4.0,
        "best": 2.0,
        "questions": {
            "digit": marked(outcome="right", points=2.0),
            "lend": marked(outcome="empty", points=0.0),
        },
    }
    page_session.refresh()
    assert states(overview) == {"digit": "right", "lend": "empty"}
    assert [row["sign"] for row in overview.view["rows"]] == ["✓", "?"]


def test_an_earlier_try_is_looked_at_by_the_whole_page_and_nothing_in_it_changes(
    overview, page_session, service
):
    receipt = {"at": "2026-11-23T09:00:00+00:00", "receipt": "7K3M9QZX", "try": 1}
    service.state["earlier"] = receipt
    service.looked_at = {
        "answers": {"digit": {"value": "7", "saved_at": receipt["at"]}},
        "handed_in": receipt,
        "results": {
            "points": 2.0,
            "most": 4.0,
            "best": 2.0,
            "questions": {
                "digit": marked(outcome="right", points=2.0),
                "lend": marked(outcome="empty", points=0.0),
            },
        },
    }
    hear(overview, do="ready")
    page_session.save("digit", "8")
    assert overview.view["earlier"] == receipt
    hear(overview, do="earlier")
    assert overview.view["phase"] == "looking"
    assert states(overview) == {"digit": "right", "lend": "empty"}
    box = items.asked()[0].box()
    hear(box, do="ready")
    assert box.view["phase"] == "locked"
    assert box.view["answer"]["value"] == "7"
    hear(box, do="answer", value="9", seq=1)
    assert service.state["answers"]["digit"]["value"] == "8"
    hear(overview, do="this")
    assert overview.view["phase"] == "open"
    assert box.view["phase"] == "open"
    assert box.view["answer"]["value"] == "8"


def test_without_an_earlier_try_there_is_nothing_to_look_at(overview, service):
    hear(overview, do="ready")
    hear(overview, do="earlier")
    assert overview.view["phase"] == "open"
    assert overview.view["says"]


def test_in_grading_it_is_nothing_at_all(monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert ask.overview() is None
