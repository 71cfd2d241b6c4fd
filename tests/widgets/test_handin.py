"""The end of an exercise, as a page talks to it."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.commerce.test_plan import EXAMPLE
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


def left(end):
    """What the look before handing in lists: each question, and why."""
    return {one["question"]: one["why"] for one in end.view["open"]}


def hand_in(end):
    """Hand in, and once more with what confirms it, where something is not whole."""
    hear(end, do="hand_in")
    if end.view["confirm"]:
        hear(end, do="hand_in", confirm=end.view["confirm"])


def test_it_waits_until_its_page_is_there(end, service):
    assert end.view["phase"] == "waiting"
    assert service.calls == []


def test_it_names_what_is_still_empty_as_answers_come(end, page_session):
    hear(end, do="ready")
    assert left(end) == {"digit": "empty", "scan": "empty"}
    page_session.save("digit", "7")
    assert left(end) == {"scan": "empty"}
    page_session.save("digit", " \u200b ")
    assert left(end) == {"digit": "empty", "scan": "empty"}
    assert "…" not in end.view["open"][1]["says"]["zh"]


def test_what_cannot_be_read_and_half_an_answer_are_not_whole(page_session):
    ask.case("s1", None)
    ask.number("digit", None, label=("校验位", "Digit"))
    reasons = {"safe": ("安全", "Safe"), "quick": ("快", "Quick")}
    choices = {"yes": ("借", "Lend"), "no": ("不借", "Do not lend")}
    ask.decision("lend", None, options=choices, reasons=reasons, label=("借码", "Lend it"))
    price = ask.fill("价", "Price", unit="元", places=2)
    rows = {"a": ("甲", "A"), "b": ("乙", "B")}
    ask.table("prices", None, rows=rows, columns={"price": price}, label=("价格", "Prices"))
    end = HandIn()
    hear(end, do="ready")
    page_session.save("digit", "about seven")
    page_session.save("lend", {"choice": "no"})
    page_session.save("prices", {"a.price": "3", "b.price": "24,5"})
    assert [one["says"]["en"] for one in end.view["open"]] == [
        "Question 1, Digit: not read yet",
        "Question 2, Lend it: not finished yet",
        "Question 3, Prices: not read yet",
    ]
    page_session.save("digit", "七")
    page_session.save("lend", {"choice": "no", "reason": "quick"})
    page_session.save("prices", {"a.price": "3"})
    assert left(end) == {"prices": "unfinished"}


def test_one_step_is_never_two(end, service, page_session):
    hear(end, do="ready")
    turn = end.view["turn"]
    for _ in range(3):
        hear(end, do="hand_in")
    for odd in (None, "digit", 7, ["digit", "scan"], {"digit": 1}, True):
        hear(end, do="hand_in", confirm=odd)
    assert "hand_in" not in service.calls
    assert end.view["phase"] == "open"
    assert end.view["turn"] > turn
    hear(end, do="hand_in", confirm=end.view["confirm"])
    assert service.calls.count("hand_in") == 1
    assert (end.view["phase"], end.view["confirm"], end.view["open"]) == ("handed_in", None, [])


def test_a_second_wish_that_failed_is_asked_again_and_not_left_standing(end, service):
    hear(end, do="ready")
    hear(end, do="hand_in")
    asked = end.view["confirm"]
    service.away = True
    hear(end, do="hand_in", confirm=asked)
    assert end.view["confirm"] is None
    assert end.view["says"]["en"].endswith("Please try again.")


def test_what_was_asked_of_other_answers_confirms_nothing(end, service, page_session):
    hear(end, do="ready")
    hear(end, do="hand_in")
    asked = end.view["confirm"]
    page_session.save("digit", "7")
    assert end.view["confirm"] is None
    hear(end, do="hand_in", confirm=asked)
    assert "hand_in" not in service.calls
    assert end.view["confirm"] not in (None, asked)


def test_what_is_whole_is_handed_in_at_once(end, service, page_session):
    hear(end, do="ready")
    for question in ("digit", "scan"):
        page_session.save(question, "7")
    hear(end, do="hand_in")
    assert service.calls.count("hand_in") == 1


def test_handing_in_shows_the_receipt(end):
    hear(end, do="ready")
    hand_in(end)
    assert end.view["phase"] == "handed_in"
    assert end.view["handed_in"]["receipt"] == "7K3M9QZX"
    assert end.view["results"] is None


def test_a_double_click_hands_in_once(end, service):
    hear(end, do="ready")
    hand_in(end)
    hand_in(end)
    assert service.calls.count("hand_in") == 1


def test_without_an_answer_of_the_service_nothing_is_said_to_be_handed_in(end, service):
    hear(end, do="ready")
    turn = end.view["turn"]
    service.away = True
    hand_in(end)
    assert end.view["phase"] == "open"
    assert end.view["says"]["zh"]
    assert end.view["turn"] > turn


def test_a_submission_whose_receipt_was_lost_is_found_by_asking_again(end, service):
    hear(end, do="ready")
    service.hand_in({})
    hear(end, do="refresh")
    assert end.view["handed_in"]["receipt"] == "7K3M9QZX"
    assert end.view["says"] is None


def test_a_refusal_is_said(end, service):
    hear(end, do="ready")
    service.refuses = "not-open"
    hand_in(end)
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
    hand_in(end)
    assert end.view["may_again"] == "change"
    hear(end, do="again")
    assert end.view["phase"] == "open"


def test_the_result_shows_points_outcomes_and_the_best_try(end, service):
    hear(end, do="ready")
    hand_in(end)
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
        hand_in(end)
        assert end.view["results"] is None
        service.state["results"] = RESULTS
        service.mark.set()
        await settled()

    in_a_kernel(lesson)
    assert "2" in end.view["results"]["says"]["en"]


def test_a_mark_that_comes_late_does_not_close_what_was_opened_again(end, service):
    async def lesson():
        hear(end, do="ready")
        hand_in(end)
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
        hand_in(end)
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


def test_an_earlier_try_is_looked_at_and_left_again(end, service, page_session):
    hear(end, do="ready")
    receipt = {"at": "2026-11-23T09:00:00+00:00", "receipt": "7K3M9QZX", "try": 1}
    service.state["earlier"] = receipt
    service.looked_at = {"answers": {}, "handed_in": receipt, "results": RESULTS}
    page_session.refresh()
    assert end.view["earlier"] == receipt
    hear(end, do="earlier")
    assert (end.view["phase"], end.view["may_again"]) == ("looking", None)
    assert end.view["results"]["says"]["en"].startswith("2")
    hear(end, do="hand_in")
    assert "hand_in" not in service.calls
    hear(end, do="this")
    assert (end.view["phase"], end.view["results"]) == ("open", None)


def test_beside_the_result_of_a_plan_it_is_said_where_it_can_be_printed(page_session):
    ask.case("t1", None)
    ask.plan("plan", None, goods=EXAMPLE, label=("第一个月", "The first month"))
    end = HandIn()
    hear(end, do="ready")
    assert end.view["has_plan"]


def test_an_exercise_without_a_plan_says_nothing_of_one(end):
    hear(end, do="ready")
    assert not end.view["has_plan"]
