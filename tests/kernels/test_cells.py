"""Notebooks without a kernel: what a runner's real forks put out, and how they end."""

import ast
import os
import signal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.answers.submission import NotAnAnswer, literal
from qihang.kernels.run.cells import Runner, Runners, is_literal, is_plain
from qihang.kernels.run.outputs import harmless, heard
from qihang.kernels.run.runner import Way
from tests.support.waiting import until

ANSWERS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(), part, max_size=3),
    max_leaves=8,
)


@given(ANSWERS)
def test_what_a_submission_holds_is_a_literal(value):
    try:
        source = literal(value)
    except NotAnAnswer:
        return
    assert is_literal(f"answer = {source}", "answer")
    assert ast.literal_eval(source) == value


@pytest.mark.parametrize(
    "value",
    ["f()", "other", "f'{1}'", "[x for x in ()]", "(x := 1)", "lambda: 1", "[].a", "[1][0]", "*a,"],
)
def test_code_is_no_literal(value):
    for source in (f"answer = {value}", f"answer = [{value}]", f"answer = {{'a': {value}}}"):
        assert not is_literal(source, "answer")


@pytest.mark.parametrize(
    "source", ["other = 1", "answer = b = 1", "answer += 1", "1", "a = 1; b = 2"]
)
def test_only_the_cell_s_own_name_is_assigned(source):
    assert not is_literal(source, "answer")


def test_what_takes_long_to_read_is_no_literal():
    assert is_literal(f"answer = {'x' * 100_000!r}", "answer")
    assert not is_literal(f"answer = {'x' * 300_000!r}", "answer")
    assert not is_literal("answer = [f'" + "{1}" * 10_000 + "']", "answer")


@pytest.mark.parametrize("source", ["%time 1", "!ls", "get_ipython()", "await f()", "1;", "_"])
def test_what_only_ipython_knows_is_not_plain(source):
    assert not is_plain(source)


@pytest.mark.parametrize(
    "said",
    [
        b"\xff\n",
        b"{\n",
        b"5\n",
        b'[{"output_type": "execute_result", "data": [], "execution_count": 1}]\n',
        b'[{"output_type": "execute_result", "data": {}, "execution_count": Infinity}]\n',
        b'[{"output_type": "display_data"}]\n',
        b'[{"output_type": "update_display_data", "data": {}}]\n',
    ],
)
def test_an_odd_message_of_a_child_is_a_cell_that_gave_no_reply(said):
    [[output]] = heard(said, 1)
    assert output["ename"] == "CellTimeoutError"


@pytest.fixture(scope="module")
def runners():
    own = Runners(count=1)
    yield own
    own.close()


@pytest.mark.process
def test_cells_put_out_what_a_kernel_does(runners):
    said = runners.run(["print('a')", "6 * 7", "1 / 0", "raise SystemExit(3)", "None"])
    assert said[0] == [{"output_type": "stream", "name": "stdout", "text": "a\n"}]
    assert said[1][0]["data"] == {"text/plain": "42"}
    assert [said[2][0]["ename"], said[3][0]["ename"]] == ["ZeroDivisionError", "SystemExit"]
    assert said[4] == []


@pytest.mark.process
def test_a_child_that_ends_itself_gives_no_reply_from_there_on(runners):
    said = runners.run(["1", "import os; os._exit(0)", "2.0"])
    assert said[0][0]["data"] == {"text/plain": "1"}
    assert [said[1][0]["ename"], said[2][0]["ename"]] == ["CellTimeoutError"] * 2


@pytest.mark.process
def test_notebooks_share_nothing(runners):
    leave = "import os, json, random\njson.left = os.environ['LEFT'] = 'x'\nopen('left', 'w')"
    look = "import os, json\nhasattr(json, 'left'), 'LEFT' in os.environ, os.listdir()"
    runners.run([leave])
    assert runners.run([look])[0][0]["data"] == {"text/plain": "(False, False, [])"}
    draw = ["import random", "random.random()"]
    assert runners.run(draw)[1] != runners.run(draw)[1]


@pytest.mark.process
def test_notebooks_that_share_a_child_put_out_what_each_does_by_itself(runners):
    some = [["a = 1", "a"], ["a"], ["print('b')", "1 / 0"], [], ["2.0"]]
    assert _told(runners.run_together(some)) == _told([runners.run(one) for one in some])


@pytest.mark.process
@pytest.mark.parametrize(
    "bad", ["import os; os._exit(0)", "import threading; threading.Event().wait(3)"]
)
def test_a_notebook_that_ends_or_holds_up_a_shared_child_harms_no_other(runners, bad):
    said = runners.run_together([["1"], ["2", bad, "3"], ["4"], ["5"]])
    shown = [
        [cell[0]["data"] for cell in notebook if cell[:1]] for notebook in (said[0], *said[2:])
    ]
    assert shown == [[{"text/plain": number}] for number in "145"]
    assert said[1] == runners.run(["2", bad, "3"])


def _told(said):
    """What notebooks put out, but for the traces, which name a place in the file."""
    return [
        [[{**output, "traceback": None} for output in cell] for cell in notebook]
        for notebook in said
    ]


@pytest.mark.process
def test_a_runner_that_died_is_replaced_and_nothing_is_lost():
    own = Runners(count=1)
    runner = own._free.get()
    os.kill(runner.pid, signal.SIGKILL)
    own._free.put(runner)
    assert own.run(["1"])[0][0]["data"] == {"text/plain": "1"}
    own.close()
    until(lambda: not os.path.exists(f"/proc/{runner.pid}"))
    assert isinstance(runner, Runner)


@pytest.mark.process
def test_magics_and_displays_need_no_kernel(runners):
    cells = [
        "%time 1",
        "display(2)\n3",
        "4;",
        "get_ipython().user_ns['_']",
        "1 / 0",
        "raise SystemExit",
    ]
    said = runners.run(cells, Way(in_ipython=True))
    kinds = [[output["output_type"] for output in cell] for cell in said]
    assert kinds[0] == ["stream", "execute_result"]
    assert kinds[1:4] == [["display_data", "execute_result"], [], ["execute_result"]]
    assert said[1][1]["data"] == said[3][0]["data"] == {"text/plain": "3"}
    assert [said[4][0]["ename"], said[5][0]["ename"]] == ["ZeroDivisionError", "SystemExit"]


@pytest.mark.process
def test_what_is_awaited_needs_no_kernel(runners):
    cells = ["async def five():\n    return 5\nawait five()"]
    assert runners.run(cells, Way(in_ipython=True))[0][0]["data"] == {"text/plain": "5"}


@pytest.mark.process
def test_files_of_the_course_lie_beside_a_notebook(runners, tmp_path):
    (tmp_path / "prices.csv").write_text("9.9", encoding="utf-8")
    (tmp_path / "ours.py").write_text("price = open('prices.csv').read()", encoding="utf-8")
    cells = ["import ours\nours.price", "open('prices.csv', 'w').write('1')"]
    said = runners.run(cells, Way(files=str(tmp_path)))
    assert [cell[0]["data"]["text/plain"] for cell in said] == ["'9.9'", "1"]
    assert (tmp_path / "prices.csv").read_text(encoding="utf-8") == "9.9"


@pytest.mark.process
def test_own_code_reads_its_folder_writes_nothing_and_starts_no_thread(runners, tmp_path):
    (tmp_path / "mine.csv").write_text("9.9", encoding="utf-8")
    cells = [
        "open('mine.csv').read()",
        "open('mine.csv', 'w')",
        "import threading\nthreading.Thread(target=print).start()",
    ]
    said = runners.run(cells, Way(in_ipython=True, files=str(tmp_path), own_code=True))
    assert said[0][0]["data"] == {"text/plain": "'9.9'"}
    # Not allowed, or a file system that is only read: which layer it comes to is not said here.
    assert said[1][0]["ename"] in ("PermissionError", "OSError")
    assert (tmp_path / "mine.csv").read_text(encoding="utf-8") == "9.9"
    assert said[2][0]["ename"] == "RuntimeError"


@pytest.mark.process
@pytest.mark.security("a hand-in's own code reads what a link in its folder leads to")
def test_own_code_reads_nothing_through_a_link_and_no_pipe_holds_it_up(runners, tmp_path):
    folder, secret = tmp_path / "handed-in", tmp_path / "key.txt"
    folder.mkdir()
    secret.write_text("the answers", encoding="utf-8")
    (folder / "link").symlink_to(secret)
    os.mkfifo(folder / "pipe")
    way = Way(in_ipython=True, files=str(folder), own_code=True)
    [said], [seen] = runners.run(["open('link').read()", "1 + 1"], way)
    assert said["ename"] == "FileNotFoundError"
    assert seen["data"] == {"text/plain": "2"}
    assert secret.read_text(encoding="utf-8") == "the answers"


def test_what_own_code_displays_holds_nothing_that_a_page_would_run():
    data = {
        "text/plain": "<b>",
        "text/html": "<script>",
        "image/svg+xml": "<svg>",
        "image/png": 'AA"><script>',
        "image/jpeg": "QUJD\n",
        "application/json": {},
    }
    shown = [{"output_type": "display_data", "data": data, "metadata": {}}]
    assert harmless(shown)[0]["data"] == {"text/plain": "<b>", "image/jpeg": "QUJD\n"}
