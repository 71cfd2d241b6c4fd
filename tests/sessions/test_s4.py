"""The numbers of the S4 exercise, and of its items, whatever the seed."""

from collections import Counter
from datetime import date
from itertools import combinations
from random import Random

import pytest

from qihang.commerce import replies
from qihang.commerce.chat.matters import MATTERS
from qihang.commerce.returns import DAYS, last_day
from qihang.language.messages import translations
from qihang.questions.chat import Chat
from qihang.questions.rules import RULES
from qihang.questions.written import Written
from qihang.sessions import every_practice_item
from qihang.sessions.s4 import exercise as s4
from qihang.sessions.s4 import handed_over, logs, returned, robot, takeover

SEEDS = [str(number) for number in range(300)]

PRACTICE = every_practice_item()

THOUGHTS = {
    "fast is good": ["fast-is-good"],
    "an automatic answer counts as a reply": ["auto-reply-counts"],
    "repeated messages are new rounds": ["repeats-are-rounds"],
    "satisfaction is good ratings of all chats": ["satisfaction-of-all-chats"],
    "fresh goods are never refunded": ["fresh-never-refunded"],
    "the buyer always pays the freight": ["buyer-always-pays"],
    "money for a good review is service": ["cash-for-reviews-is-service"],
    "win the argument": ["win-the-argument", "answered-before-settled"],
    "promise to calm": ["promise-to-calm"],
    "a robot's promise does not bind the shop": ["robots-promise-does-not-bind"],
    "a kind word is enough": ["sorry-without-a-fact", "answer-without-a-step"],
    "a robot can answer those who are hurt": ["hurt-left-to-the-robot"],
    "what the robot says fluently is so": ["old-answer-trusted", "invented-answer-trusted"],
    "what was opened never comes back": ["opened-never-comes-back"],
    "the day of signing is day 1": ["signing-day-is-day-one"],
}
"""What people think, and the misconceptions of this session that answer it."""

MOST_OF_A_LABEL = {"zh": 14, "en": 8}
"""Characters or words of a row of a table, so that it fits the screen with the others."""


def replies_of(case, language):
    """What a person would write to the customer, for the picture of the question in the docs."""
    return [" ".join(move.translations()[language] for move in case.talk.moves)]


SHOWN = {"chat": replies_of}
"""Answers for pictures in the docs, by the question."""


@pytest.fixture(scope="module")
def cases():
    return [s4.generate(seed) for seed in SEEDS]


def tasks(item, count=300):
    return [PRACTICE[item](Random(f"{item} {seed}")) for seed in range(count)]


# --- the exercise -------------------------------------------------------------------------


def test_each_customer_can_be_answered_well_with_what_the_card_says(cases):
    for case in cases:
        question = Chat(case.talk).expecting(**case.told)
        for language in ("zh", "en"):
            replies = [" ".join(translations(move)[language] for move in case.talk.moves)]
            assert question.mark(replies).outcome == "right"
    assert {case.talk.matter for case in cases} == set(MATTERS)


def test_of_six_answers_of_the_robot_three_are_not_right_each_in_its_way(cases):
    for case in cases:
        kinds = Counter(one.answered for one in case.answers)
        assert kinds == {"right": 3, "old": 1, "invented": 1, "hurt": 1}
        assert len({one.topic for one in case.answers}) == 6
    shown = {name for case in cases for name in case.answered}
    assert shown == {one.id for one in robot.ROBOT_ANSWERS}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_answers_on_one_topic_have_the_same_question_and_another_answer(language):
    said = {one.id: one.translations()[language] for one in robot.ROBOT_ANSWERS}
    assert len(set(said.values())) == len(said)
    for one, other in combinations(robot.ROBOT_ANSWERS, 2):
        same = said[one.id].split("→")[0] == said[other.id].split("→")[0]
        assert same == (one.topic == other.topic), (one.id, other.id)


def test_messages_are_for_both_and_those_for_a_person_for_several_reasons(cases):
    robots = Counter()
    for case in cases:
        assert len(set(case.wrote)) == 5
        whys = Counter(one.why for one in case.messages)
        robots[whys.pop("plain")] += 1
        assert set(whys.values()) == {1}
    assert set(robots) == {2, 3}
    assert min(robots.values()) > 100
    assert {name for case in cases for name in case.wrote} == {one.id for one in takeover.SENT}


def test_a_logs_rate_is_told_from_every_distractor_of_it(cases):
    for case in cases:
        log = case.log
        rates = [log.rate, *log.distractors.values()]
        assert all(abs(one - other) >= logs.APART for one, other in combinations(rates, 2))
        assert 4 <= len(log.rounds) <= 6
        chats = Counter(line.buyer for line in log.lines)
        assert max(chats.values()) <= logs.MOST_LINES


def test_a_log_is_in_the_order_of_time_and_no_wait_is_near_three_minutes(cases):
    for case in cases:
        times = [line.at for line in case.log.lines]
        assert times == sorted(set(times))
        assert {line.who for line in case.log.lines} == {"buyer", "robot", "person"}
        waits = [one.waited for one in case.log.rounds if one.waited is not None]
        assert all(abs(wait - replies.IN_TIME) >= 15 for wait in waits)


def test_four_things_come_back_of_each_duty_and_the_reason_of_a_fifth_is_asked(cases):
    asked = Counter()
    for case in cases:
        assert len({*case.came_back, case.asked_why}) == 5
        assert {one.duty for one in case.cases} == set(returned.DUTIES)
        assert case.reasoned.because != "promised"
        asked[case.reasoned.duty] += 1
    assert min(asked[duty] for duty in returned.DUTIES) > 60
    assert {name for case in cases for name in case.came_back} == {one.id for one in returned.CASES}


DECIDED = {
    "shirt": ("take-back", "in-days"),
    "cup": ("no-duty", "exception"),
    "disc": ("no-duty", "exception"),
    "oranges": ("no-duty", "exception"),
    "rotten": ("make-good", "not-as-ordered"),
    "earphones": ("take-back", "in-days"),
    "tried": ("take-back", "in-days"),
    "jacket": ("no-duty", "too-late-or-worn"),
    "promised": ("take-back", "promised"),
    "red": ("make-good", "not-as-ordered"),
    "late": ("no-duty", "too-late-or-worn"),
    "soles": ("make-good", "not-as-ordered"),
}
"""Each case as the rules decide it, worked out by hand."""


def test_every_case_is_decided_by_the_rules():
    assert {one.id: (one.duty, one.because) for one in returned.CASES} == DECIDED


@pytest.mark.parametrize("case", returned.CASES, ids=lambda one: one.id)
def test_each_other_duty_of_a_case_has_a_misconception_behind_it(case):
    assert {case.duty, *case.distractors} == set(returned.DUTIES)
    assert set(returned.REASONS) == {*returned.BECAUSE.values(), *returned.THOUGHT}


ROWS = [*takeover.SENT, *returned.CASES, *robot.ROBOT_ANSWERS]


@pytest.mark.parametrize("row", ROWS, ids=lambda one: one.id)
def test_a_row_is_short_enough_for_the_screen(row):
    said = row.translations()
    words = [word for word in said["en"].split() if word != "→"]
    assert len(words) <= MOST_OF_A_LABEL["en"]
    assert row not in robot.ROBOT_ANSWERS or len(said["en"]) <= 31
    signs = [sign for sign in said["zh"] if sign.isalnum()]
    assert len(signs) <= MOST_OF_A_LABEL["zh"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("matter", handed_over.MATTERS)
@pytest.mark.parametrize("hour", [16, 17, 18, 19])
def test_what_the_card_of_a_matter_says_makes_a_good_note(matter, language, hour):
    matter_of = handed_over.HandedOver(matter, 2041, hour)
    lines = [translations(value)[language] for _, value in matter_of.card.lines]
    note = "，".join(lines[:-1])
    assert [name for name, fact in matter_of.said.items() if not fact.said_in(note)] == []
    assert RULES["private"].broken(note) is None
    assert RULES["private"].broken(note + "，" + lines[-1])


@pytest.mark.parametrize(
    "said",
    [
        *(
            "17 点前",
            "17:00",
            "下午 5 点",
            "下午五点",
            "十七点",
            "傍晚五点",
            "晚上5点",
            "五点交给晚班",
        ),
        *("before 5 pm", "by 5:00", "5 o'clock", "before 5 in the afternoon", "by five o'clock"),
    ],
)
def test_an_hour_may_be_said_in_many_ways(said):
    assert handed_over.HandedOver("lamp", 2041, 17).said["when"].said_in(said)


@pytest.mark.parametrize(
    "said", ["15 点", "17 点半", "十五点", "before 15:00", "25 pm", "7 点", "5 个"]
)
def test_another_hour_is_not_that_of_the_next_step(said):
    assert not handed_over.HandedOver("lamp", 2041, 17).said["when"].said_in(said)


def test_another_number_is_not_that_of_the_order():
    order = handed_over.HandedOver("lamp", 2041, 17).said["order"]
    assert order.said_in("单号2041，")
    assert not order.said_in("12041")


# --- the items ------------------------------------------------------------------------------


def test_the_session_has_its_items():
    assert {item for item in PRACTICE if item.startswith("s4.")} == {
        f"s4.{item}"
        for item in (
            *("say-guess", "moves", "takeover", "rate-half", "rate", "kpi"),
            *("day-half", "return", "review", "note", "exit"),
        )
    }


def test_guesses_and_half_worked_examples_have_fixed_numbers():
    for name in (item for item in PRACTICE if item.startswith("s4.")):
        task = PRACTICE[name](Random(1))
        assert task.fixed == name.endswith(("-half", "-guess"))
        assert task.guess == name.endswith("-guess")


@pytest.mark.parametrize(
    ("item", "answer"),
    [
        ("s4.rate-half", "88.5"),
        *(("s4.day-half", day) for day in ("10", "10 March", "3 月 10 日")),
    ],
)
def test_a_half_worked_example_ends_as_its_text_begins(item, answer):
    assert PRACTICE[item](Random(1)).question.mark(answer).outcome == "right"


@pytest.mark.parametrize("item", ["s4.rate", "s4.kpi"])
def test_the_distractors_of_an_item_are_told_from_its_answer_and_from_one_another(item):
    for task in tasks(item):
        question = task.question
        ends = [question.answer, *(value for value, _ in question.misconceptions)]
        shown = {question.written(value) for value in ends}
        assert len(shown) == len(ends)


def test_an_answer_that_lacks_a_move_is_told_from_one_that_has_all():
    lacking = Counter()
    for task in tasks("s4.moves"):
        said = {name: translations(words)["zh"] for name, words in task.words.items()}
        assert len(set(said.values())) == len(said) == 3
        assert task.question.answer == {"all"}
        lacking.update(name for name in said if name != "all")
    assert len(lacking) == 3


def test_the_last_day_of_the_example_is_the_one_that_the_rules_count():
    [last] = PRACTICE["s4.day-half"](Random(1)).question.examples().right[:1]
    assert int(last) == last_day(date(2026, 3, 3)).day


def test_what_comes_back_is_of_every_case():
    duties = Counter(next(iter(task.question.answer)) for task in tasks("s4.return", 200))
    assert min(duties[duty] for duty in returned.DUTIES) > 30
    assert len({str(task.shows) for task in tasks("s4.return", 200)}) == len(returned.CASES)


def test_a_review_is_answered_after_the_matter_is_settled():
    task = PRACTICE["s4.review"](Random(1))
    order = [step for level in task.question.answer for step in level]
    assert order == ["look", "ask", "settle", "answer", "change"]


def test_a_note_without_a_time_brings_its_own_hint():
    for task in tasks("s4.note", 40):
        assert isinstance(task.question, Written)
        ideas = dict(task.question.misconceptions)
        assert ideas == {"order": "note-without-an-order", "when": "note-without-a-time"}


def test_the_last_item_is_answered_with_yes_and_with_no():
    right = Counter(next(iter(task.question.answer)) for task in tasks("s4.exit", 100))
    assert min(right["yes"], right["no"]) > 30


def test_that_nine_of_fifteen_days_have_not_passed_is_told_from_the_days_of_the_law():
    case = returned.returned("promised")
    assert f"{DAYS} days" in returned.REASONS["in-days"].translations()["en"]
    assert case.ideas["in-days"] == "promise-beyond-the-law"
    tried = [task for task in tasks("s4.return") if "in-days" in task.question.reasons]
    ideas = {
        dict(task.question.misconceptions)["in-days"]
        for task in tried
        if task.question.answer == {"take-back"} and task.question.because == {"promised"}
    }
    assert ideas == {"promise-beyond-the-law"}


def test_every_answer_with_three_moves_begins_as_the_text_teaches_it():
    for task in tasks("s4.moves", 40):
        for words in task.words.values():
            assert translations(words)["zh"].startswith("您好。")
            assert translations(words)["en"].startswith("Hello.")


def test_a_log_ends_when_an_answer_would_be_too_late(cases):
    for case in cases:
        assert case.log.end >= case.log.lines[-1].at + replies.IN_TIME
        assert case.log.card.end == case.log.end
