"""The guide for lecturers follows the notebooks, and its plans can be taught."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal
from random import Random
from typing import Any

import pytest

from deploy.course import exercise, labs, plans, writing
from deploy.course import workbook as lessons
from deploy.course.exercise import master, merged, questions
from deploy.course.paper import PAPER, on_paper
from deploy.course.workbook import Drawn
from qihang.commerce import money, pricing
from qihang.commerce.pricing import WORKED, Sold, TakeOff, Tenths
from qihang.language.messages import LANGUAGES, Translated
from qihang.language.readability import Passage, findings
from qihang.sessions import Session, every_misconception, every_practice_item, sessions
from qihang.sessions.screens import Screen, screens
from qihang.sessions.workbook import practice_items
from qihang.system.errors import OperatorError
from qihang.system.notebooks import notebook
from qihang.system.site import Site
from tests.conftest import ROOT
from tests.support.solutions import keyed_items
from widgets import lab_names
from widgets.labs.adlab import campaign
from widgets.labs.demandlab import BEFORE

TAUGHT = [one for one in sessions() if one.workbook]

REAL = {one.name: plans.plan(one.name) for one in plans.planned()}

OPTIONAL = "（选做 · optional）"

every_session = pytest.mark.parametrize("session", TAUGHT, ids=lambda one: one.name)


@pytest.fixture(scope="module")
def written() -> str:
    return writing.guide()


def workbook(session: Session) -> dict[str, Any]:
    return notebook(ROOT / str(session.workbook))


def lesson_steps(session: Session) -> list[list[dict[str, Any]]]:
    return [lesson["step"] for lesson in plans.plan(session.name)["lesson"]]


def part_of(session: Session, written: str) -> str:
    """What the guide says of one session."""
    beginning = written.index(f'<a id="{session.name}"></a>')
    end = re.compile(r'<a id="s\d+"></a>').search(written, beginning + 1)
    return written[beginning : end.start() if end else None]


def said(node: Any) -> Iterator[dict[str, str]]:
    """The pairs of sentences in a plan."""
    if isinstance(node, dict) and node.keys() == set(LANGUAGES):
        yield node
    elif isinstance(node, dict | list):
        for one in node.values() if isinstance(node, dict) else node:
            yield from said(one)


def test_the_kept_guide_is_what_the_command_writes(written):
    assert writing.GUIDE.read_text(encoding="utf-8") == written, "run make course"


def test_the_kept_page_for_the_printer_is_what_the_command_writes(written):
    kept = PAPER.read_text(encoding="utf-8")
    assert kept == on_paper(written), "run make course"
    assert kept.count("<h2>") >= len(TAUGHT)
    assert "<table>" in kept
    for letters in re.findall(r'url\("([^"?]+)', kept):
        assert (PAPER.parent / letters).is_file()


def test_the_kept_page_of_the_laboratories_is_what_the_command_writes():
    assert labs.PAGE.read_text(encoding="utf-8") == labs.page(), "run make course"


@pytest.mark.process
def test_what_is_missing_in_a_plan_is_said_and_the_guide_stays(tmp_path):
    left_out = shutil.ignore_patterns("__pycache__", "*.woff2", "screenshots")
    for name in ("qihang", "widgets", "deploy", "workbooks", "solutions", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=left_out)
    plan = tmp_path / "qihang" / "sessions" / "s1" / "plan.toml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("[[misconception]]", "[[ideas]]"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "deploy.course"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "QIHANG_ROOT": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.splitlines()) == (
        1,
        [
            "qihang/sessions/s1/plan.toml: There is no misconception in the plan. "
            "Add misconception as qihang/sessions/s1/plan.toml has it.",
            "docs/course.md is as it was.",
        ],
    )
    assert (tmp_path / "docs" / "course.md").read_bytes() == writing.GUIDE.read_bytes()


def test_the_guide_says_first_whom_it_is_for(written):
    assert "For lecturers; contains answers" in written[:500]
    assert "给教员看的，里面有答案" in written[:500]


def test_the_guide_lies_outside_of_what_trainees_are_served():
    served = [Site(ROOT, ROOT / "var").pages, ROOT / "qihang" / "server", ROOT / "widgets"]
    for folder in served:
        assert folder not in writing.GUIDE.parents
    assert not [path for folder in served for path in folder.rglob("course*.md")]


def test_every_session_that_is_taught_has_a_plan():
    assert plans.planned() == TAUGHT


@every_session
def test_a_plan_gives_minutes_to_each_step_of_the_workbook_in_its_order(session):
    planned = [
        step["cell"] for lesson in lesson_steps(session) for step in lesson if "cell" in step
    ]
    assert planned == [step.id for step in lessons.steps(workbook(session)) if not step.optional]


def test_a_plan_for_a_step_that_is_gone_is_refused_with_its_name(monkeypatch):
    plan = plans.plan("s1")
    plan["lesson"][0]["step"][1]["cell"] = "gone"
    monkeypatch.setattr(writing, "plan", {**REAL, "s1": plan}.get)
    with pytest.raises(OperatorError, match=r"s1/plan\.toml .* not have: gone"):
        writing.guide()


def test_a_plan_of_another_shape_is_named_with_its_session(monkeypatch):
    plan = plans.plan("s1")
    plan["lesson"][0]["step"][1]["says"] = 3
    monkeypatch.setattr(writing, "plan", {**REAL, "s1": plan}.get)
    with pytest.raises(OperatorError) as caught:
        writing.guide()
    assert "Session s1 cannot be written (TypeError: " in str(
        caught.value.said.translations()["en"]
    )
    assert "qihang/sessions/s1/plan.toml" in caught.value.translations()["zh"]


@every_session
def test_a_session_is_two_or_three_lessons_of_45_minutes(session):
    minutes = [[step["minutes"] for step in lesson] for lesson in lesson_steps(session)]
    assert list(map(sum, minutes)) == [plans.LESSON_MINUTES] * len(minutes)
    assert len(minutes) in (2, 3)
    assert all(isinstance(one, int) and one > 0 for lesson in minutes for one in lesson)


@every_session
def test_the_first_lesson_ends_where_the_workbook_says_so(session):
    steps = lessons.steps(workbook(session))
    ends = [step.id for step in steps if "end of the first lesson" in step.text["en"]]
    first = [step["cell"] for step in lesson_steps(session)[0] if "cell" in step]
    assert ends == first[-1:]


@every_session
def test_a_plan_says_something_in_every_step(session):
    for step in (step for lesson in lesson_steps(session) for step in lesson):
        assert step["says"], step


@every_session
def test_a_plan_uses_no_name_that_the_guide_does_not_know(session):
    plan = plans.plan(session.name)
    known = {"own", "cell", "minutes", "says", "watch", "finds", "fast", "slow"}
    assert plan.keys() == {
        "prepare", "absent", "exit", "exercise", "lesson", "misconception", "again", "ten"
    }  # fmt: skip
    for step in (step for lesson in lesson_steps(session) for step in lesson):
        assert step.keys() <= known
        assert ("own" in step) != ("cell" in step)


def worked_out() -> Iterator[tuple[str, str, list[Decimal | int]]]:
    """What labs show at the settings that a plan speaks of."""
    cut = Sold(Decimal(24), 150, Decimal(18))
    needed = (BEFORE.profit / (cut.price - cut.cost)).to_integral_value(ROUND_CEILING)
    yield "s3", "demand", [BEFORE.revenue, cut.revenue, BEFORE.profit, cut.profit, needed]
    _, _, naive, _, before_ads, left = (left for _, _, left in WORKED.on_paper())
    yield "s3", "peel", [naive, before_ads, left]
    many, fewer = (pricing.break_even_orders(Decimal(fixed), left) or 0 for fixed in (3000, 2500))
    yield "s3", "break-even", [many, many - fewer]
    tenths, off = Tenths(Decimal(9)), TakeOff(Decimal(20))
    yield (
        "s3",
        "tenths",
        [
            pricing.after(Decimal(200), [tenths, off]),
            pricing.after(Decimal(200), [off, tenths]),
        ],
    )
    two = campaign(1400)
    assert money.rounded(two.roas, 2) == 2
    first, more = (campaign(spend).orders for spend in (600, 1200))
    yield "s5", "ads", [1400, -two.kept, campaign(300).kept, first, more]


@pytest.mark.parametrize(("name", "cell", "numbers"), list(worked_out()))
def test_what_a_plan_says_that_is_found_is_what_the_lab_works_out(name, cell, numbers):
    steps = (step for lesson in plans.plan(name)["lesson"] for step in lesson["step"])
    step = next(step for step in steps if step.get("cell") == cell)
    for language in LANGUAGES:
        texts = [words[language] for words in (*step["finds"], *step.get("fast", ()))]
        said = {Decimal(number) for number in re.findall(r"\d+(?:\.\d+)?", " ".join(texts))}
        assert {money.rounded(Decimal(number), 2) for number in numbers} <= said


@every_session
def test_misconceptions_are_met_in_a_step_of_the_workbook(session):
    steps = {step.id for step in lessons.steps(workbook(session))}
    found = plans.plan(session.name)["misconception"]
    assert len(found) >= 5
    assert {one["step"] for one in found} <= steps


@every_session
def test_the_short_form_takes_ten_minutes_and_has_two_options(session):
    ten = plans.plan(session.name)["ten"]
    assert sum(step["minutes"] for step in ten["step"]) == 10
    assert ten["right"] in {"A", "B"}


@every_session
def test_plans_are_in_plain_words(session):
    passages = [
        Passage(f"qihang/sessions/{session.name}/plan.toml", words["en"][:40], lang, words[lang])
        for words in said(plans.plan(session.name))
        for lang in LANGUAGES
    ]
    assert passages
    assert findings(passages) == []


@every_session
def test_every_question_of_the_exercise_is_there_with_its_points(session, written):
    part = part_of(session, written)
    asked = questions(session.name)
    items = keyed_items(master(session.name, ROOT).stem, ROOT)
    assert [(one.name, one.item.most) for one in asked] == [(one.name, one.most) for one in items]
    for one in asked:
        assert f"#### {one.title['zh']} · {one.title['en']}（{one.item.most:g} 分" in part


@every_session
def test_the_answer_given_to_a_question_is_right(session):
    keyed = {item.name: item.keyed() for item in keyed_items(master(session.name, ROOT).stem, ROOT)}
    for one in questions(session.name):
        assert keyed[one.name].mark(one.answer).outcome == "right", one.name


@every_session
def test_every_thought_that_a_question_names_is_there(session):
    for item in keyed_items(master(session.name, ROOT).stem, ROOT):
        question = item.keyed()
        named = {misconception for *_, misconception in question.misconceptions}
        asked = next(one for one in questions(session.name) if one.name == item.name)
        assert named <= set(asked.misconceptions) <= set(every_misconception()), item.name


@every_session
def test_every_item_to_try_is_there_by_the_heading_that_the_page_has(session, written):
    part = part_of(session, written)
    assert practice_items(workbook(session))
    for screen, name in items_of(session):
        assert part.count(opening(screen, name)) == 1, name


def test_the_guide_says_no_name_that_only_authors_know(written):
    called = "|".join((*lab_names(), "TryIt"))
    assert re.findall(rf"\bs\d\.[a-z][a-z-]*|\b(?:{called})\(", written) == []


@every_session
def test_what_may_be_left_out_is_marked_wherever_it_is_listed(session, written):
    part = part_of(session, written)
    for screen in screens(workbook(session)):
        title = re.escape(f"{screen.title.zh} · {screen.title.en}")
        listed = re.findall(rf"^(?:\||\*\*|####).*{title}.*$", part, re.MULTILINE)
        assert listed or not screen.optional
        for line in listed:
            assert bool(re.search(rf"{title}(?:\*\*)?{OPTIONAL}", line)) is screen.optional, line


@every_session
def test_of_an_item_that_is_drawn_the_guide_says_how_others_differ(session, written):
    part = part_of(session, written)
    for screen, name in items_of(session):
        task = every_practice_item()[name](Random(name))
        first, *_ = part.split(opening(screen, name))[1].splitlines()
        assert first.startswith("*每个人的") is task.has_new_numbers, name
        if task.pool:
            assert f"从 {task.pool.of} 个里出 {task.pool.shown} 个" in first, name


def test_numbers_an_order_and_a_case_differ_in_words_of_their_own(written):
    s2 = part_of(TAUGHT[2], written)
    for heading, says in (
        ("自己做：还剩多少", "每个人的数字不一样。 · Each trainee gets other numbers."),
        ("再来：先后几步", "每个人的先后不一样。 · Each trainee gets another order."),
        ("自己做：选一张图", "每个人的题不一样。 · Each trainee gets another case."),
        (
            "再来：哪种店",
            "每个人的题不一样：从 12 个里出 3 个。 · Each trainee gets others: 3 of 12.",
        ),
    ):
        assert s2.split(f"Item：{heading}")[1].splitlines()[4] == f"*{says}*"
    assert written.count("每个人的数字不一样。下面是样题的数。") == len(TAUGHT)


def items_of(session: Session) -> Iterator[tuple[Screen, str]]:
    """The items to try of a workbook, each with its screen."""
    cells = workbook(session)["cells"]
    for screen in screens(workbook(session)):
        for name in practice_items({"cells": [cells[place] for place in screen.cells]}):
            yield screen, name


def opening(screen: Screen, name: str) -> str:
    """How the guide begins with an item: its heading, and what it asks."""
    task = every_practice_item()[name](Random(name))
    kind = "猜一猜 · Guess" if task.guess else "做一题 · Item"
    title = f"：{screen.title.zh} · {screen.title.en}" if screen.level > 2 else ""
    mark = OPTIONAL if screen.optional else ""
    return f"**{kind}{title}**{mark}\n\n{both(task.ask)}\n\n"


def both(words: Translated) -> str:
    return " · ".join(dict.fromkeys(words.translations()[lang] for lang in LANGUAGES))


@every_session
def test_every_half_worked_example_has_its_answer(session, written):
    headings = [
        heading for step in lessons.steps(workbook(session)) for heading, _ in step.sections
    ]
    halves = [one for one in headings if one["en"] == "Finish the example"]
    part = part_of(session, written)
    for one in halves:
        assert part.count(f"**{one['zh']} · {one['en']}**") == halves.count(one)
    assert part.count("The answer above is") == len(halves)


def test_a_step_gathers_its_cells_up_to_the_next_heading():
    cells = [
        cell("story-zh", "zh", "## 故事\n\n好。"),
        cell("story-en", "en", "## Story\n\nGood."),
        {"id": "lab", "cell_type": "code", "metadata": {}, "source": 'Lab()\nTryIt("s9.a")'},
        cell("said-zh", "zh", "### 一句话\n\n**一。**"),
        cell("said-en", "en", "### In one sentence\n\n**One.**"),
    ]
    (step,) = lessons.steps({"cells": cells})
    assert step.id == "story"
    assert (step.labs, step.items) == ([Drawn("Lab")], [Drawn("TryIt", "s9.a")])
    heading = {"zh": "一句话", "en": "In one sentence"}
    assert step.sections == [(heading, {"zh": "**一。**", "en": "**One.**"})]


def test_a_thought_that_only_other_numbers_bring_stands_where_it_stands_there():
    assert merged(["up", "many"], ["down", "many", "last"]) == ["up", "down", "many", "last"]


@every_session
def test_more_seeds_bring_no_more_thoughts(session, monkeypatch):
    usual = {one.name: set(one.misconceptions) for one in questions(session.name)}
    monkeypatch.setattr(exercise, "OTHER_SEEDS", tuple(map(str, range(100, 140))))
    for one in questions(session.name):
        assert set(one.misconceptions) <= usual[one.name], one.name


def test_what_a_step_draws_has_the_heading_of_its_screen_and_may_be_optional():
    cells = [
        cell("story-zh", "zh", "## 故事"),
        cell("story-en", "en", "## Story"),
        {"id": "lab", "cell_type": "code", "metadata": {}, "source": "Lab()"},
        cell("more-zh", "zh", "### 再来", "optional"),
        cell("more-en", "en", "### Once more", "optional"),
        {"id": "try", "cell_type": "code", "metadata": {}, "source": 'TryIt("s9.a")'},
    ]
    (step,) = lessons.steps({"metadata": {"qihang": {"form": "screens"}}, "cells": cells})
    assert [(one.title, one.optional) for one in step.drawn] == [
        (None, False),
        ({"zh": "再来", "en": "Once more"}, True),
    ]
    assert step.may_be_left_out({"zh": "再来", "en": "Once more"})
    assert not step.may_be_left_out({"zh": "故事", "en": "Story"})


def cell(name: str, language: str, source: str, *tags: str) -> dict[str, Any]:
    return {
        "id": name,
        "cell_type": "markdown",
        "metadata": {"tags": [language, *tags]},
        "source": source,
    }
