"""Who holds what still, read from the store: counts that plain SQL confirms."""

import json
import sqlite3
from contextlib import closing

import pytest

from qihang.answers.service import open_answers
from qihang.answers.store.standings import Whose
from qihang.operate.diagnosis.people import held_by, held_in
from tests.support.marked import found, handed_in

PEOPLE = (("2001", "三班"), ("2002", "三班"), ("2003", "四班"))
IDEAS = {"t1-added", "t1-one-pack"}
SHOWED, RIGHT = "t1-added 1 0 0 20;t1-one-pack 0 0 1 20", "t1-added 0 1 0 20;t1-one-pack 0 1 0 20"

EVIDENCE = """
SELECT hand_in.at, json_extract(one.value, '$.told') FROM hand_in
  JOIN attempt ON attempt.id = attempt_id JOIN result ON hand_in_id = hand_in.id
  JOIN json_each(result.questions) AS one
  WHERE number = ? AND json_extract(one.value, '$.told') IS NOT NULL
UNION ALL
SELECT saved_at, draw.value FROM kept JOIN json_each(kept.state, '$.told') AS draw
  WHERE number = ? AND item LIKE 't1.%'
"""


def tried(store, number, at, *told, state=None):
    """An item of the workbook, with what the first answer to each draw told."""
    kept = state or json.dumps({"seed": "s", "told": {f"s{n}": one for n, one in enumerate(told)}})
    with closing(sqlite3.connect(store)) as to, to:
        to.execute(
            "INSERT OR REPLACE INTO kept VALUES (?, 't1', 't1.total', ?, 'right', 1, ?)",
            (number, kept, f"{at}T04:00:00.000000+00:00"),
        )


def by_sql(store, number, idea):
    """How often an idea showed and could, and the last day, by plain SQL and by hand."""
    with closing(sqlite3.connect(store)) as of:
        rows = of.execute(EVIDENCE, (number, number)).fetchall()
    counts = [
        (at[:10], int(showed), int(right))
        for at, told in rows
        for name, showed, right, _, _ in (one.split(" ") for one in told.split(";"))
        if name == idea
    ]
    days = [day for day, showed, _ in counts if showed]
    return sum(c[1] for c in counts), sum(c[1] + c[2] for c in counts), max(days, default=None)


@pytest.fixture
def class_of_three(open_site):
    """Three people: one holds an idea, one grew out of it, of one nothing is known."""
    with open_answers(open_site) as answers:
        answers.operator.enrol(
            [
                {"number": number, "name": "n", "class_name": name, "pin_hash": "x"}
                for number, name in PEOPLE
            ]
        )
    page = open_site.page("workbook", "t1")
    notebook = json.loads(page.read_text(encoding="utf-8"))
    notebook["metadata"]["qihang"] = {"form": "screens"}
    page.write_text(json.dumps(notebook), encoding="utf-8")
    store = open_site.store
    for day in ("01", "08", "15"):
        handed_in(store, "2001", "t1", f"2026-10-{day}", {"total": found(0.0, told=SHOWED)})
    handed_in(store, "2001", "t1", "2026-10-22", {"total": found(told=RIGHT)})
    tried(store, "2001", "2026-10-02", SHOWED, RIGHT, SHOWED)
    handed_in(store, "2002", "t1", "2026-10-01", {"total": found(0.0, told=SHOWED)})
    for day in ("08", "15", "22"):
        handed_in(store, "2002", "t1", f"2026-10-{day}", {"total": found(told=RIGHT)})
    handed_in(store, "2003", "t1", "2026-10-01", {"total": found(0.0, idea="t1-added")})
    return open_site


def test_what_is_held_is_told_in_the_trainees_words_with_its_screen(class_of_three):
    [one] = held_by(class_of_three, "2001")
    assert one.thought.translations()["en"] == "You added the packs and the price."
    assert one.thought.translations()["zh"] != one.thought.translations()["en"]
    assert one.next_step.translations()["en"] == "Multiply the packs by the price of one."
    assert (one.session, one.screen.name) == ("t1", "work-out")


def test_the_counts_are_those_of_plain_sql(class_of_three):
    [one] = held_by(class_of_three, "2001")
    judgement = one.judgement
    wanted = by_sql(class_of_three.store, "2001", "t1-added")
    assert (judgement.showed, judgement.could, judgement.last) == wanted == (5, 7, "2026-10-15")


def test_who_grew_out_of_it_and_who_was_marked_by_older_versions_hold_nothing(class_of_three):
    assert held_by(class_of_three, "2002") == []
    assert held_by(class_of_three, "2003") == []
    assert held_by(class_of_three, "nobody") == []


def test_a_class_is_counted_by_who_holds_it_now(class_of_three):
    assert held_in(class_of_three, Whose(["三班"]), IDEAS) == {"t1-added": 1, "t1-one-pack": 0}
    assert held_in(class_of_three, Whose(["三班"]), {"t1-one-pack"}) == {"t1-one-pack": 0}
    assert held_in(class_of_three, Whose(["四班"]), IDEAS) == {}
    assert held_in(class_of_three, Whose(), IDEAS) == {"t1-added": 1, "t1-one-pack": 0}


def test_whoever_was_taken_off_counts_only_if_asked_for(class_of_three):
    with open_answers(class_of_three) as answers:
        answers.operator.remove_trainees(["2001"])
    assert held_in(class_of_three, Whose(["三班"]), IDEAS)["t1-added"] == 0
    assert held_in(class_of_three, Whose(["三班"], gone=True), IDEAS)["t1-added"] == 1


@pytest.mark.parametrize(
    "state",
    ["NaN", "{", "[]", '{"told": "t1-added 9 0 0 20"}', '{"told": {"s": 7, "t": "x 1"}}'],
)
def test_whatever_a_page_kept_of_an_item_stops_nothing(class_of_three, state):
    tried(class_of_three.store, "2001", "2026-10-23", state=state)
    [one] = held_by(class_of_three, "2001")
    assert one.judgement.idea == "t1-added"


def test_an_idea_that_nobody_knows_any_more_is_left_out(class_of_three):
    handed_in(
        class_of_three.store,
        "2003",
        "t1",
        "2026-11-01",
        {"total": found(0.0, told="gone 3 0 0 20")},
    )
    assert held_by(class_of_three, "2003") == []
