"""Notebooks without a kernel: what a runner's real forks put out, and how they end."""

import ast
import os
import signal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.kernels.cells import Runner, Runners, _outputs, is_literal, is_plain
from qihang.submission import NotAnAnswer, literal
from tests.helpers import until

ANSWERS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(), part, max_size=3),
    max_leaves=8,
)


@given(ANSWERS)
def test_what_a_hand_in_holds_is_a_literal(value):
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
    ],
)
def test_an_odd_message_of_a_child_is_a_cell_that_gave_no_reply(said):
    [[output]] = _outputs(said, 1)
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
