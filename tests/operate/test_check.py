"""An author who makes a mistake reads what is wrong, where, and how to mend it."""

import json
import shutil

import pytest

from qihang import cli
from qihang.operate.check import check, running
from qihang.operate.check.plans import in_plan, untranslated
from qihang.sessions import session, sessions
from qihang.system.notebooks import notebook
from tests.support.commands import in_this_process
from tests.support.course import COURSE

WORKBOOK = "workbooks/t1_shop/t1.ipynb"
MASTER = "solutions/t1/t1.ipynb"


def changed(site, file, cell, change):
    """Change one cell of a notebook, by its id."""
    path = site.root / file
    read = notebook(path)
    (found,) = [one for one in read["cells"] if one["id"] == cell]
    change(found, read["cells"])
    path.write_text(json.dumps(read, ensure_ascii=False), encoding="utf-8")


def written(old, new):
    """A change of a cell's text."""

    def change(cell, _):
        assert old in cell["source"]
        cell["source"] = cell["source"].replace(old, new)

    return change


def known_as(**settings):
    """A change of what nbgrader knows of a cell."""
    return lambda cell, _: cell["metadata"]["nbgrader"].update(settings)


def taken_out(cell, cells):
    cells.remove(cell)


def lines(site):
    return [str(mistake.line()) for mistake in check(site, session("t1"))]


def test_the_course_has_no_mistake(site):
    assert lines(site) == []


MISTAKES = {
    "a misconception that is not there": (
        MASTER,
        "test-total",
        written("(distractor, misconception)", '(distractor, "t1-add")'),
        "solutions/t1/t1.ipynb: test_total: There is no misconception t1-add. "
        "Did you mean t1-added? The names stand in sessions/t1/misconceptions.py.",
    ),
    "an item to try that is not there": (
        WORKBOOK,
        "try-total",
        written("t1.total", "t1.totals"),
        "workbooks/t1_shop/t1.ipynb: try-total: There is no item to try t1.totals. "
        "Did you mean t1.total? Items stand in sessions/*/practice.py.",
    ),
    "a model answer that is not right": (
        MASTER,
        "total",
        written("= 108", "= 104"),
        "solutions/t1/t1.ipynb: total: The model answer 104 is not right for the seed "
        "“sample”. The key says '108': mend the one or the other.",
    ),
    "a misspelt end of a solution": (
        MASTER,
        "total",
        written("### END SOLUTION", "### END"),
        "solutions/t1/t1.ipynb: total: The line “### END” ends or begins nothing. "
        "Write ### END SOLUTION.",
    ),
    "hidden tests without an end": (
        MASTER,
        "test-total",
        written("### END HIDDEN TESTS\n", ""),
        "solutions/t1/t1.ipynb: test_total: The line “### BEGIN HIDDEN TESTS” has no end. "
        "Write ### END HIDDEN TESTS below it.",
    ),
    "a missing English cell": (
        WORKBOOK,
        "story-en",
        taken_out,
        "workbooks/t1_shop/t1.ipynb: story-zh: No English cell follows it. "
        "Write the English in a cell right after it, with the tag en.",
    ),
    "a missing Chinese cell": (
        WORKBOOK,
        "one-sentence-zh",
        taken_out,
        "workbooks/t1_shop/t1.ipynb: one-sentence-en: No Chinese cell is before it. "
        "Write the Chinese in a cell right before it, with the tag zh.",
    ),
    "a sentence that is too long": (
        WORKBOOK,
        "story-en",
        written("30 yuan a pack.", "30 yuan a pack" + " and again" * 8 + "."),
        "workbooks/t1_shop/t1.ipynb: story-en: “Su Xiaohe sells black tea in her shop, "
        "30 yuan a pack" + " and again" * 8 + "”: 28 words, at most 20. "
        "Make two sentences of it.",
    ),
    "a character that few can read": (
        WORKBOOK,
        "story-zh",
        written("苏小河在", "有柚子，苏小河在"),
        "workbooks/t1_shop/t1.ipynb: story-zh: “有柚子，苏小河在茶店里卖红茶，每包 30 元”: "
        "not in the glossary: 柚. Take a more usual word, or add one to "
        "qihang/language/glossary/glossary.toml.",
    ),
    "a fact that few can read": (
        MASTER,
        "test-offer",
        written("每包的价格", "有柚子"),
        "solutions/t1/t1.ipynb: test_offer: “有柚子”: not in the glossary: 柚. Take a more "
        "usual word, or add one to qihang/language/glossary/glossary.toml.",
    ),
    "a fact without its Chinese": (
        MASTER,
        "test-offer",
        written("每包的价格", ""),
        "solutions/t1/t1.ipynb: test_offer: “the price of a pack” has no Chinese. "
        "Write it between its quotes.",
    ),
    "headings that only one language has": (
        WORKBOOK,
        "one-sentence-en",
        written("### In one sentence", "In one sentence"),
        "workbooks/t1_shop/t1.ipynb: one-sentence-zh: It has other headings (1) than the "
        "English after it (0). Give both the same.",
    ),
    "a question that is no more than its heading": (
        MASTER,
        "total-en",
        lambda cell, _: cell.update(source="## Question 1: how much together"),
        "solutions/t1/t1.ipynb: test_total: There is no question above it in English. "
        "Write its heading and its text in a cell above it.",
    ),
    "points that nbgrader does not know": (
        MASTER,
        "test-total",
        known_as(points=3),
        "solutions/t1/t1.ipynb: test_total: The cell says points=2, nbgrader's settings "
        "say 3. Make the two alike.",
    ),
    "a question without a key": (
        MASTER,
        "test-offer",
        written("item.expects(price=case.sale.price_said)", "pass"),
        "solutions/t1/t1.ipynb: test_offer: The question has no key. "
        "Write item.expects(…) between the marks of the hidden tests.",
    ),
    "a key that trainees would get": (
        MASTER,
        "test-offer",
        written("### BEGIN HIDDEN TESTS\n", "item.not_yet(3, 'not-yet')\n### BEGIN HIDDEN TESTS\n"),
        "solutions/t1/t1.ipynb: test_offer: item.not_yet(…) stands where trainees get "
        "it. Put it between ### BEGIN HIDDEN TESTS and ### END HIDDEN TESTS.",
    ),
    "an id that two cells have": (
        MASTER,
        "offer",
        known_as(grade_id="total"),
        "solutions/t1/t1.ipynb: total: Two cells have the nbgrader id total. "
        "Give the second one (cell offer) an id of its own.",
    ),
    "a cell that fails": (
        MASTER,
        "setup",
        written("from widgets import ask", "from qihang.commerce import payment"),
        "solutions/t1/t1.ipynb: setup: The cell fails, in “from qihang.commerce import "
        "payment”: ImportError: cannot import name 'payment' from 'qihang.commerce'",
    ),
    "a laboratory that is not there": (
        WORKBOOK,
        "margin-lab",
        written("MarginLab()", "MARGINLab()"),
        "workbooks/t1_shop/t1.ipynb: margin-lab: The cell fails, in “MARGINLab()”: NameError: name "
        "'MARGINLab' is not defined. Mend it, and run the notebook in JupyterLab.",
    ),
    "a test cell that does not end with its item": (
        MASTER,
        "test-total",
        written("### END HIDDEN TESTS\nitem", "### END HIDDEN TESTS"),
        "solutions/t1/t1.ipynb: test_total: The test cell has no item as its last line. "
        "Begin it with item = ask.number(…) or the like, and end it with a line: item.",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_place_and_its_cure(site, mistake):
    file, cell, change, expected = MISTAKES[mistake]
    changed(site, file, cell, change)
    (said,) = lines(site)
    assert said.startswith(expected)


def failing_in(path, source):
    """Something that runs ``source`` as if it stood in the file at ``path``."""
    return lambda *_: exec(compile(source, path, "exec"), {})


def test_items_that_cannot_be_read_are_told_with_file_and_line(site, monkeypatch):
    broken = failing_in("/anywhere/qihang/sessions/s9/practice.py", "x = 1\ny = x +\n")
    monkeypatch.setattr(running, "every_practice_item", broken)
    (said,) = lines(site)
    assert said == (
        "sessions/s9/practice.py: line 2: SyntaxError: invalid syntax (practice.py, line 2)."
        " Mend that line; no item to try can be read before."
    )


def test_numbers_that_cannot_be_drawn_are_told_with_cell_file_and_line(site, monkeypatch):
    broken = failing_in("/anywhere/qihang/sessions/s9/exercise.py", "x = 0\n1 / x")
    monkeypatch.setattr("widgets.exercise.ask.case", broken)
    (said,) = lines(site)
    assert said.startswith(
        'solutions/t1/t1.ipynb: setup: The cell fails, in “case = ask.case("t1", seed)” '
        "(sessions/s9/exercise.py, line 2): ZeroDivisionError: division by zero."
    )


@pytest.fixture
def folder(tmp_path):
    """The folder of T1, to be changed."""
    shutil.copytree(COURSE / "sessions" / "t1", tmp_path / "t1")
    return tmp_path / "t1"


def test_a_plan_without_a_part_is_told_with_the_part(folder, site):
    plan = folder / "plan.toml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("[[misconception]]", "[[ideas]]"))
    (said,) = in_plan(folder, notebook(site.root / WORKBOOK)["cells"])
    assert str(said.line()) == (
        "sessions/t1/plan.toml: There is no misconception in the plan. "
        "Add misconception as qihang/sessions/s1/plan.toml has it."
    )


def test_a_plan_for_other_steps_is_told_with_both(folder, site):
    plan = folder / "plan.toml"
    plan.write_text(plan.read_text(encoding="utf-8").replace('cell = "look"', 'cell = "luck"'))
    said = [str(one.says) for one in in_plan(folder, notebook(site.root / WORKBOOK)["cells"])]
    assert said == ["Step look of the workbook has no minutes.", "The workbook has no step luck."]


def test_a_screen_to_look_at_again_that_is_not_there_is_told(folder, site):
    plan = folder / "plan.toml"
    again = '[again]\ntotal = "work-out"\noffer = "no-such"\n\n[ten]'
    plan.write_text(plan.read_text(encoding="utf-8").replace("[ten]", again), encoding="utf-8")
    (said,) = in_plan(folder, notebook(site.root / WORKBOOK)["cells"])
    assert str(said.line()) == (
        "sessions/t1/plan.toml: [again] offer: The workbook has no screen no-such. "
        "Name the screen as the workbook's cell is named, without -zh."
    )


def test_a_plan_with_something_missing_in_a_part_is_told_with_the_place(folder, site):
    plan = folder / "plan.toml"
    text = plan.read_text(encoding="utf-8").replace("thinks = { zh", "thought = { zh", 1)
    plan.write_text(text.replace("\nminutes = 10\n", "\n", 1), encoding="utf-8")
    said = [str(one.line()) for one in in_plan(folder, notebook(site.root / WORKBOOK)["cells"])]
    assert said == [
        "sessions/t1/plan.toml: step 1 of lesson 1: There is no minutes. "
        "Add a line: minutes = …, as qihang/sessions/s1/plan.toml has it.",
        "sessions/t1/plan.toml: misconception 1: There is no thinks. "
        "Add a line: thinks = …, as qihang/sessions/s1/plan.toml has it.",
    ]


def test_minutes_in_quotes_are_told_with_the_step(folder, site):
    plan = folder / "plan.toml"
    text = plan.read_text(encoding="utf-8").replace("minutes = 10", 'minutes = "10"', 1)
    plan.write_text(text, encoding="utf-8")
    (said,) = in_plan(folder, notebook(site.root / WORKBOOK)["cells"])
    assert str(said.line()) == (
        "sessions/t1/plan.toml: step 1 of lesson 1: 10 is no number of minutes. "
        "Write a whole number without quotes."
    )


def test_a_plan_with_half_a_sentence_is_told_with_the_other_half(folder, site):
    plan = folder / "plan.toml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace('zh = "每人一张纸，一支笔。", ', "", 1), encoding="utf-8")
    (said,) = in_plan(folder, notebook(site.root / WORKBOOK)["cells"])
    assert str(said.line()) == (
        "sessions/t1/plan.toml: “A sheet of paper and a pen for each.” has no Chinese. "
        "Write it beside it."
    )


def test_a_sentence_without_chinese_is_told_with_its_line(folder, site):
    (folder / "exercise.py").write_text(
        'X = message("Nobody has translated this {number}.")\nY = ngettext("one", "some", 2)\n'
    )
    assert [str(one.line()) for one in untranslated(folder)] == [
        "sessions/t1/exercise.py: line 1: “Nobody has translated this {number}.” has no "
        "Chinese. Add it to sessions/t1/messages.po.",
        "sessions/t1/exercise.py: line 2: “one” has no Chinese. Add it to sessions/t1/messages.po.",
    ]


@pytest.mark.process
def test_a_session_with_a_mistake_is_not_released(site):
    changed(site, *MISTAKES["an item to try that is not there"][:3])
    done = in_this_process("release", "t1")
    assert done.returncode == 1
    assert "There is no item to try t1.totals. Did you mean t1.total?" in done.stderr
    assert done.stderr.endswith("t1 is not released. Mend this first; nothing was changed.\n")
    assert not site.page("workbook", "t1").exists()


def check_command(site, capsys, *words):
    """What the command says, and its exit code."""
    code = cli.main(["check", *words])
    said = capsys.readouterr()
    return said.out + said.err, code


def test_the_command_says_that_there_is_nothing_to_mend(site, capsys):
    assert check_command(site, capsys, "t1") == ("Nothing to mend, and nothing to fill in.\n", 0)


def test_the_command_names_each_mistake_and_each_mark(site, capsys):
    changed(site, *MISTAKES["an item to try that is not there"][:3])
    changed(site, WORKBOOK, "story-en", written("30 yuan a pack", "FILL IN: a price"))
    said, code = check_command(site, capsys)
    assert code == 1
    assert "to mend     workbooks/t1_shop/t1.ipynb: try-total: There is no item" in said
    assert "to fill in  workbooks/t1_shop/t1.ipynb: cell story-en: a price" in said


def test_a_session_that_is_not_written_is_answered_with_how_to_begin(site, capsys):
    for one in sessions():
        if not one.workbook:
            said, code = check_command(site, capsys, one.name)
            assert (said, code) == (
                f"{one.name} has no workbook yet. Run: qihang new session {one.name}\n",
                1,
            )


@pytest.mark.process
def test_missing_chinese_is_told_and_the_session_is_released(site):
    changed(site, *MISTAKES["a missing Chinese cell"][:3])
    changed(site, *MISTAKES["a fact without its Chinese"][:3])
    done = in_this_process("release", "t1")
    assert done.returncode == 0
    assert "No Chinese cell is before it." in done.stderr
    assert "has no Chinese. Write it between its quotes." in done.stderr
    assert site.page("workbook", "t1").exists()


@pytest.mark.process
def test_words_that_are_too_hard_are_told_and_the_session_is_released(site):
    changed(site, *MISTAKES["a character that few can read"][:3])
    done = in_this_process("release", "t1")
    assert done.returncode == 0
    assert "not in the glossary: 柚" in done.stderr
    assert site.page("workbook", "t1").exists()
