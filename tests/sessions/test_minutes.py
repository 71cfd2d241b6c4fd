"""How long a lesson takes, counted from its screens; and that none of ours takes too long."""

import pytest

from deploy.course.exercise import master
from qihang.sessions import minutes, sessions
from qihang.sessions.minutes import MOST, TALK, Lesson, Load, lessons, load, units
from qihang.sessions.screens import has_screens, screens
from qihang.system.notebooks import notebook
from tests.conftest import ROOT

WALKED = [
    one for one in sessions() if one.workbook and has_screens(notebook(ROOT / str(one.workbook)))
]


def text(name, zh, en, *tags):
    return [
        {
            "id": f"{name}-{language}",
            "cell_type": "markdown",
            "metadata": {"tags": [language, *tags]},
            "source": source,
        }
        for language, source in (("zh", zh), ("en", en))
    ]


def code(source):
    return [{"id": "code", "cell_type": "code", "metadata": {}, "source": source}]


def walked(*parts):
    cells = [cell for part in parts for cell in part]
    return {"metadata": {"qihang": {"form": "screens"}}, "cells": cells}


FIRST = text("start", "# 开始", "# Start")
REST = text("rest", "## 休息", "## Rest", "rest")
END = text("end", "## 完", "## End")


def test_marks_of_form_are_not_read_and_a_number_is_one_character():
    assert units("## 例题\n\n- **卖出** `A1`，2.50 元。", "zh") == 7
    assert units("1. Add 2.50 yuan, don't wait.", "en") == 5


def test_a_screen_holds_its_texts_its_items_and_its_labs():
    made = walked(
        FIRST,
        text("try", "## 试", "## Try it"),
        code('TryIt("s9.a")'),
        code("QrLab()"),
        code('RuleCards("lending")'),
        text("said", "**一句话。**", "**In one sentence.**", "after"),
    )
    _, screen = screens(made)
    assert load(made, screen) == Load(zh=4, en=5, items=1, labs=1)


def test_imports_and_answers_are_neither_items_nor_labs_but_a_question_is_an_item():
    made = walked(
        FIRST,
        code('from widgets import ask\n\ncase = ask.case("s9", seed)'),
        code("ask.overview()"),
        text("q", "## 题", "## Question"),
        code("q = None"),
        code('item = ask.number("q", q, points=2)\nitem'),
    )
    first, question = screens(made)
    assert load(made, first) == Load(zh=2, en=1)
    assert load(made, question).items == 1


def test_a_lesson_ends_with_its_rest_and_has_its_share_of_the_exercise():
    item = code('TryIt("s9.a")')
    book = walked(FIRST, item, item, REST, END, item)
    asked = code("item = ask.number(1)\nitem")
    exercise = walked(FIRST, asked, REST, END, asked, asked)
    one, two = lessons(book, exercise)
    assert (one.workbook.items, one.exercise.items) == (2, 1)
    assert (two.workbook.items, two.exercise.items) == (1, 2)


def test_what_is_optional_takes_no_time():
    more = [*text("more", "## 选做", "## More", "optional"), *code("QrLab()")]
    assert lessons(walked(FIRST, more, END), walked(FIRST)) == lessons(
        walked(FIRST, END), walked(FIRST)
    )


def test_an_exercise_of_more_parts_than_lessons_is_done_in_the_last_one():
    part = code("item = ask.number(1)\nitem")
    [only] = lessons(walked(FIRST), walked(FIRST, part, REST, END, part))
    assert only.exercise.items == 2


def test_a_minute_is_120_characters_and_a_lesson_has_its_talk():
    lesson = Lesson(1, Load(zh=240, items=2, labs=1), Load(items=1))
    assert lesson.minutes == TALK + 2 + 5 + 7 + 2.5


def test_a_notebook_of_one_page_has_no_lessons_to_count():
    assert lessons({"metadata": {}, "cells": FIRST}, walked(FIRST)) == ()


def test_the_first_session_is_walked():
    assert "s1" in {one.name for one in WALKED}


@pytest.mark.parametrize("session", WALKED, ids=lambda one: one.name)
def test_no_lesson_takes_more_than_its_45_minutes(session):
    counted = lessons(notebook(ROOT / session.workbook), notebook(master(session.name, ROOT)))
    assert len(counted) >= 2
    assert minutes.MOST == 45
    for lesson in counted:
        assert lesson.minutes <= MOST, lesson
