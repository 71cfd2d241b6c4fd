"""Submissions whose cells, metadata or form were changed."""

import json

from tests.hostile.cases import WORTHLESS, Submission, hostile

EVIL = "<script>window.hit=1</script><img src=x onerror='window.hit=1'>"


def returns(value: str) -> None:
    @hostile(f"has a test that returns {value}")
    def build(submission: Submission) -> None:
        submission.cell("test_offer")["source"] = value


for text in ("1e9", "float('nan')", "float('inf')", "-1", "True", "'abc'", "[2.0]", "None"):
    returns(text)


def metadata_is(words: str, is_variant: bool = False, **fields: object) -> None:
    @hostile(words, is_variant=is_variant)
    def build(submission: Submission) -> None:
        submission.metadata().update(fields)


metadata_is("has a test of a hundred points", points=100)
metadata_is("has a test of points that are no number", is_variant=True, points="many")
metadata_is("has a test with another checksum", is_variant=True, checksum="0" * 32)
metadata_is("has a test that is not locked", locked=False)
metadata_is("has a test that says it is an answer", solution=True)
metadata_is("has a test that is none", is_variant=True, grade=False, locked=False)
metadata_is("has a test of an old kind of metadata", is_variant=True, schema_version=1)
metadata_is("has a test of a kind of metadata to come", is_variant=True, schema_version=99)
metadata_is("has a test under another question's name", grade_id="test_total")
metadata_is("has a test under a name that rewrites the screen", grade_id="\x1b[2J\n[ERROR] fine")
metadata_is("has a test whose name is no text", is_variant=True, grade_id=["test_offer"])


@hostile("has an answer that says it is a test", is_variant=True)
def answer_as_test(submission: Submission) -> None:
    submission.metadata("offer").update(grade=True, solution=False, points=2)


@hostile("has a test that is not to be run", is_variant=True)
def skipped(submission: Submission) -> None:
    submission.cell("test_offer")["metadata"]["tags"] = ["skip-execution", "raises-exception"]


@hostile("has a test with points among its outputs", is_variant=True)
def own_output(submission: Submission) -> None:
    submission.cell("test_offer")["outputs"] = [
        {
            "output_type": "execute_result",
            "data": {"text/plain": "2.0"},
            "metadata": {},
            "execution_count": 1,
        }
    ]


@hostile("has metadata that is no metadata")
def odd_metadata(submission: Submission) -> None:
    submission.cell("offer")["metadata"]["nbgrader"] = ["grade"]


@hostile("has every test twice", is_variant=True)
def doubled_tests(submission: Submission) -> None:
    tests = [one for one in submission.notebook["cells"] if "item" in one["source"]]
    submission.notebook["cells"] += [{**one, "id": f"{one['id']}-2"} for one in tests]


@hostile("answers one question many times over")
def doubled_answers(submission: Submission) -> None:
    cell = submission.cell("offer")
    place = submission.notebook["cells"].index(cell)
    for number in range(50):
        copy = {**cell, "id": f"again-{number}", "source": f"offer = 'Z{number}'"}
        submission.notebook["cells"].insert(place, copy)


@hostile("has lost the cells that come before the answers", is_variant=True)
def missing_cells(submission: Submission) -> None:
    for name in ("setup", "hand_in"):
        submission.notebook["cells"].remove(submission.cell(name))


@hostile("has all cells in another order")
def reversed_cells(submission: Submission) -> None:
    submission.notebook["cells"].reverse()


@hostile("brings answers to what is no question", is_variant=True)
def own_names(submission: Submission) -> None:
    grading = submission.metadata("offer")
    for name in ("case", "ask", "item", "codes", "float"):
        metadata = {"nbgrader": {**grading, "grade_id": name}}
        submission.add(f"{name} = 2.0", id=name, metadata=metadata)


@hostile("brings the seed of another trainee", WORTHLESS)
def seed_of_another(submission: Submission) -> None:
    other = submission.world.site.submitted / "right0" / "t1" / "t1.ipynb"
    submission.replace_file(other.read_bytes())


@hostile("brings a seed of its own making", WORTHLESS)
def forged_seed(submission: Submission) -> None:
    seed = submission.cell("seed")
    seed["source"] = seed["source"].replace("1.", "2.", 1)


@hostile("brings the seed of the masters", WORTHLESS)
def sample_seed(submission: Submission) -> None:
    submission.cell("seed")["source"] = "seed = 'sample'"


@hostile("puts code where its numbers come from", WORTHLESS)
def seed_of_code(submission: Submission) -> None:
    submission.cell("seed")["source"] = "import os\nos._exit(0)"


@hostile("has scripts in its text", is_variant=True)
def script(submission: Submission) -> None:
    for place, kind in enumerate(("markdown", "raw")):
        submission.add(
            EVIL, cell_type=kind, id=f"evil-{place}", metadata={"raw_mimetype": "text/html"}
        )
    state = {"application/vnd.jupyter.widget-state+json": {"state": f"</script>{EVIL}"}}
    submission.notebook["metadata"].update(widgets=state, title=EVIL)


@hostile("has scripts in its outputs")
def script_in_outputs(submission: Submission) -> None:
    submission.cell("offer")["outputs"] = [
        {"output_type": "display_data", "data": {"text/html": EVIL}, "metadata": {}}
    ]


@hostile("asks for another kernel", is_variant=True)
def other_kernel(submission: Submission) -> None:
    submission.notebook["metadata"]["kernelspec"] = {
        "name": "bash",
        "language": "bash",
        "display_name": "Bash",
    }


@hostile("has answers that are text and not code")
def answers_as_text(submission: Submission) -> None:
    cell = submission.cell("offer")
    cell["cell_type"] = "markdown"
    del cell["outputs"], cell["execution_count"]


@hostile("has an answer that is very long")
def long_answer(submission: Submission) -> None:
    submission.cell("offer")["source"] = f"offer = {'x' * 5_000_000!r}"


@hostile("has an answer that takes very long to read")
def slow_answer(submission: Submission) -> None:
    submission.cell("offer")["source"] = "offer = f'" + "{1}" * 60_000 + "'"


@hostile("has an answer that is very deep")
def deep_answer(submission: Submission) -> None:
    submission.cell("offer")["source"] = "offer = " + "[" * 150 + "]" * 150


@hostile("has nothing but a number that is none", is_variant=True)
def not_a_number(submission: Submission) -> None:
    submission.notebook["metadata"]["own"] = float("nan")
    submission.replace_file(json.dumps(submission.notebook).encode())
