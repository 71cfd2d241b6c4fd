"""What ``qihang new`` makes passes its tests at once, and says what is to be filled in."""

import os
import shutil
import subprocess
import sys

import pytest

from qihang.operate.new.place import Repository
from qihang.operate.new.question import new_question, question_kinds
from qihang.questions import KINDS
from qihang.system.site import Site
from tests.conftest import ROOT

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("new")]

SESSION, LAB, KIND = "s99", "SkeletonLab", "skeleton"
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "var", "build", "node_modules", "__pycache__")


def run(root, *words):
    """Run a Python command in a repository of its own."""
    environment = {
        "QIHANG_ROOT": str(root),
        "QIHANG_VAR": str(root / "var"),
        "PYTHONPATH": ".",
        # What else is installed for pytest takes longer to import than these tests to run.
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
    }
    return subprocess.run(
        [sys.executable, *words],
        cwd=root,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def qihang(root, *words):
    done = run(root, "-m", "qihang.cli", *words)
    assert done.returncode == 0, done.stderr
    return done.stdout


def refusal(root, *words):
    done = run(root, "-m", "qihang.cli", *words)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return done.stderr.strip()


def left_in(root, *session):
    """The files in which something is to be filled in, as ``qihang check`` names them."""
    said = qihang(root, "check", *session)
    assert "to mend" not in said
    marks = [line for line in said.splitlines() if line]
    return {line.removeprefix("to fill in").strip().split(":")[0] for line in marks}


def times(root):
    return {str(path.relative_to(root)): path.stat().st_mtime_ns for path in root.rglob("*.*")}


class Unmade(Repository):
    """A repository in which nothing is made anew yet from what was written: one time is enough."""

    def generate(self, session):
        pass

    def write_guide(self):
        pass


LATER = """
import sys
from qihang import cli
from qihang.operate.new.place import Repository
Repository.generate = lambda self, session: print(session, "is generated")
Repository.write_guide = lambda self: print("the guide is written")
sys.exit(cli.main(sys.argv[1:]))
"""
"""A command that only says what it would make anew, which the last one makes for all."""


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    """A repository in which a session, a laboratory and a question of each kind were made."""
    root = tmp_path_factory.mktemp("new") / "repository"
    shutil.copytree(ROOT, root, ignore=LEFT_OUT, symlinks=True)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    title = ("--title", "开店与上架", "A shop and a product")
    made = run(root, "-c", LATER, "new", "session", SESSION, *title)
    assert (made.returncode, made.stderr) == (0, "")
    assert f"{SESSION} is generated\nthe guide is written\n" in made.stdout
    said = made.stdout
    said += qihang(root, "new", "lab", LAB)
    said += qihang(root, "new", "kind", KIND)
    for kind in question_kinds():
        new_question(Unmade(Site(root, root / "var")), SESSION, f"own_{kind}", kind)
    said += qihang(root, "new", "question", f"{SESSION}.own_{KIND}", "--kind", KIND)
    return root, said


def test_there_is_a_skeleton_of_a_question_of_every_kind():
    assert question_kinds() == sorted(KINDS)


@pytest.mark.long
def test_what_was_made_passes_the_tests_at_once(repository):
    root, _ = repository
    places = (
        "sessions",
        "widgets/test_lab_contract.py",
        "language",
        "docs",
        "questions",
        "test_packages.py",
    )
    own = (f"widgets/test_{LAB.lower()}.py", f"questions/test_{KIND}.py")
    done = run(
        root,
        *("-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "xdist"),
        *("-m", "not browser and not process"),
        *("-k", f"{SESSION} or {LAB} or {KIND} or catalogue or plain or kept_guide or packages"),
        *(f"tests/{place}" for place in (*places, *own)),
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert "passed" in done.stdout


def test_what_was_made_is_in_good_style(repository):
    root, _ = repository
    for command in (("check",), ("format", "--check")):
        done = run(root, "-m", "ruff", *command, "qihang", "widgets", "tests")
        assert done.returncode == 0, done.stdout[-3000:]


def test_what_was_made_has_no_mistake_and_is_named_with_what_is_to_be_filled_in(repository):
    root, said = repository
    names = (SESSION, LAB.lower(), KIND)
    files = {file for file in left_in(root) if any(name in file for name in names)}
    assert files >= {
        f"qihang/sessions/{SESSION}/exercise.py",
        f"qihang/sessions/{SESSION}/practice.py",
        f"qihang/sessions/{SESSION}/plan.toml",
        f"workbooks/{SESSION}_shop/{SESSION}.ipynb",
        f"solutions/{SESSION}/{SESSION}.ipynb",
        f"widgets/labs/{LAB.lower()}/lab.js",
        f"tests/widgets/test_{LAB.lower()}.py",
        f"qihang/questions/{KIND}.py",
    }
    assert all(name in said for name in files)


def test_of_one_session_its_own_is_named_and_the_kind_that_its_exercise_asks(repository):
    root, _ = repository
    files = left_in(root, SESSION)
    assert all(SESSION in file or KIND in file for file in files)
    assert files >= {f"workbooks/{SESSION}_shop/{SESSION}.ipynb", f"qihang/questions/{KIND}.py"}


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("session", SESSION), "is there already"),
        (("session", "sales"), "is no name of a session. Take s and a number, such as s7."),
        (("session", "s77"), "Give s77 a title"),
        (("lab", LAB), "is there already"),
        (("lab", "weight"), "Take one that ends in Lab, such as WeightLab."),
        (("kind", KIND), "There is a kind skeleton already"),
        (("kind", "two-words"), "Take one word of small letters"),
        (("question", f"{SESSION}.own_number"), "has a question own_number already"),
        (("question", "s98.margin"), "Run: qihang new session s98"),
        (("question", f"{SESSION}.Net-Sales"), "such as net_sales"),
        (("question", f"{SESSION}.more", "--kind", "riddle"), "The kinds are chat, choice"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_written(repository, words, reason):
    root, _ = repository
    before = times(root / "qihang" / "sessions") | times(root / "solutions")
    assert reason in refusal(root, "new", *words)
    assert times(root / "qihang" / "sessions") | times(root / "solutions") == before


def test_a_command_outside_of_the_repository_says_so(site):
    assert "Run this command in the course's own folder" in refusal(site.root, "new", "lab", LAB)
