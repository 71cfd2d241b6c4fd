"""The end of an exercise, as a page talks to it."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.pretend_service import Service, marked, take_session
from widgets import HandIn
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
def end(page_session):
    ask.case("s1", None)
    ask.number("digit", None, label=("校验位", "Digit"))
    ask.number("scan", None, label=("{box} 号", "Number {box}"))
    return HandIn()


def hear(widget, **message):
    widget._handle_custom_msg(message, [])


def empty(end):
    return [one["question"] for one in end.view["questions"] if one["empty"]]


def test_it_waits_until_its_page_is_there(end, service):
    assert end.view["phase"] == "waiting"
    assert service.calls == []


def test_it_names_what_is_still_empty_as_answers_come(end, page_session):
    hear(end, do="ready")
    assert empty(end) == ["digit", "scan"]
    page_session.save("digit", "7")
    assert empty(end) == ["scan"]
    page_session.save("digit", "  ")
    assert empty(end) == ["digit", "scan"]
    assert "…" not in end.view["questions"][1]["title"]["zh"]


def test_handing_in_shows_the_receipt(end):
    hear(end, do="ready")
    hear(end, do="hand_in")
    assert end.view["phase"] == "handed_in"
    assert end.view["handed_in"]["receipt"] == "7K3M9QZX"
    assert end.view["results"] is None


def test_a_double_click_hands_in_once(end, service):
    hear(end, do="ready")
    hear(end, do="hand_in")
    hear(end, do="hand_in")
    assert service.calls.count("hand_in") == 1


def test_without_an_answer_of_the_service_nothing_is_said_to_be_handed_in(end, service):
    hear(end, do="ready")
    turn = end.view["turn"]
    service.away = True
    hear(end, do="hand_in")
    assert end.view["phase"] == "open"
    assert end.view["says"]["zh"]
    assert end.view["turn"] > turn


def test_a_submission_whose_receipt_was_lost_is_found_by_asking_again(end, service):
    hear(end, do="ready")
    service.hand_in()
    hear(end, do="refresh")
    assert end.view["handed_in"]["receipt"] == "7K3M9QZX"
    assert end.view["says"] is None


def test_a_refusal_is_said(end, service):
    hear(end, do="ready")
    service.refuses = "not-open"
    hear(end, do="hand_in")
    assert "not open" in end.view["says"]["en"]


def test_while_the_service_is_away_it_waits(end, service):
    service.away = True
    hear(end, do="ready")
    assert (end.view["phase"], end.view["away"]) == ("waiting", True)
    service.away = False
    hear(end, do="ready")
    assert end.view["phase"] == "open"


def test_it_is_opened_again_only_after_it_was_handed_in(end, service):
    hear(end, do="ready")
    hear(end, do="again")
    assert "again" not in service.calls
    hear(end, do="hand_in")
    assert end.view["may_again"] == "change"
    hear(end, do="again")
    assert end.view["phase"] == "open"


def test_the_result_shows_points_outcomes_and_the_best_try(end, service):
    hear(end, do="ready")
    hear(end, do="hand_in")
    service.state["results"] = {
        "points": 1.5,
        "most": 4.0,
        "best": 3.0,
        "questions": {
            "digit": marked(outcome="right", points=2.0),
            "scan": marked(outcome=None, by_hand=True, points=0.0),
        },
    }
    hear(end, do="refresh")
    shown = end.view["results"]
    assert "1.5" in shown["says"]["en"]
    assert "3" in shown["best"]["en"]
    assert [(row["question"], row["sign"], row["points"]) for row in shown["rows"]] == [
        ("digit", "✓", "2 / 2"),
        ("scan", "?", "0 / 2"),
    ]


RESULTS = {"points": 2.0, "most": 4.0, "best": 2.0, "questions": {}}


def in_a_kernel(lesson):
    """Run a lesson in an event loop of its own, whatever runs in this thread."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(lesson())).result()


async def settled():
    """Let everything that is under way in this event loop come to its end."""
    await asyncio.gather(*asyncio.all_tasks() - {asyncio.current_task()})


def test_the_mark_is_shown_as_soon_as_it_is_there(end, service):
    async def lesson():
        hear(end, do="ready")
        hear(end, do="hand_in")
        assert end.view["results"] is None
        service.state["results"] = RESULTS
        service.mark.set()
        await settled()

    in_a_kernel(lesson)
    assert "2" in end.view["results"]["says"]["en"]


def test_a_mark_that_comes_late_does_not_close_what_was_opened_again(end, service):
    async def lesson():
        hear(end, do="ready")
        hear(end, do="hand_in")
        await service.waited_for.wait()
        closed = service.claim()
        hear(end, do="again")
        service.claim = lambda: {**closed, "results": RESULTS}
        service.mark.set()
        await settled()

    in_a_kernel(lesson)
    assert end.view["phase"] == "open"


def test_a_page_waits_for_its_mark_once_however_often_it_asks(end, service):
    async def lesson():
        hear(end, do="ready")
        hear(end, do="hand_in")
        await service.waited_for.wait()
        for _ in range(3):
            hear(end, do="refresh")
        service.mark.set()
        await settled()

    in_a_kernel(lesson)
    assert service.calls.count("marked") == 1


def test_no_result_is_shown_on_a_page_that_is_open(end, service):
    service.state["results"] = {"points": 0.0, "most": 1.0, "best": 0.0, "questions": {}}
    hear(end, do="ready")
    assert end.view["results"] is None
    assert end.view["may_again"] is None


@pytest.mark.parametrize(
    "message", [{"do": "hand_in", "sure": True}, {"do": "redraw"}, {}, {"do": 1}]
)
def test_other_messages_are_ignored(end, service, message):
    hear(end, do="ready")
    before = end.view
    hear(end, **message)
    assert end.view == before
    assert service.calls == ["claim"]
