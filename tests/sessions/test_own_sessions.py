"""A course that brings its own sessions has those, and no others."""

import pytest

import qihang.sessions
from qihang.kernels import sandbox
from qihang.language.messages import message
from qihang.questions.misconceptions import MISCONCEPTIONS
from qihang.sessions import (
    generate,
    misconception,
    practice_item,
    session,
    sessions,
)
from qihang.sessions.base import PRACTICE
from qihang.system.errors import OperatorError
from qihang.system.site import ROOT, Site

SESSION = {
    "session.toml": 'code = "U1"\nzh = "一"\nen = "One"\nworkbook = "workbooks/u1/u1.ipynb"\n',
    "__init__.py": "",
    "exercise.py": "def generate(seed):\n    return seed.upper()\n",
    "practice.py": (
        "from qihang.sessions.base import practice\n\n\n"
        "@practice('u1.own')\ndef draw(rng):\n    return 'drawn'\n"
    ),
    "misconceptions.py": "MISCONCEPTIONS = {'u1-own': 'an idea'}\n",
    "messages.po": (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Only U1 says this."\nmsgstr "只有 U1 这样说。"\n'
    ),
}


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course with one session of its own; what it brings is gone after these tests."""
    made = Site(tmp_path_factory.mktemp("course"), tmp_path_factory.mktemp("var"))
    folder = made.sessions / "u1"
    folder.mkdir(parents=True)
    for name, text in SESSION.items():
        (folder / name).write_text(text, encoding="utf-8")
    yield made
    PRACTICE.pop("u1.own", None)
    MISCONCEPTIONS.pop("u1-own", None)
    qihang.sessions.__path__.remove(str(made.sessions))


@pytest.fixture
def own(course, monkeypatch):
    """The course, and this process in it."""
    monkeypatch.setenv(ROOT, str(course.root))
    return course


def test_its_sessions_are_all_there_are(own):
    assert [one.name for one in sessions()] == ["u1"]
    assert session("u1").title.en == "One"
    with pytest.raises(OperatorError, match="The sessions are u1"):
        session("s1")


@pytest.mark.parametrize("damaged", ['code = "U1', 'code = "U1"\nzh = "一"\n'])
def test_a_session_that_cannot_be_read_is_named_with_what_it_needs(own, damaged):
    file = own.sessions / "u1" / "session.toml"
    file.write_text(damaged, encoding="utf-8")
    try:
        with pytest.raises(OperatorError, match=r"^sessions/u1/session\.toml cannot .* four lines"):
            sessions()
    finally:
        file.write_text(SESSION["session.toml"], encoding="utf-8")


def test_its_numbers_items_thoughts_and_words_are_found(own):
    assert generate("u1", "seed") == "SEED"
    assert practice_item("u1.own")(None) == "drawn"
    assert misconception("u1-own") == "an idea"
    assert message("Only U1 says this.").translations()["zh"] == "只有 U1 这样说。"


def test_notebooks_of_the_lessons_still_find_their_numbers(own):
    assert generate("s1", "7.seed").session == "s1"


def test_a_kernel_behind_its_walls_may_read_them_and_nothing_else_of_the_course(own):
    sandbox.python_paths.cache_clear()
    readable = sandbox.python_paths()
    sandbox.python_paths.cache_clear()
    assert own.sessions in readable
    assert own.root not in readable


def test_a_course_without_any_has_the_lessons():
    assert not Site.here().sessions.is_dir()
    assert "s1" in [one.name for one in sessions()]


@pytest.mark.parametrize("item", ["u2.none", "base.none", "s2.none", "none"])
def test_an_item_of_no_session_is_none(item):
    with pytest.raises(KeyError):
        practice_item(item)


class Closed:
    """A folder that this process may not enter."""

    name = "__pycache__"

    def __truediv__(self, _name):
        return self

    def is_file(self):
        raise PermissionError


def test_a_folder_that_a_kernel_may_not_enter_is_no_session():
    assert not qihang.sessions._is_session(Closed())
