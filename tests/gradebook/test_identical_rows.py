"""The same submissions through stock nbgrader and through ours: the same gradebook, row by row."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys

import pytest
from nbgrader.api import Gradebook

from qihang.answers import service
from qihang.gradebook.marker import grade
from qihang.sessions import editions
from qihang.system.site import Site
from tests.conftest import ROOT
from tests.support.course import COURSE
from tests.support.solutions import home_of, keyed_items
from tests.support.submissions import BOOK, hand_in, rows

pytestmark = pytest.mark.process

LESSONS = sorted(path.name for path in (ROOT / "solutions").iterdir() if path.is_dir())
"""The exercises: every edition of every session that is written."""

STOCK = """
c.Autograde.sanitize_preprocessors.remove("qihang.gradebook.AsReleased")
c.Autograde.autograde_preprocessors = [
    "nbgrader.preprocessors.Execute", *c.Autograde.autograde_preprocessors[1:]
]
"""
"""nbgrader's own list of steps; a seed of somebody else still earns nothing."""

USUAL = ("right", "wrong", "empty", "half", "odd", "forged", "late")


# --- ways to spoil a notebook -------------------------------------------------------------


def cell(notebook, name):
    return next(
        one
        for one in notebook["cells"]
        if one["metadata"].get("nbgrader", {}).get("grade_id") == name
    )


def edited_test(notebook):
    cell(notebook, "test_offer")["source"] = "2.0"


def changed_points(notebook):
    cell(notebook, "test_offer")["metadata"]["nbgrader"]["points"] = 100


def unlocked_test(notebook):
    cell(notebook, "test_offer")["metadata"]["nbgrader"]["locked"] = False


def changed_type(notebook):
    one = cell(notebook, "test_offer")
    one["cell_type"] = "markdown"
    del one["outputs"], one["execution_count"]


def deleted_cell(notebook):
    notebook["cells"].remove(cell(notebook, "test_offer"))


def no_grade_id(notebook):
    del cell(notebook, "test_offer")["metadata"]["nbgrader"]["grade_id"]


def doubled_cell(notebook):
    notebook["cells"].append({**cell(notebook, "test_offer"), "id": "twice"})


def swapped_cells(notebook):
    notebook["cells"].reverse()


def own_cell(notebook):
    own = {"cell_type": "code", "id": "own", "metadata": {}, "outputs": [], "execution_count": None}
    notebook["cells"].insert(0, {**own, "source": "import sys\nprint('hello', file=sys.stderr)"})


def own_code(notebook):
    cell(notebook, "offer")["source"] = "offer = ''.join(['A', '1'])"


def fails(notebook):
    cell(notebook, "offer")["source"] = "raise ValueError(1)"


def comment_only(notebook):
    cell(notebook, "offer")["source"] = "# I do not know"


def other_name(notebook):
    cell(notebook, "offer")["source"] = "total = 4"


def own_output(notebook):
    cell(notebook, "test_offer")["outputs"] = [
        {
            "output_type": "execute_result",
            "data": {"text/plain": "2.0"},
            "metadata": {},
            "execution_count": 1,
        }
    ]


def computed(notebook):
    answer = cell(notebook, "offer")
    answer["source"] = answer["source"].replace("= '", "= '' + '")


def lost_setup(notebook):
    notebook["cells"].remove(cell(notebook, "setup"))


def old_metadata(notebook):
    cell(notebook, "test_offer")["metadata"]["nbgrader"]["schema_version"] = 1


def answer_as_test(notebook):
    answer = cell(notebook, "offer")
    answer["source"] = "offer = 'Z0'"
    answer["metadata"]["nbgrader"] |= {"grade": True, "solution": False, "points": 2}


def skipped_test(notebook):
    cell(notebook, "offer")["source"] = "offer = 'Z0'"
    cell(notebook, "test_offer")["metadata"]["tags"] = ["skip-execution"]


SPOILED = (
    *(edited_test, changed_points, changed_type, deleted_cell),
    *(own_cell, own_code, fails, comment_only, other_name, own_output),
)

FULL = sum(item.most for item in keyed_items("t1", COURSE))

ON_PURPOSE = {
    computed: (FULL, FULL - 2),
    swapped_cells: (0.0, FULL),
    lost_setup: (0.0, FULL),
    skipped_test: (FULL, FULL - 2),
    no_grade_id: (0.0, FULL - 2),
    doubled_cell: (0.0, FULL),
    old_metadata: (0.0, FULL),
    answer_as_test: (0.0, FULL - 2),
    # The same points, but stock leaves the cell unlocked in the marked notebook.
    unlocked_test: (FULL, FULL),
}
"""Where we differ from stock: its points and ours. Nobody gains from code or from a changed
cell with us, and nobody loses what the answers earn. What stock does not mark has 0.0."""


def break_the_json(folder):
    (folder / "t1.ipynb").write_text("{", encoding="utf-8")


def lose_the_notebook(folder):
    (folder / "t1.ipynb").unlink()


def add_a_notebook(folder):
    shutil.copy(folder / "t1.ipynb", folder / "other.ipynb")


def add_a_file(folder):
    (folder / "notes.txt").write_text("mine", encoding="utf-8")


DAMAGED = (break_the_json, lose_the_notebook, add_a_notebook, add_a_file)

TORN = ("break_the_json", "lose_the_notebook")
"""What looks like a part of a submission: ours puts it back first, stock cannot mark it."""


# --- the two markings ---------------------------------------------------------------------


def spoil(site, changes):
    for change in changes:
        folder = site.submitted / change.__name__ / "t1"
        if change in DAMAGED:
            change(folder)
            continue
        path = folder / "t1.ipynb"
        notebook = json.loads(path.read_text(encoding="utf-8"))
        change(notebook)
        path.write_text(json.dumps(notebook), encoding="utf-8")


def stock_of(site, tmp_path):
    """The same course with the same submissions, set up for nbgrader's own steps."""
    stock = Site(tmp_path / "stock" / "course", tmp_path / "stock" / "var")
    shutil.copytree(site.root, stock.root)
    shutil.copytree(site.var, stock.var)
    with (stock.root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(STOCK)
    return stock


def stock_autograde(site, assignment, *arguments):
    subprocess.run(
        [sys.executable, "-m", "nbgrader", "autograde", assignment, *arguments],
        cwd=site.root,
        env={**os.environ, **site.environment()},
        capture_output=True,
        check=False,
    )


def without_torn(found):
    names = tuple(f"('{name}'" for name in TORN)
    return {
        table: [row for row in some if not row.startswith(names)] for table, some in found.items()
    }


def totals(site):
    query = f"""SELECT student_id, sum(auto_score) {BOOK}
        JOIN grade ON grade.notebook_id = submitted_notebook.id GROUP BY student_id"""
    with sqlite3.connect(site.gradebook) as database:
        return dict(database.execute(query))


def tree(site):
    """What lies in the folder of marked exercises, with permissions, without what cells print."""
    return {
        str(path.relative_to(site.autograded)): (
            oct(path.stat().st_mode),
            path.read_text(encoding="utf-8") if path.suffix == ".txt" else sources(path),
        )
        for path in site.autograded.rglob("*")
        if path.is_file()
    }


def sources(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [
        (one["cell_type"], one["metadata"].get("nbgrader"), "".join(one["source"])) for one in cells
    ]


def test_every_row_is_the_one_that_stock_nbgrader_writes(site, tmp_path):
    assert_rows_are_stocks(site, "t1", USUAL, tmp_path, (*SPOILED, *DAMAGED))


ASKS_AS_OTHERS_DO = {"s0", "s1", "s3", "s3-2", "s5", "s5-2"}
"""Lessons whose kinds of questions are all in others: their rows are compared by the long run."""

CLASSES = [
    *((one, ("right", "half")) for one in LESSONS if one not in ASKS_AS_OTHERS_DO),
    *(pytest.param(one, USUAL, marks=pytest.mark.long) for one in LESSONS),
]
"""Each lesson's exercise by a few, as its kinds of questions may bring rows of their own."""


@pytest.mark.parametrize(("assignment", "numbers"), CLASSES)
def test_every_row_of_a_lesson_is_the_one_that_stock_nbgrader_writes(
    real_site, assignment, numbers, tmp_path
):
    assert_rows_are_stocks(real_site, assignment, numbers, tmp_path)


def assert_rows_are_stocks(site, assignment, numbers, tmp_path, spoiled=()):
    hand_in(site, assignment, [*numbers, *(one.__name__ for one in spoiled)])
    with service.open_answers(site) as answers:
        # It is open already: what it finds torn when it opens, it puts right.
        spoil(site, spoiled)
        stock = stock_of(site, tmp_path)
        grade(site, answers.marker, editions.parts(assignment)[0])
    stock_autograde(stock, assignment)
    assert without_torn(rows(site)) == rows(stock)
    marked = {path: what for path, what in tree(site).items() if not path.startswith(TORN)}
    assert marked == tree(stock)
    points = totals(site)
    full = sum(item.most for item in keyed_items(assignment, home_of(assignment)))
    assert 0 < points["half"] < full
    for number in numbers:
        if number != "half":
            assert points[number] == (full if number in ("right", "late") else 0)


@pytest.mark.security("a notebook that stock nbgrader gives points for its code or changed cells")
@pytest.mark.parametrize("beside_stock", [False, pytest.param(True, marks=pytest.mark.long)])
def test_a_submission_earns_what_its_answers_earn_where_stock_sees_it_otherwise(
    site, tmp_path, beside_stock
):
    names = [one.__name__ for one in ON_PURPOSE]
    hand_in(site, "t1", names)
    spoil(site, ON_PURPOSE)
    stock = stock_of(site, tmp_path)
    with service.open_answers(site) as answers:
        grade(site, answers.marker, "t1")
    ours = totals(site)
    assert [ours[name] for name in names] == [points for _, points in ON_PURPOSE.values()]
    if beside_stock:
        # Stock nbgrader stops for good at a notebook that it takes for one of an old version.
        for name in names:
            stock_autograde(stock, "t1", f"--student={name}")
        stocks = totals(stock)
        found = [stocks[name] or 0.0 for name in names]
        assert found == [points for points, _ in ON_PURPOSE.values()]


@pytest.mark.long
def test_marking_again_by_force_keeps_what_a_person_gave_as_stock_nbgrader_does(site, tmp_path):
    hand_in(site, "t1", ("right", "wrong", "empty", "late"))
    with (site.root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write("\nc.LateSubmissionPlugin.penalty_method = 'zero'\n")
    with service.open_answers(site) as answers:
        grade(site, answers.marker, "t1")
        with Gradebook(f"sqlite:///{site.gradebook}", "qihang") as gradebook:
            given = gradebook.find_grade("test_total", "t1", "t1", "wrong")
            given.manual_score, given.extra_credit = 1.5, 0.5
            gradebook.find_comment("offer", "t1", "t1", "empty").manual_comment = "Try it"
            gradebook.db.commit()
        stock = stock_of(site, tmp_path)
        grade(site, answers.marker, "t1", force=True)
    stock_autograde(stock, "t1", "--force")
    assert rows(site) == rows(stock)
    assert "1.5, 0.5, 1" in "".join(rows(site)["grade"])
    assert f"('late', 't1', 0, {totals(site)['late']})" in rows(site)["notebook"]
