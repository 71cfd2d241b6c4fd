"""Jobs, and which tasks of the course are part of them."""

from collections import Counter
from functools import cache

import pytest

from qihang.commerce import jobs
from qihang.language.readability import lengths, outside
from qihang.sessions.editions import editions_in
from tests.support.solutions import ROOT, cells

WORDS = [
    words
    for job in jobs.JOBS
    for words in (job.does, job.further, *(task.name for task in job.tasks))
    if words is not None
]


@cache
def asked_in(session):
    """The ids of the cells of the newest edition of a session's exercise."""
    masters = [folder.name for folder in (ROOT / "solutions").iterdir()]
    newest = editions_in(masters, session)[-1]
    return {cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in cells(newest, ROOT)}


def test_those_of_the_course_of_s7_and_of_the_newest_list_are_there_once():
    assert len(jobs.JOBS) == 47 + 2 + 10
    assert set(Counter(job.id for job in jobs.JOBS).values()) == {1}
    assert set(Counter(job.name for job in jobs.JOBS).values()) == {1}


def test_each_job_says_how_far_it_is_and_where_it_is_named():
    for job in jobs.JOBS:
        assert job.reach in jobs.REACHES
        assert all(job.named_in.translations().values())


def test_a_job_that_needs_training_says_which():
    for job in jobs.JOBS:
        if job.reach == "B":
            assert job.further is not None, job.id


def test_what_can_be_begun_at_once_is_made_of_tasks_of_the_course():
    for job in jobs.JOBS:
        if job.reach == "A" and job.id != "rider":
            assert job.tasks, job.id


def test_each_task_is_part_of_a_job():
    assert {task.id for task in jobs.TASKS} == {task.id for job in jobs.JOBS for task in job.tasks}


def test_each_task_is_shown_by_questions_that_the_course_asks_now():
    for task in jobs.TASKS:
        for question in task.shown_by:
            session, name = question.split(".")
            assert f"test_{name}" in asked_in(session), question


def test_a_task_is_shown_by_all_of_its_questions():
    [takings] = [task for task in jobs.TASKS if task.id == "takings"]
    assert not takings.is_shown({"s1.takings"})
    assert takings.is_shown({"s1.takings", "s1.after_swap", "s2.photo"})


def test_nothing_is_missing_of_a_job_whose_tasks_are_all_shown():
    right = {question for task in jobs.TASKS for question in task.shown_by}
    for standings in jobs.standings(right).values():
        assert all(not one.missing and one.shown == one.job.tasks for one in standings)


def test_the_job_of_which_most_is_shown_comes_first():
    [first, *_] = jobs.standings({"s1.decode", "s1.which_codes", "s1.takings", "s1.after_swap"})[
        "A"
    ]
    assert first.job.id == "codes"
    assert not first.missing


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.en[:40])
def test_jobs_are_told_in_plain_words(words):
    assert outside(words.zh) == ""
    for language, most in (("zh", 30), ("en", 20)):
        assert max(lengths(words.translations()[language], language)) <= most
