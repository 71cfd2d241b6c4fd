"""Common mistakes as a file: the questions, the ideas, and months or classes side by side."""

import json
from collections import Counter
from urllib.parse import quote

import pytest

from tests.desk.export.conftest import (
    BIG,
    OTHER,
    asked,
    csv_lines,
    downloaded,
    excel_lines,
    plainly,
    seat_of,
    today,
)
from tests.support.desk import at_the_desk

pytestmark = [pytest.mark.process, pytest.mark.browser]

MARKED = (
    "SELECT attempt.number, class_name, hand_in.at, result.questions FROM result "
    "JOIN hand_in ON hand_in.id = hand_in_id JOIN attempt ON attempt.id = attempt_id "
    "JOIN trainee ON trainee.number = attempt.number "
    "WHERE removed_at IS NULL ORDER BY hand_in.id"
)


def newest(desk, classes):
    """The newest marked hand-in of each, by plain SQL: class, month and questions."""
    rows = {row[0]: row[1:] for row in asked(desk, MARKED) if row[1] in classes}
    return [(name, at[:7], json.loads(text)) for name, at, text in rows.values()]


def figures(found):
    """Right, partly, not yet, empty, waiting."""
    stands = Counter(map(standing, found))
    return [str(stands[one]) for one in ("right", "partly", "not-yet", "empty", "waiting")]


def standing(one):
    if one["by_hand"]:
        return "waiting"
    if one["points"] == one["most"]:
        return "right"
    return "partly" if one["points"] else "not-yet"


def unspaced(text):
    return "".join(text.split())


def ideas(found):
    """How many people have each idea."""
    counted = Counter(
        one["idea"] for one in found if standing(one) in ("partly", "not-yet") and one["idea"]
    )
    return sorted(map(str, counted.values()))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("by", ["month", "class"])
def test_the_files_are_what_the_page_shows_and_what_plain_sql_counts(
    desk, browser, people, language, by
):
    path = f"/wrong?session=t1&class={quote(BIG)}&question=offer&by={by}"
    seat = seat_of(browser, desk, "lecturer", path, language)
    page = [
        line.locator("td.q-number").all_inner_texts()
        for line in seat.page.locator("#by-question tbody tr").all()
    ]
    said = [" ".join(one.split()) for one in seat.page.locator("#by-question q").all_inner_texts()]
    titles = seat.page.locator("#by-question tbody th > span:first-child").all_inner_texts()
    beside = [
        [line.locator("th").inner_text(), *line.locator("td.q-number").all_inner_texts()]
        for line in seat.page.locator("#over tbody tr").all()
    ]
    text, sheet, names = downloaded(seat)
    seat.close()
    assert sheet == plainly(text)
    head, *lines = text
    together = {"zh": "全部", "en": "All"}[language]
    first = [line for line in lines if line[0] == together]
    rest = lines[len(first) :]
    questions = [line for line in first if line[2]]
    with_ideas = [line for line in first if not line[2]]
    papers = newest(desk, [BIG])
    for line, name, title, cells in zip(questions, ("total", "offer"), titles, page, strict=True):
        each = [one[name] for _, _, one in papers]
        assert line[1] == title
        assert line[2:7] == figures(each)
        assert [*line[2:5], line[6]] == [cell.split()[0] for cell in cells]
        own = [one for one in with_ideas if one[1] == title]
        assert sorted(one[8] for one in own) == ideas(each)
    assert len(with_ideas) == 3
    # Between two sentences the page has a space, in Chinese, too.
    assert sorted(map(unspaced, (line[7] for line in with_ideas))) == sorted(map(unspaced, said))
    groups = sorted({one[0] if by == "class" else one[1] for one in papers})
    assert [line[0] for line in rest] == groups == [row[0] for row in beside]
    for line, row in zip(rest, beside, strict=True):
        own = [one["offer"] for name, month, one in papers if line[0] in (name, month)]
        assert line[2:7] == figures(own)
        assert [*line[2:5], line[6]] == [cell.split()[0] for cell in row[1:]]
    assert len(head) == 9
    called = {"zh": "常见的错", "en": "common-mistakes"}[language]
    assert names["CSV"] == f"{called}-T1-{BIG}-{today()}.csv"


def test_nobody_takes_out_another_class(desk, people, teacher):
    for kind, read in (("csv", csv_lines), ("xlsx", excel_lines)):
        lines = read(teacher.ask(f"/wrong/{kind}?session=t1&by=class").body)
        assert {line[0] for line in lines[1:]} == {"全部", BIG}
        assert teacher.ask(f"/wrong/{kind}?session=t1&class={quote(OTHER)}").status == 403


def test_neither_office_nor_officer_gets_it(desk, people):
    for role in ("office", "officer"):
        assert at_the_desk(desk.address, role).ask("/wrong/csv").status == 403


def test_what_is_none_is_not_here(desk, people, lecturer):
    for query in ("session=x9", "session=t1&edition=7", "session=t1&by=year"):
        assert lecturer.ask(f"/wrong/csv?{query}").status == 404
