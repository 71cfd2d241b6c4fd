"""A class of three hundred and a class of another's, who are in every state of an exercise."""

import csv
import io
import re
import sqlite3
from contextlib import closing
from datetime import date, datetime, time
from urllib.parse import unquote

import openpyxl
import pytest

from qihang.answers import service
from tests.support.desk import DeskSeat, add_staff, at_the_desk
from tests.support.learned import learned, moment
from tests.support.marked import found, handed_in

HOSTILE = '<img src=x onerror="window.hacked=1">"\', \u202eنص'
NAMES = {1: HOSTILE, 2: "=HYPERLINK(1)", 3: '李"四", 大;x', 4: "-周", 5: "＋陈", 6: "一\n二"}
MANY = 300
BIG, OTHER, ODD = "大班", "别班", '=班"1", 2\u202e-3'
IDEAS = ("t1-added", "t1-one-pack", "not-yet-number")


@pytest.fixture(scope="module")
def people(desk):
    """Numbers of the large class, whose numbers begin with zeros; of another's; of an odd one."""
    big = [(f"0{n:03d}", NAMES.get(n, f"学员{n}"), BIG) for n in range(MANY)]
    others = [(f"9{n:03d}", f"别人{n}", OTHER) for n in range(3)] + [("8001", "某", ODD)]
    with service.open_answers(desk.site) as answers:
        answers.operator.enrol(
            [
                {"number": number, "name": name, "class_name": group, "pin_hash": "x"}
                for number, name, group in big + others
            ]
        )
        answers.operator.remove_trainees([big[-1][0]])
    for n, (number, _, _) in enumerate(big + others):
        _work(desk.site.store, n, number)
    add_staff(desk.site, "大班班主任", "class-teacher", [BIG])
    add_staff(desk.site, "大班教务", "office", [BIG])
    return [number for number, _, _ in big[:-1]]


def _work(store, n, number):
    """Somebody begins, hands in, once or twice, is marked, waits for a person, or nothing."""
    if n % 7 == 0:
        return
    if n % 7 == 1:
        began = moment_of(f"2026-11-0{1 + n % 9}")
        learned(store, number, began, began, [began])
        return
    first = {"total": found(0.0, idea=IDEAS[n % 3]), "offer": found(1.5, by_hand=n % 7 == 2)}
    handed_in(store, number, "t1", f"2026-{9 + n % 3:02d}-11", None if n % 7 == 3 else first)
    if n % 7 == 4:
        handed_in(store, number, "t1", "2026-11-12", {"total": found(2.0), "offer": found(0.0)})


def moment_of(day):
    """Nine o'clock of a day."""
    return moment(date.fromisoformat(day), time(9))


def seat_of(browser, desk, name, path, language):
    """A window at a page, in a language."""
    seat = DeskSeat.at(browser, desk.address, name, path)
    seat.speak(language)
    return seat


def downloaded(seat):
    """The two files that the page offers, read, and their names."""
    contents, names = {}, {}
    for label in ("CSV", "Excel"):
        with seat.page.expect_download() as coming:
            seat.page.locator(".desk-files").get_by_role("link", name=label).click()
        names[label] = coming.value.suggested_filename
        contents[label] = coming.value.path().read_bytes()
    return csv_lines(contents["CSV"]), excel_lines(contents["Excel"]), names


def csv_lines(content):
    """The cells of a CSV file as a spreadsheet shows them."""
    assert content.startswith(b"\xef\xbb\xbf")
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    rows = list(csv.reader(text, strict=True))
    for row in rows:
        assert not [cell for cell in row if cell.startswith(tuple("=+-@＝＋－＠\t"))]
    return [[_unmarked(cell) for cell in row] for row in rows]


def _unmarked(cell):
    """A cell without the signs that keep a spreadsheet from computing it."""
    return re.sub(r"^'(?=[=+\-@＝＋－＠])", "", cell).removesuffix("\t")


def today():
    """The local day, as it stands in the name of a file."""
    return datetime.now().astimezone().date().isoformat()


def excel_lines(content):
    """The cells of a workbook as they are seen; none is a formula."""
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    lines = []
    for row in sheet.iter_rows():
        assert not [cell for cell in row if cell.data_type == "f"]
        lines.append([_seen(cell) for cell in row])
    return lines


def _seen(cell):
    if cell.value is None:
        return ""
    decimals = len(cell.number_format.partition(".")[2])
    return f"{cell.value:.{decimals}f}" if cell.data_type == "n" else cell.value


def plainly(lines):
    """Cells without what turns text around, which a workbook does not hold."""
    return [[cell.replace("\u202e", "") for cell in line] for line in lines]


def asked(desk, query, *values):
    """Rows of the store, by plain SQL."""
    with closing(sqlite3.connect(desk.site.store)) as store:
        return store.execute(query, values).fetchall()


def file_name(answer):
    """The name that a browser gives the file."""
    return unquote(answer.headers["Content-Disposition"].partition("UTF-8''")[2])


@pytest.fixture
def lecturer(desk, people):
    """Somebody who looks after every class."""
    return at_the_desk(desk.address, "lecturer")


@pytest.fixture
def teacher(desk, people):
    """The class teacher of the large class."""
    return at_the_desk(desk.address, "大班班主任")
