"""The PDF of worksheets and keys: whole questions on a page, names that are no markup."""

import re

import pypdfium2
import pytest

from qihang import cli
from qihang.answers.service import open_answers
from qihang.language.messages import LANGUAGES
from qihang.operate.worksheets import files, making
from qihang.papers import pdf
from qihang.sessions import session
from qihang.system.errors import OperatorError
from tests.support.commands import in_this_process
from tests.widgets.test_on_paper import EXERCISES, sheets

ODD = ['#read("/etc/passwd")', "*强*_磊_ $x^2$", r'王\n"伟" <b> // `c`', "<img src=x onerror=1>"]


def people(*names):
    return [
        {"number": f"10{n}", "name": name, "class_name": f"班{n}", "removed_at": None, "note": None}
        for n, name in enumerate(names, start=1)
    ]


def document(assignment, made, names, language="en", key=False):
    who = people(*names)
    asked = [
        {"number": one["number"], "assignment": assignment, "attempt": 2, "seed": "1.paper"}
        for one in who
    ]
    name = assignment.split("-")[0]
    return making.given(session(name), who, asked, made, language, key)


def pages(content):
    """The text of each page, without spaces."""
    with pypdfium2.PdfDocument(content) as found:
        return [bare(one.get_textpage().get_text_bounded()) for one in found]


def bare(text):
    return re.sub(r"\s", "", text)


def printed(what):
    return pages(pdf.made(files.TEMPLATE, what))


def words_of(one):
    """The words that stand first in a question, and those of its answer."""
    form = one["form"]
    yield one["title"]
    if form["kind"] in ("number", "choice", "decision", "order", "written"):
        yield form["label"]
    for name in ("options", "reasons", "steps", "rows", "checks"):
        for part in form.get(name, ()):
            yield part["text"]


@pytest.mark.parametrize("key", [False, True], ids=["sheet", "key"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("assignment", EXERCISES)
def test_a_question_and_the_place_of_its_answer_stand_on_one_page(assignment, language, key):
    [made] = sheets(assignment, language, key, ["1.paper"])
    found = printed(document(assignment, [made], ["林小满"], language, key))
    for one in made["questions"]:
        at = [page for page in found if bare(one["title"]) in page]
        assert len(at) == 1, one["title"]
        for words in words_of(one):
            assert bare(words) in at[0], (one["name"], words)
    for title in made["elsewhere"]:
        assert bare(title) in found[0]
    assert all("林小满" in page and "101" in page for page in found)
    last = len(found)
    assert all(f"{n}/{last}" in page for n, page in enumerate(found, start=1))
    assert all((bare(marked_as_key(language)) in page) == key for page in found)


def marked_as_key(language):
    return {"zh": "答案，只给教员看", "en": "Key, for lecturers only"}[language]


def test_a_question_that_is_larger_than_a_page_is_set_in_smaller_letters():
    [made] = sheets("s4", "en", False, ["1.paper"])
    one = next(one for one in made["questions"] if one["form"]["kind"] == "sort")
    rows = [{"id": f"r{n}", "text": f"This is line {n} of many"} for n in range(60)]
    long = {**one, "form": {**one["form"], "rows": rows}}
    found = printed(document("s4", [{"questions": [long], "elsewhere": []}], ["林"]))
    [at] = [page for page in found if bare(one["title"]) in page]
    assert all(bare(row["text"]) in at for row in rows)


def test_names_are_text_and_no_markup_and_everybody_has_pages_of_their_own():
    [made] = sheets("s0", "en", False, ["1.paper"])
    found = printed(document("s0", [made] * len(ODD), ODD))
    for n, name in enumerate(ODD, start=1):
        own = [page for page in found if bare(name) in page]
        assert own
        assert all(f"10{n}班{n}" in page for page in own)
    assert len(found) % len(ODD) == 0


# ---- the command --------------------------------------------------------------------------


@pytest.fixture
def course(open_site):
    """The tests' own course; two are in class 三班."""
    with open_answers(open_site) as answers:
        answers.operator.enrol(
            [
                {"number": number, "name": name, "class_name": "三班", "pin_hash": "x"}
                for number, name in (("0031", ODD[0]), ("0032", "周大河"))
            ]
        )
    return open_site


def log(site):
    with open_answers(site) as answers:
        return [line for line in answers.desk.log_page(None) if '"key-printed"' in line]


def test_the_command_prints_sheets_and_the_key_which_the_log_says(course, tmp_path):
    sheet, key = tmp_path / "sheet.pdf", tmp_path / "key.pdf"
    done = in_this_process("worksheets", "t1", "--class", "三班", "--pdf", str(sheet))
    assert (done.returncode, str(sheet) in done.stdout) == (0, True), done.stderr
    assert log(course) == []
    text = "".join(pages(sheet))
    assert bare(ODD[0]) in text
    assert "周大河" in text
    more = ("--key", "--number", "0032", "--language", "zh", "--pdf", str(key))
    assert in_this_process("worksheets", "t1", "--class", "三班", *more).returncode == 0
    text = "".join(pages(key))
    assert "周大河" in text
    assert bare(ODD[0]) not in text
    assert marked_as_key("zh") in text
    [line] = log(course)
    assert '"people":1' in line


def test_a_file_that_is_there_stays_and_what_cannot_be_is_said(course, tmp_path):
    file = tmp_path / "there.pdf"
    file.write_text("mine")
    asked = ("worksheets", "t1", "--class", "三班", "--pdf")
    assert "there.pdf" in in_this_process(*asked, str(file)).stderr
    assert file.read_text() == "mine"
    new = str(tmp_path / "new.pdf")
    for words_, says in (
        (("worksheets", "t1", "--class", "no such", "--pdf", new), "Nobody is chosen"),
        ((*asked, new, "--number", "1001"), "1001"),
        (("worksheets", "t2", "--class", "三班", "--pdf", new), "not released"),
    ):
        done = in_this_process(*words_)
        assert done.returncode == 1
        assert says in done.stderr
    assert cli.main(["close", "t1"]) == 0
    assert "not open" in in_this_process(*asked, new).stderr


def test_a_key_to_other_questions_than_were_released_is_refused(course, tmp_path):
    master = course.solutions / "t1" / "t1.ipynb"
    text = master.read_text(encoding="utf-8")
    changed = text.replace("## Question 1: how much together", "## Question 1: how much")
    assert changed != text
    master.write_text(changed, encoding="utf-8")
    new = str(tmp_path / "new.pdf")
    asked = ("worksheets", "t1", "--class", "三班", "--language", "en", "--pdf", new)
    assert "Release the exercise again" in in_this_process(*asked, "--key").stderr
    assert in_this_process(*asked).returncode == 0


def test_more_than_a_class_is_refused_in_a_sentence():
    with pytest.raises(OperatorError, match="at most"):
        making.see_that_it_can_be_made(people(*["n"] * (making.MOST + 1)))
