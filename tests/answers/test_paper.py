"""What is typed in from paper is a page's own work: attempt, answer, submission; and told apart."""

import json

import pytest

from qihang.answers.client import Refused
from qihang.databases.where import answers as where
from tests.conftest import edition, hand_in_so, page_token, record
from tests.support.rows import rows

MARKS = {"points": 1.0, "most": 2.0, "questions": {}}


def sheet(number="1001", attempt=1, assignment="t1"):
    return {"number": number, "assignment": assignment, "attempt": attempt}


def typed(**values):
    return {name: {"value": value, "seen": 0} for name, value in values.items()}


def type_in(answers, by="", which=None, **values):
    return answers.paper.type_in("t1", which or sheet(), typed(**values), by)


def hand_in(answers, by="", which=None):
    which = which or sheet()
    confirm = answers.paper.to_hand_in("t1", which, {})["confirm"]
    return answers.paper.hand_in_sheet("t1", which, {}, confirm, by)


def standing(answers, number="1001"):
    [found] = answers.paper.paper_sheets("t1", [number])
    return found


def sql(site, query):
    return rows(where(site), query)


def log(answers, what):
    lines = map(json.loads, answers.desk.log_page(None))
    return [line for line in lines if line["what"] == what]


@pytest.fixture
def teacher(answers):
    facts = {"name": "王老师", "role": "class-teacher", "classes": ["A"]}
    return answers.desk.add_staff(facts, "x", False, "")


def test_to_look_begins_nothing(answers, bare_site):
    assert standing(answers)["asked"]["attempt"] == 1
    assert answers.paper.to_hand_in("t1", sheet(), {})["open"] == {
        "margin": "empty",
        "steps": "empty",
    }
    assert type_in(answers, margin=None) == []
    assert sql(bare_site, "SELECT count(*) FROM attempt") == [(0,)]


def test_typed_in_and_given_on_a_page_are_the_same_in_the_store(answers, bare_site, teacher):
    """Whoever compares rows finds the same attempt, answers and submission, but for the source."""
    values = {"margin": "12.5 %", "steps": ["b", "a"]}
    token = page_token(answers, "1002")
    for name, value in values.items():
        answers.page.save(token, name, value, f"stamp {name}")
    answers.page.hand_in(token, {})
    assert type_in(answers, teacher, **values) == []
    hand_in(answers, teacher)
    found = {
        number: sql(
            bare_site,
            "SELECT question, value FROM answer JOIN attempt ON attempt.id = attempt_id "
            f"WHERE number = '{number}' ORDER BY question",
        )
        for number in ("1001", "1002")
    }
    assert found["1001"] == found["1002"]
    assert len(found["1001"]) == 2
    assert sql(bare_site, "SELECT locked, attempt, assignment FROM attempt") == [(1, 1, "t1")] * 2
    places = [bare_site.submitted / number / "t1" / "t1.ipynb" for number in ("1001", "1002")]
    one, other = (json.loads(place.read_text(encoding="utf-8")) for place in places)
    assert one["cells"][1:] == other["cells"][1:]
    assert sql(
        bare_site,
        "SELECT number, source, typed_by FROM hand_in JOIN attempt ON attempt.id = attempt_id "
        "ORDER BY number",
    ) == [("1001", "paper", teacher), ("1002", None, None)]
    assert sql(
        bare_site, "SELECT DISTINCT source, typed_by FROM answer ORDER BY source NULLS FIRST"
    ) == [
        (None, None),
        ("paper", teacher),
    ]


def test_the_log_says_who_typed_in_whose_sheet_and_no_answer(answers, teacher):
    type_in(answers, teacher, margin="only-here")
    hand_in(answers, teacher)
    [line] = log(answers, "sheet-typed")
    assert (line["by"], line["number"], line["session"]) == (teacher, "1001", "t1")
    [line] = log(answers, "handed-in")
    assert (line["by"], line["source"]) == (teacher, "paper")
    assert "only-here" not in "".join(answers.desk.log_page(None))


def test_nothing_is_written_for_what_stands_already(answers):
    type_in(answers, margin="1")
    type_in(answers, margin="1")
    assert len(log(answers, "sheet-typed")) == 1


def test_what_was_saved_meanwhile_is_not_overwritten(answers):
    token = page_token(answers)
    answers.page.save(token, "margin", "at the seat", "a")
    assert type_in(answers, margin="on paper", steps="also") == ["margin"]
    kept = standing(answers)["answers"]
    assert [(name, one["value"], one["source"]) for name, one in kept.items()] == [
        ("margin", "at the seat", None)
    ]
    chosen = {"margin": {"value": "on paper", "seen": kept["margin"]["id"]}}
    assert answers.paper.type_in("t1", sheet(), chosen, "") == []
    assert answers.page.claim(token)["answers"]["margin"]["value"] == "on paper"


def test_an_empty_field_takes_nothing_of_the_seat_away(answers):
    token = page_token(answers)
    answers.page.save(token, "margin", "at the seat", "a")
    assert type_in(answers, margin=None, steps="x") == []
    assert answers.page.claim(token)["answers"]["margin"]["value"] == "at the seat"


def test_what_was_not_changed_since_it_was_shown_yields_to_the_seat(answers):
    type_in(answers, margin="on paper")
    seen = standing(answers)["answers"]["margin"]["id"]
    answers.page.save(page_token(answers), "margin", "at the seat", "a")
    same = {"margin": {"value": "on paper", "seen": seen}}
    assert answers.paper.type_in("t1", sheet(), same, "") == []
    assert standing(answers)["answers"]["margin"]["value"] == "at the seat"
    other = {"margin": {"value": "mended", "seen": seen}}
    assert answers.paper.type_in("t1", sheet(), other, "") == ["margin"]


def test_an_answer_that_was_typed_in_can_be_taken_back(answers):
    type_in(answers, margin="on paper")
    seen = standing(answers)["answers"]["margin"]["id"]
    nothing = {"margin": {"value": None, "seen": seen}}
    assert answers.paper.type_in("t1", sheet(), nothing, "") == []
    assert standing(answers)["answers"]["margin"]["value"] is None


@pytest.mark.parametrize(
    "wrong", [sheet(attempt=2), sheet(assignment="t1-2")], ids=["try", "edition"]
)
def test_another_sheet_than_is_asked_is_refused_and_nothing_saved(answers, bare_site, wrong):
    for call in (
        lambda: type_in(answers, which=wrong, margin="1"),
        lambda: answers.paper.to_hand_in("t1", wrong, {}),
        lambda: answers.paper.hand_in_sheet("t1", wrong, {}, "", ""),
    ):
        with pytest.raises(Refused, match="other-sheet"):
            call()
    assert sql(bare_site, "SELECT count(*) FROM answer") == [(0,)]


def test_a_sheet_is_stale_once_it_was_handed_in_or_marked_or_a_new_edition_came(answers):
    token = page_token(answers)
    answers.page.save(token, "margin", "1", "a")
    answers.operator.show_results("t1", [])
    hand_in_so(answers, token)
    with pytest.raises(Refused, match="handed-in"):
        type_in(answers, margin="2")
    [row] = answers.marker.latest_submissions("t1")
    record(answers, row, MARKS)
    with pytest.raises(Refused, match="other-sheet"):
        type_in(answers, margin="2")
    assert type_in(answers, which=sheet(attempt=2), margin="2") == []
    answers.operator.open_session(
        "t1", {"items": [], "marks_at_once": True, "hand_in_again": True}, edition(2)
    )
    with pytest.raises(Refused, match="other-sheet"):
        type_in(answers, which=sheet("1002"), margin="2")
    assert type_in(answers, which=sheet("1002", assignment="t1-2"), margin="2") == []


def test_what_is_handed_in_is_what_was_confirmed(answers):
    type_in(answers, margin="1")
    confirm = answers.paper.to_hand_in("t1", sheet(), {})["confirm"]
    answers.page.save(page_token(answers), "steps", ["a"], "b")
    with pytest.raises(Refused, match="changed"):
        answers.paper.hand_in_sheet("t1", sheet(), {}, confirm, "")
    assert standing(answers)["handed_in"] is None


def test_an_empty_sheet_can_be_handed_in(answers):
    assert hand_in(answers)["try"] == 1
    assert standing(answers)["is_locked"]


def test_after_the_due_time_answers_are_kept_and_nothing_is_handed_in(answers):
    type_in(answers, margin="1")
    confirm = answers.paper.to_hand_in("t1", sheet(), {})["confirm"]
    answers.operator.change_rules("t1", [], {"due_at": "2020-01-01T00:00:00.000000+00:00"}, "")
    assert type_in(answers, steps="2") == []
    confirm = answers.paper.to_hand_in("t1", sheet(), {})["confirm"]
    with pytest.raises(Refused, match="too-late"):
        answers.paper.hand_in_sheet("t1", sheet(), {}, confirm, "")
    assert not standing(answers)["may"]


def test_where_no_try_is_left_no_other_one_is_begun(answers, bare_site):
    answers.operator.change_rules("t1", [], {"tries": 1}, "")
    type_in(answers, margin="1")
    hand_in(answers)
    [row] = answers.marker.latest_submissions("t1")
    record(answers, row, MARKS)
    assert standing(answers)["asked"]["attempt"] == 2
    assert not standing(answers)["may"]
    with pytest.raises(Refused, match="not-again"):
        type_in(answers, which=sheet(attempt=2), margin="2")
    assert sql(bare_site, "SELECT count(*) FROM attempt") == [(1,)]


@pytest.mark.parametrize(
    ("values", "why"),
    [({"no_such": "1"}, "unknown-question"), ({"margin": "x" * 10_001}, "too-large")],
)
def test_what_a_page_could_not_save_is_refused(answers, values, why):
    with pytest.raises(Refused, match=why):
        type_in(answers, **values)


def test_who_is_not_known_types_nothing_in(answers):
    for number, by, why in (("9", "", "unknown-trainee"), ("1001", "nobody", "unknown-staff")):
        with pytest.raises(Refused, match=why):
            type_in(answers, by, which=sheet(number), margin="1")
    answers.operator.remove_trainees(["1001"], "")
    with pytest.raises(Refused, match="unknown-trainee"):
        standing(answers)


def test_what_was_printed_last_is_known(answers, teacher):
    assert standing(answers)["printed"] is None
    answers.paper.note_sheets("t1", [sheet(), sheet("1002")], teacher)
    answers.paper.note_sheets("t1", [sheet(attempt=2)], "")
    found = standing(answers)["printed"]
    assert (found["assignment"], found["attempt"]) == ("t1", 2)
    assert standing(answers, "1002")["printed"]["attempt"] == 1


def test_typing_in_is_no_work_of_the_trainee_in_the_attendance(answers):
    type_in(answers, margin="1")
    hand_in(answers)
    store = answers.desk._store
    assert store.presence.work(["1001"], "2000", "3000") == {}
    answers.page.save(page_token(answers, "1002"), "margin", "1", "a")
    assert "1002" in store.presence.work(["1002"], "2000", "3000")


def test_the_desk_counts_what_is_on_paper_and_the_home_page_says_so(answers):
    type_in(answers, margin="1")
    hand_in(answers)
    [counted] = answers.desk.how_far("t1", ["A"])
    assert (counted["handed_in"], counted["on_paper"]) == (1, 1)
    [home] = answers.server.home("1001")
    assert home["exercise"]["on_paper"]
