"""What is printed of a plan: only the trainee's own, as it was saved last."""

from qihang.answers import own_plan
from qihang.commerce import own_goods
from tests.conftest import hand_in_so, page_token

PLAN = {"start": "3000", "own": {"cost": 2500}}


def test_a_trainee_finds_the_own_plan_and_nobody_else_s(answers):
    answers.page.save(page_token(answers), "margin", PLAN, "a")
    answers.page.save(page_token(answers, "1002"), "margin", {"start": "500"}, "b")
    assert answers.server.own_plan("1001", "t1", "margin")["answer"]["value"] == PLAN
    assert answers.server.own_plan("1002", "t1", "margin")["answer"]["value"] == {"start": "500"}
    assert answers.operator.plan_of("1001", "t1", "margin")["answer"]["value"] == PLAN


def test_as_long_as_nothing_is_saved_there_is_none(answers):
    token = page_token(answers)
    answers.page.save(token, "steps", PLAN, "a")
    assert answers.server.own_plan("1001", "t1", "margin") is None
    answers.page.save(token, "margin", PLAN, "b")
    answers.page.save(token, "margin", None, "c")
    assert answers.server.own_plan("1001", "t1", "margin") is None
    assert answers.server.own_plan("1001", "t2", "margin") is None
    assert answers.server.own_plan("no such", "t1", "margin") is None


def test_a_new_attempt_keeps_the_plan_of_the_one_before_until_a_line_is_written(answers):
    token = page_token(answers)
    answers.page.save(token, "margin", PLAN, "a")
    hand_in_so(answers, token)
    answers.operator.show_results("t1")
    assert answers.server.own_plan("1001", "t1", "margin")["answer"]["value"] == PLAN
    exercises = answers.server._store.exercises
    exercises.begin("1001", "t1", "t1", 2, "another seed")
    assert answers.server.own_plan("1001", "t1", "margin")["answer"]["value"] == PLAN
    second = exercises.attempt("1001", "t1")
    exercises.save(second["id"], "margin", {"start": "700"}, "b")
    assert answers.server.own_plan("1001", "t1", "margin")["answer"]["value"] == {"start": "700"}


def test_the_sheet_comes_along_if_there_is_one(answers):
    token = page_token(answers)
    answers.page.save(token, "margin", PLAN, "a")
    assert answers.server.own_plan("1001", "t1", "margin")["sheet"] is None
    answers.page.keep(token, own_goods.ITEM, {"name": "布鞋"}, None)
    assert answers.server.own_plan("1001", "t1", "margin")["sheet"] == {"name": "布鞋"}
    assert own_plan.SHEET == own_goods.ITEM
