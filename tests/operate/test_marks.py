"""What is still to be filled in, of everything and of one session."""

import nbformat
import pytest

from qihang.language.messages import Bilingual
from qihang.operate.new.marks import still_to_fill_in
from qihang.sessions import Session

SESSION = Session("s7", "S7", Bilingual("开店", "A shop"), "workbooks/s7_shop/s7.ipynb")

OF_SESSION = {
    "qihang/sessions/s7/exercise.py",
    "qihang/sessions/s7/messages.po",
    "tests/sessions/test_s7.py",
    "workbooks/s7_shop/s7.ipynb",
    "solutions/s7/s7.ipynb",
}
USED = {
    "widgets/labs/weightlab/lab.js",
    "tests/widgets/test_weightlab.py",
    "qihang/questions/written.py",
    "widgets/exercise/kinds/written/ask.py",
    "tests/questions/test_written.py",
}
OTHERS = {
    "qihang/sessions/s77/exercise.py",
    "tests/sessions/test_s77.py",
    "workbooks/s77_shop/s77.ipynb",
    "widgets/labs/marginlab/lab.js",
    "qihang/questions/number.py",
    "widgets/exercise/kinds/number/ask.py",
}
CELLS = {
    "workbooks/s7_shop/s7.ipynb": ["from widgets import WeightLab", "WeightLab()"],
    "solutions/s7/s7.ipynb": ["item = ask.text(", 'item = ask.text("offer", offer)'],
}


@pytest.fixture
def root(tmp_path):
    """A repository in which every file has something to fill in."""
    for file in OF_SESSION | USED | OTHERS:
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("FILL IN: words", encoding="utf-8")
        if path.suffix == ".ipynb":
            cells = [nbformat.v4.new_code_cell(one) for one in CELLS.get(file, ())]
            to_fill_in = nbformat.v4.new_markdown_cell("FILL IN: words")
            nbformat.write(nbformat.v4.new_notebook(cells=[*cells, to_fill_in]), path)
    return tmp_path


def files(marks, root):
    return {str(mark.file.relative_to(root)) for mark in marks}


def test_of_everything_each_mark_is_named(root):
    assert files(still_to_fill_in(root), root) == OF_SESSION | USED | OTHERS


def test_of_a_session_its_own_are_named_and_those_of_what_its_notebooks_use(root):
    assert files(still_to_fill_in(root, SESSION), root) == OF_SESSION | USED
