"""What a trainee is sent of the own results."""

from qihang.answers.rules import rules
from qihang.answers.shown import results
from tests.support.marked import found


def test_which_ideas_an_answer_could_have_shown_is_for_staff_alone():
    stored = found(0.0, idea="t1-added", told="t1-added 1 0 0 20;t1-one-pack 0 0 1 20")
    submission = {
        "id": 1, "key": "k", "assignment": "t1", "points": 0.0, "most": 2.0,
        "questions": {"total": stored},
        "shown_at": "2026-12-01T04:00:00.000000+00:00", "at": "2026-12-01", "marked_at": "x",
    }  # fmt: skip
    holds = rules(
        {"opened_at": "", "closed_at": None, "due_at": None, "tries": None, "classes": {},
         "marks_at_once": True, "hand_in_again": True, "results_shown": True}, None, "x"
    )  # fmt: skip
    shown = results([submission], holds)
    assert shown["questions"]["total"]["idea"] == "t1-added"
    assert "told" not in shown["questions"]["total"]
    assert "told" in stored
