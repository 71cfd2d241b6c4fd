"""Which screen of a workbook teaches what: where a class looks again."""

import pytest

from qihang import sessions
from qihang.sessions.editions import editions_in
from qihang.sessions.screens import screens
from qihang.sessions.teaching import teaching
from qihang.system.notebooks import notebook
from tests.conftest import ROOT

WRITTEN = [one.name for one in sessions.sessions() if one.workbook]
EDITIONS = [path.name for path in (ROOT / "solutions").iterdir() if path.is_dir()]


def workbook(session):
    return notebook(ROOT / sessions.session(session).workbook)


def asked(edition):
    cells = notebook(ROOT / "solutions" / edition / f"{edition}.ipynb")["cells"]
    graded = (cell["metadata"].get("nbgrader", {}) for cell in cells)
    return {one["grade_id"].removeprefix("test_") for one in graded if one.get("grade")}


@pytest.mark.parametrize("session", WRITTEN)
def test_the_plan_names_a_screen_for_each_question_of_each_edition_and_for_no_other(session):
    again = sessions.plan(session)["again"]
    there = {one.name for one in screens(workbook(session))}
    assert set(again.values()) <= there
    assert again.keys() == set.union(*map(asked, editions_in(EDITIONS, session)))


@pytest.mark.parametrize("session", WRITTEN)
def test_every_item_stands_on_a_screen(session):
    found = teaching(session, workbook(session))
    assert found.items
    for item, screen in found.items.items():
        assert sessions.practice_item(item)
        assert screen in screens(workbook(session))


@pytest.fixture(scope="module")
def s4():
    return teaching("s4", workbook("s4"))


def test_an_idea_leads_to_the_screen_whose_item_finds_it(s4):
    assert s4.screen("rate", "auto-reply-counts").name == "rate-own"
    assert s4.screen("note", "note-without-a-time").name == "note-own"


def test_the_step_of_the_question_comes_before_another_one(s4):
    # The item on the last screen finds it as well, and everybody walks that one.
    assert {one.name for one in s4.ideas["dislike-is-a-fault"]} == {"return-own", "exit"}
    assert s4.screen("reason", "dislike-is-a-fault").name == "return-own"
    assert s4.screen("chat", "dislike-is-a-fault").name == "exit"


def test_an_idea_that_no_item_finds_leads_where_the_question_does(s4):
    assert s4.screen("rate", "hundred-times-too-small").name == "replies"
    assert s4.screen("rate", "nobody-knows-this-one").name == "replies"
    assert s4.screen("rate").name == "replies"


def test_a_question_that_no_plan_names_leads_to_what_has_its_name_or_nowhere(s4):
    assert s4.screen("kpi").name == "kpi-own"  # the item s4.kpi stands there
    assert s4.screen("day_half").name == "day-half"
    assert s4.screen("something_else") is None


def test_a_workbook_without_screens_teaches_nothing_that_could_be_shown():
    one_page = {"metadata": {}, "cells": []}
    assert teaching("s4", one_page).screen("rate", "auto-reply-counts") is None


def test_a_plan_that_cannot_be_read_stops_nobody(site):
    (site.sessions / "t1" / "plan.toml").write_text("again = 'no table'")
    one_page = notebook(site.root / "workbooks" / "t1_shop" / "t1.ipynb")
    assert teaching("t1", one_page).screen("total") is None
    (site.sessions / "t1" / "plan.toml").write_text("[again")
    assert teaching("t1", one_page).screen("total") is None
