"""The short test in forms A and B: alike, of questions of the sessions, and no part of the path."""

import json
from collections import Counter

import pytest

from qihang import sessions
from qihang.questions.choice import Choice
from qihang.questions.decision import Decision
from qihang.questions.number import Number
from qihang.questions.sort import Sort
from qihang.sessions import generate
from qihang.sessions.screens import required, screens
from tests.conftest import ROOT
from tests.support.solutions import cells, keyed_items, raw_answers

NAMES = {"before": "test1", "after": "test2"}
A, B = "1.half1.x", "1.half2.x"
"""Seeds of the halves, in the test before the course."""

each_test = pytest.mark.parametrize("name", NAMES.values())


def notebook(name):
    return json.loads((ROOT / "solutions" / name / f"{name}.ipynb").read_text(encoding="utf-8"))


def test_the_tests_are_no_sessions_of_the_path():
    assert {which: one.name for which, one in sessions.tests().items()} == NAMES
    assert not {one.name for one in sessions.sessions()} & set(NAMES.values())
    assert sessions.with_tests()[-2:] == tuple(sessions.tests().values())
    assert not any(one.workbook for one in sessions.tests().values())


def test_each_half_has_one_form_before_and_the_other_after():
    assert [generate("test1", seed).form for seed in (A, B)] == ["A", "B"]
    assert [generate("test2", seed).form for seed in (A, B)] == ["B", "A"]


def numbers(case):
    """What a case asks, without the seed that it belongs to."""
    return {name: value for name, value in vars(case).items() if name != "seed"}


@each_test
@pytest.mark.parametrize("half", [1, 2])
def test_everybody_who_has_a_form_has_the_same_numbers(name, half):
    one, other = (generate(name, f"{n}.half{half}.{n}") for n in (1, 2))
    assert numbers(one) == numbers(other)
    swapped = generate("test2" if name == "test1" else "test1", f"1.half{3 - half}.y")
    assert numbers(one) == numbers(swapped)


def test_the_forms_are_alike_and_share_no_case():
    a, b = generate("test1", A), generate("test1", B)
    for ids in ("written", "came_back", "sorted_people"):
        assert not set(getattr(a, ids)) & set(getattr(b, ids)), ids
    assert {a.account_of, a.asking.id}.isdisjoint({b.account_of, b.asking.id})
    for of, kind in (("sentences", "place"), ("cases", "duty"), ("people", "duty")):
        counted = [Counter(getattr(one, kind) for one in getattr(case, of)) for case in (a, b)]
        assert counted[0] == counted[1], of
    assert (a.asking.right, a.account.right, a.account.because) == (
        b.asking.right,
        b.account.right,
        b.account.because,
    )
    assert (a.cut.pays, a.shop.weak) == (b.cut.pays, b.shop.weak)
    differ = ("share", "month", "cut", "shop", "channels")
    assert all(getattr(a, name) != getattr(b, name) for name in differ)


@each_test
@pytest.mark.parametrize("seed", [A, B], ids=["half 1", "half 2"])
def test_model_answers_of_both_forms_earn_all_points_and_an_empty_paper_none(name, seed):
    right = raw_answers(name, ROOT, seed, "right")
    for item in keyed_items(name, ROOT, seed):
        item.answer = right[item.name]
        assert (item.name, item.points()) == (item.name, item.most)
        item.answer = None
        assert (item.name, item.points(), item.verdict().outcome) == (item.name, 0, "empty")


@each_test
def test_the_answers_of_one_form_are_not_those_of_the_other(name):
    """Else who is told them by a neighbour has a head start."""
    right = {seed: raw_answers(name, ROOT, seed, "right") for seed in (A, B)}
    for item in keyed_items(name, ROOT, A):
        if isinstance(item.keyed(), Number | Sort):
            item.answer = right[B][item.name]
            assert item.points() < item.most, item.name


@each_test
def test_no_person_has_to_mark_it_and_each_question_is_worth_the_same(name):
    items = keyed_items(name, ROOT)
    assert len(items) == 10
    assert {item.most for item in items} == {2}
    assert {type(item.keyed()) for item in items} == {Number, Choice, Sort, Decision}


def test_both_tests_ask_the_same():
    def asked(name):
        return [
            "".join(cell["source"]).replace(name, "")
            for cell in cells(name, ROOT)
            if cell["id"] not in ("start-zh", "start-en")
            and not (cell["metadata"].get("nbgrader") or {}).get("solution")
        ]

    assert asked("test1") == asked("test2")


@each_test
def test_nothing_of_it_helps_and_it_is_one_lesson(name):
    """Two minutes a question; no screen rests, and nothing leads to a workbook."""
    walked = screens(notebook(name))
    assert walked == required(walked)
    assert not any(one.rest for one in walked)
    assert len(walked) == 12
    said = json.dumps(notebook(name), ensure_ascii=False)
    assert "not_yet" not in said
    assert "hint=" not in said
