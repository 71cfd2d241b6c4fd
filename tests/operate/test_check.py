"""An author who makes a mistake reads what is wrong, where, and how to mend it."""

import json
import shutil

import pytest

from qihang import cli
from qihang.operate.check import SESSIONS, check, running
from qihang.operate.check.plans import in_plan, untranslated
from qihang.sessions import session, sessions
from qihang.system.notebooks import notebook
from tests.support.classroom import command

WORKBOOK = "workbooks/s1_codes/s1.ipynb"
MASTER = "solutions/s1/s1.ipynb"


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
    return [mistake.line() for mistake in check(site, session("s1"))]


def test_the_course_has_no_mistake(site):
    assert lines(site) == []


MISTAKES = {
    "a misconception that is not there": (
        MASTER,
        "test-check-digit",
        written('"weights-swapped"', '"weight-swapped"'),
        "solutions/s1/s1.ipynb: test_check_digit: There is no misconception weight-swapped. "
        "Did you mean weights-swapped? The names stand in qihang/sessions/s1/misconceptions.py.",
    ),
    "an item to try that is not there": (
        WORKBOOK,
        "try-level",
        written("s1.level", "s1.levels"),
        "workbooks/s1_codes/s1.ipynb: try-level: There is no item to try s1.levels. "
        "Did you mean s1.level? Items stand in qihang/sessions/*/practice.py.",
    ),
    "a model answer that is not right": (
        MASTER,
        "smallest-version",
        written("= 5", "= 4"),
        "solutions/s1/s1.ipynb: smallest_version: The model answer 4 is not right for the seed "
        "“sample”. The key says 5: mend the one or the other.",
    ),
    "a misspelt end of a solution": (
        MASTER,
        "smallest-version",
        written("### END SOLUTION", "### END"),
        "solutions/s1/s1.ipynb: smallest_version: The line “### END” ends or begins nothing. "
        "Write ### END SOLUTION.",
    ),
    "hidden tests without an end": (
        MASTER,
        "test-check-digit",
        written("### END HIDDEN TESTS\n", ""),
        "solutions/s1/s1.ipynb: test_check_digit: The line “### BEGIN HIDDEN TESTS” has no end. "
        "Write ### END HIDDEN TESTS below it.",
    ),
    "a missing English cell": (
        WORKBOOK,
        "story-en",
        taken_out,
        "workbooks/s1_codes/s1.ipynb: story-zh: No English cell follows it. "
        "Write the English in a cell right after it, with the tag en.",
    ),
    "a missing Chinese cell": (
        WORKBOOK,
        "what-a-code-is-zh",
        taken_out,
        "workbooks/s1_codes/s1.ipynb: what-a-code-is-en: No Chinese cell is before it. "
        "Write the Chinese in a cell right before it, with the tag zh.",
    ),
    "a sentence that is too long": (
        WORKBOOK,
        "story-en",
        written("2 yuan each.", "2 yuan each" + " and again" * 8 + "."),
        "workbooks/s1_codes/s1.ipynb: story-en: “Luo Chunmei sells steamed buns at the market "
        "gate, 2 yuan each" + " and again" * 8 + "”: 28 words, at most 20. "
        "Make two sentences of it.",
    ),
    "a character that few can read": (
        WORKBOOK,
        "story-zh",
        written("她的柜台上", "猜一猜，她的柜台上"),
        "workbooks/s1_codes/s1.ipynb: story-zh: “猜一猜，她的柜台上贴着一张收款码”: not in the "
        "glossary: 猜. Take a more usual word, or add one to "
        "qihang/language/glossary/glossary.toml.",
    ),
    "an option that few can read": (
        MASTER,
        "test-lend-code",
        written("借，但是每天看账", "猜一猜"),
        "solutions/s1/s1.ipynb: test_lend_code: “猜一猜”: not in the glossary: 猜. Take a more "
        "usual word, or add one to qihang/language/glossary/glossary.toml.",
    ),
    "an option without its Chinese": (
        MASTER,
        "test-lend-code",
        written("借，但是每天看账", ""),
        "solutions/s1/s1.ipynb: test_lend_code: “I lend it, but I watch the account every day” has "
        "no Chinese. Write it between its quotes.",
    ),
    "headings that only one language has": (
        WORKBOOK,
        "what-a-code-is-en",
        written("### In one sentence", "In one sentence"),
        "workbooks/s1_codes/s1.ipynb: what-a-code-is-zh: It has other headings (1) than the "
        "English after it (0). Give both the same.",
    ),
    "a question that is no more than its heading": (
        MASTER,
        "decode-en",
        lambda cell, _: cell.update(source="## Question 1: what does it say"),
        "solutions/s1/s1.ipynb: test_decode: There is no question above it in English. "
        "Write its heading and its text in a cell above it.",
    ),
    "points that nbgrader does not know": (
        MASTER,
        "test-check-digit",
        known_as(points=3),
        "solutions/s1/s1.ipynb: test_check_digit: The cell says points=2, nbgrader's settings "
        "say 3. Make the two alike.",
    ),
    "a question without a key": (
        MASTER,
        "test-smallest-version",
        written("item.expects(case.menu.text, level=case.menu.level)", "pass"),
        "solutions/s1/s1.ipynb: test_smallest_version: The question has no key. "
        "Write item.expects(…) between the marks of the hidden tests.",
    ),
    "a key that trainees would get": (
        MASTER,
        "test-smallest-version",
        written("### BEGIN HIDDEN TESTS\n", "item.not_yet(3, 'not-yet')\n### BEGIN HIDDEN TESTS\n"),
        "solutions/s1/s1.ipynb: test_smallest_version: item.not_yet(…) stands where trainees get "
        "it. Put it between ### BEGIN HIDDEN TESTS and ### END HIDDEN TESTS.",
    ),
    "an id that two cells have": (
        MASTER,
        "check-digit",
        known_as(grade_id="decode"),
        "solutions/s1/s1.ipynb: decode: Two cells have the nbgrader id decode. "
        "Give the second one (cell check-digit) an id of its own.",
    ),
    "a cell that fails": (
        MASTER,
        "setup",
        written("import codes, payments", "import codes, payment"),
        "solutions/s1/s1.ipynb: setup: The cell fails, in “from qihang.commerce import codes, "
        "payment”: ImportError: cannot import name 'payment' from 'qihang.commerce'",
    ),
    "a laboratory that is not there": (
        WORKBOOK,
        "qr-lab",
        written("QrLab()", "QRLab()"),
        "workbooks/s1_codes/s1.ipynb: qr-lab: The cell fails, in “QRLab()”: NameError: name "
        "'QRLab' is not defined. Mend it, and run the notebook in JupyterLab.",
    ),
    "a test cell that does not end with its item": (
        MASTER,
        "test-check-digit",
        written("### END HIDDEN TESTS\nitem", "### END HIDDEN TESTS"),
        "solutions/s1/s1.ipynb: test_check_digit: The test cell has no item as its last line. "
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
        "qihang/sessions/s9/practice.py: line 2: SyntaxError: invalid syntax (practice.py, line 2)."
        " Mend that line; no item to try can be read before."
    )


def test_numbers_that_cannot_be_drawn_are_told_with_cell_file_and_line(site, monkeypatch):
    broken = failing_in("/anywhere/qihang/sessions/s9/exercise.py", "x = 0\n1 / x")
    monkeypatch.setattr("widgets.exercise.ask.case", broken)
    (said,) = lines(site)
    assert said.startswith(
        'solutions/s1/s1.ipynb: setup: The cell fails, in “case = ask.case("s1", seed)” '
        "(qihang/sessions/s9/exercise.py, line 2): ZeroDivisionError: division by zero."
    )


@pytest.fixture
def folder(tmp_path):
    """The folder of S1, to be changed."""
    shutil.copytree(SESSIONS / "s1", tmp_path / "s1")
    return tmp_path / "s1"


def test_a_plan_without_a_part_is_told_with_the_part(folder, site):
    plan = folder / "plan.toml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("[[misconception]]", "[[ideas]]"))
    (said,) = in_plan(folder, notebook(site.root / WORKBOOK)["cells"])
    assert said.line() == (
        "qihang/sessions/s1/plan.toml: There is no misconception in the plan. "
        "Add misconception as qihang/sessions/s1/plan.toml has it."
    )


def test_a_plan_for_other_steps_is_told_with_both(folder, site):
    plan = folder / "plan.toml"
    plan.write_text(plan.read_text(encoding="utf-8").replace('cell = "swap"', 'cell = "swop"'))
    said = [one.says for one in in_plan(folder, notebook(site.root / WORKBOOK)["cells"])]
    assert said == ["Step swap of the workbook has no minutes.", "The workbook has no step swop."]


def test_a_plan_with_something_missing_in_a_part_is_told_with_the_place(folder, site):
    plan = folder / "plan.toml"
    text = plan.read_text(encoding="utf-8").replace("thinks = { zh", "thought = { zh", 1)
    plan.write_text(text.replace("\nminutes = 9\n", "\n", 1), encoding="utf-8")
    said = [one.line() for one in in_plan(folder, notebook(site.root / WORKBOOK)["cells"])]
    assert said == [
        "qihang/sessions/s1/plan.toml: step 3 of lesson 1: There is no minutes. "
        "Add a line: minutes = …, as qihang/sessions/s1/plan.toml has it.",
        "qihang/sessions/s1/plan.toml: misconception 1: There is no thinks. "
        "Add a line: thinks = …, as qihang/sessions/s1/plan.toml has it.",
    ]


def test_a_plan_with_half_a_sentence_is_told_with_the_other_half(folder, site):
    plan = folder / "plan.toml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace('zh = "每人一张白纸，一支笔。", ', "", 1), encoding="utf-8")
    (said,) = in_plan(folder, notebook(site.root / WORKBOOK)["cells"])
    assert said.line() == (
        "qihang/sessions/s1/plan.toml: “A sheet of paper and a pen for each.” has no Chinese. "
        "Write it beside it."
    )


def test_a_sentence_without_chinese_is_told_with_its_line(folder):
    (folder / "exercise.py").write_text(
        'X = message("Nobody has translated this {number}.")\nY = ngettext("one", "some", 2)\n'
    )
    assert [one.line() for one in untranslated(folder)] == [
        "qihang/sessions/s1/exercise.py: line 1: “Nobody has translated this {number}.” has no "
        "Chinese. Add it to qihang/sessions/s1/messages.po.",
        "qihang/sessions/s1/exercise.py: line 2: “one” has no Chinese. "
        "Add it to qihang/sessions/s1/messages.po.",
    ]


@pytest.mark.process
def test_a_session_with_a_mistake_is_not_released(site):
    changed(site, *MISTAKES["an item to try that is not there"][:3])
    done = command(site, "release", "s1")
    assert done.returncode == 1
    assert "There is no item to try s1.levels. Did you mean s1.level?" in done.stderr
    assert done.stderr.endswith("s1 is not released. Mend this first; nothing was changed.\n")
    assert not site.page("workbook", "s1").exists()


def check_command(site, capsys, *words):
    """What the command says, and its exit code."""
    code = cli.main(["check", *words])
    said = capsys.readouterr()
    return said.out + said.err, code


def test_the_command_says_that_there_is_nothing_to_mend(site, capsys):
    for folder in (*(site.root / "workbooks").iterdir(), *site.solutions.iterdir()):
        if folder.is_dir() and folder.name.partition("_")[0] != "s1":
            shutil.rmtree(folder)  # it may be a draft
    assert check_command(site, capsys, "s1") == ("Nothing to mend, and nothing to fill in.\n", 0)


def test_the_command_names_each_mistake_and_each_mark(site, capsys):
    changed(site, *MISTAKES["an item to try that is not there"][:3])
    changed(site, WORKBOOK, "story-en", written("2 yuan each", "FILL IN: a price"))
    said, code = check_command(site, capsys)
    assert code == 1
    assert "to mend     workbooks/s1_codes/s1.ipynb: try-level: There is no item" in said
    assert "to fill in  workbooks/s1_codes/s1.ipynb: cell story-en: a price" in said


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
    changed(site, *MISTAKES["an option without its Chinese"][:3])
    done = command(site, "release", "s1")
    assert done.returncode == 0
    assert "what-a-code-is-en: No Chinese cell is before it." in done.stderr
    assert "has no Chinese. Write it between its quotes." in done.stderr
    assert site.page("workbook", "s1").exists()


@pytest.mark.process
def test_words_that_are_too_hard_are_told_and_the_session_is_released(site):
    changed(site, *MISTAKES["a character that few can read"][:3])
    done = command(site, "release", "s1")
    assert done.returncode == 0
    assert "not in the glossary: 猜" in done.stderr
    assert site.page("workbook", "s1").exists()
