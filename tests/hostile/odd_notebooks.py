"""Submissions whose notebook is not built as notebooks are."""

import json
from typing import Any

from tests.hostile.cases import MARKED, REFUSED, WORTHLESS, Submission, hostile
from tests.hostile.tampering import EVIL


def whole(words: str, ends: str = MARKED, **fields: Any) -> None:
    """What the notebook says of itself."""

    @hostile(f"says of itself {words}", ends, is_variant=True)
    def build(submission: Submission) -> None:
        submission.notebook.update(fields)


whole("that its cells are no list", REFUSED, cells={"cell_type": "code"})
whole("that its cells are a number", REFUSED, cells=4)
whole("that it has no cells", REFUSED, cells=None)
whole("that its metadata are a list", REFUSED, metadata=[1])
whole("that its metadata are nothing", REFUSED, metadata=None)
whole("that it is of version 3", REFUSED, nbformat=3, nbformat_minor=0)
whole("that it is of version 1", REFUSED, nbformat=1, nbformat_minor=0)
whole("that it is of version 0", REFUSED, nbformat=0)
whole("that its version is a text", REFUSED, nbformat="4")
whole("that its version is a list", REFUSED, nbformat=[4])
whole("that its version is nearly 4", REFUSED, nbformat=4.5)
whole("that it is of minor version 99", nbformat_minor=99)
whole("that it is of a negative minor version", REFUSED, nbformat_minor=-1)
whole("that its minor version is a text", REFUSED, nbformat_minor="5")
whole("more than notebooks say", worksheets=[{"cells": []}], signature=EVIL)


def metadata_of_notebook(words: str, ends: str = MARKED, **fields: Any) -> None:
    @hostile(f"has {words} in its metadata", ends, is_variant=True)
    def build(submission: Submission) -> None:
        submission.notebook["metadata"].update(fields)


def nested(depth: int) -> Any:
    found: Any = 1
    for _ in range(depth):
        found = [found]
    return found


metadata_of_notebook("five hundred lists in each other", REFUSED, own=nested(500))
metadata_of_notebook("half a character", REFUSED, own="\ud800")
metadata_of_notebook("a number of four thousand digits", own=int("9" * 4000))
metadata_of_notebook("a kernel without a name", REFUSED, kernelspec={})
metadata_of_notebook("a kernel that is a path", REFUSED, kernelspec={"name": "../../tmp/evil"})
metadata_of_notebook("a language that is none", REFUSED, language_info=["python"])
metadata_of_notebook("a language with a command", language_info={"name": "$(touch x)"})
metadata_of_notebook("nbgrader's own words", nbgrader={"points": 1e9}, celltoolbar=EVIL)


def cell_is(words: str, ends: str = MARKED, name: str = "offer", **fields: Any) -> None:
    @hostile(f"has a cell with {words}", ends, is_variant=True)
    def build(submission: Submission) -> None:
        submission.cell(name).update(fields)


cell_is("a source that is a number", REFUSED, source=5)
cell_is("a source that is an object", REFUSED, source={"offer": 1})
cell_is("a source of lists in lists", REFUSED, source=[["offer = 1"]])
cell_is("no source", REFUSED, source=None)
cell_is("a source of a hundred thousand lines", source=["#\n"] * 100_000)
cell_is("a source with signs that are nothing", source="offer = '\0'")
cell_is("half a character", REFUSED, source="offer = '\ud800'")
cell_is("a type that there is none of", REFUSED, cell_type="evil")
cell_is("a type that is a list", REFUSED, cell_type=["code"])
cell_is("an id of a megabyte", REFUSED, id="x" * 2**20)
cell_is("an id with scripts", REFUSED, id=EVIL)
cell_is("an id that is a number", REFUSED, id=5)
cell_is("outputs that are no list", REFUSED, outputs="2.0")
cell_is("outputs that are numbers", REFUSED, outputs=[2.0])
cell_is("an output of a kind to come", outputs=[{"output_type": "points", "points": 2.0}])
cell_is("a count that is a text", execution_count="one")
cell_is("attachments", attachments={"x.html": {"text/html": EVIL}})
cell_is("collapsed metadata of five hundred levels", REFUSED, metadata={"nbgrader": nested(500)})
cell_is("a test with points in its outputs and its source", name="test_offer", source="2.0")


@hostile("has metadata of a cell that are no metadata", REFUSED, is_variant=True)
def metadata_is_text(submission: Submission) -> None:
    submission.cell("offer")["metadata"] = "metadata"


@hostile("has a cell that is nothing", REFUSED, is_variant=True)
def cell_is_nothing(submission: Submission) -> None:
    submission.notebook["cells"].append(None)


@hostile("has a cell without a type", REFUSED, is_variant=True)
def cell_without_type(submission: Submission) -> None:
    del submission.cell("offer")["cell_type"]


@hostile("has every key twice", is_variant=True)
def doubled_keys(submission: Submission) -> None:
    text = json.dumps(submission.notebook)
    submission.replace_file(text.replace('"metadata": {', '"metadata": [], "metadata": {').encode())


@hostile("begins with a mark of its encoding", REFUSED, is_variant=True)
def marked_encoding(submission: Submission) -> None:
    submission.replace_file(b"\xef\xbb\xbf" + json.dumps(submission.notebook).encode())


@hostile("goes on after its end", REFUSED, is_variant=True)
def two_notebooks(submission: Submission) -> None:
    submission.replace_file(json.dumps(submission.notebook).encode() * 2)


@hostile("is a list of notebooks", REFUSED, is_variant=True)
def list_of_notebooks(submission: Submission) -> None:
    submission.replace_file(json.dumps([submission.notebook]).encode())


@hostile("is a text", REFUSED, is_variant=True)
def text(submission: Submission) -> None:
    submission.replace_file(b'"notebook"')


@hostile("has as many cells as are opened", is_variant=True)
def many_cells(submission: Submission) -> None:
    for number in range(900):
        submission.add("text", cell_type="markdown", id=f"more-{number}")


@hostile("has one cell more than are opened", REFUSED, is_variant=True)
def one_too_many(submission: Submission) -> None:
    for number in range(1001):
        submission.add("text", cell_type="markdown", id=f"more-{number}")


@hostile("has as many parts as are opened", is_variant=True)
def many_parts(submission: Submission) -> None:
    submission.notebook["metadata"]["own"] = [{}] * 19_000


@hostile("has millions of numbers in its metadata", REFUSED, is_variant=True)
def many_numbers(submission: Submission) -> None:
    submission.notebook["metadata"]["own"] = [1] * 5_000_000


@hostile("has five hundred cells of code of its own", is_variant=True)
def much_code(submission: Submission) -> None:
    for number in range(500):
        submission.add("print('more')", id=f"more-{number}")


@hostile("has outputs without end", is_variant=True)
def many_outputs(submission: Submission) -> None:
    output = {"output_type": "stream", "name": "stdout", "text": EVIL * 20}
    submission.cell("offer")["outputs"] = [output] * 5000


@hostile("has two seeds", is_variant=True)
def two_seeds(submission: Submission) -> None:
    place = submission.notebook["cells"].index(submission.cell("seed"))
    other = {**submission.cell("seed"), "id": "other", "source": "seed = 'sample'"}
    submission.notebook["cells"].insert(place, other)


@hostile("brings its seed as a list", WORTHLESS, is_variant=True)
def seed_as_list(submission: Submission) -> None:
    submission.cell("seed")["source"] = "seed = ['sample']"


@hostile("brings no seed", WORTHLESS, is_variant=True)
def no_seed(submission: Submission) -> None:
    submission.cell("seed")["source"] = ""


@hostile("has lost the cell of its seed", WORTHLESS, is_variant=True)
def lost_seed(submission: Submission) -> None:
    submission.notebook["cells"].remove(submission.cell("seed"))
