"""What is typed in from paper is what the page of the same question would have saved."""

import os
from unittest.mock import patch

import pytest

from qihang.operate.worksheets import fields
from qihang.sessions.editions import parts
from tests.conftest import ROOT
from tests.support.solutions import raw_answers
from tests.widgets.test_on_paper import EXERCISES, given
from widgets.exercise import on_paper

CHOICE = {"kind": "choice", "many": False, "options": [{"id": "x", "text": "X"},
          {"id": "y", "text": "Y"}, {"id": "z", "text": "Z"}]}  # fmt: skip
SEVERAL = {**CHOICE, "many": True}
ORDER = {"kind": "order", "steps": CHOICE["options"]}
SORT = {"kind": "sort", "rows": [{"id": "r", "text": "R"}, {"id": "s", "text": "S"}],
        "options": CHOICE["options"]}  # fmt: skip
DECISION = {"kind": "decision", "options": CHOICE["options"], "reasons": CHOICE["options"]}
NUMBER = {"kind": "number", "unit": "元"}
TEXT = {"kind": "written"}
TABLE = {"kind": "table", "columns": [{"text": "C"}, {"text": "D"}],
         "rows": [{"text": "R", "cells": [{"name": "a", "given": None},
                                          {"name": "b", "given": "7"}]},
                  {"text": "S", "cells": [{"name": "c", "given": None},
                                          {"name": "d", "given": None}]}]}  # fmt: skip


def sheet(assignment, seed):
    """What stands on a sheet, in English."""
    what = given(assignment, "en", False, [seed])
    with patch.dict(os.environ, {"NBGRADER_EXECUTION": "autograde"}):
        [made] = on_paper.sheets(what)
    return made["questions"]


@pytest.mark.parametrize("which", ["right", "wrong"])
@pytest.mark.parametrize("assignment", EXERCISES)
def test_every_answer_of_the_course_comes_back_out_of_its_fields(assignment, which):
    seed = "1.paper"
    answers = raw_answers(assignment, ROOT, seed, which)
    tried = 0
    for one in sheet(assignment, seed):
        raw, form = answers[one["name"]], one["form"]
        found = fields.fields(form, raw)
        if found is None:  # such as a number that no page would send
            assert which == "wrong" or not isinstance(raw, str)
            continue
        assert fields.value(form, found) == raw
        assert fields.said(form, raw)
        assert len(found) == fields.count(form)
        tried += 1
    assert tried
    assert parts(assignment)


@pytest.mark.parametrize(
    ("form", "typed", "saved"),
    [
        (NUMBER, [" 25.3元 "], " 25.3元 "),
        (NUMBER, ["  "], None),
        (NUMBER, ["\u200b"], None),
        (TEXT, ["好茶\r\n来买\r"], "好茶\n来买\n"),
        (TEXT, ["\n"], None),
        (CHOICE, ["b"], "y"),
        (CHOICE, ["２"], "y"),
        (CHOICE, [""], None),
        (SEVERAL, ["C, a"], ["x", "z"]),
        (SEVERAL, ["３1"], ["x", "z"]),
        (SEVERAL, [" "], None),
        (ORDER, ["2", "３", "1"], ["z", "x", "y"]),
        (ORDER, ["", "", ""], None),
        (SORT, ["C", ""], {"r": "z"}),
        (SORT, ["", ""], None),
        (DECISION, ["a", ""], {"choice": "x"}),
        (DECISION, ["", "c"], {"reason": "z"}),
        (DECISION, ["", ""], None),
        (TABLE, ["1", " ", "3"], {"a": "1", "d": "3"}),
        (TABLE, ["", "", ""], None),
    ],
)
def test_what_stands_on_paper_is_read_as_the_page_saves_it(form, typed, saved):
    assert fields.value(form, typed) == saved


@pytest.mark.parametrize(
    ("form", "typed", "says"),
    [
        (CHOICE, ["D"], "D is none of ABC"),
        (CHOICE, ["0"], "0 is none of ABC"),
        (CHOICE, ["AB"], "Only one of ABC"),
        (CHOICE, ["中"], "is none of ABC"),
        (SORT, ["A"], "2 fields"),
        (ORDER, ["1", "2", "2"], "Each place from 1 to 3 stands once"),
        (ORDER, ["1", "", ""], "Each place from 1 to 3 stands once"),
        (ORDER, ["1", "2", "4"], "Each place from 1 to 3 stands once"),
        (TEXT, ["字" * 4001], "too long"),
    ],
)
def test_what_no_page_could_have_saved_is_refused_in_a_sentence(form, typed, says):
    with pytest.raises(fields.Misread, match=says):
        fields.value(form, typed)


ODD = [7, 1.5, True, "no such", ["x", "x"], ["no such"], {"r": 1}, {"choice": None}, [[]], {"a": 7}]


@pytest.mark.parametrize("raw", ODD, ids=repr)
@pytest.mark.parametrize("form", [CHOICE, SEVERAL, ORDER, SORT, DECISION, NUMBER, TEXT, TABLE])
def test_an_answer_that_paper_has_no_place_for_is_shown_as_it_is(form, raw):
    found = fields.fields(form, raw)
    assert found is None or fields.value(form, found) == raw
    assert fields.said(form, raw)
