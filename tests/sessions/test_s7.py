"""The numbers of the S7 exercise, and of its items, whatever the seed."""

from collections import Counter
from decimal import Decimal
from itertools import permutations
from random import Random

import pytest

from qihang.commerce import law
from qihang.language.messages import translations
from qihang.sessions import every_practice_item
from qihang.sessions.s7 import accounts, court, offered, papers, worked
from qihang.sessions.s7 import exercise as s7
from qihang.sessions.s7.rows import Row, draw_rows

SEEDS = [str(number) for number in range(300)]

PRACTICE = every_practice_item()

THOUGHTS = {
    "first a phone": ["phone-before-identity", "identity-before-household"],
    "the police are for crimes": ["police-only-for-crime"],
    "without money one can only borrow": ["hardship-is-borrowed"],
    "with a court one does not speak": ["court-is-not-to-be-asked"],
    "a helper gets an account back": ["helper-gets-it-back"],
    "the family may lend its account": ["family-may-lend"],
    "whoever asks is a cheat": ["every-question-is-a-trick", "every-offer-is-fraud"],
    "under a limit nothing is allowed": ["everything-is-forbidden"],
    "what comes in is what one earns": ["wage-without-costs"],
    "one pays for a post": ["pay-first-is-normal"],
    "small money proves that it is true": ["small-money-proves-it"],
    "one more payment brings it back": ["one-more-payment"],
    "hiding it is safer": ["hiding-is-safer"],
    "a short sentence need not be told": ["young-or-short"],
    "a paid ticket proves it": ["abroad-is-waited-for"],
    "to fetch cash is an errand": ["cash-is-an-errand"],
    "everybody must be told": ["everybody-must-know"],
    "another's name is a way": ["anothers-name-is-a-way"],
}
"""What people think, and the misconceptions of this session that answer it."""

MOST_OF_A_LABEL = {"zh": 14, "en": 8}
"""Characters or words of a row of a table, so that it fits the screen with the others."""

POOLS = {
    "asked": (papers.ASKED, papers.PLACES),
    "spending": (court.SPENT, court.ALLOWED),
    "offers": (offered.OFFERED, offered.MAY_GO_ON),
}


@pytest.fixture(scope="module")
def cases():
    return [s7.generate(seed) for seed in SEEDS]


def tasks(item, count=300):
    return [PRACTICE[item](Random(f"{item} {seed}")) for seed in range(count)]


# --- what is sorted ---------------------------------------------------------------------------


@pytest.mark.parametrize("field", POOLS)
def test_five_things_are_sorted_and_each_box_is_there(cases, field):
    pool, boxes = POOLS[field]
    box_of = {row.id: row.box for row in pool}
    seen = set()
    for case in cases:
        drawn = getattr(case, field)
        assert len(set(drawn)) == s7.ROWS
        assert {box_of[one] for one in drawn} == set(boxes)
        seen.update(drawn)
    assert seen == set(box_of)


@pytest.mark.parametrize("field", POOLS)
def test_every_other_box_has_a_misconception_behind_it(field):
    pool, boxes = POOLS[field]
    for row in pool:
        assert {row.box, *row.thoughts} == set(boxes)


@pytest.mark.parametrize(
    "row", [row for pool, _ in POOLS.values() for row in pool], ids=lambda row: row.id
)
def test_a_row_is_short_enough_for_the_screen(row):
    said = row.translations()
    assert len(said["en"].split()) <= MOST_OF_A_LABEL["en"]
    assert len([sign for sign in said["zh"] if sign.isalnum()]) <= MOST_OF_A_LABEL["zh"]


def test_half_of_what_somebody_wants_is_allowed_and_with_half_of_the_offers_one_may_go_on():
    assert Counter(row.box for row in court.SPENT) == {"allowed": 6, "not": 6}
    assert Counter(row.box for row in offered.OFFERED) == {"go": 7, "stop": 7}


def test_of_each_box_one_is_drawn_before_a_second_one():
    rows = [Row(f"{box}{number}", box, papers.SAID["bank"][0]) for box in "abc" for number in "123"]
    for seed in range(50):
        drawn = draw_rows(Random(seed), rows, 5)
        assert sorted(Counter(one[0] for one in drawn).values()) == [1, 2, 2]


def test_nothing_is_marked_by_a_rule_that_nobody_read():
    for topic in (
        *("release", "parole", "equal", "hardship", "limited", "spending", "defaulters", "hiring"),
    ):
        assert all(rule.checked for rule in law.rules(topic))


# --- the steps --------------------------------------------------------------------------------


def test_the_steps_are_the_same_six_each_said_in_one_of_its_ways(cases):
    for case in cases:
        assert {step.id for step in case.steps} == {one for level in papers.LEVELS for one in level}
        assert all(step.said in papers.SAID[step.id] for step in case.steps)
    assert len({case.steps for case in cases}) == 32


def test_registering_may_stand_anywhere_after_the_phone_card():
    question = PRACTICE["s7.order"](Random(1)).question
    right = [
        order for order in permutations(papers.SAID) if question.mark(order).outcome == "right"
    ]
    assert sorted(right) == sorted(
        ("household", "identity", "phone", *rest)
        for rest in (
            ("bank", "office", "account"),
            ("office", "bank", "account"),
            ("bank", "account", "office"),
        )
    )


def test_every_order_that_is_not_right_names_its_two_steps():
    question = PRACTICE["s7.order"](Random(1)).question
    for order in permutations(papers.SAID):
        verdict = question.mark(order)
        assert verdict.outcome == "right" or verdict.idea in papers.TOO_EARLY.values()


def test_whoever_begins_with_the_phone_is_told_of_the_identity_card():
    question = PRACTICE["s7.order"](Random(1)).question
    verdict = question.mark(["phone", "household", "identity", "bank", "office", "account"])
    assert verdict.idea == "phone-before-identity"


# --- accounts, wages and stories --------------------------------------------------------------


def test_half_of_what_is_asked_about_an_account_is_right(cases):
    assert Counter(one.right for one in accounts.ACCOUNTS) == {"yes": 3, "no": 3}
    assert {case.access for case in cases} == {one.id for one in accounts.ACCOUNTS}
    for case in cases:
        assert case.account.because not in accounts.BEHIND
        assert case.account.right not in case.account.distractors


def test_a_months_work_is_worth_its_hours_and_told_from_every_distractor(cases):
    for case in cases:
        month = case.worked.month
        assert month.an_hour > 8
        for right, others in (
            (month.taken, case.worked.taken),
            (month.spent, case.worked.spent),
            (month.an_hour, case.worked.an_hour),
        ):
            shown = [round(one, 2) for one in (right, *others.values())]
            assert len(set(shown)) == len(shown)
    assert {case.worked.work for case in cases} == set(worked.DRAWN)


def test_every_amount_of_a_month_is_in_whole_fen(cases):
    for case in cases:
        for yuan in (case.worked.month.taken, case.worked.month.spent, case.worked.month.left):
            assert yuan == round(yuan, 2)


def test_a_story_has_one_first_moment_to_stop(cases):
    assert {case.story.story for case in cases} == {one.id for one in offered.STORIES}
    assert {case.story.stop for case in cases} == {2, 3, 4}
    for case in cases:
        stop = case.story.stop
        ideas = Counter(case.story.distractors.values())
        assert ideas == {"nothing-asked-yet": stop - 1, "one-more-payment": 6 - stop}
        assert "{" not in str(case.story.moments)


def test_the_ids_of_the_steps_tell_nothing_of_their_order(cases):
    for case in cases:
        assert [step.id for step in case.steps] == sorted(step.id for step in case.steps)


# --- the items --------------------------------------------------------------------------------


def test_the_session_has_its_items():
    assert {item for item in PRACTICE if item.startswith("s7.")} == {
        f"s7.{item}"
        for item in (
            *("first-guess", "order", "where", "account", "allowed"),
            *("tell", "wage-half", "wage", "offers", "stop", "exit"),
        )
    }


def test_guesses_and_half_worked_examples_have_fixed_numbers():
    for name in (item for item in PRACTICE if item.startswith("s7.")):
        task = PRACTICE[name](Random(1))
        assert task.fixed == name.endswith(("-half", "-guess"))
        assert task.guess == name.endswith("-guess")


def test_the_half_worked_example_ends_as_its_text_begins():
    question = PRACTICE["s7.wage-half"](Random(1)).question
    assert question.mark("19.13").outcome == "right"
    assert Decimal("4305") / 225 == question.answer


@pytest.mark.parametrize("item", ["s7.wage-half", "s7.wage"])
def test_the_distractors_of_an_item_are_told_from_its_answer_and_from_one_another(item):
    for task in tasks(item, 100):
        question = task.question
        shown = {
            question.written(value)
            for value in (question.answer, *(value for value, _ in question.misconceptions))
        }
        assert len(shown) == 1 + len(question.misconceptions)


@pytest.mark.parametrize(
    ("slip", "meals"), [("meals-left-out", 0), ("meals-on-days-off", 30)], ids=["none", "30 days"]
)
def test_whoever_miscounts_the_meals_is_told_so(slip, meals):
    for seed in range(50):
        month = worked.draw_worked(Random(f"s7.wage {seed}")).month
        left = month.taken - month.costs - meals * month.meals
        question = PRACTICE["s7.wage"](Random(f"s7.wage {seed}")).question
        assert question.mark(str(round(left / month.all_hours, 2))).idea == slip


def test_whoever_does_not_divide_is_told_to(cases):
    for item, left in (("s7.wage-half", "4305"),):
        assert PRACTICE[item](Random(1)).question.mark(left).idea == "a-month-for-an-hour"
    for case in cases:
        assert round(case.worked.meals_on_days_off, 2) not in {
            round(one, 2) for one in (case.worked.month.spent, *case.worked.spent.values())
        }


def test_no_answer_about_a_case_without_family_speaks_of_the_family():
    for task in tasks("s7.exit", 200):
        spoken_of = "brother" in translations(task.shows)["en"]
        ideas = {idea for _, idea in task.question.misconceptions}
        assert ("family-may-lend" in ideas) == spoken_of


@pytest.mark.parametrize("item", ["s7.account", "s7.tell", "s7.exit"])
def test_an_item_is_answered_with_yes_and_with_no(item):
    right = Counter(next(iter(task.question.answer)) for task in tasks(item, 200))
    assert min(right["yes"], right["no"]) > 40


@pytest.mark.parametrize("item", ["s7.tell", "s7.exit", "s7.account"])
def test_every_case_of_an_item_is_asked(item):
    drawn = tasks(item, 200)
    assert len({translations(task.shows)["en"] for task in drawn}) == drawn[0].pool.of
