"""From what was handed in to what is judged: the marking itself notes what an answer tells."""

import json
import sqlite3
from contextlib import closing
from random import Random

import pytest

from qihang.answers import service
from qihang.gradebook.marker import grade
from qihang.operate.diagnosis.people import held_by
from tests.conftest import enter
from tests.support.solutions import home_of, keyed_items, raw_answers
from tests.support.submissions import class_that_handed_in
from tests.support.thinking import answer

pytestmark = pytest.mark.process

IDEA = "t1-added"


def chosen(number, assignment, seed):
    """``right1`` answers rightly, ``added1`` as somebody who holds one idea."""
    made = raw_answers(assignment, home_of(assignment), seed, "right")
    if number == "added1":
        total = next(
            one for one in keyed_items(assignment, home_of(assignment), seed) if one.name == "total"
        )
        made["total"] = answer(total.keyed(), {IDEA}, 0, Random(1))
    return made


def test_marking_notes_which_ideas_showed_and_which_could_have(tmp_path, monkeypatch):
    site = class_that_handed_in(tmp_path, ["right1", "added1"], chosen)
    enter(site, monkeypatch)
    with service.open_answers(site) as answers:
        grade(site, answers.marker, "t1")
    with closing(sqlite3.connect(site.store)) as store:
        rows = store.execute(
            "SELECT number, questions FROM result JOIN hand_in ON hand_in.id = hand_in_id "
            "JOIN attempt ON attempt.id = attempt_id"
        ).fetchall()
    found = {number: json.loads(text) for number, text in rows}
    told = {number: one["total"]["told"].split(";") for number, one in found.items()}
    assert f"{IDEA} 1 0 0 20" in told["added1"]
    assert f"{IDEA} 0 1 0 20" in told["right1"]
    assert "told" not in found["right1"]["offer"]
    assert [one.judgement.idea for one in held_by(site, "added1")] == [IDEA]
    assert held_by(site, "right1") == []
