"""What an answer tells of ideas: only those that the marking of this very variant tells apart."""

from random import Random

import pytest

from qihang.questions import evidence
from qihang.questions.choice import Choice
from qihang.questions.decision import Decision
from qihang.questions.evidence import Tells, Told, noted, read, told
from qihang.questions.number import Number
from qihang.questions.order import Order
from qihang.questions.sort import Sort
from qihang.questions.table import Field, Table
from qihang.sessions import every_misconception, every_practice_item, sessions
from tests.support.kinds import QUESTIONS
from tests.support.solutions import ROOT, keyed_items, newest
from tests.support.thinking import answer, every_idea

MISCONCEPTIONS = every_misconception()
NAMES = ("fee-on-cost", "cut-off", "all-sold", "what-came")
WRITTEN = [one.name for one in sessions() if one.workbook]
ONE, TWO, THREE, FOUR = NAMES


def told_of(question, raw):
    """By idea: how often it showed, was right, or had another in its place."""
    return {one.idea: one[1:4] for one in told(question, raw)}


def questions(session, seed):
    """All that a session asks somebody, in its exercise and its workbook."""
    yield from (item.keyed() for item in keyed_items(newest(session), ROOT, seed))
    for name, drawing in every_practice_item().items():
        if name.startswith(f"{session}."):
            task = drawing(Random(f"{name} {seed}"))
            if not task.guess:
                yield task.question


@pytest.mark.parametrize("seed", ["1.evidence", "2.evidence"])
@pytest.mark.parametrize("session", WRITTEN)
def test_whoever_holds_an_idea_alone_is_found_by_it_and_by_no_other(session, seed):
    rng = Random(seed)
    for question in questions(session, seed):
        for idea in dict.fromkeys(every_idea(question)):
            raw = answer(question, {idea}, 0, rng)
            found = told_of(question, raw)
            assert question.mark(raw).outcome != "right", (question, idea)
            assert found[idea][0] >= 1, (question, idea)
            others = {name for name, counts in found.items() if counts[0] and name != idea}
            assert not others, (question, idea)


@pytest.mark.parametrize("session", WRITTEN)
def test_a_right_answer_shows_no_idea(session):
    for question in questions(session, "1.evidence"):
        for raw in question.examples().right:
            assert not [one for one in told(question, raw) if one.showed or one.other]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.kind)
def test_what_cannot_be_read_tells_nothing(question):
    for raw in (None, "", *question.examples().unreadable):
        assert told(question, raw) == []


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.kind)
def test_only_ideas_that_have_words_can_show(question):
    assert set(every_idea(question)) <= MISCONCEPTIONS.keys()


def test_two_ideas_with_the_same_answer_are_no_evidence_for_either():
    question = Number().expecting(40).with_misconception(7, ONE).with_misconception(9, TWO)
    assert {ONE, TWO} <= told_of(question, "40").keys()
    same = question.with_misconception(7, THREE)
    assert not {ONE, THREE} & told_of(same, "7").keys()
    assert told_of(same, "9")[TWO] == (1, 0, 0)


def test_an_idea_whose_answer_is_right_in_this_variant_is_no_evidence():
    question = Number().expecting(40).with_misconception(40, ONE)
    assert ONE not in told_of(question, "40")


def test_another_answer_than_those_tells_nothing_and_another_idea_is_told_as_such():
    question = Number().expecting(40).with_misconception(7, ONE).with_misconception(9, TWO)
    assert told_of(question, "31") == {}
    assert (told_of(question, "7")[ONE], told_of(question, "7")[TWO]) == ((1, 0, 0), (0, 0, 1))


def test_each_row_and_each_cell_tells_for_itself():
    sort = Sort(("a", "b", "c"), ("in", "out")).expecting(dict.fromkeys("abc", "in"))
    for row in "abc":
        sort = sort.with_misconception((row, "out"), ONE)
    assert told(sort, {"a": "out", "b": "in"}) == [Told(ONE, 1, 1, 0, 1)]
    table = Table(
        ("r1", "r2"), ("cost", "left"), {"cost": Field(given={"r1": 3, "r2": 5}), "left": Field()}
    )
    table = table.expecting(left=lambda row: 100 - row.cost)
    table = table.with_misconception("left", lambda row: 100 + row.cost, ONE)
    assert told_of(table, {"r1.left": "103", "r2.left": "95"})[ONE] == (1, 1, 0)
    assert told_of(table, {"r1.left": "103"})[ONE] == (1, 0, 0)


def test_of_several_mistaken_ticks_and_steps_only_the_one_that_is_named_shows():
    ticks = Choice(("a", "b", "c"), many=True).expecting(["a"])
    ticks = ticks.with_misconception("b", ONE).with_misconception("c", TWO)
    assert told_of(ticks, ["a", "b", "c"]) == {ONE: (1, 0, 0)}
    assert told_of(ticks, ["a", "c"]) == {ONE: (0, 1, 0), TWO: (1, 0, 0)}
    steps = Order(("a", "b", "c", "d")).expecting(["a", "b", "c", "d"])
    steps = steps.with_misconception(("b", "a"), ONE).with_misconception(("d", "c"), TWO)
    assert told_of(steps, ["b", "a", "d", "c"]) == {ONE: (1, 0, 0)}
    assert told_of(steps, ["a", "b", "d", "c"]) == {ONE: (0, 1, 0), TWO: (1, 0, 0)}


def test_a_decision_tells_by_its_choice_or_its_reason():
    question = Decision(("go", "stay"), ("near", "far")).expecting("go", "near")
    question = question.with_misconception("stay", ONE).with_misconception("far", TWO)
    assert told_of(question, {"choice": "stay", "reason": "near"})[ONE] == (1, 0, 0)
    assert told_of(question, {"choice": "go", "reason": "far"})[TWO] == (1, 0, 0)
    assert told_of(question, {"choice": "go", "reason": "near"}) == {ONE: (0, 1, 0), TWO: (0, 1, 0)}


def test_texts_chats_and_seasons_tell_nothing():
    silent = {one.kind for one in QUESTIONS if not isinstance(one, Tells)}
    assert silent == {"text", "chat", "simulation"}


def test_what_is_noted_is_read_again():
    question = Number().expecting(40).with_misconception(7, ONE)
    assert list(read(noted(question, "7"))) == told(question, "7")
    assert noted(question, "?") == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        None,
        7,
        "fee-on-cost",
        "fee-on-cost 1 2 3 0",
        "a b 1 2 3 4",
        "x 1 1 1 9999",
        "<b> 1 1 1 1",
    ],
)
def test_what_is_no_note_is_left_out(text):
    assert list(read(text)) == []


def test_a_key_that_cannot_be_worked_out_never_stops_the_marking(monkeypatch):
    def broken(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(evidence, "told", broken)
    assert noted(Number().expecting(40), "40") == ""
