"""The screens of a notebook."""

import pytest

from qihang.language.messages import Bilingual
from qihang.sessions.screens import has_screens, numbers, required, screens
from tests.support.screened import pair


def code(name):
    return {"cell_type": "code", "id": name, "metadata": {}, "source": "1"}


def notebook(*parts, form="screens"):
    cells = [cell for part in parts for cell in (part if isinstance(part, list) else [part])]
    return {"metadata": {"qihang": {"form": form}}, "cells": cells}


LESSON = notebook(
    code("widgets"),
    pair("start", "# 码", "# Codes"),
    pair("look", "## 看\n\n看一看。", "## Look\n\nLook."),
    code("lab"),
    pair("said", "一句话。", "A sentence.", "after"),
    pair("sum", "### 一句话", "### In a sentence"),
    pair("more", "## 多一点", "## More", "optional"),
    pair("bytes", "### 字节", "### Bytes"),
    pair("break", "## 休息", "## Rest", "rest"),
    pair("own", "## 自己做", "## Your own"),
    pair("aside", "### 想一想", "### Think", "optional"),
)


def test_each_heading_begins_a_screen_and_what_follows_belongs_to_it():
    found = screens(LESSON)
    names = ["start", "look", "sum", "more", "bytes", "break", "own", "aside"]
    assert [one.name for one in found] == names
    assert found[1].title == Bilingual("看", "Look")
    assert [LESSON["cells"][place]["id"] for place in found[1].cells] == [
        "look-zh", "look-en", "lab", "said-zh", "said-en",
    ]  # fmt: skip


def test_a_second_heading_begins_a_step():
    assert [one.step for one in screens(LESSON)] == [0, 1, 1, 2, 2, 3, 4, 4]


def test_an_optional_step_is_so_with_all_its_screens_and_an_optional_screen_alone():
    assert [one.name for one in required(screens(LESSON))] == [
        "start", "look", "sum", "break", "own",
    ]  # fmt: skip


def test_a_screen_has_the_number_that_trainees_read_above_it():
    assert [one.en for one in numbers(screens(LESSON))] == [
        "Start", "1 · 1/2", "1 · 2/2", "Optional · 1/2", "Optional · 2/2", "2", "3", "Optional",
    ]  # fmt: skip


def test_a_lesson_ends_with_its_rest_screen():
    assert [one.name for one in screens(LESSON) if one.rest] == ["break"]


@pytest.mark.parametrize(
    "metadata", [{}, {"qihang": {}}, {"qihang": {"form": "page"}}, {"qihang": 1}]
)
def test_a_notebook_that_does_not_say_so_has_no_screens(metadata):
    one = {**LESSON, "metadata": metadata}
    assert not has_screens(one)
    assert screens(one) == ()


def test_a_heading_inside_of_a_text_or_below_the_third_level_begins_none():
    one = notebook(pair("start", "# 码", "# Codes"), pair("a", "字\n\n## 看", "x\n\n## y"))
    assert len(screens(one)) == 1
    deep = notebook(pair("start", "# 码", "# Codes"), pair("a", "#### 看", "#### Look"))
    assert len(screens(deep)) == 1
