"""The answer box, as a page talks to it."""

import json

import pytest

from qihang.sessions import misconception
from qihang.sessions.s1 import exercise as s1
from tests.support.pretend_service import SEED, Service, marked, take_session
from widgets.exercise import answer_box as boxes
from widgets.exercise import ask
from widgets.exercise import item as items

STEPS = {"a": ("甲", "A"), "b": ("乙", "B"), "c": ("丙", "C")}


@pytest.fixture(autouse=True)
def page(monkeypatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    monkeypatch.setattr(items, "_sheet", items.Sheet())


@pytest.fixture
def service():
    return Service()


@pytest.fixture
def page_session(monkeypatch, service):
    return take_session(monkeypatch, service)


@pytest.fixture
def box(page_session):
    case = ask.case("s1", None)
    return ask.number("digit", None, label=("校验位", "Digit"), shows=case.twelve, points=2).box()


def hear(widget, **message):
    """What a page sends, as it arrives from the wire."""
    widget._handle_custom_msg(message, [])


def test_before_its_page_is_there_a_box_asks_for_nothing_and_shows_no_numbers(box, service):
    assert box.view["phase"] == "waiting"
    assert box.view["title"] == {"zh": "校验位", "en": "Digit"}
    assert "card" not in box.view
    assert service.calls == []


def test_once_its_page_is_there_it_shows_the_trainees_numbers_and_answer(box, service):
    service.state["answers"]["digit"] = {"value": "7", "saved_at": "2026-11-23T09:00:00+00:00"}
    hear(box, do="ready")
    assert box.view["phase"] == "open"
    assert box.view["card"]["digits"] == s1.generate(SEED).twelve
    assert box.view["answer"]["value"] == "7"


def test_all_boxes_of_a_page_claim_its_session_together_once(page_session, service):
    ask.case("s1", None)
    for name in ("one", "two"):
        hear(ask.number(name, None).box(), do="ready")
    assert service.calls == ["claim"]


def test_while_the_service_is_away_a_box_waits_and_says_so(box, service):
    service.away = True
    hear(box, do="ready")
    assert (box.view["phase"], box.view["away"]) == ("waiting", True)
    service.away = False
    hear(box, do="ready")
    assert box.view["phase"] == "open"


def test_a_page_that_is_signed_out_says_what_to_do(box, service):
    service.refuses = "signed-out"
    hear(box, do="ready")
    assert box.view["phase"] == "closed"
    assert "sign in" in box.view["says"]["en"]


def test_an_answer_is_acknowledged_after_it_was_saved(box, service):
    hear(box, do="ready")
    hear(box, do="answer", value="7", seq=3)
    assert box.view["ack"] == {"seq": 3, "ok": True}
    assert box.view["answer"]["value"] == service.state["answers"]["digit"]["value"] == "7"


def test_an_answer_that_could_not_be_saved_is_never_acknowledged(box, service):
    hear(box, do="ready")
    service.away = True
    hear(box, do="answer", value="7", seq=1)
    assert box.view["ack"] == {"seq": 1, "ok": False, "final": False}
    assert box.view["answer"] is None


@pytest.mark.parametrize("reason", ["signed-out", "not-open", "something-new"])
def test_a_refused_answer_is_not_tried_again_and_says_why(box, service, reason):
    hear(box, do="ready")
    service.refuses = reason
    hear(box, do="answer", value="7", seq=1)
    assert (box.view["ack"]["ok"], box.view["ack"]["final"]) == (False, True)
    assert box.view["ack"]["says"]["zh"]


def test_an_unreadable_answer_is_saved_and_an_example_is_shown(box, service):
    hear(box, do="ready")
    hear(box, do="answer", value="many", seq=1)
    assert box.view["ack"]["ok"]
    assert service.state["answers"]["digit"]["value"] == "many"
    assert box.view["unreadable"][1] == misconception("write-a-number").next_step.translations()
    assert box.view["unreadable"][2]["en"].startswith("For example: ")
    hear(box, do="answer", value=None, seq=2)
    assert box.view["unreadable"] is None


@pytest.mark.parametrize(
    "value",
    [
        "x" * 10_001,
        float("nan"),
        float("inf"),
        [[[[[["deep"]]]]]],
        {"a": b"bytes"},
        {1: 2},
        10**30,
        "half a sign \ud800",
        ["x"] * 6000,
    ],
)
def test_what_is_no_plain_data_of_sensible_size_is_not_saved(box, service, value):
    hear(box, do="ready")
    hear(box, do="answer", value=value, seq=1)
    assert (box.view["ack"]["ok"], box.view["ack"]["final"]) == (False, True)
    assert "save" not in service.calls


@pytest.mark.parametrize("seq", [None, "1", 1.5, True, 0, -1, 2**60, [1], {}])
def test_a_change_without_a_sensible_number_is_ignored(box, service, seq):
    hear(box, do="ready")
    hear(box, do="answer", value="7", seq=seq)
    assert "save" not in service.calls
    assert box.view["ack"] is None


@pytest.mark.parametrize(
    "message",
    [
        {"do": "answer"},
        {"do": "answer", "value": "7", "seq": 1, "question": "another"},
        {"do": "redraw"},
        {"do": "set_state", "sync_data": {}},
        {"value": "7"},
        {},
    ],
)
def test_a_page_can_do_nothing_but_answer_this_question(box, service, message):
    hear(box, do="ready")
    before = box.view
    hear(box, **message)
    assert box.view == before
    assert "save" not in service.calls


def test_a_page_cannot_unlock_a_box_by_writing_its_view(box, page_session, service):
    hear(box, do="ready")
    page_session.hand_in({})
    box.set_state({"view": {**box.view, "phase": "open", "handed_in": None}})
    hear(box, do="answer", value="9", seq=1)
    assert service.state["answers"] == {}
    assert box.view["phase"] == "locked"
    assert box.view["ack"]["ok"] is False


def test_handed_in_a_box_is_locked_and_knows_since_when(box, page_session):
    hear(box, do="ready")
    hear(box, do="answer", value="7", seq=1)
    page_session.hand_in({})
    assert box.view["phase"] == "locked"
    assert box.view["handed_in"]["at"]
    assert box.view["verdict"] is None


def test_opened_again_with_new_numbers_a_box_is_empty_and_shows_them(box, page_session, service):
    hear(box, do="ready")
    hear(box, do="answer", value="7", seq=1)
    page_session.hand_in({})
    service.state |= {"seed": "2.seed", "try": 2, "answers": {}}
    paper = box.view["paper"]
    page_session.again()
    assert (box.view["phase"], box.view["answer"]) == ("open", None)
    assert box.view["card"]["digits"] == s1.generate("2.seed").twelve
    assert box.view["paper"] != paper


def results(**question):
    return {"points": 1.0, "most": 2.0, "best": 1.0, "questions": {"digit": marked(**question)}}


def shown(box, page_session, service, **question):
    """What a submitted box shows for a question marked so."""
    hear(box, do="ready")
    page_session.hand_in({})
    service.state["results"] = results(**question)
    page_session.refresh()
    return box.view["verdict"]


def test_a_marked_box_says_points_misconception_and_next_step(box, page_session, service):
    verdict = shown(
        box, page_session, service, outcome="not-yet", points=0.0, idea="weights-swapped"
    )
    assert verdict["outcome"] == "not-yet"
    assert "0" in verdict["says"]["en"]
    known = misconception("weights-swapped")
    assert verdict["next"] == [known.thought.translations(), known.next_step.translations()]


def test_the_instructors_comment_is_shown_as_it_was_written(box, page_session, service):
    verdict = shown(box, page_session, service, comment="<b>{points}</b>")
    assert verdict["next"][-1]["en"].endswith("<b>{points}</b>")


def test_a_misconception_that_is_not_known_here_is_left_out(box, page_session, service):
    assert shown(box, page_session, service, idea="of-a-newer-version")["next"] == []


@pytest.mark.parametrize(("points", "outcome"), [(2.0, "right"), (1.0, "partly"), (0.0, "not-yet")])
def test_points_given_by_hand_say_themselves_how_it_went(
    box, page_session, service, points, outcome
):
    assert shown(box, page_session, service, outcome=None, points=points)["outcome"] == outcome


def test_a_question_that_waits_for_the_instructor_is_not_marked_yet(box, page_session, service):
    assert shown(box, page_session, service, outcome=None, by_hand=True) is None


def test_nothing_of_the_marks_is_shown_on_a_page_that_is_open(box, page_session, service):
    service.state["results"] = results()
    hear(box, do="ready")
    assert box.view["verdict"] is None
    assert "partly" not in json.dumps({**box.view, "words": None})


def test_a_decision_without_a_reason_is_saved_and_asks_for_one(page_session, service):
    ask.case("s1", None)
    box = ask.decision("lend", None, options=STEPS, reasons={"x": ("因", "X")}).box()
    hear(box, do="ready")
    hear(box, do="answer", value={"choice": "a"}, seq=1)
    assert box.view["ack"]["ok"]
    assert box.view["unfinished"]
    hear(box, do="answer", value={"choice": "a", "reason": "x"}, seq=2)
    assert not box.view["unfinished"]


def table_box():
    ask.case("s1", None)
    profit = ask.fill("毛利", "Profit", unit="元", places=2)
    rows = {name: (name, name) for name in ("tea", "rice", "egg")}
    return ask.table("table", None, rows=rows, columns={"profit": profit}, points=3).box()


def test_a_table_is_saved_as_far_as_it_is_filled_and_names_what_is_not_read(page_session, service):
    box = table_box()
    hear(box, do="ready")
    hear(box, do="answer", value={"tea.profit": "3", "rice.profit": "x"}, seq=1)
    assert box.view["ack"]["ok"]
    assert service.state["answers"]["table"]["value"] == {"tea.profit": "3", "rice.profit": "x"}
    assert box.view["unreadable"] is None
    assert [part["name"] for part in box.view["unread"]] == ["rice.profit"]
    assert "1" in box.view["unfinished"][0]["en"]


def test_a_marked_table_tells_of_each_cell(page_session, service):
    box = table_box()
    hear(box, do="ready")
    page_session.hand_in({})
    found = [{"name": "tea.profit", "outcome": "right", "idea": None, "found": None}]
    service.state["results"] = {
        "points": 1.0,
        "most": 3.0,
        "best": 1.0,
        "questions": {"table": marked(parts=found)},
    }
    page_session.refresh()
    (part,) = box.view["verdict"]["parts"]
    assert (part["name"], part["outcome"]) == ("tea.profit", "right")


def test_marks_of_an_older_version_have_no_parts(box, page_session, service):
    assert shown(box, page_session, service)["parts"] == []


def test_saving_one_answer_sends_nothing_to_the_other_boxes(page_session):
    ask.case("s1", None)
    one, two = (ask.number(name, None).box() for name in ("one", "two"))
    hear(one, do="ready")
    hear(two, do="ready")
    heard = []
    two.observe(heard.append, "view")
    hear(one, do="answer", value="7", seq=1)
    assert heard == []


def test_every_refusal_has_words_in_both_languages():
    for reason in [*boxes.REFUSALS, "of-a-newer-version"]:
        said = boxes.refusal(boxes.Refused(reason))
        assert said["zh"]
        assert said["en"]
