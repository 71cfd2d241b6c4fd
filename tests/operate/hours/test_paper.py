"""The month of a class on paper: a sheet for most classes, more below the same head for a large."""

import io

import pypdfium2
import pytest

from qihang.language.messages import message
from qihang.operate.export.table import Table
from qihang.operate.hours.paper import paper

SIGNATURE = {"zh": "教员", "en": "Lecturer"}


def month(people, days):
    head = [
        *(message("Trainee number"), message("Name of the person")),
        *(f"12-{one:02d}" for one in range(1, days + 1)),
        message("Points"),
    ]
    rows = [(f"2{n:03d}", f"学员{n}", *["90"] * days, "1080") for n in range(people)]
    foot = ("", "", *["99"] * days, "9")
    return Table(message("Trainees"), head, rows, texts=(0, 1), foot=foot)


def read(content):
    """The text of each sheet, and the signs that lie beyond its sides."""
    texts, outside = [], []
    with pypdfium2.PdfDocument(io.BytesIO(content)) as document:
        for page in document:
            text, (width, height) = page.get_textpage(), page.get_size()
            boxes = [text.get_charbox(n) for n in range(text.count_chars())]
            outside += [
                one for one in boxes if one[0] < 20 or one[2] > width - 20 or one[3] > height
            ]
            texts.append(text.get_text_bounded())
    return texts, outside


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("people", "days"), [(46, 8), (60, 12), (60, 31), (120, 20)])
def test_a_large_class_goes_on_below_the_same_head_and_is_signed_once(language, people, days):
    texts, outside = read(paper(month(people, days), language))
    assert outside == []
    assert len(texts) > 1
    for number, page in enumerate(texts, start=1):
        assert f"{number} / {len(texts)}" in page
        assert "12-01" in page
    assert [SIGNATURE[language] in page for page in texts] == [False] * (len(texts) - 1) + [True]
    together = "\n".join(texts)
    assert all(f"2{n:03d}" in together for n in range(people))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_usual_class_is_one_sheet_without_a_number(language):
    [only], outside = read(paper(month(30, 8), language))
    assert (outside, "1 / 1" in only, SIGNATURE[language] in only) == ([], False, True)
