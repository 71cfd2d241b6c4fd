"""A table on paper: all that stands in it, on as many sheets as it needs, in both languages."""

import io
import re
from datetime import datetime

import pypdfium2
import pytest

from qihang.language.messages import Bilingual, message
from qihang.operate.export.paper import paper
from qihang.operate.export.table import Table
from qihang.operate.roster.listed import TICKS, class_list

HOSTILE = '<img src=x onerror="window.hacked=1">#strong[x] $x$ \\ _a_'
LONG = "欧阳" * 20
UNBROKEN = "x" * 60
HEADS = {"zh": ("学员号", "姓名"), "en": ("Trainee number", "Class")}
A4 = (595, 842)


def listed(many=60):
    names = {2: HOSTILE, 4: LONG, 5: UNBROKEN}
    return [
        {"number": f"2{n:03d}", "name": names.get(n, f"学员{n}"), "class_name": "三班"}
        for n in range(many)
    ]


def pages(content):
    with pypdfium2.PdfDocument(io.BytesIO(content)) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def sizes(content):
    with pypdfium2.PdfDocument(io.BytesIO(content)) as document:
        return {tuple(map(round, page.get_size())) for page in document}


def outside(content):
    """Whether any sign lies beyond the margins of its sheet."""
    found = []
    with pypdfium2.PdfDocument(io.BytesIO(content)) as document:
        for page in document:
            text, (width, _) = page.get_textpage(), page.get_size()
            boxes = (text.get_charbox(n) for n in range(text.count_chars()))
            found += [box for box in boxes if box[0] < 20 or box[2] > width - 20]
    return found


def plain(text):
    """A text without breaks, and without the places at which it may break."""
    return re.sub(r"[\s\u200b\ufffe\x02]", "", text)


def points(questions):
    head = [
        *(message("Trainee number"), message("Name of the person"), message("Class")),
        *(message("Edition"), message("State"), message("Points"), message("Most points")),
        *(
            Bilingual(f"第 {n} 题：还剩多少钱", f"Question {n}: how much is left")
            for n in range(questions)
        ),
    ]
    names = {1: HOSTILE, 2: LONG}
    figures = ["17.5", "20", *["2.5"] * questions]
    rows = [(f"2{n:03d}", names.get(n, "n"), "三班", "1", "已评分", *figures) for n in range(50)]
    return Table(message("Points"), head, rows, texts=(0, 1, 2, 4), about=["S3", "三班"])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_class_list_goes_over_sheets_with_its_head_the_day_and_their_number(language):
    made = paper(class_list(listed(), ["三班", "四班"]), language)
    found = pages(made)
    assert len(found) > 1
    assert sizes(made) == {A4}
    assert "四班" in found[0]
    today = f"{datetime.now().astimezone():%Y-%m-%d}"
    for number, page in enumerate(found, start=1):
        assert all(plain(head) in plain(page) for head in HEADS[language])
        assert f"{number} / {len(found)}" in page
        assert today in page
    together = plain("".join(found))
    for one in listed():
        assert one["number"] in together
        assert plain(one["name"]) in together
    assert outside(made) == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("questions", [8, 16])
def test_points_lie_across_with_their_long_headings_told_below_the_title(language, questions):
    made = paper(points(questions), language)
    first, *more = pages(made)
    assert more
    assert sizes(made) == {A4[::-1]}
    assert outside(made) == []
    title = {"zh": "第 2 题：还剩多少钱", "en": "Question 2: how much is left"}[language]
    assert plain(f"C{title}") in plain(first)
    assert plain(title) not in plain("".join(more))
    together = plain("".join([first, *more]))
    assert plain(HOSTILE) in together
    assert LONG in together


def test_there_are_columns_to_tick_on_paper_and_none_in_a_file():
    table = class_list(listed(3), [])
    assert table.ticks == TICKS
    assert {len(line) for line in table.lines("en")} == {3}


def test_nobody_at_all_is_a_sheet_with_a_head():
    [only] = pages(paper(class_list([], []), "en"))
    assert "Name" in only
