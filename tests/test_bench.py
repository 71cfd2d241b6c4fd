"""The bench: what it says of values, its report, and one quick run of all of it."""

import asyncio
import json
import os
import sqlite3
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from bench import __main__ as bench
from bench import autograde, bell, handin, opened, reference, seats, slider
from bench import memory as pages
from bench.classroom import opened_site
from bench.floors import floors
from bench.found import Found, Outcome, also
from bench.goals import GOALS
from bench.processes import Memory, memory, tree
from bench.reference import INTERACT, WORKBOOKS, course_in
from bench.report import page, write
from bench.rows import differences
from bench.scale import QUICK
from bench.seat import WIDGET, Incomplete, Seat, http_client, lesson
from bench.stats import percentile, summary
from qihang import sessions
from qihang.kernels.run.lesson import run
from qihang.system.notebooks import notebook as read_notebook
from qihang.system.site import Site
from tests.conftest import ROOT, page_token
from tests.support.classroom import PIN, Failed, command, numbers, running
from tests.support.solutions import raw_answers

# ---- values -------------------------------------------------------------------------------


def test_a_summary_has_the_middle_and_both_ends():
    assert summary([3, 1, 2, 10]) == {"median": 2.5, "min": 1, "max": 10, "n": 4}
    with pytest.raises(ValueError, match="nothing"):
        summary([])


@pytest.mark.parametrize(
    ("values", "share", "found"),
    [([5], 0.95, 5), (range(1, 21), 0.95, 19), (range(1, 31), 0.95, 29), ([2, 1], 0.5, 1)],
)
def test_a_percentile_is_a_measured_value_that_so_many_do_not_exceed(values, share, found):
    assert percentile(list(values), share) == found


@pytest.mark.parametrize(
    ("key", "good", "bad"),
    [("bell.ratio", 15, 14.9), ("page.p50_s", 0.7, 0.71), ("grade.identical", True, False)],
)
def test_a_goal_is_reached_at_its_figure_and_not_before(key, good, bad):
    assert GOALS[key].reached(good)
    assert not GOALS[key].reached(bad)


def bells(seconds):
    return bell.Bell([seconds / 2, seconds], [seconds], Counter())


# ---- what must be right --------------------------------------------------------------------


def test_a_page_without_its_end_or_without_a_kernel_is_not_complete():
    with pytest.raises(Incomplete, match="end"):
        lesson("<html><body>")
    with pytest.raises(Incomplete, match="kernel"):
        lesson("<html></html>")


def test_a_page_of_ours_with_fewer_widgets_than_stocks_is_a_fault():
    whole = bell.Bell([1.0], [1.0], Counter({(21, 12): 2}))
    short = bell.Bell([1.0], [1.0], Counter({(21, 12): 1, (21, 11): 1}))
    assert bell.faults(QUICK, [whole], [whole]) == []
    [fault] = bell.faults(QUICK, [whole], [short])
    assert "1 of" in fault
    assert "11 widgets" in fault


def test_rows_that_only_one_gradebook_has_are_told():
    stock = {("grade", "one", 2.0), ("grade", "two", 0.0)}
    assert differences(stock, set(stock)) == []
    told = differences(stock, {("grade", "one", 2.0), ("grade", "two", 1.0)})
    assert told == ["only stock has ('grade', 'two', 0.0)", "only ours has ('grade', 'two', 1.0)"]


def test_an_acknowledged_answer_that_is_not_in_the_store_is_lost(answers, bare_site):
    token = page_token(answers)
    answers.page.save(token, "margin", "44", "1")
    assert seats.lost(bare_site, "1001", ["44"], "margin") == []
    [words] = seats.lost(bare_site, "1001", ["44", "45"], "margin")
    assert "45 of 1001" in words


@pytest.mark.parametrize("missing", [set(), {"t0002"}, {"t0001"}])
def test_stock_may_leave_out_only_what_is_damaged(missing, tmp_path, bare_site, monkeypatch):
    for number in ("t0001", "t0002"):
        (tmp_path / "submitted" / number).mkdir(parents=True)
        if number not in missing:
            (tmp_path / "autograded" / number / "s1").mkdir(parents=True)
    done = subprocess.CompletedProcess([], 0, "", "")
    monkeypatch.setattr(autograde, "nbgrader", lambda *arguments: done)
    if missing == {"t0001"}:
        with pytest.raises(Failed, match="t0001"):
            autograde.autograde(bare_site, tmp_path, {"t0002"})
    else:
        autograde.autograde(bare_site, tmp_path, {"t0002"})


def test_the_ratio_of_memory_is_that_of_the_workbook_with_charts_round_by_round():
    stock = {"s1": [Memory(40, 0)], "s3": [Memory(80, 0), Memory(90, 0)]}
    ours = {"s1": [Memory(20, 0)], "s3": [Memory(20, 0), Memory(30, 0)]}
    told = pages.ratio(stock, ours)
    assert told.rounds == {"median": 3.5, "min": 3, "max": 4, "n": 2}
    assert told.also["stock ÷ ours, s1"]["median"] == 2


def opening(*rounds):
    return opened.Opening(None, "", "", None, known=True, process=0, drawn=rounds, answered=rounds)


@pytest.mark.parametrize(
    ("figure", "low", "high"),
    [
        (bell.again_ratio(QUICK, [bells(6.0), bells(9.0)], [bells(2.0), bells(1.0)]), 3, 9),
        (opened.ratio(opening([0.5, 1, 9], [1]), opening([2, 3, 3], [5])), 3, 5),
        (slider.ratio(QUICK, [[60.0, 90.0], [50.0]], [[10.0, 30.0], [10.0]]), 3, 5),
        (
            handin.ratio(QUICK, [30.0, 20.0], [handin.Round([1, 10], []), handin.Round([5], [])]),
            3,
            4,
        ),
    ],
    ids=lambda figure: getattr(figure, "key", None),
)
def test_a_ratio_is_stock_by_ours_of_the_same_round(figure, low, high):
    assert (figure.rounds["min"], figure.rounds["max"]) == (low, high)
    assert figure.key.endswith("ratio")


# ---- the reference notebooks ---------------------------------------------------------------


@pytest.mark.parametrize("path", WORKBOOKS.values(), ids=lambda path: path.stem)
def test_every_cell_of_a_reference_workbook_but_its_imports_shows_a_widget(path):
    notebook = read_notebook(path)
    _, outputs = run(notebook)
    shown = [
        outputs[place]
        for place, cell in enumerate(notebook["cells"])
        if cell["cell_type"] == "code" and not cell["source"].startswith("from widgets import")
    ]
    assert len(shown) >= 12
    assert all(WIDGET in one["data"] for [one] in shown)


def test_the_course_that_is_measured_is_made_of_the_reference_notebooks_alone(
    tmp_path, monkeypatch
):
    for name in reference.WORKBOOKS:
        (tmp_path / f"{name}.ipynb").write_text(f"a workbook in the place of {name}")
    (tmp_path / "master.ipynb").write_text("a master")
    books = {name: tmp_path / f"{name}.ipynb" for name in reference.WORKBOOKS}
    monkeypatch.setattr(reference, "WORKBOOKS", books)
    masters = dict.fromkeys(books, tmp_path / "master.ipynb")
    monkeypatch.setattr(reference, "EXERCISES", masters)
    site = reference.course_in(tmp_path / "made")
    found = {path.relative_to(site.root): path for path in site.root.rglob("*.ipynb")}
    for name, book in books.items():
        place = found.pop(Path(sessions.session(name).workbook))
        assert place.read_text() == book.read_text()
    assert {path.read_text() for path in found.values()} == {"a master"}
    assert {str(path) for path in found} == {f"solutions/{name}/{name}.ipynb" for name in books}


def test_every_question_of_the_reference_exercise_can_be_answered_right(tmp_path):
    given = raw_answers("s1", course_in(tmp_path).root, "sample", "right")
    assert len(given) == 8
    assert seats.QUESTION in given


# nbclient now and then waits without an end for a cell with an Output widget (its issue 312).
RUN = """
import sys
import nbformat
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

shell = InteractiveShell.instance()
with capture_output() as shown:
    for cell in nbformat.read(sys.argv[1], as_version=4).cells:
        if cell.cell_type == "code":
            shell.run_cell(cell.source).raise_error()
print(*("image/png" in out.data for out in shown.outputs))
"""


@pytest.mark.process
def test_the_slider_of_stock_has_a_picture():
    inline = {**os.environ, "MPLBACKEND": "module://matplotlib_inline.backend_inline"}
    command = [sys.executable, "-c", RUN, str(INTERACT)]
    done = subprocess.run(command, env=inline, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]


# ---- the command ----------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["bench", "bench-quick"])
def test_make_measures_the_parts_that_are_named_or_everything(verb):
    def told(*parts):
        command = ["make", "--no-print-directory", "-n", "-o", ".venv/.tools", verb, *parts]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert told("ONLY=page,grade").rstrip().endswith(" --only page,grade")
    assert "--only" not in told()


@pytest.mark.process
def test_the_floors_are_measured_in_a_process_of_their_own():
    told = floors()
    assert len(told) == 3
    assert all(0 < one["min"] <= one["median"] for one in told.values())


# ---- the report ------------------------------------------------------------------------------


def found(key, value, **more):
    return Found(key, value, summary([value]), "measured so", **more)


def some_report(**figures):
    told = {one.key: one.told() for one in figures.values()}
    return told | {
        "mode": "full",
        "date": "2026-01-02",
        "commit": "abc1234",
        "machine": {"cores": 2},
        "versions": {"voila": "0.5"},
        "floors": {
            "date": "2026-01-03",
            "commit": "def5678",
            "ms": {"a fork": summary([1.0, 2.0, 3.0])},
        },
        "faults": [],
    }


def test_a_report_is_made_from_its_json_alone_and_names_the_goals_that_are_missed(tmp_path):
    slow = found("page.p50_s", 0.9, series={"ours": [0.8, 0.9, 1.0]})
    quick = found(
        "bell.ratio",
        20.0,
        also={"ours, last HTML": also("s", summary([1.5]))},
        series={"stock": [1.0, 30.0], "ours": [0.5, 1.5]},
    )
    write(some_report(slow=slow, quick=quick), tmp_path, "report")
    told = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    write(told, tmp_path / "again", "report")
    text = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert (tmp_path / "again" / "report.md").read_text(encoding="utf-8") == text
    assert "- `page.p50_s`: 0.9 s, the goal is ≤ 0.7 s." in text
    assert "- `bell.ratio`" not in text
    assert "![Steps of pages that are complete; the last one of stock after 30 s" in text
    assert (tmp_path / "charts" / "bell.ratio.svg").stat().st_size
    assert "| ours, last HTML | 1.5 s | 1.5 | 1.5 | 1 |" in text


def test_what_was_wrong_stands_in_the_report():
    report = some_report() | {"faults": ["seats: answer 3 of t0001 is lost"]}
    assert "- seats: answer 3 of t0001 is lost" in page(report, {})


def test_the_floors_of_the_machine_stand_in_the_report_with_their_run():
    text = page(some_report(), {})
    assert "| a fork | 2 ms | 1 | 3 | 3 |" in text
    assert "the run of 2026-01-03, commit `def5678`" in text


@pytest.fixture
def measures(monkeypatch):
    """Measures by name that the test puts in the place of the real ones."""
    known = {}
    monkeypatch.setattr(bench, "MEASURES", known)
    monkeypatch.setattr(bench, "floors", lambda: {"a fork": summary([1.0])})
    return known


def test_a_missed_goal_is_no_failure_but_a_lost_answer_is(measures, tmp_path):
    slow = found("page.p50_s", 9.0)
    measures["page"] = lambda scale, folder: Outcome([slow])
    assert bench.main(["--only", "page", "--out", str(tmp_path)]) == 0
    measures["page"] = lambda scale, folder: Outcome([slow], ["an answer is lost"])
    assert bench.main(["--only", "page", "--out", str(tmp_path)]) == 1


def test_a_measure_that_is_done_again_leaves_the_others_as_they_stand(measures, tmp_path):
    measures["bell"] = lambda scale, folder: Outcome([found("bell.ratio", 20.0)], ["bell: odd"])
    measures["page"] = lambda scale, folder: Outcome([found("page.p50_s", 0.9)], ["page: odd"])
    assert bench.main(["--out", str(tmp_path)]) == 1
    measures["page"] = lambda scale, folder: Outcome([found("page.p50_s", 0.5)])
    assert bench.main(["--only", "page", "--out", str(tmp_path)]) == 1
    told = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert (told["bell.ratio"]["value"], told["page.p50_s"]["value"]) == (20.0, 0.5)
    assert told["faults"] == ["bell: odd"]


def test_a_report_of_two_commits_says_which_figure_is_of_which():
    early = {**found("bell.ratio", 20.0).told(), "date": "2026-01-01", "commit": "aaa"}
    late = {**found("page.p50_s", 0.5).told(), "date": "2026-01-02", "commit": "bbb"}
    text = page({**some_report(), "bell.ratio": early, "page.p50_s": late}, {})
    assert "2 commits" in text
    assert "Measured on 2026-01-01, commit `aaa`." in text


@pytest.mark.filterwarnings("ignore")
def test_a_measure_that_breaks_is_told_and_the_others_stand(measures, tmp_path, capsys):
    def broken(scale, folder):
        raise Incomplete("half a page")

    measures |= {"bell": broken, "page": lambda scale, folder: Outcome([found("page.p50_s", 0.5)])}
    assert bench.main(["--only", "bell,page", "--out", str(tmp_path)]) == 1
    told = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert told["page.p50_s"]["reached"] is True
    assert told["faults"] == ["bell could not be measured: half a page"]


# ---- real processes -----------------------------------------------------------------------


@pytest.mark.process
@pytest.mark.long
def test_the_memory_of_every_kernel_of_a_classroom_is_counted(tmp_path):
    [number] = numbers(1)
    site = opened_site(tmp_path, [number])

    async def opened(address):
        client = Seat(address, http_client(1))
        await client.sign_in(number, PIN)
        line = await client.connect(lesson(await client.get("/workbook/s1")))
        await line.kernel_info()
        await line.close()

    with running(site) as classroom:
        # The event loop of a browser may be running in this thread.
        with ThreadPoolExecutor(1) as pool:
            pool.submit(lambda: asyncio.run(opened(classroom.address))).result()
        kernels = set(classroom.kernels())
        assert kernels
        assert kernels <= tree(classroom.process.pid)
        assert memory(kernels).private > 1


@pytest.mark.process
@pytest.mark.browser
@pytest.mark.long
def test_a_quick_run_measures_everything_and_nothing_is_wrong(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "bench", "--quick", "--out", str(tmp_path)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads((tmp_path / "report-quick.json").read_text(encoding="utf-8"))
    assert told.keys() == GOALS.keys() | {
        *("mode", "date", "commit", "machine", "versions", "floors", "faults"),
    }
    assert told["faults"] == []
    assert told["grade.identical"]["value"] is True
    for key in GOALS:
        assert {"value", "goal", "reached", "unit", "rounds", "how"} <= told[key].keys()
        assert {"median", "min", "max", "n"} == told[key]["rounds"].keys()
    text = (tmp_path / "report-quick.md").read_text(encoding="utf-8")
    assert all(f"## {key}" in text for key in GOALS)


@pytest.mark.long
@pytest.mark.process
def test_the_doctor_finds_nothing_wrong_with_an_institution(tmp_path):
    built = [sys.executable, "-m", "bench.institution", str(tmp_path / "var"), "--people", "7"]
    done = subprocess.run(built, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    examined = command(Site(ROOT, tmp_path / "var"), "doctor")
    assert examined.returncode == 0, examined.stdout
    with closing(sqlite3.connect(tmp_path / "var" / "answers.db")) as store:
        [people, sessions, ideas] = store.execute(
            "SELECT COUNT(DISTINCT number), COUNT(DISTINCT session), "
            'SUM(result.questions LIKE \'%"idea": "%\') FROM attempt '
            "JOIN hand_in ON attempt_id = attempt.id JOIN result ON hand_in_id = hand_in.id "
            "WHERE number LIKE '1%'"
        ).fetchone()
    assert (people, sessions > 4, ideas > 5) == (7, True, True)
