"""The month of a class: page, CSV, Excel and paper show the same, and plain SQL confirms it."""

import csv
import io
import re
import sqlite3
from contextlib import closing
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from urllib.parse import quote, unquote

import openpyxl
import pypdfium2
import pytest
from playwright.sync_api import expect

from qihang.answers import service
from tests.desk.hours.conftest import ABSENT, FORMULA, HOSTILE, NAMES
from tests.support.desk import DeskSeat, add_staff, at_the_desk

pytestmark = [pytest.mark.process, pytest.mark.browser]

MINUTES = """
WITH moment (sign_in, number, at) AS (
  SELECT id, number, began_at FROM sign_in
  UNION SELECT id, number, ended_at FROM sign_in WHERE ended_at IS NOT NULL
  UNION SELECT sign_in.id, sign_in.number, answer.saved_at FROM sign_in
    JOIN attempt ON attempt.number = sign_in.number
    JOIN answer ON answer.attempt_id = attempt.id
    WHERE answer.saved_at BETWEEN sign_in.began_at AND sign_in.ended_at
), gap AS (
  SELECT number, date(at, 'localtime') AS day, CAST(strftime('%s', at) AS INTEGER) -
    CAST(strftime('%s', lag(at) OVER (PARTITION BY sign_in ORDER BY at)) AS INTEGER) AS seconds
  FROM moment
), computed AS (
  SELECT number, day, SUM(CASE WHEN seconds <= 900 THEN seconds ELSE 0 END) / 60 AS minutes
  FROM gap GROUP BY number, day
), newest AS (
  SELECT * FROM attendance WHERE id IN (SELECT MAX(id) FROM attendance GROUP BY number, day)
)
SELECT trainee.number, days.day,
  CASE WHEN newest.status = 'absent' THEN 0
       WHEN newest.minutes IS NOT NULL THEN newest.minutes
       ELSE COALESCE(computed.minutes, 0) END
FROM trainee
JOIN (SELECT number, day FROM computed UNION SELECT number, day FROM newest) AS days
  ON days.number = trainee.number
LEFT JOIN computed ON computed.number = days.number AND computed.day = days.day
LEFT JOIN newest ON newest.number = days.number AND newest.day = days.day
WHERE trainee.class_name = ? AND days.day BETWEEN ? AND ?
"""
"""Minutes of each of a class and day, by somebody who knows the tables and none of our code."""


def by_sql(store, class_name, first, last):
    """Minutes by number and day."""
    with closing(sqlite3.connect(store)) as of:
        rows = of.execute(MINUTES, (class_name, first.isoformat(), last.isoformat())).fetchall()
    return {(number, day): minutes for number, day, minutes in rows}


def month_of(day):
    first = day.replace(day=1)
    return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def address(day, kind="", class_name="七班"):
    return f"/hours/month{kind}?class={quote(class_name)}&month={day:%Y-%m}"


@pytest.fixture(scope="module")
def corrected(desk, both):
    """The class on which plain requests work, with corrections on all of its days."""
    lecturer, group = at_the_desk(desk.address, "lecturer"), both[1]
    for day in group.days:
        rows = {
            group.numbers[0]: ("there", "17", "visit", ""),
            group.numbers[ABSENT[0]]: ("", "", "ill", ""),
            group.numbers[ABSENT[1]]: ("there", "30", "other", "在纸上做"),
            group.numbers[ABSENT[2]]: ("", "", "", ""),
            group.numbers[9]: ("", "", "court", ""),
        }
        absent = {group.numbers[one] for one in ABSENT}
        lecturer.send(
            "/hours/keep",
            **{
                "class": group.name,
                "day": day.isoformat(),
                "number": list(rows),
                "there": [number for number, one in rows.items() if one[0]],
                "was": ["no" if number in absent else "yes" for number in rows],
                "minutes": [one[1] for one in rows.values()],
                "reason": [one[2] for one in rows.values()],
                "words": [one[3] for one in rows.values()],
                "seen": ["0"] * len(rows),
            },
        )
    return group


@pytest.fixture
def lecturer(desk, corrected):
    """Somebody who sees every class."""
    return at_the_desk(desk.address, "lecturer")


def shown(page, lines="thead tr, tbody tr, tfoot tr"):
    """The table as a page shows it, line by line, in the language that is read."""
    return [
        [cell.inner_text().strip() for cell in line.locator("th, td").all()]
        for line in page.locator(".hours-month").locator(lines).all()
    ]


def tenth(minutes):
    return str((Decimal(minutes) / 60).quantize(Decimal("0.1"), ROUND_HALF_UP))


@pytest.mark.parametrize("at", [0, -1], ids=["the month before", "this month"])
def test_every_figure_is_what_plain_sql_finds(desk, browser, corrected, at):
    day = corrected.days[at]
    wanted = by_sql(desk.site.store, corrected.name, *month_of(day))
    assert wanted
    seat = DeskSeat.at(browser, desk.address, "lecturer", address(day))
    seat.speak("en")
    head, *rows, foot = shown(seat.page)
    seat.close()
    days = [f"{day:%Y}-{one}" for one in head[2:-3]]
    assert days == sorted({day for _, day in wanted})
    everybody = {number for number, _ in wanted} | set(corrected.numbers)
    if corrected.days[-1] > day.replace(day=1):  # who was taken off today was there before
        everybody.add(corrected.gone)
    assert [row[0] for row in rows] == sorted(everybody)
    for row in rows:
        for of, cell in zip(days, row[2:-3], strict=True):
            minutes = wanted.get((row[0], of), 0)
            figure = re.match(r"\d*", cell)[0]
            assert int(figure or 0) == minutes, (row[0], of)
        total = sum(minutes for (number, _), minutes in wanted.items() if number == row[0])
        assert row[-2:] == [str(total), tenth(total)]
    sums = [sum(found for (_, of), found in wanted.items() if of == one) for one in days]
    assert foot[2:-3] == list(map(str, sums))
    assert foot[-2:] == [str(sum(sums)), tenth(sum(sums))]


def test_what_people_said_stands_in_words_and_signs(desk, browser, corrected):
    day = corrected.days[0]
    seat = DeskSeat.at(browser, desk.address, "lecturer", address(day))
    for language, ill, court in (("en", "ill", "court"), ("zh", "生病", "出庭")):
        seat.speak(language)
        cells = {row[0]: row[2] for row in shown(seat.page, "tbody tr")}
        assert cells[corrected.numbers[0]] == "17*"
        assert cells[corrected.numbers[ABSENT[0]]] == ill
        assert cells[corrected.numbers[ABSENT[1]]] == "30*"
        assert cells[corrected.numbers[ABSENT[2]]] == "?"
        assert cells[corrected.numbers[9]] == court
    expect(seat.page.locator(".hours-notes")).to_contain_text("还没写原因")
    seat.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_csv_and_excel_have_exactly_what_the_page_shows(desk, browser, corrected, language):
    seat = DeskSeat.at(browser, desk.address, "lecturer", address(corrected.days[0]))
    seat.speak(language)
    page = shown(seat.page)
    content = {}
    for name in ("CSV", "Excel"):
        with seat.page.expect_download() as coming:
            seat.page.get_by_role("link", name=name).click()
        assert "七班" in coming.value.suggested_filename
        content[name] = coming.value.path().read_bytes()
    seat.close()
    assert content["CSV"].startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content["CSV"].decode("utf-8-sig"))))
    # Signs that nobody sees keep a text from being computed; see the test below.
    assert [[cell.removesuffix("\t").removeprefix("'") for cell in row] for row in rows] == page
    sheet = openpyxl.load_workbook(io.BytesIO(content["Excel"])).active
    found = [[said(cell) for cell in row] for row in sheet.iter_rows(max_col=len(page[0]))]
    assert found == [[without_unseen(cell) for cell in row] for row in page]


def said(cell):
    """A cell of Excel as it is seen."""
    if cell.value is None:
        return ""
    return f"{cell.value:.1f}" if cell.number_format == "0.0" else str(cell.value)


def without_unseen(text):
    """A text without what turns text around, which a workbook does not hold."""
    return text.replace("\u202e", "")


def test_no_name_is_a_formula_in_any_file(desk, lecturer, corrected):
    day = corrected.days[0]
    text = lecturer.ask(address(day, "/csv")).body.decode("utf-8-sig")
    names = {row[0]: row[1] for row in csv.reader(io.StringIO(text))}
    sheet = openpyxl.load_workbook(io.BytesIO(lecturer.ask(address(day, "/xlsx")).body)).active
    cells = {row[0].value: row[1] for row in sheet.iter_rows()}
    for place in (3, 4, 5, 6):
        number, name = corrected.numbers[place], NAMES[place]
        assert names[number].removesuffix("\t") == f"'{name}"
        assert (cells[number].data_type, cells[number].value) == ("s", name)
    assert NAMES[3] == FORMULA


@pytest.mark.parametrize(
    ("language", "title"), [("zh", "学时：七班"), ("en", "Hours of learning: 七班")]
)
def test_the_paper_is_one_sheet_with_lines_to_sign_on(desk, corrected, language, title):
    name = f"paper {language}"
    with service.open_answers(desk.site) as answers:
        answers.desk.staff_prefer(add_staff(desk.site, name, "office"), language, 20)
    one = at_the_desk(desk.address, name)
    answer = one.ask(address(corrected.days[0], "/pdf"))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "七班" in unquote(answer.headers["Content-Disposition"])
    with pypdfium2.PdfDocument(answer.body) as document:
        assert len(document) == 1
        width, height = document[0].get_size()
        text = document[0].get_textpage().get_text_bounded()
    assert (round(width), round(height)) == (842, 595)
    signed = {"zh": "签字、日期", "en": "Signature, date"}[language]
    for said_there in (title, signed, corrected.numbers[0], "17*", "=HYPERLINK(1)", "<img src=x"):
        assert said_there in text, said_there
    assert HOSTILE.split()[0] in text


def test_a_person_has_days_reasons_and_a_sum_a_month(desk, browser, corrected):
    seat = DeskSeat.at(browser, desk.address, "lecturer", f"/hours/person/{corrected.numbers[9]}")
    seat.speak("en")
    months = seat.page.locator(".hours-of-month")
    expect(months).to_have_count(2)
    expect(months.first).to_contain_text("0 minutes")
    expect(months.first.locator("tbody tr").first).to_contain_text("At court or an office")
    seat.open(f"/hours/person/{corrected.numbers[0]}")
    wanted = by_sql(desk.site.store, corrected.name, *month_of(corrected.days[0]))
    total = sum(found for (number, _), found in wanted.items() if number == corrected.numbers[0])
    expect(months.last.locator("h2")).to_contain_text(f"{total} minutes")
    expect(months.last.locator("h2")).to_contain_text(f"{tenth(total)} hours")
    seat.close()


@pytest.mark.parametrize("query", ["month=2999-01", "month=2026-13", "month=x", "month=0001-01"])
def test_a_month_that_is_none_or_is_still_to_come_is_not_here(lecturer, query):
    for path in ("/hours/month", "/hours/month/csv", "/hours/person/7000"):
        assert lecturer.ask(f"{path}?class={quote('七班')}&{query}").status == 404


def test_a_hostile_class_is_text_on_every_page_and_in_every_file(desk, browser, corrected):
    with service.open_answers(desk.site) as answers:
        answers.operator.enrol(
            [{"number": "9100", "name": "n", "class_name": HOSTILE, "pin_hash": "x"}]
        )
    query = f"class={quote(HOSTILE)}"
    seat = DeskSeat.at(browser, desk.address, "lecturer", f"/hours?{query}")
    expect(seat.page.locator("#class option:checked")).to_have_text(HOSTILE)
    seat.open(f"/hours/month?{query}")
    expect(seat.page.locator("#month-label")).to_contain_text(HOSTILE)
    assert seat.page.evaluate("window.hacked") is None
    seat.close()
    one = at_the_desk(desk.address, "lecturer")
    for kind in ("csv", "xlsx", "pdf"):
        answer = one.ask(f"/hours/month/{kind}?{query}")
        assert answer.status == 200
        name = unquote(answer.headers["Content-Disposition"].partition("UTF-8''")[2])
        assert name.startswith(("学时-", "hours-of-learning-"))
        assert not set('<>"/ =') & set(name)
