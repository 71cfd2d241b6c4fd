"""Assignments as files: the overview as it is on the page, and one session by person."""

import json
from collections import Counter
from datetime import datetime
from urllib.parse import quote

import pytest

from tests.desk.export.conftest import (
    BIG,
    MANY,
    OTHER,
    asked,
    csv_lines,
    downloaded,
    excel_lines,
    file_name,
    plainly,
    seat_of,
    today,
)
from tests.support.desk import at_the_desk

pytestmark = [pytest.mark.process, pytest.mark.browser]

STATES = {
    "zh": ("还没做", "做了没交", "已交", "等人看", "已评分"),
    "en": ("Not begun", "Begun", "Handed in", "Waits for a person", "Marked"),
}
PEOPLE = (
    "SELECT number, name, class_name FROM trainee WHERE removed_at IS NULL "
    "ORDER BY class_name, number"
)
HAND_INS = (
    "SELECT attempt.attempt, hand_in.at, result.points, result.most, result.questions "
    "FROM hand_in JOIN attempt ON attempt.id = attempt_id "
    "LEFT JOIN result ON hand_in_id = hand_in.id "
    "WHERE number = ? AND session = 't1' ORDER BY hand_in.id"
)
BEGUN = (
    "SELECT 1 FROM attempt WHERE number = ? AND session = 't1' AND NOT locked "
    "AND EXISTS (SELECT 1 FROM answer WHERE attempt_id = attempt.id)"
)


def wanted(desk, language, classes):
    """The lines of a session, found out by plain SQL and by hand."""
    not_begun, begun, handed_in, waits, marked = STATES[language]
    lines = []
    for who in asked(desk, PEOPLE):
        if who[2] not in classes:
            continue
        rows = asked(desk, HAND_INS, who[0])
        if not rows:
            is_begun = bool(asked(desk, BEGUN, who[0]))
            edition, state = ("1", begun) if is_begun else ("", not_begun)
            lines.append([*who, edition, state, *[""] * 7])
            continue
        # The newest where it is to be marked, else the best, of several the newest.
        best = rows[-1] if rows[-1][2] is None else max(rows, key=lambda row: (row[2], row[1]))
        attempt, at, points, most, text = best
        last = json.loads(rows[-1][4]) if rows[-1][4] else None
        if last is None:
            state, figures = handed_in, ["", "", "", ""]
        else:
            state = waits if any(one["by_hand"] for one in last.values()) else marked
            each = json.loads(text)
            figures = [f"{one:g}" for one in (points, most)]
            figures += [f"{each[name]['points']:g}" for name in ("total", "offer")]
        local = datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
        lines.append([*who, "1", state, str(attempt), local, "", *figures])
    return lines


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_session_by_person_is_what_plain_sql_finds(desk, browser, people, language):
    seat = seat_of(browser, desk, "大班班主任", "/assignments/t1", language)
    row = seat.page.locator(f'tr[data-class="{BIG}"]')
    counts = {
        one: int(row.locator(f"[data-count={one}]").inner_text().split()[0])
        for one in ("begun", "handed_in", "marked", "waits")
    }
    text, sheet, names = downloaded(seat)
    seat.close()
    assert len(text) == MANY  # a heading, and all but the one who was taken off
    assert text[1:] == wanted(desk, language, [BIG])
    assert sheet == plainly(text)
    states = Counter(line[4] for line in text[1:])
    _, begun, handed_in, waits, marked = STATES[language]
    assert counts == {
        "begun": states[begun],
        "handed_in": states[handed_in] + states[waits] + states[marked],
        "marked": states[waits] + states[marked],
        "waits": states[handed_in],
    }
    assert all(counts.values())
    called = {"zh": "分数", "en": "points"}[language]
    assert names["CSV"] == f"{called}-T1-{BIG}-{today()}.csv"
    assert names["Excel"] == f"{called}-T1-{BIG}-{today()}.xlsx"


def test_every_class_is_in_the_file_of_who_looks_after_all(desk, people, lecturer):
    language = "zh"
    answer = lecturer.ask("/assignments/t1/csv")
    every = [name for (name,) in asked(desk, "SELECT DISTINCT class_name FROM trainee")]
    assert csv_lines(answer.body)[1:] == wanted(desk, language, every)
    one = lecturer.ask(f"/assignments/t1/csv?class={quote(OTHER)}")
    assert csv_lines(one.body)[1:] == wanted(desk, language, [OTHER])
    assert OTHER in file_name(one)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("query", ["", f"?class={quote(BIG)}"])
def test_the_overview_is_what_the_page_shows(desk, browser, people, language, query):
    seat = seat_of(browser, desk, "lecturer", f"/assignments{query}", language)
    table = seat.page.locator("table.assignments")
    heads = table.locator("thead th").all_inner_texts()
    rows = [
        [" ".join(cell.split()) for cell in line.locator("th, td").all_inner_texts()]
        for line in table.locator("tbody tr").all()
    ]
    text, sheet, names = downloaded(seat)
    seat.close()
    assert sheet == plainly(text)
    head, *lines = text
    assert head[:6] + head[7:] == heads
    assert len(lines) == len(rows) > 1
    for line, row in zip(lines, rows, strict=True):
        people_of = line.pop(6)
        if people_of != "–":
            line[7] = f"{line[7]} / {people_of}"
            row[2] = row[2].removeprefix("✓ ").removeprefix("– ")
        assert line == row
    assert (BIG in names["CSV"]) == bool(query)


def test_nobody_takes_out_another_class(desk, people, teacher):
    for path in ("/assignments/t1", "/assignments"):
        for kind, read in (("csv", csv_lines), ("xlsx", excel_lines)):
            answer = teacher.ask(f"{path}/{kind}")
            assert not [cell for line in read(answer.body) for cell in line if "别" in cell]
            assert teacher.ask(f"{path}/{kind}?class={quote(OTHER)}").status == 403


def test_a_session_that_is_none_or_was_not_released_is_not_here(desk, people, lecturer):
    assert lecturer.ask("/assignments/x9/csv").status == 404


def test_neither_office_nor_officer_gets_points(desk, people):
    for role in ("office", "officer"):
        for path in ("/assignments/csv", "/assignments/t1/xlsx"):
            assert at_the_desk(desk.address, role).ask(path).status == 403
