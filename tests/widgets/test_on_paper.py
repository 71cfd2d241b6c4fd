"""Worksheets: every question is on the sheet or named, and the key is right by the marker."""

import json
import os
from unittest.mock import patch

import pytest

from qihang.answers import seeds
from qihang.language.messages import LANGUAGES
from qihang.sessions import with_tests
from qihang.sessions.editions import editions_in
from qihang.sessions.screens import screens
from qihang.system import bounded
from qihang.system.notebooks import notebook
from tests.conftest import ROOT
from tests.support.solutions import keyed_items
from widgets.exercise import cards, kinds, on_paper

THERE = [path.name for path in (ROOT / "solutions").iterdir() if path.is_dir()]
EXERCISES = [name for one in with_tests() for name in editions_in(THERE, one.name)]
SEEDS = [f"{n}.paper" for n in range(1, 6)]

each_exercise = pytest.mark.parametrize("assignment", EXERCISES)


def given(assignment, language, key, which=SEEDS):
    folder = ROOT / ("solutions" if key else "exercises") / assignment
    cells = notebook(folder / f"{assignment}.ipynb")["cells"]
    return {
        "languages": [language],
        "key": key,
        "notebooks": {assignment: cells},
        "sheets": [{"assignment": assignment, "seed": seed} for seed in which],
    }


def sheets(assignment, language="en", key=False, which=SEEDS):
    with patch.dict(os.environ, {"NBGRADER_EXECUTION": "autograde"}):
        return list(on_paper.sheets(given(assignment, language, key, which)))


def titles(assignment, language):
    """The heading of each question's screen, in order."""
    book = notebook(ROOT / "exercises" / assignment / f"{assignment}.ipynb")
    if found := [
        getattr(one.title, language)
        for one in screens(book)
        for place in one.cells
        if book["cells"][place]["metadata"].get("nbgrader", {}).get("grade")
    ]:
        return found
    return [
        cell["source"].splitlines()[0].removeprefix("## ")
        for cell in book["cells"]
        if language in cell["metadata"].get("tags", ()) and cell["source"].startswith("## ")
    ]


@each_exercise
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_is_on_the_sheet_or_named_as_not_for_paper(assignment, language):
    asked = keyed_items(assignment, ROOT)
    for sheet in sheets(assignment, language):
        on_sheet = [one["title"] for one in sheet["questions"]]
        assert len(on_sheet) + len(sheet["elsewhere"]) == len(asked)
        assert {*on_sheet, *sheet["elsewhere"]} <= set(titles(assignment, language))
        for one in sheet["questions"]:
            assert one["title"]
            assert one["points"]
            assert one["form"]["label"]


def test_what_paper_cannot_carry_is_named():
    kinds_elsewhere = set()
    for assignment in EXERCISES:
        asked = {item.name: item for item in keyed_items(assignment, ROOT)}
        [sheet] = sheets(assignment, which=["1.paper"])
        on_sheet = {one["name"] for one in sheet["questions"]}
        kinds_elsewhere |= {asked[name].set_out().question.kind for name in asked.keys() - on_sheet}
    assert {"chat", "simulation", "code", "plan"} <= kinds_elsewhere


@each_exercise
def test_the_numbers_are_those_of_the_case_that_is_drawn_from_the_seed(assignment):
    for seed, sheet in zip(SEEDS, sheets(assignment, "zh"), strict=True):
        items = {item.name: item for item in keyed_items(assignment, ROOT, seed)}
        for one in sheet["questions"]:
            out = items[one["name"]].set_out()
            label = {"zh": out.label.translations()["zh"], "en": ""}
            form = kinds.form(out.question, out.words, label)
            assert plain(one["form"]) == plain(said(form))
            if out.shows is not None:
                assert plain(one["card"]) == plain(said(cards.card(out.shows)))


def said(value):
    """What a page says in Chinese, without its drawings."""
    if isinstance(value, dict):
        if set(value) == {"zh", "en"}:
            return value["zh"]
        return {name: said(one) for name, one in value.items() if name != "picture"}
    return [said(one) for one in value] if isinstance(value, list) else value


def plain(value):
    return json.loads(json.dumps(value))


@each_exercise
def test_the_key_is_right_by_the_markers_own_judgement(assignment):
    for seed, sheet in zip(SEEDS, sheets(assignment, key=True), strict=True):
        items = {item.name: item for item in keyed_items(assignment, ROOT, seed)}
        for one in sheet["questions"]:
            keyed, right = items[one["name"]].keyed(), one["right"]
            assert keyed.mark(right["raw"]).outcome == "right", one["name"]
            for raw in as_shown(one):
                assert keyed.mark(raw).outcome == "right", (one["name"], raw)


def as_shown(one):
    """The answers that somebody reads off the key."""
    form, says = one["form"], one["right"]["says"]
    match form["kind"]:
        case "number":
            yield says
        case "choice":
            yield from [says] if form["many"] else says
        case "sort" | "table":
            yield says
        case "order":
            steps = [step["id"] for step in form["steps"]]
            yield sorted(steps, key=lambda step: int(says[step].split("–")[0]))
        case "decision":
            for choice in form["options"]:
                for reason in form["reasons"]:
                    if choice["id"] in says and reason["id"] in says:
                        yield {"choice": choice["id"], "reason": reason["id"]}


@each_exercise
def test_words_that_count_in_a_text_are_those_that_the_marker_finds(assignment):
    [sheet] = sheets(assignment, key=True, which=["1.paper"])
    items = {item.name: item for item in keyed_items(assignment, ROOT, "1.paper")}
    for one in sheet["questions"]:
        if one["form"]["kind"] == "written":
            facts = items[one["name"]].keyed().answer
            for name, ways in one["right"]["says"].items():
                assert ways
                assert all(facts[name].said_in(way) for way in ways)


@each_exercise
def test_the_key_is_to_the_same_questions(assignment):
    for key, sheet in zip(sheets(assignment, key=True), sheets(assignment), strict=True):
        assert all(one["right"] is None for one in sheet["questions"])
        assert all(one["right"] is not None for one in key["questions"])
        for one in key["questions"]:
            one["right"] = None
        assert key == sheet


@pytest.mark.process
def test_a_process_of_its_own_says_the_same():
    made = bounded.output("widgets.exercise.on_paper", json.dumps(given("s0", "en", True)).encode())
    assert json.loads(made) == plain(sheets("s0", "en", True))
    assert seeds.SAMPLE not in SEEDS
